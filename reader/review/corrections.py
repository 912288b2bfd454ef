"""Corrections of an article's text that a text which was read anew does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.decision import TextCorrected, TextReplaced
from reader.model.edit import move_span
from reader.model.span import Span
from reader.review.text_history import edits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model.decision import Decision
    from reader.model.edit import Edit


def count_dropped(decisions: Iterable[Decision], replaced: TextReplaced) -> int:
    """Count the corrections that were in force and are not in the text that came then.

    Those the text has by itself, and those that a later correction took back, do not count.

    Args:
        decisions: In force before, in order.
        replaced: The text that came.
    """
    corrections: list[TextCorrected] = []
    for decision in decisions:
        if isinstance(decision, TextReplaced):
            corrections.clear()  # of a text that was replaced before
        elif isinstance(decision, TextCorrected):
            corrections.append(decision)
    paths = [edits_of(correction) for correction in corrections]
    return sum(
        any(_is_changed(span, replaced.edits) for span in _corrected(path, paths[number + 1 :]))
        for number, path in enumerate(paths)
    )


def _corrected(edits: Sequence[Edit], later: Sequence[Sequence[Edit]]) -> Iterator[Span]:
    """Yield where the words that were put in lie after later corrections."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        shift += edit.length - len(edit.span)
        span: Span | None = Span(start, start + edit.length)
        for path in later:
            span = None if span is None else move_span(span, path)
        if span is not None:
            yield span


def _is_changed(span: Span, edits: Sequence[Edit]) -> bool:
    """Tell whether words, or the place where words were taken out, are others.

    What is put in beside a space may count as put in before or behind it.
    """
    slack = 0 if len(span) else 1
    return any(
        edit.span.overlaps(span)
        or (edit.span.start <= span.start + slack and span.end - slack <= edit.span.end)
        for edit in edits
    )
