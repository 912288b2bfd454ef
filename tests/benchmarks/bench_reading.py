"""Time an article's way from its file to its quotes, and the command as a whole; prints a table.

Run: ``python tests/benchmarks/bench_reading.py [ARTICLE ...]`` (the sample article by default).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.model.quotation import Analysis
from reader.paths import resource
from reader.quotes.engine import load_analyser
from reader.text.loading import document_from_text, load_document
from reader.text.segments import find_segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.document import Document
    from reader.quotes.analyser import Analyser

ROOT = Path(__file__).parents[2]
REPEATS = 200


def report(what: str, call: Callable[[], object], *, times: int = 5) -> float:
    """Print and return the median time of a call in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    median = statistics.median(taken)
    print(f"{what:<62}{1000 * median:>10.1f} ms")
    return median


def analyse(analyser: Analyser, document: Document) -> Analysis:
    """Return the finished analysis."""
    *_, last = analyser.analyse(document, cancelled=lambda: False)
    assert isinstance(last, Analysis)
    return last


def bench_text(path: Path) -> None:
    """Time reading a file and finding its marks, and the marks of a book."""
    report(
        f"read {path.name}, the first time (libraries loaded)", lambda: load_document(path), times=1
    )
    report("read it again", lambda: load_document(path))
    document = load_document(path)
    report("find its marks", lambda: find_segments(document.text, document.paragraphs))
    book = document_from_text("\n\n".join([document.text] * REPEATS))
    words = len(book.text.split())
    report(
        f"find the marks of {words:,} words",
        lambda: find_segments(book.text, book.paragraphs),
        times=1,
    )


def bench_analysis(paths: list[Path]) -> None:
    """Time the analysis of the articles, and the words it reads in a second."""
    start = time.perf_counter()
    analyser = load_analyser()
    print(
        f"{'load the models (spaCy imported)':<62}{1000 * (time.perf_counter() - start):>10.1f} ms"
    )
    documents = [load_document(path) for path in paths]
    for document in documents:
        analyse(analyser, document)
    words = sum(len(document.text.split()) for document in documents)
    seconds = report(
        f"analyse {len(documents)} article(s), {words:,} words",
        lambda: [analyse(analyser, document) for document in documents],
    )
    print(f"{'words in a second':<62}{words / seconds:>10,.0f}")


def bench_command(path: Path) -> None:
    """Time the command from start to exit."""
    command = [sys.executable, str(ROOT / "main.py"), "quotes", "--quiet", str(path)]
    report(
        "python main.py quotes, from start to exit",
        lambda: subprocess.run(command, capture_output=True, check=True),
        times=3,
    )


def main() -> None:
    """Run all three."""
    paths = [Path(name) for name in sys.argv[1:]] or [resource("samples", "article.html")]
    bench_text(paths[0])
    bench_analysis(paths)
    bench_command(paths[0])


if __name__ == "__main__":
    main()
