"""The lines of the list that offers to change more quotes; no Qt in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.review.company import Tie
from reader.ui.models.library_model import counted
from reader.ui.models.statement_cards import joined_quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quotation, Statement
    from reader.review.company import Companion

TIE_WORDS = {
    Tie.SAME_MENTION: "named by the same words",
    Tie.SAME_CHAIN: "refers back to the same name",
    Tie.SAME_SPEAKER: "same speaker, found another way",
}


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """One statement that may change as well.

    Attributes:
        words: Its beginning, where it stands and why it may.
        quote: Its words.
        is_ticked: Whether it is wrong if the other one is, as the very same words name both.
    """

    statement: Statement
    words: str
    quote: str
    is_ticked: bool


def company_lines(
    companions: Iterable[Companion], text: str, quotations: Sequence[Quotation]
) -> list[CompanyLine]:
    """Return a line for each statement that may change as well, the likely ones first."""
    lines = []
    for companion in companions:
        statement = companion.statement
        quote = joined_quote(statement, text, quotations)
        words = f"{quote}\n¶\u00a0{statement.first.paragraph} · {TIE_WORDS[companion.tie]}"
        lines.append(CompanyLine(statement, words, quote, companion.is_same_mention))
    return lines


def split_lines(
    statements: Iterable[Statement], text: str, quotations: Sequence[Quotation]
) -> list[CompanyLine]:
    """Return a line for each statement of a speaker, none of them ticked."""
    lines = []
    for statement in statements:
        quote = joined_quote(statement, text, quotations)
        words = f"{quote}\n¶\u00a0{statement.first.paragraph}"
        lines.append(CompanyLine(statement, words, quote, is_ticked=False))
    return lines


def company_title(name: str, count: int, *, is_same_mention: bool) -> str:
    """Return the question above the list.

    Args:
        name: Of the new speaker.
        count: How many statements are offered.
        is_same_mention: Whether the very same words name the speaker of all of them.
    """
    more = counted(count, "more statement")
    if is_same_mention:
        return f"{more} named by the same words. Change to {name} as well?"
    return f"{more} of the same speaker. Change to {name} as well?"
