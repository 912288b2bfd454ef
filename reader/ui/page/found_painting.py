"""Draws frames around the words that the reader looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from reader.ui.theme import blend

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.ui.page.found_words import FoundWords
    from reader.ui.page.layout import PageGeometry
    from reader.ui.theme import Theme

_RADIUS = 3.0


class FoundPainter:
    """Draws onto a painter whose coordinates are the page's own."""

    def __init__(
        self, painter: QPainter, geometry: PageGeometry, theme: Theme, zoom: float
    ) -> None:
        self._painter = painter
        self._geometry = geometry
        self._theme = theme
        self._unit = max(1.0, zoom)

    def paint_under(self, found: FoundWords, start: int, end: int) -> None:
        """Lighten the ground of all places, and colour that of the one the reader is at."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        for number in found.touching(start, end):
            is_here = number == found.current
            self._painter.setBrush(self._theme.found_here if is_here else self._theme.page)
            self._draw(found, number)

    def paint_over(self, found: FoundWords, start: int, end: int) -> None:
        """Frame all places, the one the reader is at in the accent's colour."""
        theme = self._theme
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in found.touching(start, end):
            is_here = number == found.current
            colour = theme.accent if is_here else blend(theme.ink, theme.page, 0.7)
            self._painter.setPen(QPen(colour, (2.0 if is_here else 1.2) * self._unit))
            self._draw(found, number)

    def boxes(self, found: FoundWords, start: int, end: int) -> list[QRectF]:
        """Return the frames of the places within ``[start, end)``."""
        numbers = found.touching(start, end)
        return [box for number in numbers for box in self._frames(found, number)]

    def _draw(self, found: FoundWords, number: int) -> None:
        for box in self._frames(found, number):
            self._painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _frames(self, found: FoundWords, number: int) -> list[QRectF]:
        """Return a frame a line, as high as the letters need."""
        return [box.adjusted(-0.5, 2, 0.5, -3) for box in self._geometry.boxes(found[number])]
