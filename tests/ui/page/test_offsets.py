"""Offsets in code points against offsets in UTF-16, with everything that makes them differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.offsets import OffsetMap

TEXTS = st.text(
    st.one_of(
        st.sampled_from("a “é”\n😀\U0001d49c\u0301\u202e\ud83d\u00a0"),
        st.characters(),
    ),
    max_size=60,
)


@given(TEXTS)
def test_every_offset_goes_there_and_back(text: str) -> None:
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        expected = len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
        assert offsets.to_utf16(offset) == expected
        assert offsets.from_utf16(expected) == offset


@pytest.mark.parametrize(
    ("offset_utf16", "expected"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3), (5, 3), (6, 4)]
)
def test_the_middle_of_a_pair_is_its_character(offset_utf16: int, expected: int) -> None:
    assert OffsetMap("a😀b😀").from_utf16(offset_utf16) == expected
