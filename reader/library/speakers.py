"""Speakers of one article, and the speakers of the library they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import values
from reader.model.article import SpeakerSummary
from reader.model.speaker import Speaker, SpeakerKind, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database

_LIST = """
    WITH counted AS (
        SELECT article_speaker_id, count(*) AS said FROM quotations
        WHERE kind IN ('direct', 'mixed') AND article_speaker_id IS NOT NULL
        GROUP BY article_speaker_id
    )
    SELECT speakers.name, speakers.kind,
        (SELECT role FROM article_speakers AS one
            WHERE one.speaker_id = speakers.id AND role IS NOT NULL ORDER BY id DESC LIMIT 1),
        sum(said) AS said_in_all, count(DISTINCT article_id)
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


def read_speakers(database: Database, article: int) -> dict[int, Speaker]:
    """Return the speakers of an article by row."""
    rows = database.rows(
        "SELECT id, name, kind, role, aliases FROM article_speakers WHERE article_id = ?",
        (article,),
    )
    return {
        row: Speaker(name, SpeakerKind(kind), role, tuple(values.decode_json(aliases)))
        for row, name, kind, role, aliases in rows
    }


def list_speakers(database: Database) -> list[SpeakerSummary]:
    """Return who says something in the library, those with the most quotations first."""
    return [SpeakerSummary(*row) for row in database.rows(_LIST)]


def remove_unused(database: Database, article: int | None = None) -> None:
    """Remove the speakers no quotation is left of, unless a person made them."""
    if article is not None:
        database.run(
            """DELETE FROM article_speakers WHERE article_id = ? AND made_by = ? AND NOT EXISTS (
                SELECT 1 FROM quotations WHERE article_speaker_id = article_speakers.id)""",
            (article, values.ANALYSER),
        )
    database.run(
        """DELETE FROM speakers WHERE made_by = ? AND NOT EXISTS (
            SELECT 1 FROM article_speakers WHERE speaker_id = speakers.id)""",
        (values.ANALYSER,),
    )


def _save(database: Database, article: int, speaker: Speaker) -> int:
    found = database.row(
        """SELECT id, speaker_id, kind, role, aliases FROM article_speakers
            WHERE article_id = ? AND name = CAST(? AS TEXT)""",
        (article, values.encode(speaker.name)),
    )
    if found is None:
        return _insert(database, article, speaker)
    row, entity, *known = found
    aliases = values.encode_json(speaker.aliases)
    if known != [speaker.kind.value, speaker.role, values.decode(aliases)]:
        if (speaker.kind.value, speaker.role) != tuple(known[:2]):
            entity = _find_entity(database, speaker) or _add_entity(database, speaker)
        database.run(
            """UPDATE article_speakers SET speaker_id = ?, kind = ?, role = CAST(? AS TEXT),
                aliases = CAST(? AS TEXT) WHERE id = ? AND made_by = ?""",
            (
                entity,
                speaker.kind.value,
                values.encode(speaker.role),
                aliases,
                row,
                values.ANALYSER,
            ),
        )
    return int(row)


def _insert(database: Database, article: int, speaker: Speaker) -> int:
    return database.insert(
        """INSERT INTO article_speakers
            (uuid, article_id, speaker_id, name, kind, role, aliases, made_by)
            VALUES (?, ?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), ?)""",
        (
            values.new_uuid(),
            article,
            _find_entity(database, speaker) or _add_entity(database, speaker),
            values.encode(speaker.name),
            speaker.kind.value,
            values.encode(speaker.role),
            values.encode_json(speaker.aliases),
            values.ANALYSER,
        ),
    )


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
