"""Quotations as decisions refer to them, and where decisions can be seen."""

from __future__ import annotations

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
from reader.model.quotation import QuotationForm, gather_statements
from reader.model.span import Span
from reader.review.targets import spans_of, target_of, targets_of
from tests.helpers.decisions import FALK, TOWER, tower_quotations

FOUND = tower_quotations()
WIND = FOUND[2]
ANCHOR = Anchor.of(TOWER, Span(3, 9))
TARGETS = tuple(target_of(TOWER, quotation) for quotation in FOUND[:2])


def test_a_decision_keeps_a_quotation_as_it_was_seen():
    kept = target_of(TOWER, WIND)
    assert (kept.anchor.exact, kept.anchor.span) == ("“I wind it every night,”", WIND.span)
    assert (kept.kind, kept.form, kept.statement) == (WIND.kind, WIND.form, 2)
    assert kept.attribution == WIND.attribution


def test_statements_are_kept_with_all_their_pieces():
    statements = gather_statements(FOUND)[:2]
    assert [kept.anchor.span for kept in targets_of(TOWER, statements)] == [
        quotation.span for quotation in FOUND[:3]
    ]


@pytest.mark.parametrize(
    ("decision", "spans"),
    [
        (Accepted(TARGETS), FOUND[:2]),
        (MentionMarked(TARGETS, ANCHOR), FOUND[:2]),
        (CueMarked(TARGETS, None), FOUND[:2]),
        (EdgesMoved(target_of(TOWER, WIND), ANCHOR), [WIND]),
        (QuotationAdded(ANCHOR, None, QuotationForm.MARKS), ()),
        (TextCorrected(ANCHOR, "x"), ()),
        (SpeakerRenamed(FALK, "X"), ()),
    ],
    ids=lambda value: type(value).__name__ if hasattr(value, "title") else "",
)
def test_what_a_decision_is_about(decision, spans):
    assert spans_of(decision) == {quotation.span for quotation in spans}
