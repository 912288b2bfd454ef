"""Articles made anew for each pass: other surnames, quoted fragments, so-called words, titles."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reader.model.span import Span
from reader.training.corpora import read_lines
from reader.training.encoder_data import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from random import Random

_MARKS = re.compile("[“”\"«»]|``|''")
_PLAIN_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SO_CALLED = re.compile(
    r"\b(?:the|a|an|this|these|those|its|their|his|her|our|of|as|for|more|called|with)\s"
    r"([a-z][a-z-]{3,}(?:\s[a-z][a-z-]{3,})?)(?=[\s,.;])"
)
_WORKS = frozenset({"album", "song", "book", "poem"})
_REAL_WORD = 4


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text and what takes its place."""

    start: int
    end: int
    new: str


def edit(source: Source, edits: Sequence[Edit], changed: dict[str, str]) -> Source:
    """Return the source with its text edited and every annotation moved along.

    Args:
        source: Any.
        edits: In text order, not overlapping.
        changed: Words of the labels to replace.
    """
    parts, places, shifts, last = [], [], [0], 0
    for change in edits:
        parts += [source.text[last : change.start], change.new]
        last = change.end
        places.append(change.end)
        shifts.append(shifts[-1] + len(change.new) - (change.end - change.start))
    text = "".join([*parts, source.text[last:]])

    def move(offset: int) -> int:
        return offset + shifts[bisect_right(places, offset)]

    def spans(found: Sequence[Sequence[int]] | None) -> list[list[int]] | None:
        return [[move(s), move(e)] for s, e in found] if found else None

    names = source.names
    if names is not None:
        names = tuple(replace(n, span=Span(move(n.span.start), move(n.span.end))) for n in names)
    return replace(
        source,
        text=text,
        names=names,
        entries=tuple(_moved(entry, move, spans, changed) for entry in source.entries),
        attributions=tuple(
            {key: spans(value) for key, value in a.items()} for a in source.attributions
        ),
    )


def _moved(
    entry: dict[str, Any],
    move: Callable[[int], int],
    spans: Callable[[Sequence[Sequence[int]] | None], list[list[int]] | None],
    changed: dict[str, str],
) -> dict[str, Any]:
    new = {**entry, "start": move(entry["start"]), "end": move(entry["end"])}
    new |= {part: spans(entry[part]) for part in ("source", "cue") if entry.get(part)}
    if entry.get("guess"):
        new["guess"] = _renamed(entry["guess"], changed)
    if label := entry.get("label"):
        aliases = [_renamed(alias, changed) for alias in label["aliases"]]
        new["label"] = {**label, "speaker": _renamed(label["speaker"], changed), "aliases": aliases}
    return new


def _renamed(name: str | None, changed: dict[str, str]) -> str | None:
    if not name:
        return name
    words = []
    for word in name.split():
        bare = word.removesuffix("’s").removesuffix("'s")
        words.append(changed.get(bare, bare) + word[len(bare) :])
    return " ".join(words)


def rename(source: Source, pool: Sequence[str], random: Random, share: float) -> Source:
    """Give some of the people of an article other surnames, the same ones throughout."""
    surnames: dict[str, None] = {}
    for name in source.names or ():
        words = source.text[name.span.start : name.span.end].split()
        if name.label == "PERSON" and words:
            last = words[-1].removesuffix("’s").removesuffix("'s")
            if last[:1].isupper() and len(last) > 2 and last.isalpha():
                surnames.setdefault(last, None)
    changed = {old: random.choice(pool) for old in surnames if random.random() < share}
    if not changed:
        return source
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, changed)) + r")\b")
    edits = [Edit(m.start(), m.end(), changed[m[0]]) for m in pattern.finditer(source.text)]
    return edit(source, edits, changed)


def add_marks(source: Source, random: Random, *, quoted: float, so_called: float) -> Source:
    """Put marks around words that have none: fragments of reported speech, so-called words.

    The corpus annotates every attribution, so what is reported without marks has a known source,
    and words outside all attributions are nobody's.

    Args:
        source: News with its attributions.
        random: Of this pass.
        quoted: Share of the reports without marks that get a quoted fragment.
        so_called: Chance of each possible so-called word in an article, at most three of them.
    """
    taken = [Span(entry["start"], entry["end"]) for entry in source.entries]
    new = [*_fragments(source, random, quoted, taken)]
    for attribution in source.attributions:
        for part in ("content", "source", "cue"):
            taken += [Span(s, e) for s, e in attribution.get(part) or ()]
    new += _so_called_words(source, random, so_called, taken)
    new.sort(key=lambda entry: entry["start"])
    kept: list[dict[str, Any]] = []
    for entry in new:
        if not kept or entry["start"] > kept[-1]["end"]:
            kept.append(entry)
    if not kept:
        return source
    opening, closing = ("“", "”") if "“" in source.text else ('"', '"')
    edits = [
        Edit(e["start"], e["end"], opening + source.text[e["start"] : e["end"]] + closing)
        for e in kept
    ]
    before = len(source.entries)
    moved = edit(replace(source, entries=(*source.entries, *kept)), edits, {})
    entries = [*moved.entries[:before]]
    shift = 0
    for entry, made, change in zip(kept, moved.entries[before:], edits, strict=True):
        start = entry["start"] + shift
        entries.append({**made, "start": start, "end": start + len(change.new)})
        shift += 2
    return replace(moved, entries=tuple(entries))


def _fragments(
    source: Source, random: Random, share: float, taken: Sequence[Span]
) -> Iterator[dict[str, Any]]:
    for attribution in source.attributions:
        contents = attribution.get("content") or ()
        if not attribution.get("source") or not contents or random.random() > share:
            continue
        start, end = contents[0]
        text = source.text[start:end]
        if _MARKS.search(text) or "\n" in text or any(s.overlaps(Span(start, end)) for s in taken):
            continue
        words = list(_PLAIN_WORD.finditer(text))
        if len(words) < 3:
            continue
        size = min(random.choice((1, 2, 2, 3, 3, 4, 5, 7, 10)), len(words) - 1)
        first = random.randrange(len(words) - size + 1)
        if max(len(word[0]) for word in words[first : first + size]) < _REAL_WORD:
            continue
        low, high = start + words[first].start(), start + words[first + size - 1].end()
        yield {
            "start": low,
            "end": high,
            "source": attribution["source"],
            "cue": attribution.get("cue"),
        }


def _so_called_words(
    source: Source, random: Random, share: float, taken: Sequence[Span]
) -> Iterator[dict[str, Any]]:
    places = [m.span(1) for m in _SO_CALLED.finditer(source.text)]
    random.shuffle(places)
    label: dict[str, Any] = {"kind": "scare", "speaker": None, "aliases": [], "type": None}
    for start, end in places[:3]:
        sentence = Span(max(0, start - 80), min(len(source.text), end + 80))
        if random.random() < share and not any(s.overlaps(sentence) for s in taken):
            yield {"start": start, "end": end, "source": None, "label": label}


def read_works(path: Path) -> list[Source]:
    """Return the sentences of a CrossNER file that name a work, its title between marks."""
    sources: list[Source] = []
    rows: list[tuple[str, str]] = []
    for line in [*read_lines(path), ""]:
        if line.startswith("#"):
            continue
        if line:
            word, tag = line.split("\t")[:2]
            rows.append((word, tag))
        elif rows:
            found = _work(f"work {len(sources)}", rows)
            if found is not None:
                sources.append(found)
            rows = []
    return sources


def _work(name: str, rows: Sequence[tuple[str, str]]) -> Source | None:
    if any(word in ('"', "“", "``", "''") for word, _ in rows):
        return None
    text, entries, start = "", [], -1
    for index, (word, tag) in enumerate(rows):
        kind = tag[2:]
        if tag.startswith("B-") and kind in _WORKS:
            start = len(text)
            text += "“"
        text += word
        following = rows[index + 1][1] if index + 1 < len(rows) else "O"
        if start >= 0 and not following.startswith("I-"):
            text += "”"
            label: dict[str, Any] = {"kind": "title", "speaker": None, "aliases": [], "type": None}
            entries.append({"start": start, "end": len(text), "source": None, "label": label})
            start = -1
        after = rows[index + 1][0] if index + 1 < len(rows) else ""
        text += "" if after in {".", ",", ":", ";", ")", "'s", "?", "!"} or word == "(" else " "
    return Source(name, text.strip(), None, tuple(entries)) if entries else None
