"""Quotations and statements in the library, and the analyses they come from.

A quotation is known by its span, a statement by the span of its first piece: what an analysis
finds again keeps its row and its UUID. Rows a person made are never touched here.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reader.library import speakers, values
from reader.model.quotation import (
    Analysis,
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationForm,
    QuotationKind,
    RunnerUp,
)
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.database import Database, Row
    from reader.model.speaker import Speaker

_SAVE = """
    INSERT INTO quotations (
        uuid, article_id, statement_id, parent_id, article_speaker_id, span_start, span_end,
        kind, form, paragraph, mention_start, mention_end, cue_start, cue_end,
        confidence, state, evidence, runners_up, made_by
    ) VALUES (
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?
    ) ON CONFLICT (article_id, span_start, span_end) DO UPDATE SET
        statement_id = excluded.statement_id, parent_id = excluded.parent_id,
        article_speaker_id = excluded.article_speaker_id, kind = excluded.kind,
        form = excluded.form, paragraph = excluded.paragraph,
        mention_start = excluded.mention_start, mention_end = excluded.mention_end,
        cue_start = excluded.cue_start, cue_end = excluded.cue_end,
        confidence = excluded.confidence, state = excluded.state,
        evidence = excluded.evidence, runners_up = excluded.runners_up
    WHERE made_by = excluded.made_by
"""
_READ = """
    SELECT quotations.span_start, quotations.span_end, kind, form, statements.number, paragraph,
        parents.number, article_speaker_id, mention_start, mention_end, cue_start, cue_end,
        confidence, state, evidence, runners_up
    FROM quotations
    JOIN statements ON statements.id = statement_id
    LEFT JOIN statements AS parents ON parents.id = parent_id
    WHERE quotations.article_id = ?
    ORDER BY quotations.span_start, quotations.span_end DESC
"""
_SAVE_ANALYSIS = """
    INSERT OR REPLACE INTO analyses (article_id, analyser, language, notices, finished)
    VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)
"""


def is_analysed(database: Database, article: int) -> bool:
    """Tell whether an analysis of the article was finished and saved."""
    sql = "SELECT 1 FROM analyses WHERE article_id = ?"
    return database.value(sql, (article,)) is not None


def save_quotations(
    database: Database, article: int, text: str, quotations: Sequence[Quotation]
) -> None:
    """Keep what an analysis found so far; the rest of the article stays as it is.

    Args:
        database: Within a transaction.
        article: Row of the article.
        text: Its text.
        quotations: Each replaces an earlier one of the same span.
    """
    pieces = _pieces_concerned(database, article, quotations)
    _write(database, article, text, quotations, pieces)
    _remove_empty_statements(database, article)


def save_analysis(database: Database, article: int, text: str, analysis: Analysis) -> None:
    """Keep a finished analysis in place of everything an analysis found before."""
    _remove_others(database, article, {quotation.span for quotation in analysis.quotations})
    pieces = {quotation.span: quotation.statement for quotation in analysis.quotations}
    _write(database, article, text, analysis.quotations, pieces)
    _remove_empty_statements(database, article)
    speakers.remove_unused(database, article)
    database.run(
        _SAVE_ANALYSIS,
        (
            article,
            values.encode(analysis.analyser),
            values.encode(analysis.language),
            values.encode_json(analysis.notices),
            values.now(),
        ),
    )


def read_analysis(database: Database, article: int, checksum: str) -> Analysis | None:
    """Return the analysis that was saved last, or None when none was finished."""
    found = database.row(
        "SELECT language, analyser, notices FROM analyses WHERE article_id = ?", (article,)
    )
    if found is None:
        return None
    language, analyser, notices = found
    return Analysis(
        checksum=checksum,
        quotations=read_quotations(database, article),
        language=language,
        analyser=analyser,
        notices=tuple(values.decode_json(notices)),
    )


def read_quotations(database: Database, article: int) -> tuple[Quotation, ...]:
    """Return the quotations of an article in text order, finished or not."""
    people = speakers.read_speakers(database, article)
    quotations = []
    for row in database.rows(_READ, (article,)):
        start, end, kind, form, statement, paragraph, parent, speaker, *attribution = row
        quotations.append(
            Quotation(
                span=Span(start, end),
                kind=QuotationKind(kind),
                form=QuotationForm(form),
                statement=statement,
                paragraph=paragraph,
                parent=parent,
                attribution=_attribution(people.get(speaker), attribution),
            )
        )
    return tuple(quotations)


def _attribution(speaker: Speaker | None, columns: Sequence[Any]) -> Attribution:
    (
        mention_start,
        mention_end,
        cue_start,
        cue_end,
        confidence,
        state,
        evidence,
        runners_up,
    ) = columns
    return Attribution(
        speaker=speaker,
        mention=values.span_from(mention_start, mention_end),
        cue=values.span_from(cue_start, cue_end),
        confidence=confidence,
        state=AttributionState(state),
        evidence=tuple(
            Evidence(Span(start, end), EvidenceKind(what))
            for start, end, what in values.decode_json(evidence)
        ),
        runners_up=tuple(RunnerUp(*runner_up) for runner_up in values.decode_json(runners_up)),
    )


def _columns(attribution: Attribution) -> Row:
    """Return what is kept of an attribution besides its speaker; the reverse of `_attribution`."""
    return (
        *values.ends(attribution.mention),
        *values.ends(attribution.cue),
        attribution.confidence,
        attribution.state.value,
        values.encode_json(
            [(link.span.start, link.span.end, link.what.value) for link in attribution.evidence]
        ),
        values.encode_json([(other.name, other.confidence) for other in attribution.runners_up]),
    )


def _pieces_concerned(
    database: Database, article: int, quotations: Iterable[Quotation]
) -> dict[Span, int]:
    """Return the pieces of every statement that `quotations` change, with its number."""
    reported = {quotation.span: quotation.statement for quotation in quotations}
    numbers = set(reported.values())
    for span in reported:
        number = database.value(
            """SELECT number FROM quotations JOIN statements ON statements.id = statement_id
                WHERE quotations.article_id = ? AND quotations.span_start = ?
                AND quotations.span_end = ?""",
            (article, span.start, span.end),
        )
        if number is not None:
            numbers.add(number)
    known = {}
    for number in numbers:
        pieces = database.rows(
            """SELECT quotations.span_start, quotations.span_end
                FROM statements JOIN quotations ON statement_id = statements.id
                WHERE statements.article_id = ? AND number = ?""",
            (article, number),
        )
        known.update(dict.fromkeys((Span(*piece) for piece in pieces), number))
    return known | reported


def _write(
    database: Database,
    article: int,
    text: str,
    quotations: Sequence[Quotation],
    pieces: Mapping[Span, int],
) -> None:
    """Write quotations, and the statements of all `pieces` (spans with statement numbers)."""
    people = speakers.save_speakers(
        database, article, [q.speaker for q in quotations if q.speaker is not None]
    )
    rows = _save_statements(database, article, text, pieces)
    for quotation in quotations:
        if quotation.parent is not None and quotation.parent not in rows:
            rows[quotation.parent] = _find_statement(database, article, quotation.parent)
    database.run_many(
        _SAVE,
        (
            (
                values.new_uuid(),
                article,
                rows[quotation.statement],
                None if quotation.parent is None else rows[quotation.parent],
                None if quotation.speaker is None else people[quotation.speaker.name],
                quotation.span.start,
                quotation.span.end,
                quotation.kind.value,
                quotation.form.value,
                quotation.paragraph,
                *_columns(quotation.attribution),
                values.ANALYSER,
            )
            for quotation in quotations
        ),
    )
    written = {quotation.span for quotation in quotations}
    database.run_many(
        """UPDATE quotations SET statement_id = ?
            WHERE article_id = ? AND span_start = ? AND span_end = ? AND made_by = ?""",
        (
            (rows[number], article, span.start, span.end, values.ANALYSER)
            for span, number in pieces.items()
            if span not in written
        ),
    )


def _save_statements(
    database: Database, article: int, text: str, pieces: Mapping[Span, int]
) -> dict[int, int | None]:
    """Write the statements that consist of `pieces`; return their rows by number."""
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for span, number in sorted(pieces.items(), key=lambda piece: (piece[0].start, -piece[0].end)):
        spans[number].append(span)
    return {
        number: _save_statement(
            database, article, number, of, " ".join(span.text_of(text) for span in of)
        )
        for number, of in spans.items()
    }


def _save_statement(
    database: Database, article: int, number: int, spans: Sequence[Span], words: str
) -> int:
    first = spans[0]
    found = database.row(
        """SELECT id, number, text, made_by FROM statements
            WHERE article_id = ? AND span_start = ? AND span_end = ?""",
        (article, first.start, first.end),
    )
    if found is None:
        return database.insert(
            """INSERT INTO statements
                (uuid, article_id, number, span_start, span_end, text, made_by)
                VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT), ?)""",
            (
                values.new_uuid(),
                article,
                number,
                first.start,
                first.end,
                values.encode(words),
                values.ANALYSER,
            ),
        )
    row, *known, made_by = found
    if made_by == values.ANALYSER and known != [number, words]:
        database.run(
            "UPDATE statements SET number = ?, text = CAST(? AS TEXT) WHERE id = ?",
            (number, values.encode(words), row),
        )
    return int(row)


def _find_statement(database: Database, article: int, number: int) -> int | None:
    row: int | None = database.value(
        "SELECT id FROM statements WHERE article_id = ? AND number = ?", (article, number)
    )
    return row


def _remove_others(database: Database, article: int, spans: set[Span]) -> None:
    """Remove the analyser's quotations that are not among `spans`."""
    known = database.rows(
        "SELECT id, span_start, span_end FROM quotations WHERE article_id = ? AND made_by = ?",
        (article, values.ANALYSER),
    )
    database.run_many(
        "DELETE FROM quotations WHERE id = ?",
        ((row,) for row, start, end in known if Span(start, end) not in spans),
    )


def _remove_empty_statements(database: Database, article: int) -> None:
    database.run(
        """DELETE FROM statements WHERE article_id = ? AND made_by = ? AND NOT EXISTS (
            SELECT 1 FROM quotations WHERE statement_id = statements.id)""",
        (article, values.ANALYSER),
    )
