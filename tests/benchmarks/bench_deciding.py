"""Time decisions at the library; prints a table.

Run: ``python tests/benchmarks/bench_deciding.py [FOLDER]`` (a temporary folder by default).
"""

from __future__ import annotations

import sys
import tempfile
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.library.store import Library
from reader.model.anchor import Anchor
from reader.model.decision import Accepted, NoteSet, SpeakerRenamed, SpeakerSet, TextCorrected
from reader.model.quotation import gather_statements
from reader.model.span import Span
from reader.review.targets import targets_of
from tests.benchmarks.bench_library import make_article, report

SIZES = ((100, 20), (1_000, 20), (5_000, 5))


def bench(folder: Path, quotations: int, times: int) -> None:
    """Time one article, at first without decisions, then with each statement decided about."""
    with Library.open(folder / f"{quotations}.sqlite3") as library:
        document, analysis = make_article(quotations, 12)
        article = library.add_article(document)
        library.save_analysis(article, analysis)
        statements = gather_statements(library.article(article).analysis.quotations)
        text = document.text
        number = count()
        what = f"in an article of {quotations:,} quotes"

        def decide(*decisions) -> None:
            library.decisions.decide(decisions, article=article, made_by="Ada")

        def accept() -> None:
            decide(Accepted(targets_of(text, [statements[next(number)]])))

        def change() -> None:
            speaker = statements[0].speaker
            decide(SpeakerSet(targets_of(text, [statements[next(number)]]), speaker))

        report(f"accept {what}", accept, times=times)
        report(f"change a speaker {what}", change, times=times)
        report(f"undo {what}", library.decisions.undo, times=times)
        report(f"redo {what}", library.decisions.redo, times=times)
        for start in range(next(number), quotations, 100):
            for one in statements[start : start + 100]:
                decide_quickly(library, article, NoteSet(targets_of(text, [one]), "Ask"))
        report(f"accept {what}, each decided about", accept, times=times)
        speaker = statements[1].speaker
        report(f"rename {what}", lambda: decide(SpeakerRenamed(speaker, "X Y")), times=1)
        word = Anchor.of(text, Span(3, 6))
        report(f"correct the text {what}", lambda: decide(TextCorrected(word, "x")), times=1)
        report(f"open it again {what}", lambda: library.article(article), times=times)


def decide_quickly(library: Library, article: str, decision: NoteSet) -> None:
    """Log a decision without its consequences, which are not what is timed."""
    from reader.library import documents, steps

    with library._database.transaction(durable=False):
        row = documents.find_article(library._database, article)
        steps.add_step(library._database, row, decision.title, [decision], "Ada")


def main() -> None:
    """Run all sizes."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        for quotations, times in SIZES:
            bench(folder, quotations, times)


if __name__ == "__main__":
    main()
