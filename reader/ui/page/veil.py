"""Fades what is not quoted, so that the quoted words stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QRegion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect, QRectF
    from PySide6.QtGui import QPainter

STRENGTH = 0.62
"""Share of the page's colour that lies over the faded words; they can still be made out."""


def paint_veil(painter: QPainter, area: QRect, kept: Iterable[QRectF], page: QColor) -> None:
    """Lay the page's colour thinly over an area.

    Args:
        painter: Its clip is changed.
        area: What is faded.
        kept: What in it is not.
        page: The page's colour.
    """
    faded = QRegion(area)
    for box in kept:
        faded -= QRegion(box.toAlignedRect())
    veil = QColor(page)
    veil.setAlphaF(STRENGTH)
    painter.save()
    painter.setClipRegion(faded)
    painter.fillRect(area, veil)
    painter.restore()
