"""Which words somebody means who marks a quotation by hand, more or less exactly."""

from __future__ import annotations

from reader.model.span import Span
from reader.text.marks import FAMILIES

_SIGNS = frozenset(sign for sign in FAMILIES if len(sign) == 1)
_STOPS = frozenset(",.!?;:…")


def words_meant(text: str, span: Span) -> Span | None:
    """Return a selection without the space around it and with the marks that stand around it.

    A comma or full stop between the words and the closing mark comes with that.

    Args:
        text: Of the article.
        span: What is selected.

    Returns:
        The quoted words, or None where nothing but space is selected.
    """
    chosen = span.text_of(text)
    start = span.start + len(chosen) - len(chosen.lstrip())
    end = span.start + len(chosen.rstrip())
    if start >= end:
        return None
    first, last = _before(text, start), _after(text, end)
    is_marked = text[first] in _SIGNS and text[last - 1] in _SIGNS and last - first > 1
    return Span(first, last) if is_marked else Span(start, end)


def _before(text: str, start: int) -> int:
    is_outside = text[start] not in _SIGNS and text[max(0, start - 1)] in _SIGNS
    return start - 1 if is_outside and start > 0 else start


def _after(text: str, end: int) -> int:
    if text[end - 1] in _SIGNS:
        return end
    stop = end + 1 if text[end : end + 1] in _STOPS else end
    return stop + 1 if text[stop : stop + 1] in _SIGNS else end
