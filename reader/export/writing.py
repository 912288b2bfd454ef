"""Files that are whole or not there: a sheet replaces what was there when it is finished."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from reader.errors import ExportError
from reader.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from reader.export.formats import Exported


def export_file(target: Path, format_name: str, entries: Iterable[Exported]) -> None:
    """Write a quote sheet.

    The place is tried before the first article is taken from `entries`. Until all are written,
    and if anything goes wrong, an older file of that name stays as it is.

    Args:
        target: The file to write.
        format_name: A key of `FORMATS`.
        entries: The articles, in order.

    Raises:
        ExportError: The file cannot be written.
    """
    chosen = FORMATS[format_name]
    with replacing(target, chosen.encoding) as stream:
        chosen.write(entries, stream)


@contextmanager
def replacing(target: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a file for writing that takes the place of `target` when the block ends well.

    Line ends are written as they are given.

    Raises:
        ExportError: `target` cannot be written.
    """
    try:
        target = target.resolve()  # a link stays a link
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("w", encoding=encoding, newline="") as stream:  # a pipe, a terminal
                yield stream
            return
        _check_target(target)
        with _new_beside(target, encoding) as stream:
            yield stream
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{target} cannot be written: {reason}. Choose another place or name."
        raise ExportError(message) from error


def _check_target(target: Path) -> None:
    if target.is_dir():
        raise ExportError(f"{target} is a folder. Name a file to write.")
    if not target.parent.is_dir():
        raise ExportError(f"There is no folder {target.parent}. Make it, or choose another place.")
    if target.exists() and not os.access(target, os.W_OK):
        raise ExportError(f"{target} is write-protected. Choose another name.")


@contextmanager
def _new_beside(target: Path, encoding: str) -> Iterator[TextIO]:
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("x", encoding=encoding, newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):  # a new file: the user's own permissions for those
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:
        with suppress(OSError):  # what was raised says more
            part.unlink()
        raise
