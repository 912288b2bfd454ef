"""What the user can choose, in pages; every choice counts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.preferences.appearance_page import AppearancePage
from reader.ui.dialogs.preferences.language_page import LanguagePage
from reader.ui.dialogs.preferences.library_page import LibraryPage
from reader.ui.dialogs.preferences.review_page import ReviewPage
from reader.ui.dialogs.preferences.shortcuts_page import ShortcutsPage

if TYPE_CHECKING:
    from reader.ui.dialogs.preferences.page import PreferencesPage
    from reader.ui.library_place import LibraryPlace
    from reader.ui.options import Options


class PreferencesDialog(QDialog):
    """A list of pages at the left, the chosen one at the right."""

    def __init__(
        self, options: Options, place: LibraryPlace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.appearance = AppearancePage(options)
        self.language = LanguagePage(options)
        self.review = ReviewPage(options)
        self.shortcuts = ShortcutsPage(options)
        self.library = LibraryPage(options, place)
        self.list = QListWidget()
        self.list.setAccessibleName("Pages")
        self.list.setProperty("look", "pages")
        self.stack = QStackedWidget()
        for page in (
            self.appearance,
            self.language,
            self.review,
            self.shortcuts,
            self.library,
        ):
            self._add(page)
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 24)
        close = QPushButton("&Close")
        close.setProperty("look", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self._lay_out(close)

    def _lay_out(self, close: QPushButton) -> None:
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.list)
        body.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addLayout(body, 1)
        column.addLayout(foot)
        line = self.fontMetrics().height()
        room = self.screen().availableSize() * 0.9
        self.resize(min(44 * line, room.width()), min(33 * line, room.height()))

    def _add(self, page: PreferencesPage) -> None:
        self.list.addItem(page.title)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.stack.addWidget(area)
