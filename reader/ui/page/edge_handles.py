"""Two handles at the edges of a quote, to be dragged with the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen

from reader.review.edges import Side

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.ui.page.edge_page import EdgePage
    from reader.ui.theme import Theme

REACH = 14.0
"""Pixels around a handle that are it as well: 28 in all (WCAG 2.2 asks for 24)."""
_KNOB = 6.0
_BAR = 2.5
_HALO = 1.0
_OUTSIDE = 2.0
"""Gap to the words, so that no letter is covered."""
_SCROLL = 24


@dataclass
class _Grip:
    """A handle the mouse holds.

    Attributes:
        side: Which.
        shift: From the mouse to the middle of the edge.
    """

    side: Side
    shift: QPointF


class EdgeHandles(QObject):
    """Paints the handles and turns what the mouse does with them into the page's signals.

    While they are there, a click on the statement itself chooses a piece and selects no text.
    """

    def __init__(self, page: EdgePage) -> None:
        super().__init__(page)
        self._page = page
        self._statement = 0
        self._span: Span | None = None
        self._grip: _Grip | None = None
        self._swallows = False

    @property
    def span(self) -> Span | None:
        """Whose edges have handles, or None."""
        return self._span

    def take(self, statement: int, span: Span) -> None:
        """Stand at the edges of a piece of a statement."""
        if self._span is None:  # last installed is first asked: before text is selected
            self._page.viewport().installEventFilter(self)
        self._statement, self._span = statement, span

    def leave(self) -> None:
        """Be gone."""
        if self._span is not None:
            self._page.viewport().removeEventFilter(self)
            self._page.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._span = self._grip = None
        self._swallows = False

    def areas(self) -> dict[Side, QRectF]:
        """Return where each handle can be grasped, in the viewport."""
        return {side: _area(line) for side, line in self._lines().items()}

    def _lines(self) -> dict[Side, QLineF]:
        lines = None if self._span is None else self._page.edge_lines(self._span)
        return {} if lines is None else dict(zip(Side, lines, strict=True))

    def _side_at(self, place: QPointF) -> Side | None:
        """Return the handle at a place, the nearer one where both are."""
        lines = self._lines()
        there = [side for side, line in lines.items() if _area(line).contains(place)]
        return min(
            there, key=lambda side: QLineF(lines[side].center(), place).length(), default=None
        )

    def paint(self, painter: QPainter, theme: Theme, unit: float) -> None:
        """Draw the handles: a bar each, with a knob above the start and below the end.

        A ring in the page's colour sets them off from any speaker's colour.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for side, edge in self._lines().items():
            line = edge.translated(self._outwards(side) * _OUTSIDE * unit, 0)
            knob = line.p1() if side is Side.START else line.p2()
            for colour, extra in ((theme.page, 2 * _HALO), (theme.accent, 0.0)):
                pen = QPen(colour, (_BAR + extra) * unit)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawLine(line)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                radius = (_KNOB + extra / 2) * unit
                painter.drawEllipse(knob, radius, radius)

    def _outwards(self, side: Side) -> int:
        """Return whether away from the words is to the left (-1) or to the right (1)."""
        is_leftward = self._span is not None and self._page.is_leftward(self._span)
        return -1 if (side is Side.START) is not is_leftward else 1

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the mouse does with a handle or on the statement; pass on all else."""
        if isinstance(event, QMouseEvent) and self._span is not None:
            kind = event.type()
            if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                return self._press(event)
            if kind == QEvent.Type.MouseMove:
                return self._move(event)
            if kind == QEvent.Type.MouseButtonRelease:
                return self._release()
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> bool:
        place = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        side = self._side_at(place)
        if side is not None:
            self._grip = _Grip(side, self._lines()[side].center() - place)
            return True
        if self._page.is_on_statement(place.toPoint(), self._statement):
            self._swallows = True
            self._page.piece_pointed_at.emit(self._page.offset_at(place))
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        place = event.position()
        if self._grip is not None:
            self._scroll_at(place)
            by_word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            offset = self._page.offset_at(place + self._grip.shift)
            self._page.edge_dragged.emit(self._grip.side, offset, by_word)
            return True
        if event.buttons():
            return self._swallows
        viewport, is_on = self._page.viewport(), self._side_at(place) is not None
        was_on = viewport.cursor().shape() == Qt.CursorShape.SizeHorCursor
        if is_on != was_on:
            viewport.setCursor(
                Qt.CursorShape.SizeHorCursor if is_on else Qt.CursorShape.IBeamCursor
            )
        return is_on

    def _scroll_at(self, place: QPointF) -> None:
        """Scroll a little while the mouse drags beyond the top or the foot."""
        bar = self._page.verticalScrollBar()
        if place.y() < 0:
            bar.setValue(bar.value() - _SCROLL)
        elif place.y() > self._page.viewport().height():
            bar.setValue(bar.value() + _SCROLL)

    def _release(self) -> bool:
        was_ours = self._grip is not None or self._swallows
        self._grip, self._swallows = None, False
        return was_ours


def _area(line: QLineF) -> QRectF:
    """Return where a handle can be grasped."""
    return QRectF(line.p1(), line.p2()).adjusted(-REACH, -REACH, REACH, REACH)
