"""Draws the number of each paragraph beside it, so that a place can be cited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from reader.ui.fonts import sans_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader.model.document import Document
    from reader.ui.page.layout import Measures, PageGeometry
    from reader.ui.theme import Theme

_SIZE = 11.0
_GAP = 8.0


class ParagraphNumbers:
    """The numbers of one article's paragraphs, as cards and exports give them."""

    def __init__(self, document: Document) -> None:
        self._paragraphs = document.paragraphs
        self._starts = [paragraph.span.start for paragraph in document.paragraphs]

    def shown(self, start: int, end: int) -> range:
        """Return the indices of the paragraphs that begin or go on within ``[start, end)``."""
        return range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end))

    def paint(
        self,
        painter: QPainter,
        geometry: PageGeometry,
        measures: Measures,
        theme: Theme,
        visible: tuple[int, int],
    ) -> None:
        """Draw the numbers in the margin where a paragraph's lines end.

        Args:
            painter: Its coordinates are the page's own.
            geometry: Of the page.
            measures: Of the page.
            theme: Colours.
            visible: Code points whose paragraphs are numbered.
        """
        font = sans_font(_SIZE * measures.scale, dpi=measures.dpi)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.dim)
        for index in self.shown(*visible):
            span = self._paragraphs[index].span
            if not geometry.holds(span.start):
                return
            label = str(index + 1)
            gap = _GAP * measures.scale
            if geometry.is_leftward(span):
                x = measures.side - gap - metrics.horizontalAdvance(label)
            else:
                x = measures.side + measures.column + gap
            painter.drawText(QPointF(x, geometry.baseline(span.start)), label)
