"""The article with its quotations: who speaks is seen, pointed at, selected and walked through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter

from reader.ui.page.highlights import Highlights
from reader.ui.page.page_text import rooms_of
from reader.ui.page.painting import Appearance, HighlightPainter
from reader.ui.page.pointer import Pointer
from reader.ui.page.pulse import Pulse
from reader.ui.page.text_page import TextPage
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.ui.speaker_style import SpeakerStyle

_NEIGHBOURHOOD = 600
"""Code points around the visible text where a visible mention's quotation is looked for."""


class ArticleView(TextPage):
    """Shows an article with its quotations in their speakers' colours.

    Signals:
        statement_selected(int): The reader chose another statement.
        statement_activated(int): The reader asked for a statement's card, by click or Enter.
        statement_hovered(int): The mouse is on another statement; 0 when on none.
        selection_cleared(): The reader gave up the selected statement.
        highlights_changed(): What is marked, or its colours, changed; for the overview strip.
    """

    statement_selected = Signal(int)
    statement_activated = Signal(int)
    statement_hovered = Signal(int)
    selection_cleared = Signal()
    highlights_changed = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        self._highlights = Highlights()
        self._appearance = Appearance(theme)
        super().__init__(theme, parent)
        self._pulse = Pulse(self)
        self._pulse.changed.connect(self._on_pulse_changed)
        self._pointer = Pointer(self.viewport(), self.statement_at)
        self._pointer.hovered.connect(self._on_hovered)
        self._pointer.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._pointer.refresh)
        self.setAccessibleName("Article")

    def set_document(self, document: Document, position: int = 0) -> None:
        """Show an article without any marks, with a code point of it at the top."""
        shows_plain = self._highlights.shows_plain
        self._highlights = Highlights()
        self._highlights.shows_plain = shows_plain
        self._appearance.hovered = self._appearance.selected = None
        self._appearance.solo = None
        self._pulse.stop()
        super().set_document(document, position)
        self._on_marks_changed()

    def set_marks(self, spans: Iterable[Span]) -> None:
        """Mark quoted words in a neutral tone until their quotations arrive."""
        self._highlights.set_marks(spans)
        self._on_marks_changed()

    def set_quotations(self, quotations: Iterable[Quotation]) -> None:
        """Show a finished analysis instead of everything marked so far."""
        self._highlights.set_quotations(quotations)
        self._set_rooms(rooms_of(self.shown_document.text, self._highlights.quotations))
        self._on_marks_changed()

    def update_quotations(self, quotations: Iterable[Quotation]) -> None:
        """Show what an analysis has found since the last call; the same span again replaces."""
        self._highlights.update_quotations(quotations)
        self._on_marks_changed()

    def set_styles(self, styles: Mapping[str, SpeakerStyle]) -> None:
        """Set how each speaker looks, by name; a quotation without a style stays colourless."""
        self._appearance.styles = dict(styles)
        self._on_marks_changed()

    def set_theme(self, theme: Theme) -> None:
        """Change all colours."""
        self._appearance.theme = theme
        super().set_theme(theme)
        self.highlights_changed.emit()

    def solo_speaker(self, name: str | None) -> None:
        """Fade all speakers but one and walk through that one's statements; None ends it."""
        self._appearance.solo = self._highlights.solo = name
        self._on_marks_changed()

    def show_plain_kinds(self, shown: bool) -> None:
        """Mark scare quotes and titles too, or leave them plain."""
        self._highlights.shows_plain = shown
        self._on_marks_changed()

    @property
    def highlights(self) -> Highlights:
        """What is marked; not to be changed from outside."""
        return self._highlights

    @property
    def appearance(self) -> Appearance:
        """How the marks are drawn now; not to be changed from outside."""
        return self._appearance

    @property
    def selected_statement(self) -> int | None:
        """The number of the selected statement, or None."""
        return self._appearance.selected

    def select_statement(self, number: int | None, *, scroll: bool = True) -> None:
        """Select a statement, or none; no signal is sent.

        Args:
            number: Of a statement; one that does not exist selects none.
            scroll: Bring it into view when no part of it is visible.
        """
        statement = None if number is None else self._highlights.statement(number)
        self._appearance.selected = statement.number if statement else None
        self.viewport().update()
        self.highlights_changed.emit()
        if statement and scroll:
            self._reveal(statement.first.span)

    def next_statement(self) -> None:
        """Select the next statement, as if the reader had pointed at it."""
        self._walk(1)

    def previous_statement(self) -> None:
        """Select the statement before, as if the reader had pointed at it."""
        self._walk(-1)

    def go_to_span(self, span: Span) -> None:
        """Bring words into view and point them out for a moment."""
        self._reveal(span)
        self._pulse.start(span)

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Point words out without animation."""
        self._pulse.is_still = is_reduced

    def statement_at(self, place: QPoint) -> int:
        """Return the number of the innermost statement at a place of the viewport, or 0."""
        point = QPointF(place) + QPointF(0, self.verticalScrollBar().value())
        offset = self._geometry.offset_at(point)
        near = self._highlights.touching(max(0, offset - 1), offset + 1)
        for quotation in reversed(near):
            if any(box.contains(point) for box in self._geometry.boxes(quotation.span)):
                return quotation.statement
        return 0

    def quote_rect(self, number: int) -> QRect:
        """Return where a statement stands in the viewport.

        Returns:
            The rectangle around all its visible lines; around its first piece when none is
            visible; an empty one when there is no such statement.
        """
        statement = self._highlights.statement(number)
        if statement is None:
            return QRect()
        visible = QRectF(self.viewport().rect())
        shift = QPointF(0, -self.verticalScrollBar().value())
        pieces = [self._geometry.boxes(piece.span) for piece in statement.pieces]
        boxes = [box.translated(shift) for piece in pieces for box in piece]
        chosen = [box for box in boxes if box.intersects(visible)] or boxes[: len(pieces[0])]
        around = QRectF()
        for box in chosen:
            around = around.united(box)
        return around.toAlignedRect()

    def _walk(self, step: int) -> None:
        number = self._highlights.neighbour(self.selected_statement, step, self.position)
        if number is not None:
            self.select_statement(number)
            self._announce(number)
            self.statement_selected.emit(number)

    def _announce(self, number: int) -> None:
        """Tell a screen reader who speaks; painted colours are invisible to it."""
        statement = self._highlights.statement(number)
        if statement is not None and QAccessible.isActive():
            name = statement.speaker.name if statement.speaker else "no speaker"
            state = statement.first.attribution.state.value
            words = statement.first.span.text_of(self.shown_document.text)
            event = QAccessibleAnnouncementEvent(self, f"Quote, {name}, {state}: {words}")
            QAccessible.updateAccessibility(event)

    def _reveal(self, span: Span) -> None:
        """Scroll only when a part of the span is out of view; then to the upper third."""
        boxes = self._geometry.boxes(span)
        if not boxes:
            return
        top = self.verticalScrollBar().value()
        height = self.viewport().height()
        is_visible = top <= boxes[0].top() and boxes[-1].bottom() <= top + height
        if not is_visible:
            room = height - (boxes[-1].bottom() - boxes[0].top())
            self.scroll_to(span.start, lead=round(max(8, min(height / 3, room / 2))))

    def _on_marks_changed(self) -> None:
        self._appearance.zoom = self.zoom
        self.viewport().update()
        self.highlights_changed.emit()

    def _on_pulse_changed(self) -> None:
        self._appearance.pulse = self._pulse.state
        self.viewport().update()

    def _on_hovered(self, number: int) -> None:
        self._appearance.hovered = number or None
        self.viewport().update()
        self.statement_hovered.emit(number)

    def _on_clicked(self, number: int) -> None:
        if number:
            self.select_statement(number, scroll=False)
            self.statement_selected.emit(number)
            self.statement_activated.emit(number)
        elif self.selected_statement is not None:
            self.select_statement(None)
            self.selection_cleared.emit()

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Add walking, opening and leaving to the keys of a page."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_alt = modifiers == Qt.KeyboardModifier.AltModifier
        if (key == Qt.Key.Key_N and not modifiers) or (key == Qt.Key.Key_Down and is_alt):
            return self.next_statement
        if (key == Qt.Key.Key_P and not modifiers) or (key == Qt.Key.Key_Up and is_alt):
            return self.previous_statement
        number = self.selected_statement
        if number is not None and not modifiers:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return partial(self.statement_activated.emit, number)
            if key == Qt.Key.Key_Escape:
                return partial(self._on_clicked, 0)
        return super()._action_of(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the highlights under the visible text, then the text."""
        painter = QPainter(self.viewport())
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        area = event.rect().translated(0, top)
        start = self._geometry.offset_at(QPointF(area.topLeft())) - _NEIGHBOURHOOD
        end = self._geometry.offset_at(QPointF(area.bottomRight())) + _NEIGHBOURHOOD
        start = max(0, start)
        self._appearance.zoom = self.zoom
        HighlightPainter(painter, self._geometry, self._appearance, self._measures.side).paint(
            self._highlights.marks_touching(start, end), self._highlights.touching(start, end)
        )
        painter.end()
        super().paintEvent(event)
