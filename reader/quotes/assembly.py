"""Puts together what was chosen and who it turned out to be: choices in, quotations out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.quotation import (
    Attribution,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationForm,
    QuotationKind,
    RunnerUp,
)
from reader.quotes.confidence import FLOOR, Signals, state_of
from reader.quotes.kinds import number_statements, tell_kind, whole_or_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.document import Document
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.quotes.attribution import Choice
    from reader.quotes.confidence import Calibration
    from reader.quotes.speakers import Resolution
    from reader.text.segments import Segment

_RUNNERS_UP = 2
_INHERITED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who speaks a segment, before it is numbered.

    Attributes:
        speaker: Or None when nothing points to anybody.
        mention: Words next to the quotation, or None.
        evidence: Chain from the mention to the name.
        signals: What the confidence is computed from.
        runners_up: With their uncalibrated shares.
    """

    speaker: Speaker | None
    mention: Span | None
    evidence: tuple[Evidence, ...]
    signals: Signals
    runners_up: tuple[RunnerUp, ...]


_SILENT = Signals(0, 0, 0, 0, 0, 0, 0, 0, 0)
NOBODY = Verdict(None, None, (), _SILENT, ())


def decide_speaker(
    document: Document,
    segment: Segment,
    choice: Choice,
    resolutions: Sequence[Resolution],
    before: Verdict | None,
) -> Verdict:
    """Find who speaks one segment.

    Mentions that lead to the same speaker add up: "he", "the senator" and "Rivers" in one
    sentence do not compete.

    Args:
        document: The article.
        segment: Outermost.
        choice: Its possible mentions.
        resolutions: One for each option of the choice.
        before: The verdict on the segment before, which a quotation without a mention of its
            own goes on with; None when there is nothing to go on with.
    """
    resolved = list(zip(choice.options, resolutions, strict=True))
    shares: dict[str, float] = {}
    for option, resolution in resolved:
        if resolution.speaker is not None:
            name = resolution.speaker.name
            shares[name] = shares.get(name, 0.0) + option.probability
    if not shares or max(shares.values()) < choice.nobody * _INHERITED_SHARE:
        return _inherit(segment, choice, before, shares)
    best = max(shares, key=lambda name: shares[name])
    option, resolution = next(
        pair for pair in resolved if pair[1].speaker is not None and pair[1].speaker.name == best
    )
    others = sorted((share for name, share in shares.items() if name != best), reverse=True)
    signals = _signals(document, segment, choice, resolution, shares[best], others, option.mention)
    return Verdict(
        resolution.speaker,
        option.mention,
        resolution.evidence,
        signals,
        _runners_up(shares, best, resolution),
    )


def _inherit(
    segment: Segment, choice: Choice, before: Verdict | None, shares: dict[str, float]
) -> Verdict:
    """Go on with the speaker before, where the quotation names nobody itself."""
    del segment
    if before is None or before.speaker is None:
        return NOBODY
    signals = replace(
        before.signals,
        share=before.signals.share * choice.nobody,
        speech=choice.speech,
        is_here=0.0,
        is_inherited=1.0,
    )
    chain = before.evidence
    if before.mention is not None:
        chain = (Evidence(before.mention, EvidenceKind.CONTINUES), *chain)
    others = {name: share for name, share in shares.items() if name != before.speaker.name}
    return Verdict(before.speaker, None, chain, signals, _ranked(others))


def _signals(
    document: Document,
    segment: Segment,
    choice: Choice,
    resolution: Resolution,
    share: float,
    others: Sequence[float],
    mention: Span,
) -> Signals:
    paragraph = document.paragraphs[segment.paragraph - 1].span
    return Signals(
        share=min(1.0, share),
        margin=share - (others[0] if others else 0.0),
        identity=resolution.confidence,
        speech=choice.speech,
        is_name=float(resolution.kind == "name"),
        is_nominal=float(resolution.kind == "noun"),
        is_pronoun=float(resolution.kind == "pronoun"),
        is_here=float(paragraph.contains(mention)),
        is_inherited=0.0,
    )


def _runners_up(
    shares: dict[str, float], best: str, resolution: Resolution
) -> tuple[RunnerUp, ...]:
    others = {name: share for name, share in shares.items() if name != best}
    for runner in resolution.runners_up:
        name = runner.speaker.name
        if name != best:
            weight = shares[best] * runner.probability
            others[name] = max(others.get(name, 0.0), weight)
    return _ranked(others)


def _ranked(shares: dict[str, float]) -> tuple[RunnerUp, ...]:
    likeliest = sorted(shares.items(), key=lambda item: -item[1])[:_RUNNERS_UP]
    return tuple(RunnerUp(name, round(min(1.0, share), 3)) for name, share in likeliest)


def make_quotations(
    document: Document,
    segments: Sequence[Segment],
    choices: Sequence[Choice],
    verdicts: Sequence[Verdict],
    calibration: Calibration,
    *,
    first_number: int = 1,
) -> list[Quotation]:
    """Make quotations of outermost segments.

    Args:
        document: The article.
        segments: Outermost, in text order.
        choices: One for each segment.
        verdicts: One for each segment.
        calibration: Turns signals into confidence.
        first_number: Statement number of the first.
    """
    kinds = [tell_kind(document.text, s.span, c) for s, c in zip(segments, choices, strict=True)]
    numbers = number_statements(segments, choices, kinds, first=first_number)
    quotations: list[Quotation] = []
    parts = zip(segments, choices, verdicts, kinds, numbers, strict=True)
    for segment, choice, verdict, kind, number in parts:
        attribution = _attribution(choice, verdict, kind, calibration)
        quotations.append(
            Quotation(
                segment.span, kind, segment.form, number, segment.paragraph, None, attribution
            )
        )
    return _harmonise(quotations)


def _attribution(
    choice: Choice, verdict: Verdict, kind: QuotationKind, calibration: Calibration
) -> Attribution:
    if not kind.is_speech or verdict.speaker is None:
        return Attribution(confidence=0.0)
    confidence = calibration.confidence(verdict.signals)
    if confidence < FLOOR:
        guess = RunnerUp(verdict.speaker.name, confidence)
        runners = (guess, *verdict.runners_up)[:_RUNNERS_UP]
        return Attribution(None, verdict.mention, choice.cue, confidence, runners_up=runners)
    cue = choice.cue if verdict.mention is not None else None
    evidence = _chain(cue, verdict)
    state = state_of(confidence, has_speaker=True)
    return Attribution(
        verdict.speaker, verdict.mention, cue, confidence, state, evidence, verdict.runners_up
    )


def _chain(cue: Span | None, verdict: Verdict) -> tuple[Evidence, ...]:
    """Return what leads from the quotation to the name: cue, mention, links to the speaker."""
    chain = [Evidence(cue, EvidenceKind.CUE)] if cue is not None else []
    if verdict.mention is not None:
        chain.append(Evidence(verdict.mention, EvidenceKind.MENTION))
    return (*chain, *verdict.evidence)


def _harmonise(quotations: list[Quotation]) -> list[Quotation]:
    """Give all pieces of a statement the speaker of its surest piece, and one manner."""
    surest: dict[int, Quotation] = {}
    first: dict[int, Quotation] = {}
    for quotation in quotations:
        first.setdefault(quotation.statement, quotation)
        best = surest.setdefault(quotation.statement, quotation)
        if quotation.attribution.confidence > best.attribution.confidence:
            surest[quotation.statement] = quotation
    return [_agree(q, surest[q.statement], first[q.statement]) for q in quotations]


def _agree(quotation: Quotation, surest: Quotation, first: Quotation) -> Quotation:
    if not quotation.kind.is_speech or quotation is surest:
        return quotation
    kind = first.kind if first.kind is QuotationKind.DIRECT else quotation.kind
    attribution = surest.attribution
    own = quotation.attribution
    if own.speaker == attribution.speaker:
        attribution = replace(
            attribution,
            mention=own.mention or attribution.mention,
            cue=own.cue or attribution.cue,
            evidence=own.evidence or attribution.evidence,
        )
    return replace(quotation, kind=kind, attribution=attribution)


def make_nested(
    document: Document, inner: Sequence[Segment], outer: Sequence[Quotation], first_number: int
) -> list[Quotation]:
    """Make quotations of segments within others; who speaks them is not decided here.

    Args:
        document: The article.
        inner: Segments of level 1 and deeper, in text order.
        outer: The quotations they stand in.
        first_number: Statement number of the first.
    """
    found: list[Quotation] = []
    for segment in inner:
        parent = next((q.statement for q in outer if q.span.contains(segment.span)), None)
        kind = whole_or_part(document.text, segment.span)
        if len(segment.span.text_of(document.text).split()) < 5:
            kind = QuotationKind.SCARE  # words within words are mostly names and titles
        found.append(
            Quotation(
                segment.span,
                kind,
                QuotationForm.MARKS,
                first_number + len(found),
                segment.paragraph,
                parent,
                Attribution(),
            )
        )
    return found
