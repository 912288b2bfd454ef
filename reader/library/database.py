"""One connection to a library file: pragmas, transactions, and the user's troubles against bugs."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from reader.errors import (
    LibraryCorruptError,
    LibraryError,
    LibraryLockedError,
    LibraryUnwritableError,
)
from reader.library import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    Parameters = Sequence[Any] | Mapping[str, Any]
    Column = Any
    Row = tuple[Column, ...]

APPLICATION_ID = 0x51524C42  # "QRLB", in the file's header: this is a library of ours

_SMALLEST = 512  # bytes of the smallest page there is
_ELSEWHERE = "or use another library with --library FILE"
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
}


def known_error(error: sqlite3.Error, path: Path) -> LibraryError | None:
    """Return the error to show for trouble of the user's world, or None for a bug of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is the extended code
    if code in _LOCKED:
        return LibraryLockedError(
            f"Another program is using the library {path}. Close it and try again, {_ELSEWHERE}."
        )
    if code in _CORRUPT:
        return corrupt_error(path, str(error))
    if code == sqlite3.SQLITE_FULL:
        return LibraryUnwritableError(
            f"The disk that holds the library {path} is full. What was saved before is safe; "
            f"free some space and try again, {_ELSEWHERE}."
        )
    if code in _UNWRITABLE:
        return unwritable_error(path, str(error))
    return None


def corrupt_error(path: Path, reason: str) -> LibraryCorruptError:
    """Return the error for a file that cannot be used as a library."""
    return LibraryCorruptError(
        f"The file {path} is not a library, or it is damaged ({reason}). It was left as it is. "
        "Put a backup in its place, or start a new library with --library FILE."
    )


def unwritable_error(path: Path, reason: str) -> LibraryUnwritableError:
    """Return the error for a place where no library can be kept."""
    return LibraryUnwritableError(
        f"The library {path} cannot be opened for writing ({reason}). "
        f"Make the file and its folder writable, {_ELSEWHERE}."
    )


class Database:
    """One connection to a library file, for the thread that opened it.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, *, patience: float = 5.0) -> None:
        """Connect to an existing or a new file; nothing is written into it yet.

        Args:
            path: The file; it and missing folders are made, readable by their owner only.
            patience: Seconds to wait for another program's write to end.

        Raises:
            LibraryError: One of its kinds.
        """
        self.path = path
        _make_file(path)
        with self._known_errors():
            self._connection = sqlite3.connect(
                path.absolute(), timeout=patience, isolation_level=None
            )
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; closing twice is harmless."""
        with self._known_errors():
            self._connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return every row of a query."""
        with self._known_errors():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with self._known_errors():
            row: Row | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def value(self, sql: str, parameters: Parameters = ()) -> Column:
        """Return the first column of the first row, or None where there is no row."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Insert one row and return its id."""
        with self._known_errors():
            row_id = self._connection.execute(sql, parameters).lastrowid
        return row_id or 0

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a statement that returns no rows; return how many rows it changed."""
        with self._known_errors():
            return self._connection.execute(sql, parameters).rowcount

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement once for each set of parameters."""
        with self._known_errors():
            self._connection.executemany(sql, parameters)

    @contextmanager
    def transaction(self, *, durable: bool) -> Iterator[None]:
        """Do all of the block or nothing of it.

        Args:
            durable: True for what only the user can give: it is on the disk, and survives a power
                cut, when the block ends. False for what can be computed again: it survives the
                end of the process.
        """
        with self._known_errors():
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.run("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let every query of the block see the library at one moment."""
        self.run("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self.run("ROLLBACK")

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the library into a new file, readable by its owner only.

        Raises:
            LibraryError: The copy cannot be written, or is not sound.
        """
        with Database(target) as copy, self._known_errors(), copy._known_errors():
            self._connection.backup(copy._connection)
            copy.check()

    def check(self) -> None:
        """Read the whole file for damage.

        Raises:
            LibraryCorruptError: It is damaged.
        """
        found = self.value("PRAGMA quick_check(1)")
        if found != "ok":
            raise corrupt_error(self.path, str(found))

    def use_write_ahead_log(self) -> None:
        """Let readers go on during a write; kept in the file."""
        self.run("PRAGMA journal_mode = WAL")

    def _prepare(self) -> None:
        self._connection.text_factory = values.decode
        self.run("PRAGMA foreign_keys = ON")
        if not self.value("SELECT sqlite_compileoption_used('ENABLE_FTS5')"):
            raise LibraryError(
                "This Python's SQLite has no full text search (FTS5), which the library needs. "
                "Run the app with another Python."
            )
        self._refuse_other_databases()

    def _refuse_other_databases(self) -> None:
        if self.value("PRAGMA application_id") == APPLICATION_ID:
            return
        if self.value("SELECT count(*) FROM sqlite_master"):
            raise corrupt_error(self.path, "it is a database of another program")

    @contextmanager
    def _known_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            known = known_error(error, self.path)
            if known is None:
                raise
            raise known from error


def _make_file(path: Path) -> None:
    if path.is_dir():
        raise unwritable_error(path, "it is a folder")
    try:
        _make_folder(path.parent)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        size = path.stat().st_size
    except OSError as error:
        raise unwritable_error(path, error.strerror or str(error)) from error
    if 0 < size < _SMALLEST:  # SQLite takes a file of one byte for an empty one
        raise corrupt_error(path, "file is not a database")


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
