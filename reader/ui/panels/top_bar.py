"""The bar at the top: open, paste, review, export, and the type's size and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from reader.ui.fonts import type_scale
from reader.ui.models.library_model import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent

    from reader.ui.actions import Actions


class TopBar(QWidget):
    """Buttons for the actions that are wanted most; each keeps its action's words and keys."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("line", "below")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._review_action = actions["review"]
        self.library_button = _LinesButton()
        self.library_button.setToolTip(actions["show_library"].toolTip())
        self.library_button.setAccessibleName("Library")
        self.library_button.clicked.connect(actions["show_library"].trigger)
        self.open_button = _button("Open…", actions["open"], "primary")
        self.paste_button = _button("Paste", actions["paste"])
        self.review_button = _button("Review", actions["review"])
        self.export_button = _button("Export quote sheet…", actions["export"])
        self.type_button = QToolButton()
        self.type_button.setText("Aa")
        self.type_button.setToolTip("Size and colours")
        self.type_button.setAccessibleName("Size and colours")
        self.type_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.type_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.type_button.setMenu(self._type_menu(actions))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 6)
        row.setSpacing(6)
        row.addWidget(self.library_button)
        row.addWidget(self.open_button)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        row.addWidget(self.review_button)
        row.addWidget(self.export_button)
        row.addWidget(self.type_button)

    def show_to_review(self, count: int) -> None:
        """Say how many statements should be looked at."""
        self.review_button.setText(f"Review {count}" if count else "Review")
        words = counted(count, "statement") if count else "No statement"
        keys = self._review_action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.review_button.setToolTip(f"{words} to look at{f' ({keys})' if keys else ''}")

    def _type_menu(self, actions: Actions) -> QMenu:
        menu = QMenu(self)
        for name in ("zoom_in", "zoom_out", "zoom_reset"):
            menu.addAction(actions[name])
        menu.addSeparator()
        for action in actions.theme_group.actions():
            menu.addAction(action)
        menu.addSeparator()
        for name in ("show_plain", "number_paragraphs", "fade_rest", "hide_highlights"):
            menu.addAction(actions[name])
        menu.addSeparator()
        menu.addAction(actions["preferences"])
        return menu


class _LinesButton(QPushButton):
    """Three lines, for what opens and closes at the side."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(36, 32) * type_scale())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines on the button."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            scale = type_scale()
            painter.setPen(QPen(self.palette().buttonText().color(), 1.5 * scale))
            middle, half = self.rect().center(), round(6.5 * scale)
            for shift in (-4, 0, 4):
                y = middle.y() + round(shift * scale) + 1
                painter.drawLine(middle.x() - half + 1, y, middle.x() + half, y)


def _button(words: str, action: QAction, look: str = "") -> QPushButton:
    """Return a button that does what an action does, as long as that can be done."""
    button = QPushButton(words)
    if look:
        button.setProperty("look", look)
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    action.changed.connect(lambda: button.setToolTip(action.toolTip()))
    return button
