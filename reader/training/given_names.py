"""The command that learns which given names go with "he" and which with "she"."""

from __future__ import annotations

import json
import logging
import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.quotes.given_names import FEATURES, letter_features
from reader.training.corpora import read_lines
from reader.training.corpora_names import read_crossner
from reader.training.encoder_links import read_gum_links
from reader.training.lessons import LESSONS, read_labelled

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    Floats = np.ndarray[Any, np.dtype[np.float64]]

_LOG = logging.getLogger(__name__)
_WOMEN = {"she": 1, "her": 1, "hers": 1, "herself": 1}
_MEN = {"he": 0, "him": 0, "his": 0, "himself": 0}
_PRONOUNS = {**_WOMEN, **_MEN}
_WORD = re.compile(r"[A-Za-z]+")
_REACH = 140  # code points after a name in which its pronoun is looked for
_SEED = 5
_EPOCHS = 40
_RATE = 0.2
_RIDGE = 2e-3
_MOST = 6.0
_TOPICS = ("politics", "science", "literature", "music", "ai")

Pair = tuple[str, int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--output", type=Path, required=True, help="folder of the networks")


def run(options: argparse.Namespace) -> int:
    """Learn, say how often names that were not seen come out right, and save."""
    votes = count(options.data)
    names = sorted(votes)
    random.Random(_SEED).shuffle(names)
    fifth = names[: len(names) // 5]
    seen = {name: votes[name] for name in names[len(fifth) :]}
    weights = learn(seen)
    sure = [(n, s) for n in fifth if abs(s := score(weights, n)) > 1.0 and max(votes[n]) > 1]
    right = [(s > 0) == (votes[n][1] > votes[n][0]) for n, s in sure]
    _LOG.info("%d names; unseen: %d sure, %.3f right", len(names), len(sure), np.mean(right))
    weights = learn(votes)
    largest = float(np.abs(weights).max())
    with (options.output / "given_names.npz").open("wb") as stream:
        np.savez_compressed(
            stream,
            weights=np.round(weights / largest * 127).astype(np.int8),
            scale=np.float32(largest / 127),
        )
    return 0


def count(data: Path) -> dict[str, tuple[float, float]]:
    """Return for every given name how often "he" and how often "she" follows it."""
    votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    pairs = [*_from_news(data), *_from_crossner(data), *_from_gum(data), *_from_lessons()]
    for name, gender in pairs:
        votes[name.casefold()][gender] += 1
    return {name: (float(c[0]), float(c[1])) for name, c in votes.items()}


def _from_news(data: Path) -> Iterator[Pair]:
    entities = {}
    for line in read_lines(data / "ner" / "polnear-train-silver.jsonl.gz"):
        record = json.loads(line)
        entities[record["name"]] = record["ents"]
    with (data / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            people = [e for e in entities.get(article["name"], ()) if e[2] == "PERSON"]
            yield from _followed(article["text"], [(s, e) for s, e, _ in people])


def _followed(text: str, people: list[tuple[int, int]]) -> Iterator[Pair]:
    """Yield full names with the pronoun that comes before the next name."""
    starts = sorted(start for start, _ in people)
    for start, end in people:
        words = text[start:end].split()
        if len(words) < 2 or not words[0].isalpha() or len(words[0]) < 2:
            continue
        following = next((s for s in starts if s >= end), len(text))
        stretch = text[end : min(following, end + _REACH)].split("\n", maxsplit=1)[0]
        found = [_PRONOUNS[w] for m in _WORD.finditer(stretch) if (w := m[0].lower()) in _PRONOUNS]
        if found and len(set(found)) == 1:
            yield words[0], found[0]


def _from_crossner(data: Path) -> Iterator[Pair]:
    for topic in _TOPICS:
        for passage in read_crossner(data / "ner" / f"crossner-{topic}.iob2.gz"):
            people = [n for n in passage.names or () if n.label == "PERSON"]
            full = [n for n in people if n.last - n.first > 1]
            found = {_PRONOUNS[w.lower()] for w in passage.words if w.lower() in _PRONOUNS}
            if len(people) == len(full) == len(found) == 1:
                yield passage.words[full[0].first], found.pop()


def _from_gum(data: Path) -> Iterator[Pair]:
    for source in read_gum_links(data / "ud" / "gum-train.conllu.gz"):
        for pronoun, names in source.links:
            gender = _PRONOUNS.get(pronoun.text_of(source.text).lower())
            words = names[0].text_of(source.text).split()
            if gender is not None and len(words) > 1:
                yield words[0], gender


def _from_lessons() -> Iterator[Pair]:
    for article in read_labelled(LESSONS):
        for segment in article["segments"]:
            label = segment["label"]
            source = (segment["source"] or [[0, 0]])[0]
            gender = _PRONOUNS.get(article["text"][source[0] : source[1]].lower())
            words = (label["speaker"] or "").split()
            if gender is not None and label["type"] == "person" and len(words) > 1:
                yield words[0], gender


def score(weights: Floats, name: str) -> float:
    """Return the log odds that the name is a woman's."""
    return float(sum(weights[number] for number in letter_features(name)))


def learn(votes: Mapping[str, tuple[float, float]]) -> Floats:
    """Fit a logistic curve over the features of the names, both genders worth the same."""
    names = sorted(votes)
    rows = [np.asarray(sorted(set(letter_features(name)))) for name in names]
    balance = (sum(v[0] for v in votes.values()) / sum(v[1] for v in votes.values())) ** 0.5
    weights, chance = np.zeros(FEATURES), random.Random(_SEED)
    order = list(range(len(names)))
    for epoch in range(_EPOCHS):
        chance.shuffle(order)
        rate = _RATE / (1 + epoch / 20)
        for at in order:
            he, she = votes[names[at]]
            she *= balance
            share, heavy = she / (he + she), min(he + she, _MOST) / 2
            guess = 1 / (1 + np.exp(-weights[rows[at]].sum()))
            slope = (guess - share) * heavy / len(rows[at]) ** 0.5
            weights[rows[at]] -= rate * (slope + _RIDGE * weights[rows[at]])
    return weights
