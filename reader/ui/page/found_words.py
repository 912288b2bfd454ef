"""Where the words stand that the reader looks for, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class FoundWords:
    """Spans in text order that do not overlap, and which of them the reader is at.

    Attributes:
        current: Number of the place the reader is at, 0-based, or None.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.current: int | None = None

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Span:
        return Span(self._starts[number], self._ends[number])

    @property
    def current_span(self) -> Span | None:
        """Where the reader is at, or None."""
        return None if self.current is None else self[self.current]

    def extend(self, spans: Iterable[Span]) -> None:
        """Add places that come after those known so far."""
        for span in spans:
            self._starts.append(span.start)
            self._ends.append(span.end)

    def touching(self, start: int, end: int) -> list[int]:
        """Return the numbers of the places that share a code point with ``[start, end)``."""
        return list(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))

    def first_from(self, offset: int) -> int | None:
        """Return the first place that begins at a code point or later, or None."""
        number = bisect_left(self._starts, offset)
        return number if number < len(self._starts) else None

    def step(self, by: int) -> int | None:
        """Return the place before or after the one the reader is at, round and round."""
        if not self._starts or self.current is None:
            return None
        return (self.current + by) % len(self._starts)

    def rows_with_any(self, length: int, rows: int) -> list[int]:
        """Return which of a number of equal parts of a text have a place.

        Args:
            length: Of the text, code points.
            rows: How many parts, 1 or more.
        """
        found = []
        number, total = 0, len(self._starts)
        while number < total:
            row = min(self._starts[number] * rows // max(1, length), rows - 1)
            found.append(row)
            number = bisect_left(self._starts, ((row + 1) * length + rows - 1) // rows, number + 1)
        return found
