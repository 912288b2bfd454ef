"""Writes into a library until it is killed, and says what it has written.

Run as a program: ``library_writer.py LIBRARY FIRST`` prints, each line once it is on disk,
``article NUMBER IDENTIFIER`` and ``analysis NUMBER IDENTIFIER VERSION`` for the articles from
number FIRST on. `article_number` and `analysis_number` make the same values for the test.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.library.store import Library
from reader.model.quotation import Analysis
from tests.helpers.articles import FERRIES, ODUYA, document, quotation

PIECES = 200
VERSIONS = (1, 2)


def article_number(number: int):
    """Return the document with this number."""
    said = [f"“Article {number} says {piece}.”" for piece in range(PIECES)]
    return document("\n".join(said))


def analysis_number(number: int, version: int) -> Analysis:
    """Return one of the analyses of an article; no quotation is the same in both versions."""
    given = article_number(number)
    found = tuple(
        quotation(
            f"“Article {number} says {piece}.”",
            piece + 1,
            (ODUYA, FERRIES)[(piece + version) % 2],
            text=given.text,
            confidence=0.8 + version / 20,
        )
        for piece in range(PIECES)
    )
    return Analysis(given.checksum, found[: PIECES // version], "en", f"test {version}")


def say(line: str) -> None:
    """Acknowledge at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def write(library: Library, first: int) -> None:
    """Add and analyse articles for ever."""
    for number in count(first):
        identifier = library.add_article(article_number(number))
        say(f"article {number} {identifier}")
        for version in VERSIONS:
            analysis = analysis_number(number, version)
            for start in range(0, len(analysis.quotations), 50):
                library.save_quotations(identifier, analysis.quotations[start : start + 50])
            library.save_analysis(identifier, analysis)
            say(f"analysis {number} {identifier} {version}")


if __name__ == "__main__":
    with Library.open(Path(sys.argv[1])) as opened:
        write(opened, int(sys.argv[2]))
