"""The same in other words: which words two wordings share, and which only one of them has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


class WordingKind(Enum):
    """Where words stand."""

    SHARED = "shared"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class WordingPart:
    """Words in a row that stand in both wordings, or in one of them.

    Attributes:
        words: On one line; shared ones as the second wording has them.
        kind: Where they stand.
    """

    words: str
    kind: WordingKind


def compare_wordings(first: str, second: str) -> tuple[WordingPart, ...]:
    """Return the words of two wordings in the order of the second.

    Case, apostrophes and the punctuation around a word make no difference. Where words were
    exchanged those of the first wording come first.

    Args:
        first: What `second` is held against.
        second: In which words are added or left out.
    """
    old, new = _WORD.findall(first), _WORD.findall(second)
    matcher = SequenceMatcher(None, [*map(_key, old)], [*map(_key, new)], autojunk=False)
    parts = []
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            parts.append((new[new_start:new_end], WordingKind.SHARED))
            continue
        parts.append((old[old_start:old_end], WordingKind.LEFT_OUT))
        parts.append((new[new_start:new_end], WordingKind.ADDED))
    return tuple(WordingPart(" ".join(words), kind) for words, kind in parts if words)


def _key(word: str) -> str:
    """Return what counts of a word; a mere sign counts as it is."""
    return _EDGES.sub("", word).casefold().replace("’", "'") or word
