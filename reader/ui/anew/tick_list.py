"""A list whose rows are ticked with Space and asked for with Enter or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterable

_FLAGS = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OWN_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickList(QListWidget):
    """Rows of text with a tick each, all ticked at first.

    Signals:
        ticks_changed(): Other rows are ticked than before.
        row_asked(int): The reader wants to see what a row is about.
    """

    ticks_changed = Signal()
    row_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self.ticks_changed)
        self.itemClicked.connect(lambda item: self.row_asked.emit(self.row(item)))

    def show_rows(self, rows: Iterable[str], unticked: Iterable[int] = ()) -> None:
        """Show other rows; the reader stays at the same row where there is one.

        Args:
            rows: Words of each.
            unticked: Indexes of those that are not ticked.
        """
        left, at = set(unticked), max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for number, words in enumerate(rows):
            item = QListWidgetItem(words, self)
            item.setFlags(_FLAGS)
            is_ticked = number not in left
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)
        self.ticks_changed.emit()

    @property
    def unticked(self) -> list[int]:
        """Indexes of the rows that are not ticked."""
        rows = range(self.count())
        return [n for n in rows if self.item(n).checkState() is not Qt.CheckState.Checked]

    def event(self, event: QEvent) -> bool:
        """Keep Space and Enter from being shortcuts of the window."""
        is_own = isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS
        if is_own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the current row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.row_asked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
