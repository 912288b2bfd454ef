"""Which other quotes are likely to be wrong the way one is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.model.quotation import EvidenceKind, gather_statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.quotation import Attribution, Quotation, Statement
    from reader.model.span import Span


class Tie(Enum):
    """Why a statement goes with another, the strongest first."""

    SAME_MENTION = "the same words name the speaker"
    SAME_CHAIN = "the same chain leads to the speaker"
    SAME_SPEAKER = "the same speaker was found"


@dataclass(frozen=True, slots=True)
class Companion:
    """A statement that may have to change with another one.

    Attributes:
        tie: Why.
    """

    statement: Statement
    tie: Tie

    @property
    def is_same_mention(self) -> bool:
        """Whether the very same words name the speaker of both."""
        return self.tie is Tie.SAME_MENTION


def find_company(quotations: Iterable[Quotation], changed: Statement) -> tuple[Companion, ...]:
    """Find the statements that a change of speaker is likely to concern as well.

    Args:
        quotations: Of the article, as they are in force.
        changed: The statement whose speaker is wrong, as it was before the change.

    Returns:
        Statements nobody has reviewed with the same speaker, the stronger ties first, each in
        text order.
    """
    speaker = _found(changed).speaker
    if speaker is None:
        return ()
    chain, mentions = _chain(changed), _mentions(changed)
    company = []
    for statement in gather_statements(quotations):
        if statement.number == changed.number or not statement.first.kind.is_speech:
            continue
        if any(piece.review.state.is_reviewed for piece in statement.pieces):
            continue
        own = statement.speaker
        if own is None or own.name not in (speaker.name, _name(changed)):
            continue
        company.append(Companion(statement, _tie(statement, chain, mentions)))
    order = list(Tie)
    return tuple(sorted(company, key=lambda companion: order.index(companion.tie)))


def _tie(statement: Statement, chain: set[Span], mentions: set[Span]) -> Tie:
    if mentions & _mentions(statement):
        return Tie.SAME_MENTION
    if _is_named(statement) or not chain & _chain(statement):
        return Tie.SAME_SPEAKER
    return Tie.SAME_CHAIN


def _found(statement: Statement) -> Attribution:
    """Return what the analysis says, whatever was decided since."""
    return statement.first.review.found or statement.first.attribution


def _name(statement: Statement) -> str:
    return "" if statement.speaker is None else statement.speaker.name


def _attributions(statement: Statement) -> list[Attribution]:
    return [piece.review.found or piece.attribution for piece in statement.pieces]


def _chain(statement: Statement) -> set[Span]:
    """Return the words that lead to the speaker's name."""
    return {
        link.span
        for attribution in _attributions(statement)
        for link in attribution.evidence
        if link.what is not EvidenceKind.CUE
    }


def _mentions(statement: Statement) -> set[Span]:
    """Return the words that name the speaker, here or in the quote it goes on from."""
    attributions = _attributions(statement)
    own = {a.mention for a in attributions if a.mention is not None}
    return own | {
        link.span
        for attribution in attributions
        for link in attribution.evidence
        if link.what is EvidenceKind.CONTINUES
    }


def _is_named(statement: Statement) -> bool:
    """Tell whether the words next to a statement are the name itself."""
    return any(
        link.what is EvidenceKind.NAME and link.span == attribution.mention
        for attribution in _attributions(statement)
        for link in attribution.evidence
    )
