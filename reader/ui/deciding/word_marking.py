"""Selected words next to a quote become the ones that name its speaker, or the reporting words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from reader.model.anchor import Anchor
from reader.model.decision import CueMarked, MentionMarked
from reader.review.targets import targets_of
from reader.ui.models.marking import nearest_statement, paragraph_at, without_space

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.quotation import Statement
    from reader.model.span import Span
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.page.article_view import ArticleView
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

Part = Literal["mention", "cue"]
ASKED: dict[Part, str] = {
    "mention": "Select the words that say who speaks first",
    "cue": "Select the reporting words first",
}


class WordMarking(QObject):
    """Marks what is selected in the text, about the selected statement or the one next to it.

    Signals:
        told(str): Why nothing was decided, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        chosen: Chosen,
        selection: StatementSelection,
        view: ArticleView,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._chosen = chosen
        self._selection = selection
        self._view = view

    def mark(self, part: Part) -> None:
        """Let the selected words be the mention or the cue."""
        self._desk.when_settled(lambda: self._mark(part))

    def unmark(self, part: Part) -> None:
        """Let no words be the mention or the cue of the selected statements."""
        self._desk.when_settled(lambda: self._unmark(part))

    def can_unmark(self, part: Part) -> bool:
        """Tell whether a selected statement has such words."""
        return any(_has(statement, part) for statement in self._statements())

    def _statements(self) -> list[Statement]:
        return [card.statement for card in self._chosen.cards if not card.is_rejected]

    def _mark(self, part: Part) -> None:
        document, selected = self._session.document, self._view.selected_span()
        if document is None:
            return
        words = None if selected is None else without_space(document.text, selected)
        if words is None:
            self.told.emit(ASKED[part])
            return
        statements = self._statements()
        if not statements:
            nearest = nearest_statement(document, self._session.quotations, words)
            statements = [] if nearest is None else [nearest]
        refusal = _refusal(document, statements, words)
        if refusal:
            self.told.emit(refusal)
            return
        self._decide(part, document, statements, words)

    def _unmark(self, part: Part) -> None:
        document = self._session.document
        statements = [s for s in self._statements() if _has(s, part)]
        if document is not None and statements:
            self._decide(part, document, statements, None)

    def _decide(
        self, part: Part, document: Document, statements: list[Statement], words: Span | None
    ) -> None:
        targets = targets_of(document.text, statements)
        anchor = None if words is None else Anchor.of(document.text, words)
        make = MentionMarked if part == "mention" else CueMarked
        place, is_one = statements[0].first.span, len(statements) == 1
        self._desk.decide(
            [make(targets, anchor)], then=lambda _outcome: self._show(place if is_one else None)
        )

    def _show(self, place: Span | None) -> None:
        """Let go of the words in the text; the statement is the selected one, which lights them."""
        self._view.put_caret(self._view.caret())
        number = self._selection.number_at(place)
        if number is not None and number != self._view.selected_statement:
            self._selection.select(number)


def _has(statement: Statement, part: Part) -> bool:
    return any((p.mention if part == "mention" else p.cue) is not None for p in statement.pieces)


def _refusal(document: Document, statements: list[Statement], words: Span) -> str:
    """Return why words cannot be marked, or nothing when they can."""
    if paragraph_at(document, words.start) != paragraph_at(document, words.end - 1):
        return "Select words of one paragraph"
    if not statements:
        return "There is no quote next to these words: select one first"
    if any(words.overlaps(piece.span) for s in statements for piece in s.pieces):
        return "Select words outside of the quote"
    return ""
