"""Which statements of a speaker are somebody else's, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font
from reader.ui.models.library_model import counted
from reader.ui.panels.floating import Floating
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.statement_ticks import FRAME, StatementTicks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Statement
    from reader.ui.appearance import Appearance
    from reader.ui.models.company_lines import CompanyLine

LINES = 6


class SplitList(Floating):
    """A tick list and a name; nothing is changed before it is confirmed.

    Signals:
        confirmed(str, object): Name of the other speaker, and the statements that are ticked, a
            list; neither is empty.
        pointed_at(object): The `Statement` of the line the reader is at.
        dropped(): The reader wants nothing of it.
    """

    confirmed = Signal(str, object)
    pointed_at = Signal(object)
    dropped = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self._speaker = ""
        self.setAccessibleName("Split a speaker")
        self.title = QLabel()
        self.title.setFont(sans_font(13, semibold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.hint = QLabel("Space ticks · Tab to the name · Enter splits · Esc leaves")
        self.hint.setFont(sans_font(12))
        self.hint.setProperty("tone", "dim")
        self.hint.setWordWrap(True)
        self._make_list()
        self._make_box()
        self.split_button = QPushButton()
        self.split_button.setProperty("look", "primary")
        self.split_button.clicked.connect(self._confirm)
        self.leave_button = QPushButton("Cancel")
        self.leave_button.setProperty("look", "quiet")
        self.leave_button.clicked.connect(self.dropped)
        buttons = FlowLayout(gap=8, line_gap=6)
        buttons.addWidget(self.split_button)
        buttons.addWidget(self.leave_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        for widget in (self.title, self.list, self.box, self.hint):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _make_list(self) -> None:
        self.list = StatementTicks("Statements of the speaker")
        self.list.itemChanged.connect(self._count)
        self.list.pointed_at.connect(self.pointed_at)
        self.list.installEventFilter(self)

    def _make_box(self) -> None:
        self._names = QStringListModel(self)
        self.box = QLineEdit()
        self.box.setPlaceholderText("Who says what is ticked")
        self.box.setAccessibleName("Name of who says what is ticked")
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        self.box.textChanged.connect(self._count)
        self.box.returnPressed.connect(self._confirm)

    def ask(self, speaker: str, lines: Sequence[CompanyLine], names: Iterable[str]) -> None:
        """Start anew: nothing is ticked, no name is typed.

        Args:
            speaker: Whose statements they are.
            lines: One for each.
            names: Of everybody else.
        """
        self._speaker = speaker
        self.title.setText(f"Which statements are not by {speaker}?")
        self._names.setStringList(list(names))
        self.box.clear()
        self.list.show_lines(lines, keeps_ticks=False)
        self._count()

    @property
    def name(self) -> str:
        """What is typed, with single spaces."""
        return " ".join(self.box.text().split())

    @property
    def ticked(self) -> list[Statement]:
        """The statements that are ticked."""
        return self.list.ticked

    def tick(self, number: int) -> None:
        """Tick a statement, and go to it."""
        self.list.tick(number)

    def fit(self, width: int, most: int) -> None:
        """Take a width, and the height of some lines; where room is scarce, explain nothing."""
        height = self.list.height_of(LINES)
        least = FRAME + self.list.sizeHintForRow(0)
        for has_hint in (True, False):
            self.hint.setVisible(has_hint)
            self.list.setFixedHeight(height)
            over = self._column.totalHeightForWidth(width) - most
            self.list.setFixedHeight(min(height, max(least, height - over)))
            if height - over >= least:
                break
        super().fit(width, most)

    @Slot()
    def _count(self) -> None:
        """Offer to split off what is ticked, once there is a name of somebody else."""
        ticked = len(self.ticked)
        what = counted(ticked, "statement") if ticked else "statements"
        self.split_button.setText(f"Split off {what}")
        self.split_button.setEnabled(self._can_confirm)

    @property
    def _can_confirm(self) -> bool:
        return bool(self.name) and self.name != self._speaker and bool(self.ticked)

    @Slot()
    def _confirm(self) -> None:
        if self._can_confirm:
            self.confirmed.emit(self.name, self.ticked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the list to the name on Enter, or confirm where there is one."""
        if watched is self.list and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.type() == QEvent.Type.KeyPress:
                if self._can_confirm:
                    self._confirm()
                else:
                    self.box.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
