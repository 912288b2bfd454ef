"""What another analysis would change, in words; no Qt in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.review.comparing import Change
from reader.ui.models.library_model import counted
from reader.ui.models.quote_facts import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quotation
    from reader.review.comparing import Difference

NOBODY = "nobody"
_SHOWN_WORDS = 90


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference, as the list shows it.

    Attributes:
        quote: The quoted words on one line, shortened.
        change: What becomes of the quote: "Tom Birch, 62 % → Ada Kestrel, 88 %".
        paragraph: 1-based.
    """

    difference: Difference
    quote: str
    change: str
    paragraph: int

    @property
    def words(self) -> str:
        """Both lines of the row."""
        return f"{self.quote}\n¶\u00a0{self.paragraph} · {self.change}"


def difference_lines(differences: Iterable[Difference], text: str) -> list[DifferenceLine]:
    """Return a line for each difference, in text order.

    Args:
        differences: Between two analyses of an article.
        text: Of the article.
    """
    lines = []
    for difference in differences:
        quotation = difference.after or difference.before
        words = " ".join(difference.span.text_of(text).split())
        paragraph = quotation.paragraph if quotation else 0
        lines.append(DifferenceLine(difference, _short(words), _change(difference), paragraph))
    return lines


def differences_title(count: int) -> str:
    """Return the head of the list."""
    return f"Analysed again: {counted(count, 'difference')}"


def count_words(differences: Sequence[Difference]) -> str:
    """Return "2 added · 1 lost · 3 other speakers"."""
    counts = Counter(difference.change for difference in differences)
    parts = []
    if counts[Change.ADDED]:
        parts.append(f"{counts[Change.ADDED]} added")
    if counts[Change.LOST]:
        parts.append(f"{counts[Change.LOST]} lost")
    if counts[Change.SPEAKER_CHANGED]:
        parts.append(counted(counts[Change.SPEAKER_CHANGED], "other speaker"))
    return " · ".join(parts)


def taken_words(taken: int, total: int) -> str:
    """Return what was done: "Took 2 of 3 differences"."""
    if taken == total:
        return f"Took {counted(total, 'difference')}"
    return f"Took {taken} of {counted(total, 'difference')}"


def _change(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if before is None and after is not None:
        return f"New quote: {_who(after)}"
    if after is None and before is not None:
        return f"No quote any more, was: {_who(before)}"
    if before is None or after is None:
        raise ValueError("a difference without a quotation")
    return f"{_who(before)} → {_who(after)}"


def _who(quotation: Quotation) -> str:
    if quotation.speaker is None:
        return NOBODY
    return f"{quotation.speaker.name}, {percent(quotation.attribution.confidence)}"


def _short(words: str) -> str:
    if len(words) <= _SHOWN_WORDS:
        return words
    return f"{words[:_SHOWN_WORDS].rsplit(' ', 1)[0]} …{words[-1]}"
