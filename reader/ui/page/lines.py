"""The lines under quoted words: solid or dashed by state, single, double or wave by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from reader.ui.speaker_style import UnderlineStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

_WAVE_LENGTH = 6.0


def crisp(y: float, thickness: float) -> float:
    """Return the nearest y where a horizontal line fills whole rows of pixels."""
    return round(y) + (0.5 if round(thickness) % 2 else 0.0)


def draw_line(
    painter: QPainter,
    box: QRectF,
    colour: QColor,
    style: UnderlineStyle,
    is_dashed: bool,
    unit: float = 1.0,
) -> None:
    """Draw an underline along the bottom of a box, within it.

    Args:
        painter: Pen and brush are changed.
        box: The words' box on one line.
        colour: Of the line.
        style: Tells speakers of one hue apart.
        is_dashed: Says that the attribution is only probable.
        unit: Thickness factor, 1 or the zoom above it.
    """
    thickness = (1.0 if style is UnderlineStyle.DOUBLE else 2.0) * unit
    if style is UnderlineStyle.WAVE:
        thickness = 1.5 * unit
    pen = QPen(colour, thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if is_dashed:
        pen.setDashPattern([5 * unit / thickness, 3 * unit / thickness])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y = box.bottom() - thickness / 2
    if style is UnderlineStyle.WAVE:
        painter.drawPath(_wave(box.left(), box.right(), box.bottom() - 2 * unit, unit))
        return
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
    if style is UnderlineStyle.DOUBLE:
        y -= 2.5 * unit
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _wave(left: float, right: float, y: float, unit: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    half, swing = _WAVE_LENGTH * unit / 2, 2.4 * unit
    x = left
    while x < right:
        path.quadTo(QPointF(x + half / 2, y - swing), QPointF(min(x + half, right), y))
        x += half
        swing = -swing
    return path
