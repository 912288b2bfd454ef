"""What is meant by a selection that is not quite the quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.chosen_words import words_meant

TEXT = "He said “no more,” twice. The dogs’ home, she said, is full."


@pytest.mark.parametrize(
    ("selected", "meant"),
    [
        ("no more", "“no more,”"),
        (" “no more,” ", "“no more,”"),
        ("“no more", "“no more,”"),
        ("no more,”", "“no more,”"),
        (" is full. ", "is full."),
        ("The dogs’ home", "The dogs’ home"),
        ("dogs", "dogs"),
        ("said “no more,” twice", "said “no more,” twice"),
    ],
)
def test_words_meant(selected: str, meant: str):
    text = f"{TEXT} "
    start = text.index(selected)
    found = words_meant(text, Span(start, start + len(selected)))
    assert found is not None
    assert found.text_of(text) == meant


def test_space_alone_means_nothing():
    assert words_meant("a  b", Span(1, 3)) is None


@given(st.text("ab ,.“”’\n", min_size=1), st.data())
def test_every_selected_word_is_meant(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = words_meant(text, span)
    if found is None:
        assert not span.text_of(text).strip()
    else:
        assert span.text_of(text).strip() in found.text_of(text)
        assert found.text_of(text) == found.text_of(text).strip()
