"""Invented articles and analyses for tests that need some."""

from __future__ import annotations

import re

from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.quotation import (
    Analysis,
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationForm,
    QuotationKind,
    RunnerUp,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind

TEXT = """Harbour bridge stays shut

“The bridge is not safe,” said Mira Oduya, the port’s chief engineer. “It stays shut.”

A spokesperson for Velmar Ferries called the decision “a blow to the islands”.
The so-called “summer timetable” is on hold."""

ODUYA = Speaker("Mira Oduya", SpeakerKind.PERSON, "the port’s chief engineer", ("Oduya",))
FERRIES = Speaker("Velmar Ferries spokesperson", SpeakerKind.UNNAMED, "Velmar Ferries")


def document(text: str = TEXT, **fields: str) -> Document:
    """Return an article whose paragraphs are its lines."""
    spans = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    kinds = [ParagraphKind.TITLE, *[ParagraphKind.BODY] * len(spans)]
    return Document(text, tuple(map(Paragraph, spans, kinds)), **fields)


def span_of(text: str, words: str) -> Span:
    """Return the first place of `words` in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(speaker: Speaker | None, confidence: float = 0.9, **fields: object) -> Attribution:
    """Return an attribution whose state follows from its confidence."""
    state = (
        AttributionState.UNATTRIBUTED
        if speaker is None
        else AttributionState.PROBABLE
        if confidence < 0.8
        else AttributionState.ATTRIBUTED
    )
    return Attribution(speaker, confidence=confidence, state=state, **fields)


def quotation(
    words: str,
    statement: int,
    speaker: Speaker | None = None,
    *,
    text: str = TEXT,
    kind: QuotationKind = QuotationKind.DIRECT,
    parent: int | None = None,
    **fields: object,
) -> Quotation:
    """Return a quotation of the first place where `words` stand."""
    span = span_of(text, words)
    paragraph = len(re.findall(r"\n+", text[: span.start])) + 1
    return Quotation(
        span,
        kind,
        QuotationForm.MARKS,
        statement,
        paragraph,
        parent,
        attribution(speaker, **fields),
    )


def bridge_quotations() -> tuple[Quotation, ...]:
    """Return what is found in `TEXT`: four quotations, three statements, two speakers."""
    return (
        quotation(
            "“The bridge is not safe,”",
            1,
            ODUYA,
            confidence=0.97,
            mention=span_of(TEXT, "Mira Oduya"),
            cue=span_of(TEXT, "said"),
            evidence=(
                Evidence(span_of(TEXT, "said"), EvidenceKind.CUE),
                Evidence(span_of(TEXT, "Mira Oduya"), EvidenceKind.NAME),
            ),
            runners_up=(RunnerUp("Velmar Ferries spokesperson", 0.02),),
        ),
        quotation("“It stays shut.”", 1, ODUYA, confidence=0.97),
        quotation("“a blow to the islands”", 2, FERRIES, kind=QuotationKind.MIXED, confidence=0.6),
        quotation("“summer timetable”", 3, kind=QuotationKind.SCARE, confidence=0.0),
    )


def bridge_analysis() -> Analysis:
    """Return the finished analysis of `TEXT`."""
    return Analysis(
        document().checksum, bridge_quotations(), "en", "test 1", ("One mark has no partner.",)
    )
