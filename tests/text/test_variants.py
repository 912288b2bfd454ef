"""Two wordings of the same, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.variants import WordingKind, WordingPart, compare_wordings

SHARED, ADDED, LEFT_OUT = WordingKind.SHARED, WordingKind.ADDED, WordingKind.LEFT_OUT


@pytest.mark.parametrize(
    ("first", "second", "parts"),
    [
        pytest.param("We won.", "We won.", [("We won.", SHARED)], id="the same"),
        pytest.param(
            "“We didn’t win,”", "“we didn't win.”", [("“we didn't win.”", SHARED)], id="signs, case"
        ),
        pytest.param(
            "We have never failed",
            "We have not once failed",
            [("We have", SHARED), ("never", LEFT_OUT), ("not once", ADDED), ("failed", SHARED)],
            id="exchanged",
        ),
        pytest.param(
            "It really is over",
            "It is over",
            [("It", SHARED), ("really", LEFT_OUT), ("is over", SHARED)],
            id="left out",
        ),
        pytest.param(
            "So – no",
            "So … no",
            [("So", SHARED), ("–", LEFT_OUT), ("…", ADDED), ("no", SHARED)],
            id="signs alone",
        ),
        pytest.param("", "", [], id="nothing"),
    ],
)
def test_parts(first: str, second: str, parts: list[tuple[str, WordingKind]]):
    assert compare_wordings(first, second) == tuple(WordingPart(*part) for part in parts)


WORDS = st.lists(st.sampled_from(["a", "B", "b,", "c’s", "…", "d"]), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_no_word_is_lost_or_made_up(first: str, second: str):
    parts = compare_wordings(first, second)
    assert " ".join(p.words for p in parts if p.kind is not LEFT_OUT) == second
    kept = [p.words for p in parts if p.kind is not ADDED]
    assert len(" ".join(kept).split()) == len(first.split())
