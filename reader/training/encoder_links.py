"""Pronouns of the GUM treebank, each with the names of what it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.training.corpora import read_treebank
from reader.training.corpora_names import GUM_LABELS
from reader.training.encoder_data import Names, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.training.corpora import Row, TreebankSentence

_ENTITY = re.compile(r"\|?Entity=([^|]*)")
_PART = re.compile(r"\(([^-()]+)-([^-()]+)[^()]*\)?|([^-()]+)\)")
_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "his", "they", "them", "their", "it", "its", "who"}
)


@dataclass(slots=True)
class _Mention:
    """A mention of an entity while a document is read."""

    entity: str
    kind: str
    first: int
    last: int = -1


@dataclass(slots=True)
class _Text:
    """A document under construction."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    mentions: list[_Mention] = field(default_factory=list)


def read_gum_links(path: Path) -> list[Source]:
    """Return the documents of a GUM file with their names and what their pronouns stand for."""
    sources: list[Source] = []
    for number, document in enumerate(_documents(path)):
        words = _Text()
        for sentence in document:
            _add(words, sentence)
        sources.append(_source(f"gum {number}", words))
    return sources


def _documents(path: Path) -> Iterator[list[TreebankSentence]]:
    """Group the sentences of one document: their identifiers differ in the number at the end."""
    group: list[TreebankSentence] = []
    for sentence in read_treebank(path):
        if (
            group
            and sentence.identifier.rpartition("-")[0] != group[0].identifier.rpartition("-")[0]
        ):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _add(words: _Text, sentence: TreebankSentence) -> None:
    if sentence.opens and words.text:
        words.text = words.text.rstrip() + "\n"
    open_now: list[_Mention] = []
    for row in sentence.rows:
        at = len(words.rows)
        start = len(words.text)
        words.text += row.word + (" " if row.space else "")
        words.spans.append(Span(start, start + len(row.word)))
        words.rows.append(row)
        found = _ENTITY.search("|" + row.misc)
        for part in _PART.finditer(found[1] if found else ""):
            if part[1] is None:
                closed = next((m for m in reversed(open_now) if m.entity == part[3]), None)
                if closed is not None:
                    closed.last = at + 1
                    open_now.remove(closed)
                continue
            mention = _Mention(part[1], part[2], at)
            words.mentions.append(mention)
            if part[0].endswith(")"):
                mention.last = at + 1
            else:
                open_now.append(mention)
    words.text = words.text.rstrip() + " "


def _source(name: str, words: _Text) -> Source:
    named: dict[str, list[Span]] = {}
    names: list[Names] = []
    for mention in words.mentions:
        proper = [
            at
            for at in range(mention.first, max(mention.first, mention.last))
            if words.rows[at].pos == "PROPN"
        ]
        if not proper or proper[0] - mention.first > 2 or mention.last - mention.first > 6:
            continue
        span = Span(words.spans[proper[0]].start, words.spans[proper[-1]].end)
        if proper[-1] - proper[0] + 1 == len(proper):
            named.setdefault(mention.entity, []).append(span)
            names.append(Names(span, GUM_LABELS.get(mention.kind, "")))
    links = tuple(
        (words.spans[mention.first], tuple(named[mention.entity]))
        for mention in words.mentions
        if mention.last - mention.first == 1
        and words.rows[mention.first].word.lower() in _PRONOUNS
        and mention.entity in named
    )
    return Source(name, words.text.rstrip(), links=links)
