"""The small network that chooses the mention of a quotation, and the one that tells its kind.

Per quotation a listwise softmax over the candidates and "nobody"; one hidden layer each, NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layered:
    """Two dense layers with a rectifier between: features to scores."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def __call__(self, rows: Floats) -> Floats:
        """Score rows of features.

        Args:
            rows: Of shape (rows, features).

        Returns:
            Of shape (rows, outputs).
        """
        hidden = np.maximum(rows @ self.inner + self.inner_bias, 0.0)
        scores: Floats = hidden @ self.outer + self.outer_bias
        return scores

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Floats], prefix: str) -> Layered:
        """Pick the four arrays whose names start with `prefix`."""
        names = ("inner", "inner_bias", "outer", "outer_bias")
        return cls(*(np.asarray(arrays[f"{prefix}_{name}"], np.float32) for name in names))

    def arrays(self, prefix: str) -> dict[str, Floats]:
        """Return what `from_arrays` reads."""
        return {
            f"{prefix}_inner": self.inner,
            f"{prefix}_inner_bias": self.inner_bias,
            f"{prefix}_outer": self.outer,
            f"{prefix}_outer_bias": self.outer_bias,
        }


def softmax(scores: Floats) -> Floats:
    """Turn one row of scores into probabilities."""
    weights = np.exp(scores - scores.max())
    probabilities: Floats = weights / weights.sum()
    return probabilities


@dataclass(frozen=True, slots=True)
class Ranker:
    """Chooses among candidates.

    Attributes:
        candidates: Scores a candidate's row followed by the quotation's shape.
        nobody: Scores "nobody" from the quotation's shape and the two best candidates' scores.
        kinds: Scores (speech, scare, title) from the shape and the probability of nobody.
    """

    candidates: Layered
    nobody: Layered
    kinds: Layered

    def choose(self, shape: Sequence[float], rows: Sequence[Sequence[float]]) -> Floats:
        """Return the probability of every candidate and, last, of nobody."""
        quotation = np.asarray(shape, np.float32)
        if not rows:
            return np.ones(1, np.float32)
        table = np.asarray(rows, np.float32)
        joined = np.hstack([table, np.tile(quotation, (len(table), 1))])
        scores = self.candidates(joined)[:, 0]
        return softmax(np.append(scores, self._nobody_score(quotation, scores)))

    def _nobody_score(self, quotation: Floats, scores: Floats) -> float:
        row = np.concatenate([quotation, best_two(scores)])[None, :]
        return float(self.nobody(row.astype(np.float32))[0, 0])

    def tell_kind(self, shape: Sequence[float], chosen: Floats) -> Floats:
        """Return the probabilities of speech, scare quote and title.

        Args:
            shape: Of the quotation.
            chosen: What `choose` returned for it.
        """
        row = np.asarray([*shape, *certainty(chosen)], np.float32)[None, :]
        return softmax(self.kinds(row)[0])

    @classmethod
    def load(cls, path: Path) -> Ranker:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            parts = (Layered.from_arrays(arrays, p) for p in ("candidates", "nobody", "kinds"))
            return cls(*parts)

    def save(self, path: Path) -> None:
        """Write the weights as one ``.npz`` file."""
        arrays = (
            self.candidates.arrays("candidates")
            | self.nobody.arrays("nobody")
            | self.kinds.arrays("kinds")
        )
        np.savez_compressed(path, allow_pickle=False, **arrays)


def best_two(scores: Floats) -> Floats:
    """Return the two best scores, squashed; the second is the first where there is only one."""
    top = np.sort(scores)[::-1][:2]
    found: Floats = np.tanh(np.asarray([top[0], top[-1]], np.float32) / 4.0)
    return found


def certainty(chosen: Floats) -> list[float]:
    """Return the probability of nobody and of the best candidate."""
    return [float(chosen[-1]), float(chosen[:-1].max(initial=0.0))]
