from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.edit import Edit, invert, move_span, touches
from reader.model.span import Span
from reader.text.difference import find_edits

WORDS = st.lists(st.sampled_from(["ab", "c", "\n", " ", "“", "d", "🙂"]), max_size=30).map("".join)


def edit(start: int, end: int, length: int) -> Edit:
    return Edit(Span(start, end), length)


@pytest.mark.parametrize(
    ("span", "edits", "moved"),
    [
        pytest.param((5, 9), [], (5, 9), id="nothing changed"),
        pytest.param((5, 9), [edit(0, 2, 5)], (8, 12), id="before"),
        pytest.param((5, 9), [edit(9, 11, 0)], (5, 9), id="after"),
        pytest.param((5, 9), [edit(6, 7, 3)], (5, 11), id="within"),
        pytest.param((5, 9), [edit(5, 5, 2)], (7, 11), id="put in before"),
        pytest.param((5, 9), [edit(9, 9, 2)], (5, 9), id="put in behind"),
        pytest.param((5, 9), [edit(5, 9, 3)], (5, 8), id="all of it exchanged"),
        pytest.param((5, 9), [edit(3, 12, 0)], None, id="deleted with what is around"),
        pytest.param((5, 9), [edit(5, 9, 0)], None, id="deleted"),
        pytest.param((5, 9), [edit(3, 6, 1)], (4, 7), id="start deleted"),
        pytest.param((5, 9), [edit(8, 12, 2)], (5, 9), id="end exchanged"),
        pytest.param((5, 9), [edit(0, 1, 0), edit(2, 2, 4), edit(6, 8, 2)], (8, 12), id="several"),
        pytest.param((5, 5), [edit(0, 1, 3)], (7, 7), id="an empty span"),
    ],
)
def test_where_a_span_goes(span, edits, moved):
    found = move_span(Span(*span), edits)
    assert found == (None if moved is None else Span(*moved))


def test_paragraph_takes_in_what_is_put_in_at_its_edges():
    assert move_span(Span(5, 9), [edit(5, 5, 2), edit(9, 9, 3)], takes_in=True) == Span(5, 14)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (edit(5, 6, 0), True),
        (edit(5, 5, 1), False),
        (edit(6, 6, 1), True),
        (edit(9, 9, 1), False),
        (edit(3, 5, 1), False),
        (edit(8, 20, 1), True),
    ],
)
def test_touches(given: Edit, expected: bool):
    assert touches(Span(5, 9), [given]) is expected


@given(before=WORDS, after=WORDS)
def test_edits_lead_from_one_text_to_the_other(before: str, after: str):
    edits = find_edits(before, after)
    assert apply(before, after, edits) == after
    assert apply(after, before, invert(edits)) == before
    assert invert(invert(edits)) == edits
    assert (edits == ()) == (before == after)


@given(before=WORDS, after=WORDS, data=st.data())
def test_untouched_words_are_the_same_where_they_go(before: str, after: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    edits = find_edits(before, after)
    moved = move_span(Span(start, end), edits)
    if moved is not None:
        assert moved.end <= len(after)
        if not touches(Span(start, end), edits) and end > start:
            assert moved.text_of(after) == before[start:end]


def apply(before: str, after: str, edits: tuple[Edit, ...]) -> str:
    """Make edits with the words that stand in `after`."""
    made, last, shift = "", 0, 0
    for one in edits:
        made += before[last : one.span.start]
        begin = one.span.start + shift
        made += after[begin : begin + one.length]
        shift += one.length - len(one.span)
        last = one.span.end
    return made + before[last:]
