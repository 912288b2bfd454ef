"""Training of the small networks: two dense layers, Adam, listwise and plain softmax; NumPy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from reader.quotes.ranker import Layered, best_two

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.ranker import Floats

_RATE = 2e-3
_DECAY = 1e-4
_BETAS = (0.9, 0.999)


@dataclass(slots=True)
class Example:
    """One quotation to learn from.

    Attributes:
        shape: Features of the quotation.
        rows: Features of its candidates, of shape (candidates, features).
        right: For every candidate and, last, for nobody whether it is right.
    """

    shape: Floats
    rows: Floats
    right: Floats


@dataclass(slots=True)
class Learner:
    """A network in training: its weights, its gradients and Adam's moments."""

    weights: list[Floats]
    moments: list[tuple[Floats, Floats]] = field(default_factory=list)
    steps: int = 0

    @classmethod
    def fresh(cls, sizes: tuple[int, int, int], random: np.random.Generator) -> Learner:
        """Make a network of (inputs, hidden units, outputs)."""
        inputs, hidden, outputs = sizes
        weights: list[Floats] = [
            random.normal(0, np.sqrt(2 / inputs), (inputs, hidden)).astype(np.float32),
            np.zeros(hidden, np.float32),
            random.normal(0, np.sqrt(1 / hidden), (hidden, outputs)).astype(np.float32),
            np.zeros(outputs, np.float32),
        ]
        moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
        return cls(weights, moments)

    def layered(self) -> Layered:
        """Return the network as the product uses it."""
        return Layered(*(w.copy() for w in self.weights))

    def learn(self, rows: Floats, hidden: Floats, gradient: Floats, *, drop: Floats) -> None:
        """Make one step from the gradient of the loss by the outputs."""
        inner_gradient = (gradient @ self.weights[2].T) * (hidden > 0) * drop
        gradients = [
            rows.T @ inner_gradient,
            inner_gradient.sum(0),
            hidden.T @ gradient,
            gradient.sum(0),
        ]
        self.steps += 1
        for at, (weight, slope) in enumerate(zip(self.weights, gradients, strict=True)):
            first, second = self.moments[at]
            first += (1 - _BETAS[0]) * (slope - first)
            second += (1 - _BETAS[1]) * (slope * slope - second)
            step = first / (1 - _BETAS[0] ** self.steps)
            scale = np.sqrt(second / (1 - _BETAS[1] ** self.steps)) + 1e-8
            np.subtract(weight, _RATE * (step / scale + _DECAY * weight), out=weight)

    def forward(
        self, rows: Floats, random: np.random.Generator, dropout: float
    ) -> tuple[Floats, Floats, Floats]:
        """Return outputs, hidden units and the mask of those that were kept."""
        kept = (random.random((len(rows), len(self.weights[1]))) >= dropout) / (1 - dropout)
        drop: Floats = kept.astype(np.float32)
        hidden: Floats = np.maximum(rows @ self.weights[0] + self.weights[1], 0) * drop
        scores: Floats = hidden @ self.weights[2] + self.weights[3]
        return scores, hidden, drop


def train_ranker(
    examples: Sequence[Example], *, hidden: int, epochs: int, seed: int, dropout: float = 0.15
) -> tuple[Layered, Layered]:
    """Learn to choose among candidates and nobody.

    Args:
        examples: Each with at least one right choice.
        hidden: Hidden units of the network for candidates; nobody's has half of them.
        epochs: Passes over the examples.
        seed: Of weights, order and dropout.
        dropout: Share of hidden units left out of a step.

    Returns:
        The networks for candidates and for nobody.
    """
    random = np.random.default_rng(seed)
    size = len(examples[0].shape)
    width = next(e.rows.shape[1] for e in examples if len(e.rows))
    scorer = Learner.fresh((width + size, hidden, 1), random)
    nobody = Learner.fresh((size + 2, hidden // 2, 1), random)
    for _ in range(epochs):
        order = random.permutation(len(examples))
        for begin in range(0, len(order), 32):
            batch = [examples[k] for k in order[begin : begin + 32] if len(examples[k].rows)]
            if batch:
                _ranker_step(batch, scorer, nobody, random, dropout)
    return scorer.layered(), nobody.layered()


def _ranker_step(
    batch: Sequence[Example],
    scorer: Learner,
    nobody: Learner,
    random: np.random.Generator,
    dropout: float,
) -> None:
    rows = np.vstack(
        [np.hstack([e.rows, np.tile(e.shape, (len(e.rows), 1))]) for e in batch]
    ).astype(np.float32)
    scores, hidden, drop = scorer.forward(rows, random, dropout)
    ends = np.cumsum([len(e.rows) for e in batch])
    parts = np.split(scores[:, 0], ends[:-1])
    shapes = np.stack(
        [np.concatenate([e.shape, best_two(p)]) for e, p in zip(batch, parts, strict=True)]
    )
    none_scores, none_hidden, none_drop = nobody.forward(shapes.astype(np.float32), random, dropout)
    slopes, none_slopes = [], []
    for example, part, none in zip(batch, parts, none_scores[:, 0], strict=True):
        slope = _listwise_slope(np.append(part, none), example.right)
        slopes.append(slope[:-1])
        none_slopes.append(slope[-1])
    share = np.float32(1 / len(batch))
    scorer.learn(rows, hidden, np.concatenate(slopes)[:, None] * share, drop=drop)
    none_gradient = np.asarray(none_slopes, np.float32)[:, None] * share
    nobody.learn(shapes.astype(np.float32), none_hidden, none_gradient, drop=none_drop)


def _listwise_slope(scores: Floats, right: Floats) -> Floats:
    """Return the gradient of -log(sum of the right probabilities) by the scores."""
    weights = np.exp(scores - scores.max())
    probabilities = weights / weights.sum()
    mass = probabilities * right
    slope: Floats = (probabilities - mass / max(float(mass.sum()), 1e-9)).astype(np.float32)
    return slope


def train_classifier(
    rows: Floats,
    classes: Sequence[int],
    weights: Floats,
    *,
    hidden: int,
    epochs: int,
    seed: int,
    outputs: int = 3,
) -> Layered:
    """Learn classes from rows of features, each row with its weight."""
    random = np.random.default_rng(seed)
    learner = Learner.fresh((rows.shape[1], hidden, outputs), random)
    target = np.eye(outputs, dtype=np.float32)[np.asarray(classes)]
    for _ in range(epochs):
        order = random.permutation(len(rows))
        for begin in range(0, len(order), 64):
            chosen = order[begin : begin + 64]
            scores, units, drop = learner.forward(rows[chosen], random, 0.2)
            shares = np.exp(scores - scores.max(1, keepdims=True))
            shares /= shares.sum(1, keepdims=True)
            gradient = (shares - target[chosen]) * weights[chosen][:, None] / len(chosen)
            learner.learn(rows[chosen], units, gradient.astype(np.float32), drop=drop)
    return learner.layered()
