"""The quote sheet as CSV that spreadsheets open as it is (RFC 4180)."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from reader.export.sheet import COLUMNS, sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from reader.export.formats import Exported

# What makes a spreadsheet take a cell for a formula, also full width.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CONTROL = ("\t", "\r")


def write_csv(entries: Iterable[Exported], stream: TextIO) -> None:
    """Write a heading and one row a statement; scare quotes and titles are left out."""
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerows([guard(cell) for cell in row.cells] for row in sheet_rows(entry))
        stream.flush()


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe is put before one.

    The guard of OWASP ASVS 5.0, 1.2.10; a quote that begins with a dash is not rare.
    """
    if cell.startswith(_CONTROL) or cell.lstrip().startswith(_FORMULA):
        return "'" + cell
    return cell
