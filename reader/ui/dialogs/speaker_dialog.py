"""Who a speaker is: name, kind, role, organisation, colour, and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.speaker import SpeakerKind
from reader.ui.colour_warnings import colour_warnings
from reader.ui.dialogs.colour_row import ColourRow
from reader.ui.fonts import type_scale
from reader.ui.models.speaker_changes import SpeakerForm, form_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QShowEvent

    from reader.model.speaker import Speaker
    from reader.ui.appearance import Appearance
    from reader.ui.speaker_style import SpeakerStyle

NOTE_LINES = 4
WIDTH = 480
EDGE = 60
KIND_NAMES = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.ORGANIZATION: "Organisation",
    SpeakerKind.GROUP: "Group",
    SpeakerKind.UNNAMED: "Unnamed person",
    SpeakerKind.DOCUMENT: "Document",
}


class SpeakerDialog(QDialog):
    """A form; `form` holds what was filled in.

    Attributes:
        name, kind, role, organisation, colour_row, note: The fields.
        hint: What else the new name does.
        warning: What speaks against the colour.
    """

    def __init__(
        self,
        speaker: Speaker,
        others: Collection[str],
        styles: Mapping[str, SpeakerStyle],
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        everywhere: bool = False,
    ) -> None:
        """Show a speaker.

        Args:
            speaker: As it is.
            others: Names that other speakers have.
            styles: How the speakers of the open article look, by name.
            appearance: The theme in force.
            parent: Window it belongs to.
            everywhere: Whether it is about the speaker in all articles.
        """
        super().__init__(parent)
        self._others = others
        self._styles = {name: style for name, style in styles.items() if name != speaker.name}
        self._appearance = appearance
        self.setWindowTitle("Speaker in all articles" if everywhere else "Speaker")
        form = form_of(speaker)
        self.kind = QComboBox()
        for kind, words in KIND_NAMES.items():
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(list(KIND_NAMES).index(form.kind))
        self.colour_row = ColourRow(appearance, form.colour)
        self.name, self.role = QLineEdit(form.name), QLineEdit(form.role)
        self.organisation = QLineEdit(form.organisation)
        self.note = QPlainTextEdit(form.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 20)
        self.hint, self.warning = QLabel(), QLabel()
        for label in (self.hint, self.warning):
            label.setProperty("tone", "dim")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.save_button = QPushButton("Sa&ve")
        self.save_button.setProperty("look", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setProperty("look", "quiet")
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.name.textChanged.connect(self._update)
        self.colour_row.changed.connect(self._warn)
        self._update()
        self._warn()
        self.name.selectAll()

    def _lay_out(self) -> None:
        rows = QFormLayout()
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(10)
        rows.addRow("&Name", self.name)
        rows.addRow("&Kind", self.kind)
        rows.addRow("&Role", self.role)
        rows.addRow("&Organisation", self.organisation)
        rows.addRow("&Colour", self.colour_row)
        rows.addRow("", self.warning)
        rows.addRow("No&te", self.note)
        rows.setRowVisible(self.warning, False)
        self._rows = rows
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        self._form = form = QWidget()
        inner = QVBoxLayout(form)
        inner.setContentsMargins(20, 18, 20, 4)
        inner.setSpacing(12)
        inner.addLayout(rows)
        inner.addWidget(self.hint)
        inner.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(form)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = foot
        foot.setContentsMargins(20, 8, 20, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def _fit(self) -> None:
        """Be as high as the form needs, as far as the screen has room; it scrolls beyond that."""
        form, screen = self._form, self.screen().availableSize()
        needed = form.sizeHint().width() + self._area.verticalScrollBar().sizeHint().width()
        width = min(max(round(WIDTH * type_scale()), needed), screen.width() - EDGE)
        self._area.setMinimumWidth(min(needed, width))
        height = max(form.heightForWidth(width), form.minimumSizeHint().height())
        height += self._foot.sizeHint().height()
        self.resize(width, min(height, screen.height() - EDGE))

    @property
    def form(self) -> SpeakerForm:
        """What is filled in."""
        return SpeakerForm(
            self.name.text(),
            self.role.text(),
            self.organisation.text(),
            self.note.toPlainText(),
            self.kind.currentData(),
            self.colour_row.colour,
        )

    @Slot()
    def _warn(self) -> None:
        """Say what speaks against the colour."""
        colour = self.colour_row.colour
        words = colour_warnings(colour, self._appearance.theme, self._styles)
        self.warning.setText(f"⚠ {words}" if words else "")
        self._rows.setRowVisible(self.warning, bool(words))
        if self.isVisible():
            self._fit()

    @Slot()
    def _update(self) -> None:
        name = " ".join(self.name.text().split())
        self.save_button.setEnabled(bool(name))
        is_taken = name in self._others
        self.hint.setText(f"There is another {name}: the two become one." if is_taken else "")
        self.hint.setVisible(is_taken)
        if self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that what is filled in needs."""
        super().showEvent(event)
        self._fit()
