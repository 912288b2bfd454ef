"""The words of a statement as a sheet shows them: without the marks, its pieces put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.export.context import sentences
from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.text.marks import MarkFamily, find_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.quotation import Quotation, Statement

_DASH = re.compile(r"[-–—―]+\s*")
_WORD = re.compile(r"\w")
# A comma at the end, also where marks within the quoted words close after it.
_LAST_COMMA = re.compile(r",(?=[’”»›'\"]*\Z)")
_INNER_MARKS = "‘’“”«»‹›'\""
# Marks that also are apostrophes: where the other end of the words has another mark, they belong
# to the words.
_WEAK = MarkFamily.SINGLE
# A reporting clause without known reporting words is hardly longer than so many words.
_CLAUSE = 10


def content_span(quotation: Quotation, text: str) -> Span:
    """Return where the quoted words themselves stand, without marks or dash."""
    start, end = quotation.span.start, quotation.span.end
    if quotation.form is QuotationForm.DASH:
        dash = _DASH.match(text, start, end)
        return Span(dash.end() if dash else start, end)
    if quotation.form is QuotationForm.MARKS:
        start, end = _within_marks(quotation.span, text)
    return Span(start, end)


def join_pieces(statement: Statement, text: str, quotations: Sequence[Quotation]) -> str:
    """Put the pieces of a statement together, on one line.

    Args:
        statement: Of the article with `text`.
        text: All of the article.
        quotations: All of the article's, in text order, to tell what stands between the pieces.

    Returns:
        The quoted words without marks. Between two pieces stands a space, or " … " where words of
        the speaker were left out or more than a reporting clause stands. A comma that only led to
        the reporter's words is a full stop where the speaker's next sentence follows, and is left
        out at the end and before " … ".
    """
    return " ".join(join_paragraphs(statement, text, quotations))


def join_paragraphs(
    statement: Statement, text: str, quotations: Sequence[Quotation]
) -> tuple[str, ...]:
    """Put the pieces of a statement together as `join_pieces` does, paragraph by paragraph.

    A piece begins a paragraph where it follows the one before it with nothing but a line's end
    between them.
    """
    pieces = statement.pieces
    paragraphs = [content_span(pieces[0], text).text_of(text).strip()]
    for before, after in pairwise(pieces):
        words = content_span(after, text).text_of(text).strip()
        between = text[before.span.end : after.span.start]
        if not _WORD.search(between) and "\n" in between:
            paragraphs.append(words)
            continue
        if not _is_cut(before, text, at_end=True):
            paragraphs[-1] = _end_before(paragraphs[-1], between.strip(), words)
        if words_left_out(before, after, text, quotations) or _stand_apart(before, after, text):
            paragraphs[-1] = f"{_LAST_COMMA.sub('', paragraphs[-1])} … {words}"
        else:
            paragraphs[-1] += f" {words}"
    paragraphs[-1] = _LAST_COMMA.sub("", paragraphs[-1])
    return tuple(paragraphs)


def cue_words(statement: Statement, text: str) -> str:
    """Return the reporting words of the first piece that has any, on one line; may be empty.

    What does not begin with a letter, like a colon, reports nothing; neither do words that led the
    analysis to somebody whom a person overruled.
    """
    cues = (piece.cue for piece in statement.pieces)
    words = (" ".join(cue.text_of(text).split()) for cue in cues if cue is not None)
    return next((cue for cue in words if cue[:1].isalpha()), "")


def _end_before(joined: str, between: str, following: str) -> str:
    """Return the words of a piece as they end before the `following` ones.

    Args:
        joined: The words so far.
        between: The reporter's words; with a comma at their end the speaker's sentence goes on.
        following: The words of the next piece.
    """
    begins = following.lstrip(_INNER_MARKS)[:1].isupper()
    if not begins or not _WORD.search(between) or between.endswith(","):
        return joined
    if _LAST_COMMA.search(joined):
        return _LAST_COMMA.sub(".", joined)
    # Where the comma stands after the closing mark.
    is_open = joined.rstrip(_INNER_MARKS)[-1:].isalnum()
    return f"{joined}." if between.startswith(",") and is_open else joined


def words_left_out(
    before: Quotation, after: Quotation, text: str, quotations: Sequence[Quotation]
) -> bool:
    """Tell whether words of the speaker stand between two pieces of one statement.

    That is so where a piece ends or begins amid the marks, or where the same speaker says something
    between them that is another statement; otherwise only the reporter's words stand there.

    Args:
        before: The piece that comes first.
        after: The next piece.
        text: All of the article.
        quotations: All of the article's, in text order.
    """
    if after.span.start <= before.span.end:
        return False
    between = Span(before.span.end, after.span.start)
    if not _WORD.search(between.text_of(text)):
        return False
    if _is_cut(before, text, at_end=True) or _is_cut(after, text, at_end=False):
        return True
    first = bisect_left(quotations, between.start, key=_start)
    last = bisect_left(quotations, between.end, first, key=_start)
    return any(
        between.contains(other.span)
        and other.kind.is_speech
        and other.speaker is not None
        and other.speaker == before.speaker
        for other in quotations[first:last]
    )


def _stand_apart(before: Quotation, after: Quotation, text: str) -> bool:
    """Tell whether more than the reporting clause stands between two pieces of one statement.

    That is so where the reporter begins another sentence there, where the next words go on in the
    reporter's sentence ("… she said of what was to be “public”"), and where a longer paragraph, or
    longer words of which none are known to report these pieces, stand there.
    """
    between = Span(before.span.end, max(before.span.end, after.span.start))
    words = between.text_of(text)
    if not _WORD.search(words):
        return False
    first, *others = sentences(text, between)
    if others:
        return True
    given = (before.attribution, after.attribution)
    own = [w for a in given for w in (a.cue, a.mention) if w is not None and between.contains(w)]
    is_paragraph = "\n" in words[: len(words) - len(words.lstrip())]
    if (is_paragraph or not own) and len(first.split()) > _CLAUSE:
        return True
    rest = text[max(w.end for w in own) : between.end].rstrip() if own else ""
    is_within = _WORD.search(rest) is not None and rest[-1:].isalnum()
    return is_within and content_span(after, text).text_of(text)[:1].islower()


def _start(quotation: Quotation) -> int:
    return quotation.span.start


def _is_cut(piece: Quotation, text: str, *, at_end: bool) -> bool:
    """Tell whether a piece between marks lacks the mark at one of its ends."""
    if piece.form is not QuotationForm.MARKS:
        return False
    marks = find_marks(text, piece.span)
    if at_end:
        if text[piece.span.end : piece.span.end + 1] in ("", "\n"):
            # Only the last paragraph of a quote has a closing mark.
            return False
        return not marks or marks[-1].end != piece.span.end
    return not marks or marks[0].start != piece.span.start


def _within_marks(span: Span, text: str) -> tuple[int, int]:
    marks = find_marks(text, span)
    first = marks[0] if marks and marks[0].start == span.start else None
    last = marks[-1] if marks and marks[-1].end == span.end else None
    if first is last and first is not None:
        # One mark only: it is the opening or the closing one by where it stands.
        first, last = (first, None) if len(span) > first.end - first.start else (None, None)
    if first is not None and last is not None and first.family is not last.family:
        if first.family is _WEAK:
            first = None
        elif last.family is _WEAK:
            last = None
    elif last is not None and first is None and last.family is _WEAK:
        last = None
    return (first.end if first else span.start, last.start if last else span.end)
