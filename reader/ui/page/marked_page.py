"""A page with its marks: quoted words in their speakers' colours, found by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from reader.ui.announcing import announce
from reader.ui.page.building import AT_ONCE
from reader.ui.page.highlights import Highlights
from reader.ui.page.page_text import rooms_of
from reader.ui.page.painting import HighlightPainter, PageLook
from reader.ui.page.pulse import Pulse
from reader.ui.page.text_page import TextPage
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QFocusEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.ui.speaker_style import SpeakerStyle

_NEIGHBOURHOOD = 600
"""Code points around the visible text where a visible mention's quotation is looked for."""
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class MarkedPage(TextPage):
    """Shows an article with neutral marks and quotations.

    Signals:
        highlights_changed(): What is marked, or its colours, changed; for the overview strip.
        jumped(int): The view leaves this code point for a place out of view.
    """

    highlights_changed = Signal()
    jumped = Signal(int)

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        self._highlights = Highlights()
        self._look = PageLook(theme)
        super().__init__(theme, parent)
        self._pulse = Pulse(self)
        self._pulse.changed.connect(self._on_pulse_changed)

    def set_document(self, document: Document, position: int = 0) -> None:
        """Show an article without any marks, with a code point of it at the top."""
        shows_plain = self._highlights.shows_plain
        self._highlights = Highlights()
        self._highlights.shows_plain = shows_plain
        self._look.hovered = self._look.selected = self._look.edited = None
        self._look.solo = None
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
        if len(self.shown_document.text) <= AT_ONCE:
            self._set_rooms(rooms_of(self.shown_document.text, self._highlights.quotations))
        self._on_marks_changed()

    def revise_quotations(self, quotations: Iterable[Quotation]) -> None:
        """Show quotations as they are since a decision; no space is made wider or narrower.

        The selected statement stays selected, whatever its number is now, if it is still there.
        """
        selected = self._look.selected
        before = None if selected is None else self._highlights.statement(selected)
        self._highlights.set_quotations(quotations)
        self._look.hovered = None
        self._look.selected = None if before is None else self._highlights.number_of(before)
        self._on_marks_changed()

    def update_quotations(self, quotations: Iterable[Quotation]) -> None:
        """Show what an analysis has found since the last call; the same span again replaces."""
        self._highlights.update_quotations(quotations)
        self._on_marks_changed()

    def set_styles(self, styles: Mapping[str, SpeakerStyle]) -> None:
        """Set how each speaker looks, by name; a quotation without a style stays colourless."""
        self._look.styles = dict(styles)
        self._on_marks_changed()

    def set_theme(self, theme: Theme) -> None:
        """Change all colours."""
        self._look.theme = theme
        super().set_theme(theme)
        self.highlights_changed.emit()

    def show_plain_kinds(self, shown: bool) -> None:
        """Mark scare quotes and titles too, or leave them plain."""
        self._highlights.shows_plain = shown
        self._on_marks_changed()

    @property
    def highlights(self) -> Highlights:
        """What is marked; not to be changed from outside."""
        return self._highlights

    @property
    def look(self) -> PageLook:
        """How the marks are drawn now; not to be changed from outside."""
        return self._look

    def go_to_span(self, span: Span) -> None:
        """Bring words into view and point them out for a moment."""
        self._reveal(span)
        self._pulse.start(span)
        announce(self, " ".join(span.text_of(self.shown_document.text).split()))

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Point words out without animation."""
        self._pulse.is_still = is_reduced

    def statements_at(self, place: QPoint) -> list[int]:
        """Return the numbers of the statements at a place of the viewport, the innermost first."""
        point = QPointF(place) + QPointF(0, self.verticalScrollBar().value())
        offset = self._geometry.offset_at(point)
        near = self._highlights.touching(max(0, offset - 1), offset + 1)
        hit = (
            quotation.statement
            for quotation in reversed(near)
            if any(box.contains(point) for box in self._geometry.boxes(quotation.span))
        )
        return list(dict.fromkeys(hit))

    def statement_at(self, place: QPoint) -> int:
        """Return the number of the innermost statement at a place of the viewport, or 0."""
        return next(iter(self.statements_at(place)), 0)

    def quote_rect(self, number: int) -> QRect:
        """Return where a statement stands in the viewport.

        Returns:
            The rectangle around all its visible lines; around its first piece when none is
            visible; an empty one when there is no such statement.
        """
        statement = self._highlights.statement(number)
        if statement is None:
            return QRect()
        self._filling.reach(statement.pieces[-1].span.end)
        visible = QRectF(self.viewport().rect())
        shift = QPointF(0, -self.verticalScrollBar().value())
        pieces = [self._geometry.boxes(piece.span) for piece in statement.pieces]
        boxes = [box.translated(shift) for piece in pieces for box in piece]
        chosen = [box for box in boxes if box.intersects(visible)] or boxes[: len(pieces[0])]
        around = QRectF()
        for box in chosen:
            around = around.united(box)
        return around.toAlignedRect()

    def evidence_rects(self, number: int) -> list[QRect]:
        """Return where the words in view stand that say who speaks a statement, line by line."""
        statement = self._highlights.statement(number)
        if statement is None:
            return []
        visible = QRectF(self.viewport().rect())
        shift = QPointF(0, -self.verticalScrollBar().value())
        spans = {link.span for piece in statement.pieces for link in piece.evidence}
        boxes = (box.translated(shift) for span in spans for box in self._geometry.boxes(span))
        return [box.toAlignedRect() for box in boxes if box.intersects(visible)]

    def _reveal(self, span: Span, *, is_jump: bool = True) -> None:
        """Scroll only when a part of the span is out of view; then to the upper third."""
        self._filling.reach(span.end)
        boxes = self._geometry.boxes(span)
        if not boxes:
            return
        top = self.verticalScrollBar().value()
        height = self.viewport().height()
        is_visible = top <= boxes[0].top() and boxes[-1].bottom() <= top + height
        if not is_visible:
            if is_jump:
                self.jumped.emit(self.position)
            room = height - (boxes[-1].bottom() - boxes[0].top())
            self.scroll_to(span.start, lead=round(max(8, min(height / 3, room / 2))))

    def _on_marks_changed(self) -> None:
        self._look.zoom = self._measures.scale
        self.viewport().update()
        self.highlights_changed.emit()

    def _on_pulse_changed(self) -> None:
        self._look.pulse = self._pulse.state
        self.viewport().update()

    def _paint_under(self, painter: QPainter, start: int, end: int) -> None:
        """Draw what lies under the words of ``[start, end)``, in the page's own coordinates."""
        self._look.zoom = self._measures.scale
        HighlightPainter(painter, self._geometry, self._look, self._measures.side).paint(
            self._highlights.marks_touching(start, end), self._highlights.touching(start, end)
        )

    def _paint_over(self, painter: QPainter, start: int, end: int) -> None:
        """Draw what lies over the words of ``[start, end)``."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the highlights under the visible text, then the text."""
        if self.is_still:
            super().paintEvent(event)
            return
        top = self.verticalScrollBar().value()
        area = event.rect().translated(0, top)
        first, last = self._geometry.visible_range(area.top(), area.bottom() + 1)
        start, end = max(0, first - _NEIGHBOURHOOD), last + _NEIGHBOURHOOD
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -top)
            self._paint_under(painter, start, end)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -top)
            self._paint_over(painter, start, end)
            painter.resetTransform()
            if self._look.has_focus_ring:
                painter.setPen(QPen(self.theme.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus when it came by keys."""
        super().focusInEvent(event)
        self._look.has_focus_ring = event.reason() in _BY_KEYS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus frame away."""
        super().focusOutEvent(event)
        self._look.has_focus_ring = False
        self.viewport().update()
