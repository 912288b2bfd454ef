"""What analyses found, apart from what is in force: decisions are replayed over it.

A quotation is known by its span; a finished analysis has a row of `analyses` besides.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.library import values
from reader.model.plain import plain_quotation, quotation_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database
    from reader.model.quotation import Analysis, Quotation

_SAVE = """
    INSERT INTO findings (article_id, span_start, span_end, payload)
    VALUES (?, ?, ?, CAST(? AS TEXT))
    ON CONFLICT (article_id, span_start, span_end) DO UPDATE SET payload = excluded.payload
"""
_SAVE_ANALYSIS = """
    INSERT OR REPLACE INTO analyses (
        article_id, edition, analyser, language, notices, finished, text_changes, learnt_until
    ) VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?)
"""
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class AnalysisRow:
    """What is kept of a finished analysis besides its quotations.

    Attributes:
        edition: UUID, new with every analysis.
        text_changes: Rows of the decisions that had changed the text it was made of.
        learnt_until: The last decision that was there to learn from.
    """

    edition: str
    analyser: str
    language: str
    notices: tuple[str, ...]
    text_changes: tuple[int, ...]
    learnt_until: int


@dataclass(frozen=True, slots=True)
class KeptAnalysis:
    """A finished analysis with everything it found, to be put back just as it was."""

    row: AnalysisRow
    quotations: tuple[Quotation, ...]


def is_analysed(database: Database, article: int) -> bool:
    """Tell whether an analysis of the article was finished and saved."""
    sql = "SELECT 1 FROM analyses WHERE article_id = ?"
    return database.value(sql, (article,)) is not None


def save_findings(database: Database, article: int, quotations: Iterable[Quotation]) -> None:
    """Keep what an analysis found so far; each replaces an earlier one of the same span."""
    database.run_many(
        _SAVE,
        (
            (
                article,
                quotation.span.start,
                quotation.span.end,
                values.encode(_to_json(plain_quotation(quotation))),
            )
            for quotation in quotations
        ),
    )


def save_analysis(
    database: Database,
    article: int,
    analysis: Analysis,
    text_changes: Iterable[int],
    learnt_until: int,
) -> str:
    """Keep a finished analysis in place of everything that was found before; return its edition."""
    row = AnalysisRow(
        values.new_uuid(),
        analysis.analyser,
        analysis.language,
        analysis.notices,
        tuple(text_changes),
        learnt_until,
    )
    put_analysis(database, article, KeptAnalysis(row, analysis.quotations))
    return row.edition


def put_analysis(database: Database, article: int, kept: KeptAnalysis) -> None:
    """Put an analysis in place of everything that was found before, as it was kept."""
    remove_findings(database, article)
    save_findings(database, article, kept.quotations)
    row = kept.row
    database.run(
        _SAVE_ANALYSIS,
        (
            article,
            row.edition,
            values.encode(row.analyser),
            values.encode(row.language),
            values.encode_json(row.notices),
            values.now(),
            values.encode_json(list(row.text_changes)).decode("ascii"),
            row.learnt_until,
        ),
    )


def remove_findings(database: Database, article: int) -> None:
    """Forget what was found in an article."""
    database.run("DELETE FROM findings WHERE article_id = ?", (article,))


def read_analysis(database: Database, article: int) -> AnalysisRow | None:
    """Return what is known of the analysis that was saved last, or None when none was finished."""
    found = database.row(
        """SELECT edition, analyser, language, notices, text_changes, learnt_until
            FROM analyses WHERE article_id = ?""",
        (article,),
    )
    if found is None:
        return None
    edition, analyser, language, notices, text_changes, learnt_until = found
    return AnalysisRow(
        edition,
        analyser,
        language,
        tuple(values.decode_json(notices)),
        tuple(values.decode_json(text_changes)),
        learnt_until,
    )


def read_kept(database: Database, article: int) -> KeptAnalysis | None:
    """Return the analysis that was saved last with all it found, or None when none was finished."""
    row = read_analysis(database, article)
    return None if row is None else KeptAnalysis(row, read_findings(database, article))


def read_analysers(database: Database) -> dict[str, str]:
    """Return what analysed each article last, by the article's UUID; the one added last first."""
    return dict(
        database.rows(
            """SELECT uuid, analyser FROM articles JOIN analyses ON article_id = id
                ORDER BY added DESC, id DESC"""
        )
    )


def read_findings(database: Database, article: int) -> tuple[Quotation, ...]:
    """Return what was found, in text order, finished or not."""
    rows = database.rows(
        "SELECT payload FROM findings WHERE article_id = ? ORDER BY span_start, span_end DESC",
        (article,),
    )
    return tuple(quotation_of(_from_json(payload)) for (payload,) in rows)


def _from_json(payload: str) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(payload)
    return plain
