"""What was changed between two versions of a text."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.model.edit import Edit
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Comparing more takes longer than an eye-blink; what is larger counts as exchanged altogether.
MOST_LINES = 4_000
MOST_WORDS = 400

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def find_edits(before: str, after: str) -> tuple[Edit, ...]:
    """Find edits that lead from one text to the other, in text order.

    Lines are compared first, then the words of those that changed.
    """
    lines = [found[0] for found in _LINE.finditer(before)]
    others = [found[0] for found in _LINE.finditer(after)]
    return tuple(_compare(lines, others, 0, is_coarse=True))


def _compare(
    old: Sequence[str], new: Sequence[str], offset: int, *, is_coarse: bool
) -> Iterator[Edit]:
    """Yield what became of `old`, which begins at `offset`."""
    starts = list(accumulate(map(len, old), initial=offset))
    most = MOST_LINES if is_coarse else MOST_WORDS
    if max(len(old), len(new)) > most:
        yield from _trim("".join(old), "".join(new), offset)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, first, last, new_first, new_last in matcher.get_opcodes():
        if what == "equal":
            continue
        was, becomes = "".join(old[first:last]), "".join(new[new_first:new_last])
        if is_coarse and was and becomes:
            words, others = _WORD.findall(was), _WORD.findall(becomes)
            yield from _compare(words, others, starts[first], is_coarse=False)
        else:
            yield from _trim(was, becomes, starts[first])


def _trim(was: str, becomes: str, offset: int) -> Iterator[Edit]:
    """Yield one edit without what the two begin and end with in common."""
    least = min(len(was), len(becomes))
    head = next((i for i in range(least) if was[i] != becomes[i]), least)
    most = least - head
    tail = next((i for i in range(most) if was[-1 - i] != becomes[-1 - i]), most)
    span = Span(offset + head, offset + len(was) - tail)
    length = len(becomes) - head - tail
    if len(span) or length:
        yield Edit(span, length)
