"""Fits the confidence on labelled articles that the encoder did not see."""

from __future__ import annotations

import gzip
import json
import logging
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.quotes.confidence import Calibration
from reader.quotes.looks import Look
from reader.training.same_speaker import is_same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.model.document import Document
    from reader.quotes.assembly import Verdict
    from reader.text.segments import Segment

_LOG = logging.getLogger(__name__)
_RIDGE = 1.0
_ROUNDS = 50


def read_labelled_articles(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a corpus file in which every segment is labelled."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["segments"] and all("label" in s for s in article["segments"]):
                yield article


class KeptLooks:
    """Looks that were written down, by the name of the article.

    Attributes:
        name: Of the article that is opened next.
    """

    def __init__(self, looks: dict[str, list[Look | None]]) -> None:
        self._looks = looks
        self.name = ""
        self._open: list[Look | None] = []

    @classmethod
    def load(cls, path: Path) -> KeptLooks:
        """Read a ``.json.gz`` file of rows by article."""
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            rows = json.load(stream)
        looks = {n: [Look.from_row(r) if r else None for r in of] for n, of in rows.items()}
        return cls(looks)

    def open(self, document: Document, segments: Sequence[Segment]) -> KeptLooks:
        """Open the article called `name`; nested segments were not looked at."""
        del document
        if any(segment.level for segment in segments):
            return KeptLooks({self.name: [None] * len(segments)}).named(self.name)
        self._open = self._looks[self.name]
        if len(self._open) != len(segments):
            msg = f"{self.name} was looked at with {len(self._open)} segments"
            raise ValueError(msg)
        return self

    def named(self, name: str) -> KeptLooks:
        """Return this with the article of that name open."""
        self.name, self._open = name, self._looks[name]
        return self

    def look(self, number: int) -> Look | None:
        """Return what was seen of a segment."""
        return self._open[number]


def fit_calibration(pairs: Iterable[tuple[Verdict, dict[str, Any]]]) -> Calibration:
    """Fit a logistic curve from signals to being right.

    Args:
        pairs: Verdicts on speech with their labels, by encoders that did not see the article.
    """
    rows: list[list[float]] = []
    right: list[bool] = []
    for verdict, label in pairs:
        if verdict.speaker is not None:
            rows.append(verdict.signals.row())
            right.append(is_same_speaker(verdict.speaker.name, label))
    _LOG.info("confidence: %d quotations, %.3f with the right speaker", len(right), np.mean(right))
    weights, bias = _logistic(np.asarray(rows), np.asarray(right, float))
    return Calibration(tuple(float(w) for w in weights), float(bias))


def _logistic(
    rows: np.ndarray[Any, np.dtype[np.float64]], right: np.ndarray[Any, np.dtype[np.float64]]
) -> tuple[np.ndarray[Any, np.dtype[np.float64]], float]:
    """Fit weights and bias by Newton steps with a small ridge."""
    table = np.hstack([rows, np.ones((len(rows), 1))])
    weights = np.zeros(table.shape[1])
    ridge = np.diag([_RIDGE] * rows.shape[1] + [0.0])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (chance - right) + ridge @ weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve + 1e-6 * np.eye(len(curve)), slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights[:-1], float(weights[-1])
