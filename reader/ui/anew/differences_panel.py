"""What another analysis would change, below the article: to look at, to take or to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.anew.tick_list import TickList
from reader.ui.announcing import announce
from reader.ui.fonts import sans_font
from reader.ui.models.differences import differences_title
from reader.ui.panels.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from reader.review.comparing import Difference
    from reader.ui.models.differences import DifferenceLine

LINES = 4
"""Rows that are seen without scrolling."""
LIST_SHARE, SHARE = 0.3, 0.6
"""Of the pane's height: of the list, and of all at most, where one row fits."""
EDGES = 12
HINT = "Enter shows the place · Space ticks · Esc closes"


class DifferencesPanel(QWidget):
    """A tick list; nothing is changed before it is answered.

    Signals:
        answered(object): The `Difference`s to be left as they are, a list; may be empty.
        left(): Everything shall stay as it is.
        place_asked(object): The reader wants to see where a `Difference` is.
    """

    answered = Signal(object)
    left = Signal()
    place_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("line", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Differences")
        self._lines: Sequence[DifferenceLine] = ()
        self.title, self.hint = QLabel(), QLabel(HINT)
        self.title.setFont(sans_font(14, semibold=True))
        self.hint.setProperty("tone", "dim")
        self.list = TickList()
        self.list.setAccessibleName("Differences to take")
        self.list.setFixedHeight(1)  # until there are rows
        self.list.ticks_changed.connect(self._offer)
        self.list.row_asked.connect(self._ask_for_place)
        self.take_button = QPushButton("Take Ticked")
        self.take_button.setProperty("look", "primary")
        self.take_button.clicked.connect(self._take_ticked)
        self.all_button = QPushButton("Take All")
        self.all_button.clicked.connect(lambda: self.answered.emit([]))
        self.leave_button = QPushButton("Leave All")
        self.leave_button.clicked.connect(self.left)
        for button in (self.all_button, self.leave_button):
            button.setProperty("look", "quiet")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = FlowLayout(gap=14, line_gap=2)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        buttons = FlowLayout(gap=8, line_gap=6)
        for button in (self.take_button, self.all_button, self.leave_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(buttons)

    @property
    def is_open(self) -> bool:
        """Whether it asks."""
        return not self.isHidden()

    @property
    def has_keys(self) -> bool:
        """Whether something in it has the focus."""
        widget = QApplication.focusWidget()
        return self.is_open and widget is not None and self.isAncestorOf(widget)

    @property
    def unticked(self) -> list[Difference]:
        """The differences that are not ticked."""
        return [self._lines[number].difference for number in self.list.unticked]

    @property
    def total(self) -> int:
        """How many differences there are."""
        return len(self._lines)

    def ask(self, lines: Sequence[DifferenceLine], *, takes_keys: bool = True) -> None:
        """Show differences, all of them ticked.

        Args:
            lines: One for each.
            takes_keys: Whether the reader has no other use for the keys.
        """
        self._show(lines, ())
        self.list.setCurrentRow(0)
        self.show()
        if takes_keys:
            self.list.setFocus()
        announce(self, self.title.text())

    def revise(self, lines: Sequence[DifferenceLine]) -> None:
        """Show what differs by now; what was unticked stays so."""
        left = {difference.span for difference in self.unticked}
        unticked = [n for n, line in enumerate(lines) if line.difference.span in left]
        self._show(lines, unticked)

    def _show(self, lines: Sequence[DifferenceLine], unticked: Sequence[int]) -> None:
        self._lines = lines
        self.title.setText(differences_title(len(lines)))
        self.list.show_rows([line.words for line in lines], unticked)
        self.fit()

    def fit(self) -> None:
        """Be as high as some rows need, and leave most of the height to the article."""
        column, pane = self.layout(), self.parentWidget()
        if column is None or not self.list.count():
            return
        heights = [self.list.sizeHintForRow(row) for row in range(min(LINES, self.list.count()))]
        height, rest = sum(heights) + EDGES, column.heightForWidth(self.width())
        rest -= self.list.height()
        if pane is not None:
            most = min(LIST_SHARE * pane.height(), SHARE * pane.height() - rest)
            height = max(heights[0] + EDGES, min(height, round(most)))
        self.list.setFixedHeight(height)
        self.setFixedHeight(rest + height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew where the width is another."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @Slot()
    def _offer(self) -> None:
        """Offer to take what is ticked, where something is."""
        left = len(self.list.unticked)
        self.take_button.setText(f"Take Ticked ({self.total - left})")
        self.take_button.setEnabled(left < self.total)

    @Slot()
    def _take_ticked(self) -> None:
        self.answered.emit(self.unticked)

    @Slot(int)
    def _ask_for_place(self, row: int) -> None:
        self.place_asked.emit(self._lines[row].difference)
