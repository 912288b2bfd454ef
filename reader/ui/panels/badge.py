"""A speaker's badge as a widget, and the mark of a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from reader.model.quotation import UNTOUCHED, AttributionState
from reader.ui.fonts import type_scale
from reader.ui.page.badge import badge_size, paint_badge
from reader.ui.page.verdict import paint_flag, paint_verdict

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.model.quotation import Review
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


def paint_standing(
    painter: QPainter, rect: QRectF, state: AttributionState, review: Review, colour: QColor
) -> None:
    """Draw what a person decided, or how sure the program is where nobody has."""
    if review.state.is_reviewed:
        paint_verdict(painter, rect, review.state, colour)
    else:
        paint_state(painter, rect, state, colour)


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


class StandingMark(QWidget):
    """What a person decided or how sure the program is, and a flag, as a widget."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = AttributionState.UNATTRIBUTED
        self._review = UNTOUCHED

    def show_standing(self, state: AttributionState, review: Review, theme: Theme) -> None:
        """Show how a quote stands."""
        self._state, self._review, self._theme = state, review, theme
        side = round(10 * type_scale())
        self.setFixedSize(side if not review.is_flagged else 2 * side + 4, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the marks."""
        side = float(self.height())
        with QPainter(self) as painter:
            place = QRectF(0, 0, side, side)
            if self._review.is_flagged:
                paint_flag(painter, place, self._theme.accent)
                place.moveLeft(side + 4)
            paint_standing(painter, place, self._state, self._review, self._theme.dim)
