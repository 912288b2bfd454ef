"""Which statements the next decision is about: those selected in the text or the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.quotation import Statement
    from reader.ui.models.statement_cards import StatementCard
    from reader.ui.panels.statements_panel import StatementsPanel
    from reader.ui.selection import StatementSelection


class Chosen:
    """Looks up what is selected when it is asked."""

    def __init__(self, selection: StatementSelection, panel: StatementsPanel) -> None:
        self._selection = selection
        self._panel = panel

    @property
    def cards(self) -> list[StatementCard]:
        """The cards of what is selected: several of the panel, or the one of the text."""
        chosen = self._panel.chosen
        if len(chosen) > 1 or (chosen and chosen[0].is_rejected):
            return chosen
        current = self._selection.current
        return [] if current is None else [current]

    @property
    def statements(self) -> list[Statement]:
        """The statements of `cards`."""
        return [card.statement for card in self.cards]
