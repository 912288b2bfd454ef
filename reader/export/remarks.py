"""What people noted about a statement, and whether they checked it, as sheets give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.quotation import VerificationStatus
from reader.text.dates import long_date

if TYPE_CHECKING:
    from reader.model.quotation import Statement, Verification

CHECK_WORDS = {
    VerificationStatus.YES: "Checked and right",
    VerificationStatus.NO: "Checked and wrong",
    VerificationStatus.NOT_APPLICABLE: "Cannot be checked",
}
OUTDATED_WORDS = "before the words were changed"


@dataclass(frozen=True, slots=True)
class StatementRemarks:
    """The remarks on the pieces of a statement, put together.

    Attributes:
        note: The first there is, or empty.
        tags: Of all pieces, each once.
        check: The first there is, or None.
        is_outdated: Whether the words were changed since that check.
    """

    note: str
    tags: tuple[str, ...]
    check: Verification | None
    is_outdated: bool = False


def statement_remarks(statement: Statement) -> StatementRemarks:
    """Return what people remarked about a statement; of note and check, the first piece's count."""
    reviews = [piece.review for piece in statement.pieces]
    checked = next((review for review in reviews if review.verification is not None), None)
    return StatementRemarks(
        next((review.note for review in reviews if review.note), ""),
        tuple(dict.fromkeys(tag for review in reviews for tag in review.tags)),
        None if checked is None else checked.verification,
        checked is not None and checked.is_outdated,
    )


def remark_words(remarks: StatementRemarks) -> list[str]:
    """Return the check, the note and the tags in words; empty where there are none."""
    words = []
    if remarks.check is not None:
        words.append(_check_words(remarks.check, is_outdated=remarks.is_outdated))
    if remarks.note:
        words.append(f"Note: {remarks.note}")
    if remarks.tags:
        words.append(f"Tags: {', '.join(remarks.tags)}")
    return words


def _check_words(check: Verification, *, is_outdated: bool) -> str:
    words = CHECK_WORDS[check.status]
    if is_outdated:
        words += f" {OUTDATED_WORDS}"
    if check.against:
        words += f", against {check.against}"
    made = ", ".join(part for part in (check.by, long_date(check.on)) if part)
    return f"{words} ({made})" if made else words
