"""Hostile text: nothing raises, and time grows with length only."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.text.formats.html import read_html
from reader.text.formats.plain import read_plain
from reader.text.loading import document_from_text
from reader.text.segments import find_segments

if TYPE_CHECKING:
    from reader.model.document import Document

_MARKS = "“ ” „ ‟ \" ' ‘ ’ ‚ ‛ « » ‹ › 「 」 『 』 ` ´ ″ ＂ `` '' ''' ’’ â€œ â€ &quot; &#39; < >"
_WORDS = "word I said dogs’ 6'2 ’90s … Q: A: A. ADA: 🙂 👨‍👩‍👧 漢字 \u0642\u0627\u0644 e\u0301"
_SPACES = [
    "\n",
    "\n\n",
    " ",
    "\t",
    "    ",
    "> ",
    "— ",
    " — ",
    "- ",
    "1. ",
    ". ",
    "? ",
    "By Ada Moor\n",
]
_OTHERS = ['<a b="', *"\x00\x93\x94\ud800\udfff\u202e\u200f\ufeff\u2028\r"]
PIECES = st.sampled_from([*_MARKS.split(), *_WORDS.split(), *_SPACES, *_OTHERS])
TEXTS = st.one_of(st.lists(PIECES, max_size=80).map("".join), st.text(max_size=200))


def check(document: Document) -> None:
    """Check that paragraphs and segments are in order, within the text, and never cross."""
    text = document.text
    ends = 0
    for paragraph in document.paragraphs:
        assert ends <= paragraph.span.start < paragraph.span.end <= len(text)
        ends = paragraph.span.end
    found = find_segments(text, document.paragraphs)
    around: list[int] = []
    for segment in found.segments:
        start, end = segment.span.start, segment.span.end
        home = document.paragraphs[segment.paragraph - 1].span
        assert home.start <= start < end <= home.end
        while around and around[-1] <= start:
            around.pop()
        assert not around or end <= around[-1]
        assert segment.level == len(around)
        around.append(end)
    assert list(found.unbalanced) == sorted(found.unbalanced)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_is_paired_or_refused_in_words(text: str) -> None:
    try:
        document = document_from_text(text)
    except ReaderError:
        return
    check(document)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    for read in (read_plain, read_html):
        try:
            document = read(data, origin="x")
        except ReaderError:
            continue
        check(document)


LONG = {
    "one line": "word ",
    "one line of openers": "“word word word word word ",
    "one line of straight marks": '"word word word word word ',
    "apostrophes": "dogs’ bones and ’tis the boys’ ",
    "nested": "‘He said “no” twice’ to us and ‘ ",
    "crossing": "“a word ‘b word «c word ” d word ’ e word » ",
    "paragraphs left open": "“Word word word word.\n\n",
    "single paragraphs left open": "‘Word word word word.\n\n",
    "turns": "ADA MOOR: I wait for you.\n\nBO: You do not.\n\nI do not.\n\n",
    "dashes": "– I wait, – she said. – Now you go.\n\n",
    "dashes in a line": "I wait, – she said. – Now you go. ",
    "quoted lines": "> A quoted line of words here to read\n",
    "indented lines": "    An indented line of words here to read\n",
    "open tags": "<a ",
    "right to left": "\u202e\u0642\u0627\u0644 “\u0645\u0631\u062d” \u062b\u0645 ",
    "corners": "「行こう」と彼は言った。長い道を歩いて行った。",
    "emoji": "🙂 “🙂👨‍👩‍👧 word” ",
    "zero bytes": "\x00 “wo\x00rd” said \x00 ",
    "surrogates": "\ud800 “word \udfff” said ",
    "invisible": "\u200b\u200d",
    "names": "Ada Moor, ",
}


def seconds(text: str) -> float:
    began = process_time()
    document = document_from_text(text)
    find_segments(document.text, document.paragraphs)
    return process_time() - began


@pytest.mark.slow
@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_time_grows_with_length_only(piece: str) -> None:
    short, long = (piece * (size // len(piece)) + "x" for size in (60_000, 480_000))
    assert seconds(long) < 8 * 2.5 * max(seconds(short), 0.01)


PAGES = {
    "paragraphs": "<p>The board met for four hours and left without a vote.</p>",
    "captions": "<figure><figcaption>The tug at rest in the harbour</figcaption></figure>",
    "pull quotes": "<div class=pullquote>We asked in writing, twice.</div>",
    "open quotations": "<q>word ",
    "open blocks": "<blockquote>word ",
    "open captions": "<div class=caption>The tug at rest in the ",
    "open links": "<p><a href=x>word word word word ",
    "class names": "caption ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", PAGES.values(), ids=PAGES)
def test_time_to_read_a_page_grows_with_its_length_only(piece: str) -> None:
    def seconds_of(size: int) -> float:
        body = piece * (size // len(piece))
        body = body if "<" in piece else f'<div class="{body}">The tug at rest in the harbour</div>'
        began = process_time()
        read_html(f"<html><body><article>{PAGES['paragraphs'] * 9}{body}".encode(), origin="x")
        return process_time() - began

    seconds_of(100)
    assert seconds_of(80_000) < 8 * 2.5 * max(seconds_of(10_000), 0.02)


@pytest.mark.slow
def test_line_of_five_megabytes() -> None:
    assert seconds("“Word word,” said the boys’ aunt. " * 150_000) < 60
