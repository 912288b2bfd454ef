"""A frame that floats over the article for one question, and has the keys meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget

if TYPE_CHECKING:
    from reader.ui.appearance import Appearance
    from reader.ui.theme import Theme

RADIUS = 12


class Floating(QFrame):
    """While it has the keys, letters and digits are no shortcuts; Esc and a click beside close it.

    Signals:
        left(): The reader went elsewhere without an answer.
    """

    left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("floating")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shadow = QGraphicsDropShadowEffect(self)
        self.setGraphicsEffect(self._shadow)
        appearance.theme_changed.connect(self._change_theme)
        self._change_theme(appearance.theme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch_focus)
        self.hide()

    def fit(self, width: int, most: int) -> None:
        """Take a width and the height that goes with it.

        Args:
            width: In pixels.
            most: How high it may be, unless what is in it would be cut off.
        """
        layout = self.layout()
        self.setFixedWidth(width)
        height, least = self.sizeHint().height(), self.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(width)
            least = layout.totalMinimumHeightForWidth(width)
        self.setFixedHeight(max(least, min(height, most)))

    def has_keys(self) -> bool:
        """Tell whether something in it has the focus."""
        widget = QApplication.focusWidget()
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Leave when the focus goes elsewhere in the window; another window does not count."""
        if self.isHidden() or new is None or new.window() is not self.window():
            return
        if new is not self and not self.isAncestorOf(new):
            self.left.emit()

    def _change_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#floating {{ background: {theme.panel.name()}; border-radius: {RADIUS}px;"
            f" border: 1px solid {theme.hairline.name()}; }}"
        )
        self._shadow.setBlurRadius(28)
        self._shadow.setOffset(0, 6)
        self._shadow.setColor(QColor(0, 0, 0, 150 if theme.is_dark else 60))

    def event(self, event: QEvent) -> bool:
        """Keep plain keys from being shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if not held and event.key() != Qt.Key.Key_Escape and event.text().strip(" \x7f"):
                event.accept()
                return True
            if not held and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)
