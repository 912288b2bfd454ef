"""Reader for news in which another program found the names, with its slips evened out."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from reader.training.corpora import NamedSpan, Passage, read_lines, with_names
from reader.training.corpora_names import is_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_WORDS = re.compile(r"\w+(?:[.’']\w+)*\.?|[^\w\s]")
_FEWEST_IN_ARTICLE = 3
_FEWEST_ANYWHERE = 10
_CLEAR_MAJORITY = 0.7

Votes = Counter[str]
Surface = tuple[str, ...]


def read_silver_news(
    path: Path, articles: Path, *, first: int = 0, last: int | None = None
) -> list[Passage]:
    """Return the paragraphs of the news articles with names another program found.

    Args:
        path: ``.jsonl.gz`` with `name` and `ents` ([start, end, label]) a line.
        articles: ``.jsonl`` with `name` and `text` a line.
        first: Index of the first article wanted.
        last: Index after the last one, or None for all.
    """
    names = {}
    for line in read_lines(path):
        record = json.loads(line)
        names[record["name"]] = record["ents"]
    found: list[list[Passage]] = []
    with articles.open(encoding="utf-8") as stream:
        for line in islice(stream, first, last):
            article = json.loads(line)
            if article["name"] in names:
                found.append(list(_silver_paragraphs(article["text"], names[article["name"]])))
    return even_out(found)


def even_out(articles: list[list[Passage]]) -> list[Passage]:
    """Give the same words the same label within an article, and where it is clear everywhere.

    The labels were made sentence by sentence: one name is a person here and an organisation
    there, and is missed a third time.
    """
    everywhere = _vote(passage for article in articles for passage in article)
    evened: list[Passage] = []
    for article in articles:
        within = _vote(article)
        surnames = {s[-1:] for s, votes in within.items() if len(s) > 1 and _is_person(votes)}
        settled = {
            s: "PERSON" if s in surnames else _settle(within[s], everywhere[s]) for s in within
        }
        longest = max(map(len, settled), default=0)
        evened.extend(_relabel(passage, settled, longest) for passage in article)
    return evened


def _vote(passages: Iterable[Passage]) -> dict[Surface, Votes]:
    votes: dict[Surface, Votes] = defaultdict(Counter)
    for passage in passages:
        for name in passage.names or ():
            votes[passage.words[name.first : name.last]][name.label] += 1
    return votes


def _is_person(votes: Votes) -> bool:
    return votes["PERSON"] > votes.total() / 2


def _settle(within: Votes, everywhere: Votes) -> str:
    """Return the label that wins clearly, or "" when none does."""
    for votes, fewest in ((everywhere, _FEWEST_ANYWHERE), (within, _FEWEST_IN_ARTICLE)):
        label, count = votes.most_common(1)[0]
        if votes.total() >= fewest and count >= _CLEAR_MAJORITY * votes.total():
            return label
    return within.most_common(1)[0][0] if len(within) == 1 else ""


def _relabel(passage: Passage, settled: dict[Surface, str], longest: int) -> Passage:
    """Relabel the names of a passage and add missed ones of several words."""
    names = list(passage.names or ())
    taken = {index for name in names for index in range(name.first, name.last)}
    for length in range(longest, 1, -1):
        for first in range(len(passage.words) - length + 1):
            place = range(first, first + length)
            surface = passage.words[first : first + length]
            if surface in settled and not is_title(surface[0]) and taken.isdisjoint(place):
                names.append(NamedSpan(first, first + length, ""))
                taken.update(place)
    return with_names(
        passage,
        [NamedSpan(n.first, n.last, settled[passage.words[n.first : n.last]]) for n in names],
    )


def _silver_paragraphs(text: str, ents: list[tuple[int, int, str]]) -> Iterator[Passage]:
    for paragraph in re.finditer(r"[^\n]+", text):
        inside = [e for e in ents if paragraph.start() <= e[0] and e[1] <= paragraph.end()]
        tokens = list(_WORDS.finditer(text, paragraph.start(), paragraph.end()))
        if not tokens or len(tokens) > 400:
            continue
        words, bounds = _cut_at_names(text, tokens, inside)
        spaces = tuple(text[end : end + 1].isspace() for _, end in bounds)
        starts = {start: i for i, (start, _) in enumerate(bounds)}
        ends = {end: i + 1 for i, (_, end) in enumerate(bounds)}
        spans = []
        for start, end, label in inside:
            if start in starts and end in ends:
                first, last = starts[start], ends[end]
                while label == "PERSON" and first < last and is_title(words[first]):
                    first += 1
                if first < last:
                    spans.append(NamedSpan(first, last, label))
        yield Passage(tuple(words), spaces, None, tuple(spans))


def _cut_at_names(
    text: str, tokens: list[re.Match[str]], ents: list[tuple[int, int, str]]
) -> tuple[list[str], list[tuple[int, int]]]:
    edges = {edge for start, end, _ in ents for edge in (start, end)}
    bounds: list[tuple[int, int]] = []
    for token in tokens:
        inside = {edge for edge in edges if token.start() < edge < token.end()}
        bounds.extend(pairwise(sorted({token.start(), token.end()} | inside)))
    return [text[start:end] for start, end in bounds], bounds
