"""A table of steps; those that are undone are struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from reader.model.step import StepState
from reader.ui.fonts import type_scale
from reader.ui.models.steps_model import StepColumn, StepsModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from reader.model.step import Step

WIDEST = 260
"""Pixels of an article's title."""
NARROWEST = 90
ROOM = 12
"""Pixels between two columns."""


class _StepDelegate(QStyledItemDelegate):
    """Strikes through what does not count."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the row is what is selected
        model = index.model()
        step = model.step(index) if isinstance(model, StepsModel) else None
        if step is not None and step.state is not StepState.IN_FORCE:
            option.font.setStrikeOut(index.column() == StepColumn.TITLE)
            colour = option.palette.color(option.palette.ColorRole.PlaceholderText)
            option.palette.setColor(option.palette.ColorRole.Text, colour)
            option.palette.setColor(option.palette.ColorRole.HighlightedText, colour)


class StepsTable(QTableView):
    """Whole rows are selected, one at a time.

    Signals:
        step_chosen(object): The `Step` whose row was double-clicked, or that Enter was pressed on.
        step_selected(): Another row is selected, or none.
    """

    step_chosen = Signal(object)
    step_selected = Signal()

    def __init__(self, model: StepsModel) -> None:
        super().__init__()
        self.setModel(model)
        self._steps = model
        self._widest = WIDEST
        self.setItemDelegate(_StepDelegate(self))
        self.setAccessibleName("Steps, the last one first")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(1.7 * self.fontMetrics().height()))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(StepColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._choose)
        self.selectionModel().selectionChanged.connect(self.step_selected)

    @property
    def selected(self) -> Step | None:
        """The step whose row is selected, or None."""
        rows = self.selectionModel().selectedRows()
        return self._steps.step(rows[0]) if rows else None

    def select_row(self, row: int | None) -> None:
        """Select a row and bring it into view, or select none."""
        if row is None:
            self.clearSelection()
            return
        index = self._steps.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit_columns(self) -> None:
        """Give every column but the first the width it needs, a title's being limited."""
        for column in StepColumn:
            if column is not StepColumn.TITLE:
                self.resizeColumnToContents(column)
                self.setColumnWidth(column, self.columnWidth(column) + ROOM)
        self._widest = min(self.columnWidth(StepColumn.ARTICLE), round(WIDEST * type_scale()))
        self._share_room()

    def _share_room(self) -> None:
        """Let the article's title have what the steps' own words leave."""
        others = (StepColumn.MADE, StepColumn.MADE_BY, StepColumn.STATE)
        room = self.viewport().width() - sum(map(self.columnWidth, others))
        left = room - self.sizeHintForColumn(StepColumn.TITLE) - ROOM
        narrowest = min(self._widest, round(NARROWEST * type_scale()))
        self.setColumnWidth(StepColumn.ARTICLE, max(narrowest, min(self._widest, left)))

    def _choose(self, index: QModelIndex) -> None:
        step = self._steps.step(index)
        if step is not None:
            self.step_chosen.emit(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the selected step on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected is not None:
            self.step_chosen.emit(self.selected)
        else:
            super().keyPressEvent(event)
