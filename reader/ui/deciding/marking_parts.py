"""Puts together what marks by hand: edges, words next to a quote, statements joined and split."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.deciding.edge_desk import EdgeDesk
from reader.ui.deciding.joining import Joining
from reader.ui.deciding.quote_menu import QuoteMenu
from reader.ui.deciding.word_marking import WordMarking

if TYPE_CHECKING:
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.main_window import MainWindow
    from reader.ui.panels.toast import Toast


class MarkingParts(QObject):
    """Everything that marks by hand but adding a quote.

    Attributes:
        edges: Moves where a quote begins and ends.
        words: Marks who speaks and the reporting words.
        joining: Joins and splits statements.
        menu: Of a right click.
    """

    def __init__(
        self, window: MainWindow, desk: DecisionDesk, chosen: Chosen, toast: Toast
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._chosen = chosen
        self._commands = window.commands
        view, session, selection = window.pane.view, window.session, window.selection
        self.edges = EdgeDesk(desk, session, selection, window.pane, toast)
        self.words = WordMarking(desk, session, chosen, selection, view)
        self.joining = Joining(desk, session, chosen, selection, view, toast)
        self.menu = QuoteMenu(window.commands, view, window.statements, self)
        for teller in (self.edges, self.words, self.joining):
            teller.told.connect(window.tell)
        for name, act in {
            "edges": self.edges.toggle,
            "mark_mention": partial(self.words.mark, "mention"),
            "mark_cue": partial(self.words.mark, "cue"),
            "unmark_mention": partial(self.words.unmark, "mention"),
            "unmark_cue": partial(self.words.unmark, "cue"),
            "join": self.joining.join,
            "split": self.joining.split,
        }.items():
            self._commands[name].setAutoRepeat(False)
            self._commands[name].triggered.connect(lambda _checked=False, act=act: act())

    def step_back(self) -> bool:
        """Leave the edges where they were; tell whether they were being moved."""
        return self.edges.step_back()

    @Slot()
    def update_actions(self) -> None:
        """Offer only what can be decided."""
        can_decide = self._desk.can_decide
        statements = self.joining.statements if can_decide else []
        self._commands.enable(("mark_mention", "mark_cue"), enabled=can_decide)
        self._commands["edges"].setEnabled(len(statements) == 1)
        self._commands["join"].setEnabled(bool(statements))
        has_pieces = len(statements) == 1 and len(statements[0].pieces) > 1
        self._commands["split"].setEnabled(has_pieces)
        for part in ("mention", "cue"):
            can_unmark = can_decide and self.words.can_unmark(part)
            self._commands[f"unmark_{part}"].setEnabled(can_unmark)
