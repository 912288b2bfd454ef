"""What the accuracy card says: measured figures in plain words, as a page of rich text."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.accuracy import AccuracyCard, MeasuredSet


@dataclass(frozen=True, slots=True)
class Shades:
    """Colours as ``#rrggbb``: of lesser text and of lines."""

    dim: str
    line: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A figure: its name in the card, what it is called here, and what it means."""

    figure: str
    words: str
    meaning: str


_LINES = (
    _Line("detection F1", "Quotes found", "quotes found, less what is none"),
    _Line("identity accuracy", "Right speaker", "of all quotes, those with the right speaker"),
    _Line("full name accuracy", "By the full name", "of named speakers, shown by the fullest name"),
    _Line("end to end F1", "Both together", "found and right, less wrong names"),
    _Line("mention accuracy", "Right words", "pointed at the words that name the speaker"),
    _Line("one name per speaker", "One name each", "not split into two speakers, nor merged"),
    _Line(
        "scare or title named",
        "No speech, yet named",
        "so-called words with a speaker; few is good",
    ),
    _Line("share at 0.9", "Sure", "at 90 % and above, of those with a speaker"),
    _Line("right at 0.9", "Sure and right", "of these, those with the right speaker"),
)
_TRAINING = (
    "English news and web texts that others annotated: PolNeAR (US political news), CrossNER, "
    "Universal NER, GUM and the English Web Treebank; about a hundred invented articles of this "
    "project; and the published encoder all-MiniLM-L6-v2. The articles measured here were not "
    "among them. Nothing is learned from what you read."
)
_LIMITS = (
    "English only. It is best at news with the speaker named near the quote. Expect more errors "
    "with fragments of a few words, descriptions such as “a spokesman”, long stretches of “he” "
    "and “she”, speakers named in another paragraph, quotes within quotes, fiction and chats. "
    "Check what you publish."
)


def card_page(card: AccuracyCard, shades: Shades, *, is_current: bool) -> str:
    """Return the card as rich text.

    Args:
        card: The measured figures.
        shades: Of the tables.
        is_current: Whether the figures were measured with the model files that are installed.
    """
    model = (
        f"Language pipeline <b>{escape(card.model)}</b>, attribution model "
        f"<b>{escape(card.fingerprint)}</b>."
    )
    if not is_current:
        model += " The figures were measured with other model files than those installed."
    parts = [
        _paragraph(
            "How often Quote Reader was right on articles whose quotes were labelled by hand. "
            "Each column is a set of articles it did not learn from; yours may be easier or "
            "harder."
        ),
        _figures(card.sets, shades),
        _heading("The articles"),
        *(
            _paragraph(f"<b>{escape(s.name)}</b>: {_count(s)}. {escape(s.about)}")
            for s in card.sets
        ),
        _heading("Can the confidence be trusted?"),
        _paragraph(
            "Of the quotes it was so sure about, so many had the right speaker (and how many "
            "quotes that were). The closer to the first column, the better."
        ),
        _reliability(card.sets, shades),
        _heading("The model, and what it learned from"),
        _paragraph(model),
        _paragraph(_TRAINING),
        _heading("Limits"),
        _paragraph(_LIMITS),
    ]
    return f"<html><style>b {{ font-weight: 600; }}</style><body>{''.join(parts)}</body></html>"


def _figures(sets: Sequence[MeasuredSet], shades: Shades) -> str:
    dim = shades.dim
    rows = [
        [
            f'<b>{line.words}</b><br><span style="color:{dim}">{line.meaning}</span>',
            *(_percent(one.figures[line.figure]) for one in sets),
        ]
        for line in _LINES
    ]
    return _table(["", *(escape(one.name) for one in sets)], rows, shades)


def _reliability(sets: Sequence[MeasuredSet], shades: Shades) -> str:
    dim = shades.dim
    rows = []
    for step, first in enumerate(sets[0].reliability):
        bins = [one.reliability[step] for one in sets]
        if not any(b.count for b in bins):
            continue
        cells = [
            f'{_percent(b.right)} <span style="color:{dim}">of {b.count}</span>' if b.count else "–"
            for b in bins
        ]
        rows.append([f"{_percent(first.low)} to {_percent(first.high)}", *cells])
    return _table(["sure", *(escape(one.name) for one in sets)], rows, shades)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], shades: Shades) -> str:
    line = f'style="border-bottom:1px solid {shades.line}"'
    dim = f'style="color:{shades.dim}; border-bottom:1px solid {shades.line}"'
    first, *others = head
    top = f'<td {dim} align="left">{first}</td>'
    top += "".join(f'<td {dim} align="right">{cell}</td>' for cell in others)
    body = "".join(
        f"<tr><td {line}>{row[0]}</td>"
        + "".join(f'<td {line} align="right">{cell}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        '<table width="100%" cellspacing="0" cellpadding="5" style="border-collapse:collapse">'
        f"<tr>{top}</tr>{body}</table>"
    )


def _count(one: MeasuredSet) -> str:
    return f"{one.articles} articles, {one.quotations:,} quotes"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}\u00a0%"


def _heading(words: str) -> str:
    return f'<p style="margin-top:18px; margin-bottom:2px"><b>{words}</b></p>'


def _paragraph(words: str) -> str:
    return f'<p style="margin-top:4px; margin-bottom:6px">{words}</p>'
