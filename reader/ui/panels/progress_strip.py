"""A slim line above the article that shows how far the analysis has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.appearance import Appearance

HEIGHT = 3
STEP_MS = 40
_SWEEP_STEPS = 45


class ProgressStrip(QWidget):
    """Filled from the left; sweeps while it is not known how far it has come.

    Attributes:
        is_still: Whether it stands still meanwhile.
    """

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.is_still = False
        self._share: float | None = None
        self._step = 0
        self._is_running = False
        self._sweep = QTimer(self)
        self._sweep.setInterval(STEP_MS)
        self._sweep.timeout.connect(self._advance)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Progress of the analysis")

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return self._is_running

    @property
    def share(self) -> float | None:
        """Part that is done, 0 to 1, or None while that is not known."""
        return self._share

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` is done; a total of 0 means that it is not known."""
        self._is_running = True
        self._share = done / total if total else None
        if self._share is None and not self.is_still:
            self._sweep.start()
        else:
            self._sweep.stop()
        self.setAccessibleDescription(
            "Starting" if self._share is None else f"{round(100 * self._share)} per cent"
        )
        self.update()

    def finish(self) -> None:
        """Show nothing any more."""
        self._is_running = False
        self._share = None
        self._sweep.stop()
        self.update()

    def _advance(self) -> None:
        self._step = (self._step + 1) % _SWEEP_STEPS
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        if not self._is_running:
            return
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.hairline)
            width = float(self.width())
            if self._share is not None:
                bar = QRectF(0, 0, width * self._share, HEIGHT)
            elif self.is_still:
                bar = QRectF(width * 0.35, 0, width * 0.3, HEIGHT)
            else:
                at = self._step / _SWEEP_STEPS * 1.3 - 0.3
                bar = QRectF(width * at, 0, width * 0.3, HEIGHT)
            painter.fillRect(bar, theme.accent)
