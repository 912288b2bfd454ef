"""Measures a language pipeline on treebanks and name corpora, cut into words as the app does it."""

from __future__ import annotations

import json
import logging
import re
import time
from collections import Counter
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.document import Document, Paragraph
from reader.model.span import Span
from reader.paths import resource
from reader.quotes.language import LEMMAS, Pipeline
from reader.quotes.language_text import plain
from reader.quotes.lemmas import EndingLemmatizer
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

    place = options.pipeline or resource("language", "english")
    nlp = spacy.load(place)
    splits = tuple(options.split or ("test",))
    _LOG.info("%s", json.dumps(score_pipeline(nlp, options.data, splits=splits), indent=1))
    lemmas = score_lemmas(nlp, EndingLemmatizer.load(place / LEMMAS), _sets(options.data))
    _LOG.info("lemmas of EWT test: %.1f", lemmas)
    _LOG.info("%.0f tokens a CPU second", measure_speed(Pipeline(nlp), options.data))
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
        name: score_passages(nlp, read())
        for name, read in _sets(folder).items()
        if name.split()[-1] in splits
    }
    for split, part in (("dev", "web"), ("test", "polnear")):
        if split in splits:
            gold = folder / part / "dev.jsonl"
            scores[f"speakers of {part} {split}"] = score_speakers(nlp, gold)
    return scores


def score_passages(nlp: Language, passages: list[Passage]) -> dict[str, float]:
    """Return percentages for what the passages have annotated."""
    scores = nlp.evaluate([make_example(nlp, p) for p in passages])
    wanted: dict[str, Any] = {
        "POS": scores.get("pos_acc"),
        "UAS": scores.get("dep_uas"),
        "LAS": scores.get("dep_las"),
        "sentences": scores.get("sents_f") if scores.get("dep_uas") else None,
        "names": scores.get("ents_f"),
    }
    for label, figures in (scores.get("ents_per_type") or {}).items():
        wanted[label] = figures["f"]
    return {key: round(100 * value, 1) for key, value in wanted.items() if value}


def score_speakers(nlp: Language, path: Path) -> dict[str, float]:
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


def score_lemmas(
    nlp: Language, lemmatizer: EndingLemmatizer, sets: dict[str, Callable[[], list[Passage]]]
) -> float:
    """Return the percentage of right lemmas, given the parts of speech the pipeline found."""
    right = total = 0
    for passage in sets["EWT test"]():
        words = tuple(plain(word) for word in passage.words)
        doc = nlp(make_example(nlp, passage).reference)
        for word, syntax, token in zip(words, passage.syntax or (), doc, strict=True):
            right += lemmatizer.lemma(word, token.pos_) == plain(syntax.lemma).lower()
            total += 1
    return 100 * right / total


def measure_speed(pipeline: Pipeline, folder: Path) -> float:
    """Return tokens a CPU second, from text to plain values, over EWT's test split."""
    texts = [
        "".join(w + " " * s for w, s in zip(passage.words, passage.spaces, strict=True))
        for passage in read_syntax(folder / "ud" / "ewt-test.conllu.gz")
    ]
    ends = list(accumulate(map(len, texts)))
    paragraphs = [Paragraph(Span(e - len(t), e)) for e, t in zip(ends, texts, strict=True)]
    document = Document("".join(texts), tuple(paragraphs))
    started = time.process_time()
    tokens = sum(len(paragraph.tokens) for paragraph in pipeline.parse(document))
    return tokens / (time.process_time() - started)
