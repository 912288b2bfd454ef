"""Dragging one speaker on another with the mouse, within a legend or a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from reader.ui.fonts import sans_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.appearance import Appearance

BESIDE = QPoint(14, 18)
"""Where the hint stands from the mouse, so that it covers nothing that is pointed at."""
_ENDING = (QEvent.Type.WindowDeactivate, QEvent.Type.Hide)


class MergeDrag(QObject):
    """Watches the mouse; a click stays a click, and nothing happens before a drop.

    Nothing leaves the window, so it needs no drag of the window system, and Esc ends it.

    Attributes:
        source: Name of the speaker that is dragged, or None.
        target: Name of the speaker below the mouse it can be dropped on, or None.
        hint: Says beside the mouse what a drop does.

    Signals:
        dropped(str, str): One speaker, and the other one it was dropped on.
        target_changed(object): Name of the speaker a drop would be on, or None.
    """

    dropped = Signal(str, str)
    target_changed = Signal(object)

    def __init__(
        self,
        name_at: Callable[[QPoint], str | None],
        appearance: Appearance,
        parent: QWidget,
        tail: str = "",
    ) -> None:
        """Watch nothing yet.

        Args:
            name_at: Returns who is at a point of the screen; None where nobody is.
            appearance: The theme in force.
            parent: Whose speakers are dragged.
            tail: What the hint adds, as " in all articles".
        """
        super().__init__(parent)
        self._name_at = name_at
        self._appearance = appearance
        self._panel = parent
        self._tail = tail
        self._pressed: tuple[QPoint, str] | None = None
        self.source: str | None = None
        self.target: str | None = None
        self.hint: QLabel | None = None

    def watch(self, widget: QWidget) -> None:
        """Let drags begin in a widget."""
        widget.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether a speaker is being dragged."""
        return self.source is not None

    def cancel(self) -> None:
        """End it without a drop."""
        application = QApplication.instance()
        if self.is_on and application is not None:
            application.removeEventFilter(self)
        self._pressed = self.source = None
        self._aim(None)
        if self.hint is not None:
            self.hint.hide()
            self.hint.deleteLater()
            self.hint = None

    def _begin(self, widget: QObject) -> None:
        """Start dragging who was pressed; the button that was pressed is no longer."""
        if self._pressed is None:
            return
        self.source = self._pressed[1]
        if isinstance(widget, QAbstractButton):
            widget.setDown(False)
        self.hint = QLabel(self._panel.window())
        self.hint.setObjectName("mergeHint")
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setFont(sans_font(13))
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _move(self, place: QPoint) -> None:
        """Say what a drop here does."""
        name = self._name_at(place)
        self._aim(name if name != self.source else None)
        if self.hint is None:
            return
        words = f"Drop {self.source} on another speaker to merge them"
        if self.target is not None:
            words = f"Merge {self.source} into {self.target}{self._tail}"
        theme = self._appearance.theme
        ground, ink = (
            (theme.panel, theme.ink) if self.target is None else (theme.accent, theme.on_accent)
        )
        self.hint.setStyleSheet(
            f"#mergeHint {{ background: {ground.name()}; color: {ink.name()}; padding: 5px 9px;"
            f" border: 1px solid {theme.hairline.name()}; border-radius: 7px; }}"
        )
        self.hint.setText(words)
        self.hint.adjustSize()
        window = self._panel.window()
        corner = window.mapFromGlobal(place) + BESIDE
        room = window.rect().adjusted(0, 0, -self.hint.width(), -self.hint.height())
        corner.setX(max(0, min(corner.x(), room.right())))
        corner.setY(max(0, min(corner.y(), room.bottom())))
        self.hint.move(corner)
        self.hint.show()
        self.hint.raise_()

    def _aim(self, name: str | None) -> None:
        if name != self.target:
            self.target = name
            self.target_changed.emit(name)

    def _drop(self) -> None:
        source, target = self.source, self.target
        self.cancel()
        if source is not None and target is not None:
            self.dropped.emit(source, target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse from press to release; keep Esc to itself meanwhile."""
        if isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            return self._follow(watched, event)
        if not self.is_on:
            return False
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.cancel()
            return True
        if event.type() in _ENDING and watched in (self._panel, self._panel.window()):
            self.cancel()
        return False

    def _follow(self, watched: QWidget, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and not self.is_on:
            self._pressed = None
            name = self._name_at(place)
            if event.button() == Qt.MouseButton.LeftButton and name is not None:
                self._pressed = place, name
            return False
        if event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            if not event.buttons() & Qt.MouseButton.LeftButton:
                self.cancel()
                return False
            far = (place - self._pressed[0]).manhattanLength()
            if not self.is_on and far >= QApplication.startDragDistance():
                self._begin(watched)
            if self.is_on:
                self._move(place)
            return self.is_on
        if event.type() == QEvent.Type.MouseButtonRelease:
            was_on = self.is_on
            self._drop()
            return was_on and not isinstance(watched, QAbstractButton)
        return False
