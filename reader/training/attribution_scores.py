"""Measures the product on a labelled corpus: what is found, who is named, how sure it is."""

from __future__ import annotations

import json
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.quotation import Analysis
from reader.quotes.engine import load_analyser
from reader.text.loading import document_from_text
from reader.training.outcomes import Compared, compare, count_bad_slices, count_invented

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quotation
    from reader.quotes.analyser import Analyser
    from reader.training.outcomes import Outcome

BINS = 10
_SURE = 0.9


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("gold", type=Path, help="corpus file, one labelled article a line")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong speakers")


def run(options: argparse.Namespace) -> int:
    """Analyse every labelled article of the corpus and print the figures."""
    articles = read_scored(options.gold)
    analyser = load_analyser()
    begin = time.process_time()
    tally = measure(analyser, articles)
    seconds = time.process_time() - begin
    words = sum(len(article["text"].split()) for article in articles)
    for name, value in tally.figures().items():
        sys.stdout.write(f"{name:24} {value:.4f}\n")
    sys.stdout.write(f"{'CPU s per 1,000 words':24} {1000 * seconds / max(words, 1):.3f}\n")
    for line in tally.errors[: options.errors]:
        sys.stdout.write(f"{line}\n")
    return 0


def read_scored(path: Path) -> list[dict[str, Any]]:
    """Read the articles of a corpus file that have all their segments labelled, or none at all."""
    with path.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return [a for a in articles if all("label" in s for s in a["segments"])]


def measure(
    analyser: Analyser, articles: Iterable[dict[str, Any]], *, is_complete: bool = False
) -> Tally:
    """Analyse labelled articles and count.

    Args:
        analyser: The shipped one.
        articles: Every segment labelled.
        is_complete: Whether every quotation is labelled, not those in double marks alone.
    """
    tally = Tally(is_complete=is_complete)
    for article in articles:
        document = document_from_text(article["text"])
        *_, analysis = analyser.analyse(document, cancelled=lambda: False)
        if isinstance(analysis, Analysis):
            tally.add(article["text"], article["segments"], analysis.quotations, read=document.text)
    return tally


class Tally:
    """Counts, over articles.

    Attributes:
        errors: One line for each wrong speaker.
        outcomes: Of all articles, quotations within others left out.
        articles: How many there are.
    """

    def __init__(self, *, is_complete: bool = False) -> None:
        self.errors: list[str] = []
        self.outcomes: list[Outcome] = []
        self.articles = 0
        self._is_complete = is_complete
        self._nested: list[Outcome] = []
        self._count: Counter[str] = Counter()

    def add(
        self,
        text: str,
        segments: Sequence[dict[str, Any]],
        quotations: Iterable[Quotation],
        *,
        read: str | None = None,
    ) -> None:
        """Compare what was found in one article with its labels.

        Segments labelled "broken" and "other" do not count.

        Args:
            text: That the segments refer to.
            segments: Labelled.
            quotations: What was found.
            read: The text the quotations refer to, where white space was changed.
        """
        found = list(quotations)
        shown = text if read is None else read
        article = Compared(text, shown, self._is_complete)
        self._count["bad slices"] += count_bad_slices(shown, found)
        self._count["invented"] += count_invented(shown, found)
        self.articles += 1
        outcomes = compare(article, segments, found)
        self._nested += [o for o in outcomes if o.is_nested]
        counted = [o for o in outcomes if not o.is_nested]
        self.outcomes += counted
        self._count["same name"] += _same_names([o for o in counted if _is_found_speech(o)])
        self.errors += [
            f"{o.words[:50]!r}: {o.gold!r}, not {o.name!r}"
            for o in counted
            if o.name is not None and o.kind == "speech" and not o.is_right
        ]

    @property
    def quotations(self) -> int:
        """How many labelled quotations count."""
        return sum(o.kind != "extra" for o in self.outcomes)

    @property
    def sure(self) -> list[tuple[float, bool]]:
        """The confidence of each named speaker of speech, and whether it was right."""
        return [
            (o.confidence, o.is_right)
            for o in self.outcomes
            if o.kind == "speech" and o.name is not None
        ]

    def figures(self) -> dict[str, float]:
        """Return the figures by name, in the order they are read."""
        speech = [o for o in self.outcomes if o.kind == "speech"]
        with_speaker = [o for o in speech if o.gold is not None]
        silent = [o for o in self.outcomes if o.kind == "silent"]
        found = [o for o in speech if o.is_found]
        shown = sum(o.is_found for o in self.outcomes)
        named = sum(o.is_found and o.name is not None for o in self.outcomes)
        right = sum(o.is_right for o in speech)
        sure = self.sure
        high = [is_right for confidence, is_right in sure if confidence >= _SURE]
        return {
            "detection F1": _f1(len(found), shown, len(speech)),
            "mention accuracy": share_of([o.has_right_mention for o in speech]),
            "identity accuracy": _ratio(right, len(with_speaker)),
            "full name accuracy": share_of([o.is_full for o in speech]),
            "end to end F1": _f1(right, named, len(with_speaker)),
            "one name per speaker": _ratio(self._count["same name"], len(found)),
            "scare or title named": _ratio(sum(o.name is not None for o in silent), len(silent)),
            "exact spans": _ratio(sum(o.is_exact for o in found), len(found)),
            "calibration error": calibration_error(sure),
            "confidence AUROC": auroc(sure),
            "share at 0.9": _ratio(len(high), len(sure)),
            "right at 0.9": _ratio(sum(high), len(high)),
            "invented names": self._count["invented"],
            "bad slices": self._count["bad slices"],
            **self._nested_figures(),
        }

    def _nested_figures(self) -> dict[str, float]:
        speech = [o for o in self._nested if o.kind == "speech"]
        if not speech:
            return {}
        return {
            "nested found": _ratio(sum(o.is_found for o in speech), len(speech)),
            "nested identity": _ratio(sum(o.is_right for o in speech), len(speech)),
        }


def share_of(answers: Iterable[bool | None]) -> float:
    """Return the share of right answers among those that count."""
    counted = [answer for answer in answers if answer is not None]
    return _ratio(sum(counted), len(counted))


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance of confidence and accuracy over ten equal bins, by weight."""
    bins = in_bins(sure)
    return sum(abs(sum(c - right for c, right in part)) for part in bins) / max(len(sure), 1)


def in_bins(sure: Iterable[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    """Sort answers into ten equal bins of confidence."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in sure:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return bins


def auroc(sure: Sequence[tuple[float, bool]]) -> float:
    """Return how often a right answer is surer than a wrong one; a constant gets one half."""
    yes = [confidence for confidence, right in sure if right]
    no = sorted(confidence for confidence, right in sure if not right)
    if not yes or not no:
        return 1.0 if sure else 0.0
    wins = sum((bisect_left(no, c) + bisect_right(no, c)) / 2 for c in yes)
    return wins / (len(yes) * len(no))


def _is_found_speech(outcome: Outcome) -> bool:
    return outcome.kind == "speech" and outcome.is_found


def _same_names(found: Sequence[Outcome]) -> int:
    """Return how many quotations' labelled and found speakers are each other's commonest."""
    by_gold: dict[str | None, Counter[str | None]] = {}
    by_name: dict[str | None, Counter[str | None]] = {}
    for o in found:
        by_gold.setdefault(o.gold, Counter())[o.name] += 1
        by_name.setdefault(o.name, Counter())[o.gold] += 1
    return sum(
        count
        for gold, names in by_gold.items()
        for name, count in names.items()
        if name
        and names.most_common(1)[0][0] == name
        and by_name[name].most_common(1)[0][0] == gold
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(right: int, shown: int, wanted: int) -> float:
    return _ratio(2 * right, shown + wanted)
