"""Reading colours back from what a widget has drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.theme import contrast_ratio

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QWidget


def drawn(widget: QWidget) -> QImage:
    """Return what a widget looks like now."""
    return widget.grab().toImage()


def count_colour(image: QImage, colour: QColor, area: QRect | None = None) -> int:
    """Return how many pixels of an area have exactly a colour."""
    box = image.rect() if area is None else area.intersected(image.rect())
    wanted = colour.rgb()
    return sum(
        image.pixel(x, y) == wanted
        for y in range(box.top(), box.bottom() + 1)
        for x in range(box.left(), box.right() + 1)
    )


def most_contrast(image: QImage, area: QRect, ground: QColor) -> float:
    """Return the contrast of what stands out most in an area against its ground."""
    return max(
        contrast_ratio(image.pixelColor(x, y), ground)
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )
