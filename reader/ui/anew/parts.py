"""Puts together what analyses and reads articles anew, and ties it to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.anew.differences_panel import DifferencesPanel
from reader.ui.anew.differing import Differing
from reader.ui.anew.library_run import LibraryRun
from reader.ui.anew.library_run_desk import LibraryRunDesk
from reader.ui.anew.orphan_desk import OrphanDesk
from reader.ui.anew.source_reading import SourceReading

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow, Services


class AnewParts(QObject):
    """Everything of the window that does again what was done before.

    Attributes:
        differing: Another analysis of the open article.
        everything: All articles of the library.
        orphans: Decisions whose words are gone.
        source: The file the open article came from.
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
        self.orphans = OrphanDesk(window.session, window)
        self.source = SourceReading(
            services.loader,
            window.session,
            window.deciding.desk,
            self.orphans,
            window.options,
            window.messages,
            window.deciding.toast,
            window,
        )
        self.everything = self._make_run(services)
        self._connect()
        self.update_actions()

    def _make_run(self, services: Services) -> LibraryRunDesk:
        window = self._window
        run = LibraryRun(
            services.worker, services.library, window.session, window.selection, self.differing
        )
        return LibraryRunDesk(
            run,
            services.worker,
            services.library,
            window.session,
            window.status,
            window.messages,
            window.appearance,
            window,
        )

    def _connect(self) -> None:
        window = self._window
        for name, act in {
            "analyse_all": self.everything.open,
            "former_analysis": self.differing.go_back,
            "read_source": self.source.read,
            "orphans": self.orphans.show,
        }.items():
            self._commands[name].triggered.connect(lambda _checked=False, act=act: act())
        for teller in (self.differing, self.source, self.everything):
            teller.told.connect(window.tell)
        self.differing.formers_changed.connect(self.update_actions)
        window.session.keeper.keeping_changed.connect(self.update_actions)
        window.presenter.refreshed.connect(self.update_actions)

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
        if self.everything.run.is_on:
            self.everything.run.stop()
            return True
        return False

    @Slot()
    def update_actions(self) -> None:
        """Offer only what can be done."""
        is_kept = self._window.session.keeper.identifier is not None
        self._commands["former_analysis"].setEnabled(self.differing.has_former)
        self._commands["read_source"].setEnabled(is_kept)
        self._commands["orphans"].setEnabled(bool(self.orphans.orphans))
