"""Finds a place for a card beside a quote, never over it; no widgets in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 10
EDGE = 12
NARROWEST = 264
WIDEST = 600
WIDEST_BESIDE = 380
LOWEST = 120


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a card can stand, all in the coordinates of its parent.

    Attributes:
        area: The visible part of the article.
        column: The text column with the margins at its sides.
        quote: Around the visible lines of the quote.
    """

    area: QRect
    column: QRect
    quote: QRect

    @property
    def room_beside(self) -> int:
        """Width that is free at the right of the text column."""
        return self.area.right() - self.column.right() - EDGE

    @property
    def is_beside(self) -> bool:
        """Whether the card fits beside the column, over no text at all."""
        return self.room_beside >= NARROWEST

    @property
    def height(self) -> int:
        """Height the card may have so that some of the quote stays in view."""
        if self.is_beside:
            return max(LOWEST, self.area.height() - 2 * EDGE)
        quote = min(self.quote.height(), self.area.height() // 3)
        return max(LOWEST, self.area.height() - quote - GAP - 2 * EDGE)

    @property
    def free_height(self) -> int:
        """Height that is free below or above the quote as it stands."""
        below = self.area.bottom() - self.quote.bottom()
        above = self.quote.top() - self.area.top()
        return max(LOWEST, max(below, above) - GAP - EDGE)

    @property
    def width(self) -> int:
        """Width the card should have."""
        if self.is_beside:
            return min(self.room_beside, WIDEST_BESIDE)
        return max(min(WIDEST, self.area.width() - 2 * EDGE), 1)


def place_card(size: QSize, around: Surroundings) -> QPoint | None:
    """Return the top left corner of a card that leaves the quote free.

    Args:
        size: Of the card.
        around: What it must fit in and keep off.

    Returns:
        A place beside the column, else below the quote, else above it; None when it fits
        nowhere until the text is scrolled.
    """
    area, quote = around.area, around.quote
    lowest = area.bottom() + 1 - size.height() - EDGE
    if around.is_beside:
        top = max(area.top() + EDGE, min(quote.top() - GAP, lowest))
        return QPoint(around.column.right() + 1, top)
    middle = around.column.center().x() - size.width() // 2
    left = max(area.left() + EDGE, min(middle, area.right() + 1 - size.width() - EDGE))
    # A quote that is out of view leaves the card at the edge that is nearest to it.
    below = max(quote.bottom() + GAP, area.top() + EDGE)
    above = min(quote.top() - GAP - size.height(), lowest)
    if below <= lowest:
        return QPoint(left, below)
    if above >= area.top() + EDGE:
        return QPoint(left, above)
    return None


def scroll_needed(size: QSize, around: Surroundings) -> int:
    """Return by how many pixels the text must go up so that the card fits below its quote.

    The end of a quote that is taller than the room stays visible.
    """
    free_below = around.area.bottom() + 1 - EDGE - size.height() - GAP
    return max(0, around.quote.bottom() - free_below)
