"""Where a quotation may begin and end when a person moves its edges."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.review.draft import is_rival
from reader.text.breaks import is_between_characters, is_end_of_words, is_start_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation


class Side(Enum):
    """Which edge of a quotation."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class EdgeLimits:
    """Where the edges of one quotation may go.

    It never is empty, begins or ends with space, splits a character, leaves the paragraphs it
    stands in, or stands where a decision could not put it.

    Attributes:
        text: Of the article.
        origin: Where it stands in force; always allowed.
        room: The paragraphs it stands in.
        siblings: The other pieces of its statement, which it must not touch.
        others: What else is quoted: it may hold these or lie within them, but not cross them.
        taken: Where something stands that a person has decided about already.
    """

    text: str
    origin: Span
    room: Span
    siblings: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    taken: frozenset[Span] = frozenset()

    @classmethod
    def of(
        cls,
        document: Document,
        quotation: Quotation,
        quotations: Sequence[Quotation],
        rejected: Sequence[Quotation] = (),
        moved: Sequence[Span] = (),
    ) -> EdgeLimits:
        """Return the limits of a quotation.

        Args:
            document: The article.
            quotation: As it is in force.
            quotations: All that are in force.
            rejected: Those a person said are none.
            moved: Where other pieces of its statement shall be, not yet in force.
        """
        origin = quotation.span
        paragraphs = [p.span for p in document.paragraphs if p.span.overlaps(origin)] or [origin]
        room = Span(min(origin.start, paragraphs[0].start), max(origin.end, paragraphs[-1].end))
        near = [q for q in quotations if q.span != origin and q.span.overlaps(room)]
        siblings = [q.span for q in near if q.statement == quotation.statement]
        siblings += moved
        others = [q.span for q in near if q.kind.is_speech and q.span not in siblings]
        return cls(
            document.text,
            origin,
            room,
            tuple(span for span in siblings if not span.overlaps(origin)),
            tuple(span for span in others if not is_rival(span, origin)),
            frozenset(q.span for q in chain(near, rejected)) - {origin},
        )

    def allows(self, span: Span) -> bool:
        """Tell whether the quotation may stand there."""
        if span == self.origin:
            return True
        return (
            span.start < span.end
            and self.room.contains(span)
            and span not in self.taken
            and not any(span.overlaps(sibling) for sibling in self.siblings)
            and not any(is_rival(other, span) for other in self.others)
        )

    def moved(self, span: Span, side: Side, step: int, *, by_word: bool = False) -> Span:
        """Return a span with one edge moved to the next place it may have.

        Args:
            span: Where the quotation stands now.
            side: The edge.
            step: 1 towards the end of the text, -1 towards its start.
            by_word: Whether the edge goes to that of another word.

        Returns:
            `span` itself where there is no such place.
        """
        offset = (span.start if side is Side.START else span.end) + step
        while self.room.start <= offset <= self.room.end:
            found = self._with(span, side, offset, by_word=by_word)
            if found is not None:
                return found
            offset += step
        return span

    def nearest(self, span: Span, side: Side, offset: int, *, by_word: bool = False) -> Span:
        """Return a span with one edge as near to a code point as it may be."""
        for place in self._outward(offset):
            found = self._with(span, side, place, by_word=by_word)
            if found is not None:
                return found
        return span

    def _outward(self, offset: int) -> Iterator[int]:
        """Yield every place of the room, the nearest to a code point first."""
        offset = min(max(offset, self.room.start), self.room.end)
        yield offset
        for distance in range(1, len(self.room) + 1):
            for place in (offset - distance, offset + distance):
                if self.room.start <= place <= self.room.end:
                    yield place

    def _with(self, span: Span, side: Side, offset: int, *, by_word: bool) -> Span | None:
        """Return a span with one edge at a place, or None where it may not be."""
        start, end = (offset, span.end) if side is Side.START else (span.start, offset)
        if start >= end or not self._is_stop(side, offset, by_word=by_word):
            return None
        moved = Span(start, end)
        return moved if self.allows(moved) else None

    def _is_stop(self, side: Side, offset: int, *, by_word: bool) -> bool:
        text = self.text
        if offset == (self.origin.start if side is Side.START else self.origin.end):
            return True
        if not is_between_characters(text, offset):
            return False
        if by_word:
            is_edge = is_start_of_words if side is Side.START else is_end_of_words
            return is_edge(text, offset)
        nearby = text[offset : offset + 1] if side is Side.START else text[offset - 1 : offset]
        return bool(nearby) and not nearby.isspace()
