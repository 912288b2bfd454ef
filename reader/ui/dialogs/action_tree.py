"""A list of actions in groups, each with its keys, that can be narrowed by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterable


class ActionTree(QTreeWidget):
    """Titles at the left, keys at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(12)
        self.setAccessibleName("Actions and their keys")
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def add_group(self, title: str, rows: Iterable[tuple[str, str]]) -> list[QTreeWidgetItem]:
        """Add a heading with rows of title and keys below it; return the rows."""
        group = QTreeWidgetItem([title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        group.setFont(0, font)
        self.addTopLevelItem(group)
        items = [QTreeWidgetItem(list(row)) for row in rows]
        group.addChildren(items)
        group.setExpanded(True)
        return items

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Title and keys of every row that is not narrowed away."""
        rows = (row for group in self._groups for row in _children(group))
        return [(row.text(0), row.text(1)) for row in rows if not row.isHidden()]

    def narrow(self, words: str) -> None:
        """Show only the rows that hold all of the words in group, title or keys."""
        wanted = words.casefold().split()
        for group in self._groups:
            rows = _children(group)
            for row in rows:
                text = f"{group.text(0)} {row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in text for word in wanted))
            group.setHidden(all(row.isHidden() for row in rows))

    @property
    def _groups(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (group.child(number) for number in range(group.childCount()))
    return [item for item in items if item is not None]
