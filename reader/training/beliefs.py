"""Learns how to weigh what speaks for a speaker, on articles that the encoder did not see."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np

from reader.quotes.beliefs import SIGN_COUNT, Scale, Setting
from reader.training.same_speaker import is_same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from reader.quotes.assembly import Case

_LOG = logging.getLogger(__name__)
START = Scale((0.8, 0.8, 0.5, 0.6, 0.8, -0.5, 0.0, 0.0, 0.0))
_STEPS = 400
_RATE = 0.5
_RIDGE = 0.003


def fit_scale(pairs: Iterable[tuple[Case, dict[str, Any]]]) -> Scale:
    """Fit the weights so that the labelled speakers get the largest share.

    Args:
        pairs: Segments of speech with their labels; those whose speaker is not among the
            possible ones teach nothing.
    """
    tables, rights = [], []
    for case, label in pairs:
        right = [is_same_speaker(name, label) for name in case.signs]
        if any(right) and not all(right):
            setting = Setting.of(case.signs.values())
            tables.append(np.asarray([sign.row(setting) for sign in case.signs.values()]))
            rights.append(np.asarray(right, float))
    weights = np.asarray(START.weights)
    for step in range(_STEPS):
        slope = _RIDGE * weights
        for table, goal_of in zip(tables, rights, strict=True):
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            goal = shares * goal_of / (shares @ goal_of)
            slope += table.T @ (shares - goal) / len(tables)
        weights = weights - _RATE * slope / (1 + step / 200)
    hits = [bool(r[int(np.argmax(t @ weights))]) for t, r in zip(tables, rights, strict=True)]
    _LOG.info("beliefs: %d questions, %.3f right", len(hits), np.mean(hits))
    if len(weights) != SIGN_COUNT:
        msg = "the signs have changed"
        raise ValueError(msg)
    return Scale(tuple(float(weight) for weight in weights))
