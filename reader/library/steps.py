"""The log of decisions as rows: only ever added to; what is undone is marked as such."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.library import values
from reader.model.decision_json import decision_from_json, decision_to_json, kind_of
from reader.model.step import Recorded, Step, StepState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.database import Database, Row
    from reader.model.decision import Decision

_IN_FORCE = """
    SELECT decisions.id, decisions.uuid FROM steps JOIN decisions ON step_id = steps.id
    WHERE state = 'in force' AND article_id = ?1
    UNION ALL
    SELECT decisions.id, decisions.uuid FROM steps JOIN decisions ON step_id = steps.id
    WHERE state = 'in force' AND article_id IS NULL
    ORDER BY 1
"""
_TEACHING = """
    SELECT decisions.id, decisions.uuid FROM decisions JOIN steps ON steps.id = step_id
    WHERE kind IN ('speaker_renamed', 'speakers_merged') AND state = 'in force'
        AND article_id <> ? AND decisions.id <= ?
    ORDER BY 1
"""
_NAMING = """
    SELECT decisions.id, decisions.uuid FROM decisions JOIN steps ON steps.id = step_id
    WHERE kind IN ('speaker_edited', 'speaker_renamed', 'speakers_merged')
        AND state = 'in force'
    ORDER BY 1
"""
_DECISIONS = """
    SELECT decisions.id, decisions.uuid, payload, made, made_by
    FROM decisions JOIN steps ON steps.id = step_id
    WHERE decisions.id IN (SELECT value FROM json_each(?))
"""
_OF_STEPS = """
    SELECT id, uuid, step_id FROM decisions
    WHERE step_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_STEP = """
    SELECT steps.id, steps.uuid, steps.title, articles.uuid, made, made_by, state
    FROM steps LEFT JOIN articles ON articles.id = article_id
"""


class DecisionCache:
    """Decisions that were read before, by row: a row never changes."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._known: dict[int, Recorded] = {}

    def read(self, database: Database, rows: Sequence[Row]) -> list[tuple[int, Recorded]]:
        """Return decisions with their ids, in the order given.

        Args:
            database: The library.
            rows: ``id, uuid`` of each; its words are read only where they are not known.
        """
        known = self._known
        unread = [n for n, uuid, *_ in rows if n not in known or known[n].identifier != uuid]
        if unread:
            if len(known) + len(unread) > self._most:
                self._known = known = {n: known[n] for n, *_ in rows if n in known}
            for number, uuid, payload, made, by in database.rows(_DECISIONS, (str(unread),)):
                known[number] = Recorded(uuid, decision_from_json(payload), made, by)
        return [(number, known[number]) for number, *_ in rows]


def add_step(
    database: Database,
    article: int | None,
    title: str,
    decisions: Sequence[Decision],
    made_by: str,
) -> int:
    """Add decisions that are in force from now on; return the row of their step.

    What could have been redone cannot any more, for it may not fit what is decided now.
    """
    _abandon(database)
    step = database.insert(
        """INSERT INTO steps (uuid, article_id, title, made, made_by, state)
            VALUES (?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT), 'in force')""",
        (values.new_uuid(), article, values.encode(title), values.now(), values.encode(made_by)),
    )
    _add_decisions(database, step, decisions)
    return step


def extend_step(database: Database, step: int, title: str, decisions: Sequence[Decision]) -> None:
    """Add decisions to the last step that is in force, and call it otherwise.

    They are undone and redone with it.
    """
    _abandon(database)
    database.run(
        "UPDATE steps SET title = CAST(? AS TEXT) WHERE id = ?", (values.encode(title), step)
    )
    _add_decisions(database, step, decisions)


def _abandon(database: Database) -> None:
    database.run("UPDATE steps SET state = 'abandoned' WHERE state = 'undone'")


def _add_decisions(database: Database, step: int, decisions: Sequence[Decision]) -> None:
    database.run_many(
        "INSERT INTO decisions (uuid, step_id, kind, payload) VALUES (?, ?, ?, CAST(? AS TEXT))",
        (
            (values.new_uuid(), step, kind_of(given), values.encode(decision_to_json(given)))
            for given in decisions
        ),
    )


def read_in_force(
    database: Database, article: int, cache: DecisionCache
) -> list[tuple[int, Recorded]]:
    """Return the decisions about an article or the whole library, with their rows, in order."""
    return cache.read(database, database.rows(_IN_FORCE, (article,)))


def read_teaching(
    database: Database, article: int, until: int, cache: DecisionCache
) -> list[Recorded]:
    """Return the decisions in force about other articles from which names are learnt.

    Args:
        database: The library.
        article: That has been analysed.
        until: Row of the last decision that counts.
        cache: Of decisions.
    """
    rows = database.rows(_TEACHING, (article, until))
    return [recorded for _, recorded in cache.read(database, rows)]


def read_naming(database: Database, cache: DecisionCache) -> list[Recorded]:
    """Return the decisions in force about speakers as such in all of the library, in order."""
    return [recorded for _, recorded in cache.read(database, database.rows(_NAMING))]


def read_decisions(database: Database, rows: Iterable[int], cache: DecisionCache) -> list[Recorded]:
    """Return decisions by row, in force or not; those that were deleted are left out."""
    found = database.rows(
        "SELECT id, uuid FROM decisions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (str([*rows]),),
    )
    return [recorded for _, recorded in cache.read(database, found)]


def last_decision(database: Database) -> int:
    """Return the row of the last decision, 0 where there is none."""
    return int(database.value("SELECT coalesce(max(id), 0) FROM decisions"))


def find_undoable(database: Database) -> int | None:
    """Return the step that is undone next, or None."""
    row: int | None = database.value(
        "SELECT id FROM steps WHERE state = 'in force' ORDER BY id DESC LIMIT 1"
    )
    return row


def find_redoable(database: Database) -> int | None:
    """Return the step that is redone next, or None."""
    row: int | None = database.value(
        "SELECT id FROM steps WHERE state = 'undone' ORDER BY id LIMIT 1"
    )
    return row


def mark(database: Database, step: int, state: StepState) -> None:
    """Put a step in force, or out of it."""
    database.run("UPDATE steps SET state = ? WHERE id = ?", (state.value, step))


def is_about(database: Database, step: int | None, identifier: str, article: int | None) -> bool:
    """Tell whether a step has this UUID and is about this article."""
    row = database.row("SELECT uuid, article_id FROM steps WHERE id = ?", (step,))
    return row is not None and tuple(row) == (identifier, article)


def read_article(database: Database, step: int) -> int | None:
    """Return the row of the article a step is about, or None."""
    row: int | None = database.value("SELECT article_id FROM steps WHERE id = ?", (step,))
    return row


def read_step(database: Database, step: int, cache: DecisionCache) -> Step:
    """Return a step with its decisions."""
    (found,) = _steps(database, database.rows(_STEP + "WHERE steps.id = ?", (step,)), cache)
    return found


def read_steps(
    database: Database, article: int | None, limit: int, cache: DecisionCache
) -> list[Step]:
    """Return steps, the last one first, whatever became of them.

    Args:
        database: The library.
        article: Only those about this article; None for all.
        limit: How many at most.
        cache: Of decisions.
    """
    where = "" if article is None else "WHERE article_id = ?2 "
    parameters = (limit,) if article is None else (limit, article)
    rows = database.rows(_STEP + where + "ORDER BY steps.id DESC LIMIT ?1", parameters)
    return _steps(database, rows, cache)


def _steps(database: Database, rows: Iterable[Row], cache: DecisionCache) -> list[Step]:
    rows = list(rows)
    made_in = database.rows(_OF_STEPS, (str([row[0] for row in rows]),))
    decisions: defaultdict[int, list[Recorded]] = defaultdict(list)
    for (_, _, step), (_, recorded) in zip(made_in, cache.read(database, made_in), strict=True):
        decisions[step].append(recorded)
    return [
        Step(uuid, title, article, made, by, StepState(state), tuple(decisions[number]))
        for number, uuid, title, article, made, by, state in rows
    ]
