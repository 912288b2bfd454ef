"""Work in steps, one each turn of the event loop, so that the window lives between them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Turns(QObject):
    """Takes steps in their order; keys, clicks and painting come in between."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._take)

    @property
    def is_active(self) -> bool:
        """Whether there are steps to take."""
        return bool(self._steps)

    def start(self, steps: Iterable[Callable[[], None]]) -> None:
        """Take these steps from the next turn on, and none of those that are left."""
        self._steps = deque(steps)
        if self._steps:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        """Leave out the steps that are left."""
        self.start(())

    def finish(self) -> None:
        """Take the steps that are left now."""
        while self._steps:
            self._take()

    @Slot()
    def _take(self) -> None:
        if self._steps:
            step = self._steps.popleft()
            if not self._steps:
                self._timer.stop()
            step()
