"""Quotes that are likely to have the same wrong speaker, to be ticked before they change too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font
from reader.ui.models.library_model import counted
from reader.ui.panels.floating import Floating
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.statement_ticks import StatementTicks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.quotation import Statement
    from reader.ui.appearance import Appearance
    from reader.ui.models.company_lines import CompanyLine

LINES = 7


class CompanyList(Floating):
    """A tick list; nothing is changed before it is confirmed.

    Signals:
        confirmed(object): The statements that are ticked, a list; may be empty.
        pointed_at(object): The `Statement` of the line the reader is at.
    """

    confirmed = Signal(object)
    pointed_at = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._most = 0
        self.setAccessibleName("Statements that may change as well")
        self.title = QLabel()
        self.title.setFont(sans_font(13, semibold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.hint = QLabel("Space ticks · Enter changes what is ticked · Esc: only this one")
        self.hint.setFont(sans_font(12))
        self.hint.setProperty("tone", "dim")
        self.hint.setWordWrap(True)
        self.list = StatementTicks(self.accessibleName())
        self.list.itemChanged.connect(self._count)
        self.list.pointed_at.connect(self.pointed_at)
        self.list.installEventFilter(self)
        self.all_button = QPushButton()
        self.all_button.hide()
        self.all_button.clicked.connect(self._confirm)
        self.only_button = QPushButton("Only this one")
        self.only_button.setProperty("look", "primary")
        self.only_button.clicked.connect(lambda: self.confirmed.emit([]))
        buttons = FlowLayout(gap=8, line_gap=6)
        buttons.addWidget(self.all_button)
        buttons.addWidget(self.only_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (self.title, self.list, self.hint):
            column.addWidget(widget)
        column.addLayout(buttons)

    def ask(self, title: str, lines: Sequence[CompanyLine]) -> None:
        """Show the lines; those that hang on the very same words are ticked already."""
        self.title.setText(title)
        self.list.show_lines(lines, keeps_ticks=True)
        self._count()

    @property
    def ticked(self) -> list[Statement]:
        """The statements that are ticked."""
        return self.list.ticked

    def fit(self, width: int, most: int) -> None:
        """Take a width, and the height of some lines."""
        self._most = most
        self.list.setFixedHeight(self.list.height_of(LINES))
        super().fit(width, most)
        over = self._column.totalMinimumSize().height() - most
        if over > 0:
            self.list.setFixedHeight(max(60, self.list.height() - over))
            super().fit(width, most)

    def _count(self) -> None:
        """Offer to change what is ticked; where nothing is, there is only one thing to do."""
        ticked = len(self.ticked)
        self.all_button.setText(f"Change {counted(ticked, 'statement')} as well")
        if self.all_button.isHidden() == bool(ticked):
            self.all_button.setVisible(bool(ticked))
            for button in (self.all_button, self.only_button):
                is_first = button is self.all_button or not ticked
                button.setProperty("look", "primary" if is_first else "quiet")
                button.style().polish(button)
        if self.isVisible():
            self.fit(self.width(), self._most)

    def _confirm(self) -> None:
        self.confirmed.emit(self.ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Confirm on Enter."""
        if watched is self.list and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.type() == QEvent.Type.KeyPress:
                self._confirm()
                return True
        return super().eventFilter(watched, event)
