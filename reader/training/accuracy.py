"""The command that measures the shipped analyser on everything labelled, for card and README."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.accuracy import (
    AccuracyCard,
    ErrorClass,
    MeasuredSet,
    ReliabilityBin,
    fingerprint,
)
from reader.paths import resource
from reader.quotes.engine import load_analyser
from reader.training.accuracy_tables import full_tables, short_table, write_between
from reader.training.attribution_scores import BINS, Tally, in_bins, measure, read_scored
from reader.training.lessons import read_labelled

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from reader.quotes.analyser import Analyser

_LOG = logging.getLogger(__name__)
_DIGITS = 4
_LENGTHS = ("under 5 words", "5 words and more")
_MENTIONS = ("name", "noun", "pronoun", "none")
_PLACES = (
    "right before the quote", "right after the quote", "further before, same paragraph",
    "further after, same paragraph", "around the quote", "another paragraph", "none",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--gold", type=Path, required=True, help="folder of the project's gold")
    parser.add_argument("--output", type=Path, required=True, help="file of the figures")
    parser.add_argument(
        "--write", type=Path, nargs="*", default=[], help="documents whose tables are made anew"
    )


def run(options: argparse.Namespace) -> int:
    """Measure, write the figures, and print them as Markdown."""
    analyser = load_analyser()
    sets = tuple(_measured_sets(analyser, options.data, options.gold))
    card = AccuracyCard(analyser.name, fingerprint(resource("attribution")), sets)
    card.save(options.output)
    for document in options.write:
        write_between(document, "figures", short_table(card))
        write_between(document, "accuracy", full_tables(card))
    sys.stdout.write(f"{short_table(card)}\n{full_tables(card)}")
    return 0


def _measured_sets(analyser: Analyser, data: Path, gold: Path) -> Iterable[MeasuredSet]:
    own = list(read_labelled(gold / "articles"))
    polnear = read_scored(data / "polnear" / "dev.jsonl")
    web = read_scored(data / "web" / "dev.jsonl")
    yield _measured(
        analyser,
        "political news",
        "PolNeAR, development split: seven US outlets, 2015 and 2016. Used for measuring only.",
        polnear,
    )
    yield _measured(
        analyser,
        "web pages",
        "Pages of other outlets and topics. Used to choose between variants.",
        web,
    )
    for name, is_locked, about in (
        ("hard cases", False, "Invented articles full of rare styles. Read while working on it."),
        ("hard cases, unseen", True, "More of them, written beforehand and never looked at."),
    ):
        part = [article for article in own if article["locked"] is is_locked]
        yield _measured(analyser, name, about, part, is_complete=True)


def _measured(
    analyser: Analyser,
    name: str,
    about: str,
    articles: Iterable[dict[str, Any]],
    *,
    is_complete: bool = False,
) -> MeasuredSet:
    clock = time.monotonic()
    tally = measure(analyser, articles, is_complete=is_complete)
    figures = {key: round(value, _DIGITS) for key, value in tally.figures().items()}
    _LOG.info(
        "%s: %d articles, end to end %.3f, %.0f s",
        name, tally.articles, figures["end to end F1"], time.monotonic() - clock,
    )  # fmt: skip
    return MeasuredSet(
        name, about, tally.articles, tally.quotations, figures, reliability(tally), errors(tally)
    )


def reliability(tally: Tally) -> tuple[ReliabilityBin, ...]:
    """Return how often speakers were right, by ten steps of the confidence."""
    found = []
    for step, part in enumerate(in_bins(tally.sure)):
        count = len(part)
        mean = sum(confidence for confidence, _ in part) / count if count else 0.0
        right = sum(is_right for _, is_right in part) / count if count else 0.0
        found.append(
            ReliabilityBin(
                step / BINS, (step + 1) / BINS, count, round(mean, _DIGITS), round(right, _DIGITS)
            )
        )
    return tuple(found)


def errors(tally: Tally) -> tuple[ErrorClass, ...]:
    """Return what went wrong by kind of mention, length of the quotation, place of the mention."""
    speech = [o for o in tally.outcomes if o.kind == "speech" and o.gold is not None]
    found = []
    for by, names in (("mention", _MENTIONS), ("length", _LENGTHS), ("place", _PLACES)):
        for name in names:
            part = [o for o in speech if getattr(o, by) == name]
            if part:
                seen = [o for o in part if o.is_found]
                silent = sum(o.name is None for o in seen)
                wrong = sum(o.name is not None and not o.is_right for o in seen)
                missed = len(part) - len(seen)
                found.append(ErrorClass(by, name, len(part), missed, silent, wrong))
    return tuple(found)
