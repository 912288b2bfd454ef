"""Whether a given name is more likely a man's or a woman's: a line through word-piece space."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.paths import resource
from reader.quotes.pieces import load_tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@cache
def load_given_names() -> tuple[Tokenizer, Any, float, float]:
    """Return the tokenizer, a score for each piece, the bias, and the bonus of whole words.

    Raises:
        OSError, ValueError, KeyError: A part is missing or damaged.
    """
    folder = resource("attribution")
    with np.load(folder / "given_names.npz") as stored:
        scores = stored["scores"].astype(np.float32) * float(stored["scale"])
        bias, whole = float(stored["bias"]), float(stored["whole"])
    return load_tokenizer(str(folder / "tokenizer.json")), scores, bias, whole


@lru_cache(maxsize=1 << 14)
def lean(name: str) -> float:
    """Return how much a given name leans to women: from -1 (men) over 0 to 1.

    Learned from which pronouns follow which names in the training corpora, on the embeddings of
    the encoder's word pieces; no list of names is kept. It is a hint for pronouns only, never
    shown and never kept with a speaker.

    Args:
        name: One word, any case.
    """
    if len(name) < 2 or not name.isalpha():
        return 0.0
    tokenizer, scores, bias, whole = load_given_names()
    pieces = tokenizer.encode(name, add_special_tokens=False).ids
    if not pieces:
        return 0.0
    total = bias + whole * (len(pieces) == 1) + float(np.mean(scores[pieces]))
    return math.tanh(total / 2)
