"""Finds statements of one article that say the same words again, exactly or nearly."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Statement

# A shorter quotation is a phrase anybody may use; nobody repeats anybody with "a good day".
SHORTEST_EXACT = 3
SHORTEST_NEAR = 4
# Share of the shorter statement's words that must stand in the longer one in the same order.
NEAR_SHARE = 0.8
# Within so many times its own length: words scattered over a long statement are no repeat.
NEAR_STRETCH = 1.5
# Words between a run of shared words and a single shared one that still belongs to it.
NEIGHBOUR = 2
# Statements that share no three words in a row are never compared, nor are those whose only
# shared words are in very many statements (a refrain of the whole article).
SHINGLE = 3
MOST_SHARING = 30
# Comparing this many pairs takes about two seconds; what is beyond is not looked for.
MOST_PAIRS = 20_000

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another statement with the same words.

    Attributes:
        statement: Number of the other statement.
        is_exact: Word for word; otherwise a few words differ, or one is cut short.
    """

    statement: int
    is_exact: bool


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text` for comparing: case folded, apostrophes straight."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def statement_words(statement: Statement, text: str) -> tuple[str, ...]:
    """Return the words of all pieces of `statement`, which lies in `text`, for comparing."""
    return tuple(word for piece in statement.pieces for word in words_of(piece.span.text_of(text)))


def is_near_repeat(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two word sequences are one statement in two wordings.

    That is so when nearly all words of the shorter one stand in the longer one in the same
    order and close together: a few words exchanged, added or left out.

    Args:
        first: As `words_of` gives them.
        second: Likewise.
    """
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < SHORTEST_NEAR:
        return False
    blocks = _shared_blocks(shorter, longer)
    if not blocks:
        return False
    shared = sum(size for _, size in blocks)
    stretch = sum(blocks[-1]) - blocks[0][0]
    return shared >= NEAR_SHARE * len(shorter) and stretch <= NEAR_STRETCH * len(shorter)


def _shared_blocks(shorter: Sequence[str], longer: Sequence[str]) -> list[tuple[int, int]]:
    """Return start in `longer` and length of the word runs both have in the same order.

    A single word in common is chance unless it stands next to a longer run.
    """
    matcher = SequenceMatcher(None, longer, shorter, autojunk=False)
    blocks = [(block.a, block.size) for block in matcher.get_matching_blocks() if block.size]
    runs = [(start, size) for start, size in blocks if size > 1]
    return [
        (start, size)
        for start, size in blocks
        if any(start <= r + n + NEIGHBOUR and r <= start + size + NEIGHBOUR for r, n in runs)
    ]


def find_repeats(statements: Iterable[Statement], text: str) -> dict[int, tuple[Repeat, ...]]:
    """Find which statements repeat which.

    Speakers are not looked at: the same words under two names are worth knowing, too. A
    quotation nested in another is no repeat of it, and so-calleds and titles are left out.

    Args:
        statements: Of one article.
        text: Its canonical text.

    Returns:
        For each statement that has any, its repeats in text order. If one repeats another,
        both have an entry.
    """
    speech = [s for s in statements if s.first.kind.is_speech]
    words = {s.number: statement_words(s, text) for s in speech}
    starts = {s.number: s.first.span.start for s in speech}
    found: dict[int, list[Repeat]] = defaultdict(list)
    by_number = {s.number: s for s in speech}
    for one, other in _pairs_sharing_words(words):
        if _overlap(by_number[one], by_number[other]):
            continue
        is_exact = words[one] == words[other]
        if is_exact or is_near_repeat(words[one], words[other]):
            found[one].append(Repeat(other, is_exact))
            found[other].append(Repeat(one, is_exact))
    return {
        number: tuple(sorted(repeats, key=lambda r: starts[r.statement]))
        for number, repeats in found.items()
    }


def _pairs_sharing_words(words: dict[int, tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the pairs of statements worth comparing, each once."""
    sharing: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
    for number, sequence in words.items():
        if len(sequence) < SHORTEST_EXACT:
            continue
        for first in range(len(sequence) - SHINGLE + 1):
            sharing[sequence[first : first + SHINGLE]][number] = None
    # What few statements share tells most; the longest lists of pairs come last.
    groups = sorted((g for g in sharing.values() if 1 < len(g) <= MOST_SHARING), key=len)
    pairs: dict[tuple[int, int], None] = {}
    for group in groups:
        pairs.update(dict.fromkeys(combinations(group, 2)))
        if len(pairs) >= MOST_PAIRS:
            break
    return list(pairs)[:MOST_PAIRS]


def _overlap(one: Statement, other: Statement) -> bool:
    """Tell whether one of the statements is nested in the other."""
    return any(a.span.overlaps(b.span) for a in one.pieces for b in other.pieces)
