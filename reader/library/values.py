"""How values that SQLite does not know are kept in it.

A text may hold lone surrogates (a file name that is not UTF-8, a broken web page), which SQLite's
driver refuses. Texts of the user are therefore bound as bytes and cast: ``CAST(? AS TEXT)``; the
connection decodes them the same way.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, overload
from uuid import uuid4

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

ANALYSER = "analyser"  # `made_by` of rows that are as an analysis found them
READER = "reader"  # `made_by` of rows that are as a person decided

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@overload
def encode(text: str) -> bytes: ...
@overload
def encode(text: None) -> None: ...
def encode(text: str | None) -> bytes | None:
    """Return what is bound for a text, to be cast to TEXT."""
    return None if text is None else text.encode("utf-8", "surrogatepass")


def decode(data: bytes) -> str:
    """Return the text of a TEXT value; the reverse of `encode`."""
    return data.decode("utf-8", "surrogatepass")


def encode_json(value: Sequence[Any]) -> bytes:
    """Return a list in compact JSON, as bytes to be cast to TEXT.

    Surrogates stay as they are: escaped, two lone ones would come back as one character.
    """
    return encode(_to_json(value))


def decode_json(text: str) -> list[Any]:
    """Return the list that was kept; the reverse of `encode_json` (tuples come back as lists)."""
    found: list[Any] = json.loads(text)
    return found


def ends(span: Span | None) -> tuple[int, int] | tuple[None, None]:
    """Return the two columns of a span that may be missing."""
    return (None, None) if span is None else (span.start, span.end)


def span_from(start: int | None, end: int | None) -> Span | None:
    """Return the span of two columns; the reverse of `ends`."""
    return None if start is None or end is None else Span(start, end)


def new_uuid() -> str:
    """Return an identifier for a new row."""
    return str(uuid4())


def now() -> str:
    """Return the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
