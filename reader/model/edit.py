"""What a change of a text does to the offsets in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a text that was exchanged for another.

    Attributes:
        span: Of the text before; empty where something was put in.
        length: Code points that stand there after.
    """

    span: Span
    length: int


def move_span(span: Span, edits: Sequence[Edit], *, takes_in: bool = False) -> Span | None:
    """Return where a span of the text before lies in the text after, or None where it is gone.

    An edge within an exchanged stretch keeps its distance from that stretch's start as far as
    there is room.

    Args:
        span: Of the text before.
        edits: In text order, not overlapping.
        takes_in: What is put in at either edge belongs to the span; else it stays outside.
    """
    start = _move(span.start, edits, is_start=not takes_in)
    end = _move(span.end, edits, is_start=takes_in)
    if end < start or (end == start and len(span)):
        return None
    return Span(start, end)


def move_offset(offset: int, edits: Sequence[Edit]) -> int:
    """Return where a place of the text before lies in the text after, as `move_span` has it."""
    return _move(offset, edits, is_start=True)


def touches(span: Span, edits: Sequence[Edit]) -> bool:
    """Tell whether anything within a span of the text before was changed."""
    return any(
        edit.span.overlaps(span) or (not len(edit.span) and span.start < edit.span.start < span.end)
        for edit in edits
    )


def invert(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits that lead back."""
    back = []
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        back.append(Edit(Span(start, start + edit.length), len(edit.span)))
        shift += edit.length - len(edit.span)
    return tuple(back)


def _move(offset: int, edits: Sequence[Edit], *, is_start: bool) -> int:
    shift = 0
    for edit in edits:
        start, end = edit.span.start, edit.span.end
        if offset < start or (offset == start and not (is_start and start == end)):
            break
        if offset < end:
            return start + shift + min(offset - start, edit.length)
        shift += edit.length - (end - start)
    return offset + shift
