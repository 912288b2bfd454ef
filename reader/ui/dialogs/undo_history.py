"""Everything that was decided, the last step first, beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from reader.model.step import StepState
from reader.ui.models.library_model import counted
from reader.ui.models.steps_model import StepsModel
from reader.ui.panels.steps_table import StepsTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.model.step import Step

MOST = 200
NOTHING = "Nothing was decided yet. What you accept, change or mark stands here, step by step."
NOTHING_HERE = "Nothing was decided about this article yet."


class UndoHistory(QDialog):
    """Shows steps; what is to be done with one is up to who made the dialog.

    Attributes:
        table: The steps.
        only_here: Whether only the open article's steps are shown.
        back_button: Undoes or redoes as far as the selected step.

    Signals:
        limited(bool): Only the open article's steps are wanted, or all.
        step_chosen(object): The reader wants to see the place of this `Step`.
        turn_asked(object): Undo or redo as far as this `Step`.
    """

    limited = Signal(bool)
    step_chosen = Signal(object)
    turn_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Undo history")
        self.setModal(False)
        self._library: Sequence[Step] = ()
        self.model = StepsModel(self)
        self.table = StepsTable(self.model)
        self.table.step_chosen.connect(self.step_chosen)
        self.table.step_selected.connect(self._offer)
        self.only_here = QCheckBox("Only &this article")
        self.only_here.toggled.connect(self.limited)
        self.empty_label, self.text_label = QLabel(), QLabel()
        for label in (self.empty_label, self.text_label):
            label.setProperty("tone", "dim")
        self.empty_label.setWordWrap(True)
        self.back_button = QPushButton()
        self.back_button.setProperty("look", "primary")
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self._ask)
        self.close_button = QPushButton("&Close")
        self.close_button.setProperty("look", "quiet")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self._offer()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.only_here)
        head.addStretch(1)
        head.addWidget(self.text_label)
        hint = QLabel("Enter shows where it was")
        hint.setProperty("tone", "dim")
        foot.addWidget(hint, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.empty_label)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        line = self.fontMetrics().height()
        room = self.screen().availableSize() * 0.9
        self.resize(min(62 * line, room.width()), min(30 * line, room.height()))

    def show_steps(
        self,
        steps: Sequence[Step],
        library: Sequence[Step],
        titles: Mapping[str, str],
        corrections: int,
    ) -> None:
        """Show steps; the selected one stays selected.

        Args:
            steps: What is listed, the last one first.
            library: The last steps of the whole library, which are undone in this order.
            titles: Of the articles, by UUID.
            corrections: Corrections of the open article's text that are in force.
        """
        selected = self.table.selected
        self._library = library
        self.model.set_steps(steps, titles)
        self.table.fit_columns()
        row = self.model.row_of(selected.identifier) if selected else None
        self.table.select_row(0 if row is None and steps else row)
        self.empty_label.setText(NOTHING_HERE if library else NOTHING)
        self.empty_label.setVisible(not steps)
        words = f"{counted(corrections, 'correction')} of this article’s text"
        self.text_label.setText(words if corrections else "")
        self._offer()

    def has_article(self, *, is_open: bool) -> None:
        """Offer to show only the open article's steps, where one is open."""
        self.only_here.setEnabled(is_open)
        if not is_open:
            self.only_here.setChecked(False)

    @Slot()
    def _offer(self) -> None:
        """Say what the button does: how many steps go with the selected one."""
        step = self.table.selected
        can_turn = step is not None and step.state is not StepState.ABANDONED
        self.back_button.setEnabled(can_turn)
        self.back_button.setText("&Undo Back to This Step")
        if step is None or not can_turn:
            return
        number = self._also(step)
        verb, which = (
            ("&Undo", "later") if step.state is StepState.IN_FORCE else ("&Redo", "earlier")
        )
        tail = f" and {counted(number, f'{which} step')}" if number else ""
        self.back_button.setText(f"{verb} This{tail}" if number is not None else f"{verb} to This")

    def _also(self, step: Step) -> int | None:
        """Return how many other steps are turned with one; None where that is not known."""
        same = [s.identifier for s in self._library if s.state is step.state]
        if step.identifier not in same:
            return None
        place = same.index(step.identifier)
        return place if step.state is StepState.IN_FORCE else len(same) - 1 - place

    @Slot()
    def _ask(self) -> None:
        if self.table.selected is not None:
            self.turn_asked.emit(self.table.selected)
