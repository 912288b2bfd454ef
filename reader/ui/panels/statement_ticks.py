"""Statements a line each, to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.quotation import Statement
    from reader.ui.models.company_lines import CompanyLine

STATEMENT = Qt.ItemDataRole.UserRole + 1
FRAME = 14
"""Pixels a list needs besides its lines."""
_FLAGS = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class StatementTicks(QListWidget):
    """Space and a click tick; what Enter does is up to whom the list belongs to.

    Signals:
        pointed_at(object): The `Statement` of the line the reader is at.
    """

    pointed_at = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._point)

    def show_lines(self, lines: Iterable[CompanyLine], *, keeps_ticks: bool) -> None:
        """Show other statements, the reader at the first; no signal is sent.

        Args:
            lines: One for each.
            keeps_ticks: Whether those are ticked that come so; otherwise none is.
        """
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.words, self)
            item.setData(STATEMENT, line.statement)
            item.setToolTip(line.quote)
            item.setFlags(_FLAGS)
            is_ticked = keeps_ticks and line.is_ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)
        self.blockSignals(False)

    @property
    def ticked(self) -> list[Statement]:
        """The statements that are ticked."""
        items = (self.item(row) for row in range(self.count()))
        return [i.data(STATEMENT) for i in items if i.checkState() is Qt.CheckState.Checked]

    def tick(self, number: int) -> None:
        """Tick a statement, and go to it."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(STATEMENT).number == number:
                item.setCheckState(Qt.CheckState.Checked)
                self.setCurrentItem(item)

    def height_of(self, most: int) -> int:
        """Return the height of its first lines, `most` of them at most."""
        return FRAME + sum(self.sizeHintForRow(row) for row in range(min(self.count(), most)))

    def _point(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.pointed_at.emit(item.data(STATEMENT))
