"""One text of an article in the place of another, and where things of the one lie in the other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from reader.model.edit import Edit, move_offset, move_span
from reader.model.span import Span
from reader.text.difference import find_edits

if TYPE_CHECKING:
    from reader.model.document import Document

MOST_COMPARED = 20_000
"""Code points that are compared word by word; it takes some milliseconds."""
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class TextChange:
    """An article before and after its text was changed.

    Attributes:
        before, after: The article.
        edits: What leads from the one text to the other, in text order; never empty.
    """

    before: Document
    after: Document
    edits: tuple[Edit, ...]

    @classmethod
    def between(cls, before: Document, after: Document) -> Self:
        """Compare two texts that are not the same; takes milliseconds for a book."""
        return cls(before, after, _find_edits(before.text, after.text))

    def offset(self, offset: int) -> int:
        """Return where a place of the text before lies in the text after."""
        return move_offset(offset, self.edits)

    def span(self, span: Span) -> Span | None:
        """Return where words of the text before lie in the text after; None where they are gone."""
        if span.end < self.edits[0].span.start:
            return span
        if span.start > self.edits[-1].span.end:  # most of a book is before or after
            growth = len(self.after.text) - len(self.before.text)
            return Span(span.start + growth, span.end + growth)
        return move_span(span, self.edits)

    @property
    def stretch(self) -> Edit:
        """All edits as one, from the first place that is otherwise to the last one."""
        start, end = self.edits[0].span.start, self.edits[-1].span.end
        growth = len(self.after.text) - len(self.before.text)
        return Edit(Span(start, end), end - start + growth)

    @property
    def paragraph(self) -> int | None:
        """Index of the only paragraph that is otherwise, or None where more is."""
        old, new = self.before.paragraphs, self.after.paragraphs
        changed = self.stretch
        index = bisect_right(old, changed.span.start, key=lambda p: p.span.start) - 1
        if len(old) != len(new) or index < 0 or old[index].kind is not new[index].kind:
            return None
        now = Span(changed.span.start, changed.span.start + changed.length)
        is_within = old[index].span.contains(changed.span) and new[index].span.contains(now)
        return index if is_within else None


def _find_edits(before: str, after: str) -> tuple[Edit, ...]:
    """Find edits as `find_edits` does, quickly in a long text of which little has changed."""
    head = _common_start(before, after)
    tail = _common_end(before, after, min(len(before), len(after)) - head)
    if len(before) + len(after) - 2 * (head + tail) > MOST_COMPARED:
        return (Edit(Span(head, len(before) - tail), len(after) - tail - head),)
    head = before.rfind("\n", 0, head) + 1
    end = before.find("\n", len(before) - tail)
    tail = 0 if end < 0 else len(before) - end
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    return tuple(
        Edit(Span(head + edit.span.start, head + edit.span.end), edit.length)
        for edit in find_edits(old, new)
    )


def _common_start(one: str, other: str) -> int:
    """Return how many code points two texts begin with in common."""
    start = 0
    while (part := one[start : start + _CHUNK]) and part == other[start : start + _CHUNK]:
        start += len(part)
    most = min(len(part), len(other) - start)
    return start + next((i for i in range(most) if part[i] != other[start + i]), most)


def _common_end(one: str, other: str, most: int) -> int:
    """Return how many code points two texts end with in common, `most` at most."""
    count = 0
    while count < most:
        size = min(_CHUNK, most - count)
        part = one[len(one) - count - size : len(one) - count]
        same = other[len(other) - count - size : len(other) - count]
        if part != same:
            differs = (i for i in range(size) if part[-1 - i] != same[-1 - i])
            return count + next(differs, size)
        count += size
    return count
