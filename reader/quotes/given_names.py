"""Whether a given name is more likely a man's or a woman's: a small network over its letters."""

from __future__ import annotations

import math
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    Weights = np.ndarray[Any, np.dtype[np.float32]]

FEATURES = 1 << 13
_LONGEST = 5


def letter_features(name: str) -> Iterator[int]:
    """Yield the numbers of a name's features: its beginnings, endings and runs of letters.

    Args:
        name: One word, any case.
    """
    word = f"^{name.casefold()}$"
    parts = {word}
    for size in range(2, _LONGEST + 1):
        parts.add(word[:size])
        parts.add(word[-size:])
    parts.update("." + word[at : at + 3] for at in range(len(word) - 2))
    for part in sorted(parts):
        yield zlib.crc32(part.encode("utf-8", "replace")) % FEATURES


@cache
def _load_weights() -> Weights:
    path = resource("attribution", "given_names.npz")
    with np.load(path) as stored:
        scale = float(stored["scale"])
        weights: Weights = stored["weights"].astype(np.float32) * scale
    return weights


@cache
def lean(name: str) -> float:
    """Return how much a given name leans to women: from -1 (men) over 0 to 1.

    Learned from which pronouns follow which names in the training corpora; no list of names is
    kept. It is a hint for pronouns only, never shown and never kept with a speaker.
    """
    if len(name) < 2 or not name.isalpha():
        return 0.0
    weights = _load_weights()
    total = float(sum(weights[number] for number in letter_features(name)))
    return math.tanh(total / 2)
