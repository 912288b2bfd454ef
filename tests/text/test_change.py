"""What became of a text, and where things of the one lie in the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.edit import Edit, move_span
from reader.model.span import Span
from reader.text.change import MOST_COMPARED, TextChange
from tests.helpers.articles import document

LETTERS = st.text(alphabet="ab \n😀“", max_size=60)


def change(before: str, after: str) -> TextChange:
    return TextChange.between(document(before), document(after))


def apply(before: str, after: str, edits: tuple[Edit, ...]) -> str:
    """Return the text before with the edits made, their words taken from the text after."""
    parts, position, place = [], 0, 0
    for edit in edits:
        parts.append(before[position : edit.span.start])
        place += edit.span.start - position
        parts.append(after[place : place + edit.length])
        place += edit.length
        position = edit.span.end
    return "".join((*parts, before[position:]))


@given(before=LETTERS, after=LETTERS)
def test_edits_lead_from_one_to_the_other(before: str, after: str):
    if before != after:
        made = change(before, after)
        assert apply(before, after, made.edits) == after
        stretch = made.stretch
        assert before[: stretch.span.start] == after[: stretch.span.start]
        assert before[stretch.span.end :] == after[stretch.span.start + stretch.length :]


@given(
    head=LETTERS, old=LETTERS, new=LETTERS, tail=LETTERS, many=st.integers(0, 3000)
)  # fmt: skip
def test_a_long_text_is_compared_where_it_changed(
    head: str, old: str, new: str, tail: str, many: int
):
    before, after = head + "x" * many + old + tail, head + "x" * many + new + tail
    if before != after:
        assert apply(before, after, change(before, after).edits) == after


def test_words_are_edits_of_their_own():
    made = change("A line.\nThe old lamp is on.\nEnd.", "A line.\nThe new lamp was on.\nEnd.")
    assert made.edits == (Edit(Span(12, 15), 3), Edit(Span(21, 22), 2))
    lamp = made.span(Span(16, 20))
    assert lamp is not None
    assert lamp.text_of(made.after.text) == "lamp"
    assert made.offset(made.before.text.index("End")) == made.after.text.index("End")


def test_what_is_all_other_is_one_edit():
    before, after = "a" * MOST_COMPARED + "x", "b" * MOST_COMPARED + "x"
    assert change(before, after).edits == (Edit(Span(0, MOST_COMPARED), MOST_COMPARED),)


@pytest.mark.parametrize(
    ("before", "after", "paragraph"),
    [
        ("One\n\nTwo old\n\nThree", "One\n\nTwo new\n\nThree", 1),
        ("One\n\nTwo\n\nThree", "Ones\n\nTwo\n\nThree", 0),
        ("One\n\nTwo\n\nThree", "One\n\nTwo\n\nThree!", 2),
        ("One\n\nTwo\n\nThree", "Ones\n\nTwos\n\nThree", None),
        ("One\n\nTwo\n\nThree", "One\n\nTwo", None),
        ("One\n\nTwo\n\nThree", "One\n\n\n\nTwo\n\nThree", None),
    ],
    ids=["middle", "first", "last", "two", "fewer", "a gap"],
)
def test_which_paragraph(before: str, after: str, paragraph: int | None):
    assert change(before, after).paragraph == paragraph


@given(
    before=LETTERS, after=LETTERS, start=st.integers(0, 60), length=st.integers(0, 9)
)  # fmt: skip
def test_far_spans_move_as_near_ones_do(before: str, after: str, start: int, length: int):
    if before != after and start + length <= len(before):
        made = change(before, after)
        span = Span(start, start + length)
        assert made.span(span) == move_span(span, made.edits)
