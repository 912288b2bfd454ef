"""Puts together what belongs to deciding, and ties it to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.ui.deciding.desk import DecisionDesk
from reader.ui.deciding.feedback import Feedback
from reader.ui.panels.toast import Toast

if TYPE_CHECKING:
    from reader.ui.bridge import LibraryThread
    from reader.ui.main_window import MainWindow


class DecidingParts(QObject):
    """Everything of the window that decides.

    Attributes:
        desk: Hands decisions to the library.
        toast: Offers to take back what was just done.
    """

    def __init__(self, window: MainWindow, library: LibraryThread) -> None:
        super().__init__(window)
        self.desk = DecisionDesk(library, window.session, self)
        self.toast = Toast(window.appearance, window.pane)
        feedback = Feedback(
            self.desk,
            window.session,
            window.selection,
            window.commands,
            window.notices,
            self.toast,
        )
        feedback.told.connect(window.tell)
