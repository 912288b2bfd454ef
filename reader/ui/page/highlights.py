"""What is marked in one article, found by place and by statement."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.quotation import Statement, in_text_order
from reader.ui.page.span_index import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.text.change import TextChange


def _order(quotation: Quotation) -> tuple[int, int]:
    return quotation.span.start, -quotation.span.end


class Highlights:
    """Quotations and neutral marks of one article.

    Attributes:
        shows_plain: Whether scare quotes and titles are marked and can be reached.
        solo: Name of the only speaker that is not faded and that is walked through, or None.
    """

    def __init__(self) -> None:
        self.shows_plain = False
        self.solo: str | None = None
        self._quotations: list[Quotation] = []
        self._numbers: dict[Span, int] = {}
        self._index = SpanIndex()
        self._moved: Mapping[Span, Span] = {}
        self._marks: list[Span] = []
        self._mark_index = SpanIndex()

    @property
    def quotations(self) -> Sequence[Quotation]:
        """All quotations in text order, the outer before the nested."""
        return self._quotations

    def set_marks(self, spans: Iterable[Span]) -> None:
        """Mark quoted words whose speaker is not known yet."""
        self._marks = sorted(spans)
        self._mark_index = SpanIndex(self._marks)

    def set_quotations(self, quotations: Iterable[Quotation]) -> None:
        """Take a finished analysis: it replaces quotations and neutral marks."""
        self.set_marks(())
        self._take(quotations)

    def update_quotations(self, quotations: Iterable[Quotation]) -> None:
        """Take what an analysis has found so far; the same span again replaces."""
        added = []
        for quotation in quotations:
            number = self._numbers.get(quotation.span)
            if number is None:
                added.append(quotation)
            else:
                self._quotations[number] = quotation
        added.sort(key=_order)
        if added and self._quotations and _order(self._quotations[-1]) >= _order(added[0]):
            self._take([*self._quotations, *added])
            return
        for quotation in added:
            self._numbers[quotation.span] = len(self._quotations)
            self._quotations.append(quotation)
            self._index.append(quotation.span)
        self._forget_statements()

    def move(self, change: TextChange) -> None:
        """Keep quotations and marks at their words while the text is changed; some may be gone."""
        marks = (change.span(span) for span in self._marks)
        self.set_marks(span for span in marks if span is not None)
        moved = ((quotation, change.span(quotation.span)) for quotation in self._quotations)
        self._take(replace(quotation, span=span) for quotation, span in moved if span is not None)

    def _take(self, quotations: Iterable[Quotation]) -> None:
        self._quotations = in_text_order(quotations)
        self._numbers = {q.span: number for number, q in enumerate(self._quotations)}
        self._index = SpanIndex(quotation.span for quotation in self._quotations)
        self._moved = {}
        self._forget_statements()

    def _forget_statements(self) -> None:
        for name in ("_pieces", "_places"):
            self.__dict__.pop(name, None)

    def is_shown(self, quotation: Quotation) -> bool:
        """Tell whether a quotation is marked at all."""
        return self.shows_plain or quotation.kind.is_speech

    def move_pieces(self, moved: Mapping[Span, Span]) -> None:
        """Mark quotations elsewhere than where they are in force, until others are taken.

        Args:
            moved: Where each shall be, by where it is; all others are where they are.
        """
        self._moved = dict(moved)

    def touching(self, start: int, end: int) -> list[Quotation]:
        """Return the shown quotations in a stretch, the outer before the nested."""
        found = [self._quotations[number] for number in self._index.touching(start, end)]
        if self._moved:
            found = self._as_moved(found, start, end)
        return [quotation for quotation in found if self.is_shown(quotation)]

    def _as_moved(self, found: Iterable[Quotation], start: int, end: int) -> list[Quotation]:
        """Put quotations of a stretch where they shall be."""
        quotations = [quotation for quotation in found if quotation.span not in self._moved]
        for before, span in self._moved.items():
            if before in self._numbers and span.start < end and start < span.end:
                quotation = self._quotations[self._numbers[before]]
                quotations.append(replace(quotation, span=span))
        return sorted(quotations, key=_order)

    def containing(self, offset: int) -> list[Quotation]:
        """Return the shown quotations at a code point, the innermost first."""
        return self.touching(offset, offset + 1)[::-1]

    def one_a_row(self, length: int, rows: int) -> Iterator[Quotation]:
        """Yield the first shown quotation that starts in each of the rows a text is divided into.

        Args:
            length: Of the text.
            rows: How many there are; the time goes by their number, not by that of quotations.
        """
        number, count = 0, len(self._quotations)
        while rows and number < count:
            quotation = self._quotations[number]
            if not self.is_shown(quotation):
                number += 1
                continue
            yield quotation
            row = quotation.span.start * rows // length
            number = self._index.first_from(-(-(row + 1) * length // rows), number + 1)

    def marks_touching(self, start: int, end: int) -> list[Span]:
        """Return the neutral marks in a stretch that no quotation has replaced yet."""
        return [
            span
            for span in (self._marks[number] for number in self._mark_index.touching(start, end))
            if not self._index.touching(span.start, span.end)
        ]

    def quoted_stretches(self) -> list[Span]:
        """Return the quoted words in text order, those within others left out.

        Before an analysis that is what stands between marks; with a `solo` speaker what that one
        says.
        """
        quoted = [q.span for q in self._quotations if q.kind.is_speech and self._is_heard(q)]
        if self.solo is None:
            quoted += self.marks_touching(0, self._marks[-1].end if self._marks else 0)
        stretches: list[Span] = []
        for span in sorted(quoted):
            if not stretches or span.end > stretches[-1].end:
                stretches.append(span)
        return stretches

    def _is_heard(self, quotation: Quotation) -> bool:
        """Tell whether nobody is shown alone but this one's speaker."""
        return self.solo is None or (
            quotation.speaker is not None and quotation.speaker.name == self.solo
        )

    def statement(self, number: int) -> Statement | None:
        """Return a statement by its number, or None when there is none."""
        pieces = self._pieces.get(number)
        return None if pieces is None else Statement(number, tuple(pieces))

    def number_of(self, before: Statement) -> int | None:
        """Return the number that a statement of an earlier reading has now, or None.

        It is the same when it begins at the same words, or has them in another piece.
        """
        spans = {piece.span for piece in before.pieces}
        for quotation in self.touching(before.first.span.start, before.pieces[-1].span.end):
            if quotation.span in spans:
                return quotation.statement
        same = self.statement(before.number)
        touched = same is not None and any(p.span.overlaps(s) for p in same.pieces for s in spans)
        return before.number if touched else None

    def neighbour(
        self, number: int | None, step: int, offset: int, *, same_speaker: bool = False
    ) -> int | None:
        """Return the statement after or before another one.

        Args:
            number: The statement to start from; None starts from `offset`.
            step: 1 for the next, -1 for the one before.
            offset: Code point of the text.
            same_speaker: Pass over what others say than the one who makes the statement.

        Returns:
            Its number, or None at either end. Statements that are not shown are passed over, and
            with a `solo` speaker those of the others.
        """
        starts, numbers = self._places
        statement = None if number is None else self.statement(number)
        if statement is not None:
            place = numbers.index(statement.number) + step
        else:
            place = bisect_left(starts, offset) - (step < 0)
        while 0 <= place < len(numbers):
            other = Statement(numbers[place], tuple(self._pieces[numbers[place]]))
            is_theirs = statement is None or _name(other) == _name(statement)
            if self._is_walked(other) and (is_theirs or not same_speaker):
                return other.number
            place += step
        return None

    def _is_walked(self, statement: Statement) -> bool:
        return self.is_shown(statement.first) and self.solo in (None, _name(statement))

    def family(self, number: int) -> list[int]:
        """Return the statements within one another that a statement is one of, in text order.

        Only itself where it neither stands in another one nor holds any.
        """
        statement = self.statement(number)
        found: dict[int, None] = {}
        for piece in statement.pieces if statement else ():
            root = next(
                (q for q in self.containing(piece.span.start)[::-1] if q.span.contains(piece.span)),
                piece,
            )
            for quotation in self.touching(root.span.start, root.span.end):
                if root.span.contains(quotation.span):
                    found[quotation.statement] = None
        return list(found) or [number]

    @cached_property
    def _pieces(self) -> dict[int, list[Quotation]]:
        """The quotations of each statement, in text order; a statement is made when asked for."""
        pieces: dict[int, list[Quotation]] = {}
        for quotation in self._quotations:
            pieces.setdefault(quotation.statement, []).append(quotation)
        return pieces

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        """Starts of the statements in text order, and their numbers."""
        return [of[0].span.start for of in self._pieces.values()], list(self._pieces)


def _name(statement: Statement) -> str | None:
    return statement.speaker.name if statement.speaker else None
