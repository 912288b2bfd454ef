"""Puts together what was chosen and who it turned out to be: choices in, quotations out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.quotation import (
    Attribution,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationKind,
    RunnerUp,
)
from reader.quotes.beliefs import Signs
from reader.quotes.confidence import FLOOR, SILENT, Signals, state_of
from reader.quotes.kinds import number_statements, tell_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model.document import Document
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.quotes.attribution import Choice
    from reader.quotes.beliefs import Belief, Pointed
    from reader.quotes.confidence import Calibration
    from reader.quotes.speakers import Resolution
    from reader.text.segments import Segment

_RUNNERS_UP = 2
_BARELY = 0.1  # of both beliefs together; below nobody is named at all


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


NOBODY = Verdict(None, None, (), SILENT, ())


@dataclass(frozen=True, slots=True)
class Way:
    """How a speaker was found: by a mention, by going on with the quotation before, by its name.

    Attributes:
        chance: Of this way alone.
        mention: Words next to the quotation, or None.
    """

    speaker: Speaker
    chance: float
    mention: Span | None
    evidence: tuple[Evidence, ...]
    resolution: Resolution | None


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of one segment before somebody is chosen.

    Attributes:
        ways: To every speaker that comes into question.
        signs: What speaks for each, by name.
    """

    segment: Segment
    choice: Choice
    ways: tuple[Way, ...]
    signs: dict[str, Signs]


def make_case(
    segment: Segment,
    choice: Choice,
    resolutions: Sequence[Resolution],
    pointed: Sequence[Pointed],
    before: Verdict | None,
) -> Case:
    """Gather what speaks for each possible speaker of one segment.

    Mentions that lead to the same speaker add up: "he", "the senator" and "Rivers" in one
    sentence do not compete.

    Args:
        segment: Outermost.
        choice: Its possible mentions.
        resolutions: One for each option of the choice.
        pointed: The speakers whose names the encoder sees.
        before: The verdict on the segment before, which a quotation without a mention of its
            own goes on with; None when there is nothing to go on with.
    """
    ways = [*_by_mention(choice, resolutions), *_by_going_on(choice, before)]
    signs: dict[str, Signs] = {}
    for way in ways:
        sign = signs.setdefault(way.speaker.name, Signs(way.speaker.kind))
        _add(sign, way)
    joint = _joint_speaker(choice, resolutions)
    for seen in pointed:
        sign = signs.setdefault(seen.speaker.name, Signs(seen.speaker.kind))
        if joint is not None and seen.speaker.name in joint.members and joint.speaker is not None:
            sign = signs[joint.speaker.name]
        sign.pointer += seen.chance
    ways += [_by_sight(p, choice, resolutions) for p in pointed]
    return Case(segment, choice, tuple(ways), signs)


def _joint_speaker(choice: Choice, resolutions: Sequence[Resolution]) -> Resolution | None:
    """Return what the mention stands for where that is several people named together."""
    if choice.mention is None or not resolutions[0].members:
        return None
    return resolutions[0]


def _add(sign: Signs, way: Way) -> None:
    kind = way.resolution.kind if way.resolution is not None else ""
    if kind == "name":
        sign.by_name += way.chance
    elif kind == "pronoun":
        sign.by_pronoun += way.chance
    elif kind == "noun":
        sign.by_noun += way.chance
    else:
        sign.going_on += way.chance


def decide_speaker(document: Document, case: Case, beliefs: Mapping[str, Belief]) -> Verdict:
    """Take the likeliest speaker of a segment.

    Args:
        document: The article.
        case: What is known of the segment.
        beliefs: In each speaker, the likeliest first; those of all pieces of its statement.
    """
    if not beliefs:
        return NOBODY
    name, belief = next(iter(beliefs.items()))
    if belief.mention + belief.pointer < _BARELY:
        return NOBODY
    ways = [way for way in case.ways if way.speaker.name == name]
    if not ways:  # only the other pieces of the statement know
        return NOBODY
    best = max(ways, key=lambda way: way.chance)
    others = [RunnerUp(n, round(b.share, 3)) for n, b in beliefs.items() if n != name]
    signals = _signals(document, case, best, list(beliefs.values()))
    chain = _way_to_name(best, ways)
    return Verdict(best.speaker, best.mention, chain, signals, tuple(others[:_RUNNERS_UP]))


def _way_to_name(best: Way, ways: Sequence[Way]) -> tuple[Evidence, ...]:
    """Return the way to the name; a pronoun that leads nowhere borrows that of another way."""
    is_open = best.resolution is not None and best.resolution.kind != "name"
    if best.evidence or not is_open:
        return best.evidence
    return next((way.evidence for way in ways if way.evidence), ())


def _by_mention(choice: Choice, resolutions: Sequence[Resolution]) -> Iterator[Way]:
    for option, resolution in zip(choice.options, resolutions, strict=True):
        if resolution.speaker is None:
            continue
        chance = option.probability * resolution.confidence
        yield Way(resolution.speaker, chance, option.mention, resolution.evidence, resolution)
        for other in resolution.runners_up:
            chance = option.probability * other.probability
            yield Way(other.speaker, chance, option.mention, (), resolution)


def _by_going_on(choice: Choice, before: Verdict | None) -> Iterator[Way]:
    """Go on with the speaker before, where the quotation names nobody itself."""
    if before is None or before.speaker is None:
        return
    chain = before.evidence
    if before.mention is not None:
        chain = (Evidence(before.mention, EvidenceKind.CONTINUES), *chain)
    yield Way(before.speaker, choice.nobody * before.signals.share, None, chain, None)


def _by_sight(pointed: Pointed, choice: Choice, resolutions: Sequence[Resolution]) -> Way:
    """Take the encoder's word for it; a pronoun or description stays the mention all the same."""
    mention = choice.mention
    resolution = resolutions[0] if mention is not None else None
    if resolution is not None and resolution.kind == "name":
        mention = None
    evidence = (Evidence(pointed.span, EvidenceKind.NAME),)
    return Way(pointed.speaker, 0.0, mention, evidence, resolution if mention else None)


def _signals(document: Document, case: Case, way: Way, beliefs: Sequence[Belief]) -> Signals:
    paragraph = document.paragraphs[case.segment.paragraph - 1].span
    kind = way.resolution.kind if way.resolution is not None else ""
    best = beliefs[0]
    return Signals(
        share=best.share,
        margin=best.share - (beliefs[1].share if len(beliefs) > 1 else 0.0),
        mention=best.mention,
        pointer=best.pointer,
        identity=way.resolution.confidence if way.resolution is not None else 0.5,
        speech=case.choice.speech,
        is_name=float(kind == "name"),
        is_nominal=float(kind == "noun"),
        is_pronoun=float(kind == "pronoun"),
        is_here=float(way.mention is not None and paragraph.contains(way.mention)),
        is_inherited=float(way.resolution is None),
    )


def make_quotations(
    document: Document,
    segments: Sequence[Segment],
    choices: Sequence[Choice],
    verdicts: Sequence[Verdict],
    calibration: Calibration,
) -> list[Quotation]:
    """Make quotations of outermost segments.

    Args:
        document: The article.
        segments: Outermost, in text order.
        choices: One for each segment.
        verdicts: One for each segment.
        calibration: Turns signals into confidence.
    """
    kinds = [tell_kind(document.text, s.span, c) for s, c in zip(segments, choices, strict=True)]
    numbers = number_statements(segments, choices, kinds)
    quotations: list[Quotation] = []
    parts = zip(segments, choices, verdicts, kinds, numbers, strict=True)
    for segment, choice, verdict, kind, number in parts:
        attribution = make_attribution(choice, verdict, kind, calibration)
        quotations.append(
            Quotation(
                segment.span, kind, segment.form, number, segment.paragraph, None, attribution
            )
        )
    return _harmonise(quotations)


def make_attribution(
    choice: Choice, verdict: Verdict, kind: QuotationKind, calibration: Calibration
) -> Attribution:
    """Turn a verdict into what is shown: nobody below the lowest confidence."""
    if not kind.is_speech:
        return Attribution(confidence=0.0)
    if verdict.speaker is None:  # "I", "you": words that name nobody all the same
        cue = choice.cue if choice.mention is not None else None
        return Attribution(None, choice.mention, cue)
    confidence = calibration.confidence(verdict.signals)
    if confidence < FLOOR:
        guess = RunnerUp(verdict.speaker.name, confidence)
        runners = (guess, *verdict.runners_up)[:_RUNNERS_UP]
        mention = verdict.mention or choice.mention
        return Attribution(None, mention, choice.cue, confidence, runners_up=runners)
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
