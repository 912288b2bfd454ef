"""What a card of the statements panel shows, made from a statement; no Qt in it."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from reader.export.wording import content_span, cue_words, join_pieces
from reader.model.quotation import AttributionState, ReviewState, gather_statements
from reader.review.waiting import REVIEW_BELOW, needs_review
from reader.ui.models.remarks import remark_lines
from reader.ui.models.review_facts import (
    VERDICT_WORDS,
    decided_words,
    is_set_by_hand,
    review_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation, Review, Statement
    from reader.model.speaker import Speaker
    from reader.quotes.repeats import Repeat

UNATTRIBUTED = "Unattributed"

STATE_WORDS = {
    AttributionState.ATTRIBUTED: "attributed",
    AttributionState.PROBABLE: "probable",
    AttributionState.UNATTRIBUTED: "to review",
}


@dataclass(frozen=True, slots=True)
class RepeatLink:
    """Where the same words stand again, as the card says it.

    Attributes:
        label: "said again ¶ 11", "said before ¶ 5" or "varied ¶ 9".
        statement: Number of the other statement.
        paragraph: 1-based, of the other statement.
        is_exact: Word for word.
    """

    label: str
    statement: int
    paragraph: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class StatementCard:
    """One statement, ready to be drawn and searched.

    Attributes:
        statement: What it is about.
        quote: The words of all pieces on one line.
        cue: The reporting words; may be empty.
        repeats: Where the same is said again.
        review_below: Confidence below which somebody should look at who speaks.
        number: Of the statement in its article.
        speaker_name: The speaker's name, or the word for having none.
        needs_review: Whether somebody should look at it.
        is_rejected: Whether a person said that nobody is quoted there.
    """

    statement: Statement
    quote: str
    cue: str
    repeats: tuple[RepeatLink, ...] = ()
    review_below: float = REVIEW_BELOW
    number: int = field(init=False, repr=False, compare=False)
    speaker_name: str = field(init=False, repr=False, compare=False)
    needs_review: bool = field(init=False, repr=False, compare=False)
    is_rejected: bool = field(init=False, repr=False, compare=False)
    _folded: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what lists of ten thousand cards are sorted out by, once."""
        give = partial(object.__setattr__, self)
        speaker, state = self.speaker, self.review.state
        name = speaker.name if speaker else UNATTRIBUTED
        role = speaker.role if speaker and speaker.role else ""
        give("number", self.statement.number)
        give("speaker_name", name)
        give("is_rejected", state is ReviewState.REJECTED)
        give("needs_review", needs_review(self.statement, self.review_below))
        shown = (name, role, self.cue, self.quote, self.review.note, *self.review.tags)
        give("_folded", " ".join(shown).casefold())

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, or None."""
        return self.statement.speaker

    @property
    def state(self) -> AttributionState:
        """How sure the attribution is."""
        return self.statement.first.attribution.state

    @property
    def paragraph(self) -> int:
        """1-based number of the paragraph it starts in."""
        return self.statement.first.paragraph

    def is_of(
        self, statement: Statement, repeats: tuple[RepeatLink, ...], review_below: float
    ) -> bool:
        """Tell whether a card made of these would be the same; compares objects, not contents."""
        mine, theirs = self.statement.pieces, statement.pieces
        is_same = len(mine) == len(theirs) and all(map(operator.is_, mine, theirs))
        return is_same and self.repeats == repeats and self.review_below == review_below

    @property
    def spoken_name(self) -> str:
        """What a screen reader says for it."""
        who = self.speaker.name if self.speaker else "no speaker"
        parts = (f"Quote {self.number}", who, self.state.value, self.review_words)
        return f"{', '.join(parts)}, paragraph {self.paragraph}: {self.quote}"

    @property
    def review_words(self) -> str:
        """What has become of it in a review, in words."""
        return review_words(self.review)

    @property
    def review(self) -> Review:
        """What people said to it."""
        return self.statement.first.review

    @property
    def is_set_by_hand(self) -> bool:
        """Whether a person said who speaks, and that is not whom the analysis found."""
        return is_set_by_hand(self.statement.first)

    @property
    def standing(self) -> str:
        """How sure the attribution is, what a person decided, or that a check is outdated."""
        if self.review.is_outdated and not self.is_rejected:
            return "check outdated"
        if self.is_set_by_hand and self.review.state is ReviewState.CORRECTED:
            return "set by hand"
        return VERDICT_WORDS.get(self.review.state, STATE_WORDS[self.state])

    def matches(self, words: Sequence[str]) -> bool:
        """Tell whether every one of the case-folded `words` stands somewhere on the card."""
        return all(word in self._folded for word in words)

    @property
    def hint(self) -> str:
        """Who decided when, whom they overruled, what they remarked, a line each; may be empty."""
        lines = (decided_words(self.statement.first), *remark_lines(self.review))
        return "\n".join(line for line in lines if line)


def joined_quote(statement: Statement, text: str, quotations: Sequence[Quotation]) -> str:
    """Return the words of all pieces on one line, within the marks of the first and the last.

    Args:
        statement: Of the article with `text`.
        text: All of the article.
        quotations: All of the article's, in text order, to tell what stands between the pieces.
    """
    first, last = statement.pieces[0], statement.pieces[-1]
    opening = text[first.span.start : content_span(first, text).start]
    closing = text[content_span(last, text).end : last.span.end]
    words = join_pieces(statement, text, quotations)
    return " ".join(f"{opening}{words}{closing}".split())


def make_cards(
    quotations: Iterable[Quotation],
    document: Document,
    repeats: Mapping[int, Sequence[Repeat]] | None = None,
    *,
    review_below: float = REVIEW_BELOW,
    previous: Iterable[StatementCard] = (),
    statements: Iterable[Statement] | None = None,
) -> list[StatementCard]:
    """Make the cards of an article's speech, in text order.

    So-calleds and titles have no cards.

    Args:
        quotations: What is known so far.
        document: The article they are in.
        repeats: Which statements say the same again, as far as known.
        review_below: Confidence below which somebody should look at who speaks.
        previous: Cards made before; those that would be the same are taken again.
        statements: Of these quotations, where they are gathered already.
    """
    everything = tuple(quotations)
    gathered = gather_statements(everything) if statements is None else statements
    said = [statement for statement in gathered if statement.pieces[0].kind.is_speech]
    known = repeats or {}
    by_number = {statement.number: statement for statement in said} if known else {}
    before = {card.number: card for card in previous}
    cards = []
    for statement in said:
        again = known.get(statement.number)
        repeated = _repeat_links(statement, again, by_number) if again else ()
        card = before.get(statement.number)
        if card is None or not card.is_of(statement, repeated, review_below):
            quote = joined_quote(statement, document.text, everything)
            cue = cue_words(statement, document.text)
            card = StatementCard(statement, quote, cue, repeated, review_below)
        cards.append(card)
    return cards


def _repeat_links(
    statement: Statement, repeats: Iterable[Repeat], by_number: Mapping[int, Statement]
) -> tuple[RepeatLink, ...]:
    """Put into words where `statement` is repeated."""
    links = []
    for repeat in repeats:
        if repeat.statement not in by_number:
            continue
        other = by_number[repeat.statement].first
        if not repeat.is_exact:
            how = "varied"
        elif other.span.start > statement.first.span.start:
            how = "said again"
        else:
            how = "said before"
        label = f"{how} ¶\u00a0{other.paragraph}"
        links.append(RepeatLink(label, repeat.statement, other.paragraph, repeat.is_exact))
    return tuple(links)
