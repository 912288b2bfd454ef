"""The bar at the foot of the article: what to look for, how, and how often it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from reader.text.finding import Query
from reader.ui.panels.chevron_button import ChevronButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

NO_MATCH = "No match"


class FindBar(QWidget):
    """A box, choices, a count; hidden until it is asked for.

    Signals:
        query_changed(): Something else is looked for, or in another way.
        next_asked(), previous_asked(), closed(): What the reader wants.
    """

    query_changed = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("line", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Find in the article")
        self.box = QLineEdit()
        self.box.setPlaceholderText("Find in the article")
        self.box.setAccessibleName("Find in the article")
        self.box.setClearButtonEnabled(True)
        self.box.setMinimumWidth(150)
        self.box.textChanged.connect(self.query_changed)
        self.count = QLabel()
        self.count.setProperty("tone", "dim")
        self.previous_button = ChevronButton("Previous match (Shift+Enter)", is_up=True)
        self.previous_button.clicked.connect(self.previous_asked)
        self.next_button = ChevronButton("Next match (Enter)", is_up=False)
        self.next_button.clicked.connect(self.next_asked)
        self.case_chip = self._chip("Match case", "Tell capitals from small letters")
        self.words_chip = self._chip("Whole words", "Leave out what is only a part of a word")
        self.quotes_chip = self._chip("In quotes", "Look at quoted words only")
        self.close_button = QPushButton("✕")
        self.close_button.setAccessibleName("Close the find bar")
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.clicked.connect(self.closed)
        self._lay_out()
        self.show_count(None, 0)
        self.hide()

    def _chip(self, words: str, hint: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setProperty("look", "chip")
        chip.setCheckable(True)
        chip.setToolTip(hint)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.toggled.connect(self.query_changed)
        return chip

    def _lay_out(self) -> None:
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(6)
        for chip in (self.case_chip, self.words_chip, self.quotes_chip):
            choices.addWidget(chip)
        choices.addStretch(1)
        search = QWidget()
        row = QHBoxLayout(search)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        self._is_one_line = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 6, 8, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(search, 0, 0)
        self._grid.addWidget(self._choices, 0, 1)
        self._grid.addWidget(self.close_button, 0, 2)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(
            self.box.text(),
            match_case=self.case_chip.isChecked(),
            whole_words=self.words_chip.isChecked(),
        )

    @property
    def is_in_quotes(self) -> bool:
        """Whether only quoted words are looked at."""
        return self.quotes_chip.isChecked()

    def open(self, words: str = "") -> None:
        """Show the bar, ready to type; `words` take the place of what was looked for."""
        if words:
            self.box.setText(words)
        self.show()
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def show_count(self, number: int | None, total: int, *, is_counting: bool = False) -> None:
        """Say at which match the reader is.

        Args:
            number: Of the match, 1-based; None for none.
            total: Matches found.
            is_counting: Whether there may be more.
        """
        if number is not None:
            words = f"{number:,} of {total:,}{'…' if is_counting else ''}"
        elif self.query.is_empty or is_counting:
            words = ""
        else:
            words = NO_MATCH
        self.count.setText(words)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(total > 0)

    def _line_width(self) -> int:
        """Return the width at which everything has room on one line."""
        count = self.count.fontMetrics().horizontalAdvance("888 of 888")
        controls = (self._choices, self.previous_button, self.next_button, self.close_button)
        widths = sum(control.sizeHint().width() for control in controls)
        return self.box.minimumWidth() + count + widths + 60

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter, close with Esc."""
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.previous_asked if is_back else self.next_asked).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices into a line of their own where one line is too narrow."""
        super().resizeEvent(event)
        is_one_line = self.width() >= self._line_width()
        if is_one_line != self._is_one_line:
            self._is_one_line = is_one_line
            self._grid.removeWidget(self._choices)
            self._grid.addWidget(self._choices, *((0, 1) if is_one_line else (1, 0)))
