"""Articles as word pieces: every style of marks alike, long quotations shortened."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quotes.pieces import (
    CAPITAL,
    CAPITALS,
    CLOSING,
    INSIDE,
    KEPT_EACH_SIDE,
    LOWER,
    OPENING,
    OUTSIDE,
    PLAIN,
    PieceReader,
    Pieces,
    opened,
)
from reader.text.loading import document_from_text
from reader.text.segments import find_segments
from tests.helpers.toy_tokenizer import make_tokenizer

TOKENIZER = make_tokenizer()


def read(text):
    document = document_from_text(text)
    found = find_segments(document.text, document.paragraphs).segments
    pieces = Pieces()
    numbers = list(PieceReader(TOKENIZER).read(document, [s for s in found if not s.level], pieces))
    return document, pieces, numbers


def states_of(text):
    return list(read(text)[1].states)


STYLES = [
    "“We will stay,” Ada said.", "\"We will stay,\" Ada said.", "«We will stay,» Ada said.",
    "``We will stay,'' Ada said.", "‘We will stay,’ Ada said.", "„We will stay,“ Ada said.",
]  # fmt: skip


@pytest.mark.parametrize("text", STYLES)
def test_marks_of_every_style_read_alike(text):
    assert list(read(text)[1].ids) == list(read(STYLES[0])[1].ids)
    assert states_of(text)[:6] == [OUTSIDE, OPENING, INSIDE, INSIDE, INSIDE, INSIDE]


def test_a_quotation_knows_its_first_and_last_piece():
    document, pieces, _ = read("Ada said: “We will stay.” We stay.")
    first, last = pieces.quotes[0]
    assert (pieces.states[first], pieces.states[last]) == (OPENING, CLOSING)
    assert document.text[pieces.starts[first] : pieces.ends[last]] == "“We will stay.”"


def test_a_long_quotation_keeps_its_ends():
    words = " ".join(["we"] * 200)
    _, pieces, _ = read(f"Ada said: “{words}.”")
    first, last = pieces.quotes[0]
    assert last - first - 1 == 2 * KEPT_EACH_SIDE


def test_a_separator_opens_every_paragraph():
    _, pieces, numbers = read("We stay.\n\nAda said we will.\n\nStay.")
    separator = TOKENIZER.token_to_id("[SEP]")
    assert numbers == [1, 2, 3]
    assert pieces.ids[0] == separator
    assert list(pieces.ids).count(separator) == 3


def test_shapes_tell_how_a_word_is_written():
    document, pieces, _ = read("ADA said Ada 3 we")
    shapes = {
        document.text[s:e]: shape
        for s, e, shape in zip(pieces.starts, pieces.ends, pieces.shapes, strict=True)
    }
    assert (shapes["ADA"], shapes["said"], shapes["Ada"]) == (CAPITALS, LOWER, CAPITAL)
    assert shapes["3"] == PLAIN


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab AÄé😀́“”\"'‘’«»\n.,1", min_size=1, max_size=200))
def test_pieces_stand_in_text_order_whatever_the_text(text):
    if not text.strip():
        return
    document, pieces, _ = read(text)
    last = 0
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert last <= start <= end <= len(document.text)
        last = start
    for first, final in pieces.quotes.values():
        assert 0 <= first <= final < len(pieces)


def test_an_opened_quotation_gives_way_to_what_lies_in_it():
    text = "Ada said: “We heard ‘stay’ and ‘go’ there.” Bea said: “We will.”"
    document = document_from_text(text)
    found = find_segments(document.text, document.paragraphs).segments
    inner = [segment.span.text_of(text) for segment in opened(found)]
    assert inner == ["‘stay’", "‘go’", "“We will.”"]
