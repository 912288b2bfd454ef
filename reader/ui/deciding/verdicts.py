"""Accept, reject, flag: what one key says about the statements that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.decision import Accepted, Flagged, Rejected
from reader.review.targets import targets_of

if TYPE_CHECKING:
    from reader.model.decision import Targets
    from reader.model.span import Span
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.models.statement_cards import StatementCard
    from reader.ui.panels.toast import Toast
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

SHOWN_WORDS = 48


class Verdicts(QObject):
    """Makes decisions about what is selected.

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
        toast: Toast,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._chosen = chosen
        self._selection = selection
        self._toast = toast

    @Slot()
    def accept(self) -> None:
        """Everything about the selected statements is right; a rejected one is back."""
        self._desk.when_settled(self._accept)

    @Slot()
    def reject(self) -> None:
        """Nobody is quoted there; the next statement is selected."""
        self._desk.when_settled(self._reject)

    @Slot()
    def flag(self) -> None:
        """Put the selected statements aside to look at again, or no longer."""
        self._desk.when_settled(self._flag)

    def _accept(self) -> None:
        cards = self._chosen.cards
        waiting = [c for c in cards if c.is_rejected or not c.review.state.is_reviewed]
        if not waiting:
            if cards:
                self.told.emit(f"{cards[0].review.state.value.capitalize()} already")
            return
        title = None
        if all(card.is_rejected for card in waiting):
            title = "Restore Quote" if len(waiting) == 1 else f"Restore {len(waiting)} Statements"
        place = waiting[0].statement.first.span
        back = title is not None
        self._desk.decide(
            [Accepted(self._targets(waiting))],
            title,
            then=lambda _outcome: self._select_at(place) if back else self._tell_nameless(waiting),
        )

    def _tell_nameless(self, cards: list[StatementCard]) -> None:
        """Say how many of several statements were accepted though nobody is known to speak."""
        count = sum(card.speaker is None for card in cards)
        if count and len(cards) > 1:
            self.told.emit(f"Accepted {len(cards)} statements, {count} of them without a speaker")

    def _reject(self) -> None:
        cards = [card for card in self._chosen.cards if not card.is_rejected]
        if not cards:
            return
        place, is_open = self._next_place(cards), self._selection.shows_card
        words = f"Rejected {_opening(cards[0].quote)}"
        if len(cards) > 1:
            words = f"Rejected {len(cards)} statements"

        def rejected(_outcome: object) -> None:
            self._select_at(place, with_card=is_open)
            self._toast.tell(words, "Undo", self._desk.undo)

        self._desk.decide([Rejected(self._targets(cards))], then=rejected)

    def _flag(self) -> None:
        cards = [card for card in self._chosen.cards if not card.is_rejected]
        if cards:
            is_flagged = not all(card.review.is_flagged for card in cards)
            self._desk.decide([Flagged(self._targets(cards), is_flagged)])

    def _targets(self, cards: list[StatementCard]) -> Targets:
        document = self._session.document
        text = document.text if document else ""
        return targets_of(text, [card.statement for card in cards])

    def _next_place(self, cards: list[StatementCard]) -> Span | None:
        """Return where the reader goes on when these are gone: the next one, or the one before."""
        gone = {card.number for card in cards}
        last = cards[-1].statement.first.span
        left = [
            q.span for q in self._session.quotations
            if q.kind.is_speech and q.statement not in gone
        ]  # fmt: skip
        after = [span for span in left if span > last]
        return after[0] if after else (left[-1] if left else None)

    def _select_at(self, place: Span | None, *, with_card: bool = False) -> None:
        """Select the statement that stands at a place."""
        number = self._selection.number_at(place)
        if number is None:
            self._selection.clear()
        elif with_card:
            self._selection.open_card(number)
        else:
            self._selection.select(number)


def _opening(quote: str) -> str:
    """Return the first words of a quote."""
    if len(quote) <= SHOWN_WORDS:
        return quote
    return f"{quote[:SHOWN_WORDS].rsplit(' ', 1)[0]} …"
