"""Who a speaker is: name, role, organisation, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.speaker_changes import SpeakerForm, form_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from reader.model.speaker import Speaker

NOTE_LINES = 4


class SpeakerDialog(QDialog):
    """A form; `form` holds what was filled in.

    Attributes:
        name, role, organisation, note: The fields.
        hint: What else the new name does.
    """

    def __init__(
        self,
        speaker: Speaker,
        others: Collection[str],
        parent: QWidget | None = None,
        *,
        everywhere: bool = False,
    ) -> None:
        """Show a speaker.

        Args:
            speaker: As it is.
            others: Names that other speakers have.
            parent: Window it belongs to.
            everywhere: Whether it is about the speaker in all articles.
        """
        super().__init__(parent)
        self._others = others
        self.setWindowTitle("Speaker in all articles" if everywhere else "Speaker")
        self.resize(460, 0)
        form = form_of(speaker)
        self.name, self.role = QLineEdit(form.name), QLineEdit(form.role)
        self.organisation = QLineEdit(form.organisation)
        self.note = QPlainTextEdit(form.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 20)
        self.hint = QLabel()
        self.hint.setProperty("tone", "dim")
        self.hint.setWordWrap(True)
        self.save_button = QPushButton("Sa&ve")
        self.save_button.setProperty("look", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setProperty("look", "quiet")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.name.textChanged.connect(self._update)
        self._update()
        self.name.selectAll()

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(10)
        rows.addRow("&Name", self.name)
        rows.addRow("&Role", self.role)
        rows.addRow("&Organisation", self.organisation)
        rows.addRow("No&te", self.note)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(rows)
        column.addWidget(self.hint)
        column.addLayout(foot)

    @property
    def form(self) -> SpeakerForm:
        """What is filled in."""
        return SpeakerForm(
            self.name.text(),
            self.role.text(),
            self.organisation.text(),
            self.note.toPlainText(),
        )

    @Slot()
    def _update(self) -> None:
        name = " ".join(self.name.text().split())
        self.save_button.setEnabled(bool(name))
        is_taken = name in self._others
        self.hint.setText(f"There is another {name}: the two become one." if is_taken else "")
        self.hint.setVisible(is_taken)
