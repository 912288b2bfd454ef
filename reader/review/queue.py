"""What is left to review, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.quotation import gather_statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quotation, Statement
    from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Statements that wait for a person.

    Attributes:
        statements: The least sure first, those that were skipped last.
        done: Statements of the same scope that were reviewed.
    """

    statements: tuple[Statement, ...]
    done: int

    @property
    def total(self) -> int:
        """All statements of the scope."""
        return self.done + len(self.statements)


def make_queue(
    quotations: Iterable[Quotation],
    *,
    speaker: str | None = None,
    skipped: Sequence[Span] = (),
    threshold: float = 1.0,
) -> ReviewQueue:
    """Put statements in the order in which to review them.

    Args:
        quotations: Of the article, as they are in force.
        speaker: Only those of the speaker with this name; None for all.
        skipped: First pieces of statements that come back at the end, in that order.
        threshold: Only what is not surer than this; what was reviewed counts in any case.
    """
    scope = [
        statement
        for statement in gather_statements(quotations)
        if statement.first.kind.is_speech
        and (speaker is None or (statement.speaker and statement.speaker.name == speaker))
    ]
    waiting = [s for s in scope if not _is_reviewed(s) and _confidence(s) <= threshold]
    places = {span: place for place, span in enumerate(skipped)}
    waiting.sort(key=lambda s: (places.get(s.first.span, -1), _confidence(s), s.first.span.start))
    return ReviewQueue(tuple(waiting), sum(map(_is_reviewed, scope)))


def _is_reviewed(statement: Statement) -> bool:
    return all(piece.review.state.is_reviewed for piece in statement.pieces)


def _confidence(statement: Statement) -> float:
    return min(piece.attribution.confidence for piece in statement.pieces)
