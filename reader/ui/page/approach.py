"""Going to a far place of a long text step by step, so that the window stays alive meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP = 30_000
"""Code points laid out in one go: about 10 ms, and twice that where they are not built yet."""


class Approach(QObject):
    """Calls `step(reached, target)` from the event loop until the target is reached."""

    def __init__(self, parent: QObject, step: Callable[[int, int], None]) -> None:
        super().__init__(parent)
        self._step = step
        self._reached = 0
        self._target = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._advance)

    def start(self, target: int) -> None:
        """Set out for a code point from the beginning of the text."""
        self._reached, self._target = 0, target
        self._timer.start()

    @property
    def is_active(self) -> bool:
        """Whether it is still on its way."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()

    def _advance(self) -> None:
        self._reached = min(self._reached + _STEP, self._target)
        if self._reached >= self._target:
            self._timer.stop()
        self._step(self._reached, self._target)
