"""The user guide in a window of its own, to be read beside the article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.paths import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from reader.ui.appearance import Appearance
    from reader.ui.theme import Theme

_PATH = Qt.ItemDataRole.UserRole


def guide_pages() -> list[tuple[str, Path]]:
    """Return title and file of every page of the guide, in reading order."""
    files = sorted(resource("help").glob("*.md"))
    return [(_title_of(path), path) for path in files]


def _title_of(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ").strip()


class _Page(QTextBrowser):
    """Shows one page; pictures come from the guide's folder only."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName("Guide")
        self.document().setDocumentMargin(24)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load a picture of the guide, no wider than the page; nothing else."""
        path = name.toString() if isinstance(name, QUrl) else name
        if kind != QTextDocument.ResourceType.ImageResource.value or "://" in path:
            return None
        picture = QImage(str(resource("help", *path.split("/"))))
        widest = max(200, self.viewport().width() - 60)
        if picture.width() > widest:
            mode = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(round(widest * self.devicePixelRatioF()), mode)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
        return picture


class GuideWindow(QDialog):
    """Pages at the left, the chosen one at the right."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("User guide")
        self.list = QListWidget()
        self.list.setAccessibleName("Pages of the guide")
        self.page = _Page()
        self.page.anchorClicked.connect(self._follow)
        for title, path in guide_pages():
            item = QListWidgetItem(title)
            item.setData(_PATH, str(path))
            self.list.addItem(item)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_page())
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        line = self.fontMetrics().height()
        splitter.setSizes([14 * line, 46 * line])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        room = self.screen().availableSize() * 0.9
        self.resize(QSize(60 * line, 44 * line).boundedTo(room))
        appearance.theme_changed.connect(self._change_theme)
        self._change_theme(appearance.theme)
        self.list.setCurrentRow(0)

    def show_file(self, name: str) -> None:
        """Show the page of a file name."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_PATH).endswith(f"/{name}"):
                self.list.setCurrentRow(row)

    def _show_page(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            text = Path(item.data(_PATH)).read_text(encoding="utf-8")
            self.page.setMarkdown(text)
            self.page.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        """Go to another page of the guide; an address of the web is opened outside."""
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        else:
            self.show_file(link.path())

    def _change_theme(self, theme: Theme) -> None:
        colours = self.page.palette()
        colours.setColor(QPalette.ColorRole.Base, theme.page)
        colours.setColor(QPalette.ColorRole.Text, theme.ink)
        colours.setColor(QPalette.ColorRole.Link, theme.accent)
        self.page.setPalette(colours)
        self._show_page()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the list out in the style that is known only now."""
        super().showEvent(event)
        self.list.doItemsLayout()
        self.list.setMinimumWidth(self.list.sizeHintForColumn(0) + 24)
