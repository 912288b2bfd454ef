"""Opens an article: looks at what a file holds and hands it to the reader of that format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.errors import (
    ArticleEmptyError,
    ArticleMissingError,
    ArticleTooLargeError,
    ArticleUnreadableError,
    UnsupportedFormatError,
)
from reader.text.formats.html import read_html
from reader.text.formats.plain import read_plain, read_text
from reader.text.signatures import is_rich_text, name_binary_kind

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.document import Document

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_PAGE = 20 * 1024 * 1024
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
_HTML_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def load_document(path: Path) -> Document:
    """Read the article in a file.

    A web page is recognised by the name of the file, or by what it begins with where the name
    says nothing. A ``.txt`` file is text whatever it holds.

    Args:
        path: A file of at most 50 MB.

    Raises:
        ArticleMissingError: There is no such file.
        ArticleUnreadableError: It is a folder, or the system refuses to read it.
        ArticleEmptyError: There is no text in it.
        ArticleTooLargeError: It is larger than any article.
        UnsupportedFormatError: It holds something else, which the message names.
    """
    data = _read(path)
    suffix = path.suffix.lower()
    kind = name_binary_kind(data)
    if kind is None and is_rich_text(data) and suffix not in TEXT_SUFFIXES:
        kind = "an RTF document"
    if kind is not None:
        msg = f"{path.name} is {kind}, not an article as text. Save its text as .txt and open that."
        raise UnsupportedFormatError(msg)
    origin = str(path)
    if suffix in HTML_SUFFIXES or (suffix not in TEXT_SUFFIXES and _HTML_START.match(data)):
        if len(data) > LARGEST_PAGE:
            raise ArticleTooLargeError(_too_large(path.name, len(data), LARGEST_PAGE))
        return read_html(data, origin=origin)
    try:
        return read_plain(data, origin=origin)
    except UnsupportedFormatError as error:
        msg = (
            f"{path.name} is not text: it holds binary data. Open a text file or a saved web page."
        )
        raise UnsupportedFormatError(msg) from error


def document_from_text(text: str, *, origin: str = "pasted") -> Document:
    """Make a document of a text that comes from the clipboard or standard input.

    Raises:
        ArticleEmptyError: It is empty or white space only.
        ArticleTooLargeError: It is larger than any article.
    """
    if len(text) > LARGEST_FILE:
        raise ArticleTooLargeError(_too_large("The text", len(text), LARGEST_FILE))
    return read_text(text, origin=origin)


def _read(path: Path) -> bytes:
    """Read a whole file that may be an article."""
    try:
        if path.is_dir():
            msg = f"{path} is a folder. Open an article in it."
            raise ArticleUnreadableError(msg)
        if path.exists() and not path.is_file():
            msg = f"{path} is no ordinary file. Open a text file or a saved web page."
            raise ArticleUnreadableError(msg)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ArticleTooLargeError(_too_large(path.name, size, LARGEST_FILE))
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        msg = f"There is no file {path}. It may have been moved or renamed."
        raise ArticleMissingError(msg) from error
    except PermissionError as error:
        msg = f"{path} may not be read. Change its permissions, or open a copy of it."
        raise ArticleUnreadableError(msg) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        msg = f"{path} cannot be read: {reason}. Try a copy of it in another folder."
        raise ArticleUnreadableError(msg) from error
    if not data:
        msg = f"{path.name} is empty. Open an article that has some text."
        raise ArticleEmptyError(msg)
    return data


def _too_large(name: str, size: int, limit: int) -> str:
    return (
        f"{name} has {size / 1_048_576:.0f} MB; an article of this kind can have "
        f"{limit // 1_048_576} MB. Split it, or open the part you need."
    )
