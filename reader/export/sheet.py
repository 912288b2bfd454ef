"""The quote sheet as a table: one row a statement, the same columns whatever the format."""

from __future__ import annotations

import uuid
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from reader.export.context import context_after, context_before
from reader.export.wording import cue_words, join_pieces
from reader.model.quotation import QuotationForm, ReviewState, gather_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.export.formats import Exported
    from reader.model.document import Document
    from reader.model.quotation import Quotation, Statement
    from reader.model.span import Span

# Names of statements are made from this, the article's checksum and the spans, so that the same
# words of the same article have the same name in every sheet. Never change it.
_NAMESPACE = uuid.UUID("5d0f7b8e-3f0c-4c0e-9d5e-6d1f1b3c2a70")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One statement; every cell is text, empty where nothing is known.

    Attributes:
        statement_id: UUID, the same whenever the same words of the same article are exported.
        quote: The quoted words without their marks, in one piece.
        speaker: The fullest name the article gives.
        speaker_as_written: The words next to the quote that name the speaker; empty where a person
            put somebody else in the place of whom they name.
        attribution_status: attributed, probable or unattributed.
        review_status: What a person said to it: unreviewed, accepted, corrected or added.
        cue: The reporting words as written.
        quote_type: direct, mixed, nested or block; scare or title where these are wanted.
        context_before, context_after: At most one sentence around it.
        paragraph: 1-based number.
        article_title, outlet, author, published, url: Of the article; `published` is ISO 8601.
        accessed: When the page was fetched, ISO 8601; empty for a file.
        confidence: 0.00 to 1.00, how likely the analysis found it that the speaker is right; empty
            where there is none, and where a person named another one than the analysis.
        tags: Separated by semicolons.
        note: What a person noted.
        verified: yes, no or na; outdated where the words were changed since the check; empty where
            nobody checked.
        verified_against, verified_on, verified_by: Of that check; `verified_on` is ISO 8601.
    """

    statement_id: str
    quote: str
    speaker: str
    speaker_as_written: str
    attribution_status: str
    review_status: str
    cue: str
    quote_type: str
    context_before: str
    context_after: str
    paragraph: str
    article_title: str
    outlet: str
    author: str
    published: str
    url: str
    accessed: str
    confidence: str
    tags: str
    note: str
    verified: str
    verified_against: str
    verified_on: str
    verified_by: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells in the order of `COLUMNS`."""
        return astuple(self)


COLUMNS = tuple(field.name for field in fields(SheetRow))


def sheet_statements(entry: Exported, *, speech_only: bool = True) -> list[Statement]:
    """Return the statements that have a row, in text order."""
    return [
        statement
        for statement in gather_statements(entry.analysis.quotations)
        if statement.first.kind.is_speech or not speech_only
    ]


def sheet_rows(entry: Exported, *, speech_only: bool = True) -> Iterator[SheetRow]:
    """Yield a row for each statement of an article, in text order.

    Args:
        entry: The article.
        speech_only: Leave out scare quotes and titles.
    """
    for statement in sheet_statements(entry, speech_only=speech_only):
        yield _row(entry, statement)


def statement_id(document: Document, statement: Statement) -> str:
    """Return the name of a statement in every sheet."""
    spans = ",".join(f"{p.span.start}-{p.span.end}" for p in statement.pieces)
    return str(uuid.uuid5(_NAMESPACE, f"{document.checksum}:{spans}"))


def writable(text: str) -> str:
    """Return `text` with halves of surrogate pairs, which UTF-8 cannot hold, made visible."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _row(entry: Exported, statement: Statement) -> SheetRow:
    document = entry.document
    attribution = statement.first.attribution
    mention = next((p.mention for p in statement.pieces if p.mention), None)
    speaker = statement.speaker
    return SheetRow(
        statement_id=statement_id(document, statement),
        quote=writable(join_pieces(statement, document.text, entry.analysis.quotations)),
        speaker="" if speaker is None else writable(speaker.name),
        speaker_as_written=_words(document, mention),
        attribution_status=attribution.state.value,
        review_status=review_state(statement).value,
        cue=writable(cue_words(statement, document.text)),
        quote_type=_quote_type(statement),
        context_before=writable(context_before(document, statement)),
        context_after=writable(context_after(document, statement)),
        paragraph=str(statement.first.paragraph),
        article_title=writable(document.title or ""),
        outlet=writable(document.outlet or ""),
        author=writable(document.byline or ""),
        published=document.published or "",
        url=writable(document.url or ""),
        accessed="",
        confidence=_confidence(statement.first),
        **_remarks(statement),
    )


def review_state(statement: Statement) -> ReviewState:
    """Return what a person said to a statement.

    It is unreviewed while that holds for one piece, and corrected where one was.
    """
    states = [piece.review.state for piece in statement.pieces]
    for state in (ReviewState.UNREVIEWED, ReviewState.CORRECTED):
        if state in states:
            return state
    return states[0]


def _remarks(statement: Statement) -> dict[str, str]:
    """Return the cells of what people remarked about a statement; of pieces, the first counts."""
    reviews = [piece.review for piece in statement.pieces]
    tags = dict.fromkeys(tag for review in reviews for tag in review.tags)
    checked = next((r for r in reviews if r.verification is not None), None)
    check = None if checked is None else checked.verification
    is_outdated = checked is not None and checked.is_outdated
    status = "" if check is None else check.status.value
    return {
        "tags": writable("; ".join(tags)),
        "note": writable(next((review.note for review in reviews if review.note), "")),
        "verified": "outdated" if is_outdated else status,
        "verified_against": "" if check is None else writable(check.against),
        "verified_on": "" if check is None else writable(check.on),
        "verified_by": "" if check is None else writable(check.by),
    }


def _confidence(quotation: Quotation) -> str:
    """Return how sure the analysis was of the speaker who is in force; empty if not at all."""
    review, attribution = quotation.review, quotation.attribution
    if review.state.is_reviewed:
        found, speaker = review.found, quotation.speaker
        if found is None or found.speaker is None or speaker is None or quotation.is_overruled:
            return ""
        attribution = found
    return "" if attribution.speaker is None else f"{attribution.confidence:.2f}"


def _quote_type(statement: Statement) -> str:
    first = statement.first
    if not first.kind.is_speech:
        return first.kind.value
    if first.parent is not None:
        return "nested"
    if first.form is QuotationForm.BLOCK:
        return "block"
    return first.kind.value


def _words(document: Document, span: Span | None) -> str:
    return "" if span is None else writable(" ".join(span.text_of(document.text).split()))
