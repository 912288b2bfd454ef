"""Draws the highlights of the visible part of a page, under its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from reader.model.quotation import AttributionState
from reader.ui.fonts import sans_font
from reader.ui.page.lines import crisp, draw_line
from reader.ui.page.outline import outline_of
from reader.ui.page.verdict import paint_flag, paint_verdict
from reader.ui.theme import blend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QColor, QFont

    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.ui.page.layout import PageGeometry
    from reader.ui.speaker_style import SpeakerStyle, UnderlineStyle
    from reader.ui.theme import Theme

FADED = 0.22
"""Share of their colours that other speakers' words keep while one is shown alone."""
_LABEL_SIZE = 8.5
_LABEL_WIDTH = 15.5
_CAP_HEIGHT = 0.73
_VERDICT_SIZE = 7.0
_RAISED_SIZE = 6.0
"""Of the same where it stands above words: as high as there is room over the tallest letters."""
_OUTSIDE = 3.5
"""Gap to initials outside the words' box, where the frame of a selected statement runs."""


@dataclass
class PageLook:
    """Everything that changes how a page's highlights are drawn.

    Attributes:
        styles: Of the speakers, by name.
        hovered, selected: Numbers of statements, or None.
        edited: Number of the one whose edges are moved, or None; handles stand where its initials
            would.
        solo: Name of the only speaker not faded, or None.
        is_hidden: Whether nothing is marked but what is selected or pointed out.
        zoom: How much larger all is than at 100 %, the system's type included.
        pulse: Span that is pointed out, and how strongly from 0 to 1.
        has_focus_ring: Whether the page shows that it has the keys.
    """

    theme: Theme
    styles: Mapping[str, SpeakerStyle] = field(default_factory=dict)
    hovered: int | None = None
    selected: int | None = None
    edited: int | None = None
    solo: str | None = None
    is_hidden: bool = False
    zoom: float = 1.0
    pulse: tuple[Span, float] | None = None
    has_focus_ring: bool = False


@dataclass(frozen=True)
class _Look:
    """The colours of one quotation as it is drawn now."""

    ground: QColor | None
    line: QColor
    label: QColor
    underline: UnderlineStyle
    is_dashed: bool
    initials: str


class HighlightPainter:
    """Draws onto a painter whose coordinates are the page's own."""

    def __init__(
        self, painter: QPainter, geometry: PageGeometry, page_look: PageLook, side: int
    ) -> None:
        self._painter = painter
        self._geometry = geometry
        self._page_look = page_look
        self._theme = page_look.theme
        self._side = side
        self._zoom = page_look.zoom
        self._unit = max(1.0, page_look.zoom)
        self._labels: dict[str, tuple[QFont, float]] = {}
        self._lanes: dict[float, list[str]] = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, marks: Iterable[Span], quotations: Sequence[Quotation]) -> None:
        """Draw neutral marks and quotations, the outer ones given before the nested."""
        if not self._page_look.is_hidden:
            self._paint_marks(marks, quotations)
        self._paint_outlines(quotations)
        self._paint_pulse()

    def _paint_marks(self, marks: Iterable[Span], quotations: Sequence[Quotation]) -> None:
        for span in marks:
            for box in self._geometry.boxes(span):
                self._painter.fillRect(box, self._theme.neutral)
        for quotation in quotations:
            self._paint_company(quotation)
        open_quotations: list[Quotation] = []
        for quotation in quotations:
            open_quotations = [o for o in open_quotations if o.span.end > quotation.span.start]
            depth = sum(o.span.contains(quotation.span) for o in open_quotations)
            self._paint_quotation(quotation, depth)
            open_quotations.append(quotation)

    def kept_boxes(self, quotations: Iterable[Quotation]) -> list[QRectF]:
        """Return what belongs to quotations when all else is faded: their words and initials.

        Of a statement that is lit also the mention and the cue.
        """
        boxes: list[QRectF] = []
        for quotation in quotations:
            words = self._boxes(quotation)
            if self._is_lit(quotation):
                for span in (quotation.mention, quotation.cue):
                    words += self._geometry.boxes(span) if span is not None else ()
                words = [box.adjusted(-_OUTSIDE, -2, _OUTSIDE, 2) for box in words]
            boxes += words
        return boxes

    def _is_lit(self, quotation: Quotation) -> bool:
        return quotation.statement in (self._page_look.hovered, self._page_look.selected)

    def _paint_quotation(self, quotation: Quotation, depth: int) -> None:
        boxes = self._boxes(quotation, depth)
        if not boxes:
            return
        look = self._look(quotation)
        if look is None:
            self._paint_nameless(boxes, depth, is_plain=not quotation.kind.is_speech)
            if quotation.kind.is_speech:
                self._paint_nameless_review(quotation, boxes[0])
            return
        for box in boxes:
            if look.ground is not None:
                self._painter.fillRect(box, look.ground)
            draw_line(self._painter, box, look.line, look.underline, look.is_dashed, self._unit)
        if depth == 0:
            self._paint_stripes(boxes, look)
        if quotation.statement != self._page_look.edited:
            self._paint_label(quotation, boxes[0], look)

    def _look(self, quotation: Quotation) -> _Look | None:
        """Return how a quotation looks, or None when no speaker gives it a colour."""
        speaker = quotation.speaker
        style = self._page_look.styles.get(speaker.name) if speaker else None
        if speaker is None or style is None or not quotation.kind.is_speech:
            return None
        theme = self._theme
        ground = theme.ground(style.tint, is_lit=self._is_lit(quotation))
        line = theme.hue(style.tint).strong
        label = theme.label(style.tint)
        initials = style.initials
        if self._page_look.solo not in (None, speaker.name):
            ground, line, label = (
                blend(colour, theme.page, FADED) for colour in (ground, line, label)
            )
        is_dashed = quotation.attribution.state is AttributionState.PROBABLE
        return _Look(ground, line, label, style.underline, is_dashed, initials)

    def _paint_nameless(self, boxes: list[QRectF], depth: int, *, is_plain: bool) -> None:
        """Draw speech without a speaker in a dotted frame, a scare quote or title dotted below."""
        colour = self._theme.ink if depth else self._theme.neutral_line  # on somebody's ground
        pen = QPen(colour, self._unit, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1, 2] if is_plain else [2, 2])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_plain:
            for box in boxes:
                y = crisp(box.bottom() - 2, self._unit)
                self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            return
        inset = [box.adjusted(-1.5, 2, 1.5, -1) for box in boxes]
        self._painter.drawPath(outline_of(inset, 2.0, pixel=True))

    def _paint_nameless_review(self, quotation: Quotation, box: QRectF) -> None:
        """Draw what was decided about words without a speaker: in the margin, or above them."""
        if not self._geometry.begins_line(quotation.span):
            self._paint_review_above(quotation, box, -2.5, self._theme.dim)
            return
        side = _VERDICT_SIZE * self._zoom
        is_leftward = self._geometry.is_leftward(quotation.span)
        x = box.right() + 4 if is_leftward else box.left() - side - 4
        place = QRectF(x, box.top() + 2, side, side)
        self._paint_review(quotation, place, QPointF(0, side + self._zoom), self._theme.dim)

    def _paint_stripes(self, boxes: list[QRectF], look: _Look) -> None:
        """Draw a stripe in the margin; a second speaker on the same line gets the next lane."""
        for box in boxes:
            lane = self._lanes.setdefault(box.top(), [])
            key = look.line.name() + look.underline.value
            if key not in lane:
                lane.append(key)
            x = self._side - (24 + 5 * min(lane.index(key), 1)) * self._zoom
            self._painter.fillRect(QRectF(x, box.top(), 3 * self._unit, box.height()), look.line)

    def _boxes(self, quotation: Quotation, depth: int = 0) -> list[QRectF]:
        """Return the boxes of a quotation, the first with the room that holds its initials."""
        boxes = self._geometry.boxes(quotation.span)
        look = self._look(quotation)
        is_labelled = look is not None and quotation.statement != self._page_look.edited
        if boxes and look is not None and is_labelled and self._geometry.has_room(quotation.span):
            width = self._label_font(look.initials)[1] + 0.5
            if self._geometry.is_leftward(quotation.span):
                boxes[0].setRight(boxes[0].right() + width)
            else:
                boxes[0].setLeft(boxes[0].left() - width)
        return [box.adjusted(0, 4 * depth, 0, -3 * depth) for box in boxes]

    def _label_font(self, initials: str) -> tuple[QFont, float]:
        """Return a face in which initials fit into the room before the words, and their width."""
        if initials not in self._labels:
            dpi = self._painter.device().logicalDpiY()
            size, widest = _LABEL_SIZE * self._zoom, _LABEL_WIDTH * self._zoom
            font = sans_font(size, dpi=dpi, semibold=True)
            width = QFontMetricsF(font).horizontalAdvance(initials)
            if width > widest:
                font = sans_font(size * widest / width, dpi=dpi, semibold=True)
            self._labels[initials] = (font, min(width, widest))
        return self._labels[initials]

    def _paint_label(self, quotation: Quotation, box: QRectF, look: _Look) -> None:
        """Draw the initials before the opening mark, as small raised letters.

        They stand in the widened space there, or in the margin where the words begin a line;
        failing both, above what comes before, higher than most letters reach.
        """
        font, width = self._label_font(look.initials)
        has_room = self._geometry.has_room(quotation.span)
        if self._geometry.is_leftward(quotation.span):
            x = box.right() - width if has_room else box.right() + _OUTSIDE * self._unit
        else:
            x = box.left() + 0.5 if has_room else box.left() - width - _OUTSIDE * self._unit
        is_clear = has_room or self._geometry.begins_line(quotation.span)
        fall = (_LABEL_SIZE * _CAP_HEIGHT + (3 if is_clear else 1)) * self._zoom
        self._painter.setFont(font)
        self._painter.setPen(look.label)
        self._painter.drawText(QPointF(x, box.top() + fall), look.initials)
        if not is_clear:  # the words before reach below
            self._paint_review_above(quotation, box, 0.5, look.label)
            return
        side = _VERDICT_SIZE * self._zoom
        place = QRectF(x, box.top() + fall + 2 * self._zoom, side, side)
        self._paint_review(quotation, place, QPointF(0, side + self._zoom), look.label)

    def _paint_review_above(
        self, quotation: Quotation, box: QRectF, fall: float, colour: QColor
    ) -> None:
        """Draw what was decided over the opening mark, higher than letters reach."""
        side, gap = _RAISED_SIZE * self._zoom, 2 * self._unit
        step = QPointF(side + gap, 0)
        place = QRectF(box.left() + 1, box.top() + fall * self._zoom, side, side)
        if self._geometry.is_leftward(quotation.span):
            place.moveRight(box.right() - 1)
            step = -step
        self._paint_review(quotation, place, step, colour)

    def _paint_review(
        self, quotation: Quotation, place: QRectF, step: QPointF, colour: QColor
    ) -> None:
        """Draw what a person decided about a quotation, and its flag a step from there."""
        review = quotation.review
        if review.state.is_reviewed:
            paint_verdict(self._painter, place, review.state, colour)
            place = place.translated(step)
        if review.is_flagged:
            paint_flag(self._painter, place, self._theme.accent)

    def _paint_company(self, quotation: Quotation) -> None:
        """Draw what goes with a quotation: its mention, and when it is lit its cue."""
        look = self._look(quotation)
        if look is None:
            return
        is_lit = self._is_lit(quotation)
        if quotation.mention is not None:
            pen = QPen(look.line, 2 * self._unit, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1, 1])
            self._underline(quotation.mention, pen, look if is_lit else None)
        if quotation.cue is not None and is_lit:
            self._underline(quotation.cue, QPen(look.line, self._unit), look)

    def _underline(self, span: Span, pen: QPen, tinted: _Look | None) -> None:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for box in self._geometry.boxes(span):
            if tinted is not None and tinted.ground is not None:
                tint = blend(tinted.ground, self._theme.page, 0.55)
                self._painter.fillRect(box.adjusted(0, 5, 0, -2), tint)
            self._painter.setPen(pen)
            y = crisp(box.bottom() - 3 * self._unit, pen.widthF())
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _paint_outlines(self, quotations: Sequence[Quotation]) -> None:
        page_look = self._page_look
        for number, width in ((page_look.hovered, 1.2), (page_look.selected, 2.0)):
            if number is None or (number == page_look.selected and width < 2):
                continue
            for quotation in quotations:
                if quotation.statement == number:
                    look = self._look(quotation)
                    colour = look.line if look else self._theme.neutral_line
                    self._stroke(self._boxes(quotation), colour, width * self._unit)

    def _stroke(self, boxes: list[QRectF], colour: QColor, width: float) -> None:
        boxes = [box.adjusted(-2, -1, 2, 1) for box in boxes]
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(outline_of(boxes, 4.0))

    def _paint_pulse(self) -> None:
        if self._page_look.pulse is None:
            return
        span, strength = self._page_look.pulse
        path = QPainterPath()
        for box in self._geometry.boxes(span):
            path.addRoundedRect(box.adjusted(-3, -1, 3, 1), 4, 4)
        colour = self._theme.accent
        colour = blend(colour, self._theme.page, strength)
        self._painter.setPen(QPen(colour, 2 * self._unit))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(path)
