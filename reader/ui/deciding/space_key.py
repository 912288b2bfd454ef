"""Space presses the button that has the keys, also where Space is a shortcut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class SpaceKey(QObject):
    """Keeps Space from skipping a quote while a button of the window has the keys.

    Qt asks the widget with the keys first whether it wants a shortcut's key, then those around
    it up to the window; buttons do not ask for Space.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Space for a button."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_space = event.key() == Qt.Key.Key_Space
            if is_space and isinstance(self._window.focusWidget(), QAbstractButton):
                event.accept()
                return True
        return super().eventFilter(watched, event)
