"""Finds a place for a card beside a quote, never over it nor, where it can be, its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
        evidence: Around words in view that say who speaks, one for each line they stand on.
    """

    area: QRect
    column: QRect
    quote: QRect
    evidence: tuple[QRect, ...] = ()

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

    def hidden_by(self, card: QRect) -> int:
        """Return how much of the evidence a card covers, in square pixels."""
        covered = (card.intersected(box) for box in self.evidence)
        return sum(box.width() * box.height() for box in covered if not box.isEmpty())

    def with_evidence(self, height: int) -> Surroundings:
        """Return the same with quote and evidence as one, where a card has room beside both."""
        joined = self.quote
        for box in self.evidence:
            joined = joined.united(box)
        if joined.height() + height + GAP + 2 * EDGE > self.area.height():
            return self
        return replace(self, quote=joined)


def place_card(size: QSize, around: Surroundings) -> QPoint | None:
    """Return the top left corner of a card that leaves the quote free.

    Args:
        size: Of the card.
        around: What it must fit in and keep off.

    Returns:
        A place beside the column; else the one below or above the quote that hides the least of
        the evidence, the nearest one first; None when it fits nowhere until the text is scrolled.
    """
    area, quote = around.area, around.quote
    lowest = area.bottom() + 1 - size.height() - EDGE
    if around.is_beside:
        top = max(area.top() + EDGE, min(quote.top() - GAP, lowest))
        return QPoint(around.column.right() + 1, top)
    places = [QPoint(x, y) for y in _heights(size, around) for x in _sides(size, around)]
    return min(places, key=lambda place: around.hidden_by(QRect(place, size)), default=None)


def _heights(size: QSize, around: Surroundings) -> list[int]:
    """Return where the top of a card can be: right below and above the quote, then farther off."""
    highest = around.area.top() + EDGE
    lowest = around.area.bottom() + 1 - size.height() - EDGE
    # A quote that is out of view leaves the card at the edge that is nearest to it.
    below = max(around.quote.bottom() + GAP, highest)
    above = min(around.quote.top() - GAP - size.height(), lowest)
    farther = [box.bottom() + GAP for box in around.evidence]
    farther += [box.top() - GAP - size.height() for box in around.evidence]
    farther += [highest, lowest]
    downward = sorted(y for y in farther if below < y <= lowest)
    upward = sorted((y for y in farther if highest <= y < above), reverse=True)
    nearest = [y for y in (below, above) if highest <= y <= lowest]
    return [*nearest, *downward, *upward]


def _sides(size: QSize, around: Surroundings) -> list[int]:
    """Return where the left of a card can be: in the middle of the column, then at the edges."""
    first = around.area.left() + EDGE
    last = around.area.right() + 1 - size.width() - EDGE
    middle = around.column.center().x() - size.width() // 2
    return [max(first, min(middle, last)), first, max(first, last)]


def scroll_needed(size: QSize, around: Surroundings) -> int:
    """Return by how many pixels the text must go up so that the card fits below its quote.

    The end of a quote that is taller than the room stays visible.
    """
    free_below = around.area.bottom() + 1 - EDGE - size.height() - GAP
    return max(0, around.quote.bottom() - free_below)


def last_resort(size: QSize, around: Surroundings) -> QPoint:
    """Return a place for a card that fits nowhere: at the foot, but never without its head."""
    left = around.area.center().x() - size.width() // 2
    top = around.area.bottom() - size.height()
    return QPoint(max(left, around.area.left()), max(top, around.area.top()))
