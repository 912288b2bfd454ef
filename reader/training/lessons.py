"""Reads the project's own labelled articles: the lessons here, and the gold of the tests."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.text.loading import load_document

if TYPE_CHECKING:
    from collections.abc import Iterator

LESSONS = Path(__file__).with_name("lessons")
_PAGES = (".txt", ".html")


def read_labelled(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a folder in the form of the corpora: name, text, segments.

    Args:
        folder: Holds ``NAME.txt`` or ``NAME.html`` and ``NAME.json`` with its labels.

    An article as it was read may lack labelled words; they are listed under "missing".
    """
    for labels in sorted(folder.glob("*.json")):
        article = next(labels.with_suffix(s) for s in _PAGES if labels.with_suffix(s).exists())
        yield read_article(article, json.loads(labels.read_text(encoding="utf-8")))


def read_article(path: Path, labels: dict[str, Any]) -> dict[str, Any]:
    """Return one article with its labels as segments with code points."""
    document = load_document(path)
    segments: list[dict[str, Any]] = []
    missing: list[str] = []
    floor, last = 0, -1
    for label in labels["quotes"]:
        place = _find(document.text, label["quote"], max(floor, last))
        if place is None:
            missing.append(label["quote"])
            continue
        start, end = place
        floor = start + (label.get("parent") is None or label["quote"][:1].isalnum())
        last = start
        segments.append(
            {
                "start": start,
                "end": end,
                "text": document.text[start:end],
                "source": _mention(document.text, label.get("mention"), start, end),
                "form": label.get("form", "marks"),
                "statement": label.get("statement"),
                "parent": label.get("parent"),
                "label": {
                    "kind": label["kind"],
                    "speaker": label.get("speaker"),
                    "aliases": label.get("aliases") or [],
                    "type": label.get("type"),
                    "role": label.get("role"),
                    "sure": True,
                },
            }
        )
    return {
        "name": path.stem,
        "text": document.text,
        "segments": segments,
        "locked": bool(labels.get("locked")),
        "missing": missing,
    }


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _find(text: str, words: str, floor: int) -> tuple[int, int] | None:
    found = re.compile(_pattern(words)).search(text, floor)
    return found.span() if found else None


def _mention(text: str, context: str | None, start: int, end: int) -> list[list[int]] | None:
    """Return the bracketed words of the context that stands nearest to the quotation."""
    parts = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", context or "", re.DOTALL)
    if parts is None:
        return None
    before, words, after = parts.groups()
    pieces = [
        _pattern(before) + (r"\s*" if before[-1:].isspace() else ""),
        "(" + _pattern(words) + ")",
        (r"\s*" if after[:1].isspace() else "") + _pattern(after),
    ]
    places = [m.span(1) for m in re.finditer("".join(pieces), text)]
    if not places:
        return None
    first, last = min(places, key=lambda place: max(start - place[1], place[0] - end))
    return [[first, last]]
