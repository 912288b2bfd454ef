from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.quotes.language_text import (
    LONGEST_PIECE,
    LONGEST_WORD,
    plain,
    split_paragraph,
    widen_mark,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s late,” he said.", '"It\'s late," he said.'),
        ("«Oui»", '"Oui"'),
        ("``Fine,'' she said.", '" Fine, " she said.'),
        ("He ''will'' go", 'He " will " go'),
        ("a\u00a0b\tc\u2009d", "a b c d"),
        ("well‑known", "well-known"),
        ("late—very", "late—very"),
        ("6'3\" tall", "6'3\" tall"),
        ("bad \ud83d half", "bad \ufffd half"),
    ],
    ids=[
        "curly",
        "pointed",
        "tex",
        "two singles",
        "spaces",
        "hyphen",
        "dash",
        "inches",
        "surrogate",
    ],
)
def test_marks_become_plain(text: str, expected: str):
    assert plain(text) == expected


@given(st.text(st.characters(codec=None), max_size=60) | st.text("`'“”. a\ud800\x00", max_size=20))
def test_every_code_point_keeps_its_place(text: str):
    plain_text = plain(text)
    assert len(plain_text) == len(text)
    plain_text.encode("utf-8")
    for before, after in zip(text, plain_text, strict=True):
        if before.isalnum():
            assert after == before


@pytest.mark.parametrize(
    ("text", "start", "floor", "expected"),
    [
        ("``Fine,'' she", 0, 0, (0, 2)),
        ("``Fine,'' she", 8, 7, (7, 9)),
        ("“Fine,” she", 0, 0, (0, 1)),
        ("it is '", 6, 5, (6, 7)),
        ("'''", 1, 0, (0, 2)),
        ("````so", 2, 2, (2, 4)),
    ],
)
def test_double_mark_covers_both_characters(
    text: str, start: int, floor: int, expected: tuple[int, int]
):
    assert widen_mark(text, start, floor) == expected


def test_short_paragraph_is_one_piece():
    text = "Before. Here it is. After."
    assert split_paragraph(text, Span(8, 19)) == [Span(8, 19)]


@pytest.mark.parametrize(
    ("unit", "good_end"),
    [("The mayor waited for hours. ", ". "), ("waiting ", " "), ("wait", "")],
    ids=["sentences", "words", "one word"],
)
def test_long_paragraph_is_cut_at_the_best_place(unit: str, good_end: str):
    text = "\n" + unit * (20 * LONGEST_PIECE // len(unit))
    span = Span(1, len(text))
    pieces = split_paragraph(text, span)
    assert "".join(piece.text_of(text) for piece in pieces) == span.text_of(text)
    assert all(0 < len(piece) <= LONGEST_PIECE for piece in pieces)
    assert all(piece.text_of(text).endswith(good_end) for piece in pieces)
    assert len(pieces) < (50 if good_end else 300)


def test_endless_word_is_cut():
    text = "See " + "x" * 600 + " there"
    assert [piece.text_of(text) for piece in split_paragraph(text, Span(0, len(text)))] == [
        "See " + "x" * LONGEST_WORD,
        "x" * LONGEST_WORD,
        "x" * 100 + " there",
    ]
