"""The steps of the library as a table: what, where, when, by whom, and whether it counts."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reader.model.step import StepState
from reader.ui.models.moments import local_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from reader.model.step import Step

Index = QModelIndex | QPersistentModelIndex

EVERYWHERE = "All articles"
STATE_WORDS = {
    StepState.IN_FORCE: "in force",
    StepState.UNDONE: "undone",
    StepState.ABANDONED: "undone for good",
}
_NOWHERE = QModelIndex()


class StepColumn(IntEnum):
    """What stands in a column."""

    TITLE = 0
    ARTICLE = 1
    MADE = 2
    MADE_BY = 3
    STATE = 4


_HEADS = ("Step", "Article", "When", "By", "State")


class StepsModel(QAbstractTableModel):
    """Steps, the last one first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[Step] = ()
        self._titles: Mapping[str, str] = {}

    @property
    def steps(self) -> Sequence[Step]:
        """What is shown, the last one first."""
        return self._steps

    def set_steps(self, steps: Sequence[Step], titles: Mapping[str, str]) -> None:
        """Show other steps.

        Args:
            steps: The last one first.
            titles: Of the articles, by UUID.
        """
        self.beginResetModel()
        self._steps, self._titles = steps, titles
        self.endResetModel()

    def step(self, index: Index) -> Step | None:
        """Return the step of a row."""
        return self._steps[index.row()] if index.isValid() else None

    def row_of(self, identifier: str | None) -> int | None:
        """Return the row of a step, or None where it is not shown."""
        rows = (row for row, step in enumerate(self._steps) if step.identifier == identifier)
        return next(rows, None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many steps are shown."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(StepColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the head of a column."""
        is_head = orientation is Qt.Orientation.Horizontal
        return _HEADS[section] if is_head and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, whole as its tooltip."""
        step = self.step(index)
        if step is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(step, StepColumn(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._words(step, column) for column in StepColumn)
        return None

    def _words(self, step: Step, column: StepColumn) -> str:
        match column:
            case StepColumn.TITLE:
                return step.title
            case StepColumn.ARTICLE:
                return EVERYWHERE if step.article is None else self._titles.get(step.article, "")
            case StepColumn.MADE:
                return local_moment(step.made)
            case StepColumn.MADE_BY:
                return step.made_by or "You"
            case StepColumn.STATE:
                return STATE_WORDS[step.state]
