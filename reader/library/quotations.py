"""The quotations and statements in force, for lists, counts and search.

They follow from the findings and the decisions, and are written anew where these change. A
quotation is known by its span, a statement by the span of its first piece: what stays keeps its
row and its UUID.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.library import speakers, values
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.database import Database, Row
    from reader.model.quotation import Quotation, Review

_SAVE = """
    INSERT INTO quotations (
        uuid, article_id, statement_id, parent_id, article_speaker_id, span_start, span_end,
        kind, form, paragraph, mention_start, mention_end, cue_start, cue_end,
        confidence, state, made_by, review, is_flagged, is_outdated, note, tags,
        verified, verified_against, verified_on, verified_by, reviewer
    ) VALUES (
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT),
        CAST(? AS TEXT)
    ) ON CONFLICT (article_id, span_start, span_end) DO UPDATE SET
        statement_id = excluded.statement_id, parent_id = excluded.parent_id,
        article_speaker_id = excluded.article_speaker_id, kind = excluded.kind,
        form = excluded.form, paragraph = excluded.paragraph,
        mention_start = excluded.mention_start, mention_end = excluded.mention_end,
        cue_start = excluded.cue_start, cue_end = excluded.cue_end,
        confidence = excluded.confidence, state = excluded.state, made_by = excluded.made_by,
        review = excluded.review, is_flagged = excluded.is_flagged,
        is_outdated = excluded.is_outdated, note = excluded.note,
        tags = excluded.tags, verified = excluded.verified,
        verified_against = excluded.verified_against, verified_on = excluded.verified_on,
        verified_by = excluded.verified_by, reviewer = excluded.reviewer
"""
# The rule of `review/waiting.py`: the confidence from which on nothing of a statement waits for a
# person; -1 where that is none, NULL where nothing waits. Its kind is that of its first piece.
_TALLY = """
    UPDATE statements SET
        is_said = coalesce((SELECT kind IN ('direct', 'mixed') FROM quotations
            WHERE statement_id = statements.id ORDER BY span_start, span_end DESC LIMIT 1), 0),
        waits_below = (SELECT min(CASE
                WHEN is_flagged OR is_outdated THEN -1
                WHEN review = 'unreviewed' THEN iif(article_speaker_id IS NULL, -1, confidence)
            END) FROM quotations WHERE statement_id = statements.id)
    WHERE id = ?
"""


def save_progress(
    database: Database, article: int, text: str, quotations: Sequence[Quotation]
) -> None:
    """Write some quotations; the rest of the article stays as it is.

    Args:
        database: Within a transaction.
        article: Row of the article.
        text: Its text.
        quotations: Each replaces an earlier one of the same span.
    """
    pieces = _pieces_concerned(database, article, quotations)
    _write(database, article, text, quotations, pieces)
    _remove_empty_statements(database, article)


def save_all(database: Database, article: int, text: str, quotations: Sequence[Quotation]) -> None:
    """Write the quotations of an article in place of all that were there."""
    known = database.rows(
        "SELECT span_start, span_end FROM quotations WHERE article_id = ?", (article,)
    )
    gone = {Span(*row) for row in known} - {quotation.span for quotation in quotations}
    pieces = {quotation.span: quotation.statement for quotation in quotations}
    _replace(database, article, text, gone, quotations, pieces)


def save_changes(
    database: Database,
    article: int,
    text: str,
    before: Sequence[Quotation],
    after: Sequence[Quotation],
) -> None:
    """Write what differs between the quotations that are written and those that shall be.

    Args:
        database: Within a transaction.
        article: Row of the article.
        text: Its text, the same for both.
        before: Every quotation of the article as it is written.
        after: Every quotation as it shall be.
    """
    known = {quotation.span: quotation for quotation in before}
    changed = [q for q in after if (old := known.get(q.span)) is not q and old != q]
    gone = known.keys() - {quotation.span for quotation in after}
    if not changed and not gone:
        return
    concerned = {quotation.statement for quotation in changed}
    concerned |= {known[q.span].statement for q in changed if q.span in known}
    concerned |= {known[span].statement for span in gone}
    # A statement that begins elsewhere has another row, which those within it refer to.
    rewritten = {q.span for q in changed}
    changed += [q for q in after if q.parent in concerned and q.span not in rewritten]
    concerned |= {quotation.statement for quotation in changed}
    pieces = {q.span: q.statement for q in after if q.statement in concerned}
    _replace(database, article, text, gone, changed, pieces)


def _replace(
    database: Database,
    article: int,
    text: str,
    gone: Iterable[Span],
    changed: Sequence[Quotation],
    pieces: Mapping[Span, int],
) -> None:
    database.run_many(
        "DELETE FROM quotations WHERE article_id = ? AND span_start = ? AND span_end = ?",
        ((article, span.start, span.end) for span in gone),
    )
    _write(database, article, text, changed, pieces)
    _remove_empty_statements(database, article)
    speakers.remove_unused(database, article)


def _columns(quotation: Quotation) -> Row:
    """Return what is kept of a quotation besides its statement and its speaker."""
    attribution = quotation.attribution
    review = quotation.review
    return (
        quotation.span.start,
        quotation.span.end,
        quotation.kind.value,
        quotation.form.value,
        quotation.paragraph,
        *values.ends(attribution.mention),
        *values.ends(attribution.cue),
        attribution.confidence,
        attribution.state.value,
        values.READER if review.state.is_reviewed else values.ANALYSER,
        review.state.value,
        review.is_flagged,
        review.is_outdated,
        values.encode(review.note),
        values.encode_json(review.tags),
        *_verification_columns(review),
        values.encode(review.reviewer),
    )


def _verification_columns(review: Review) -> Row:
    given = review.verification
    if given is None:
        return (None, None, None, None)
    words = (given.against, given.on, given.by)
    return (given.status.value, *(values.encode(word) for word in words))


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
                *_columns(quotation),
            )
            for quotation in quotations
        ),
    )
    written = {quotation.span for quotation in quotations}
    database.run_many(
        """UPDATE quotations SET statement_id = ?
            WHERE article_id = ? AND span_start = ? AND span_end = ?""",
        (
            (rows[number], article, span.start, span.end)
            for span, number in pieces.items()
            if span not in written
        ),
    )
    database.run_many(_TALLY, ((rows[number],) for number in set(pieces.values())))


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
        """SELECT id, number, text FROM statements
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
    row, *known = found
    if known != [number, words]:
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


def _remove_empty_statements(database: Database, article: int) -> None:
    database.run(
        """DELETE FROM statements WHERE article_id = ? AND NOT EXISTS (
            SELECT 1 FROM quotations WHERE statement_id = statements.id)""",
        (article,),
    )
