"""Every key of the window on one sheet, to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from reader.ui.action_table import entries_by_menu
from reader.ui.dialogs.action_tree import ActionTree
from reader.ui.shortcuts import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from reader.ui.shortcuts import Shortcuts

# Keys that belong to a part of the window, not to an action.
_IN_PLACE = {
    "In the article": (
        ("Page down, page up", ("Space", "Shift+Space")),
        ("Card of the selected quote; again for the quote within or around it", ("Return",)),
        ("Extend the selected text", ("Shift+Right", "Shift+Left")),
        ("Next part of the window", ("Tab",)),
    ),
    "In the find bar": (
        ("Next match", ("Return",)),
        ("Previous match", ("Shift+Return",)),
        ("Close", ("Esc",)),
    ),
    "Among the statements": (
        ("Next, previous statement", ("Down", "Up")),
        ("Its card", ("Return",)),
    ),
}


class ShortcutSheet(QDialog):
    """What can be done by keys, by menu; typing narrows the list."""

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search actions and keys")
        self.search.setAccessibleName("Search actions and keys")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.tree = ActionTree()
        for menu, entries in entries_by_menu().items():
            self._add_group(menu, ((e.title, shortcuts.keys_of(e)) for e in entries))
        for place, rows in _IN_PLACE.items():
            self._add_group(place, rows)
        self.none_label = QLabel("No action has these words.")
        self.none_label.setProperty("tone", "dim")
        self.none_label.hide()
        words = "Change them in the preferences."
        if not shortcuts.single_keys:
            words = "Letters without Ctrl or Alt are switched off in the preferences."
        self._lay_out(words)
        self.search.setFocus()

    def _lay_out(self, words: str) -> None:
        note = QLabel(words)
        note.setProperty("tone", "dim")
        close = QPushButton("&Close")
        close.setProperty("look", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.none_label)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
        line = self.fontMetrics().height()
        room = self.screen().availableSize() * 0.9
        self.resize(min(36 * line, room.width()), min(38 * line, room.height()))

    def _add_group(self, title: str, rows: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        keyed = ((words, "   ".join(map(shown, keys))) for words, keys in rows if keys)
        self.tree.add_group(title, keyed)

    def _narrow(self, words: str) -> None:
        self.tree.narrow(words)
        self.none_label.setVisible(not self.tree.shown)
