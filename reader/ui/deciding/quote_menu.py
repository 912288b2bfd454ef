"""The menu of a right click on a quote, in the text or the panel: what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from reader.ui.action_table import entries_by_menu

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.page.article_view import ArticleView
    from reader.ui.panels.statements_panel import StatementsPanel

GROUPS = ("Review", "Mark", "Quote")
ELSEWHERE = frozenset(["review", "skip", "only_speaker", "to_review"])
"""Actions of those menus that are not about one quote."""
ON_SELECTION = frozenset(["add_quote", "mark_mention", "mark_cue"])
"""Actions that need selected words."""


class QuoteMenu(QObject):
    """Opens the menu; it offers what can be done now, and does what the window's actions do.

    Attributes:
        menu: Opened last, or None.
    """

    def __init__(
        self, commands: Actions, view: ArticleView, statements: StatementsPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._view = view
        self._cards = statements.view
        self.menu: QMenu | None = None
        view.menu_asked.connect(self._open_in_text)
        self._cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._cards.customContextMenuRequested.connect(self._open_in_panel)

    @Slot(object)
    def _open_in_text(self, place: QPoint) -> None:
        menu = self._new_menu()
        copy = menu.addAction("&Copy")
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(self._view.selected_span() is not None)
        copy.triggered.connect(self._view.copy)
        self._fill(menu)
        menu.popup(place)

    @Slot(QPoint)
    def _open_in_panel(self, place: QPoint) -> None:
        if self._cards.selectionModel().hasSelection():
            menu = self._new_menu()
            self._fill(menu)
            menu.popup(self._cards.viewport().mapToGlobal(place))

    def _fill(self, menu: QMenu) -> None:
        has_selection = self._view.selected_span() is not None
        left_out = ELSEWHERE if has_selection else ELSEWHERE | ON_SELECTION
        if self._commands["copy_quote"].isEnabled():
            menu.addAction(self._commands["copy_quote"])
        for group in GROUPS:
            menu.addSeparator()
            for entry in entries_by_menu()[group]:
                action = self._commands[entry.name]
                if entry.name not in left_out and action.isEnabled():
                    menu.addAction(action)

    def _new_menu(self) -> QMenu:
        self.menu = QMenu(self._view)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.destroyed.connect(self._forget)
        return self.menu

    @Slot()
    def _forget(self) -> None:
        self.menu = None
