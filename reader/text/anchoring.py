"""Finds a place again after its text has changed: by its words, what stood around them, and where.

The order and the weights (words before context before distance) are those of Hypothesis's
`match-quote`; words that are only alike count as the same place when most of them are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from reader.model.anchor import Anchor
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Share of the words that must be there again, in order. Below it, another sentence of the same
# article was taken for the quotation in trials with edited news texts.
ALIKE = 0.7
# Words that are shorter stand in many places: they are the same only with so much of the context.
DISTINCT = 20
LEAST_CONTEXT = 0.25
# Bounds of the search, so that a text of any size takes milliseconds for one anchor.
MOST_PLACES = 200
MOST_SEEDS = 8
MOST_PER_SEED = 8
MOST_WORDS = 400

_QUOTE, _CONTEXT, _NEARNESS = 50, 40, 2  # weights
_TOKEN = re.compile(r"\w+|[^\w\s]")
# What typesetting makes of the same words; one for one, so that offsets stay.
_FOLDED = str.maketrans(
    dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛‹›´`", "'")
    | dict.fromkeys("–—―‐‑", "-")
    | dict.fromkeys("\u00a0\u202f\n\t", " ")
)


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    span: Span


def find_anchor(anchor: Anchor, text: str, hint: int | None = None) -> Span | None:
    """Find where the words of an anchor stand in a text.

    Args:
        anchor: Made in another version of the text.
        text: To look in.
        hint: Where they should begin; by default where they began before.

    Returns:
        The span: of the same words if they are there, else of words that are nearly the same.
        None where there is no such place; a wrong place would be worse.
    """
    start = anchor.span.start if hint is None else hint
    if not anchor.exact:
        return None
    if text.startswith(anchor.exact, start):
        return Span(start, start + len(anchor.exact))
    found = _find_exact(anchor, text, start)
    if found is None:
        folded, text = _fold(anchor), text.translate(_FOLDED)
        found = _find_exact(folded, text, start) or _find_alike(folded, text, start)
    return found


def _fold(anchor: Anchor) -> Anchor:
    words = (anchor.exact, anchor.prefix, anchor.suffix)
    return Anchor(anchor.span, *(part.translate(_FOLDED) for part in words))


def _find_exact(anchor: Anchor, text: str, start: int) -> Span | None:
    found: tuple[float, int] | None = None
    for place in islice(_places(anchor.exact, text), MOST_PLACES):
        context = _context(anchor, text, Span(place, place + len(anchor.exact)))
        if context < LEAST_CONTEXT and len(anchor.exact) < DISTINCT:
            continue
        score = _CONTEXT * context + _nearness(place, start, text)
        if found is None or score > found[0]:
            found = score, place
    return None if found is None else Span(found[1], found[1] + len(anchor.exact))


def _places(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _context(anchor: Anchor, text: str, span: Span) -> float:
    """Return the share of what stood around the words that stands around `span`."""
    length = len(anchor.prefix) + len(anchor.suffix)
    before = text[max(0, span.start - len(anchor.prefix)) : span.start]
    after = text[span.end : span.end + len(anchor.suffix)]
    shared = _common(anchor.prefix[::-1], before[::-1]) + _common(anchor.suffix, after)
    return shared / length if length else 1.0


def _common(one: str, other: str) -> int:
    """Return how many characters the two begin with in common."""
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return count
    return min(len(one), len(other))


def _nearness(place: int, start: int, text: str) -> float:
    return _NEARNESS * (1 - abs(place - start) / max(1, len(text)))


def _find_alike(anchor: Anchor, text: str, start: int) -> Span | None:
    """Find nearly the same words: where some of them stand, the rest is compared."""
    wanted = _tokens(anchor.exact, 0)
    if not 0 < len(wanted) <= MOST_WORDS:
        return None
    best: tuple[float, Span] | None = None
    for window in _windows(anchor, text):
        found = _align(wanted, _tokens(window.text_of(text), window.start))
        if found is None or found[0] < ALIKE:
            continue
        context = _context(anchor, text, found[1])
        if context < LEAST_CONTEXT and len(anchor.exact) < DISTINCT:
            continue
        score = _QUOTE * found[0] + _CONTEXT * context + _nearness(found[1].start, start, text)
        if best is None or score > best[0]:
            best = score, found[1]
    return None if best is None else best[1]


def _windows(anchor: Anchor, text: str) -> list[Span]:
    """Return stretches of text around pieces of the words and around their context."""
    length = len(anchor.exact)
    room = length // 4 + 8
    step = max(12, length // MOST_SEEDS)
    seeds = [(at, anchor.exact[at : at + step]) for at in range(0, length, step)]
    seeds += [(-len(anchor.prefix), anchor.prefix), (length, anchor.suffix)]
    windows: dict[int, Span] = {}
    for at, seed in seeds:
        if len(seed.strip()) < min(6, step):
            continue
        for place in islice(_places(seed, text), MOST_PER_SEED):
            begin = max(0, place - at - room)
            windows.setdefault(begin // room, Span(begin, max(begin, place - at + length + room)))
    return list(windows.values())[: MOST_SEEDS * MOST_PER_SEED]


def _tokens(text: str, offset: int) -> list[_Token]:
    return [
        _Token(found[0].casefold(), Span(offset + found.start(), offset + found.end()))
        for found in _TOKEN.finditer(text)
    ]


def _align(wanted: list[_Token], window: list[_Token]) -> tuple[float, Span] | None:
    """Return which share of the words stands in the window, and from where to where."""
    words = [token.word for token in window]
    matcher = SequenceMatcher(None, [token.word for token in wanted], words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    begin = max(0, first.b - first.a)
    left_over = len(wanted) - (last.a + last.size)
    end = min(len(window), last.b + last.size + left_over)
    if not first.a:
        begin = first.b
    shared = sum(block.size for block in blocks)
    share = 2 * shared / (len(wanted) + end - begin)
    return share, Span(window[begin].span.start, window[end - 1].span.end)
