"""A field for words of the article: as high as they need, and without line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from reader.ui.fonts import serif_font, type_scale

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

MOST_LINES = 7
EDGE = 14


class WordsEdit(QPlainTextEdit):
    """Enter is the end of typing, for a paragraph has no lines of its own.

    Signals:
        entered(): The reader is done.
    """

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(serif_font(16))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def height_for(self, width: int) -> int:
        """Return the height that shows all lines, up to `MOST_LINES`, at a width."""
        line = self.fontMetrics().lineSpacing()
        frame = self.height() - self.viewport().height() if self.isVisible() else 0
        margins = round(2 * self.document().documentMargin()) + max(
            frame, round(EDGE * type_scale())
        )
        words = self.fontMetrics().boundingRect(
            0, 0, max(1, width - margins - 8), 100_000,
            Qt.TextFlag.TextWordWrap, self.toPlainText() or " ",
        )  # fmt: skip
        return min(max(words.height(), line), MOST_LINES * line) + margins

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Enter, whatever is held with it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste words on one line."""
        self.insertPlainText(" ".join(source.text().split("\n")).replace("\r", ""))

    def sizeHint(self) -> QSize:
        """Return a size that shows the words."""
        width = max(self.width(), 1)
        return QSize(width, self.height_for(width))
