"""A frame around words that appears and fades, to show where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QObject,
    QTimer,
    QVariantAnimation,
    Signal,
)

if TYPE_CHECKING:
    from reader.model.span import Span

DURATION = 900


class Pulse(QObject):
    """Counts down how strongly a span is pointed out.

    Attributes:
        is_still: Whether the frame just stands and goes, without animation.

    Signals:
        changed(): `state` is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_still = False
        self._span: Span | None = None
        self._strength = 0.0
        self._end = QTimer(self, singleShot=True, interval=DURATION)
        self._end.timeout.connect(self.stop)
        self._fade = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=DURATION)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.valueChanged.connect(self._weaken)
        self._fade.finished.connect(self.stop)

    @property
    def state(self) -> tuple[Span, float] | None:
        """The span and its strength from 1 down to 0, or None."""
        return None if self._span is None else (self._span, self._strength)

    def start(self, span: Span) -> None:
        """Point out a span, and no other one any longer."""
        self.stop()
        self._span, self._strength = span, 1.0
        if self.is_still:
            self._end.start()
        else:
            self._fade.start()
        self.changed.emit()

    def stop(self) -> None:
        """Point out nothing."""
        self._end.stop()
        if self._fade.state() != QAbstractAnimation.State.Stopped:
            self._fade.stop()
        if self._span is not None:
            self._span = None
            self.changed.emit()

    def _weaken(self, strength: float) -> None:
        self._strength = float(strength)
        self.changed.emit()
