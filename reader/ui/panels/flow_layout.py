"""Lays widgets out like words: from left to right, in as many lines as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FlowLayout(QLayout):
    """A layout whose height follows from its width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = line_gap
        self._pushes_last = False
        self.setContentsMargins(QMargins())

    def push_last(self) -> None:
        """Put the last widget at the end of its line."""
        self._pushes_last = True

    def clear(self) -> None:
        """Remove every widget for good."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size that shows the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the lines; return the height they take."""
        inside = rect.marginsRemoved(self.contentsMargins())
        left, top, line = inside.left(), inside.top(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(max(inside.width(), 1), 16_777_215))
            if left > inside.left() and left + size.width() > inside.right() + 1:
                _settle(row, line)
                left, top, line = inside.left(), top + line + self._line_gap, 0
            if move and self._pushes_last and item is self._items[-1]:
                left = max(left, inside.right() + 1 - size.width())
            if move:
                row.append((item, QRect(QPoint(left, top), size)))
            left += size.width() + self._gap
            line = max(line, size.height())
        _settle(row, line)
        return top + line - rect.top() + self.contentsMargins().bottom()


def _settle(row: list[tuple[QLayoutItem, QRect]], height: int) -> None:
    """Put the items of a line into its middle; the line is empty then."""
    for item, place in row:
        item.setGeometry(place.translated(0, (height - place.height()) // 2))
    row.clear()
