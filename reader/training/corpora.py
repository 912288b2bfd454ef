"""Annotated texts as plain values, and the reader for Universal Dependencies treebanks."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEPT_SUBTYPES = frozenset({"nsubj:pass", "aux:pass", "obl:agent", "nmod:poss"})


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name: word indices, half-open, and "PERSON", "ORG", "LOC" or "" for "do not learn"."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """One word's grammar; `head` is the index of the governor in the passage, its own at a root."""

    lemma: str
    pos: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text with what is known about its words.

    Attributes:
        words: In text order.
        spaces: Whether white space follows each word.
        syntax: One a word, or None when the grammar is not annotated.
        names: Not overlapping, in text order, or None when names are not annotated.
        sentence_ids: As the treebank names its sentences, in order.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    syntax: tuple[Syntax, ...] | None = None
    names: tuple[NamedSpan, ...] | None = None
    sentence_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One word line of a CoNLL-U file."""

    word: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    misc: str
    space: bool


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """One sentence of a CoNLL-U file; `opens` is true where a paragraph or document starts."""

    identifier: str
    opens: bool
    rows: tuple[Row, ...]


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a gzip-compressed text file, without line ends."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def read_treebank(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of a ``.conllu.gz`` file."""
    block: list[str] = []
    for line in read_lines(path):
        if line:
            block.append(line)
        elif block:
            yield _sentence(block)
            block = []
    if block:
        yield _sentence(block)


def _sentence(block: list[str]) -> TreebankSentence:
    comments = [line for line in block if line.startswith("#")]
    identifier = next(c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id"))
    opens = any(c.startswith(("# newpar", "# newdoc")) for c in comments)
    rows: list[Row] = []
    glued_until, space_after = 0, True
    for line in block:
        columns = line.split("\t")
        number = columns[0]
        if "-" in number and number[0].isdigit():
            glued_until = int(number.split("-")[1])
            space_after = "SpaceAfter=No" not in columns[9]
        elif number.isdigit():
            rows.append(_row(columns, glued_until, space_after=space_after))
    return TreebankSentence(identifier, opens, tuple(rows))


def _row(columns: list[str], glued_until: int, *, space_after: bool) -> Row:
    number, word, lemma, pos, tag, _, head, dep, _, misc = columns
    space = "SpaceAfter=No" not in misc
    if int(number) <= glued_until:  # part of a contraction: the range line knows the space
        space = int(number) == glued_until and space_after
    if tag in ("NNP", "NNPS"):  # words inside names ("United") have other parts of speech in UD
        pos = "PROPN"
    return Row(word, lemma, pos, tag, int(head), plain_relation(dep), misc, space)


def plain_relation(dep: str) -> str:
    """Drop a relation's subtype unless it tells a speaker from somebody spoken about."""
    if dep == "root":
        return "ROOT"  # the name spaCy's parser gives to what it leaves without a governor
    return dep if dep in _KEPT_SUBTYPES else dep.partition(":")[0]


def join_sentences(sentences: list[TreebankSentence]) -> Passage:
    """Make one passage of consecutive sentences, names not annotated."""
    words: list[str] = []
    spaces: list[bool] = []
    syntax: list[Syntax] = []
    for sentence in sentences:
        base = len(words)
        for index, row in enumerate(sentence.rows):
            head = base + (row.head - 1 if row.head else index)
            words.append(row.word)
            spaces.append(row.space)
            syntax.append(Syntax(row.lemma, row.pos, head, row.dep))
    ids = tuple(sentence.identifier for sentence in sentences)
    return Passage(tuple(words), tuple(spaces), tuple(syntax), None, ids)


def group_paragraphs(
    sentences: Iterator[TreebankSentence], limit: int = 200
) -> Iterator[list[TreebankSentence]]:
    """Group sentences into paragraphs of at most `limit` words or one sentence."""
    group: list[TreebankSentence] = []
    size = 0
    for sentence in sentences:
        if group and (sentence.opens or size + len(sentence.rows) > limit):
            yield group
            group, size = [], 0
        group.append(sentence)
        size += len(sentence.rows)
    if group:
        yield group


def read_syntax(path: Path) -> list[Passage]:
    """Return a treebank's paragraphs with their grammar."""
    return [join_sentences(group) for group in group_paragraphs(read_treebank(path))]


def with_names(passage: Passage, names: list[NamedSpan]) -> Passage:
    """Return the passage with its names."""
    return replace(passage, names=tuple(sorted(names, key=lambda name: name.first)))
