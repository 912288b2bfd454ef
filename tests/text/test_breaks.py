"""Where a text may be cut: never within a character, by word at the edges of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.breaks import is_between_characters, is_end_of_words, is_start_of_words

WHOLE = {
    "accent": "e\u0301",
    "joined": "\U0001f469\u200d\U0001f52c",
    "skin": "\U0001f44d\U0001f3fd",
    "flag": "\U0001f1ee\U0001f1ea",
    "variation": "\u2764\ufe0f",
    "tags": "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "line end": "\r\n",
    "halves of a pair": "\ud83d\ude00",
    "letters of Hangul": "\u1112\u1161\u11ab",
    "syllable and letter": "\ud558\u11ab",
    "Devanagari": "\u0915\u093f",
}


@pytest.mark.parametrize("character", WHOLE.values(), ids=WHOLE)
def test_characters_stay_whole(character: str):
    text = f"a{character}b"
    found = [n for n in range(len(text) + 1) if is_between_characters(text, n)]
    assert found == [0, 1, len(text) - 1, len(text)]


def test_flags_in_a_row_are_cut_between_them():
    text = "\U0001f1ee\U0001f1ea\U0001f1eb\U0001f1f7"
    assert [n for n in range(5) if is_between_characters(text, n)] == [0, 2, 4]


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF, exclude_characters="\r"), max_size=20))
def test_plain_letters_can_be_cut_anywhere(text: str):
    assert all(is_between_characters(text, n) for n in range(len(text) + 1))


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("he said", [0, 3], [2, 7]),
        ("us,” said", [0, 5], [2, 4, 9]),
        ("“It will", [0, 1, 4], [3, 8]),
        ("don’t mother-in-law", [0, 6], [5, 19]),
        ("the boys’ own", [0, 4, 10], [3, 8, 9, 13]),
        ("a – b", [0, 2, 4], [1, 3, 5]),
        ("cafe\u0301, x", [0, 7], [5, 6, 8]),
        (" ", [], []),
    ],
)
def test_words(text: str, starts: list[int], ends: list[int]):
    assert [n for n in range(len(text) + 1) if is_start_of_words(text, n)] == starts
    assert [n for n in range(len(text) + 1) if is_end_of_words(text, n)] == ends
