"""A small button with an arrowhead, for what goes up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ChevronButton(QPushButton):
    """Shows an arrowhead in place of words; its name is for those who cannot see it."""

    def __init__(self, name: str, *, is_up: bool) -> None:
        super().__init__()
        self._is_up = is_up
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """Be as high as a line of text with some room."""
        side = self.fontMetrics().height() + 12
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrowhead on the button."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            unit = self.fontMetrics().height() / 16
            pen = QPen(self.palette().buttonText().color(), 1.6 * unit)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            middle = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
            rise = -2.25 * unit if self._is_up else 2.25 * unit
            wing = 4.5 * unit
            painter.drawPolyline(
                [
                    middle + QPointF(-wing, -rise),
                    middle + QPointF(0, rise),
                    middle + QPointF(wing, -rise),
                ]
            )
