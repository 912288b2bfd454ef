"""The outline around words that run over several lines."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF


def outline_of(boxes: Iterable[QRectF], radius: float, *, pixel: bool = False) -> QPainterPath:
    """Return the outline of the union of some boxes, with every corner rounded.

    Args:
        boxes: Those of consecutive lines must meet or overlap to become one shape.
        radius: Of the corners; less where an edge is short.
        pixel: Whether lines go through the middle of pixels, which keeps thin ones sharp.
    """
    union = QPainterPath()
    for box in boxes:
        part = QPainterPath()
        part.addRect(box)
        union = union.united(part)
    shift = QPointF(0.5, 0.5) if pixel else QPointF()
    outline = QPainterPath()
    for polygon in union.simplified().toSubpathPolygons():
        corners = _corners([polygon.at(i) + shift for i in range(polygon.size())])
        if len(corners) >= 4:
            _add_rounded(outline, corners, radius)
    return outline


def _corners(points: list[QPointF]) -> list[QPointF]:
    """Leave out repeated points and those within a straight edge."""
    distinct = [a for a, b in pairwise([*points, points[0]]) if _distance(a, b) > 0.01]
    count = len(distinct)
    return [
        point
        for i, point in enumerate(distinct)
        if abs(_turn(distinct[i - 1], point, distinct[(i + 1) % count])) > 0.01
    ]


def _add_rounded(path: QPainterPath, corners: list[QPointF], radius: float) -> None:
    count = len(corners)
    for i, corner in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % count]
        reach_in = min(radius, _distance(before, corner) / 2)
        reach_out = min(radius, _distance(corner, after) / 2)
        enter, leave = _towards(corner, before, reach_in), _towards(corner, after, reach_out)
        if i == 0:
            path.moveTo(enter)
        else:
            path.lineTo(enter)
        path.quadTo(corner, leave)
    path.closeSubpath()


def _distance(a: QPointF, b: QPointF) -> float:
    return math.hypot(a.x() - b.x(), a.y() - b.y())


def _turn(a: QPointF, b: QPointF, c: QPointF) -> float:
    return (b.x() - a.x()) * (c.y() - b.y()) - (b.y() - a.y()) * (c.x() - b.x())


def _towards(start: QPointF, end: QPointF, length: float) -> QPointF:
    share = length / (_distance(start, end) or 1.0)
    return start + (end - start) * share
