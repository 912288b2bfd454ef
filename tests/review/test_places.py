"""Where a step can be seen in the article as it reads now."""

from __future__ import annotations

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import Decision, Flagged, QuotationAdded, SpeakerRenamed, TextCorrected
from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.model.step import Recorded, Step, StepState
from reader.review.places import MOST_SOUGHT, find_places
from reader.review.targets import target_of
from tests.helpers.articles import ODUYA, TEXT, quotation, span_of


def step(decision: Decision, state: StepState = StepState.IN_FORCE) -> Step:
    return Step("1", "Step", "a", "", "", state, (Recorded("2", decision),))


def anchor(words: str) -> Anchor:
    return Anchor.of(TEXT, span_of(TEXT, words))


WORD = TEXT.split()[1]


def test_many_quotations_are_all_there():
    words = list(dict.fromkeys(word for word in TEXT.split() if len(word) > 4))[: MOST_SOUGHT + 4]
    targets = tuple(target_of(TEXT, quotation(w, n)) for n, w in enumerate(words, 1))
    found = find_places(step(Flagged(targets, True)), TEXT)
    assert found == [span_of(TEXT, word) for word in words]


@pytest.mark.parametrize(
    ("state", "now"),
    [(StepState.IN_FORCE, "something else"), (StepState.UNDONE, WORD), (StepState.ABANDONED, WORD)],
)
def test_corrected_words(state: StepState, now: str):
    span = span_of(TEXT, WORD)
    text = TEXT[: span.start] + now + TEXT[span.end :]
    given = TextCorrected(anchor(WORD), "something else")
    assert find_places(step(given, state), text) == [Span(span.start, span.start + len(now))]


def test_words_that_have_moved_since():
    added = QuotationAdded(anchor(TEXT[40:90]), None, QuotationForm.MARKS)
    assert find_places(step(added), "Some more before it. " + TEXT) == [Span(61, 111)]


def test_what_has_no_place():
    assert find_places(step(SpeakerRenamed(ODUYA, "O.")), TEXT) == []
    gone = QuotationAdded(Anchor(Span(0, 20), "zzzz yyyy xxxx wwww."), None, QuotationForm.MARKS)
    assert find_places(step(gone), TEXT) == []
