"""Time the attribution of quotes against other tools on the same text; prints a table.

Run: ``python tests/benchmarks/bench_attribution.py [--words 500000]``. The long text is the
slowest part: about a minute for every 100,000 words. textacy comes with ``pip install .[bench]``;
without it its row says so.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader.model.quotation import Analysis
from reader.paths import resource
from reader.quotes.engine import load_analyser
from reader.quotes.language import LEMMAS
from reader.quotes.language_text import plain
from reader.quotes.lemmas import EndingLemmatizer
from reader.text.loading import document_from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc

    from reader.quotes.analyser import Analyser

ARTICLE_WORDS = 1_000
SHORT_WORDS, LONG_WORDS = 10_000, 500_000
BUDGETS = {"seconds": 0.4, "first": 300.0, "memory": 700.0, "size": 60.0, "growth": 1.3}

_FIRST_NAMES = ("Ada", "Tom", "Mira", "Jonas", "Lena", "Otis", "Priya", "Hugo", "Nell", "Ivo")
_SURNAMES = ("Kestrel", "Birch", "Oduya", "Varga", "Marchbank", "Tolliver", "Quist", "Brandt")
_POSTS = ("harbour master", "baker", "chief engineer", "union lawyer", "school principal")
_PLACES = ("Marrow Bay", "Lower Quay", "Velmar", "Port Sable", "Brackenridge")
_THINGS = ("lamp", "ferry", "library", "seawall", "market hall", "footbridge", "tram", "mill")
_DOINGS = ("keep", "sell", "repair", "paint", "move", "close", "rebuild", "light")
_SAID = ("said", "told reporters", "argued", "wrote in a letter", "insisted", "warned")
_REPORTED = """
The council of {place} met on Monday to decide whether to {doing} the old {thing}, which has
divided the town since the storms of last winter.

“We will {doing} the {thing}, and we will do it this year,” {said} {name}, the {post}. “Nobody
should be surprised by that.”

{surname} came back to the {thing} at the end. “It has never failed us,” {pronoun} said, calling
the plan “a very dear candle indeed” for a place like {place}.

According to {other}, a {post} in {place}, the {thing} is “not worth the paint”. The budget
leaves room for one repair a year, and the {thing} has had two.

A spokeswoman for the {place} Trust said the trust would “listen before it acts”. The trust owns
the {thing} and the land around it.

Most of those who came stayed until the lights went out. The so-called “night of the {thing}”
has become a habit in {place}, though nobody remembers who began it.
"""
# Newspapers have about fifteen quotes in a thousand words.
_PLAIN = """
The {thing} was built when {place} still lived by the sea, and for a hundred years nobody asked
what it cost. It has been painted nine times since the war. The last coat came off in a single
storm, and the bill for the next one has been on the council's desk since March.

Officials have until the end of the month to answer. Two firms have made offers, neither of
which includes the roof, and a third withdrew after it had seen the cellar.

{other} has lived beside the {thing} since childhood and chairs the group that wants to {doing}
it. The group met in a kitchen at first. It now has four hundred members, a bank account and a
lawyer who works for nothing.

Visitors to {place} spent more last summer than in any year before, most of them within sight of
the {thing}. How many came because of it is a question on which the two sides of the council
have paid for two reports with two answers.

The vote was put off twice, once because of the weather and once because the key to the hall
could not be found. When it came, eleven members were for the plan, nine against, and one had
gone home.

Work is to begin in spring if the money is found. Until then the {thing} stays closed, the path
around it as well, and boats are asked to keep to the northern side of the channel.
"""


def make_text(words: int, seed: int = 3) -> str:
    """Return an invented report of so many words, its people and things changing on the way."""
    chance = random.Random(seed)
    reported, plain = _in_paragraphs(_REPORTED), _in_paragraphs(_PLAIN)
    paragraphs: list[str] = []
    count = 0
    while count < words:
        scene = _scene(chance)
        chance.shuffle(plain)
        for pattern in (p for pair in zip(reported, plain, strict=True) for p in pair):
            paragraph = pattern.format(**scene)
            paragraphs.append(paragraph)
            count += len(paragraph.split())
    return "\n\n".join(paragraphs)


def _in_paragraphs(text: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]


def _scene(chance: random.Random) -> dict[str, str]:
    first, surname = chance.choice(_FIRST_NAMES), chance.choice(_SURNAMES)
    return {
        "name": f"{first} {surname}",
        "other": f"{chance.choice(_FIRST_NAMES)} {chance.choice(_SURNAMES)}",
        "surname": surname,
        "pronoun": "she" if first in ("Ada", "Mira", "Lena", "Priya", "Nell") else "he",
        "post": chance.choice(_POSTS),
        "place": chance.choice(_PLACES),
        "thing": chance.choice(_THINGS),
        "doing": chance.choice(_DOINGS),
        "said": chance.choice(_SAID),
    }


def show(what: str, value: str, budget: str = "") -> None:
    """Print one line of the table."""
    print(f"{what:<62}{value:>13}  {budget}")


def cpu_seconds(call: Callable[[], object], *, times: int = 3) -> float:
    """Return the least CPU time of a call: what else the machine does only ever adds to it."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        call()
        taken.append(time.process_time() - begin)
    return min(taken)


def analyse(analyser: Analyser, text: str) -> Analysis:
    """Return the finished analysis."""
    *_, last = analyser.analyse(document_from_text(text), cancelled=lambda: False)
    assert isinstance(last, Analysis)
    return last


def bench_tools(analyser: Analyser) -> None:
    """Compare with a bare tokenizer and with textacy on the parser that ships."""
    import spacy

    text = make_text(ARTICLE_WORDS)
    thousands = len(text.split()) / 1000
    ours = cpu_seconds(lambda: analyse(analyser, text)) / thousands
    fresh = iter([spacy.blank("en") for _ in range(5)])  # each remembers the words it has cut
    bare = cpu_seconds(lambda: next(fresh)(text), times=5) / thousands
    show("analysis, CPU s per 1,000 words", f"{ours:.3f}", f"at most {BUDGETS['seconds']}")
    show('spacy.blank("en"), the same text', f"{bare:.4f}")
    show("analysis in blank tokenisings", f"{ours / bare:.0f} x")
    pipeline = spacy.load(resource("language", "english"))
    lemmas = EndingLemmatizer.load(resource("language", "english", LEMMAS))

    def parse() -> Doc:
        doc = pipeline(plain(text))
        for token in doc:
            token.lemma_ = lemmas.lemma(token.text, token.pos_)
        return doc

    show("the shipped pipeline alone", f"{cpu_seconds(parse) / thousands:.3f}")
    bench_textacy(parse, thousands, ours)


def bench_textacy(parse: Callable[[], Doc], thousands: float, ours: float) -> None:
    """Time `direct_quotations` on the shipped pipeline, where textacy is installed."""
    try:
        from textacy.extract import triples
    except ImportError as error:
        show("textacy direct_quotations, same pipeline", "skipped", str(error))
        return
    found = list(triples.direct_quotations(parse()))
    theirs = cpu_seconds(lambda: list(triples.direct_quotations(parse()))) / thousands
    show("textacy direct_quotations, same pipeline", f"{theirs:.3f}", f"{len(found)} quotes")
    show("analysis in textacy's time", f"{ours / theirs:.1f} x")


def bench_first(analyser: Analyser) -> None:
    """Time the way to the first quotation with a speaker."""
    for words in (ARTICLE_WORDS, SHORT_WORDS):
        document = document_from_text(make_text(words))
        begin = time.perf_counter()
        for report in analyser.analyse(document, cancelled=lambda: False):
            if any(q.speaker is not None for q in report.quotations):
                break
        taken = 1000 * (time.perf_counter() - begin)
        budget = f"at most {BUDGETS['first']:.0f}"
        show(f"first attributed quote of {words:,} words, ms", f"{taken:.0f}", budget)


def bench_growth(analyser: Analyser, words: int) -> None:
    """Compare the time of a word in a long report and in a book."""
    each = {}
    for size in (SHORT_WORDS, words):
        text = make_text(size)
        seconds = cpu_seconds(lambda text=text: analyse(analyser, text), times=1)
        each[size] = seconds / len(text.split())
        show(f"analysis of {size:,} words, CPU s", f"{seconds:.1f}")
    growth = each[words] / each[SHORT_WORDS]
    budget = f"at most {BUDGETS['growth']}"
    show(f"a word among {words:,} to one among {SHORT_WORDS:,}", f"{growth:.2f} x", budget)


def bench_one_paragraph(analyser: Analyser) -> None:
    """Compare the time of a word in a long text without any line break and in a short one."""
    each = []
    for size in (SHORT_WORDS, 5 * SHORT_WORDS):
        text = " ".join(make_text(size).split())
        seconds = cpu_seconds(lambda text=text: analyse(analyser, text), times=1)
        each.append(seconds / size)
    name = f"a word of one paragraph of {5 * SHORT_WORDS:,} words to one of {SHORT_WORDS:,}"
    show(name, f"{each[1] / each[0]:.2f} x", f"at most {BUDGETS['growth']}")


def bench_memory() -> None:
    """Measure the peak memory of a process that loads the models and analyses, as a worker does."""
    for words in (ARTICLE_WORDS, SHORT_WORDS):
        command = [sys.executable, __file__, "--memory-of", str(words)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        budget = f"at most {BUDGETS['memory']:.0f}"
        show(f"peak memory, {words:,} words, MiB", f"{int(said) / 1024:.0f}", budget)


def print_memory(words: int) -> None:
    """Analyse in this process and print its peak memory in KiB."""
    import resource as limits

    analyse(load_analyser(), make_text(words))
    print(limits.getrusage(limits.RUSAGE_SELF).ru_maxrss)


def bench_size() -> None:
    """Add up what ships, and the part that is models."""
    for what, parts in (("resources/", ()), ("of it models", ("attribution", "language"))):
        folders = [resource(part) for part in parts] or [resource()]
        size = sum(p.stat().st_size for p in _files(folders)) / 1e6
        show(f"{what}, MB", f"{size:.1f}", f"at most {BUDGETS['size']:.0f}" if parts else "")


def _files(folders: list[Path]) -> Iterator[Path]:
    return (path for folder in folders for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Run all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=LONG_WORDS, help="of the longest text")
    parser.add_argument("--memory-of", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        print_memory(options.memory_of)
        return
    bench_size()
    bench_memory()
    analyser = load_analyser()
    analyse(analyser, make_text(ARTICLE_WORDS))
    bench_tools(analyser)
    bench_first(analyser)
    bench_one_paragraph(analyser)
    bench_growth(analyser, options.words)


if __name__ == "__main__":
    main()
