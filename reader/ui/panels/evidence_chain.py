"""The parts of the evidence sentence: words of the article that lead to who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.ui.fonts import sans_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.models.quote_facts import ChainPart


class ChainLink(QPushButton):
    """Words of the article in the evidence sentence, underlined like a mention."""

    def __init__(self, part: ChainPart, colour: QColor, widest: int) -> None:
        super().__init__()
        self.span = part.span
        self._colour = colour
        self.setFont(sans_font(13))
        self._words = QFontMetrics(self.font()).elidedText(
            part.words, Qt.TextElideMode.ElideRight, max(widest - 8, 40)
        )
        self.setAccessibleName(f"{part.lead} {part.words}".strip())
        self.setToolTip("Show in the article")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words, the line below them and a little room."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._words) + 6, metrics.height() + 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and their dotted line; a ring with the focus."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                ring = self.palette().link().color()
                painter.setPen(QPen(ring, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                ground = QColor(ring)
                ground.setAlpha(28)
                painter.setBrush(ground)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            metrics = QFontMetrics(self.font())
            painter.setFont(self.font())
            painter.setPen(self.palette().windowText().color())
            baseline = 1 + metrics.ascent()
            painter.drawText(3, baseline, self._words)
            line = QPen(self._colour, 2, Qt.PenStyle.DotLine)
            painter.setPen(line)
            bottom = baseline + 4
            painter.drawLine(3, bottom, 3 + metrics.horizontalAdvance(self._words), bottom)


class ChainStep(QWidget):
    """A link with the words that join it to the one before, never parted by a line's end."""

    def __init__(self, part: ChainPart, colour: QColor, widest: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        room = widest
        if part.lead:
            lead = QLabel(part.lead)
            lead.setFont(sans_font(12))
            lead.setProperty("tone", "dim")
            row.addWidget(lead)
            room -= lead.sizeHint().width() + 2
        self.link = ChainLink(part, colour, room)
        row.addWidget(self.link)
