"""What the reader can ask the window for: every action with its words, key and menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from reader.settings import ThemeChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu

THEME_WORDS = {
    ThemeChoice.SYSTEM: "&As the system",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "&Dark",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """How an action is called and reached."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    hint: str = ""
    is_checkable: bool = False


_SEPARATOR = _Entry("", "")

_MENUS: dict[str, tuple[_Entry, ...]] = {
    "&File": (
        _Entry("open", "&Open…", ("Ctrl+O",), "Open an article"),
        _Entry("paste", "&Paste as New Article", ("Ctrl+Shift+V",), "Read the copied text"),
        _Entry("paste_box", "Paste &Text…", ("Ctrl+Alt+V",), "Type or paste an article's text"),
        _Entry("sample", "Open the &Sample Article"),
        _SEPARATOR,
        _Entry("export", "&Export Quote Sheet…", ("Ctrl+E", "Ctrl+Shift+S"), "Write the quotes"),
        _SEPARATOR,
        _Entry("quit", "&Quit", ("Ctrl+Q",)),
    ),
    "&Edit": (
        _Entry("copy_quote", "&Copy Quote with Source", ("Ctrl+Shift+C",)),
        _SEPARATOR,
        _Entry("search_statements", "Search &Statements", ("Ctrl+Shift+F",)),
        _Entry("search_library", "Search &Library", ("Ctrl+K",)),
        _Entry("clear_filter", "Clear &Filter", ("Ctrl+Shift+X",)),
    ),
    "&View": (
        _Entry("show_library", "&Library", ("F9",), is_checkable=True),
        _Entry("show_statements", "&Statements", ("Shift+F9",), is_checkable=True),
        _SEPARATOR,
        _Entry("zoom_in", "Zoom &In", ("Ctrl++", "Ctrl+=")),
        _Entry("zoom_out", "Zoom &Out", ("Ctrl+-",)),
        _Entry("zoom_reset", "&Actual Size", ("Ctrl+0",)),
        _SEPARATOR,
        _Entry("show_plain", "Mark Scare &Quotes and Titles", is_checkable=True),
        _Entry("full_screen", "&Full Screen", ("F11",), is_checkable=True),
    ),
    "&Quote": (
        _Entry("next", "&Next Quote", ("N", "Alt+Down")),
        _Entry("previous", "&Previous Quote", ("P", "Alt+Up")),
        _Entry("open_card", "Show Its &Card", ("C",)),
        _Entry("only_speaker", "&Only This Speaker", ("O",)),
        _Entry("to_review", "Quotes to &Review", ("R",)),
        _SEPARATOR,
        _Entry("analyse", "&Analyse Again", ("F5",)),
        _Entry("step_back", "&Stop or Step Back", ("Esc",)),
    ),
    "&Help": (
        _Entry("accuracy", "A&ccuracy", hint="How right Quote Reader was found to be"),
        _Entry("report", "Copy &Report", hint="Copy versions and the end of the log"),
        _Entry("about", "&About Quote Reader"),
    ),
}


class Actions:
    """Every action by name; the window says what each one does.

    Attributes:
        theme_group: The exclusive choice of a theme; each action's data is its `ThemeChoice`.
    """

    def __init__(self, window: QMainWindow) -> None:
        self._actions: dict[str, QAction] = {}
        self.theme_group = QActionGroup(window)
        for title, entries in _MENUS.items():
            menu = window.menuBar().addMenu(title)
            for entry in entries:
                if entry is _SEPARATOR:
                    menu.addSeparator()
                else:
                    self._add(window, menu, entry)
            if title == "&View":
                self._add_themes(menu)
        self["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self["about"].setMenuRole(QAction.MenuRole.AboutRole)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all actions."""
        return tuple(self._actions)

    def enable(self, names: tuple[str, ...], *, enabled: bool) -> None:
        """Let actions be asked for, or not."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def _add(self, window: QMainWindow, menu: QMenu, entry: _Entry) -> None:
        action = QAction(entry.words, window)
        action.setObjectName(entry.name)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setCheckable(entry.is_checkable)
        words = entry.hint or entry.words.replace("&", "").rstrip("…")
        keys = f" ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
        action.setToolTip(words + (keys if entry.keys else ""))
        if entry.hint:
            action.setStatusTip(entry.hint)
        menu.addAction(action)
        self._actions[entry.name] = action

    def _add_themes(self, menu: QMenu) -> None:
        themes = menu.addMenu("&Colours")
        for choice, words in THEME_WORDS.items():
            action = self.theme_group.addAction(themes.addAction(words))
            action.setCheckable(True)
            action.setData(choice)
