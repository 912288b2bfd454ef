"""Text as the language pipeline reads it: the same length, with plain marks, in pieces."""

from __future__ import annotations

import re

from reader.model.span import Span

LONGEST_PIECE = 2000
LONGEST_WORD = 250  # spaCy's tokenizer needs the square of a word's length where it can split it
_SHORTEST_PIECE = 1000
_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑−", "-"),
    **dict.fromkeys(
        "\t\n\v\f\r\x85\xa0\u2002\u2003\u2007\u2009\u200a\u2028\u2029\u202f\u3000", " "
    ),
}
_TABLE = str.maketrans(_PLAIN)
_TEX_OPENING = re.compile(r"``(?=\S)|(?<![^\s(\[])''(?=\w)")
_TEX_CLOSING = re.compile(r"''|``")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]”’]*\s+")
_SPACE = re.compile(r"\s+")
_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def plain(text: str) -> str:
    """Return `text` as the models know it: every code point keeps its place.

    The treebanks are written with typewriter marks. Curly and pointed quotation marks become
    straight ones, odd hyphens and spaces plain ones; two grave or straight single marks become
    a double mark and a space, the space on the side where no word is; lone surrogates, which
    spaCy cannot store, become U+FFFD.
    """
    text = _TEX_OPENING.sub('" ', text)
    text = _TEX_CLOSING.sub(' "', text)
    return without_surrogates(text.translate(_TABLE))


def without_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for lone surrogates, which no model can read; as long as before."""
    return _SURROGATE.sub("\ufffd", text)


def widen_mark(text: str, start: int, floor: int) -> tuple[int, int]:
    """Return the place in the original `text` of a token that `plain` made a double mark.

    Args:
        text: The original.
        start: Where the mark stands in the plain text, which is as long.
        floor: Where the token before it ends.

    Returns:
        Both characters where the mark is written with two, else the one at `start`.
    """
    mark = text[start : start + 1]
    if mark in ("'", "`"):
        if start > floor and text[start - 1] == mark:
            return start - 1, start + 1
        if text[start + 1 : start + 2] == mark:
            return start, start + 2
    return start, start + 1


def split_paragraph(text: str, span: Span) -> list[Span]:
    """Cut an overlong paragraph where a sentence may end, else at a space, else anywhere.

    Time and memory of parsing stay linear, however long the paragraph is. A word without end (an
    address, a picture as text, a script without spaces) is cut too.

    Returns:
        Spans of at most `LONGEST_PIECE` code points that cover the paragraph without gaps.
    """
    pieces = []
    start = span.start
    for match in _UNBROKEN.finditer(text, span.start, span.end):
        pieces.extend(_split_stretch(text, start, match.end()))
        start = match.end()
    pieces.extend(_split_stretch(text, start, span.end))
    return pieces


def _split_stretch(text: str, start: int, end: int) -> list[Span]:
    pieces = []
    while end - start > LONGEST_PIECE:
        cut = _last_match(_SENTENCE_END, text, start) or _last_match(_SPACE, text, start)
        cut = cut or start + LONGEST_PIECE
        pieces.append(Span(start, cut))
        start = cut
    pieces.append(Span(start, end))
    return pieces


def _last_match(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    """Return the end of the last match in the second half of the longest piece from `start`."""
    last = None
    for match in pattern.finditer(text, start + _SHORTEST_PIECE, start + LONGEST_PIECE):
        last = match.end()
    return last
