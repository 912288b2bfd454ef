"""Offsets for Qt and back, with everything that takes two units or joins with its neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.utf16 import OffsetMap

TEXTS = st.text(st.characters(codec=None) | st.sampled_from("😀👩\u200d\u0301\r\n\ud83d“"))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_every_offset_there_and_back(text: str):
    offsets = OffsetMap(text)
    # A lone high and a lone low surrogate side by side are two characters here and one pair there.
    if any("\ud800" <= c <= "\udfff" for c in text):
        return
    for place in range(len(text) + 1):
        assert offsets.to_utf16(place) == units(text[:place])
        assert offsets.from_utf16(offsets.to_utf16(place)) == place
    assert offsets.length_utf16 == units(text)
    assert offsets.is_identity == (units(text) == len(text))


@pytest.mark.parametrize(
    ("given_utf16", "expected"), [(-5, 0), (0, 0), (1, 1), (2, 1), (3, 2), (4, 3), (5, 3), (9, 4)]
)
def test_middle_of_a_character_is_its_start(given_utf16: int, expected: int):
    assert OffsetMap("a😀b😀").from_utf16(given_utf16) == expected


def test_beyond_the_text_is_its_end():
    assert OffsetMap("a😀").to_utf16(99) == 3
    assert OffsetMap("abc").to_utf16(99) == 3
    assert OffsetMap("abc").from_utf16(-1) == 0
