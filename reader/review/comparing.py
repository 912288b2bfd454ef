"""What another analysis would change, to take or to leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reader.model.quotation import Analysis, Quotation
    from reader.model.span import Span


class Change(Enum):
    """What becomes of a quotation."""

    ADDED = "added"
    LOST = "lost"
    SPEAKER_CHANGED = "speaker changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One quotation that another analysis sees otherwise.

    Attributes:
        before: As it is in force; None when it would be added.
        after: As it would be; None when it would be lost.
    """

    change: Change
    before: Quotation | None
    after: Quotation | None

    @property
    def span(self) -> Span:
        """Where the quotation stands."""
        quotation = self.after or self.before
        if quotation is None:
            raise ValueError("a difference without a quotation")
        return quotation.span


def compare(before: Iterable[Quotation], after: Iterable[Quotation]) -> tuple[Difference, ...]:
    """Find what is said otherwise, in text order; so-calleds and titles are not looked at.

    Args:
        before: The quotations in force.
        after: Those that would be in force, with the same decisions.
    """
    old = {q.span: q for q in before if q.kind.is_speech}
    new = {q.span: q for q in after if q.kind.is_speech}
    found = [Difference(Change.ADDED, None, q) for span, q in new.items() if span not in old]
    for span, quotation in old.items():
        other = new.get(span)
        if other is None:
            found.append(Difference(Change.LOST, quotation, None))
        elif _name(quotation) != _name(other):
            found.append(Difference(Change.SPEAKER_CHANGED, quotation, other))
    return tuple(sorted(found, key=lambda difference: difference.span))


def _name(quotation: Quotation) -> str | None:
    return None if quotation.speaker is None else quotation.speaker.name


def take_partly(
    known: Sequence[Quotation], analysis: Analysis, left: Collection[Difference]
) -> Analysis:
    """Return another analysis as if it had found nothing new where a person left it.

    Args:
        known: What the analysis before found, in the text of now.
        analysis: The other one.
        left: What was not taken of the differences between the two.
    """
    old = {quotation.span: quotation for quotation in known}
    kept = {quotation.span: quotation for quotation in analysis.quotations}
    next_number = 1 + max((q.statement for q in analysis.quotations), default=0)
    numbers: dict[int, int] = {}
    for span in (difference.span for difference in left):
        before, after = old.get(span), kept.pop(span, None)
        if before is None:
            continue
        if after is None:
            number = numbers.setdefault(before.statement, next_number + len(numbers))
            kept[span] = replace(before, statement=number, parent=None)
        else:
            kept[span] = replace(before, statement=after.statement, parent=after.parent)
    quotations = sorted(kept.values(), key=lambda q: (q.span.start, -q.span.end))
    return replace(analysis, quotations=tuple(quotations))
