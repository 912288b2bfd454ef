"""Puts together what analyses and reads articles anew, and ties it to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.anew.differences_panel import DifferencesPanel
from reader.ui.anew.differing import Differing

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow, Services


class AnewParts(QObject):
    """Everything of the window that does again what was done before.

    Attributes:
        differing: Another analysis of the open article.
    """

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        panel = DifferencesPanel()
        window.pane.add_bar(panel)
        self.differing = Differing(
            services.library,
            window.session,
            window.selection,
            window.pane,
            panel,
            window.notices,
            window.deciding.toast,
        )
        self._connect()
        self.update_actions()

    def _connect(self) -> None:
        window = self._window
        for name, act in {
            "former_analysis": self.differing.go_back,
        }.items():
            self._commands[name].triggered.connect(lambda _checked=False, act=act: act())
        self.differing.told.connect(window.tell)
        self.differing.formers_changed.connect(self.update_actions)
        window.session.keeper.keeping_changed.connect(self.update_actions)

    def step_back(self) -> bool:
        """Leave what has the keys; tell whether there was something."""
        if self.differing.panel.has_keys:
            self.differing.close()
            return True
        return False

    def step_out(self) -> bool:
        """Leave what is open beside the article; tell whether there was something."""
        if self.differing.panel.is_open:
            self.differing.close()
            return True
        return False

    @Slot()
    def update_actions(self) -> None:
        """Offer only what can be done."""
        self._commands["former_analysis"].setEnabled(self.differing.has_former)
