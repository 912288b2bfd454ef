"""What is "to review": the one rule for panel, counts, queue, library and export.

A statement of speech waits for a person when one of its pieces

- is flagged, or was checked before its words were changed, whatever was decided about it, or
- was not decided about and has no speaker, or one who is less sure than a limit.

The limit is the user's (Preferences › Review). What was rejected waits for nobody. The library
says the same in SQL, for its list (`library/quotations.py`); a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quotation import ReviewState

if TYPE_CHECKING:
    from reader.model.quotation import Quotation, Review, Statement

# Before the user chose another limit.
REVIEW_BELOW = 0.8


def needs_review(statement: Statement, below: float = REVIEW_BELOW) -> bool:
    """Tell whether a person should look at a statement.

    Args:
        statement: As it is in force, or rejected.
        below: Confidence below which a speaker is not sure enough; `math.inf` for everything
            that nobody has decided.
    """
    is_speech = statement.first.kind.is_speech
    return is_speech and any(_waits(piece, below) for piece in statement.pieces)


def is_reviewed(statement: Statement) -> bool:
    """Tell whether a person decided about all of a statement."""
    return all(piece.review.state.is_reviewed for piece in statement.pieces)


def calls_again(review: Review) -> bool:
    """Tell whether a quotation waits whatever was decided: flagged, or its check is outdated."""
    return review.is_flagged or review.is_outdated


def _waits(piece: Quotation, below: float) -> bool:
    review, attribution = piece.review, piece.attribution
    if review.state is ReviewState.REJECTED:
        return False
    if calls_again(review):
        return True
    if review.state.is_reviewed:
        return False
    return attribution.speaker is None or attribution.confidence < below
