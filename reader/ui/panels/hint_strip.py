"""One line below the article that says what could be tried next, until it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.ui.announcing import announce

if TYPE_CHECKING:
    from reader.ui.appearance import Appearance
    from reader.ui.theme import Theme


class HintStrip(QWidget):
    """Words, and two ways to be rid of them.

    Signals:
        dismissed(): The reader has read it.
        all_dismissed(): The reader wants no hints at all.
    """

    dismissed = Signal()
    all_dismissed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._has_room = True
        self.setObjectName("hintStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Hint")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.all_button = QPushButton("No more hints")
        self.all_button.setProperty("look", "link")
        self.all_button.clicked.connect(self.all_dismissed)
        self.close_button = QPushButton("✕")
        self.close_button.setAccessibleName("Close this hint")
        self.close_button.setToolTip("Close this hint")
        self.close_button.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 5, 8, 5)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.all_button)
        row.addWidget(self.close_button)
        appearance.theme_changed.connect(self._change_theme)
        self._change_theme(appearance.theme)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show a hint; none when `words` is empty."""
        if words and words != self.words.text():
            announce(self, words)
        self.words.setText(words)
        self.setVisible(bool(words) and self._has_room)

    def set_room(self, has_room: bool) -> None:
        """Say whether there is room for hints at all."""
        self._has_room = has_room
        self.setVisible(bool(self.words.text()) and has_room)

    def _change_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#hintStrip {{ background: {theme.selection.name()};"
            f" border-top: 1px solid {theme.hairline.name()}; }}"
        )
