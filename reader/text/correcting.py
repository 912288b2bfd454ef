"""What may be corrected in an article's own text, and what a correction makes of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.model.edit import Edit, move_span
from reader.model.span import Span
from reader.text.difference import find_edits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.document import Document

MOST = 2_000
"""Code points that are corrected at once."""

_WORD = re.compile(r"\w+(?:[-‐’'.]\w+)*")
_FARTHEST = 200
_LINE_ENDS = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+\s*")


def word_at(text: str, offset: int) -> Span | None:
    """Return the word that holds or touches a place, or None where none does."""
    for found in _WORD.finditer(text, max(0, offset - _FARTHEST), offset + _FARTHEST):
        if found.start() <= offset <= found.end():
            return Span(found.start(), found.end())
    return None


def within_paragraph(document: Document, span: Span) -> Span:
    """Return a selection without the line ends after its paragraph."""
    paragraph = _paragraph(document, span.start)
    if paragraph is None or span.end <= paragraph.end:
        return span
    is_over = not document.text[paragraph.end : span.end].strip()
    return Span(span.start, max(span.start, paragraph.end)) if is_over else span


def why_not_selected(document: Document, span: Span | None) -> str:
    """Return why words cannot be corrected, or nothing where they can."""
    if span is None or not len(span):
        return "Select the words to correct first"
    if len(span) > MOST:
        return f"Select fewer words: at most {MOST:,} characters are corrected at once"
    paragraph = _paragraph(document, span.start)
    if paragraph is None or not paragraph.contains(span):
        return "Select words of one paragraph"
    return ""


def why_not_replaced(
    document: Document, span: Span, replacement: str, quoted: Iterable[Span]
) -> str:
    """Return why words cannot be replaced, or nothing where they can.

    Args:
        document: The article.
        span: Of one paragraph.
        replacement: What shall stand there.
        quoted: The quotations.
    """
    if len(replacement) > MOST:
        return f"At most {MOST:,} characters can stand here"
    paragraph = _paragraph(document, span.start) or span
    text = document.text
    rest = text[paragraph.start : span.start] + replacement + text[span.end : paragraph.end]
    if not rest.strip():
        return "A paragraph cannot be left without words"
    edits = edits_of(text, span, replacement)
    for quotation in quoted:
        if quotation.overlaps(span):
            left = move_span(quotation, edits)
            if left is None or not any(
                map(str.isalnum, _words_left(text, left, span, replacement))
            ):
                return "That would take a whole quote away: say that it is none instead"
    return ""


def _words_left(text: str, left: Span, span: Span, replacement: str) -> str:
    return left.text_of(text[: span.start] + replacement + text[span.end :])


def edits_of(text: str, span: Span, replacement: str) -> tuple[Edit, ...]:
    """Return what a replacement does to the offsets."""
    start = span.start
    return tuple(
        Edit(Span(start + edit.span.start, start + edit.span.end), edit.length)
        for edit in find_edits(span.text_of(text), replacement)
    )


def take_typed(words: str, shown: str, typed: str) -> str:
    """Return words as somebody changed them in a field that shows some characters as others.

    Args:
        words: The article's own.
        shown: The same, as the field gave them back before anything was typed.
        typed: As it gives them back now.

    Returns:
        What was not touched as it was in `words`, the rest as typed; line ends become spaces.
    """
    if typed == shown:
        return words
    if len(shown) != len(words):
        return _LINE_ENDS.sub(" ", typed)
    parts: list[str] = []
    position = place = 0
    for edit in find_edits(shown, typed):
        parts.append(words[position : edit.span.start])
        place += edit.span.start - position
        parts.append(_LINE_ENDS.sub(" ", typed[place : place + edit.length]))
        place += edit.length
        position = edit.span.end
    return "".join((*parts, words[position:]))


def _paragraph(document: Document, offset: int) -> Span | None:
    """Return the paragraph that holds a place, or is the last before it."""
    index = bisect_right(document.paragraphs, offset, key=lambda p: p.span.start) - 1
    return document.paragraphs[index].span if index >= 0 else None
