"""The keys of every action, to be looked up and changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
)

from reader.ui.action_table import ActionEntry, entries_by_menu
from reader.ui.dialogs.action_tree import ActionTree
from reader.ui.dialogs.preferences.page import PreferencesPage
from reader.ui.shortcuts import Shortcuts, normal, refusal, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTRY = Qt.ItemDataRole.UserRole


class ShortcutsPage(PreferencesPage):
    """A list of actions; keys typed into a box are given to the one that is chosen."""

    title = "Shortcuts"
    _fills_height = True

    def _fill(self) -> None:
        self.singles = QCheckBox("&Letters without Ctrl or Alt are shortcuts, too (N, P, O…)")
        self.singles.toggled.connect(lambda on: self._use(replace(self.settings, single_keys=on)))
        self._column.addWidget(self.singles)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search actions and keys")
        self.search.setAccessibleName("Search actions and keys")
        self.search.setClearButtonEnabled(True)
        self._column.addWidget(self.search)
        self._make_list()
        self.search.textChanged.connect(self.tree.narrow)
        self._make_editor()

    def _make_list(self) -> None:
        self.tree = ActionTree()
        self.tree.setMinimumHeight(180)
        self.rows: dict[str, QTreeWidgetItem] = {}
        for menu, entries in entries_by_menu().items():
            rows = self.tree.add_group(menu, ((entry.title, "") for entry in entries))
            for entry, row in zip(entries, rows, strict=True):
                row.setData(0, _ENTRY, entry)
                self.rows[entry.name] = row
        self.tree.currentItemChanged.connect(lambda _now, _before: self._show_current())
        self._column.addWidget(self.tree, 1)

    def _make_editor(self) -> None:
        self.editor = QKeySequenceEdit()
        self.editor.setMaximumSequenceLength(1)
        self.editor.setClearButtonEnabled(True)
        self.editor.setAccessibleName("New keys for the chosen action")
        self.editor.keySequenceChanged.connect(lambda _keys: self._judge())
        self.give_button = QPushButton("&Assign")
        self.give_button.clicked.connect(self._give)
        self.reset_button = QPushButton("&Default")
        self.reset_button.setToolTip("Give the chosen action its default keys")
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button = QPushButton("Reset a&ll")
        self.reset_all_button.setToolTip("Give every action its default keys")
        self.reset_all_button.clicked.connect(lambda: self._use_keys({}))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.editor, 1)
        for button in (self.give_button, self.reset_button, self.reset_all_button):
            button.setProperty("look", "quiet")
            row.addWidget(button)
        self._column.addLayout(row)
        self.verdict = self._add_hint("")

    @property
    def current(self) -> ActionEntry | None:
        """The action that is chosen."""
        item = self.tree.currentItem()
        entry = item.data(0, _ENTRY) if item is not None else None
        return entry if isinstance(entry, ActionEntry) else None

    @property
    def _shortcuts(self) -> Shortcuts:
        return Shortcuts(self.settings.shortcuts, self.settings.single_keys)

    def _show(self) -> None:
        self.singles.setChecked(self.settings.single_keys)
        for name, row in self.rows.items():
            entry = row.data(0, _ENTRY)
            row.setText(1, "   ".join(map(shown, self._shortcuts.keys_of(entry))))
            font = row.font(1)
            font.setBold(name in self.settings.shortcuts)
            row.setFont(1, font)
        self.reset_all_button.setEnabled(bool(self.settings.shortcuts))
        self._show_current()

    def _show_current(self) -> None:
        """Put the chosen action's keys into the box."""
        entry = self.current
        keys = self._shortcuts.keys_of(entry) if entry else ()
        self.editor.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self._judge()

    def _judge(self) -> None:
        """Say what comes of giving the keys in the box to the chosen action."""
        entry, keys = self.current, self._typed
        can_change = entry is not None and not entry.is_fixed
        self.editor.setEnabled(can_change)
        self.reset_button.setEnabled(entry is not None and entry.name in self.settings.shortcuts)
        words = ""
        if entry is None:
            words = "Choose an action, then press its new keys in the box."
        elif entry.is_fixed:
            words = f"The keys of “{entry.title}” are always the same."
        elif refusal(keys):
            words = refusal(keys)
        elif others := [e for e in self._shortcuts.users_of(keys, but=entry.name) if keys]:
            names = ", ".join(f"“{other.title}”" for other in others)
            words = f"{shown(keys)} is used by {names}; assigning it takes it from there."
        self.verdict.setText(words)
        has_news = entry is not None and keys != next(iter(self._shortcuts.keys_of(entry)), "")
        is_fixed_key = any(e.is_fixed for e in self._shortcuts.users_of(keys)) if keys else False
        self.give_button.setEnabled(
            can_change and has_news and not refusal(keys) and not is_fixed_key
        )

    @property
    def _typed(self) -> str:
        return normal(self.editor.keySequence().toString())

    def _give(self) -> None:
        entry = self.current
        if entry is not None:
            keys = (self._typed,) if self._typed else ()
            self._use_keys(self._shortcuts.with_keys(entry.name, keys))

    def _reset(self) -> None:
        entry = self.current
        if entry is not None:
            self._use_keys(self._shortcuts.without(entry.name))

    def _use_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        self._use(replace(self.settings, shortcuts=dict(chosen)))
