"""What is moved before it is decided: limits among the pieces, taking back, and what to decide."""

from __future__ import annotations

import pytest

from reader.model.quotation import gather_statements
from reader.model.span import Span
from reader.review.edges import Side
from reader.ui.models.edge_draft import EdgeDraft
from tests.helpers.decisions import TOWER, tower, tower_quotations

QUOTATIONS = tower_quotations()


@pytest.fixture
def draft() -> EdgeDraft:
    return EdgeDraft.of(tower(), gather_statements(QUOTATIONS)[0], 0)


def test_one_piece_stays_clear_of_where_the_other_shall_be(draft: EdgeDraft):
    draft.place = 1
    start = TOWER.index("the town’s engineer")
    draft.move(Span(start, draft.span.end))
    draft.place = 0
    found = draft.limits(QUOTATIONS, ()).nearest(draft.span, Side.END, len(TOWER))
    assert found.text_of(TOWER) == "“The clock has stopped,” said Nadia Perrin,"


def test_moves_are_taken_back_in_turn(draft: EdgeDraft):
    before = list(draft.spans)
    draft.move(Span(before[0].start + 1, before[0].end))
    draft.place = 1
    draft.move(Span(before[1].start, before[1].end - 1))
    assert draft.words == ["“Nobody", "wound", "it."]
    assert draft.piece_at(before[1].end) is None
    assert draft.take_back()
    assert (draft.place, draft.span, draft.piece_at(before[1].end)) == (1, before[1], 1)
    assert draft.take_back()
    assert (draft.place, draft.spans, draft.moved) == (0, before, {})
    assert not draft.take_back()


def test_only_what_is_moved_is_decided(draft: EdgeDraft):
    assert draft.decisions() == []
    draft.place = 1
    before = draft.span
    draft.move(Span(before.start, before.end - 1))
    (decision,) = draft.decisions()
    assert decision.quotation.anchor.span == before
    assert (decision.anchor.span, decision.anchor.exact) == (draft.span, "“Nobody wound it.")
