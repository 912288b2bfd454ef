"""The article's text as the page shows it, and as it is copied: both as long as the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.model.document import Document
    from reader.model.quotation import Quotation

# What Qt would turn into a new block, an object or nothing at all, shown as one harmless character.
_UNFIT = "\x00\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\ufffc"
_HARMLESS = {ord(character): "\ufffd" for character in _UNFIT}
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = "\u2060"
ROOM = "\u2003"
"""A space one em wide: what a space before quoted words becomes to hold the speaker's initials."""

_CLOSING = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}
_ENDS_SPEECH = frozenset(".,?!…;—")
_FARTHEST = 300
_TITLE_LENGTH = 60


def readable_text(document: Document) -> str:
    """Return the text as it is read and copied: lines within a paragraph unwrapped."""
    spans = ((p.span.start, p.span.end) for p in document.paragraphs)
    return _unwrapped(document.text, spans, between="\n")


def shown_text(
    document: Document,
    rooms: Collection[int] = (),
    part: Span | None = None,
    paragraphs: range | None = None,
) -> str:
    """Return the text as Qt gets it: each paragraph is one block.

    Of the line ends between two paragraphs the last one stays and the others become an invisible
    character, so that no empty block opens a gap.

    Args:
        document: Whose text is shown.
        rooms: Offsets of the spaces that are widened.
        part: What of it, from a paragraph's start to another one's start; None for all.
        paragraphs: Indices of the paragraphs in it.
    """
    whole = Span(0, len(document.text))
    part = part or whole
    text = _fit(part.text_of(document.text))
    here = sorted(room for room in rooms if part.start <= room < part.end)
    if here:
        parts: list[str] = []
        position = 0
        for offset in here:
            parts += (text[position : offset - part.start], ROOM)
            position = offset - part.start + 1
        text = "".join((*parts, text[position:]))
    chosen = (
        document.paragraphs
        if paragraphs is None
        else document.paragraphs[paragraphs.start : paragraphs.stop]
    )
    spans = [(p.span.start - part.start, p.span.end - part.start) for p in chosen]
    goes_on = part.end < whole.end
    return _unwrapped(text, spans, between=_INVISIBLE, begins=part.start == 0, goes_on=goes_on)


def likely_rooms(text: str, part: Span | None = None) -> frozenset[int]:
    """Return the spaces before what looks like speech, by its length and closing punctuation.

    Titles and single words in marks are passed over: with no speaker they would leave a gap.

    Args:
        text: All of the article.
        part: Where they are looked for; None for everywhere.
    """
    start, end = (part.start, part.end) if part else (0, len(text))
    rooms = set()
    for mark, closing in _CLOSING.items():
        space = text.find(" " + mark, start, end)
        while space >= 0:
            if _looks_like_speech(text, space + 1, closing):
                rooms.add(space)
            space = text.find(" " + mark, space + 2, end)
    return frozenset(rooms)


def _looks_like_speech(text: str, start: int, closing: str) -> bool:
    if text[start - 2 : start - 1] in "([\n" or text[start + 1 : start + 2].isspace():
        return False
    end = text.find(closing, start + 1, start + _FARTHEST)
    if end < 0:
        return closing != "’"
    if text[end - 1] in _ENDS_SPEECH or text[end + 1 : end + 2] in _ENDS_SPEECH:
        return closing != "’" or end - start > _TITLE_LENGTH / 4
    if end - start > _TITLE_LENGTH:
        return True
    words = text[start + 1 : end].split()
    return len(words) > 2 and not all(w[0].isupper() or len(w) < 4 for w in words)


def rooms_of(text: str, quotations: Iterable[Quotation]) -> frozenset[int]:
    """Return the spaces before quotations that have a speaker."""
    starts = (q.span.start for q in quotations if q.speaker is not None and q.kind.is_speech)
    return frozenset(start - 1 for start in starts if start > 1 and text[start - 1] == " ")


def _fit(text: str) -> str:
    """Replace what Qt cannot show; looks through a long text only where there is something."""
    if any(character in text for character in _UNFIT):
        text = text.translate(_HARMLESS)
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _unwrapped(
    text: str,
    paragraphs: Iterable[tuple[int, int]],
    *,
    between: str,
    begins: bool = True,
    goes_on: bool = False,
) -> str:
    """Return a text with its paragraphs on one line each, as long as before.

    Args:
        text: What is unwrapped.
        paragraphs: Starts and ends of the paragraphs in it.
        between: What other line ends become.
        begins: Whether nothing comes before it.
        goes_on: Whether another paragraph comes after it.
    """
    parts: list[str] = []
    gaps: dict[str, str] = {}  # nearly all are alike, and a book has many
    position, has_any = 0, False
    for start, end in paragraphs:
        if start < position:
            continue
        is_top = begins and not has_any
        gap = text[position:start]
        if gap not in gaps or is_top:
            gaps[gap] = _gap(gap, between, keep_last=not is_top)
        parts += (gaps[gap], text[start:end].replace("\n", " "))
        if is_top:
            gaps.clear()
        position, has_any = end, True
    parts.append(_gap(text[position:], between, keep_last=goes_on or not has_any))
    return "".join(parts)


def _gap(text: str, between: str, *, keep_last: bool) -> str:
    if text.strip():
        return text
    last = text.rfind("\n") if keep_last else -1
    if last < 0:
        return text.replace("\n", between)
    return text[:last].replace("\n", between) + "\n" + text[last + 1 :].replace("\n", between)
