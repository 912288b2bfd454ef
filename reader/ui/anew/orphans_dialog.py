"""Lists decisions whose words are not in the article any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.sizing import open_at
from reader.ui.models.orphan_lines import HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.models.orphan_lines import OrphanLine

ABOUT = (
    "These decisions are about words that are not in the article any more. They are kept, and "
    "count again as soon as a later text has their words."
)
HEAD = "QHeaderView::section { background: transparent; border: none; padding: 4px 9px; }"
WORDS = 1
"""Column of the words."""
ROW = 1.7
"""Height of a row, in lines."""
NONE = "Every decision about this article has its place."


class OrphansDialog(QDialog):
    """A table to read and to copy; stands beside the window.

    Attributes:
        table: One row a decision.
        copy_button: Copies the selected rows, or all.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Decisions without a place")
        self._lines: Sequence[OrphanLine] = ()
        self.label = QLabel(ABOUT)
        self.label.setWordWrap(True)
        self.table = QTreeWidget()
        self.table.setAccessibleName("Decisions without a place")
        self.table.setRootIsDecorated(False)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.table.setHeaderLabels(list(HEADS))
        self.table.header().setStretchLastSection(False)
        self.table.header().setStyleSheet(HEAD)
        for column in range(len(HEADS)):
            mode = QHeaderView.ResizeMode
            wide = mode.Stretch if column == WORDS else mode.ResizeToContents
            self.table.header().setSectionResizeMode(column, wide)
        self.copy_button = QPushButton("&Copy")
        self.copy_button.setProperty("look", "quiet")
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        self.close_button = QPushButton("Close")
        self.close_button.setProperty("look", "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self.copy)
        self._lay_out()
        open_at(self, 720, 360)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.label)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_lines(self, lines: Sequence[OrphanLine]) -> None:
        """Show other decisions."""
        self._lines = lines
        self.label.setText(ABOUT if lines else NONE)
        self.copy_button.setEnabled(bool(lines))
        self.table.clear()
        height = round(ROW * self.table.fontMetrics().height())
        for line in lines:
            item = QTreeWidgetItem(list(line.cells))
            item.setSizeHint(WORDS, QSize(0, height))  # whose width follows from the others
            item.setToolTip(WORDS, line.words)
            self.table.addTopLevelItem(item)
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def copy(self) -> None:
        """Copy the selected decisions, or all where none or one is selected."""
        chosen = {self.table.indexOfTopLevelItem(item) for item in self.table.selectedItems()}
        rows = sorted(chosen) if len(chosen) > 1 else range(len(self._lines))
        QGuiApplication.clipboard().setText("\n".join(self._lines[row].copied for row in rows))
