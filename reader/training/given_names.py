"""The command that learns which given names go with "he" and which with "she"."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.quotes.pieces import load_tokenizer
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
_FOLDS = 5
_ROUNDS = 30
_RIDGE = 0.5
_MOST = 6.0
_TOPICS = ("politics", "science", "literature", "music", "ai")

Pair = tuple[str, int]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--output", type=Path, required=True, help="folder of the encoder")


def run(options: argparse.Namespace) -> int:
    """Learn, say how often names that were not seen come out right, and save."""
    votes = count(options.data)
    table = _Table(options.output, sorted(votes), votes)
    _check(table)
    weights = table.fit(np.arange(len(table.names)))
    scores = table.words @ weights[:-2]
    largest = float(np.abs(scores).max())
    with (options.output / "given_names.npz").open("wb") as stream:
        np.savez_compressed(
            stream,
            allow_pickle=False,
            scores=np.round(scores / largest * 127).astype(np.int8),
            scale=np.float32(largest / 127),
            whole=np.float32(weights[-2]),
            bias=np.float32(weights[-1]),
        )
    return 0


class _Table:
    """Names as rows of numbers: the mean of their pieces' embeddings, whether they are one piece.

    Attributes:
        names: In order.
        words: Embeddings of the encoder's vocabulary.
        he, she: How often each pronoun followed.
    """

    def __init__(
        self, folder: Path, names: list[str], votes: Mapping[str, tuple[float, float]]
    ) -> None:
        tokenizer = load_tokenizer(str(folder / "tokenizer.json"))
        with np.load(folder / "heads.npz") as stored:
            scale = stored["words.scale"].astype(np.float64)
            self.words: Floats = stored["words"].astype(np.float64) * scale[:, None]
        self.names = names
        self.he = np.asarray([votes[name][0] for name in names])
        self.she = np.asarray([votes[name][1] for name in names])
        rows = []
        for name in names:
            pieces = tokenizer.encode(name, add_special_tokens=False).ids
            rows.append([*self.words[pieces].mean(0), float(len(pieces) == 1), 1.0])
        self._rows = np.asarray(rows)

    def fit(self, chosen: np.ndarray[Any, Any]) -> Floats:
        """Fit a logistic curve on some of the names by Newton's method."""
        women = self.she * (self.he.sum() / self.she.sum()) ** 0.5
        goal = (women / (self.he + women))[chosen]
        heavy = np.minimum(self.he + self.she, _MOST)[chosen] / 2
        table = self._rows[chosen]
        weights = np.zeros(table.shape[1])
        for _ in range(_ROUNDS):
            guess = 1 / (1 + np.exp(-table @ weights))
            slope = table.T @ ((guess - goal) * heavy) + _RIDGE * weights
            curve = (table * (guess * (1 - guess) * heavy)[:, None]).T @ table
            weights -= np.linalg.solve(curve + _RIDGE * np.eye(len(weights)), slope)
        return weights

    def score(self, weights: Floats, chosen: np.ndarray[Any, Any]) -> Floats:
        """Return the log odds that each name is a woman's."""
        scores: Floats = self._rows[chosen] @ weights
        return scores


def _check(table: _Table) -> None:
    """Log how often held-out names of which the corpora are sure come out right."""
    order = np.random.default_rng(_SEED).permutation(len(table.names))
    right: list[bool] = []
    count_all = 0
    for fold in range(_FOLDS):
        held = order[fold::_FOLDS]
        scores = table.score(table.fit(np.setdiff1d(order, held)), held)
        he, she = table.he[held], table.she[held]
        clear = (np.maximum(he, she) >= 2) & (np.minimum(he, she) * 4 <= np.maximum(he, she))
        count_all += int(clear.sum())
        sure = clear & (np.abs(scores) > 1.0)
        right += ((scores > 0) == (she > he))[sure].tolist()
    words = "%d names; of %d clear unseen ones %d are sure, %.3f of these right"
    _LOG.info(words, len(table.names), count_all, len(right), np.mean(right))


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
            if all("label" in segment for segment in article["segments"]):
                continue  # beliefs and confidence are fitted on these, as on unseen names
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
