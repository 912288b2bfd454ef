"""Words of the article to be corrected, in a box beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.text.correcting import take_typed
from reader.ui.announcing import announce
from reader.ui.fonts import sans_font
from reader.ui.panels.floating import Floating
from reader.ui.panels.words_edit import WordsEdit

if TYPE_CHECKING:
    from reader.ui.appearance import Appearance

HINT = "Decisions and notes stay with their quotes."
PADDING = 14


class CorrectionBox(Floating):
    """Enter keeps what is typed.

    Attributes:
        words: The field.
        hint: Says why something cannot be kept.

    Signals:
        kept(): The reader is done.
        given_up(): The reader wants nothing changed.
    """

    kept = Signal()
    given_up = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName("Correct the text")
        self._words = self._shown = ""
        self._most = 0
        self.title = QLabel("Correct the text")
        self.title.setFont(sans_font(13, semibold=True))
        self.words = WordsEdit()
        self.words.setAccessibleName("The article’s words")
        self.words.entered.connect(self.kept)
        self.words.textChanged.connect(self._take_back)
        self.hint = QLabel(HINT)
        self.hint.setFont(sans_font(12))
        self.hint.setWordWrap(True)
        self.hint.setProperty("tone", "dim")
        self.keep_button = QPushButton("Correct")
        self.keep_button.setProperty("look", "primary")
        self.keep_button.clicked.connect(self.kept)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setProperty("look", "quiet")
        self.cancel_button.clicked.connect(self.given_up)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, 12, PADDING, 12)
        column.setSpacing(9)
        for widget in (self.title, self.words, self.hint):
            column.addWidget(widget)
        column.addLayout(foot)

    def ask(self, words: str) -> None:
        """Show the article's words, ready to be typed over."""
        self._words = words
        self.words.setPlainText(words.replace("\n", " "))
        self._shown = self.words.toPlainText()
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.words.selectAll()
        self._take_back()

    @property
    def replacement(self) -> str:
        """What shall stand there; what was not touched is as it was, to the character."""
        return take_typed(self._words, self._shown, self.words.toPlainText())

    def refuse(self, why: str) -> None:
        """Say why that cannot be kept, and go on asking."""
        self.hint.setText(why)
        self.hint.setProperty("tone", "")
        self.hint.style().polish(self.hint)
        self._fit_again()
        announce(self, why)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_back(self) -> None:
        """Say again what it is about, when something else is typed."""
        self.hint.setText(HINT)
        self.hint.setProperty("tone", "dim")
        self.hint.style().polish(self.hint)
        self._fit_again()

    def _fit_again(self) -> None:
        """Be as high as what is typed and said needs."""
        if self.isVisible():
            self.fit(self.width(), self._most)

    def fit(self, width: int, most: int) -> None:
        """Take a width and the height that goes with it."""
        self._most = most
        self.words.setFixedHeight(self.words.height_for(width - 2 * PADDING))
        super().fit(width, most)
