"""Says that what is dragged over the window can be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.ui.fonts import sans_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.appearance import Appearance


class DropCover(QWidget):
    """Lies over a widget while something is dragged over it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._appearance = appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole of the parent."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a dashed frame and what will happen."""
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(theme.selection)
            ground.setAlpha(225)
            painter.fillRect(self.rect(), ground)
            painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(14, 14, -14, -14), 12, 12)
            painter.setFont(sans_font(18, semibold=True))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Drop to open")
