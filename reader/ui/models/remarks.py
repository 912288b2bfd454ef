"""Note, tags and verification of quotes, as a form fills them in; no Qt in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.remarks import CHECK_WORDS, OUTDATED_WORDS
from reader.model.decision import NoteSet, TagsChanged, Verified
from reader.model.quotation import Verification, VerificationStatus
from reader.ui.models.library_model import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.decision import Decision, Targets
    from reader.model.quotation import Review

STATUS_WORDS: dict[VerificationStatus | None, str] = {None: "Not checked"} | CHECK_WORDS


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a person adds to quotes.

    Attributes:
        note: Free text, or empty.
        tags: Each once.
        status: Of the verification; None where nobody checked.
        against: What it was checked against.
    """

    note: str = ""
    tags: tuple[str, ...] = ()
    status: VerificationStatus | None = None
    against: str = ""


def remarks_of(reviews: Sequence[Review]) -> Remarks:
    """Return what several quotes have in common."""
    first = reviews[0]
    checks = {
        (r.verification.status, r.verification.against) if r.verification else (None, "")
        for r in reviews
    }
    status, against = checks.pop() if len(checks) == 1 else (None, "")
    return Remarks(
        first.note if all(r.note == first.note for r in reviews) else "",
        tuple(tag for tag in first.tags if all(tag in r.tags for r in reviews)),
        status,
        against,
    )


def tags_in(typed: str) -> tuple[str, ...]:
    """Return the tags of a line, which commas part."""
    tags = (" ".join(tag.split()) for tag in typed.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def decide_remarks(
    targets: Targets, before: Remarks, after: Remarks, *, by: str, on: str, renews: bool = False
) -> list[Decision]:
    """Return what has to be decided so that the remarks are as filled in.

    Args:
        targets: Whole statements.
        before: What the form showed.
        after: What it shows now.
        by: Who checks.
        on: Day of the check, ISO 8601.
        renews: Whether the check is made anew though it came to the same.
    """
    decisions: list[Decision] = []
    if after.note != before.note:
        decisions.append(NoteSet(targets, after.note))
    if after.tags != before.tags:
        added = tuple(tag for tag in after.tags if tag not in before.tags)
        removed = tuple(tag for tag in before.tags if tag not in after.tags)
        if added or removed:
            decisions.append(TagsChanged(targets, added, removed))
    is_other = (after.status, after.against) != (before.status, before.against)
    if is_other or (renews and after.status is not None):
        check = None
        if after.status is not None:
            check = Verification(after.status, after.against, on, by)
        decisions.append(Verified(targets, check))
    return decisions


def remark_lines(review: Review) -> list[str]:
    """Return what a card says of note, tags and verification, a line each."""
    lines = []
    if review.note:
        lines.append(f"Note: {review.note}")
    if review.tags:
        lines.append(f"Tags: {', '.join(review.tags)}")
    check = review.verification
    if check is not None:
        parts = [STATUS_WORDS[check.status]]
        if review.is_outdated:
            parts.append(OUTDATED_WORDS)
        if check.against:
            parts.append(f"against {check.against}")
        if check.on:
            parts.append(short_date(check.on))
        if check.by:
            parts.append(f"by {check.by}")
        lines.append(" · ".join(parts))
    return lines
