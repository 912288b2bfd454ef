"""Finds controls whose words are cut off or that stand outside what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = 1  # pixels of rounding


def clipped(window: QWidget) -> list[str]:
    """Return a line for each button, label or field of a window that cannot be read whole."""
    lines = [line for widget in _shown(window) for line in _troubles(widget, window)]
    return lines + [line for field in _fields(window) for line in _too_low(field)]


def _fields(window: QWidget) -> Iterator[QWidget]:
    for kind in (QLineEdit, QComboBox):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.window() is window:
                yield widget


def _too_low(field: QWidget) -> Iterator[str]:
    needed = field.fontMetrics().height()
    if field.height() + SLACK < needed:
        yield f"{type(field).__name__}: {field.height()} high, needs {needed}"


def _shown(window: QWidget) -> Iterator[QWidget]:
    for kind in (QAbstractButton, QLabel):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.window() is window and widget.text():
                yield widget


def _troubles(widget: QWidget, window: QWidget) -> Iterator[str]:
    name = f"{type(widget).__name__} {widget.text()!r}"
    needed = widget.sizeHint()
    wraps = isinstance(widget, QLabel) and widget.wordWrap()
    if not wraps and widget.width() + SLACK < needed.width():
        yield f"{name}: {widget.width()} wide, needs {needed.width()}"
    height = widget.heightForWidth(widget.width()) if wraps else widget.fontMetrics().height()
    if widget.height() + SLACK < height:
        yield f"{name}: {widget.height()} high, needs {height}"
    if _scrolls(widget, window):
        return
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    if not window.rect().contains(place):
        yield f"{name}: outside the window"
    parent = widget.parentWidget()
    if parent is not None and not parent.rect().contains(widget.geometry()):
        yield f"{name}: outside its parent"


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    """Tell whether a widget can be scrolled into view."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
