"""The command that learns to weigh beliefs and fits the confidence, on held-out folds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.quotes.language import load_pipeline
from reader.quotes.reading import ArticleReading
from reader.text.loading import document_from_text
from reader.training.beliefs import START, fit_scale
from reader.training.calibration import KeptLooks, fit_calibration, read_labelled_articles

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from reader.model.document import Document
    from reader.quotes.assembly import Case, Verdict
    from reader.quotes.beliefs import Scale
    from reader.quotes.tokens import ParsedParagraph

    Parsed = tuple[dict[str, Any], Document, list[ParsedParagraph]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--looks", type=Path, required=True, help="looks of held-out folds")
    parser.add_argument("--output", type=Path, required=True, help="folder of the networks")
    parser.add_argument("--pipeline", type=Path, help="language pipeline to parse by")


def run(options: argparse.Namespace) -> int:
    """Fit weights and confidence on the labelled articles of the PolNeAR training split."""
    looks = KeptLooks.load(options.looks)
    pipeline = load_pipeline(options.pipeline)
    parsed = []
    for article in read_labelled_articles(options.data / "polnear" / "train.jsonl"):
        document = document_from_text(article["text"])
        parsed.append((article, document, list(pipeline.parse(document))))
    first = fit_scale((case, label) for case, _, label in decisions(parsed, looks, START))
    # Again: what a quotation goes on with depends on the weights.
    scale = fit_scale((case, label) for case, _, label in decisions(parsed, looks, first))
    scale.save(options.output / "beliefs.json")
    found = decisions(parsed, looks, scale)
    calibration = fit_calibration((verdict, label) for _, verdict, label in found)
    calibration.save(options.output / "calibration.json")
    return 0


def decisions(
    parsed: Sequence[Parsed], looks: KeptLooks, scale: Scale
) -> Iterator[tuple[Case, Verdict, dict[str, Any]]]:
    """Yield every decision about labelled speech with its label."""
    for article, document, paragraphs in parsed:
        looks.name = article["name"]
        reading = ArticleReading(document, looks, scale)
        for paragraph in paragraphs:
            reading.add(paragraph)
        reading.finish()
        gold = {(s["start"], s["end"]): s["label"] for s in article["segments"]}
        for case, verdict in reading.decisions():
            label = gold.get((case.segment.span.start, case.segment.span.end))
            if label is not None and label["kind"] == "speech":
                yield case, verdict, label
