"""Recipe of the attribution networks: which mention, and whether anybody speaks at all."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reader.quotes.attribution import Previous
from reader.quotes.language import load_pipeline
from reader.quotes.ranker import Ranker, certainty
from reader.quotes.word_odds import WordOdds
from reader.training.calibration import fit_calibration
from reader.training.examples import KINDS, count_lemmas, make_cases, make_example, read_articles
from reader.training.networks import train_classifier, train_ranker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reader.quotes.ranker import Floats, Layered
    from reader.training.examples import Case, LabelledArticle
    from reader.training.networks import Example

_LOG = logging.getLogger(__name__)
_FOLDS = 5
_SEED = 7
_UNLABELLED_WEIGHT = 0.25
_RARE_WEIGHT = 3.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--output", type=Path, required=True, help="folder of the networks")
    parser.add_argument("--pipeline", type=Path, default=None, help="language pipeline to parse by")


def run(options: argparse.Namespace) -> int:
    """Train on the PolNeAR training split and save."""
    pipeline = load_pipeline(options.pipeline)
    articles = list(read_articles(options.data / "polnear" / "train.jsonl", pipeline))
    train_attribution(articles, options.output)
    return 0


def train_attribution(
    articles: Sequence[LabelledArticle],
    output: Path,
    *,
    hidden: int = 48,
    epochs: int = 14,
) -> None:
    """Train and save the networks and the word odds.

    The quotation before is a feature; it is taken from predictions of networks that did not see
    the article (five folds), never from the annotation.

    Args:
        articles: Of the training corpus.
        output: Folder for ``ranker.npz`` and ``word_odds.json``.
        hidden: Hidden units.
        epochs: Passes over the examples.
    """
    odds = WordOdds(*count_lemmas(articles))
    cases = list(make_cases(articles))
    _LOG.info("%d cases, %d cues", len(cases), len(odds.cues))
    first = [make_example(case, odds, None) for case in cases]
    guesses = _predict(
        cases, first, _train_folds(cases, first, hidden=hidden, epochs=max(4, epochs // 2))
    )
    examples = describe_in_context(cases, guesses, odds)
    folds = _train_folds(cases, examples, hidden=hidden, epochs=epochs)
    chosen = _predict(cases, examples, folds)
    _LOG.info("mention, held-out folds: %.3f", _accuracy(examples, chosen))
    kinds = train_kinds(cases, examples, chosen)
    scorer, nobody = train_ranker(_learnable(examples), hidden=hidden, epochs=epochs, seed=_SEED)
    output.mkdir(parents=True, exist_ok=True)
    Ranker(scorer, nobody, kinds).save(output / "ranker.npz")
    odds.save(output / "word_odds.json")
    calibration = fit_calibration(
        articles, lambda index: replace(folds[index % _FOLDS], kinds=kinds), odds
    )
    calibration.save(output / "calibration.json")


def describe_in_context(
    cases: Sequence[Case], chosen: Sequence[Floats], odds: WordOdds
) -> list[Example]:
    """Describe the cases again, each with what was chosen for the one before it."""
    examples = []
    for at, case in enumerate(cases):
        before = cases[at - 1] if at else None
        previous = None
        if before is not None and before.article == case.article:
            previous = Previous(_end_of(before), _head_of(before, chosen[at - 1]))
        examples.append(make_example(case, odds, previous))
    return examples


def _end_of(case: Case) -> int:
    return case.window.ends[case.window.segments[case.number][1] - 1]


def _head_of(case: Case, chosen: Floats) -> int:
    best = int(np.argmax(chosen))
    if best == len(case.candidates):
        return -1
    return case.window.tokens[case.candidates[best].head].start


def _learnable(examples: Sequence[Example]) -> list[Example]:
    return [e for e in examples if e.right.any()]


def _train_folds(
    cases: Sequence[Case], examples: Sequence[Example], *, hidden: int, epochs: int
) -> list[Ranker]:
    """Train a ranker for every fold on the articles of the others; its kinds are not trained."""
    rankers = []
    for fold in range(_FOLDS):
        seen = [e for c, e in zip(cases, examples, strict=True) if c.article % _FOLDS != fold]
        scorer, nobody = train_ranker(_learnable(seen), hidden=hidden, epochs=epochs, seed=fold)
        rankers.append(Ranker(scorer, nobody, scorer))
    return rankers


def _predict(
    cases: Sequence[Case], examples: Sequence[Example], folds: Sequence[Ranker]
) -> list[Floats]:
    """Return for every case the probabilities by the ranker that did not see its article."""
    return [
        folds[case.article % _FOLDS].choose(example.shape.tolist(), example.rows.tolist())
        for case, example in zip(cases, examples, strict=True)
    ]


def _accuracy(examples: Sequence[Example], chosen: Sequence[Floats]) -> float:
    pairs = [(e, c) for e, c in zip(examples, chosen, strict=True) if e.right[:-1].any()]
    return sum(bool(e.right[int(np.argmax(c))]) for e, c in pairs) / max(1, len(pairs))


def train_kinds(
    cases: Sequence[Case], examples: Sequence[Example], chosen: Sequence[Floats]
) -> Layered:
    """Learn speech, scare quote and title from the shapes and the held-out choices."""
    rows, classes, weights = [], [], []
    for case, example, found in zip(cases, examples, chosen, strict=True):
        kind = case.gold.kind
        if kind is None and not case.gold.sources:
            continue
        rows.append(np.concatenate([example.shape, certainty(found)]))
        classes.append(KINDS[kind] if kind else 0)
        weights.append(
            _UNLABELLED_WEIGHT if kind is None else 1.0 if kind == "speech" else _RARE_WEIGHT
        )
    table = np.asarray(rows, np.float32)
    return train_classifier(
        table, classes, np.asarray(weights, np.float32), hidden=16, epochs=12, seed=_SEED
    )
