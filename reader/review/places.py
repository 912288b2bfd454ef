"""Where a step of the log can be seen in the article as it reads now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.decision import TextCorrected
from reader.model.span import Span
from reader.model.step import StepState
from reader.review.targets import anchors_of
from reader.text.anchoring import find_anchor

if TYPE_CHECKING:
    from reader.model.anchor import Anchor
    from reader.model.decision import Decision
    from reader.model.step import Step

MOST_SOUGHT = 8
"""Anchors that are looked for elsewhere than where they were made; each takes milliseconds."""


def find_places(step: Step, text: str) -> list[Span]:
    """Find the words a step is about, in the order it names them.

    Args:
        step: In force or not.
        text: Of the article now, corrected since perhaps.

    Returns:
        Where they stand; what is not there any more is left out.
    """
    is_in_force = step.state is StepState.IN_FORCE
    anchors = [
        anchor
        for recorded in step.decisions
        for anchor in _anchors(recorded.decision, is_in_force=is_in_force)
    ]
    unmoved = [anchor.span for anchor in anchors if _stands(anchor, text)]
    if unmoved:
        return unmoved
    sought = (find_anchor(anchor, text) for anchor in anchors[:MOST_SOUGHT])
    return [span for span in sought if span is not None]


def _anchors(decision: Decision, *, is_in_force: bool) -> list[Anchor]:
    anchors = anchors_of(decision)
    if isinstance(decision, TextCorrected) and is_in_force:
        start, words = decision.anchor.span.start, decision.replacement
        span = Span(start, start + len(words))
        return [replace(decision.anchor, span=span, exact=words)]
    own: Anchor | None = getattr(decision, "anchor", None)
    return anchors if own is None else [*anchors, own]


def _stands(anchor: Anchor, text: str) -> bool:
    """Tell whether an anchor's words stand where they stood, between the same words."""
    start, end = anchor.span.start, anchor.span.end
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
    is_same = text[start:end] == anchor.exact
    return is_same and (before == anchor.prefix or after == anchor.suffix)
