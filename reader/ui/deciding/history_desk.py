"""What was said and decided about the selected quote, shown beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.ui.deciding.interruption import Interruption
from reader.ui.models.history_lines import analysis_entry, decided_entries
from reader.ui.panels.history_box import HistoryBox

if TYPE_CHECKING:
    from reader.deciding import HistoryLine
    from reader.ui.appearance import Appearance
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.models.statement_cards import StatementCard
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace


class HistoryDesk(QObject):
    """Asks the library for the history of a quote, and follows undo and redo while it is shown.

    Attributes:
        box: The history.

    Signals:
        all_asked(): The reader wants to see the steps of the whole library.
    """

    all_asked = Signal()

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        chosen: Chosen,
        selection: StatementSelection,
        pane: ArticlePane,
        appearance: Appearance,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._chosen = chosen
        self._selection = selection
        self._pane = pane
        self._interruption: Interruption | None = None
        self.box = HistoryBox(appearance, pane.ground)
        self.box.left.connect(self.cancel)
        self.box.given_up.connect(self.cancel)
        self.box.all_asked.connect(self._ask_for_all)
        for signal in (session.article_opened, session.article_closed):
            signal.connect(self.cancel)
        for signal in (desk.decided, desk.undone, desk.redone):
            signal.connect(self._refresh)

    @Slot()
    def open(self) -> None:
        """Show the history of the selected quote."""
        self._desk.when_settled(self._ask)

    def step_back(self) -> bool:
        """Close the box; tell whether it was open."""
        was_open = self._interruption is not None
        self.cancel()
        return was_open

    @Slot()
    def cancel(self) -> None:
        """Close the box; keys and card are where they were."""
        interruption, self._interruption = self._interruption, None
        if interruption is not None:
            interruption.close(self.box, selection=self._selection, fallback=self._pane.view)

    @Slot()
    def _refresh(self) -> None:
        if self._interruption is not None:
            self._ask(self._interruption)

    def _ask(self, shown: Interruption | None = None) -> None:
        """Ask the library what was decided about every piece of the selected statement.

        Args:
            shown: What the box that is shown came in between of; nothing is shown once it is left.
        """
        article, cards = self._session.keeper.identifier, self._chosen.cards
        if article is None or len(cards) != 1:
            self.cancel()
            return
        card = cards[0]
        spans = tuple(piece.span for piece in card.statement.pieces)

        def ask(workspace: Workspace) -> list[HistoryLine]:
            return workspace.deciding.history(article, *spans)

        def answer(lines: list[HistoryLine]) -> None:
            is_open = article == self._session.keeper.identifier
            if is_open and (shown is None or shown is self._interruption):
                self._show(card, lines)

        self._desk.ask(ask, answer)

    def _show(self, card: StatementCard, lines: list[HistoryLine]) -> None:
        analysis = self._session.analysis
        first = analysis_entry(card.statement.first, analysis.analyser if analysis else "")
        self.box.show_entries(first, decided_entries(lines))
        if self._interruption is None:
            self._interruption = Interruption.begin(self._selection)
        self._pane.close_card()
        if card.is_rejected:
            self._pane.show_beside_words(self.box, card.statement.first.span)
        else:
            self._pane.show_beside(self.box, card.number)
        self.box.show_last()
        self.box.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_for_all(self) -> None:
        self.cancel()
        self.all_asked.emit()
