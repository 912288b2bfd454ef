"""An article as text: the one canonical string every offset refers to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.span import Span


class ParagraphKind(Enum):
    """What part of the article a paragraph is."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    HEADING = "heading"
    BODY = "body"
    BLOCK_QUOTE = "block_quote"
    PULL_QUOTE = "pull_quote"
    LIST_ITEM = "list_item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its span without surrounding line ends, and its part in the article."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True)
class Document:
    r"""One article.

    Line ends are ``\n`` only; every other code point is kept as it was read.

    Attributes:
        text: The canonical text, headline included. All offsets count its code points.
        paragraphs: In text order, not overlapping; number 1 is `paragraphs[0]`.
        title, byline, published, outlet, url: What is known about the article, or None;
            `published` is ISO 8601 (``2026-03-04`` or with time).
        origin: Where it was read from as the user knows it: a file's path, an address, or
            ``"pasted"``.
        notices: Sentences fit to show about how it was read ("Decoded as Windows-1252.").
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: str = "pasted"
    notices: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal (lone surrogates kept as such)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
