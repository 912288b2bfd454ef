"""Measures the product on a labelled corpus: what is found, who is named, how sure it is."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.quotation import Analysis
from reader.quotes.engine import load_analyser
from reader.text.loading import document_from_text
from reader.training.calibration import is_same_speaker

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quotation

_BINS = 10
_DOUBLE_MARKS = '“”„"«»`″「'
_SURE = 0.9
_ROOMY_MENTION = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("gold", type=Path, help="corpus file, one labelled article a line")
    parser.add_argument("--errors", type=int, default=0, help="show so many wrong speakers")


def run(options: argparse.Namespace) -> int:
    """Analyse every labelled article of the corpus and print the figures."""
    with options.gold.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    tally = Tally()
    analyser = load_analyser()
    begin, words = time.process_time(), 0
    for article in articles:
        if all("label" in segment for segment in article["segments"]):
            document = document_from_text(article["text"])
            for report in analyser.analyse(document, cancelled=lambda: False):
                if isinstance(report, Analysis):
                    tally.add(article["text"], article["segments"], report.quotations)
            words += len(article["text"].split())
    seconds = time.process_time() - begin
    for name, value in tally.figures().items():
        sys.stdout.write(f"{name:24} {value:.3f}\n")
    sys.stdout.write(f"{'CPU s per 1,000 words':24} {1000 * seconds / max(words, 1):.3f}\n")
    for line in tally.errors[: options.errors]:
        sys.stdout.write(f"{line}\n")
    return 0


class Tally:
    """Counts, over articles.

    Attributes:
        errors: One line for each wrong speaker.
    """

    def __init__(self) -> None:
        self.errors: list[str] = []
        self._count: Counter[str] = Counter()
        self._sure: list[tuple[float, bool]] = []

    def add(
        self, text: str, segments: Sequence[dict[str, Any]], quotations: Iterable[Quotation]
    ) -> None:
        """Compare what was found in one article with its labels.

        A quotation belongs to the segment of which it covers half, and which covers half of it.
        Segments labelled "broken" and "other" do not count, and neither do blocks, turns and
        words in single marks outside every segment: the corpora label double marks only.
        """
        left = [q for q in quotations if q.parent is None]
        for segment in segments:
            found = next((q for q in left if _is_same_place(segment, q)), None)
            if found is not None:
                left.remove(found)
            if segment["label"]["kind"] in ("scare", "title"):
                self._add_silent(found)
            elif segment["label"]["kind"] == "speech":
                self._add_speech(segment, found)
        extra = [
            q
            for q in left
            if q.kind.is_speech
            and text[q.span.start] in _DOUBLE_MARKS
            and not _touches_uncounted(q, segments)
        ]
        self._count["shown"] += len(extra)
        self._count["named"] += sum(q.speaker is not None for q in extra)

    def _add_silent(self, found: Quotation | None) -> None:
        self._count["silent"] += 1
        if found is not None and found.kind.is_speech:
            self._count["shown"] += 1
            self._count["named"] += found.speaker is not None
            self._count["silent named"] += found.speaker is not None

    def _add_speech(self, segment: dict[str, Any], found: Quotation | None) -> None:
        self._count["speech"] += 1
        self._count["with mention"] += bool(segment.get("source"))
        if found is None or not found.kind.is_speech:
            return
        self._count["shown"] += 1
        self._count["found"] += 1
        self._count["mention"] += _is_same_mention(segment.get("source") or (), found)
        if found.speaker is None:
            return
        self._count["named"] += 1
        right = is_same_speaker(found.speaker.name, segment["label"])
        self._count["right"] += right
        self._sure.append((found.attribution.confidence, right))
        if not right:
            wanted, got = segment["label"]["speaker"], found.speaker.name
            self.errors.append(f"{segment['text'][:50]!r}: {wanted!r}, not {got!r}")

    def figures(self) -> dict[str, float]:
        """Return the figures by name, in the order they are read."""
        count, sure = self._count, self._sure
        high = [right for confidence, right in sure if confidence >= _SURE]
        return {
            "detection F1": _f1(count["found"], count["shown"], count["speech"]),
            "mention accuracy": _ratio(count["mention"], count["with mention"]),
            "identity accuracy": _ratio(count["right"], count["speech"]),
            "end to end F1": _f1(count["right"], count["named"], count["speech"]),
            "scare or title named": _ratio(count["silent named"], count["silent"]),
            "calibration error": calibration_error(sure),
            "share at 0.9": _ratio(len(high), len(sure)),
            "right at 0.9": _ratio(sum(high), len(high)),
        }


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """Return the mean distance of confidence and accuracy over ten equal bins, by weight."""
    error = 0.0
    for k in range(_BINS):
        part = [(c, right) for c, right in sure if min(int(c * _BINS), _BINS - 1) == k]
        error += abs(sum(c - right for c, right in part)) / max(len(sure), 1)
    return error


def _is_same_place(segment: dict[str, Any], quotation: Quotation) -> bool:
    start: int = segment["start"]
    end: int = segment["end"]
    shared = min(end, quotation.span.end) - max(start, quotation.span.start)
    return shared * 2 >= max(end - start, len(quotation.span), 1)


def _is_same_mention(sources: Sequence[Sequence[int]], quotation: Quotation) -> bool:
    mention = quotation.attribution.mention
    if mention is None:
        return False
    size: int = sum(end - start for start, end in sources)
    touches = any(mention.start < end and start < mention.end for start, end in sources)
    return touches and len(mention) <= max(_ROOMY_MENTION, 2 * size)


def _touches_uncounted(quotation: Quotation, segments: Sequence[dict[str, Any]]) -> bool:
    touched = {
        segment["label"]["kind"]
        for segment in segments
        if quotation.span.start < segment["end"] and segment["start"] < quotation.span.end
    }
    return bool({"broken", "other"} & touched)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(right: int, shown: int, wanted: int) -> float:
    return _ratio(2 * right, shown + wanted)
