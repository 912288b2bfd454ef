"""The keys that move the edges of a quote, taken from the article while they are moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from reader.review.edges import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_SIDES = {
    Qt.KeyboardModifier.ShiftModifier: Side.END,
    Qt.KeyboardModifier.AltModifier: Side.START,
}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TURNS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class EdgeKeys(QObject):
    """Listens before shortcuts and the page itself do.

    Signals:
        moved(object, int, bool): Which `Side`, 1 to the right or -1 to the left, whether by word.
        turned(int): To the next piece, or -1 to the one before.
        taken_back(): The last move was wrong.
        kept(): All is well.
    """

    moved = Signal(object, int, bool)
    turned = Signal(int)
    taken_back = Signal()
    kept = Signal()

    def __init__(self, page: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._has_more = False

    def listen(self, *, has_more: bool) -> None:
        """Begin.

        Args:
            has_more: Whether there are pieces to go to with Tab.
        """
        self._has_more = has_more
        self._page.installEventFilter(self)

    def stop(self) -> None:
        """Leave the keys to the page."""
        self._page.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the mode, also from the window's shortcuts."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            act = self._act_of(event)
            if act is not None:
                if kind == QEvent.Type.KeyPress:
                    act()
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Return what a key does, or None where the mode has no use for it."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by_word = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        side = _SIDES.get(modifiers & ~Qt.KeyboardModifier.ControlModifier)
        if side is not None and key in _STEPS:
            return lambda: self.moved.emit(side, _STEPS[key], by_word)
        if key in _TURNS and self._has_more:
            return lambda: self.turned.emit(_TURNS[key])
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            return self.kept.emit
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.taken_back.emit
        return None
