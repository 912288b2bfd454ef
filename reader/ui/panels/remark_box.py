"""Note, tags and verification of a quote, to fill in beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font, type_scale
from reader.ui.models.remarks import STATUS_WORDS, Remarks, tags_in
from reader.ui.panels.floating import Floating

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader.ui.appearance import Appearance

NOTE_LINES, NOTE_EDGE = 3, 20


class RemarkBox(Floating):
    """Four fields; Enter, or Ctrl+Enter in the note, saves them.

    Attributes:
        note, tags, status, against: The fields.

    Signals:
        saved(): The reader is done.
        given_up(): The reader wants nothing changed.
    """

    saved = Signal()
    given_up = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName("Note, tags and verification")
        self.title = QLabel()
        self.title.setFont(sans_font(13, semibold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        row, edge = self.note.fontMetrics().lineSpacing(), round(NOTE_EDGE * type_scale())
        self.note.setMinimumHeight(row + edge)
        self.note.setMaximumHeight(row * NOTE_LINES + edge)
        self.tags, self.against = QLineEdit(), QLineEdit()
        self.tags.setPlaceholderText("With commas between them")
        self.against.setPlaceholderText("A recording, a transcript …")
        self.status = QComboBox()
        for status, words in STATUS_WORDS.items():
            self.status.addItem(words, status)
        self.status.currentIndexChanged.connect(self._update)
        for line in (self.tags, self.against):
            line.returnPressed.connect(self.saved)
        self.save_button = QPushButton("Save")
        self.save_button.setProperty("look", "primary")
        self.save_button.clicked.connect(self.saved)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setProperty("look", "quiet")
        self.cancel_button.clicked.connect(self.given_up)
        self._area = QScrollArea()
        self._lay_out()
        self._update()

    def _lay_out(self) -> None:
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.addRow("Note", self.note)
        rows.addRow("Tags", self.tags)
        rows.addRow("Check", self.status)
        rows.addRow("Against", self.against)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def ask(self, title: str, remarks: Remarks) -> None:
        """Show what is there."""
        self.title.setText(title)
        self.note.setPlainText(remarks.note)
        self.note.selectAll()
        self.tags.setText(", ".join(remarks.tags))
        self.status.setCurrentIndex(list(STATUS_WORDS).index(remarks.status))
        self.against.setText(remarks.against)

    @property
    def remarks(self) -> Remarks:
        """What is filled in."""
        status = list(STATUS_WORDS)[self.status.currentIndex()]
        against = " ".join(self.against.text().split())
        return Remarks(
            self.note.toPlainText().strip(),
            tags_in(self.tags.text()),
            status,
            against if status is not None else "",
        )

    @Slot()
    def _update(self) -> None:
        self.against.setEnabled(self.status.currentIndex() > 0)

    def _watch_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Bring the field that gets the keys into view where the window is low."""
        super()._watch_focus(old, new)
        if new is not None and self._area.isAncestorOf(new):
            self._area.ensureWidgetVisible(new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Ctrl+Enter, and on Enter where the status was chosen."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        has_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_enter and (has_ctrl or self.status.hasFocus()):
            self.saved.emit()
        else:
            super().keyPressEvent(event)
