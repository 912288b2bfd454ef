"""The article with its quotations: who speaks is seen, pointed at, selected and walked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from reader.ui.page.pointer import Pointer
from reader.ui.page.reading_page import ReadingPage
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


class ArticleView(ReadingPage):
    """Shows an article with its quotations in their speakers' colours.

    Attributes:
        shows_card: Whether the selected statement's card is open: then another click or Enter on
            it goes to the quote within or around it.

    Signals:
        statement_selected(int): The reader chose another statement.
        statement_activated(int): The reader asked for a statement's card, by click or Enter.
        statement_hovered(int): The mouse is on another statement; 0 when on none.
        selection_cleared(): The reader gave up the selected statement.
        selection_changed(): Another statement is selected, or none, by whomever.
    """

    statement_selected = Signal(int)
    statement_activated = Signal(int)
    statement_hovered = Signal(int)
    selection_cleared = Signal()
    selection_changed = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.shows_card = False
        self._pointer = Pointer(self.viewport(), self._statement_at_mouse)
        self._pointer.hovered.connect(self._on_hovered)
        self._pointer.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._pointer.refresh)
        self.setAccessibleName("Article")

    def solo_speaker(self, name: str | None) -> None:
        """Fade all speakers but one and walk through that one's statements; None ends it."""
        self._look.solo = self._highlights.solo = name
        self._on_marks_changed()

    @property
    def selected_statement(self) -> int | None:
        """The number of the selected statement, or None."""
        return self._look.selected

    def select_statement(
        self, number: int | None, *, scroll: bool = True, is_jump: bool = True
    ) -> None:
        """Select a statement, or none; of the signals only `selection_changed` is sent.

        Args:
            number: Of a statement; one that does not exist selects none.
            scroll: Bring it into view when no part of it is visible.
            is_jump: Whether the reader may want to go back to where this leaves.
        """
        statement = None if number is None else self._highlights.statement(number)
        self._look.selected = statement.number if statement else None
        self.viewport().update()
        self.selection_changed.emit()
        if statement and scroll:
            self._reveal(statement.first.span, is_jump=is_jump)

    def next_statement(self) -> None:
        """Select the next statement, as if the reader had pointed at it."""
        self._walk(1)

    def previous_statement(self) -> None:
        """Select the statement before, as if the reader had pointed at it."""
        self._walk(-1)

    def next_of_speaker(self) -> None:
        """Select the next statement of the selected one's speaker."""
        self._walk(1, same_speaker=True)

    def previous_of_speaker(self) -> None:
        """Select the statement before of the selected one's speaker."""
        self._walk(-1, same_speaker=True)

    def _walk(self, step: int, *, same_speaker: bool = False) -> None:
        number = self._highlights.neighbour(
            self.selected_statement, step, self.position, same_speaker=same_speaker
        )
        if number is not None:
            self.select_statement(number, is_jump=False)
            self.statement_selected.emit(number)

    def _statement_at_mouse(self, place: QPoint) -> int:
        return 0 if self.look.is_hidden else self.statement_at(place)

    def _on_hovered(self, number: int) -> None:
        self._look.hovered = number or None
        self.viewport().update()
        self.statement_hovered.emit(number)

    def _on_clicked(self, place: QPoint) -> None:
        numbers = [] if self.look.is_hidden else self.statements_at(place)
        if not numbers:
            self._give_up()
            return
        number = numbers[0]
        if self.shows_card and self.selected_statement in numbers:
            number = _after(self.selected_statement, numbers)
        self.select_statement(number, scroll=False)
        self.statement_selected.emit(number)
        self.statement_activated.emit(number)

    def _activate(self) -> None:
        """Ask for the card; when it is there already, for that of the quote within or around."""
        number = self.selected_statement
        if number is None:
            return
        if self.shows_card:
            number = _after(number, self._highlights.family(number))
        self.statement_activated.emit(number)

    def _give_up(self) -> None:
        if self.selected_statement is not None:
            self.select_statement(None)
            self.selection_cleared.emit()

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Add opening and leaving to the keys of a page."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.selected_statement is not None and not modifiers:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self._activate
            if event.key() == Qt.Key.Key_Escape:
                return self._give_up
        return super()._action_of(event)


def _after(number: int, numbers: list[int]) -> int:
    """Return what follows a number in a list, round and round."""
    return numbers[(numbers.index(number) + 1) % len(numbers)]
