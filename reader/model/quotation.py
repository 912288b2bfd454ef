"""Quotations and what is known about who speaks them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.span import Span
    from reader.model.speaker import Speaker


class QuotationKind(Enum):
    """What the quoted words are."""

    DIRECT = "direct"
    MIXED = "mixed"
    SCARE = "scare"
    TITLE = "title"

    @property
    def is_speech(self) -> bool:
        """Whether somebody is quoted, against a so-called or a title."""
        return self in (QuotationKind.DIRECT, QuotationKind.MIXED)


class QuotationForm(Enum):
    """How the article marks the quoted words."""

    MARKS = "marks"
    BLOCK = "block"
    TURN = "turn"
    DASH = "dash"


class AttributionState(Enum):
    """How sure an attribution is, in three steps that are drawn differently."""

    ATTRIBUTED = "attributed"
    PROBABLE = "probable"
    UNATTRIBUTED = "unattributed"


class EvidenceKind(Enum):
    """What a link of the evidence chain shows, from the quotation to the name."""

    CUE = "cue"
    MENTION = "mention"
    SAME_AS = "same as"
    NAME = "name"
    ROLE = "role"
    OF = "of"
    CONTINUES = "continues"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One link of the chain from a quotation to its speaker's name."""

    span: Span
    what: EvidenceKind


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A speaker that was considered and not chosen."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """The link between quoted words and a speaker.

    Attributes:
        speaker: Who speaks, or None when that is not known.
        mention: The words next to the quotation that name the speaker ("he"), or None.
        cue: The reporting words ("said", "according to"), or None.
        confidence: 0 to 1, the calibrated probability that `speaker` is right.
        state: What `confidence` amounts to on screen and in exports.
        evidence: From the quotation to the name, in that order.
        runners_up: At most two, the likelier first.
    """

    speaker: Speaker | None = None
    mention: Span | None = None
    cue: Span | None = None
    confidence: float = 0.0
    state: AttributionState = AttributionState.UNATTRIBUTED
    evidence: tuple[Evidence, ...] = ()
    runners_up: tuple[RunnerUp, ...] = ()


class ReviewState(Enum):
    """What a person said to a quotation."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"

    @property
    def is_reviewed(self) -> bool:
        """Whether a person decided, so that no analysis may change the quotation any more."""
        return self is not ReviewState.UNREVIEWED


class VerificationStatus(Enum):
    """Whether a quotation was found to be what was said."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "na"


@dataclass(frozen=True, slots=True)
class Verification:
    """A check of a quotation against something outside the article.

    Attributes:
        status: What came of it.
        against: What it was checked against ("recording, 12:40").
        on: Day of the check, ISO 8601.
        by: Who checked.
    """

    status: VerificationStatus
    against: str = ""
    on: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What people said to one quotation.

    Attributes:
        state: The person's verdict.
        is_flagged: Put aside to look at again.
        note: Free text, or empty.
        tags: Each once, in the order they were given.
        verification: The last check, or None.
        is_outdated: Whether the words were changed since that check.
        reviewer: Who gave the verdict; None where nobody did.
        found: What the analysis says, where a person decided; None where nobody did, and for a
            quotation that no analysis found.
        decided: When the verdict was given, ISO 8601 in UTC, or empty.
    """

    state: ReviewState = ReviewState.UNREVIEWED
    is_flagged: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    verification: Verification | None = None
    is_outdated: bool = False
    reviewer: str | None = None
    found: Attribution | None = None
    decided: str = field(default="", compare=False)


UNTOUCHED = Review()


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words within one pair of quotation marks, or one marked block.

    Attributes:
        span: The quoted words, marks included.
        kind: Direct, mixed, scare or title.
        form: Marks, block, turn or dash.
        statement: Number of the statement this is a piece of, 1-based in text order.
        paragraph: 1-based number of the paragraph it starts in.
        parent: Statement number of the quotation it is nested in, or None.
        attribution: Who speaks, and why the program thinks so.
        review: What people said to it.
    """

    span: Span
    kind: QuotationKind
    form: QuotationForm
    statement: int
    paragraph: int
    parent: int | None
    attribution: Attribution
    review: Review = UNTOUCHED

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, or None when unattributed."""
        return self.attribution.speaker

    @property
    def is_overruled(self) -> bool:
        """Whether a person put somebody else, or nobody, in the place of whom was found."""
        found = self.review.found
        is_persons = self.review.state in (ReviewState.CORRECTED, ReviewState.ADDED)
        if not is_persons or found is None or found.speaker is None:
            return False
        own = self.speaker  # who was only renamed still has the old name as an alias
        return own is None or found.speaker.name not in (own.name, *own.aliases)

    @property
    def mention(self) -> Span | None:
        """The words that name the speaker; not those that name somebody who was overruled."""
        return self._unless_overruled(self.attribution.mention, "mention")

    @property
    def cue(self) -> Span | None:
        """The reporting words; not those that led to somebody who was overruled."""
        return self._unless_overruled(self.attribution.cue, "cue")

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The chain to the speaker's name; not the links that led to somebody overruled."""
        links, found = self.attribution.evidence, self.review.found
        if self.is_overruled and found is not None:
            return tuple(link for link in links if link not in found.evidence)
        return links

    def _unless_overruled(self, words: Span | None, part: Literal["mention", "cue"]) -> Span | None:
        found = self.review.found
        if self.is_overruled and found is not None:
            theirs = found.mention if part == "mention" else found.cue
            return None if words == theirs else words
        return words


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says in one go: one quotation, or several pieces of it.

    Attributes:
        number: 1-based, unique within the article.
        pieces: The quotations, in text order; never empty.
    """

    number: int
    pieces: tuple[Quotation, ...]

    @property
    def first(self) -> Quotation:
        """The piece that comes first in the text."""
        return self.pieces[0]

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, or None when unattributed."""
        return self.first.speaker


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything an analysis found in one document.

    Attributes:
        checksum: Of the document it was computed for.
        quotations: In text order (by start, the outer before the nested).
        language: ISO 639-1 code of the article's language, as far as recognised.
        analyser: Name and version of what computed it ("english 1").
        notices: Sentences fit to show ("A quotation mark in paragraph 4 has no partner.").
    """

    checksum: str
    quotations: tuple[Quotation, ...]
    language: str
    analyser: str
    notices: tuple[str, ...] = ()

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers of speech, in order of first quotation, each once."""
        found = (q.speaker for q in self.quotations if q.kind.is_speech)
        return tuple(dict.fromkeys(speaker for speaker in found if speaker is not None))


def gather_statements(quotations: Iterable[Quotation]) -> list[Statement]:
    """Group pieces into statements, in order of their first piece.

    Args:
        quotations: Of one document, any order.

    Returns:
        Statements by the start of their first piece; scare quotes and titles included.
    """
    pieces: dict[int, list[Quotation]] = {}
    for quotation in in_text_order(quotations):
        pieces.setdefault(quotation.statement, []).append(quotation)
    return [Statement(number, tuple(of)) for number, of in pieces.items()]


def in_text_order(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Sort quotations by where they start, the outer before the nested."""
    return sorted(quotations, key=_place)


def _place(quotation: Quotation) -> tuple[int, int]:
    span = quotation.span
    return span.start, -span.end
