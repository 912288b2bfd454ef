"""Which statement, and which piece of it, is meant when something is marked by hand; no Qt."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.model.quotation import gather_statements
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation, Statement


def without_space(text: str, span: Span) -> Span | None:
    """Return a selection without the space around it; None where nothing else is selected."""
    words = span.text_of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def nearest_statement(
    document: Document, quotations: Iterable[Quotation], words: Span
) -> Statement | None:
    """Return the statement that words next to it are about.

    Args:
        document: The article.
        quotations: In force.
        words: Outside of what the statement quotes.

    Returns:
        The nearest one of speech within the same paragraph, or else in the one before or after
        it; None where there is none.
    """
    speech = gather_statements(q for q in quotations if q.kind.is_speech)
    here = paragraph_at(document, words.start)

    def distance(quotation: Quotation) -> tuple[int, int]:
        gap = max(words.start - quotation.span.end, quotation.span.start - words.end)
        return abs(paragraph_at(document, quotation.span.start) - here), gap

    found = [
        (distance(piece), statement.number, statement)
        for statement in speech
        for piece in statement.pieces
        if not piece.span.overlaps(words) and distance(piece)[0] <= 1
    ]
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def paragraph_at(document: Document, offset: int) -> int:
    """Return the index of the paragraph an offset is in."""
    return bisect_right(document.paragraphs, offset, key=lambda paragraph: paragraph.span.start)


def piece_at(statement: Statement, caret: int) -> int:
    """Return the index of the piece a caret is in or nearest to.

    The first one where the caret is before or after all of the statement.
    """
    spans = [piece.span for piece in statement.pieces]
    if not spans[0].start <= caret <= spans[-1].end:
        return 0
    return min(
        range(len(spans)),
        key=lambda n: max(spans[n].start - caret, caret - spans[n].end, 0),
    )


def split_place(statement: Statement, caret: int) -> int | None:
    """Return the index of the piece that would begin another statement.

    Of two pieces it is the second; of more the one the caret is in; None where that is the first.
    """
    if len(statement.pieces) == 2:
        return 1
    return piece_at(statement, caret) or None


def next_statement(quotations: Iterable[Quotation], statement: Statement) -> Statement | None:
    """Return the statement after another one in the text, those within it passed over."""
    later = (
        other
        for other in gather_statements(q for q in quotations if q.kind.is_speech)
        if other.first.span.start > statement.first.span.start
        and not any(
            mine.span.contains(theirs.span) for mine in statement.pieces for theirs in other.pieces
        )
    )
    return next((other for other in later if other.number != statement.number), None)


def speaker_names(statements: Sequence[Statement]) -> list[str]:
    """Return the names of who speaks, each once, in order; nobody has none."""
    names = (s.speaker.name for s in statements if s.speaker is not None)
    return list(dict.fromkeys(names))
