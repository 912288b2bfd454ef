"""A marked page as it is read: words that were found, paragraph numbers, the rest faded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Signal

from reader.model.document import Document
from reader.model.span import Span
from reader.ui.page.building import moved_rooms
from reader.ui.page.found_painting import FoundPainter
from reader.ui.page.found_words import FoundWords
from reader.ui.page.layout import PageGeometry
from reader.ui.page.marked_page import MarkedPage
from reader.ui.page.numbering import ParagraphNumbers
from reader.ui.page.offsets import OffsetMap
from reader.ui.page.painting import HighlightPainter
from reader.ui.page.trail import Trail
from reader.ui.page.veil import paint_veil
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from reader.text.change import TextChange


class ReadingPage(MarkedPage):
    """Shows what helps to find one's way in an article.

    Signals:
        trail_changed(): Whether one can go back or forward may be otherwise now.
    """

    trail_changed = Signal()

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        self._found = FoundWords()
        self._numbers = ParagraphNumbers(Document("", ()))
        self._has_numbers = False
        self._fades_rest = False
        self._trail = Trail()
        super().__init__(theme, parent)
        self.jumped.connect(self._note_jump)

    def set_document(self, document: Document, position: int = 0) -> None:
        """Show an article without any marks, with a code point of it at the top."""
        self._found = FoundWords()
        self._numbers = ParagraphNumbers(document)
        self._trail = Trail()
        self.trail_changed.emit()
        super().set_document(document, position)

    def change_text(self, change: TextChange) -> None:
        """Show the article with its text changed.

        Marks stay at their words, and the line at the top where it is; framed words have to be
        looked for anew.
        """
        self._found = FoundWords()
        self._numbers = ParagraphNumbers(change.after)
        self._trail.move(change.offset)
        self._pulse.stop()
        self._look.hovered = None
        self._highlights.move(change)
        bar = self.verticalScrollBar()
        lead = round(self._geometry.line_top(self._position)) - bar.value()
        is_at_top, position = not bar.value(), change.offset(self._position)
        self._take_text(change, position)
        if not is_at_top and not self._approach.is_active:
            self.scroll_to(position, lead=lead)
        self._on_scrolled()
        self._on_marks_changed()

    def _take_text(self, change: TextChange, position: int) -> None:
        """Change the one paragraph that is otherwise, or build the page anew."""
        selected, held = self.selected_span(), self._held.span
        self._held.hold(None)
        self._source, self._offsets = change.after, OffsetMap(change.after.text)
        if self._rooms is not None:
            self._rooms = frozenset(room.start for room in moved_rooms(self._rooms, change))
        self._is_building = True
        is_changed = self._filling.change_text(change, self._offsets)
        self._is_building = False
        if is_changed:
            self._geometry = PageGeometry(self.document(), self._offsets, self._filling.rooms)
            self._held.hold(None if held is None else change.span(held))
            return
        self._build(position)
        kept = None if selected is None else change.span(selected)
        if kept is not None:
            self.select_span(kept)

    @property
    def cursor_offset(self) -> int:
        """The code point that was clicked, or reached with keys, last."""
        return self._offsets.from_utf16(self.textCursor().position())

    def span_rect(self, span: Span) -> QRect:
        """Return what is around words in the viewport."""
        around = QRectF()
        for box in self._geometry.boxes(span):
            around = around.united(box)
        return around.translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    @property
    def found(self) -> FoundWords:
        """What is framed; changed with `show_found` only."""
        return self._found

    def show_found(self, found: FoundWords) -> None:
        """Frame words; call it again when there are more, or another one is the current."""
        self._found = found
        self._on_marks_changed()

    def reveal_found(self, *, is_jump: bool) -> None:
        """Bring the place the reader is at into view."""
        span = self._found.current_span
        if span is not None:
            self._reveal(span, is_jump=is_jump)

    @property
    def trail(self) -> Trail:
        """Where the reader was; followed with `go_back` and `go_forward` only."""
        return self._trail

    def go_back(self) -> None:
        """Return to where the last jump started."""
        self._go(self._trail.back(self.position))

    def go_forward(self) -> None:
        """Undo the last `go_back`."""
        self._go(self._trail.forward(self.position))

    def _go(self, position: int | None) -> None:
        if position is not None:
            self.scroll_to(position)
            self.trail_changed.emit()

    def _note_jump(self, position: int) -> None:
        self._trail.leave(position)
        self.trail_changed.emit()

    def set_column(self, characters: int) -> None:
        """Set the length of the lines; the first visible one stays where it is."""
        if characters != self._measures.characters:
            self._measures = replace(self._measures, characters=characters)
            self._rebuild()

    def number_paragraphs(self, shown: bool) -> None:
        """Write each paragraph's number beside it, or not."""
        self._has_numbers = shown
        self.viewport().update()

    def fade_rest(self, faded: bool) -> None:
        """Fade everything that is not quoted, or nothing."""
        self._fades_rest = faded
        self.viewport().update()

    def hide_highlights(self, hidden: bool) -> None:
        """Show the bare text: nothing is marked, and nothing answers to the mouse."""
        self._look.is_hidden = hidden
        self._look.hovered = None
        self._on_marks_changed()

    def _paint_under(self, painter: QPainter, start: int, end: int) -> None:
        super()._paint_under(painter, start, end)
        self._found_painter(painter).paint_under(self._found, start, end)

    def _paint_over(self, painter: QPainter, start: int, end: int) -> None:
        if self._fades_rest:
            kept = self._kept_boxes(painter, start, end)
            paint_veil(painter, self._column_in_view(), kept, self.theme.page)
        self._found_painter(painter).paint_over(self._found, start, end)
        if self._has_numbers:
            visible = (start, end)
            self._numbers.paint(painter, self._geometry, self._measures, self.theme, visible)

    def _found_painter(self, painter: QPainter) -> FoundPainter:
        return FoundPainter(painter, self._geometry, self.theme, self._measures.scale)

    def _column_in_view(self) -> QRect:
        """Return the visible part of the text; stripes and initials in the margin stay out."""
        left, top = self._measures.side - 1, self.verticalScrollBar().value()
        return QRect(left, top, self.viewport().width() - left, self.viewport().height())

    def _kept_boxes(self, painter: QPainter, start: int, end: int) -> list[QRectF]:
        """Return where nothing is faded: quoted, found, selected and pointed out words."""
        highlights = HighlightPainter(painter, self._geometry, self._look, self._measures.side)
        boxes = highlights.kept_boxes(self._highlights.touching(start, end))
        spans = self._highlights.marks_touching(start, end)
        spans += [pulse[0] for pulse in (self._look.pulse,) if pulse is not None]
        selected = self.selected_span()
        if selected is not None and selected.start < end and start < selected.end:
            spans.append(Span(max(selected.start, start), min(selected.end, end)))
        for span in spans:
            boxes += self._geometry.boxes(span)
        return boxes + self._found_painter(painter).boxes(self._found, start, end)
