"""Shows where something was decided: its quote, or the words that were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.review.places import find_places

if TYPE_CHECKING:
    from reader.model.step import Step
    from reader.ui.page.article_view import ArticleView
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession


class StepPlaces:
    """Finds the place of a step in the open article."""

    def __init__(
        self, session: ReadingSession, selection: StatementSelection, view: ArticleView
    ) -> None:
        self._session = session
        self._selection = selection
        self._view = view

    def show(self, step: Step) -> bool:
        """Select the quote a step is about, or point out its words; tell whether they are there.

        One of several quotes that is selected already stays selected.
        """
        document = self._session.document
        spans = [] if document is None else find_places(step, document.text)
        speech = [q for q in self._session.quotations if q.kind.is_speech]
        exact = set(spans)
        meant = [q.statement for q in speech if q.span in exact] or [
            q.statement for q in speech if any(q.span.overlaps(span) for span in spans)
        ]
        current = self._selection.current
        if current is not None and current.number in meant:
            self._selection.select(current.number)
        elif meant:
            self._selection.select(meant[0])
        elif spans:
            self._view.go_to_span(spans[0])
        return bool(spans)
