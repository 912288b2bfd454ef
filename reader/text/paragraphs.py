"""Divides plain text into paragraphs and tells what part of the article each one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.model.document import Paragraph, ParagraphKind
from reader.model.span import Span
from reader.text.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.header import Header

# Text files are wrapped by hand or program at 60 to 80 columns; articles kept one paragraph a
# line have lines far beyond that.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 35
_FEWEST_WRAPPED = 3
_WRAPPED_SHARE = 0.7
_FULL_LINE = 0.8
# A line shorter than this is no broken-off prose.
_SHORTEST_BROKEN = 40
_SENTENCE_END = re.compile(r"[.!?…:;][”\"’'»)\]]*$")
_BULLET = re.compile(r"(?:[•‣▪●◦*·]\s|-\s|\d{1,2}[.)]\s)")
_QUOTED_LINE = re.compile(r"(?:>\s?)+")
_CAPTION = re.compile(
    r"^(?:main |file )?(?:photo(?:graph)?|image|picture|caption)s?\s?(?:by\b|credit|courtesy|:)|"
    r"\((?:photo|image|picture)s?(?:\s(?:by|credit|courtesy)\b|:)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[QA][:.]\s|[A-Z][A-Z .'’-]+:\s")
_LONGEST_HEADING = 80
_LONGEST_CAPTION = 300
_INDENT = re.compile(r"[ \t]{2,}")


@dataclass(frozen=True, slots=True)
class Outline:
    """The paragraphs of a text and what its first lines say about the article."""

    paragraphs: tuple[Paragraph, ...]
    header: Header


class _Line(NamedTuple):
    """A line that is not blank: its place, and whether a blank line precedes it.

    A book has fifty thousand of them, so it is the kind that is made fastest.
    """

    start: int
    end: int
    text: str
    after_blank: bool

    @property
    def length(self) -> int:
        """Return how many characters it has."""
        return self.end - self.start


def read_outline(text: str) -> Outline:
    r"""Find the paragraphs of an article that is plain text, and its title, byline and date.

    Where lines are wrapped, a paragraph spans several of them; elsewhere each line is one.
    Nothing of the text is changed.

    Args:
        text: With line ends as ``\n``.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    groups = list(_group_lines(lines, width))
    spans = [Span(*_trim(text, group[0].start, group[-1].end)) for group in groups]
    set_off = _indented_groups(groups) | _quoted_groups(groups)
    above = spans[: min(12, *set_off, len(spans))]
    header = read_header([span.text_of(text) for span in above])
    kinds = list(_kinds(text, spans, header.kinds, set_off))
    return Outline(tuple(map(Paragraph, spans, kinds)), header)


def _lines(text: str) -> Iterable[_Line]:
    start, after_blank, make = 0, True, tuple.__new__
    for line in text.split("\n"):
        end = start + len(line)
        if line and not line.isspace():
            yield make(_Line, (start, end, line, after_blank))
            after_blank = False
        else:
            after_blank = True
        start = end + 1


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """Return the column at which the text is wrapped, or None where each line is a paragraph.

    A wrapped line is followed by one whose first word would not have fitted.
    """
    followed = [(line, after) for line, after in pairwise(lines) if not after.after_blank]
    if len(followed) < _FEWEST_WRAPPED:
        return None
    lengths = sorted([line.end - line.start for line, _ in followed])
    width = lengths[int(0.97 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or lengths[-1] > 2 * width:
        return None
    least = 0.95 * width - 1
    filled = 0
    for line, after in followed:
        length = line.end - line.start
        filled += length >= least or length + _first_word(after) > least
    if filled < _WRAPPED_SHARE * len(followed):
        return None
    broken = sum([not _ends_sentence(line) for line, _ in followed])
    return width if 2 * broken >= len(followed) else None


def _first_word(line: _Line) -> int:
    """Return the length of the first word of a line."""
    return len(line.text.split(None, 1)[0])


def _ends_sentence(line: _Line) -> bool:
    last = line.text[-1:]
    if last.isalnum() or last == ",":  # the most, and told at once
        return False
    return bool(_SENTENCE_END.search(line.text.rstrip()[-4:]))


def _group_lines(lines: Sequence[_Line], width: int | None) -> Iterable[list[_Line]]:
    """Yield the lines of each paragraph."""
    group: list[_Line] = []
    for line in lines:
        if group and not _goes_on(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(before: _Line, line: _Line, width: int | None) -> bool:
    """Tell whether two lines that follow each other are of one paragraph."""
    if line.after_blank or (width is not None and line.text[0].islower()):
        return not line.after_blank  # told at once for most lines of a book
    words = line.text.lstrip()
    begins_low = words[0].islower()
    if not begins_low and _BULLET.match(words):
        return False
    if _QUOTED_LINE.match(before.text) and _QUOTED_LINE.match(line.text):
        return True
    if width is None:
        return begins_low and before.length >= _SHORTEST_BROKEN and not _ends_sentence(before)
    is_indented = line.text[:1].isspace() and _INDENT.match(line.text)
    if is_indented and not _INDENT.match(before.text) and _ends_sentence(before):
        return False
    return begins_low or before.length + 1 + _first_word(line) > _FULL_LINE * width


def _indented_groups(groups: Sequence[Sequence[_Line]]) -> set[int]:
    """Return the numbers of paragraphs set off by indenting all their lines, as quotes are."""
    indented = {
        number
        for number, group in enumerate(groups)
        if group[0].text[0] in " \t"
        and all(_INDENT.match(line.text) for line in group)
        and (len(group) > 1 or group[0].length > _LONGEST_HEADING)
    }
    return indented if 3 * len(indented) <= len(groups) else set()


def _quoted_groups(groups: Sequence[Sequence[_Line]]) -> set[int]:
    """Return the numbers of paragraphs whose lines all begin with the sign of a quotation."""
    return {
        number
        for number, group in enumerate(groups)
        if group[0].text[0] == ">" and all(_QUOTED_LINE.match(line.text) for line in group)
    }


def _kinds(
    text: str, spans: Sequence[Span], header: Sequence[ParagraphKind], set_off: set[int]
) -> Iterable[ParagraphKind]:
    yield from header[: len(spans)]
    for number in range(len(header), len(spans)):
        following = spans[number + 1] if number + 1 < len(spans) else None
        if number in set_off:
            yield ParagraphKind.BLOCK_QUOTE
        else:
            yield _kind_in_body(spans[number].text_of(text), following)


def _kind_in_body(words: str, following: Span | None) -> ParagraphKind:
    if _BULLET.match(words):
        return ParagraphKind.LIST_ITEM
    find_caption = _CAPTION.search if "(" in words else _CAPTION.match
    if len(words) <= _LONGEST_CAPTION and find_caption(words):
        return ParagraphKind.CAPTION
    if following and len(following) > 1.5 * len(words) and _is_heading(words):
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def _is_heading(words: str) -> bool:
    """Tell whether a short line stands over what follows rather than in it."""
    if len(words) > _LONGEST_HEADING or _LABELLED.match(words):
        return False
    if words[-1] in ".,:;…”\"»)'’" or (words[-1] in "?!" and not words.istitle()):
        return False
    return words[0].isupper() or words[0].isdigit()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span's edges without white space and quoting signs."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    quoting = _QUOTED_LINE.match(text, start, end) if text[start] == ">" else None
    return (min(quoting.end(), end - 1) if quoting else start), end
