"""A speaker's badge as a widget, and the mark of a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.model.quotation import AttributionState
from reader.ui.fonts import type_scale
from reader.ui.page.badge import badge_size, paint_badge

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme


def paint_state(painter: QPainter, rect: QRectF, state: AttributionState, colour: QColor) -> None:
    """Draw a full, half or empty circle: attributed, probable, unattributed."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = rect.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is AttributionState.ATTRIBUTED:
        painter.setBrush(colour)
    painter.drawEllipse(circle)
    if state is AttributionState.PROBABLE:
        painter.setBrush(colour)
        painter.drawPie(circle, 90 * 16, 180 * 16)
    painter.restore()


class Badge(QWidget):
    """A badge as a widget."""

    def __init__(self, theme: Theme, factor: float = 1.0) -> None:
        super().__init__()
        self._theme = theme
        self._style: SpeakerStyle | None = None
        self.setFixedSize(badge_size(factor))

    def show_style(self, style: SpeakerStyle | None, theme: Theme) -> None:
        """Show a speaker's badge, or that there is no speaker."""
        self._style, self._theme = style, theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the badge."""
        with QPainter(self) as painter:
            paint_badge(painter, QRectF(self.rect()), self._style, self._theme)


class StateMark(QWidget):
    """The mark of a state as a widget."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = AttributionState.UNATTRIBUTED
        self.setFixedSize(QSize(10, 10) * type_scale())

    def show_state(self, state: AttributionState, theme: Theme) -> None:
        """Show a state."""
        self._state, self._theme = state, theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark."""
        with QPainter(self) as painter:
            paint_state(painter, QRectF(self.rect()), self._state, self._theme.dim)
