"""Reading colours back from what a widget has drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
