"""Measures a language pipeline on treebanks and name corpora, cut into words as the app does it."""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.training.corpora import Passage, read_syntax
from reader.training.corpora_names import read_crossner, read_gum_names, read_uner
from reader.training.language_examples import make_example

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from spacy.language import Language

_LOG = logging.getLogger(__name__)

Scores = dict[str, dict[str, float]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``language-scores``."""
    parser.add_argument("--data", type=Path, required=True, help="folder with ud, ner, polnear")
    parser.add_argument("--pipeline", type=Path, help="another pipeline than the shipped one")
    parser.add_argument("--split", choices=("dev", "test"), action="append", help="default: test")


def run(options: argparse.Namespace) -> int:
    """Log the figures of one pipeline."""
    import spacy

    from reader.paths import resource

    nlp = spacy.load(options.pipeline or resource("language", "english"))
    splits = tuple(options.split or ("test",))
    _LOG.info("%s", json.dumps(score_pipeline(nlp, options.data, splits=splits), indent=1))
    _LOG.info("%.0f tokens a CPU second", measure_speed(nlp, options.data))
    return 0


def _sets(folder: Path) -> dict[str, Callable[[], list[Passage]]]:
    ud, ner = folder / "ud", folder / "ner"
    politics = ner / "crossner-politics.iob2.gz"
    return {
        "EWT dev": lambda: read_syntax(ud / "ewt-dev.conllu.gz"),
        "GUM dev": lambda: read_gum_names(ud / "gum-dev.conllu.gz"),
        "EWT test": lambda: read_uner(ner / "uner-ewt-test.iob2.gz", ud / "ewt-test.conllu.gz"),
        "GUM test": lambda: read_gum_names(ud / "gum-test.conllu.gz"),
        "CrossNER politics test": lambda: read_crossner(politics, "test"),
    }


def score_pipeline(nlp: Language, folder: Path, *, splits: Sequence[str]) -> Scores:
    """Return percentages for every data set of the splits.

    Args:
        nlp: A pipeline with Universal Dependencies labels.
        folder: With ``ud`` and ``ner`` in it.
        splits: "dev", "test" or both.
    """
    return {
        name: _score(nlp, read())
        for name, read in _sets(folder).items()
        if name.split()[-1] in splits
    }


def _score(nlp: Language, passages: list[Passage]) -> dict[str, float]:
    scores = nlp.evaluate([make_example(nlp, p) for p in passages])
    wanted: dict[str, Any] = {
        "POS": scores.get("pos_acc"),
        "UAS": scores.get("dep_uas"),
        "LAS": scores.get("dep_las"),
        "sentences": scores.get("sents_f"),
        "names": scores.get("ents_f"),
    }
    for label, figures in (scores.get("ents_per_type") or {}).items():
        wanted[label] = figures["f"]
    return {key: round(100 * value, 1) for key, value in wanted.items() if value}


def describe(scores: Scores) -> str:
    """Return the figures on one line."""
    return "; ".join(
        f"{name}: " + " ".join(f"{key} {value}" for key, value in figures.items())
        for name, figures in scores.items()
    )


def measure_speed(nlp: Language, folder: Path) -> float:
    """Return tokens a CPU second over the texts of the EWT test split."""
    passages = read_syntax(folder / "ud" / "ewt-test.conllu.gz")
    texts = [make_example(nlp, passage).text for passage in passages]
    started = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return tokens / (time.process_time() - started)
