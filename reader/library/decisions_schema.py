"""The second step of the library's shape: decisions, and findings apart from what is in force.

What is written here was released and never changes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.library import values

if TYPE_CHECKING:
    from reader.library.database import Database, Row

_TABLES = (
    # What is undone together. `article_id` NULL: about the whole library. `state`: in force,
    # undone (can be redone) or abandoned (undone, and something else was decided since).
    """CREATE TABLE steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        made TEXT NOT NULL,
        made_by TEXT NOT NULL,
        state TEXT NOT NULL
    )""",
    "CREATE INDEX steps_by_state ON steps (state, id)",
    "CREATE INDEX steps_by_article ON steps (article_id, state)",
    # Only ever added to.
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        step_id INTEGER NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        payload TEXT NOT NULL
    )""",
    "CREATE INDEX decisions_by_step ON decisions (step_id)",
    "CREATE INDEX decisions_by_kind ON decisions (kind)",
    # What the analysis says, as JSON; `quotations` is what is in force.
    """CREATE TABLE findings (
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        span_start INTEGER NOT NULL,
        span_end INTEGER NOT NULL,
        payload TEXT NOT NULL,
        PRIMARY KEY (article_id, span_start, span_end)
    ) WITHOUT ROWID""",
    # Of an article whose text was changed: the text it was first read with, and every text that
    # replaced it; `contents` is what is in force.
    """CREATE TABLE texts (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        checksum TEXT NOT NULL,
        is_first INTEGER NOT NULL,
        title TEXT,
        text TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        original BLOB,
        UNIQUE (article_id, checksum)
    )""",
    "CREATE INDEX texts_by_checksum ON texts (checksum)",
)
_COLUMNS = {
    "analyses": (
        "edition TEXT NOT NULL DEFAULT ''",
        "text_changes TEXT NOT NULL DEFAULT '[]'",
        "learnt_until INTEGER NOT NULL DEFAULT 0",
    ),
    "article_speakers": (
        "organisation TEXT",
        "note TEXT NOT NULL DEFAULT ''",
        "colour TEXT",
        "learnt_from TEXT",
    ),
    "quotations": (
        "review TEXT NOT NULL DEFAULT 'unreviewed'",
        "is_flagged INTEGER NOT NULL DEFAULT 0",
        "note TEXT NOT NULL DEFAULT ''",
        "tags TEXT NOT NULL DEFAULT '[]'",
        "verified TEXT",
        "verified_against TEXT",
        "verified_on TEXT",
        "verified_by TEXT",
        "reviewer TEXT",
    ),
}
_FOUND = """
    SELECT quotations.article_id, quotations.span_start, quotations.span_end,
        quotations.kind, form, statements.number, paragraph, parents.number,
        mention_start, mention_end, cue_start, cue_end, confidence, state, evidence, runners_up,
        article_speakers.name, article_speakers.kind, role, aliases
    FROM quotations
    JOIN statements ON statements.id = statement_id
    LEFT JOIN statements AS parents ON parents.id = parent_id
    LEFT JOIN article_speakers ON article_speakers.id = article_speaker_id
"""
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def add_decisions(database: Database) -> None:
    """Add the tables of the log, and move what analyses found to a table of its own."""
    for statement in _TABLES:
        database.run(statement)
    for table, columns in _COLUMNS.items():
        for column in columns:
            database.run(f"ALTER TABLE {table} ADD COLUMN {column}")
    for (article,) in database.rows("SELECT article_id FROM analyses"):
        database.run(
            "UPDATE analyses SET edition = ? WHERE article_id = ?", (values.new_uuid(), article)
        )
    database.run_many(
        """INSERT INTO findings (article_id, span_start, span_end, payload)
            VALUES (?, ?, ?, CAST(? AS TEXT))""",
        ((*row[:3], values.encode(_to_json(_finding(row)))) for row in database.rows(_FOUND)),
    )
    for column in ("evidence", "runners_up"):
        database.run(f"ALTER TABLE quotations DROP COLUMN {column}")
    # Lists, counts and the review queue ask for what nobody has decided yet.
    database.run("DROP INDEX quotations_to_review")
    database.run(
        """CREATE INDEX quotations_to_review
            ON quotations (article_id, kind, state, review, statement_id)"""
    )


def _finding(row: Row) -> dict[str, Any]:
    _, start, end, kind, form, statement, paragraph, parent, *attribution = row
    return {
        "span": [start, end],
        "kind": kind,
        "form": form,
        "statement": statement,
        "paragraph": paragraph,
        "parent": parent,
        "attribution": _attribution(attribution),
    }


def _attribution(columns: list[Any]) -> dict[str, Any]:
    mention, cue = columns[:2], columns[2:4]
    confidence, state, evidence, runners_up, name, kind, role, aliases = columns[4:]
    known: dict[str, Any] = {
        "confidence": confidence,
        "state": state,
        "evidence": values.decode_json(evidence),
        "runners_up": values.decode_json(runners_up),
    }
    if mention[0] is not None:
        known["mention"] = mention
    if cue[0] is not None:
        known["cue"] = cue
    if name is not None:
        known["speaker"] = {
            "name": name,
            "kind": kind,
            "role": role,
            "aliases": values.decode_json(aliases),
        }
    return known
