"""What was changed between two versions of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.text import difference
from reader.text.difference import find_edits

WORDS = st.lists(st.sampled_from(["Ada", " ", "left", ".", "\n", "“No”", "ferry"]), max_size=14)


def changes(before: str, after: str) -> list[tuple[str, int, int]]:
    """Return the words that were exchanged, where they stand, and the length of the new ones."""
    edits = find_edits(before, after)
    return [(edit.span.text_of(before), edit.span.start, edit.length) for edit in edits]


def lead(before: str, after: str) -> str:
    """Return what the edits make of the text before with the words of the text after."""
    made, end, shift = "", 0, 0
    for edit in find_edits(before, after):
        start = edit.span.start
        made += before[end:start] + after[start + shift : start + shift + edit.length]
        shift += edit.length - len(edit.span)
        end = edit.span.end
    return made + before[end:]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("Ada left.", "Ada left.", [], id="nothing"),
        pytest.param("Ada left.", "Kim left.", [("Ada", 0, 3)], id="a word"),
        pytest.param("Ada has left.", "Ada had left.", [("s", 6, 1)], id="a letter"),
        pytest.param("Ada left.", "Ada Moss left.", [("", 3, 5)], id="put in"),
        pytest.param("Ada Moss left.", "Ada left.", [(" Moss", 3, 0)], id="taken out"),
        pytest.param("Ada left.", "Ada left. Bea too.", [("", 9, 9)], id="at the end"),
        pytest.param("", "Ada", [("", 0, 3)], id="from nothing"),
        pytest.param("Ada", "", [("Ada", 0, 0)], id="to nothing"),
        pytest.param(
            "Ada left.\nBea left.\nKim left.\n",
            "Ada left.\nKim left.\n",
            [("Bea left.\n", 10, 0)],
            id="a line",
        ),
        pytest.param(
            "Ada left.\nBea left.\n", "Ida left.\nBea said.\n", [("A", 0, 1), ("left", 14, 4)],
            id="in two lines",
        ),
        pytest.param("a\n\nb", "a\nb", [("\n", 2, 0)], id="an empty line"),
        pytest.param("aaa", "aaaa", [("", 3, 1)], id="one of many alike"),
    ],
)  # fmt: skip
def test_what_was_changed(before: str, after: str, expected: list[tuple[str, int, int]]):
    assert changes(before, after) == expected


@settings(max_examples=60, deadline=None)
@given(WORDS.map("".join), WORDS.map("".join))
def test_edits_lead_to_the_other_text_and_stand_in_order(before: str, after: str):
    assert lead(before, after) == after
    edits = find_edits(before, after)
    for one, other in pairwise(edits):
        assert one.span.end <= other.span.start
    assert all(len(edit.span) or edit.length for edit in edits)


@settings(max_examples=60, deadline=None)
@given(WORDS.map("".join))
def test_the_same_text_has_no_edits(text: str):
    assert find_edits(text, text) == ()


@pytest.mark.parametrize(("most", "count"), [("MOST_LINES", 2), ("MOST_WORDS", 2)])
def test_what_is_too_large_to_compare_is_exchanged(monkeypatch, most: str, count: int):
    before = "Ada left the ferry. Bea left the ferry."
    after = "Ida left the ferry. Lea left the ferry."
    if most == "MOST_LINES":
        before, after = before.replace(". ", ".\n"), after.replace(". ", ".\n")
    assert len(changes(before, after)) == count
    monkeypatch.setattr(difference, most, 1)
    assert changes(before, after) == [(before[:21], 0, 21)]
    assert lead(before, after) == after
