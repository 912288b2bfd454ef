"""Finding the spans that touch a stretch of the text, by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.span import Span


class SpanIndex:
    """Spans in text order, nested ones included; answers in the time of what it finds."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Take spans sorted by start; the numbers returned later count in this order."""
        found = list(spans)
        self._starts = [span.start for span in found]
        self._ends = [span.end for span in found]
        self._reach = list(accumulate(self._ends, max))

    def __len__(self) -> int:
        return len(self._starts)

    def append(self, span: Span) -> None:
        """Add a span that starts no earlier than the last one."""
        self._starts.append(span.start)
        self._ends.append(span.end)
        self._reach.append(max(span.end, self._reach[-1] if self._reach else 0))

    def first_from(self, offset: int, least: int = 0) -> int:
        """Return the number of the first span from `least` on that starts at `offset` or later."""
        return bisect_left(self._starts, offset, least)

    def touching(self, start: int, end: int) -> list[int]:
        """Return the numbers of the spans that share a code point with ``[start, end)``."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [number for number in range(first, last) if self._ends[number] > start]

    def containing(self, offset: int) -> list[int]:
        """Return the numbers of the spans that hold a code point, the outer before the inner."""
        return self.touching(offset, offset + 1)
