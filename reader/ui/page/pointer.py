"""Turns mouse events over a page into statements pointed at and clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.model.span import Span


class Pointer(QObject):
    """Watches the mouse over a viewport; selecting text works as before.

    Signals:
        hovered(int): The mouse is on another statement; 0 when on none.
        clicked(object): Where a plain click was, neither drag nor double click; a `QPoint`.
        double_clicked(): After the first click, the second one.
    """

    hovered = Signal(int)
    clicked = Signal(object)
    double_clicked = Signal()

    def __init__(
        self,
        viewport: QWidget,
        statement_at: Callable[[QPoint], int],
        selected: Callable[[], Span | None],
    ) -> None:
        """Watch a viewport.

        Args:
            viewport: Of a page.
            statement_at: Returns the number of the statement at a place, or 0.
            selected: Returns which words are selected.
        """
        super().__init__(viewport)
        self._selected = selected
        self._before: Span | None = None
        self._viewport = viewport
        self._statement_at = statement_at
        self._hovered = 0
        self._pressed_at: QPoint | None = None
        self._since_double_click = QElapsedTimer()
        viewport.setMouseTracking(True)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        viewport.installEventFilter(self)

    def refresh(self) -> None:
        """Look again what is under the mouse, as after scrolling."""
        place = self._viewport.mapFromGlobal(self._viewport.cursor().pos())
        is_inside = self._viewport.underMouse() and self._viewport.rect().contains(place)
        self._hover(self._statement_at(place) if is_inside else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note mouse events and pass all of them on."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if kind == QEvent.Type.MouseMove and not event.buttons():
                self._hover(self._statement_at(place))
            elif kind == QEvent.Type.MouseButtonPress:
                self._press(event, place)
            elif kind == QEvent.Type.MouseButtonDblClick:
                self._pressed_at = None
                self._since_double_click.start()
                self.double_clicked.emit()
            elif kind == QEvent.Type.MouseButtonRelease:
                self._release(place)
        elif kind == QEvent.Type.Leave:
            self._hover(0)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent, place: QPoint) -> None:
        timer = self._since_double_click
        is_third = timer.isValid() and not timer.hasExpired(QApplication.doubleClickInterval())
        is_plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_at = place if is_plain and not is_third else None
        self._before = self._selected()

    def _release(self, place: QPoint) -> None:
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None:
            return
        selected = self._selected()  # even of one letter, it was no click
        is_drag = selected is not None and selected != self._before
        is_near = (place - pressed_at).manhattanLength() < QApplication.startDragDistance()
        if is_near and not is_drag:
            self.clicked.emit(pressed_at)

    def _hover(self, statement: int) -> None:
        if statement != self._hovered:
            self._hovered = statement
            self._viewport.setCursor(
                Qt.CursorShape.PointingHandCursor if statement else Qt.CursorShape.IBeamCursor
            )
            self.hovered.emit(statement)
