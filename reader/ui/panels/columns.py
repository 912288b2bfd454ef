"""Library, article, statements beside each other; the sides give way where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent


class Columns(QSplitter):
    """Shows the side panels that are wanted, as far as they fit beside the middle one.

    In a narrow window the one that was asked for last stays.
    """

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._left, self._middle, self._right = left, middle, right
        self._wanted = [right, left]  # the one asked for last first
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for panel in (left, middle, right):
            self.addWidget(panel)
        self.setStretchFactor(1, 1)

    def want(self, panel: QWidget, *, wanted: bool) -> None:
        """Show a side panel, or not."""
        if wanted and panel not in self._wanted:
            self._wanted.insert(0, panel)
        elif not wanted and panel in self._wanted:
            self._wanted.remove(panel)
        self._fit()

    def is_tucked_away(self, panel: QWidget) -> bool:
        """Tell whether a panel is wanted and has no room."""
        return panel in self._wanted and panel.isHidden()

    def bring(self, panel: QWidget) -> None:
        """Let a panel have room before the others."""
        if panel in self._wanted:
            self._wanted.remove(panel)
        self._wanted.insert(0, panel)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._middle.minimumWidth()
        fitting = []
        for panel in self._wanted:
            if panel.minimumWidth() + self.handleWidth() <= room or not self.isVisible():
                room -= panel.minimumWidth() + self.handleWidth()
                fitting.append(panel)
        for panel in (self._left, self._right):
            panel.setVisible(panel in fitting)

    def minimumSizeHint(self) -> QSize:
        """Need room for the middle and one side."""
        side = max(self._left.minimumWidth(), self._right.minimumWidth())
        width = self._middle.minimumWidth() + side + self.handleWidth()
        return QSize(width, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what fits now that the width is known."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take away what does not fit any more, bring back what fits again."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
