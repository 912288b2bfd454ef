"""What the encoder makes of one quotation, as plain numbers over places in the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Protocol

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.document import Document
    from reader.text.segments import Segment


class Pointer(IntEnum):
    """What is looked for: the words that name the speaker, the cue, the speaker's names."""

    MENTION = 0
    CUE = 1
    SPEAKER = 2


FAINT = 0.004  # chances below are not kept
_RUN = 0.12  # a cue goes on while pieces have this share of its best piece's chance


@dataclass(frozen=True, slots=True)
class Place:
    """One piece of the article with its chance for each pointer."""

    start: int
    end: int
    chances: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """Chances of one quotation.

    Attributes:
        places: Pieces with a chance worth keeping, in text order.
        nowhere: For each pointer the chance that nothing in sight is right.
        kinds: Chances of speech, scare quote and title; they sum to 1.
    """

    places: tuple[Place, ...]
    nowhere: tuple[float, float, float]
    kinds: tuple[float, float, float]

    def share(self, pointer: Pointer, span: Span) -> float:
        """Return the chance that one of the pieces in `span` is right."""
        return sum(
            place.chances[pointer]
            for place in self.places
            if place.start < span.end and span.start < place.end
        )

    def run(self, pointer: Pointer) -> tuple[Span, float] | None:
        """Return the likeliest piece with its likely neighbours, and their chance together."""
        if not self.places:
            return None
        chances = [place.chances[pointer] for place in self.places]
        best = max(range(len(chances)), key=chances.__getitem__)
        floor = chances[best] * _RUN
        first, last = best, best + 1
        while first > 0 and chances[first - 1] > floor and self._touch(first - 1):
            first -= 1
        while last < len(chances) and chances[last] > floor and self._touch(last - 1):
            last += 1
        span = Span(self.places[first].start, self.places[last - 1].end)
        return span, sum(chances[first:last])

    def _touch(self, at: int) -> bool:
        """Tell whether at most a space stands between a piece and the next one."""
        return self.places[at + 1].start - self.places[at].end <= 1

    def to_row(self) -> list[Any]:
        """Return plain lists, as `from_row` reads them."""
        places = [[p.start, p.end, *(round(c, 4) for c in p.chances)] for p in self.places]
        return [places, [round(c, 4) for c in self.nowhere], [round(c, 4) for c in self.kinds]]

    @classmethod
    def from_row(cls, row: Sequence[Any]) -> Look:
        """Read what `to_row` wrote."""
        places, nowhere, kinds = row
        return cls(
            tuple(Place(s, e, (a, b, c)) for s, e, a, b, c in places),
            tuple(nowhere),
            tuple(kinds),
        )


def make_look(
    starts: Sequence[int],
    ends: Sequence[int],
    chances: Iterable[Sequence[float]],
    nowhere: Sequence[float],
    kinds: Sequence[float],
) -> Look:
    """Keep what is worth keeping of the chances of all pieces."""
    places = tuple(
        Place(start, end, (row[0], row[1], row[2]))
        for start, end, row in zip(starts, ends, chances, strict=True)
        if max(row) >= FAINT and end > start
    )
    return Look(places, (nowhere[0], nowhere[1], nowhere[2]), (kinds[0], kinds[1], kinds[2]))


class Looks(Protocol):
    """What is seen of one article's outermost segments."""

    def look(self, number: int) -> Look | None:
        """Return what is seen of a segment, None where there is nothing to see."""
        ...


class LookSource(Protocol):
    """Whatever looks at quotations: the encoder, or what it saw earlier."""

    def open(self, document: Document, segments: Sequence[Segment]) -> Looks:
        """Take an article and its outermost segments, in text order."""
        ...
