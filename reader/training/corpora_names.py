"""Readers for corpora of names: UNER, CrossNER and the entities of GUM."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.training.corpora import (
    NamedSpan,
    Passage,
    group_paragraphs,
    join_sentences,
    read_lines,
    read_treebank,
    with_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reader.training.corpora import Row, TreebankSentence

UNER_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
CROSSNER_LABELS = {
    "person": "PERSON",
    "politician": "PERSON",
    "writer": "PERSON",
    "musicalartist": "PERSON",
    "scientist": "PERSON",
    "researcher": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "band": "ORG",
    "university": "ORG",
    "magazine": "ORG",
    "location": "LOC",
    "country": "LOC",
    "academicjournal": "",  # a publication as a work or as a publisher: not told apart
}
GUM_LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sen", "senator", "rep", "gov",
        "governor", "gen", "general", "lt", "lieutenant", "col", "colonel", "capt", "captain",
        "sgt", "rev", "hon", "sir", "lord", "lady", "president", "judge", "justice", "secretary",
        "emperor", "king", "queen", "prince", "princess", "baron", "earl", "chancellor", "minister",
        "director", "chairman", "chair", "protector", "fellow", "command", "officer",
        "commissioner",
    }
)  # fmt: skip
_JOINING = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "PART", "NUM", "ADJ", "NOUN", "X"})
_HYPHENS = frozenset({"-", "’s", "'s", "&", ".", "'", "’"})


def read_uner(path: Path, treebank: Path) -> list[Passage]:
    """Return the paragraphs of a treebank with the names another file gives its sentences.

    Args:
        path: ``.iob2.gz`` with `sent_id` comments; its sentences stand in another order.
        treebank: ``.conllu.gz`` of the same sentences.
    """
    names = {i: spans for i, _, spans in _read_iob(path, column=2, labels=UNER_LABELS)}
    return [
        with_names(join_sentences(group), _shifted(group, names))
        for group in group_paragraphs(read_treebank(treebank))
        if all(sentence.identifier in names for sentence in group)
    ]


def _shifted(
    group: list[TreebankSentence], names: Mapping[str, list[NamedSpan]]
) -> list[NamedSpan]:
    found: list[NamedSpan] = []
    base = 0
    for sentence in group:
        found.extend(
            NamedSpan(base + name.first, base + name.last, name.label)
            for name in names[sentence.identifier]
        )
        base += len(sentence.rows)
    return found


def read_crossner(path: Path, split: str | None = None) -> list[Passage]:
    """Return the sentences of a CrossNER file with its fine labels mapped to ours.

    Args:
        path: ``.iob2.gz`` with ``# split =`` lines.
        split: Only that split ("train", "dev" or "test"), or all.
    """
    passages = []
    for found, words, names in _read_iob(path, column=1, labels=CROSSNER_LABELS):
        if split in (None, found):
            passages.append(Passage(words, _guess_spaces(words), None, tuple(names)))
    return passages


def _read_iob(
    path: Path, *, column: int, labels: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, ...], list[NamedSpan]]]:
    """Yield (sentence id or split, words, names) of each sentence."""
    heading = ""
    rows: list[tuple[str, str]] = []
    for line in [*read_lines(path), ""]:
        if line.startswith(("# sent_id", "# split")):
            heading = line.split("=", 1)[1].strip()
        elif line.startswith("# "):
            continue
        elif line:
            columns = line.split("\t")
            rows.append((columns[column - 1], columns[column]))
        elif rows:
            words = tuple(word for word, _ in rows)
            yield heading, words, _iob_spans([tag for _, tag in rows], labels)
            rows = []


def _iob_spans(tags: list[str], labels: Mapping[str, str]) -> list[NamedSpan]:
    spans: list[NamedSpan] = []
    open_label, first = "", 0
    for index, tag in enumerate([*tags, "O"]):
        if open_label and tag != f"I-{open_label}":
            if open_label in labels:
                spans.append(NamedSpan(first, index, labels[open_label]))
            open_label = ""
        if tag.startswith("B-"):
            open_label, first = tag[2:], index
    return spans


def _guess_spaces(words: tuple[str, ...]) -> tuple[bool, ...]:
    """Undo tokenisation: no space before closing and after opening punctuation."""
    spaces = []
    quotes_seen = 0
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        quotes_seen += word == '"'
        opening = word in "([" or (word == '"' and quotes_seen % 2 == 1)
        closing = following in {".", ",", ":", ";", "!", "?", ")", "]", "'s", "n't", "'", "%"}
        closing = closing or (following == '"' and quotes_seen % 2 == 1)
        spaces.append(not (opening or closing))
    return tuple(spaces)


def read_gum_names(path: Path) -> list[Passage]:
    """Return the paragraphs of a GUM file with grammar, and the names among its entities."""
    passages = []
    for group in group_paragraphs(read_treebank(path)):
        names = {s.identifier: _entity_names(s.rows) for s in group}
        passages.append(with_names(join_sentences(group), _shifted(group, names)))
    return passages


def _entity_names(rows: tuple[Row, ...]) -> list[NamedSpan]:
    taken: list[NamedSpan] = []
    mentions = sorted(_mentions(rows), key=lambda m: m[0] - m[1])
    for first, last, kind in mentions:
        name = _proper_part(rows, first, last, kind)
        if name and all(name.last <= t.first or t.last <= name.first for t in taken):
            taken.append(name)
    return taken


def _mentions(rows: tuple[Row, ...]) -> list[tuple[int, int, str]]:
    """Return (first, last, type) of the entity mentions in the `Entity` column, half-open."""
    found = []
    open_mentions: list[tuple[str, int, str]] = []
    for index, row in enumerate(rows):
        value = next((m[7:] for m in row.misc.split("|") if m.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", value):
            if part.startswith("("):
                identifier, kind = part.strip("()").split("-")[:2]
                open_mentions.append((identifier, index, kind))
            identifier = part.strip("()").split("-")[0]
            if part.endswith(")"):
                at = max(
                    (i for i, m in enumerate(open_mentions) if m[0] == identifier), default=None
                )
                if at is not None:
                    _, first, kind = open_mentions.pop(at)
                    found.append((first, index + 1, kind))
    return found


def _proper_part(rows: tuple[Row, ...], first: int, last: int, kind: str) -> NamedSpan | None:
    """Return the name a mention is headed by, or None when it is headed by a common noun."""
    head = next((i for i in range(first, last) if not first <= rows[i].head - 1 < last), None)
    if kind not in GUM_LABELS or head is None or rows[head].pos != "PROPN":
        return None
    start = end = head
    while start > first and _belongs(rows, start - 1, kind):
        start -= 1
    while end + 1 < last and _belongs(rows, end + 1, kind):
        end += 1
    while start < head and (rows[start].pos != "PROPN" or not rows[start].word[0].isupper()):
        start += 1
    while end > head and rows[end].pos not in ("PROPN", "NUM"):
        end -= 1
    if kind == "person":
        while start <= end and is_title(rows[start].word):
            start += 1
    if start > end or not rows[start].word[0].isupper() or rows[head].tag == "NNPS":
        return None
    return NamedSpan(start, end + 1, GUM_LABELS[kind])


def is_title(word: str) -> bool:
    """Tell whether a word before a person's name is an address or office."""
    return word == "." or word.rstrip(".").lower() in _TITLES


def _belongs(rows: tuple[Row, ...], index: int, kind: str) -> bool:
    row = rows[index]
    if row.dep in ("appos", "parataxis", "list", "conj") or row.word in (",", ":", "("):
        return False
    if kind == "person":
        return (row.pos == "PROPN" and row.dep in ("flat", "compound", "nmod", "ROOT")) or (
            row.word in _HYPHENS and row.word != "'s"
        )
    return row.pos == "PROPN" or (row.pos in _JOINING and row.word.lower() not in ("'s", "’s"))
