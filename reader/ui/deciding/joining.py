"""Several statements become one, and one becomes two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.decision import SpeakerSet, StatementsJoined, StatementSplit
from reader.review.targets import targets_of
from reader.ui.models.marking import next_statement, speaker_names, split_place

if TYPE_CHECKING:
    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.model.quotation import Statement
    from reader.model.span import Span
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.page.article_view import ArticleView
    from reader.ui.panels.toast import Toast
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession


class Joining(QObject):
    """Joins and splits what is selected.

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
        toast: Toast,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._chosen = chosen
        self._selection = selection
        self._view = view
        self._toast = toast

    @Slot()
    def join(self) -> None:
        """Make the selected statements one, or the selected one and the next by the same."""
        self._desk.when_settled(self._join)

    @Slot()
    def split(self) -> None:
        """Make two of the selected statement, where the caret is."""
        self._desk.when_settled(self._split)

    @property
    def statements(self) -> list[Statement]:
        """What is selected, in text order."""
        chosen = [card.statement for card in self._chosen.cards if not card.is_rejected]
        return sorted(chosen, key=lambda statement: statement.first.span)

    def _join(self) -> None:
        statements = self.statements
        if len(statements) == 1:
            other = next_statement(self._session.quotations, statements[0])
            if other is None:
                self.told.emit("There is no quote after this one to join it with")
                return
            statements.append(other)
            names = {s.speaker.name if s.speaker else None for s in statements}
            if len(names) > 1:
                self.told.emit(
                    "The next quote is not by the same speaker: select both in the panel to join"
                )
                return
        document = self._session.document
        if len(statements) > 1 and document is not None:
            self._join_all(document, statements)

    def _join_all(self, document: Document, statements: list[Statement]) -> None:
        """Join statements; where the first has no speaker, it gets the first one there is."""
        first, names = statements[0], speaker_names(statements)
        joined = StatementsJoined(targets_of(document.text, statements))
        decisions: list[Decision] = [joined]
        known = next((s.speaker for s in statements if s.speaker is not None), None)
        if first.speaker is None and known is not None:
            decisions.insert(0, SpeakerSet(targets_of(document.text, [first]), known))
        place = first.first.span
        words = f"Joined {len(statements)} statements"
        if len(names) > 1:
            words += f", all by {names[0]} now"

        def shown(_outcome: object) -> None:
            self._select_at(place)
            self._toast.tell(words, "Undo", self._desk.undo)

        self._desk.decide(decisions, joined.title, then=shown)

    def _split(self) -> None:
        statements, document = self.statements, self._session.document
        if len(statements) != 1 or document is None:
            return
        statement = statements[0]
        if len(statement.pieces) == 1:
            self.told.emit("This statement has one piece only")
            return
        at = split_place(statement, self._view.caret())
        if at is None:
            self.told.emit("Click the piece that begins another statement first")
            return
        place = statement.pieces[at].span

        def shown(_outcome: object) -> None:
            self._select_at(place)
            self._toast.tell("Split into two statements", "Undo", self._desk.undo)

        decision = StatementSplit(targets_of(document.text, [statement]), at)
        self._desk.decide([decision], then=shown)

    def _select_at(self, place: Span) -> None:
        """Select the statement with a piece at a place."""
        number = self._selection.number_at(place)
        if number is not None:
            self._selection.select(number)
