"""Where a step can be seen: at the words it names, where they stand by now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    CueMarked,
    EdgesMoved,
    MentionMarked,
    QuotationAdded,
    SpeakerRenamed,
    TextCorrected,
)
from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.model.step import Recorded, Step, StepState
from reader.review.places import find_places
from reader.review.targets import target_of
from tests.helpers.decisions import FALK, TOWER, tower_quotations

FOUND = tower_quotations()
WIND = FOUND[2]
ANCHOR = Anchor.of(TOWER, Span(3, 9))
TARGETS = tuple(target_of(TOWER, quotation) for quotation in FOUND[:2])


def step(*decisions, state=StepState.IN_FORCE):
    recorded = tuple(Recorded(str(n), decision) for n, decision in enumerate(decisions))
    return Step("1", "Step", "article", "", "", state, recorded)


@pytest.mark.parametrize(
    ("decision", "places"),
    [
        (Accepted(TARGETS), [FOUND[0].span, FOUND[1].span]),
        (MentionMarked(TARGETS, ANCHOR), [FOUND[0].span, FOUND[1].span]),
        (CueMarked(TARGETS, None), [FOUND[0].span, FOUND[1].span]),
        (EdgesMoved(target_of(TOWER, WIND), ANCHOR), [WIND.span, ANCHOR.span]),
        (QuotationAdded(ANCHOR, None, QuotationForm.MARKS), [ANCHOR.span]),
        (SpeakerRenamed(FALK, "X"), []),
    ],
    ids=lambda value: type(value).__name__ if hasattr(value, "title") else "",
)
def test_where_it_was_made(decision, places):
    assert find_places(step(decision), TOWER) == places


def test_a_correction_is_seen_where_its_words_stand():
    corrected = TOWER[:3] + "clock" + TOWER[9:]
    decision = TextCorrected(ANCHOR, "clock")
    assert find_places(step(decision), corrected) == [Span(3, 8)]
    assert find_places(step(decision, state=StepState.UNDONE), TOWER) == [ANCHOR.span]


def test_words_that_moved_are_found_and_others_left_out():
    later = "A line before.\n\n" + TOWER
    assert find_places(step(Accepted(TARGETS)), later) == [
        Span(q.span.start + 16, q.span.end + 16) for q in FOUND[:2]
    ]
    gone = replace(ANCHOR, exact="never written here", prefix="", suffix="")
    assert find_places(step(QuotationAdded(gone, None, QuotationForm.MARKS)), TOWER) == []
