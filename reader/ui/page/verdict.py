"""The small marks of what a person decided: a tick, a plus, a cross, a flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from reader.model.quotation import ReviewState

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

# Strokes within a square of side 1.
_TICK = ((0.08, 0.55), (0.38, 0.85), (0.94, 0.14))
_STROKES: dict[ReviewState, tuple[tuple[tuple[float, float], ...], ...]] = {
    ReviewState.ACCEPTED: (_TICK,),
    ReviewState.CORRECTED: (_TICK, ((0.5, 1.0), (0.98, 1.0))),
    ReviewState.ADDED: (((0.5, 0.06), (0.5, 0.94)), ((0.06, 0.5), (0.94, 0.5))),
    ReviewState.REJECTED: (((0.12, 0.12), (0.88, 0.88)), ((0.88, 0.12), (0.12, 0.88))),
}


def paint_verdict(painter: QPainter, rect: QRectF, state: ReviewState, colour: QColor) -> None:
    """Draw what a person said: a tick, underlined when something was corrected, a plus, a cross.

    Nothing is drawn for what nobody has reviewed.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.2, rect.width() * 0.17))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in _STROKES.get(state, ()):
        painter.drawPolyline(QPolygonF([_at(rect, x, y) for x, y in stroke]))
    painter.restore()


def paint_flag(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Draw a flag: to be looked at again."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.1, rect.width() * 0.14))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(_at(rect, 0.2, 0.05), _at(rect, 0.2, 1.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    cloth = ((0.2, 0.05), (0.98, 0.3), (0.2, 0.58))
    painter.drawPolygon(QPolygonF([_at(rect, x, y) for x, y in cloth]))
    painter.restore()


def _at(rect: QRectF, x: float, y: float) -> QPointF:
    return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
