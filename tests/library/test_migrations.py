from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryTooNewError, LibraryUnwritableError
from reader.library.database import Database
from reader.library.migrations import MIGRATIONS, Migration, applied, backups_of, migrate, pending
from reader.library.store import Library
from reader.model.decision import Rejected
from reader.model.quotation import UNTOUCHED, gather_statements
from reader.review.targets import targets_of
from reader.review.waiting import needs_review
from tests.helpers.articles import bridge_analysis, document
from tests.helpers.decisions import dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.quotation import Analysis

OLD_LIBRARIES = sorted((Path(__file__).parent / "old").glob("version-*.sqlite3"))


def add_notes(database: Database) -> None:
    database.run("CREATE TABLE notes (text TEXT)")


def add_notes_and_fail(database: Database) -> None:
    add_notes(database)
    raise ZeroDivisionError


def later(count: int = 1, step=add_notes) -> Sequence[Migration]:
    """Return the migrations of a later version of the app."""
    last = MIGRATIONS[-1].number
    more = [Migration(last + number, f"later {number}", step) for number in range(1, count + 1)]
    return [*MIGRATIONS, *more]


def tables(database: Database) -> set[str]:
    return {name for (name,) in database.rows("SELECT name FROM sqlite_master")}


@pytest.fixture
def filled(path: Path) -> Path:
    with Library.open(path) as library:
        library.save_analysis(library.add_article(document()), bridge_analysis())
    return path


def test_numbers_follow_each_other():
    assert [step.number for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    assert len({step.name for step in MIGRATIONS}) == len(MIGRATIONS)


def test_new_file_gets_every_step_and_its_record(path: Path):
    with Database(path) as database:
        assert pending(database) == MIGRATIONS
        migrate(database)
        assert pending(database) == ()
        assert applied(database) == tuple(step.name for step in MIGRATIONS)
        assert database.value("PRAGMA user_version") == MIGRATIONS[-1].number
    assert backups_of(path) == []


def test_migrating_again_does_nothing(filled: Path):
    with Database(filled) as database:
        migrate(database)
        assert len(applied(database)) == len(MIGRATIONS)
    assert backups_of(filled) == []


def test_existing_library_is_copied_before_a_step(filled: Path):
    with Database(filled) as database:
        migrate(database, later())
        assert "notes" in tables(database)
    (backup,) = backups_of(filled)
    assert backup.stat().st_mode & 0o777 == 0o600
    with Library.open(backup) as library:  # still of the version before
        (summary,) = library.articles()
        assert library.article(summary.identifier).analysis == bridge_analysis()


def test_newest_three_copies_are_kept(filled: Path):
    stranger = filled.with_name("library.backup-mine.sqlite3")
    stranger.touch()
    seen = []
    for count in range(1, 6):
        with Database(filled) as database:
            migrate(database, later(count, step=lambda _: None))
        seen.append(backups_of(filled)[-1])
    assert backups_of(filled) == seen[-3:]
    assert stranger.exists()


def test_what_is_left_of_a_copy_that_was_cut_short_goes_with_the_next(filled: Path):
    left = filled.with_name(f"{filled.stem}.backup-20260101T000000000000Z-v1.sqlite3.part")
    journal = left.with_name(left.name + "-journal")
    running = left.with_name(left.name.replace("-v1", "-v2"))
    for file in (left, journal, running):
        file.touch()
    for file in (left, journal):
        os.utime(file, (1, 1))
    with Database(filled) as database:
        migrate(database, later())
    assert (left.exists(), journal.exists(), running.exists()) == (False, False, True)


def test_failing_step_leaves_the_library_as_it_was(filled: Path):
    with Database(filled) as database:
        before = tables(database)
        with pytest.raises(ZeroDivisionError):
            migrate(database, later(step=add_notes_and_fail))
        assert tables(database) == before
        assert applied(database) == tuple(step.name for step in MIGRATIONS)
        assert pending(database) == ()
    with Library.open(filled) as library:
        assert len(library.articles()) == 1


def test_steps_before_the_failing_one_stay(filled: Path):
    fails = Migration(MIGRATIONS[-1].number + 2, "fails", add_notes_and_fail)
    with Database(filled) as database:
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            migrate(database, [*later(), fails])
        assert applied(database)[-1] == "later 1"


def test_step_that_another_process_did_first_is_not_done_again(filled: Path):
    done = []

    def step(database: Database) -> None:
        done.append(database)

    class Late(Database):
        """Sees the version only after the other process migrated."""

        def use_write_ahead_log(self) -> None:
            with Database(self.path) as other:
                migrate(other, later(step=step))

    with Late(filled) as database:
        migrate(database, later(step=step))
        assert len(done) == 1
        assert applied(database)[-1] == "later 1"


def test_newer_library_is_refused_and_left_alone(filled: Path):
    with Database(filled) as database:
        migrate(database, later())
    content = filled.read_bytes()
    with pytest.raises(LibraryTooNewError) as caught:
        Library.open(filled)
    assert "Update the app" in str(caught.value)
    assert str(filled) in str(caught.value)
    assert filled.read_bytes() == content


def test_no_step_without_its_copy(filled: Path):
    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with Database(filled) as database:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "rename", refuse)
            with pytest.raises(LibraryUnwritableError, match="No space left"):
                migrate(database, later())
        assert "notes" not in tables(database)


@pytest.mark.parametrize("old", OLD_LIBRARIES, ids=lambda old: old.stem)
def test_library_of_every_earlier_version_opens_with_its_content(old: Path, path: Path):
    shutil.copyfile(old, path)
    with Library.open(path) as library:
        (summary,) = library.articles()
        article = library.article(summary.identifier)
        waiting = [needs_review(s) for s in gather_statements(article.quotations)]
        assert (summary.statements, summary.to_review) == (2, sum(waiting))
        assert article.document == document()
        assert found_in(article.analysis) == bridge_analysis()
        notes = {quotation.review.note for quotation in article.analysis.quotations}
        assert notes == ({""} if old.stem == "version-1" else {"", "Ask the port again"})
        assert [hit.speaker for hit in library.search("islands")] == [
            "Velmar Ferries spokesperson",
            None,
        ]


def found_in(analysis: Analysis) -> Analysis:
    """Return an analysis without what people said to it."""
    quotations = tuple(replace(q, review=UNTOUCHED) for q in analysis.quotations)
    return replace(analysis, quotations=quotations)


def test_findings_of_the_first_version_are_kept_apart(path: Path):
    shutil.copyfile(Path(__file__).parent / "old" / "version-1.sqlite3", path)
    with Library.open(path) as library:
        (summary,) = library.articles()
        assert library.found(summary.identifier) == bridge_analysis().quotations
        before = dump(library)
        opened = library.article(summary.identifier)
        statements = gather_statements(opened.analysis.quotations)
        targets = targets_of(opened.document.text, statements)
        library.decisions.decide([Rejected(targets)], article=summary.identifier)
        assert library.articles()[0].statements == 0
        library.decisions.undo()
        assert dump(library) == before


def test_failing_step_leaves_the_file_of_the_first_version_unchanged(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    shutil.copyfile(Path(__file__).parent / "old" / "version-1.sqlite3", path)
    with Database(path) as database:
        before = tables(database), database.rows("SELECT * FROM quotations")
    monkeypatch.setattr("reader.library.decisions_schema._FOUND", "SELECT absent FROM quotations")
    with pytest.raises(sqlite3.OperationalError, match="absent"):
        Library.open(path)
    with Database(path) as database:
        assert database.value("PRAGMA user_version") == 1
        assert (tables(database), database.rows("SELECT * FROM quotations")) == before


def test_there_is_a_library_of_every_released_version():
    versions = {int(old.stem.partition("-")[2]) for old in OLD_LIBRARIES}
    assert versions == {step.number for step in MIGRATIONS}
