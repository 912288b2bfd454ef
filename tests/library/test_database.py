from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.errors import (
    LibraryCorruptError,
    LibraryError,
    LibraryLockedError,
    LibraryUnwritableError,
)
from reader.library.database import Database
from reader.library.store import Library
from tests.helpers.articles import bridge_analysis, document

if TYPE_CHECKING:
    from pathlib import Path


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_new_library_and_its_folders_are_for_the_owner_only(tmp_path: Path):
    path = tmp_path / "new" / "deeper" / "library.sqlite3"
    with Library.open(path) as library:
        library.add_article(document())
        files = list(path.parent.iterdir())
        assert len(files) == 3  # the file, its log and the log's index
        assert {mode_of(file) for file in files} == {0o600}
    assert mode_of(path.parent) == mode_of(path.parent.parent) == 0o700


def test_pragmas(library: Library):
    database = library._database
    assert database.value("PRAGMA journal_mode") == "wal"
    assert database.value("PRAGMA foreign_keys") == 1
    assert database.value("PRAGMA busy_timeout") == 5000
    assert database.value("PRAGMA application_id") == int.from_bytes(b"QRLB", "big")


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_durable_transactions_wait_for_the_disk(library: Library, durable: bool, level: int):
    with library._database.transaction(durable=durable):
        assert library._database.value("PRAGMA synchronous") == level


def test_failed_transaction_leaves_nothing(library: Library):
    database = library._database
    insert = "INSERT INTO migrations (number, name) VALUES (99, 'x')"
    with (
        pytest.raises(sqlite3.IntegrityError),
        database.transaction(durable=True),
    ):
        database.run_many(insert, [(), ()])  # the second one is one too many
    assert database.value("SELECT count(*) FROM migrations WHERE number = 99") == 0
    with database.transaction(durable=True):
        database.run(insert)
    assert database.value("SELECT count(*) FROM migrations WHERE number = 99") == 1


def test_bugs_are_not_taken_for_trouble_of_the_user(library: Library):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        library._database.rows("SELECT * FROM absent")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"x", id="one byte"),
        pytest.param("“Not a library,” she said.".encode(), id="an article"),
        pytest.param(bytes(range(256)) * 64, id="binary"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 5000, id="damaged header"),
    ],
)
def test_file_that_is_no_library_is_refused_and_left_alone(path: Path, content: bytes):
    path.write_bytes(content)
    with pytest.raises(LibraryCorruptError) as caught:
        Library.open(path)
    assert str(path) in str(caught.value)
    assert "--library" in str(caught.value)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_database_of_another_program_is_refused_and_left_alone(path: Path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    content = path.read_bytes()
    with pytest.raises(LibraryCorruptError, match="another program"):
        Library.open(path)
    assert path.read_bytes() == content


def test_empty_file_becomes_a_library(path: Path):
    path.touch()
    with Library.open(path) as library:
        assert library.articles() == []


def test_damage_behind_the_header_is_found_on_opening(path: Path):
    with Library.open(path) as library:
        library.add_article(document())
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xa5" * (4096 * 3)
    path.write_bytes(content)
    with pytest.raises(LibraryCorruptError, match="left as it is"):
        Library.open(path)
    assert path.read_bytes() == bytes(content)


def test_cut_off_file_is_refused(path: Path):
    with Library.open(path) as library:
        library.add_article(document())
    content = path.read_bytes()[: 4096 * 4]
    path.write_bytes(content)
    with pytest.raises(LibraryCorruptError):
        Library.open(path)
    assert path.read_bytes() == content


def test_writing_while_another_program_writes(path: Path, library: Library):
    library.add_article(document())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Library.open(path, patience=0.01) as second:
            assert len(second.articles()) == 1  # reading goes on
            with pytest.raises(LibraryLockedError) as caught:
                second.add_article(document("Another one."))
        other.execute("ROLLBACK")
    assert str(path) in str(caught.value)
    library.add_article(document("Another one."))
    assert len(library.articles()) == 2


def test_opening_while_another_program_holds_the_file(path: Path):
    Library.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryLockedError, match="Close it and try again"):
            Library.open(path, patience=0.01)


def test_full_disk(library: Library):
    kept = library.add_article(document())
    database = library._database
    database.run(f"PRAGMA max_page_count = {database.value('PRAGMA page_count')}")
    with pytest.raises(LibraryUnwritableError, match="full"):
        library.add_article(document("A long one. " * 20_000))
    assert library.article(kept).document == document()
    database.run("PRAGMA max_page_count = 1000000")
    library.save_analysis(kept, bridge_analysis())
    assert library.article(kept).analysis == bridge_analysis()


def test_read_only_file(library: Library):
    library._database.run("PRAGMA query_only = ON")
    with pytest.raises(LibraryUnwritableError, match="writable"):
        library.add_article(document())


def test_folder_instead_of_a_file(tmp_path: Path):
    with pytest.raises(LibraryUnwritableError, match="it is a folder"):
        Library.open(tmp_path)


def test_file_instead_of_a_folder(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryUnwritableError, match="Make the file and its folder writable"):
        Library.open(tmp_path / "file" / "library.sqlite3")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
@pytest.mark.parametrize("is_new", [True, False])
def test_read_only_folder(path: Path, is_new: bool):
    if not is_new:
        Library.open(path).close()
        path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(LibraryUnwritableError), Library.open(path) as library:
            library.add_article(document())
    finally:
        path.parent.chmod(0o700)


def test_every_kind_names_a_way_out(path: Path, library: Library):
    # `known_error` is the one place that tells trouble from bugs: each kind, by its code.
    messages = set()
    for code in ("SQLITE_BUSY", "SQLITE_NOTADB", "SQLITE_FULL", "SQLITE_IOERR_WRITE"):
        error = sqlite3.OperationalError("reason")
        error.sqlite_errorcode = getattr(sqlite3, code)
        with pytest.raises(LibraryError) as caught, library._database._known_errors():
            raise error
        messages.add(str(caught.value))
    assert len(messages) == 4
    assert all("--library" in message and str(path) in message for message in messages)


def test_copy_is_whole_and_for_the_owner_only(path: Path, library: Library, tmp_path: Path):
    kept = library.add_article(document())
    library.save_analysis(kept, bridge_analysis())
    copy = tmp_path / "copy.sqlite3"
    library._database.copy_to(copy)
    assert mode_of(copy) == 0o600
    with Library.open(copy) as opened:
        assert opened.article(kept) == library.article(kept)


def test_closing_twice_is_harmless(path: Path):
    database = Database(path)
    database.close()
    database.close()
