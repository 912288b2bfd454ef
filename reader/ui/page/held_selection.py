"""What was selected on a page that is built anew, kept until the new one reaches so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model.span import Span

LOOK_MS = 40


class HeldSelection(QObject):
    """Selects a span as soon as that takes no building and no laying out.

    Attributes:
        span: What waits to be selected, or None.
    """

    def __init__(
        self,
        parent: QObject,
        is_ready: Callable[[Span], bool],
        select: Callable[[Span], None],
    ) -> None:
        """Take what tells whether a span can be selected in no time, and what selects it."""
        super().__init__(parent)
        self.span: Span | None = None
        self._is_ready = is_ready
        self._select = select
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)

    def hold(self, span: Span | None) -> None:
        """Select a span, now or later; None gives up what waits."""
        self.span = span
        if span is not None:
            self._timer.start()
            self._look()
        else:
            self._timer.stop()

    def _look(self) -> None:
        span = self.span
        if span is not None and self._is_ready(span):
            self.hold(None)
            self._select(span)
