"""Which words can be corrected, and what is typed in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.correcting import (
    MOST,
    take_typed,
    why_not_replaced,
    why_not_selected,
    within_paragraph,
    word_at,
)
from tests.helpers.articles import document, span_of

TEXT = (
    "A headline\n\nHe said “no”.\nAnd on.\n\nIt’s the e-mail of U.S. troops, " + "x" * MOST + " y."
)


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("headline", "headline"),
        ("ine\n", "headline"),
        ("\n\nHe", "headline"),
        ("’s the", "It’s"),
        ("mail", "e-mail"),
        ("S. tr", "U.S"),
        ("“no", None),
        (".\nAnd", None),
    ],
)
def test_word_at(place: str, word: str | None):
    found = word_at(TEXT, TEXT.index(place))
    assert (None if found is None else found.text_of(TEXT)) == word


def test_a_selection_ends_with_its_paragraph():
    start = TEXT.index("on.\n\nIt")
    assert within_paragraph(document(TEXT), Span(start, start + 5)) == Span(start, start + 3)
    crossing = Span(start, start + 8)
    assert within_paragraph(document(TEXT), crossing) == crossing


@pytest.mark.parametrize(
    ("span", "why"),
    [
        (None, "Select the words to correct first"),
        (Span(3, 3), "Select the words to correct first"),
        (Span(2, 8), ""),
        (Span(4, 20), "Select words of one paragraph"),
        (Span(10, 12), "Select words of one paragraph"),
        (Span(TEXT.index("It’s"), len(TEXT)), "Select fewer words: at most 2,000 characters"),
        (Span(TEXT.index("xx"), TEXT.index("xx") + MOST), ""),
    ],
    ids=["none", "empty", "word", "two paragraphs", "line ends", "long", "as long as can be"],
)
def test_why_not_selected(span: Span | None, why: str):
    answer = why_not_selected(document(TEXT), span)
    assert answer.startswith(why)
    assert bool(answer) == bool(why)


QUOTED = (span_of(TEXT, "“no”"),)


@pytest.mark.parametrize(
    ("words", "replacement", "why"),
    [
        ("headline", "head", ""),
        ("A headline", " ", "A paragraph cannot be left without words"),
        ("“no”", "", "That would take a whole quote away"),
        ("“no”", "“”", "That would take a whole quote away"),
        ("said “no”.", "left.", "That would take a whole quote away"),
        ("“no”", "“yes”", ""),
        ("said “no", "says “never", ""),
        ("no", "", "That would take a whole quote away"),
        ("He", "", ""),
        ("He", "x" * (MOST + 1), "At most 2,000 characters can stand here"),
    ],
)
def test_why_not_replaced(words: str, replacement: str, why: str):
    answer = why_not_replaced(document(TEXT), span_of(TEXT, words), replacement, QUOTED)
    assert answer.startswith(why)
    assert bool(answer) == bool(why)


@pytest.mark.parametrize(
    ("words", "shown", "typed", "after"),
    [
        ("a\u00a0b\nc", "a b c", "a b d", "a\u00a0b\nd"),
        ("a\u00a0b\nc", "a b c", "a b c", "a\u00a0b\nc"),
        ("a b", "a b", "a x\n\ny b", "a x y b"),
        ("a\r\nb", "a b", "a c", "a c"),
        ("one two", "one two", "", ""),
    ],
    ids=["untouched spaces", "nothing", "line ends", "other length", "all away"],
)
def test_take_typed(words: str, shown: str, typed: str, after: str):
    assert take_typed(words, shown, typed) == after


@given(words=st.text("ab\u00a0\n", max_size=40), typed=st.text("ab ", max_size=40))
def test_what_is_typed_stands_there(words: str, typed: str):
    shown = words.replace("\u00a0", " ").replace("\n", " ")
    taken = take_typed(words, shown, typed)
    assert taken.replace("\u00a0", " ").replace("\n", " ") == typed
