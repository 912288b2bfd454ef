"""What people decided about a quote, in words; no Qt in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.remarks import OUTDATED_WORDS
from reader.model.quotation import UNTOUCHED, ReviewState
from reader.ui.models.moments import local_day
from reader.ui.models.quote_facts import certainty, certainty_hint, percent
from reader.ui.models.remarks import STATUS_WORDS

if TYPE_CHECKING:
    from reader.model.quotation import Attribution, Quotation, Review

VERDICT_WORDS = {
    ReviewState.ACCEPTED: "accepted",
    ReviewState.CORRECTED: "corrected",
    ReviewState.ADDED: "added",
    ReviewState.REJECTED: "rejected",
}


def review_words(review: Review) -> str:
    """Return what a screen reader says of a review: "accepted, flagged, has a note"."""
    words = [VERDICT_WORDS.get(review.state, "not reviewed")]
    if review.is_flagged:
        words.append("flagged")
    if review.note:
        words.append("has a note")
    if review.tags:
        words.append(f"tagged {' and '.join(review.tags)}")
    if review.verification is not None:
        check = STATUS_WORDS[review.verification.status].lower()
        words.append(f"{check} {OUTDATED_WORDS}" if review.is_outdated else check)
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
    """Return who decided when, and that the analysis had found nobody where that is so.

    Nothing where nobody has decided; whom the analysis had found says `overruled_line`.

    Args:
        review: Of the quotation.
        attribution: In force.
    """
    if not review.state.is_reviewed:
        return ""
    found = review.found
    is_other = found is not None and _name(found) != _name(attribution)
    is_set = is_other and review.state is ReviewState.CORRECTED
    words = "Set" if is_set else VERDICT_WORDS[review.state].capitalize()
    day = local_day(review.decided)
    line = f"{words} by {review.reviewer or 'you'}" + (f", {day}" if day else "")
    if is_other and found is not None and found.speaker is None:
        return f"{line} · the analysis had found nobody"
    return line


def is_set_by_hand(quotation: Quotation) -> bool:
    """Tell whether a person said who speaks, and that is not whom the analysis found."""
    review, speaker = quotation.review, quotation.speaker
    if review.found is None:
        return review.state is ReviewState.ADDED and speaker is not None
    found_nobody = review.found.speaker is None and speaker is not None
    return quotation.is_overruled or (review.state.is_reviewed and found_nobody)


def decided_words(quotation: Quotation) -> str:
    """Return who decided when, and whom the analysis had found instead; may be empty."""
    lines = (verdict_line(quotation.review, quotation.attribution), overruled_line(quotation))
    return "\n".join(line for line in lines if line)


def has_history(review: Review) -> bool:
    """Tell whether a person decided anything about a quotation that still counts."""
    return review != UNTOUCHED


def overruled_line(quotation: Quotation) -> str:
    """Return whom the analysis had found, where a person overruled it; else nothing."""
    found = quotation.review.found
    if not quotation.is_overruled or found is None:
        return ""
    return f"The analysis had said: {_name(found)}, {percent(found.confidence)}"


def _name(attribution: Attribution) -> str | None:
    return attribution.speaker.name if attribution.speaker else None
