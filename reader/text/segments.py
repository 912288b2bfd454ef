"""Finds the stretches of a text that quote somebody: between marks, in blocks, after labels.

Marks pair within their paragraph, so that a slip in one costs no other; a quotation that goes
on in the next paragraph is several segments, tied by `Segment.continues`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.text.forms import find_unmarked
from reader.text.marks import COMMON_SIGNS, Mark, find_marks
from reader.text.pairing import MarkPair, opener_at_start, order_of_families, read_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.document import Paragraph
    from reader.text.pairing import PairedMarks

# More marks than this at more than one in so many characters is no prose: nothing is paired.
_NOISE_MARKS = 400
_NOISE_SHARE = 6
_CLOSES_WELL = 1.0
# A line that is only a name and a place signs the quotation, even within its marks.
_NAME_LINE = re.compile(r"[—–-]{0,2}\s?(?:[A-Z][\w.'’-]{0,30}[,.]?\s?){2,7}")
_PARTNERS = {"“": "”", "‘": "’", "``": "''"}


@dataclass(frozen=True, slots=True)
class Segment:
    """Quoted words.

    Attributes:
        span: Marks and dash included, the label of a turn not. Where nothing closes the marks, it
            ends with its paragraph.
        form: Marks, block, turn or dash.
        level: 0, or the number of segments it lies within.
        opening: The mark it opens with, whatever code points stand for it; the dash; the label
            of a turn ("Q", "MARTA"); empty for a block, and where a paragraph goes on with the
            quotation of the one before without opening it again.
        paragraph: 1-based number of its paragraph.
        continues: Whether it carries on the last segment of the paragraph before.
        is_closed: Whether its marks are a pair; true for the other forms.
    """

    span: Span
    form: QuotationForm
    level: int
    opening: str
    paragraph: int
    continues: bool = False
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class Segments:
    """What was found in a document.

    Attributes:
        segments: By start, the outer before the nested. Two of them never cross.
        unbalanced: Offsets of quotation marks that have no partner, apostrophes, inches and the
            openings of a quotation that the next paragraph continues aside.
    """

    segments: tuple[Segment, ...]
    unbalanced: tuple[int, ...] = ()


def find_segments(text: str, paragraphs: Sequence[Paragraph]) -> Segments:
    """Find everything that is marked as quoted.

    Never fails, and takes time that grows linearly with the text. Whether the words are speech
    is not decided here.

    Args:
        text: All of the document.
        paragraphs: Its paragraphs, in text order.
    """
    marked, unbalanced = _between_marks(text, paragraphs)
    unmarked = (
        Segment(found.span, found.form, 0, found.opening, found.paragraph, found.continues)
        for found in find_unmarked(text, paragraphs, [segment.span for segment in marked])
    )
    return Segments(tuple(_with_levels([*marked, *unmarked])), tuple(sorted(unbalanced)))


def _between_marks(text: str, paragraphs: Sequence[Paragraph]) -> tuple[list[Segment], list[int]]:
    """Return what stands between marks, in no order, and the offsets of unbalanced marks."""
    marks = [_marks_of(text, paragraph.span) for paragraph in paragraphs]
    families = order_of_families(marks)
    segments: list[Segment] = []
    unbalanced: list[int] = []
    left_open: list[int] = []
    carried: Mark | None = None
    for number, paragraph in enumerate(paragraphs, start=1):
        if not marks[number - 1] and carried is None:
            continue
        next_opener = None
        if number < len(paragraphs):
            next_opener = opener_at_start(marks[number], paragraphs[number].span)
        reading = read_paragraph(text, paragraph.span, marks[number - 1], families, next_opener)
        lone = _closing_of(reading, carried) if carried is not None else None
        if lone is not None:
            reading = _carry_on(text, reading, paragraph.span, lone)
        else:
            unbalanced += left_open
        segments += _to_segments(reading, number, paragraph.span, carried)
        unbalanced += (mark.start for mark in reading.strays)
        dangling = [p.opening for p in reading.pairs if p.opening and not p.closing]
        carried = dangling[0] if dangling else None
        is_carried_on = carried and next_opener and next_opener.family is carried.family
        left_open = [] if is_carried_on else [mark.start for mark in dangling]
    return segments, unbalanced + left_open


def _marks_of(text: str, span: Span) -> list[Mark]:
    if len(span) > _NOISE_MARKS:
        count = sum(text.count(sign, span.start, span.end) for sign in COMMON_SIGNS)
        if count > _NOISE_MARKS and count * _NOISE_SHARE > len(span):
            return []
    return find_marks(text, span)


def _closing_of(reading: PairedMarks, carried: Mark) -> Mark | None:
    """Return the closing mark without an opening one that ends an earlier paragraph's quotation."""
    lone = next((m for m in reading.strays if m.family is carried.family), None)
    if lone is None or lone.closes >= lone.opens or lone.closes > _CLOSES_WELL:
        return None
    before = [pair.span for pair in reading.pairs if pair.span.start < lone.start]
    is_crossed = any(lone.start < inner.end for inner in before)
    if is_crossed or (before and lone.sign not in (carried.sign, _PARTNERS.get(carried.sign))):
        return None
    return lone


def _carry_on(text: str, reading: PairedMarks, span: Span, lone: Mark) -> PairedMarks:
    """Let a paragraph go on with the quotation of the one before, up to `lone`.

    A paragraph that is only a name signs the quotation and is no part of it.
    """
    strays = tuple(mark for mark in reading.strays if mark is not lone)
    is_signature = lone.end >= span.end - 1 and _NAME_LINE.fullmatch(text, span.start, lone.start)
    mended = () if is_signature else (MarkPair(Span(span.start, lone.end), None, lone),)
    return replace(reading, pairs=(*mended, *reading.pairs), strays=strays)


def _to_segments(
    reading: PairedMarks, number: int, span: Span, carried: Mark | None
) -> Iterable[Segment]:
    """Yield a paragraph's pairs as segments; levels are still to come."""
    for pair in reading.pairs:
        is_first = carried is not None and pair.span.start <= span.start + 1
        yield Segment(
            pair.span,
            QuotationForm.MARKS,
            0,
            pair.opening.sign if pair.opening else "",
            number,
            continues=is_first and carried is not None and pair.family is carried.family,
            is_closed=pair.opening is not None and pair.closing is not None,
        )


def _with_levels(segments: Iterable[Segment]) -> Iterable[Segment]:
    """Yield segments in order, each with the number of those around it."""
    around: list[int] = []
    for segment in sorted(segments, key=lambda s: (s.span.start, -s.span.end)):
        while around and around[-1] <= segment.span.start:
            around.pop()
        yield replace(segment, level=len(around)) if around else segment
        around.append(segment.span.end)
