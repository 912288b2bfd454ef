"""A box to type or paste an article's text into."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.sizing import open_at


class PasteDialog(QDialog):
    """Takes a text; `text` holds it when the dialog was accepted."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New article from text")
        self.box = QPlainTextEdit(text)
        self.box.setPlaceholderText("Paste or type the article, its headline in the first line.")
        self.box.setAccessibleName("Text of the article")
        self.box.setTabChangesFocus(True)
        self.read_button = QPushButton("&Read")
        self.read_button.setProperty("look", "primary")
        self.read_button.setDefault(True)
        self.read_button.clicked.connect(self.accept)
        cancel = QPushButton("Cancel")
        cancel.setProperty("look", "quiet")
        cancel.clicked.connect(self.reject)
        words = QLabel("One blank line between paragraphs is enough; nothing else is needed.")
        words.setProperty("tone", "dim")
        foot = QHBoxLayout()
        foot.addWidget(words, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.read_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.box, 1)
        column.addLayout(foot)
        self.box.textChanged.connect(self._update)
        self._update()
        open_at(self, 620, 460)

    @property
    def text(self) -> str:
        """What was typed or pasted."""
        return self.box.toPlainText()

    def _update(self) -> None:
        self.read_button.setEnabled(bool(self.text.strip()))
