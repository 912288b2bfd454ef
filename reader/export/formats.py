"""Every format a quote sheet can have; the window and the command offer what is listed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.export.csv_sheet import write_csv
from reader.export.jsonl import write_jsonl
from reader.export.markdown import write_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from reader.model.document import Document
    from reader.model.quotation import Analysis


@dataclass(frozen=True, slots=True)
class Exported:
    """One article, as the writers take it.

    Attributes:
        path: The article as the user named it.
        analysis: What was found in `document`, or the part of it that is wanted.
    """

    path: str
    document: Document
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A kind of quote sheet.

    Attributes:
        name: What it is called on the command line.
        label: What it is called in the window.
        suffix: Of its files, with the dot.
        purpose: What it is good for, in one short line.
        write: Writes articles to a stream as they come, and each before it takes the next.
        encoding: Of the stream.
        is_text: Whether it can be read, and shown as a preview, as it is.
    """

    name: str
    label: str
    suffix: str
    purpose: str
    write: Callable[[Iterable[Exported], TextIO], None]
    encoding: str = "utf-8"
    is_text: bool = True


FORMATS = {
    known.name: known
    for known in (
        ExportFormat(
            "jsonl",
            "JSON Lines, every quote",
            ".jsonl",
            "For programs: every quote with its place, evidence and review.",
            write_jsonl,
        ),
        # Spreadsheets take a file for UTF-8 only when it begins with the mark.
        ExportFormat(
            "csv",
            "Spreadsheet (CSV)",
            ".csv",
            "For Excel and the like: a quote a row.",
            write_csv,
            encoding="utf-8-sig",
        ),
        ExportFormat(
            "md",
            "Quote sheet (Markdown)",
            ".md",
            "For reading and pasting into a text.",
            write_markdown,
        ),
    )
}
