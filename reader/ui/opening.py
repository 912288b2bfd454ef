"""Ways an article comes in: a file, several, the clipboard, a box, a drop, the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.paths import resource
from reader.text.folders import find_articles
from reader.ui.dialogs.paste_dialog import PasteDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from reader.ui.session import ReadingSession

SAMPLE = ("samples", "article.html")
FILE_FILTER = "Articles (*.txt *.text *.md *.html *.htm *.xhtml);;All files (*)"


class Opening(QObject):
    """Hands what the reader chose to the session."""

    def __init__(self, session: ReadingSession, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.folder = Path.home()

    def ask_for_files(self) -> None:
        """Let the reader choose files."""
        names, _filter = QFileDialog.getOpenFileNames(
            self._window, "Open an article", str(self.folder), FILE_FILTER
        )
        self.open_paths([Path(name) for name in names])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the first of several files and folders; the others wait in the library."""
        paths = expand(paths)
        if not paths:
            return
        self.folder = paths[0].absolute().parent
        self._session.open_path(paths[0])
        for path in paths[1:]:
            self._session.add_path(path)

    def open_sample(self) -> None:
        """Open the article that comes with the app."""
        self._session.open_path(resource(*SAMPLE))

    def paste(self) -> None:
        """Read the copied text; show the box when there is none."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._session.open_text(text)
        else:
            self.show_box()

    def show_box(self) -> None:
        """Show a box to type or paste an article into."""
        dialog = PasteDialog(parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._session.open_text(dialog.text))
        dialog.open()

    def can_take(self, data: QMimeData) -> bool:
        """Tell whether a drop of `data` would open something."""
        return bool(_local_paths(data)) or (data.hasText() and not data.hasUrls())

    def take(self, data: QMimeData) -> None:
        """Open what was dropped."""
        paths = _local_paths(data)
        if paths:
            self.open_paths(paths)
        elif data.hasText():
            self._session.open_text(data.text())


def expand(paths: Sequence[Path]) -> list[Path]:
    """Return the files among `paths`, with the articles of the folders among them, in order."""
    files: list[Path] = []
    for path in paths:
        files += find_articles(path).files if path.is_dir() else (path,)
    return files


def _local_paths(data: QMimeData) -> list[Path]:
    """Return the files of a drop; addresses of the web are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
