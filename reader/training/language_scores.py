"""Measures a language pipeline on treebanks and name corpora, cut into words as the app does it."""

from __future__ import annotations

import json
import logging
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.quotes.language_text import plain
from reader.training.corpora import Passage, read_syntax
from reader.training.corpora_names import read_crossner, read_gum_names, read_uner
from reader.training.corpora_silver import read_silver_news
from reader.training.language_examples import make_example

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from spacy.language import Language

_LOG = logging.getLogger(__name__)
HELD_OUT_ARTICLES = 40  # of the machine-labelled news, to watch the training
SPEAKER_TYPES = {"person": "PERSON", "organization": "ORG"}

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
        "silver news dev": lambda: read_silver_news(
            ner / "polnear-train-silver.jsonl.gz",
            folder / "polnear" / "train.jsonl",
            last=HELD_OUT_ARTICLES,
        ),
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
    scores = {
        name: _score(nlp, read())
        for name, read in _sets(folder).items()
        if name.split()[-1] in splits
    }
    for split, part in (("dev", "web"), ("test", "polnear")):
        if split in splits:
            gold = folder / part / "dev.jsonl"
            scores[f"speakers of {part} {split}"] = _score_speakers(nlp, gold)
    return scores


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


def _score_speakers(nlp: Language, path: Path) -> dict[str, float]:
    """Return how many occurrences of the speakers' full names are found as names.

    Full names of two words and more, persons and organisations apart; "any" takes every label and
    every span that contains the name.
    """
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    with path.open(encoding="utf-8") as stream:
        for article in map(json.loads, stream):
            labels = [segment.get("label") or {} for segment in article["segments"]]
            speakers = {
                (label["speaker"], SPEAKER_TYPES[label["type"]])
                for label in labels
                if label.get("speaker") and label["type"] in SPEAKER_TYPES
            }
            found = _found_names(nlp, article["text"])
            for name, kind in speakers:
                if " " not in name:
                    continue
                for match in re.finditer(rf"\b{re.escape(name)}\b", article["text"]):
                    start, end = match.span()
                    totals[kind] += 1
                    hits[kind] += (start, end, kind) in found
                    hits[f"{kind} any"] += any(s <= start and end <= e for s, e, _ in found)
    return {key: round(100 * n / totals[key.split()[0]], 1) for key, n in sorted(hits.items())}


def _found_names(nlp: Language, text: str) -> set[tuple[int, int, str]]:
    lines = [(plain(m.group()), {"start": m.start()}) for m in re.finditer(r"[^\n]+", text)]
    return {
        (context["start"] + ent.start_char, context["start"] + ent.end_char, ent.label_)
        for doc, context in nlp.pipe(lines, as_tuples=True)
        for ent in doc.ents
    }


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
