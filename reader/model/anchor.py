"""A place in a text that can be found again after the text has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from reader.model.span import Span

CONTEXT = 32  # code points kept on either side: what the W3C's TextQuoteSelector is used with


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span, the words it covers, and what stands around them.

    Attributes:
        span: Where the words stood when the anchor was made.
        exact: The words.
        prefix, suffix: At most `CONTEXT` code points before and after them.
    """

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, span: Span) -> Self:
        """Return the anchor of a span in `text`."""
        before = text[max(0, span.start - CONTEXT) : span.start]
        return cls(span, span.text_of(text), before, text[span.end : span.end + CONTEXT])
