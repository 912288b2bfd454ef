"""Spans, documents, statements: the values everything else is made of."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Document
from reader.model.quotation import QuotationKind, gather_statements
from reader.model.span import Span
from tests.helpers.articles import FERRIES, ODUYA, bridge_analysis, bridge_quotations

ENDS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_what_is_no_span_is_refused(start: int, end: int):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(st.characters(codec=None), min_size=30, max_size=30), ENDS)
def test_span_slices_code_points(text: str, ends: list[int]):
    span = Span(*ends)
    assert len(span.text_of(text)) == len(span)


@given(ENDS, ENDS)
def test_spans_overlap_and_contain_as_their_places_do(one: list[int], other: list[int]):
    first, second = Span(*one), Span(*other)
    mine, theirs = set(range(*one)), set(range(*other))
    if theirs:
        assert first.contains(second) == (theirs <= mine)
    if mine and theirs:
        assert first.overlaps(second) == second.overlaps(first) == bool(mine & theirs)


def test_checksum_is_of_the_text_alone():
    assert Document("Hé", ()).checksum == Document("Hé", (), title="T", origin="a").checksum
    assert Document("Hé", ()).checksum != Document("He", ()).checksum
    assert len(Document("\ud800", ()).checksum) == 64


def test_speakers_of_speech_in_order_each_once():
    assert bridge_analysis().speakers == (ODUYA, FERRIES)


def test_statements_are_gathered_from_any_order():
    found = list(bridge_quotations())
    expected = gather_statements(found)
    assert [(s.number, len(s.pieces)) for s in expected] == [(1, 2), (2, 1), (3, 1)]
    random.Random(4).shuffle(found)
    assert gather_statements(found) == expected
    assert expected[0].speaker == ODUYA
    assert expected[0].first.span < expected[0].pieces[1].span


def test_speech_is_direct_or_mixed():
    assert [kind.name for kind in QuotationKind if kind.is_speech] == ["DIRECT", "MIXED"]
