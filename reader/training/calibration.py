"""Fits the confidence on labelled articles that the ranker did not see, and says how good it is."""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.quotes.attribution import AttributionModel
from reader.quotes.confidence import Calibration
from reader.quotes.reading import Reading
from reader.text.loading import document_from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.quotes.ranker import Ranker
    from reader.quotes.word_odds import WordOdds
    from reader.training.examples import LabelledArticle

_LOG = logging.getLogger(__name__)
_RIDGE = 1.0
_ROUNDS = 50
_DROPPED = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "sen", "senator", "rep", "representative", "gov",
        "governor", "president", "secretary", "prof", "professor", "sir", "judge", "justice",
        "gen", "general", "former", "the", "a", "an", "one", "another", "some",
    }
)  # fmt: skip
_SPOKES = {"spokesman", "spokeswoman", "spokesmen", "spokeswomen", "spokespeople"}


def fit_calibration(
    articles: Sequence[LabelledArticle], ranker_for: Callable[[int], Ranker], odds: WordOdds
) -> Calibration:
    """Fit a logistic curve from signals to being right.

    Args:
        articles: Of the training corpus; those without labels are passed over.
        ranker_for: Gives for an article's index a ranker that did not see it.
        odds: Of the training corpus.
    """
    rows: list[list[float]] = []
    right: list[bool] = []
    for index, article in enumerate(articles):
        if article.is_labelled:
            model = AttributionModel(ranker_for(index), odds)
            _collect(article, model, rows, right)
    _LOG.info("confidence: %d quotations, %.3f with the right speaker", len(right), np.mean(right))
    weights, bias = _logistic(np.asarray(rows), np.asarray(right, float))
    return Calibration(tuple(float(w) for w in weights), float(bias))


def _collect(
    article: LabelledArticle, model: AttributionModel, rows: list[list[float]], right: list[bool]
) -> None:
    document = document_from_text(article.text)
    reading = Reading(document, model)
    for paragraph in article.parsed:
        reading.add(paragraph)
    reading.finish()
    gold = {s.span: g for s, g in zip(article.segments, article.gold, strict=True)}
    for segment, verdict in zip(reading.segments, reading.verdicts(), strict=True):
        truth = gold.get(segment.span)
        if truth is None or truth.label is None or verdict.speaker is None:
            continue
        if truth.kind == "speech":
            rows.append(verdict.signals.row())
            right.append(is_same_speaker(verdict.speaker.name, truth.label))


def is_same_speaker(name: str, label: dict[str, Any]) -> bool:
    """Tell whether `name` is the labelled speaker or one of the aliases, titles aside."""
    found = _words(name)
    names = [_words(n) for n in (label["speaker"], *label.get("aliases", ()))]
    if found in names:
        return True
    if label.get("type") in ("person", None):
        return False
    return bool(found) and set(names[0]) <= set(found)


def _words(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name).casefold().replace("’", "'")
    plain = re.sub(r"'s\b|'", "", re.sub(r"\b(?:\w\.){2,}", lambda m: m[0].replace(".", ""), plain))
    words = ["spokesperson" if w in _SPOKES else w for w in re.findall(r"[^\W_]+", plain)]
    while len(words) > 1 and words[0] in _DROPPED:
        words = words[1:]
    return tuple(words)


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
