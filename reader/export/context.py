"""The reporter's sentence around a quotation, as far as it says what the words are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.document import Document
    from reader.model.quotation import Statement

_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)")
_WORD = re.compile(r"\w")
# A full stop after one of these, or after a single letter, ends no sentence.
_ABBREVIATIONS = (
    "apr", "aug", "capt", "co", "col", "corp", "dec", "dr", "feb", "gen", "gov", "inc", "jan", "jr",
    "jul", "jun", "lt", "ltd", "mar", "mr", "mrs", "ms", "no", "nov", "oct", "prof", "rep", "rev",
    "sen", "sep", "sept", "sgt", "sr", "st", "vs",
)  # fmt: skip
_LAST_WORD = re.compile(r"(\w+)\W*\Z")


def context_before(document: Document, statement: Statement) -> str:
    """Return at most one sentence that stands before a statement in its paragraph."""
    first = statement.first
    start = document.paragraphs[first.paragraph - 1].span.start
    parts = list(sentences(document.text, Span(min(start, first.span.start), first.span.start)))
    return parts[-1] if parts else ""


def context_after(document: Document, statement: Statement) -> str:
    """Return at most one sentence that stands after a statement in its paragraph."""
    last = statement.pieces[-1]
    end = document.paragraphs[last.paragraph - 1].span.end
    span = Span(last.span.end, max(end, last.span.end))
    return next(sentences(document.text, span), "")


def sentences(text: str, span: Span) -> Iterator[str]:
    """Cut a stretch of text after its full stops; yield what has words in it, a line each."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if not _is_abbreviation(text[start : stop.start()], stop[0]):
            yield from _tidy(text[start : stop.end()])
            start = stop.end()
    yield from _tidy(text[start : span.end])


def _is_abbreviation(before: str, stop: str) -> bool:
    word = _LAST_WORD.search(before)
    if stop != "." or word is None or word.end(1) != len(before):
        return False
    return len(word[1]) == 1 or word[1].lower() in _ABBREVIATIONS


def _tidy(part: str) -> Iterator[str]:
    if _WORD.search(part):
        yield " ".join(part.split())
