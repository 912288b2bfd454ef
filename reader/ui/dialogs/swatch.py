"""A colour to choose: a button that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reader.ui.fonts import type_scale

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.appearance import Appearance
    from reader.ui.speaker_style import Tint

SIDE = 30
TICK = ((0.27, 0.53), (0.44, 0.70), (0.75, 0.32))


class Swatch(QAbstractButton):
    """Fill and line of a hue; a tick says that it is chosen.

    Attributes:
        tint: What it shows; None: nothing yet, and then it cannot be chosen.
    """

    def __init__(self, appearance: Appearance, name: str, tint: Tint | None) -> None:
        super().__init__()
        self._appearance = appearance
        self.tint = tint
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tint(self, tint: Tint | None) -> None:
        """Show another colour."""
        self.tint = tint
        self.setEnabled(tint is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that grows with the type."""
        return QSize(SIDE, SIDE) * type_scale()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the colour within a ring that shows where the keys are."""
        theme = self._appearance.theme
        unit = type_scale()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            inner = whole.adjusted(3 * unit, 3 * unit, -3 * unit, -3 * unit)
            if self.hasFocus():
                painter.setPen(QPen(theme.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(whole, 7 * unit, 7 * unit)
            if self.tint is None:
                painter.setPen(QPen(theme.neutral_line, 1, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(inner, 5 * unit, 5 * unit)
                return
            hue = theme.hue(self.tint)
            painter.setPen(QPen(hue.strong, 1.5 * unit))
            painter.setBrush(hue.fill)
            painter.drawRoundedRect(inner, 5 * unit, 5 * unit)
            if self.isChecked():
                round_ends, joins = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
                ink = theme.on_fill(self.tint)
                painter.setPen(QPen(ink, 2.2 * unit, Qt.PenStyle.SolidLine, round_ends, joins))
                painter.drawPolyline(
                    [
                        inner.topLeft() + QPointF(inner.width() * x, inner.height() * y)
                        for x, y in TICK
                    ]
                )
