"""The article with its quotations: who speaks is seen, pointed at, selected and walked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent

from reader.ui.page.edge_page import EdgePage
from reader.ui.page.pointer import Pointer
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader.model.quotation import Statement


class ArticleView(EdgePage):
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
        menu_asked(object): The reader asks for a menu, here on the screen; a `QPoint`. What it is
            about is selected.
    """

    statement_selected = Signal(int)
    statement_activated = Signal(int)
    statement_hovered = Signal(int)
    selection_cleared = Signal()
    selection_changed = Signal()
    menu_asked = Signal(object)

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.shows_card = False
        self._given_up: tuple[int, bool] | None = None
        self._pointer = Pointer(self.viewport(), self._statement_at_mouse, self.selected_span)
        self._pointer.hovered.connect(self._on_hovered)
        self._pointer.clicked.connect(self._on_clicked)
        self._pointer.double_clicked.connect(self._on_double_clicked)
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
        self._given_up = None
        self.viewport().update()
        self.selection_changed.emit()
        if statement and scroll:
            self._reveal(statement.first.span, is_jump=is_jump)
        if statement:
            self._bring_caret(statement)

    def _bring_caret(self, statement: Statement) -> None:
        """Let words be selected by keys from a statement on, unless they are already."""
        first, last = statement.first.span, statement.pieces[-1].span
        if self.selected_span() is None and not first.start <= self.caret() <= last.end:
            self.put_caret(first.end)

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
        number, had_card = self.selected_statement, self.shows_card
        self._given_up = None
        if number is not None:
            self.select_statement(None)
            self.selection_cleared.emit()
            self._given_up = number, had_card

    def _on_double_clicked(self) -> None:
        """Keep the statement that the first click gave up: the reader selects a word."""
        given_up, self._given_up = self._given_up, None
        if given_up is not None:
            number, had_card = given_up
            self.select_statement(number, scroll=False)
            self.statement_selected.emit(number)
            if had_card:
                self.statement_activated.emit(number)

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Add opening and leaving to the keys of a page."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.selected_statement is not None and not modifiers:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return self._activate
            if event.key() == Qt.Key.Key_Escape:
                return self._give_up
        return super()._action_of(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select the quote under the mouse and have a menu shown, or at the selected one by key."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._select_for_menu(place)
        elif self.selected_statement is not None:
            place = self.quote_rect(self.selected_statement).center()
        self.menu_asked.emit(self.viewport().mapToGlobal(place))
        event.accept()

    def _select_for_menu(self, place: QPoint) -> None:
        """Select the innermost quote at a place, unless the words there are selected."""
        numbers = [] if self.look.is_hidden else self.statements_at(place)
        words, offset = self.selected_span(), self.offset_at(QPointF(place))
        is_on_words = words is not None and words.start <= offset <= words.end
        if numbers and not is_on_words and self.selected_statement not in numbers:
            self.select_statement(numbers[0], scroll=False)
            self.statement_selected.emit(numbers[0])


def _after(number: int, numbers: list[int]) -> int:
    """Return what follows a number in a list, round and round."""
    return numbers[(numbers.index(number) + 1) % len(numbers)]
