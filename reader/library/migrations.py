"""The shape of a library file, as ordered steps from an empty file to the newest one.

A released step never changes: what comes later is a new step at the end.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.errors import LibraryTooNewError, LibraryUnwritableError
from reader.library import values
from reader.library.database import APPLICATION_ID, unwritable_error
from reader.library.decisions_schema import add_decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.library.database import Database

BACKUPS_KEPT = 3
_ABANDONED = 3600  # seconds after which no process still writes a copy

_ARTICLES = (
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        checksum TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        title TEXT,
        byline TEXT,
        published TEXT,
        outlet TEXT,
        url TEXT,
        origin TEXT NOT NULL,
        notices TEXT NOT NULL,
        added TEXT NOT NULL,
        opened TEXT NOT NULL,
        opened_rank INTEGER NOT NULL,
        position INTEGER NOT NULL DEFAULT 0
    )""",
    # Apart from `articles`, so that listing a library does not read its texts.
    """CREATE TABLE contents (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        original BLOB
    )""",
    # A row stands for a finished analysis.
    """CREATE TABLE analyses (
        article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
        analyser TEXT NOT NULL,
        language TEXT NOT NULL,
        notices TEXT NOT NULL,
        finished TEXT NOT NULL
    )""",
)

_SPEAKERS = (
    # `match_key` is what speakers of different articles meet by; NULL: they never do.
    """CREATE TABLE speakers (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        match_key TEXT UNIQUE,
        made_by TEXT NOT NULL
    )""",
    # A speaker as one article presents it.
    """CREATE TABLE article_speakers (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        speaker_id INTEGER NOT NULL REFERENCES speakers (id),
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        role TEXT,
        aliases TEXT NOT NULL,
        made_by TEXT NOT NULL,
        UNIQUE (article_id, name)
    )""",
    "CREATE INDEX article_speakers_by_speaker ON article_speakers (speaker_id)",
)

_QUOTATIONS = (
    # A statement is known by the span of its first piece: its number shifts when one is added.
    """CREATE TABLE statements (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        text TEXT NOT NULL,
        made_by TEXT NOT NULL,
        UNIQUE (article_id, span_start, span_end)
    )""",
    "CREATE INDEX statements_by_number ON statements (article_id, number)",
    """CREATE TABLE quotations (
        id INTEGER PRIMARY KEY,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        statement_id INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
        parent_id INTEGER REFERENCES statements (id) ON DELETE SET NULL,
        article_speaker_id INTEGER REFERENCES article_speakers (id) ON DELETE SET NULL,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        kind TEXT NOT NULL,
        form TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        mention_start INTEGER,
        mention_end INTEGER,
        cue_start INTEGER,
        cue_end INTEGER,
        confidence REAL NOT NULL,
        state TEXT NOT NULL,
        evidence TEXT NOT NULL,
        runners_up TEXT NOT NULL,
        made_by TEXT NOT NULL,
        UNIQUE (article_id, span_start, span_end)
    )""",
    "CREATE INDEX quotations_by_statement ON quotations (statement_id)",
    "CREATE INDEX quotations_by_parent ON quotations (parent_id) WHERE parent_id IS NOT NULL",
    "CREATE INDEX quotations_by_speaker ON quotations (article_speaker_id, kind, article_id)",
    "CREATE INDEX quotations_to_review ON quotations (article_id, kind, state, statement_id)",
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the version it leads to, its name, and what it does."""

    number: int
    name: str
    apply: Callable[[Database], None]


def _create_tables(database: Database) -> None:
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")
    database.run(
        "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT)"
    )
    search = (
        *_search_index("article_search", "contents", "article_id"),
        *_search_index("statement_search", "statements", "id"),
    )
    for statement in _ARTICLES + _SPEAKERS + _QUOTATIONS + search:
        database.run(statement)


def _search_index(index: str, table: str, row: str) -> tuple[str, ...]:
    """Return what makes a full text index over `table.text` and keeps it in step."""
    add = f"INSERT INTO {index} (rowid, text) VALUES (new.{row}, new.text);"
    remove = f"INSERT INTO {index} ({index}, rowid, text) VALUES ('delete', old.{row}, old.text);"
    return (
        f"""CREATE VIRTUAL TABLE {index} USING fts5 (
            text, content = '{table}', content_rowid = '{row}',
            tokenize = 'unicode61 remove_diacritics 2'
        )""",
        f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_remove AFTER DELETE ON {table} BEGIN {remove} END",
        f"""CREATE TRIGGER {index}_change AFTER UPDATE OF text ON {table}
            WHEN old.text IS NOT new.text BEGIN {remove} {add} END""",
    )


def _index_review(database: Database) -> None:
    """Let the list of articles count what is to review from an index alone, in its order."""
    database.run("DROP INDEX quotations_to_review")
    database.run(
        """CREATE INDEX quotations_to_review ON quotations (
            article_id, statement_id, span_start, span_end, kind, review, is_flagged,
            confidence, article_speaker_id
        )"""
    )


def _tally_statements(database: Database) -> None:
    """Keep with each statement what the list of articles counts, and count speakers by an index."""
    database.run("ALTER TABLE statements ADD COLUMN is_said INTEGER NOT NULL DEFAULT 0")
    database.run("ALTER TABLE statements ADD COLUMN waits_below REAL")
    database.run(
        """UPDATE statements SET
            is_said = coalesce((SELECT kind IN ('direct', 'mixed') FROM quotations
                WHERE statement_id = statements.id ORDER BY span_start, span_end DESC LIMIT 1), 0),
            waits_below = (SELECT min(CASE
                    WHEN is_flagged THEN -1
                    WHEN review = 'unreviewed' THEN iif(article_speaker_id IS NULL, -1, confidence)
                END) FROM quotations WHERE statement_id = statements.id)"""
    )
    database.run("DROP INDEX quotations_to_review")
    database.run("CREATE INDEX statements_said ON statements (article_id, is_said, waits_below)")
    database.run("DROP INDEX quotations_by_speaker")
    database.run(
        """CREATE INDEX quotations_by_speaker
            ON quotations (article_speaker_id, statement_id, kind)"""
    )


def _outdate_checks(database: Database) -> None:
    """Keep which quotations were checked before their words were changed, for they wait."""
    database.run("ALTER TABLE quotations ADD COLUMN is_outdated INTEGER NOT NULL DEFAULT 0")


MIGRATIONS = (
    Migration(1, "articles, speakers, quotations and their search", _create_tables),
    Migration(2, "decisions, and findings apart from what is in force", add_decisions),
    Migration(3, "what is to review by the user's own limit", _index_review),
    Migration(4, "what the list counts, with each statement", _tally_statements),
    Migration(5, "checks of words that were changed since", _outdate_checks),
)


def pending(
    database: Database, migrations: Sequence[Migration] = MIGRATIONS
) -> tuple[Migration, ...]:
    """Return the steps still to do; nothing is written.

    Raises:
        LibraryTooNewError: A newer version of the app wrote the file.
    """
    version = database.value("PRAGMA user_version")
    if version > migrations[-1].number:
        raise LibraryTooNewError(
            f"The library {database.path} was written by a newer version of Quote Reader "
            f"(format {version}; this one knows {migrations[-1].number}). "
            "Update the app, or use another library with --library FILE."
        )
    return tuple(step for step in migrations if step.number > version)


def applied(database: Database) -> tuple[str, ...]:
    """Return the names of the steps that were done, in order."""
    return tuple(name for (name,) in database.rows("SELECT name FROM migrations ORDER BY number"))


def migrate(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Do every pending step, each in one transaction with its record.

    An existing library is copied beside itself first; the newest copies are kept.

    Raises:
        LibraryError: The file is too new, or the copy cannot be written.
    """
    steps = pending(database, migrations)
    if steps and database.value("PRAGMA user_version"):
        _back_up(database)
    if steps:
        database.use_write_ahead_log()
    for step in steps:
        with database.transaction(durable=True):
            if database.value("PRAGMA user_version") >= step.number:
                continue  # another process did it since
            step.apply(database)
            database.run(
                "INSERT INTO migrations (number, name, applied) VALUES (?, ?, ?)",
                (step.number, step.name, values.now()),
            )
            database.run(f"PRAGMA user_version = {step.number}")


def backups_of(path: Path) -> list[Path]:
    """Return the copies that were made of a library before migrations, the oldest first."""
    name = re.compile(
        re.escape(path.stem) + r"\.backup-\d{8}T\d{12}Z-v\d+" + re.escape(path.suffix)
    )
    return sorted(file for file in path.parent.iterdir() if name.fullmatch(file.name))


def _unfinished_of(path: Path) -> list[Path]:
    """Return what is left of copies whose process was ended amid them."""
    begins, latest = f"{path.stem}.backup-", time.time() - _ABANDONED
    return [
        file
        for file in path.parent.iterdir()
        if file.name.startswith(begins)
        and file.name.endswith((".part", ".part-journal"))
        and file.stat().st_mtime < latest
    ]


def _back_up(database: Database) -> None:
    path = database.path
    version = database.value("PRAGMA user_version")
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = path.with_name(f"{path.stem}.backup-{now}-v{version}{path.suffix}")
    unfinished = target.with_name(target.name + ".part")
    try:
        database.copy_to(unfinished)
        unfinished.rename(target)
        for old in (*backups_of(path)[:-BACKUPS_KEPT], *_unfinished_of(path)):
            old.unlink()
    except OSError as error:
        raise unwritable_error(target, error.strerror or str(error)) from error
    except LibraryUnwritableError:
        unfinished.unlink(missing_ok=True)
        raise
