"""What people decided about a quote, in words; no Qt in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quotation import ReviewState
from reader.ui.models.quote_facts import certainty, certainty_hint, percent

if TYPE_CHECKING:
    from reader.model.quotation import Attribution, Review

VERDICT_WORDS = {
    ReviewState.ACCEPTED: "accepted",
    ReviewState.CORRECTED: "corrected",
    ReviewState.ADDED: "added",
    ReviewState.REJECTED: "rejected",
}


def review_words(review: Review) -> str:
    """Return what a screen reader says of a review: "accepted, flagged"."""
    words = [VERDICT_WORDS.get(review.state, "not reviewed")]
    if review.is_flagged:
        words.append("flagged")
    if review.note:
        words.append("has a note")
    return ", ".join(words)


def how_sure(review: Review, attribution: Attribution) -> str:
    """Return what a person decided in a word, or how sure the program is."""
    return VERDICT_WORDS.get(review.state) or certainty(attribution)


def how_sure_hint(review: Review, attribution: Attribution) -> str:
    """Return what that means."""
    if review.state.is_reviewed:
        return "A person decided this. No analysis changes it any more."
    return certainty_hint(attribution)


def verdict_line(review: Review, attribution: Attribution) -> str:
    """Return who decided, and what the program says where that is something else.

    Nothing where nobody has decided.

    Args:
        review: Of the quotation.
        attribution: In force.
    """
    if not review.state.is_reviewed:
        return ""
    words = VERDICT_WORDS[review.state].capitalize()
    parts = [f"{words} by {review.reviewer}" if review.reviewer else f"{words} by hand"]
    found = review.found
    if found is not None and _name(found) != _name(attribution):
        said = _name(found) or "nobody"
        share = f", {percent(found.confidence)}" if found.speaker else ""
        parts.append(f"the program found {said}{share}")
    return " · ".join(parts)


def _name(attribution: Attribution) -> str | None:
    return attribution.speaker.name if attribution.speaker else None
