"""A quote that was missed: the selected words become one, then it is asked who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.anchor import Anchor
from reader.model.decision import QuotationAdded
from reader.model.quotation import QuotationForm
from reader.text.chosen_words import words_meant
from reader.ui.deciding.speaker_change import Completed
from reader.ui.models.marking import paragraph_at

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.span import Span
    from reader.model.step import Step
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.deciding.speaker_change import SpeakerChange
    from reader.ui.page.article_view import ArticleView
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession


class QuoteAdding(QObject):
    """Makes a quote of what is selected in the text.

    Signals:
        told(str): Why nothing was decided, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        selection: StatementSelection,
        view: ArticleView,
        speaker_change: SpeakerChange,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._selection = selection
        self._view = view
        self._speaker_change = speaker_change

    @Slot()
    def add(self) -> None:
        """Add what is selected as a quote."""
        self._desk.when_settled(self._add)

    def _add(self) -> None:
        document, selected = self._session.document, self._view.selected_span()
        if document is None:
            return
        span = None if selected is None else words_meant(document.text, selected)
        refusal = self._refusal(document, span)
        if span is None or refusal:
            self.told.emit(refusal)
            return
        added = QuotationAdded(Anchor.of(document.text, span), None, _form_of(document, span))
        self._desk.decide([added], then=lambda outcome: self._ask_speaker(span, outcome.step))

    def _refusal(self, document: Document, span: Span | None) -> str:
        """Return why words cannot be made a quote, or nothing when they can."""
        if span is None:
            return "Select the words of the quote first"
        if paragraph_at(document, span.start) != paragraph_at(document, span.end - 1):
            return "Select words of one paragraph"
        speech = [q.span for q in self._session.quotations if q.kind.is_speech]
        if span in speech:
            return "That is a quote already"
        if any(_cross(span, other) for other in speech):
            return "Select words that do not reach into another quote"
        return ""

    def _ask_speaker(self, span: Span, step: Step) -> None:
        """Select the new quote and ask who says it; the quote is on disk, the answer joins it."""
        number = self._selection.number_at(span)
        if number is not None:
            cursor = self._view.textCursor()
            cursor.clearSelection()
            self._view.setTextCursor(cursor)
            self._selection.select(number)
            self._view.setFocus()
            self._speaker_change.open(Completed(step.identifier, step.title))


def _form_of(document: Document, span: Span) -> QuotationForm:
    """Return how words are marked: a whole paragraph without marks is a block."""
    is_whole = any(paragraph.span == span for paragraph in document.paragraphs)
    return QuotationForm.BLOCK if is_whole else QuotationForm.MARKS


def _cross(one: Span, other: Span) -> bool:
    """Tell whether two spans overlap and neither holds the other."""
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)
