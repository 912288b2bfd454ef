"""Plain text: an article exactly as it stands in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import ArticleEmptyError
from reader.model.document import Document
from reader.text.decoding import decode
from reader.text.paragraphs import read_outline

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")


def read_plain(data: bytes, *, origin: str) -> Document:
    """Read a text file's bytes.

    Raises:
        ArticleEmptyError: There is no text in it.
        UnsupportedFormatError: These bytes are no text.
    """
    text, notice = decode(data)
    return read_text(text, origin=origin, notices=[notice] if notice else [])


def read_text(text: str, *, origin: str, notices: Iterable[str] = ()) -> Document:
    """Make a document of a text; nothing but its line ends is changed.

    Args:
        text: Any text, with any line ends; a byte order mark at its start is dropped.
        origin: As `Document.origin`.
        notices: As `Document.notices`.

    Raises:
        ArticleEmptyError: It is empty or white space only.
    """
    text = normalise_line_ends(text.removeprefix("\ufeff"))
    if not text or text.isspace():
        msg = "There is no text in it. Open an article that has some, or paste one."
        raise ArticleEmptyError(msg)
    outline = read_outline(text)
    header = outline.header
    return Document(
        text,
        outline.paragraphs,
        title=header.title,
        byline=header.byline,
        published=header.published,
        outlet=header.outlet,
        origin=origin,
        notices=tuple(notices),
    )


def normalise_line_ends(text: str) -> str:
    r"""Turn every line end into ``\n``; every other code point is kept."""
    return _LINE_END.sub("\n", text) if any(end in text for end in "\r\u2028\u2029") else text
