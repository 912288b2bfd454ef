"""Measured figures as Markdown tables, and where documents hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.model.accuracy import AccuracyCard, MeasuredSet

_COUNTS = ("invented names", "bad slices")
_CLASSES = {
    "mention": "words that name the speaker",
    "length": "length of the quote",
    "place": "where they stand",
}
_SHORT = (
    ("quotes found (F1)", "detection F1"),
    ("right speaker, of all quotes", "identity accuracy"),
    ("both (F1)", "end to end F1"),
    ("sure (0.9) of, and then right", ""),
)


def short_table(card: AccuracyCard) -> str:
    """Return the table of the README: one line for each set of articles."""
    head = ["measured on", "quotes", *(words for words, _ in _SHORT)]
    rows = []
    for one in card.sets:
        figures = one.figures
        cells = [_figure(name, figures[name]) for _, name in _SHORT if name]
        sure = f"{figures['share at 0.9']:.0%}, {figures['right at 0.9']:.0%}"
        rows.append([f"{one.name}: {one.articles} articles", str(one.quotations), *cells, sure])
    return _table(head, rows)


def full_tables(card: AccuracyCard) -> str:
    """Return all tables of the model card."""
    parts = [
        f"Measured with {card.model}.",
        "".join(f"- {one.name[:1].upper()}{one.name[1:]}: {one.about}\n" for one in card.sets),
        _figures_table(card.sets),
        "Of the quotes with a speaker, by confidence (number; share with the right speaker):",
        _reliability_table(card.sets),
        "Right speaker, of all quotes of speech (number of quotes; without a speaker; wrong):",
        _errors_table(card.sets),
    ]
    return "\n".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def write_between(path: Path, name: str, words: str) -> None:
    """Put words between the lines ``<!-- NAME: begin … -->`` and ``<!-- NAME: end -->``.

    A document without these lines stays as it is.
    """
    text = path.read_text(encoding="utf-8")
    pattern = rf"(<!-- {name}: begin[^\n]*-->\n).*?(<!-- {name}: end -->)"
    new = re.sub(pattern, lambda found: f"{found[1]}{words}{found[2]}", text, flags=re.DOTALL)
    path.write_text(new, encoding="utf-8")


def _figures_table(sets: Sequence[MeasuredSet]) -> str:
    names = dict.fromkeys(name for one in sets for name in one.figures)
    rows = [
        ["articles", *(str(one.articles) for one in sets)],
        ["quotes", *(str(one.quotations) for one in sets)],
        *([name, *(_cell(one, name) for one in sets)] for name in names),
    ]
    return _table(["", *(one.name for one in sets)], rows)


def _reliability_table(sets: Sequence[MeasuredSet]) -> str:
    rows = []
    for step, first in enumerate(sets[0].reliability):
        bins = [one.reliability[step] for one in sets]
        cells = [f"{b.count}; {b.right:.2f}" if b.count else "-" for b in bins]
        if any(b.count for b in bins):
            rows.append([f"{first.low:.1f} to {first.high:.1f}", *cells])
    return _table(["confidence", *(one.name for one in sets)], rows)


def _errors_table(sets: Sequence[MeasuredSet]) -> str:
    keys = dict.fromkeys(
        (e.by, e.name) for by in _CLASSES for one in sets for e in one.errors if e.by == by
    )
    rows = []
    for by, name in keys:
        cells = []
        for one in sets:
            found = next((e for e in one.errors if (e.by, e.name) == (by, name)), None)
            cells.append(
                f"{found.right:.2f} ({found.count}; {found.missed + found.silent}; {found.wrong})"
                if found is not None
                else "-"
            )
        rows.append([f"{_CLASSES[by]}: {name}", *cells])
    return _table(["", *(one.name for one in sets)], rows)


def _cell(one: MeasuredSet, name: str) -> str:
    return _figure(name, one.figures[name]) if name in one.figures else "-"


def _figure(name: str, value: float) -> str:
    return f"{value:.0f}" if name in _COUNTS else f"{value:.3f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
