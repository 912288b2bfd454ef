"""What is marked: found by place, replaced as results arrive, walked through in order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.quotation import Quotation, QuotationKind
from reader.model.span import Span
from reader.ui.page.highlights import Highlights
from tests.helpers.articles import FERRIES, ODUYA, quotation, span_of

TEXT = "“One,” she said, “and two ‘inner’ more.” A “blow”. The “so-called” one. “Last.”"
ONE = quotation("“One,”", 1, ODUYA, text=TEXT)
TWO = quotation("“and two ‘inner’ more.”", 1, ODUYA, text=TEXT)
INNER = quotation("‘inner’", 2, FERRIES, text=TEXT, parent=1)
BLOW = quotation("“blow”", 3, FERRIES, text=TEXT)
SCARE = quotation("“so-called”", 4, text=TEXT, kind=QuotationKind.SCARE)
LAST = quotation("“Last.”", 5, ODUYA, text=TEXT)
ALL = [ONE, TWO, INNER, BLOW, SCARE, LAST]


@pytest.fixture
def highlights() -> Highlights:
    result = Highlights()
    result.set_quotations(reversed(ALL))
    return result


def test_text_order_the_outer_before_the_nested(highlights: Highlights) -> None:
    assert list(highlights.quotations) == ALL


def test_innermost_first(highlights: Highlights) -> None:
    assert highlights.containing(INNER.span.start) == [INNER, TWO]
    assert highlights.containing(TWO.span.start) == [TWO]
    assert highlights.containing(TWO.span.end) == []


def test_plain_kinds_only_on_request(highlights: Highlights) -> None:
    assert highlights.containing(SCARE.span.start) == []
    highlights.shows_plain = True
    assert highlights.containing(SCARE.span.start) == [SCARE]


def test_marks_give_way_to_quotations() -> None:
    highlights = Highlights()
    highlights.set_marks([LAST.span, ONE.span, BLOW.span])
    highlights.update_quotations([ONE])
    assert highlights.marks_touching(0, len(TEXT)) == [BLOW.span, LAST.span]
    highlights.set_quotations([ONE])
    assert highlights.marks_touching(0, len(TEXT)) == []


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [5, 3, 0, 2, 4, 1], [1, 0, 2, 5, 4, 3]])
def test_results_may_arrive_in_any_order(order: list[int], highlights: Highlights) -> None:
    arriving = Highlights()
    for number in order:
        arriving.update_quotations([ALL[number]])
    assert arriving.quotations == highlights.quotations
    for offset in range(len(TEXT)):
        assert arriving.containing(offset) == highlights.containing(offset)


def test_the_same_span_again_replaces(highlights: Highlights) -> None:
    revised = replace(BLOW, statement=9)
    highlights.update_quotations([revised])
    assert highlights.containing(BLOW.span.start) == [revised]
    assert highlights.statement(3) is None
    found = highlights.statement(9)
    assert found is not None
    assert found.first == revised


def walk(highlights: Highlights, number: int | None, step: int, offset: int = 0) -> list[int]:
    numbers = []
    while (number := highlights.neighbour(number, step, offset)) is not None:
        numbers.append(number)
    return numbers


def test_walking_visits_each_shown_statement_once(highlights: Highlights) -> None:
    assert walk(highlights, None, 1) == [1, 2, 3, 5]
    assert walk(highlights, 5, -1) == [3, 2, 1]
    highlights.shows_plain = True
    assert walk(highlights, None, 1) == [1, 2, 3, 4, 5]


def test_walking_starts_at_the_place(highlights: Highlights) -> None:
    assert highlights.neighbour(None, 1, BLOW.span.start) == 3
    assert highlights.neighbour(None, 1, BLOW.span.start + 1) == 5
    assert highlights.neighbour(None, -1, BLOW.span.start) == 2
    assert highlights.neighbour(None, -1, 0) is None


def test_a_statement_that_is_gone_counts_as_none(highlights: Highlights) -> None:
    assert highlights.neighbour(77, 1, BLOW.span.start - 1) == 3


def test_solo_walks_one_speaker(highlights: Highlights) -> None:
    highlights.solo = FERRIES.name
    assert walk(highlights, None, 1) == [2, 3]
    highlights.solo = "Nobody"
    assert walk(highlights, None, 1) == []


def test_nothing_found_nothing_to_walk() -> None:
    empty = Highlights()
    assert empty.neighbour(None, 1, 0) is None
    assert empty.touching(0, 10) == []
    assert empty.statement(1) is None


def test_span_of_a_quotation_is_its_words() -> None:
    assert all(
        isinstance(q, Quotation) and q.span == span_of(TEXT, q.span.text_of(TEXT)) for q in ALL
    )


def test_same_speaker_passes_the_others_over(highlights: Highlights) -> None:
    assert highlights.neighbour(1, 1, 0, same_speaker=True) == 5
    assert highlights.neighbour(5, -1, 0, same_speaker=True) == 1
    assert highlights.neighbour(2, 1, 0, same_speaker=True) == 3
    assert highlights.neighbour(5, 1, 0, same_speaker=True) is None
    assert highlights.neighbour(None, 1, 0, same_speaker=True) == 1


def test_statements_that_begin_at_one_place_are_all_walked() -> None:
    highlights = Highlights()
    outer = quotation("“blow”. The “so-called” one.", 1, ODUYA, text=TEXT)
    highlights.set_quotations([outer, replace(BLOW, statement=2)])
    assert highlights.neighbour(None, 1, 0) == 1
    assert highlights.neighbour(1, 1, 0) == 2
    assert highlights.neighbour(2, -1, 0) == 1


def test_family_is_what_stands_in_one_another(highlights: Highlights) -> None:
    assert highlights.family(1) == [1, 2]
    assert highlights.family(2) == [1, 2]
    assert highlights.family(3) == [3]
    assert highlights.family(99) == [99]


def test_quoted_stretches_leave_the_nested_out(highlights: Highlights) -> None:
    assert highlights.quoted_stretches() == [ONE.span, TWO.span, BLOW.span, LAST.span]
    highlights.solo = FERRIES.name
    assert highlights.quoted_stretches() == [INNER.span, BLOW.span]


def test_quoted_stretches_before_an_analysis() -> None:
    highlights = Highlights()
    assert highlights.quoted_stretches() == []
    highlights.set_marks([TWO.span, ONE.span, INNER.span])
    assert highlights.quoted_stretches() == [ONE.span, TWO.span]


@given(
    places=st.lists(st.tuples(st.integers(0, 90), st.booleans()), max_size=25),
    rows=st.integers(0, 40),
    shows_plain=st.booleans(),
)
def test_one_a_row_is_the_first_shown_of_each_row(places, rows: int, shows_plain: bool) -> None:
    found = [
        replace(
            ONE,
            span=Span(start, start + 5),
            kind=QuotationKind.DIRECT if is_speech else QuotationKind.SCARE,
        )
        for start, is_speech in sorted(dict(places).items())
    ]
    made = Highlights()
    made.shows_plain = shows_plain
    made.set_quotations(found)
    expected: dict[int, Quotation] = {}
    for mark in found if rows else ():
        if made.is_shown(mark):
            expected.setdefault(mark.span.start * rows // 95, mark)
    assert list(made.one_a_row(95, rows)) == list(expected.values())
