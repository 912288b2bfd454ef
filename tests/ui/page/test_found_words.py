"""The places of found words: by number, by place, round and round, by part of the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.ui.page.found_words import FoundWords


def places(*spans: tuple[int, int]) -> FoundWords:
    found = FoundWords()
    found.extend(Span(*span) for span in spans)
    return found


def test_nothing_found():
    found = places()
    assert len(found) == 0
    assert found.first_from(0) is None
    assert found.current_span is None
    assert found.step(1) is None
    assert found.touching(0, 100) == []
    assert found.rows_with_any(100, 10) == []


def test_places_that_come_later_are_added():
    found = places((2, 4), (4, 9))
    found.extend([Span(20, 22)])
    assert [found[number] for number in range(3)] == [Span(2, 4), Span(4, 9), Span(20, 22)]


def test_by_place():
    found = places((2, 4), (4, 9), (20, 22))
    assert found.touching(0, 3) == [0]
    assert found.touching(3, 5) == [0, 1]
    assert found.touching(9, 20) == []
    assert [found.first_from(offset) for offset in (0, 2, 3, 10, 21)] == [0, 0, 1, 2, None]


def test_steps_go_round():
    found = places((2, 4), (4, 9))
    found.current = 1
    assert found.current_span == Span(4, 9)
    assert found.step(1) == 0
    found.current = 0
    assert found.step(-1) == 1


@given(
    starts=st.lists(st.integers(0, 999), unique=True).map(sorted),
    rows=st.integers(1, 50),
)
def test_rows_with_any(starts: list[int], rows: int):
    found = places(*((start, start + 1) for start in starts))
    assert found.rows_with_any(1000, rows) == sorted({start * rows // 1000 for start in starts})
