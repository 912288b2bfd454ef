"""Time the library on sizes that people reach; prints a table.

Run: ``python tests/benchmarks/bench_library.py [FOLDER]`` (a temporary folder by default).
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.library.store import Library
from reader.model.document import Document, Paragraph
from reader.model.quotation import (
    Analysis,
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

if TYPE_CHECKING:
    from collections.abc import Callable

RANDOM = random.Random(4)
SYLLABLES = [consonant + vowel for consonant in "bdfghjklmnprstvz" for vowel in "aeiou"]
WORDS = ["".join(RANDOM.choices(SYLLABLES, k=RANDOM.randint(1, 4))) for _ in range(20_000)]
WEIGHTS = [1 / (rank + 1) for rank in range(len(WORDS))]


def make_article(quotations: int, people: int) -> tuple[Document, Analysis]:
    """Return an invented article in which every paragraph is a quote of 18 words and its cue."""
    speakers = [
        Speaker(f"{name.title()} {RANDOM.choice(WORDS).title()}", SpeakerKind.PERSON, "engineer")
        for name in RANDOM.choices(WORDS, k=people)
    ]
    lines, found, paragraphs, offset = [], [], [], 0
    for number in range(1, quotations + 1):
        speaker = RANDOM.choice(speakers)
        quoted = f"“{' '.join(RANDOM.choices(WORDS, WEIGHTS, k=18))},”"
        line = f"{quoted} said {speaker.name}."
        cue = Span(offset + len(quoted) + 1, offset + len(quoted) + 5)
        mention = Span(cue.end + 1, offset + len(line) - 1)
        attribution = Attribution(
            speaker,
            mention,
            cue,
            0.93,
            AttributionState.ATTRIBUTED if number % 5 else AttributionState.PROBABLE,
            (Evidence(cue, EvidenceKind.CUE), Evidence(mention, EvidenceKind.NAME)),
            (RunnerUp(speakers[0].name, 0.03), RunnerUp(speakers[-1].name, 0.01)),
        )
        found.append(
            Quotation(
                Span(offset, offset + len(quoted)),
                QuotationKind.DIRECT,
                QuotationForm.MARKS,
                number,
                number,
                None,
                attribution,
            )
        )
        paragraphs.append(Paragraph(Span(offset, offset + len(line))))
        lines.append(line)
        offset += len(line) + 1
    document = Document("\n".join(lines), tuple(paragraphs), title=lines[0][:40])
    return document, Analysis(document.checksum, tuple(found), "en", "benchmark 1")


def report(what: str, call: Callable[[], object], *, times: int = 5) -> None:
    """Print the median time of a call in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    print(f"{what:<62}{1000 * statistics.median(taken):>10.1f} ms")


def bench_long_article(folder: Path) -> None:
    """Time one article with 20,000 quotations."""
    document, analysis = make_article(20_000, 200)
    with Library.open(folder / "long.sqlite3") as library:
        words = len(document.text.split())
        report(f"add an article of {words:,} words", lambda: library.add_article(document), times=1)
        identifier = library.add_article(document)
        batch = analysis.quotations[:10]
        report(
            "save 20,000 quotations", lambda: library.save_analysis(identifier, analysis), times=1
        )
        report("save them again, unchanged", lambda: library.save_analysis(identifier, analysis))
        report("read them with their article", lambda: library.article(identifier))
        library._database.run("DELETE FROM analyses")
        report(
            "save a progress report of 10 in this article",
            lambda: library.save_quotations(identifier, batch),
        )
        report("delete the article", lambda: library.delete_article(identifier), times=1)


def bench_full_library(folder: Path) -> None:
    """Time a library of 1,000 articles with 100 quotations each."""
    path = folder / "full.sqlite3"
    with Library.open(path) as library:
        articles = [make_article(100, 12) for _ in range(1_000)]
        start = time.perf_counter()
        for document, analysis in articles:
            library.save_analysis(library.add_article(document), analysis)
        print(f"1,000 articles with 100,000 statements: {time.perf_counter() - start:.1f} s")
    print(f"file: {path.stat().st_size / 2**20:.0f} MiB")
    report("open the library", lambda: Library.open(path).close())
    with Library.open(path) as library:
        report("check the whole file", library._database.check)
        report("list 1,000 articles", library.articles)
        report("list speakers", library.speakers)
        common, rare = WORDS[0], WORDS[9_000]
        for what, query in (
            ("a common word", common),
            ("a rare word", rare),
            ("two words", f"{WORDS[1]} {WORDS[300]}"),
            ("a phrase", f'"{common} {WORDS[1]}"'),
            ("one letter", "b"),
            ("a word and a letter", f"{WORDS[5]} b"),
        ):
            report(
                f"search {what}: {len(library.search(query))} hits",
                lambda q=query: library.search(q),
            )


def main() -> None:
    """Run both."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        bench_long_article(folder)
        bench_full_library(folder)


if __name__ == "__main__":
    main()
