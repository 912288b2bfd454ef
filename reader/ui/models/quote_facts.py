"""What the card of a quote says, in words; no Qt in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.quotation import AttributionState, EvidenceKind
from reader.model.speaker import SpeakerKind
from reader.text.dates import long_date
from reader.ui.models.speaker_words import description

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.quotation import Attribution, Quotation, Statement
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.ui.models.statement_cards import StatementCard

QUOTE_LENGTH = 34

KIND_WORDS = {
    SpeakerKind.PERSON: "",
    SpeakerKind.ORGANIZATION: "organisation",
    SpeakerKind.GROUP: "group",
    SpeakerKind.UNNAMED: "unnamed",
    SpeakerKind.DOCUMENT: "document",
}
_LINK_WORDS = {
    EvidenceKind.CUE: "· Reporting word:",
    EvidenceKind.MENTION: "· Named:",
    EvidenceKind.SAME_AS: "· The same as:",
    EvidenceKind.NAME: "· Full name:",
    EvidenceKind.ROLE: "· Described as:",
    EvidenceKind.OF: "of",
    EvidenceKind.CONTINUES: "· Goes on from:",
}
_PERSON_LINKS = (EvidenceKind.MENTION, EvidenceKind.SAME_AS, EvidenceKind.NAME)


@dataclass(frozen=True, slots=True)
class ChainPart:
    """One step of the evidence sentence.

    Attributes:
        lead: Words that say what it is ("· Named:"); may be empty.
        words: The article's own words.
        span: Where they stand.
    """

    lead: str
    words: str
    span: Span


def evidence_chain(statement: Statement, text: str) -> list[ChainPart]:
    """Return why the speaker is thought to be the speaker, from the quote to the name.

    Where a person overruled the analysis, it is why the analysis had said what it said.

    Args:
        statement: Its first piece with any evidence is explained.
        text: The article's canonical text.
    """
    piece = next((p for p in statement.pieces if _explained(p).evidence), statement.first)
    parts = [ChainPart("", _opening_words(piece.span.text_of(text)), piece.span)]
    called: set[str] = set()
    for link in _explained(piece).evidence:
        lead, words = _LINK_WORDS[link.what], " ".join(link.span.text_of(text).split())
        if link.what in _PERSON_LINKS:
            if words in called:
                continue  # "Named: Ann · Full name: Ann" explains nothing
            lead = lead if called else _LINK_WORDS[EvidenceKind.MENTION]
            called.add(words)
        parts.append(ChainPart(lead, words, link.span))
    return parts


def _explained(piece: Quotation) -> Attribution:
    """Return the attribution that has a chain of its own: what was found if it was overruled."""
    found = piece.review.found
    return found if piece.is_overruled and found is not None else piece.attribution


def _opening_words(quote: str) -> str:
    """Return a quote, cut after a few whole words when it is long."""
    words = " ".join(quote.split())
    if len(words) <= QUOTE_LENGTH:
        return words
    cut = words[:QUOTE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:")
    closing = words[-1] if words[-1] in "”\"’'»" else ""
    return f"{cut} …{closing}"


def percent(confidence: float) -> str:
    """Return a confidence as "96 %", never as certain or impossible."""
    return f"{min(99, max(1, round(100 * confidence)))}\u00a0%"


def certainty(attribution: Attribution) -> str:
    """Return how sure the attribution is, in a word and a number."""
    if attribution.speaker is None:
        return "no speaker found"
    words = {
        AttributionState.ATTRIBUTED: "attributed",
        AttributionState.PROBABLE: "probable",
        AttributionState.UNATTRIBUTED: "unsure",
    }
    return f"{words[attribution.state]} · {percent(attribution.confidence)}"


def certainty_hint(attribution: Attribution) -> str:
    """Return what the number means."""
    if attribution.speaker is None:
        return "Nobody in the article is likely enough to have said this."
    share = min(99, max(1, round(100 * attribution.confidence)))
    return f"Of 100 quotes as clear as this one, about {share} have the right speaker."


def speaker_line(speaker: Speaker | None, count: int, total: int) -> str:
    """Return role, organisation, kind and share of statements of a speaker in one line.

    Args:
        speaker: Who speaks, or None.
        count: The speaker's statements in the article.
        total: All statements of the article.
    """
    quotes = "the only statement" if total == 1 else f"{count} of the {total} statements"
    if speaker is None:
        verb = "has" if count == 1 else "have"
        return f"{quotes} {verb} no speaker" if total else ""
    share = f"said {quotes}" if total else ""
    parts = (description(speaker), KIND_WORDS[speaker.kind], share)
    return " · ".join(part for part in parts if part)


def cited(card: StatementCard, document: Document) -> str:
    """Return a statement with who said it and where, ready to be pasted into a text."""
    speaker = card.speaker
    who = card.speaker_name
    if speaker and speaker.role and speaker.role.casefold() not in who.casefold():
        who = f"{who}, {speaker.role}"
    title = f"“{document.title}”" if document.title else ""
    source = (
        title,
        document.outlet or "",
        long_date(document.published),
        f"¶\u00a0{card.paragraph}",
    )
    doubt = "" if card.state is AttributionState.ATTRIBUTED or speaker is None else " (probably)"
    return f"{card.quote}\n— {who}{doubt} ({', '.join(part for part in source if part)})"
