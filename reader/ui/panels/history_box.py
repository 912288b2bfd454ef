"""The history of one quote, in a box beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font
from reader.ui.models.history_lines import NOTHING
from reader.ui.models.library_model import counted
from reader.ui.panels.floating import Floating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from reader.ui.appearance import Appearance
    from reader.ui.models.history_lines import HistoryEntry

MOST = 60
"""Decisions that are shown, the last ones; what came before is in the undo history."""
MARGIN = 14


class HistoryBox(Floating):
    """From what the analysis said down to what was decided last.

    Attributes:
        entries: What is shown, in order.

    Signals:
        all_asked(): The reader wants to see the steps of the whole library.
        given_up(): The reader has seen enough.
    """

    all_asked = Signal()
    given_up = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName("History of this quote")
        self.entries: tuple[HistoryEntry, ...] = ()
        title = QLabel("History of this quote")
        title.setFont(sans_font(13, semibold=True))
        self.all_button = QPushButton("All steps…")
        self.all_button.setProperty("look", "link")
        self.all_button.setToolTip("Everything that was decided in the library")
        self.all_button.clicked.connect(self.all_asked)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("History of this quote")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.all_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 10, MARGIN - 6, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    @property
    def words(self) -> list[str]:
        """What is written, line by line."""
        body = self.area.widget()
        return [label.text() for label in body.findChildren(QLabel)] if body else []

    def show_entries(self, analysis: HistoryEntry, decided: Sequence[HistoryEntry]) -> None:
        """Show what the analysis said, then what was decided, the last thing at the bottom."""
        self.entries = (analysis, *decided)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(9)
        self._add(rows, analysis)
        if len(decided) > MOST:
            earlier = counted(len(decided) - MOST, "decision")
            rows.addWidget(_label(f"{earlier} before these", is_dim=True))
        for entry in decided[-MOST:]:
            self._add(rows, entry)
        if not decided:
            rows.addWidget(_label(NOTHING, is_dim=True))
        rows.addStretch(1)
        self.area.setWidget(body)
        self.area.setAccessibleDescription(". ".join(e.spoken for e in self.entries))

    def show_last(self) -> None:
        """Scroll to what was decided last."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    @staticmethod
    def _add(rows: QVBoxLayout, entry: HistoryEntry) -> None:
        pair = QVBoxLayout()
        pair.setSpacing(1)
        title = _label(entry.title, is_dim=entry.is_undone)
        font = sans_font(13, semibold=entry.is_human and not entry.is_undone)
        font.setStrikeOut(entry.is_undone)
        title.setFont(font)
        pair.addWidget(title)
        pair.addWidget(_label(entry.facts, is_dim=True))
        rows.addLayout(pair)

    def fit(self, width: int, most: int) -> None:
        """Take a width and the height that goes with it."""
        body, layout = self.area.widget(), self.layout()
        if body is not None and layout is not None:
            inner = width - 2 * MARGIN + 6 - 2
            rows = body.layout()
            needed = rows.totalHeightForWidth(inner) if rows is not None else 0
            self.area.setMinimumHeight(0)
            self.setFixedWidth(width)
            frame = self.all_button.sizeHint().height() + 10 + 12 + 8 + 4
            self.setFixedHeight(max(1, min(needed + frame, most)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close where its own key is pressed again."""
        if event.key() == Qt.Key.Key_H and not event.modifiers():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def _label(words: str, *, is_dim: bool) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(sans_font(12))
    if is_dim:
        label.setProperty("tone", "dim")
    return label
