"""Keeps the list of decisions without a place in step with the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.anew.orphans_dialog import OrphansDialog
from reader.ui.models.orphan_lines import orphan_lines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.model.step import Orphan
    from reader.ui.session import ReadingSession


class OrphanDesk(QObject):
    """Shows the list; there is one at a time.

    Attributes:
        dialog: The list, once it was asked for.
    """

    def __init__(self, session: ReadingSession, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.dialog: OrphansDialog | None = None
        for signal in (session.revised, session.analysed, session.article_closed):
            signal.connect(self._refresh)

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """The decisions about the open article that have no place in it."""
        article = self._session.findings.article
        return () if article is None else article.orphans

    @Slot()
    def show(self) -> None:
        """Show the list beside the window."""
        if self.dialog is None:
            self.dialog = OrphansDialog(self._window)
        self.dialog.show_lines(orphan_lines(self.orphans))
        self.dialog.show()
        self.dialog.activateWindow()

    @Slot()
    def _refresh(self) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_lines(orphan_lines(self.orphans))
