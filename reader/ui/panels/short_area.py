"""Shows a widget whole while there is room for it, and scrolls it where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class ShortArea(QScrollArea):
    """Is as high as its widget needs at the present width, up to a height that is given."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._most = 16_777_215
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWidget(widget)
        widget.installEventFilter(self)

    def set_most(self, height: int) -> None:
        """Set how high it may be."""
        if height != self._most:
            self._most = height
            self._fit()

    def _fit(self) -> None:
        widget = self.widget()
        if widget is not None:
            # At the width without a scrollbar: one that was there would ask for itself again.
            needed = widget.heightForWidth(self.contentsRect().width())
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAsNeeded if needed > self._most else policy.ScrollBarAlwaysOff
            )
            self.setFixedHeight(max(0, min(needed, self._most)))

    def sizeHint(self) -> QSize:
        """Return the height that is fixed."""
        return QSize(super().sizeHint().width(), self.height())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as is wanted."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows from the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget when what it shows has changed."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)
