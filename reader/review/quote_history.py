"""Which of all decisions are about one quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.decision import (
    SpeakerEdited,
    SpeakerRenamed,
    SpeakersMerged,
    TextCorrected,
    TextReplaced,
)
from reader.model.edit import invert, move_span
from reader.model.step import StepState
from reader.review.targets import anchors_of
from reader.review.text_history import edits_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reader.model.anchor import Anchor
    from reader.model.decision import Decision
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.model.step import Recorded, Step
    from reader.review.revision import Revised


def find_about(revised: Revised, span: Span, log: Sequence[Recorded]) -> set[str]:
    """Return the identifiers of the decisions in force that bear on a quotation.

    They are those about it, those about its speaker, and corrections of its words.

    Args:
        revised: The article.
        span: Where the quotation stands now.
        log: The decisions in force about the article or the whole library, in order.
    """
    about = {recorded.identifier for recorded in revised.history.get(span, ())}
    quotation = next((q for q in revised.quotations if q.span == span), None)
    speaker = quotation.speaker if quotation is not None else None
    if speaker is not None:
        about |= {r.identifier for r in log if _is_on_speaker(r.decision, speaker)}
    return about | set(
        _corrections(span, log, lost={o.recorded.identifier for o in revised.orphans})
    )


def is_undone_about(step: Step, decision: Decision, places: Collection[Span], now: Anchor) -> bool:
    """Tell whether a decision that does not count any more was about a quotation.

    Args:
        step: It was made in.
        decision: Of the step.
        places: Every place the quotation had, by which decisions know it.
        now: Where it stands now; a correction of the text may have moved it since.
    """
    if step.state is StepState.IN_FORCE:
        return False
    anchors = anchors_of(decision)
    return any(anchor.span in places or _is_same(anchor, now) for anchor in anchors)


def _is_same(anchor: Anchor, now: Anchor) -> bool:
    is_there = anchor.prefix == now.prefix or anchor.suffix == now.suffix
    return anchor.exact == now.exact and is_there


def _is_on_speaker(decision: Decision, speaker: Speaker) -> bool:
    names = {speaker.name, *speaker.aliases}
    match decision:
        case SpeakerRenamed():
            return decision.speaker.name in names and decision.name in names
        case SpeakersMerged():
            return decision.into.name in names and any(s.name in names for s in decision.speakers)
        case SpeakerEdited():
            return decision.speaker.name in names
    return False


def _corrections(span: Span, log: Iterable[Recorded], lost: Collection[str]) -> list[str]:
    """Return the corrections that changed words of a quotation, the last one first."""
    found: list[str] = []
    for recorded in reversed(list(log)):
        change = recorded.decision
        if isinstance(change, TextReplaced):
            break  # before it the words stood in another text
        if not isinstance(change, TextCorrected) or recorded.identifier in lost:
            continue
        back = invert(edits_of(change))
        if any(edit.span.start < span.end and span.start < max(edit.span.end, edit.span.start + 1)
               for edit in back):  # fmt: skip
            found.append(recorded.identifier)
        before = move_span(span, back, takes_in=True)
        if before is None:
            break
        span = before
    return found
