"""Small signs of what people remarked about a quote: a note, tags, a check and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from reader.model.quotation import VerificationStatus

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reader.model.quotation import Review

GAP = 6.0

# Strokes within a square of side 1.
_NOTE = (
    ((0.1, 0.05), (0.9, 0.05), (0.9, 0.95), (0.1, 0.95), (0.1, 0.05)),
    ((0.3, 0.35), (0.7, 0.35)),
    ((0.3, 0.63), (0.7, 0.63)),
)
_TAG = (
    ((0.06, 0.5), (0.4, 0.12), (0.96, 0.12), (0.96, 0.88), (0.4, 0.88), (0.06, 0.5)),
    ((0.44, 0.5), (0.5, 0.5)),
)
_SHIELD = ((0.5, 0.02), (0.92, 0.16), (0.86, 0.66), (0.5, 0.98), (0.14, 0.66), (0.08, 0.16))
_CHECKS = {
    VerificationStatus.YES: (((0.3, 0.48), (0.46, 0.66), (0.72, 0.3)),),
    VerificationStatus.NO: (((0.35, 0.32), (0.65, 0.66)), ((0.65, 0.32), (0.35, 0.66))),
    VerificationStatus.NOT_APPLICABLE: (((0.34, 0.48), (0.66, 0.48)),),
}
_OUTDATED = (((0.5, 0.24), (0.5, 0.58)), ((0.5, 0.76), (0.5, 0.78)))

Strokes = tuple[tuple[tuple[float, float], ...], ...]


def remark_signs(review: Review) -> list[Strokes]:
    """Return the signs of a review: of a note, of tags, of a check, as far as there are any."""
    signs: list[Strokes] = []
    if review.note:
        signs.append(_NOTE)
    if review.tags:
        signs.append(_TAG)
    if review.verification is not None:
        is_old = review.is_outdated
        within = _OUTDATED if is_old else _CHECKS[review.verification.status]
        signs.append(((*_SHIELD, _SHIELD[0]), *within))
    return signs


def signs_width(review: Review, side: float) -> float:
    """Return how wide the signs of a review are, 0 without any."""
    count = len(remark_signs(review))
    return count * side + max(0, count - 1) * GAP


def paint_signs(
    painter: QPainter, right: float, middle: float, side: float, review: Review, colour: QColor
) -> None:
    """Draw the signs of a review in a row that ends at `right`, around the height `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, max(1.1, side * 0.11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    place = QRectF(right - signs_width(review, side), middle - side / 2, side, side)
    for sign in remark_signs(review):
        for stroke in sign:
            painter.drawPolyline(QPolygonF([_at(place, x, y) for x, y in stroke]))
        place.translate(side + GAP, 0)
    painter.restore()


def _at(rect: QRectF, x: float, y: float) -> QPointF:
    return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
