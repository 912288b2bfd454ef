"""What is left to review, and in which order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.quotation import gather_statements
from reader.review.waiting import calls_again, is_reviewed, needs_review

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reader.model.quotation import Quotation, Statement
    from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Statements that wait for a person.

    Attributes:
        statements: The least sure first, those that were skipped last.
        done: Statements of the same scope that were reviewed, those that were rejected among them.
        others: How many more nobody has decided, which are sure enough not to wait.
    """

    statements: tuple[Statement, ...]
    done: int
    others: int = 0

    @property
    def total(self) -> int:
        """All statements of the scope."""
        return self.done + len(self.statements)


def make_queue(
    quotations: Iterable[Quotation],
    rejected: Iterable[Quotation] = (),
    *,
    speaker: str | None = None,
    skipped: Sequence[Span] = (),
    settled: Collection[Span] = (),
    below: float = math.inf,
) -> ReviewQueue:
    """Put statements in the order in which to review them.

    Args:
        quotations: Of the article, as they are in force.
        rejected: Of the article, what people said is no quotation.
        speaker: Only those of the speaker with this name; None for all.
        skipped: First pieces of statements that come back at the end, in that order.
        settled: First pieces of statements that were decided in this review: these do not come
            back, though they may be flagged or their check may be outdated.
        below: Only what has to be reviewed with this limit; by default all nobody has decided.
            What was reviewed counts as done in any case.
    """
    scope, gone = _statements_of(quotations, speaker), _statements_of(rejected, speaker)

    def is_over(statement: Statement) -> bool:
        calls = any(calls_again(piece.review) for piece in statement.pieces)
        return is_reviewed(statement) and not (calls and statement.first.span not in settled)

    left = [statement for statement in scope if not is_over(statement)]
    waiting = [statement for statement in left if needs_review(statement, below)]
    places = {span: place for place, span in enumerate(skipped)}
    waiting.sort(key=lambda s: (places.get(s.first.span, -1), _confidence(s), s.first.span.start))
    done = len(scope) - len(left) + len(gone)
    return ReviewQueue(tuple(waiting), done, len(left) - len(waiting))


def _statements_of(quotations: Iterable[Quotation], speaker: str | None) -> list[Statement]:
    """Return the statements of speech, all or those of one speaker."""
    return [
        statement
        for statement in gather_statements(quotations)
        if statement.first.kind.is_speech
        and (speaker is None or (statement.speaker and statement.speaker.name == speaker))
    ]


def _confidence(statement: Statement) -> float:
    return min(piece.attribution.confidence for piece in statement.pieces)
