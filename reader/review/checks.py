"""Checks that a person made of words which were changed since: kept, and marked as outdated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.decision import Verified

if TYPE_CHECKING:
    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.review.draft import Draft
    from reader.review.text_history import TextHistory


def note_checked(draft: Draft, decision: Decision, texts: TextHistory, done: int) -> None:
    """Note which words a check was about; other decisions are about none.

    Args:
        draft: After the decision has taken effect.
        decision: As it was made, in the text after the first `done` changes.
        texts: Where those words lie now.
        done: Number of changes.
    """
    if not isinstance(decision, Verified):
        return
    for target in decision.quotations:
        place = texts.place(target.anchor, done)
        piece = None if place is None else draft.pieces.get(place.span)
        if piece is not None:
            piece.checked = None if decision.verification is None else target.anchor.exact


def outdate_checks(draft: Draft, document: Document) -> None:
    """Mark the checks of statements whose words are others now; only white space may differ."""
    changed = {
        piece.statement
        for piece in draft.pieces.values()
        if piece.checked is not None
        and piece.checked.split() != piece.span.text_of(document.text).split()
    }
    if not changed:
        return
    for piece in draft.pieces.values():
        review = piece.quotation.review
        if piece.statement in changed and review.verification is not None:
            piece.set_review(replace(review, is_outdated=True))
