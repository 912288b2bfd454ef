"""Values as plain JSON and back: lists, dictionaries, strings and numbers only.

What has its default is left out. The way back raises `KeyError`, `TypeError` or `ValueError` for
what this version does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.model.anchor import Anchor
from reader.model.quotation import (
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationForm,
    QuotationKind,
    RunnerUp,
    Verification,
    VerificationStatus,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Mapping

Plain = dict[str, Any]


def plain_span(span: Span | None) -> list[int] | None:
    """Return ``[start, end]``."""
    return None if span is None else [span.start, span.end]


def span_of(plain: list[int] | None) -> Span | None:
    """Return the span, or None; the reverse of `plain_span`."""
    return None if plain is None else Span(*plain)


def plain_anchor(anchor: Anchor) -> Plain:
    """Return an anchor's span and words."""
    return {
        "span": plain_span(anchor.span),
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
    }


def anchor_of(plain: Mapping[str, Any]) -> Anchor:
    """Return the anchor; the reverse of `plain_anchor`."""
    return Anchor(Span(*plain["span"]), plain["exact"], plain["prefix"], plain["suffix"])


def plain_speaker(speaker: Speaker) -> Plain:
    """Return what is known of a speaker."""
    known: Plain = {"name": speaker.name, "kind": speaker.kind.value, "role": speaker.role}
    if speaker.aliases:
        known["aliases"] = list(speaker.aliases)
    for field in ("organisation", "note", "colour", "learnt_from"):
        if getattr(speaker, field):
            known[field] = getattr(speaker, field)
    return known


def speaker_of(plain: Mapping[str, Any]) -> Speaker:
    """Return the speaker; the reverse of `plain_speaker`."""
    return Speaker(
        name=plain["name"],
        kind=SpeakerKind(plain["kind"]),
        role=plain["role"],
        aliases=tuple(plain.get("aliases", ())),
        organisation=plain.get("organisation"),
        note=plain.get("note", ""),
        colour=plain.get("colour"),
        learnt_from=plain.get("learnt_from"),
    )


def plain_attribution(attribution: Attribution) -> Plain:
    """Return an attribution with its evidence."""
    known: Plain = {"confidence": attribution.confidence, "state": attribution.state.value}
    if attribution.speaker is not None:
        known["speaker"] = plain_speaker(attribution.speaker)
    if attribution.mention is not None:
        known["mention"] = plain_span(attribution.mention)
    if attribution.cue is not None:
        known["cue"] = plain_span(attribution.cue)
    if attribution.evidence:
        known["evidence"] = [
            [link.span.start, link.span.end, link.what.value] for link in attribution.evidence
        ]
    if attribution.runners_up:
        known["runners_up"] = [[other.name, other.confidence] for other in attribution.runners_up]
    return known


def attribution_of(plain: Mapping[str, Any]) -> Attribution:
    """Return the attribution; the reverse of `plain_attribution`."""
    speaker = plain.get("speaker")
    return Attribution(
        speaker=None if speaker is None else speaker_of(speaker),
        mention=span_of(plain.get("mention")),
        cue=span_of(plain.get("cue")),
        confidence=plain["confidence"],
        state=AttributionState(plain["state"]),
        evidence=tuple(
            Evidence(Span(start, end), EvidenceKind(what))
            for start, end, what in plain.get("evidence", ())
        ),
        runners_up=tuple(RunnerUp(*other) for other in plain.get("runners_up", ())),
    )


def plain_quotation(quotation: Quotation) -> Plain:
    """Return a quotation as an analysis found it, without what people said to it."""
    return {
        "span": plain_span(quotation.span),
        "kind": quotation.kind.value,
        "form": quotation.form.value,
        "statement": quotation.statement,
        "paragraph": quotation.paragraph,
        "parent": quotation.parent,
        "attribution": plain_attribution(quotation.attribution),
    }


def quotation_of(plain: Mapping[str, Any]) -> Quotation:
    """Return the quotation; the reverse of `plain_quotation`."""
    return Quotation(
        span=Span(*plain["span"]),
        kind=QuotationKind(plain["kind"]),
        form=QuotationForm(plain["form"]),
        statement=plain["statement"],
        paragraph=plain["paragraph"],
        parent=plain["parent"],
        attribution=attribution_of(plain["attribution"]),
    )


def plain_verification(verification: Verification) -> Plain:
    """Return a check of a quotation."""
    return {
        "status": verification.status.value,
        "against": verification.against,
        "on": verification.on,
        "by": verification.by,
    }


def verification_of(plain: Mapping[str, Any]) -> Verification:
    """Return the check; the reverse of `plain_verification`."""
    status = VerificationStatus(plain["status"])
    return Verification(status, plain["against"], plain["on"], plain["by"])
