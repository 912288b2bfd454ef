"""The window's menus and actions, made from the table, with the keys in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from reader.settings import ThemeChoice
from reader.ui.action_table import MENUS, ActionEntry, Submenu, all_entries
from reader.ui.shortcuts import Shortcuts, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMainWindow, QMenu

THEME_WORDS = {
    ThemeChoice.SYSTEM: "&As the System",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "&Dark",
    ThemeChoice.SEPIA: "&Sepia",
}


class Actions:
    """Every action by name; the window says what each one does.

    Attributes:
        theme_group: The exclusive choice of a theme; each action's data is its `ThemeChoice`.
        submenus: Menus that are filled elsewhere, by name.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._actions: dict[str, QAction] = {}
        self.theme_group = QActionGroup(window)
        self.submenus: dict[str, QMenu] = {}
        for title, rows in MENUS.items():
            menu = window.menuBar().addMenu(title)
            menu.setToolTipsVisible(True)
            for row in rows:
                if isinstance(row, ActionEntry):
                    self._add(window, menu, row)
                elif isinstance(row, Submenu):
                    self.submenus[row.name] = menu.addMenu(row.words)
                else:
                    menu.addSeparator()
        self._add_themes(self.submenus["themes"])
        self.set_shortcuts(Shortcuts())
        self["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self["preferences"].setMenuRole(QAction.MenuRole.PreferencesRole)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def by_name(self) -> Mapping[str, QAction]:
        """All actions by their names."""
        return self._actions

    def enable(self, names: tuple[str, ...], *, enabled: bool) -> None:
        """Let actions be asked for, or not."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def set_shortcuts(self, shortcuts: Shortcuts) -> None:
        """Give every action its keys, and name them in its tooltip."""
        for entry in all_entries():
            action, keys = self._actions[entry.name], shortcuts.keys_of(entry)
            action.setShortcuts([QKeySequence(key) for key in keys])
            words = entry.hint or entry.title
            action.setToolTip(f"{words} ({shown(keys[0])})" if keys else words)

    def _add(self, window: QMainWindow, menu: QMenu, entry: ActionEntry) -> None:
        action = QAction(entry.words, window)
        action.setObjectName(entry.name)
        action.setCheckable(entry.is_checkable)
        if entry.hint:
            action.setStatusTip(entry.hint)
        menu.addAction(action)
        self._actions[entry.name] = action

    def _add_themes(self, menu: QMenu) -> None:
        for choice, words in THEME_WORDS.items():
            action = self.theme_group.addAction(menu.addAction(words))
            action.setCheckable(True)
            action.setData(choice)
