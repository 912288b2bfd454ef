"""Speakers of one article, and the speakers of the library they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import values
from reader.model.article import SpeakerSummary
from reader.model.speaker import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Column, Database, Row
    from reader.model.speaker import Speaker

_INSERT = """
    INSERT INTO article_speakers (
        uuid, article_id, name, made_by, speaker_id,
        kind, role, aliases, organisation, note, colour, learnt_from
    ) VALUES (
        ?, ?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
        CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT)
    )
"""
_UPDATE = """
    UPDATE article_speakers SET speaker_id = ?, kind = ?, role = CAST(? AS TEXT),
        aliases = CAST(? AS TEXT), organisation = CAST(? AS TEXT), note = CAST(? AS TEXT),
        colour = CAST(? AS TEXT), learnt_from = CAST(? AS TEXT)
    WHERE id = ?
"""
_REMOVE_ENTITY = """
    DELETE FROM speakers WHERE id = ?1 AND NOT EXISTS (
        SELECT 1 FROM article_speakers WHERE speaker_id = ?1)
"""
_LIST = """
    WITH counted AS (
        SELECT article_speaker_id, count(DISTINCT statement_id) AS said FROM quotations
        WHERE kind IN ('direct', 'mixed') AND article_speaker_id IS NOT NULL
        GROUP BY article_speaker_id
    )
    SELECT speakers.name, speakers.kind,
        (SELECT role FROM article_speakers AS one
            WHERE one.speaker_id = speakers.id AND role IS NOT NULL ORDER BY id DESC LIMIT 1),
        sum(said) AS said_in_all, count(DISTINCT article_id),
        (SELECT organisation FROM article_speakers AS one
            WHERE one.speaker_id = speakers.id AND organisation > '' ORDER BY id DESC LIMIT 1),
        (SELECT note FROM article_speakers AS one
            WHERE one.speaker_id = speakers.id AND note > '' ORDER BY id DESC LIMIT 1),
        (SELECT colour FROM article_speakers AS one
            WHERE one.speaker_id = speakers.id AND colour > '' ORDER BY id DESC LIMIT 1)
    FROM counted
    JOIN article_speakers ON article_speakers.id = article_speaker_id
    JOIN speakers ON speakers.id = article_speakers.speaker_id
    GROUP BY speakers.id
    ORDER BY said_in_all DESC, speakers.name, speakers.id
"""


def save_speakers(database: Database, article: int, speakers: Iterable[Speaker]) -> dict[str, int]:
    """Keep the speakers of an article; of two with one name, the later counts.

    Args:
        database: Within a transaction.
        article: Row of the article.
        speakers: As the analysis gives them, repeats allowed.

    Returns:
        The row of each within the article, by name.
    """
    by_name = {speaker.name: speaker for speaker in speakers}
    return {name: _save(database, article, speaker) for name, speaker in by_name.items()}


def list_speakers(database: Database) -> list[SpeakerSummary]:
    """Return who says something in the library, those with the most statements first."""
    return [
        SpeakerSummary(name, kind, role, said, articles, organisation, note or "", colour)
        for name, kind, role, said, articles, organisation, note, colour in database.rows(_LIST)
    ]


def remove_unused(database: Database, article: int | None = None) -> None:
    """Remove the speakers no quotation is left of, in an article or in all of the library."""
    if article is None:
        database.run(
            """DELETE FROM speakers WHERE NOT EXISTS (
                SELECT 1 FROM article_speakers WHERE speaker_id = speakers.id)"""
        )
        return
    gone = database.rows(
        """DELETE FROM article_speakers WHERE article_id = ? AND NOT EXISTS (
            SELECT 1 FROM quotations WHERE article_speaker_id = article_speakers.id)
            RETURNING speaker_id""",
        (article,),
    )
    database.run_many(_REMOVE_ENTITY, gone)


def find_articles(database: Database, keys: Iterable[str]) -> set[int]:
    """Return the articles with a speaker of one of the `match_key`s, under any name."""
    found: set[int] = set()
    for key in keys:
        rows = database.rows(
            """SELECT article_id FROM article_speakers
                JOIN speakers ON speakers.id = speaker_id WHERE match_key = CAST(? AS TEXT)""",
            (values.encode(key),),
        )
        found.update(article for (article,) in rows)
    return found


def find_named(database: Database, names: Iterable[str]) -> set[int]:
    """Return the articles with a speaker of one of the names, learnt ones by either name."""
    found: set[int] = set()
    for name in names:
        rows = database.rows(
            """SELECT article_id FROM article_speakers
                WHERE name = CAST(?1 AS TEXT) OR learnt_from = CAST(?1 AS TEXT)""",
            (values.encode(name),),
        )
        found.update(article for (article,) in rows)
    return found


def _save(database: Database, article: int, speaker: Speaker) -> int:
    found = database.row(
        """SELECT id, speaker_id, kind, role, aliases, organisation, note, colour, learnt_from
            FROM article_speakers WHERE article_id = ? AND name = CAST(? AS TEXT)""",
        (article, values.encode(speaker.name)),
    )
    if found is None:
        entity = _find_entity(database, speaker) or _add_entity(database, speaker)
        known = (values.new_uuid(), article, values.encode(speaker.name), values.ANALYSER)
        return database.insert(_INSERT, (*known, entity, *_columns(speaker)))
    row, entity, *columns = found
    if columns != [_text(column) for column in _columns(speaker)]:
        before = entity
        if (speaker.kind.value, speaker.role) != tuple(columns[:2]):
            entity = _find_entity(database, speaker) or _add_entity(database, speaker)
        database.run(_UPDATE, (entity, *_columns(speaker), row))
        if entity != before:
            database.run(_REMOVE_ENTITY, (before,))
    return int(row)


def _columns(speaker: Speaker) -> Row:
    """Return what is kept of a speaker besides the name."""
    return (
        speaker.kind.value,
        values.encode(speaker.role),
        values.encode_json(speaker.aliases),
        values.encode(speaker.organisation),
        values.encode(speaker.note),
        values.encode(speaker.colour),
        values.encode(speaker.learnt_from),
    )


def _text(column: Column) -> Column:
    return values.decode(column) if isinstance(column, bytes) else column


def _find_entity(database: Database, speaker: Speaker) -> int | None:
    """Return the library's speaker this one is, or None when it is a new one."""
    row: int | None = database.value(
        "SELECT id FROM speakers WHERE match_key = CAST(? AS TEXT)",
        (values.encode(match_key(speaker)),),
    )
    return row


def _add_entity(database: Database, speaker: Speaker) -> int:
    return database.insert(
        """INSERT INTO speakers (uuid, name, kind, match_key, made_by)
            VALUES (?, CAST(? AS TEXT), ?, CAST(? AS TEXT), ?)""",
        (
            values.new_uuid(),
            values.encode(speaker.name),
            speaker.kind.value,
            values.encode(match_key(speaker)),
            values.ANALYSER,
        ),
    )
