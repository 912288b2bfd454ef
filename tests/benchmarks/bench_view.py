"""Time the reading view on an article, a long text and a book; prints a table.

Run: ``python tests/benchmarks/bench_view.py [article|long|book ...]``. It draws off screen, at
1280 x 800; each figure is the median in milliseconds, with the longest of the runs beside it.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from reader.model.document import Document, Paragraph
from reader.model.quotation import (
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationForm,
    QuotationKind,
    RunnerUp,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.page.article_view import ArticleView
from reader.ui.page.overview_strip import OverviewStrip
from reader.ui.speaker_style import assign_styles
from reader.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

RANDOM = random.Random(7)
SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstvz" for vowel in "aeiou"]
WORDS = ["".join(RANDOM.choices(SYLLABLES, k=RANDOM.randint(1, 4))) for _ in range(5000)]
SPEAKERS = [Speaker(f"Person {number}", SpeakerKind.PERSON) for number in range(40)]
SIZES = {"article": (1_000, 30), "long": (100_000, 5_000), "book": (500_000, 20_000)}


def make_text(words: int, quotes: int) -> tuple[Document, list[Quotation]]:
    """Return an invented text with as many paragraphs as quotes, the same each time."""
    chance = random.Random(words)
    parts: list[str] = []
    paragraphs, found, offset = [], [], 0
    for number in range(quotes):
        filler = " ".join(chance.choices(WORDS, k=max(4, words // quotes - 12)))
        speaker = chance.choice(SPEAKERS)
        quote = "“" + " ".join(chance.choices(WORDS, k=9)) + ",”"
        line = f"{filler} {quote} said {speaker.name}."
        start = offset + len(filler) + 1
        cue = start + len(quote) + 1
        mention = Span(cue + 5, cue + 5 + len(speaker.name))
        attribution = Attribution(
            speaker,
            mention,
            Span(cue, cue + 4),
            0.9,
            AttributionState.ATTRIBUTED,
            (Evidence(Span(cue, cue + 4), EvidenceKind.CUE), Evidence(mention, EvidenceKind.NAME)),
            tuple(RunnerUp(other.name, 0.05) for other in chance.sample(SPEAKERS, 2)),
        )
        found.append(
            Quotation(
                Span(start, start + len(quote)),
                QuotationKind.DIRECT,
                QuotationForm.MARKS,
                number + 1,
                number + 1,
                None,
                attribution,
            )
        )
        paragraphs.append(Paragraph(Span(offset, offset + len(line))))
        parts.append(line)
        offset += len(line) + 2
    return Document("\n\n".join(parts), tuple(paragraphs)), found


def clock(task: Callable[[], object], rounds: int = 1) -> tuple[float, float]:
    """Return median and longest time of a task, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), max(times)


def measure(size: str) -> None:
    """Print the times of one size."""
    document, quotations = make_text(*SIZES[size])
    styles = assign_styles(quotations)
    recoloured = {name: replace(style, hue_index=3) for name, style in styles.items()}
    view = ArticleView(LIGHT)
    strip = OverviewStrip(view)
    view.resize(1280, 800)
    strip.resize(strip.width(), 800)
    view.show()
    strip.show()
    QApplication.processEvents()

    def paint() -> None:
        view.viewport().repaint()

    def shown(task: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            task()
            paint()

        return run

    def recolour() -> None:
        view.set_styles(recoloured if view.look.styles == styles else styles)
        paint()

    def switch() -> None:
        view.set_theme(LIGHT if view.theme is DARK else DARK)
        paint()

    def point() -> None:
        view.statement_at(QPoint(RANDOM.randint(0, 700), RANDOM.randint(0, 800)))

    def go() -> None:
        view.select_statement(RANDOM.choice(quotations).statement)
        paint()

    part = quotations[len(quotations) // 2 :][:20]
    tasks: list[tuple[str, Callable[[], object], int]] = [
        ("first text", shown(lambda: view.set_document(document)), 1),
        ("neutral marks", shown(lambda: view.set_marks([q.span for q in quotations])), 1),
        ("progress of 20", shown(lambda: view.update_quotations(part)), 5),
        ("all quotations", shown(lambda: view.set_quotations(quotations)), 3),
        ("styles", shown(lambda: view.set_styles(styles)), 1),
        ("repaint", paint, 20),
        ("recolour", recolour, 20),
        ("recolour, strip too", lambda: (recolour(), strip.repaint()), 5),
        ("theme", switch, 6),
        ("what is under the mouse", point, 300),
        ("next quote", shown(view.next_statement), 30),
        ("to a quote", go, 30),
        ("to the end, first time", shown(lambda: view.scroll_to(len(document.text) - 1)), 1),
        ("to the end, again", shown(lambda: view.scroll_to(len(document.text) - 1)), 3),
        ("zoom at the end", shown(view.zoom_in), 1),
        ("window resized", lambda: (view.resize(1300, 800), paint(), view.resize(1280, 800)), 5),
    ]
    print(f"{size}: {len(document.text):,} characters, {len(quotations):,} quotes")
    for name, task, rounds in tasks:
        median, longest = clock(task, rounds)
        print(f"  {name:26}{median:9.2f}{longest:9.2f}")


if __name__ == "__main__":
    application = QApplication([])
    application.setStyle("Fusion")
    for name in sys.argv[1:] or SIZES:
        measure(name)
