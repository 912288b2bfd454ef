"""Replaces the names of an article by invented ones of the same form."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_ONSETS = ["B", "D", "Dr", "F", "G", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z"]
_NUCLEI = ["a", "e", "i", "o", "u"]
_CODAS = ["l", "n", "r", "s", "m"]


@dataclass(frozen=True)
class Disguised:
    """A text with other names, and where its offsets came from."""

    text: str
    edges: list[int]
    shifts: list[int]

    def offset(self, original: int) -> int:
        """Return where a code point of the original text, outside every name, went."""
        at = bisect_right(self.edges, original) - 1
        return original + (self.shifts[at] if at >= 0 else 0)


def invent_word(chance: random.Random, syllables: int) -> str:
    """Make a capitalised word nobody has heard."""
    parts = [
        chance.choice(_ONSETS).lower() + chance.choice(_NUCLEI) + chance.choice(["", *_CODAS])
        for _ in range(syllables)
    ]
    return "".join(parts).capitalize()


def disguise(text: str, names: dict[str, str]) -> Disguised:
    """Replace every whole-word occurrence of the names, longer ones first."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in longest_first))
    pieces, edges, shifts, at, shift = [], [], [], 0, 0
    for match in pattern.finditer(text):
        new = names[match[0]]
        pieces += [text[at : match.start()], new]
        at = match.end()
        shift += len(new) - len(match[0])
        edges.append(at)
        shifts.append(shift)
    pieces.append(text[at:])
    return Disguised("".join(pieces), edges, shifts)
