"""The first rows of a spreadsheet, shown as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from reader.ui.fonts import type_scale

MOST_ROWS = 100
WIDEST_COLUMN = 260
WIDEST_IDENTIFIER = 96


class SheetTable(QTableWidget):
    """Shows text with comma-separated values in cells, to be read only."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview as a table")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()

    def show_sheet(self, text: str) -> None:
        """Show the head and the first rows of a sheet."""
        rows = list(islice(csv.reader(io.StringIO(text, newline="")), MOST_ROWS + 1))
        head, body = (rows[0], rows[1:]) if rows else ([], [])
        self.clear()
        self.setColumnCount(len(head))
        self.setRowCount(len(body))
        self.setHorizontalHeaderLabels(head)
        for row, cells in enumerate(body):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(" ".join(words.split()))
                item.setToolTip(words)
                self.setItem(row, column, item)
        self.resizeColumnsToContents()
        for column, name in enumerate(head):
            widest = WIDEST_IDENTIFIER if name.endswith("_id") else WIDEST_COLUMN
            widest = round(widest * type_scale())
            self.setColumnWidth(column, min(self.columnWidth(column), widest))
