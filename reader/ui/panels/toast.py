"""A line that tells what was just done and offers to take it back; it goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reader.ui.announcing import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.appearance import Appearance
    from reader.ui.theme import Theme

SHOWN_MS = 8000
FOOT = 16


class Toast(QFrame):
    """Floats at the foot of its parent; the keys stay where they are.

    It waits while the mouse is on it or a button of it has the keys.
    """

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._parent = parent
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._act)
        self._act_on: Callable[[], None] | None = None
        self._words = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        parent.installEventFilter(self)
        appearance.theme_changed.connect(self._change_theme)
        self._change_theme(appearance.theme)
        self.hide()

    def tell(self, words: str, action: str, act: Callable[[], None]) -> None:
        """Say what was done, and offer one thing to do about it.

        Args:
            words: One sentence without a full stop.
            action: Words of the button.
            act: What it does.
        """
        self._words, self._act_on = words, act
        self.button.setText(action)
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def withdraw(self) -> None:
        """Take it away: what it says is over."""
        self._timer.stop()
        self.hide()

    def _act(self) -> None:
        act, self._act_on = self._act_on, None
        self.withdraw()
        if act is not None:
            act()

    def _leave(self) -> None:
        if self.underMouse() or self.button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        parent = self._parent
        row = self.layout()
        room = parent.width() - 2 * FOOT - self.button.sizeHint().width() - 40
        metrics = QFontMetrics(self.label.font())
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, max(room, 80))
        self.label.setText(words)
        if row is not None:
            row.activate()
        self.resize(self.sizeHint())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - FOOT)

    def _change_theme(self, theme: Theme) -> None:
        ground, ink = theme.ink.name(), theme.page.name()
        self.setStyleSheet(
            f"#toast {{ background: {ground}; border-radius: 9px; }}"
            f"#toast QLabel {{ color: {ink}; }}"
            f"#toast QPushButton {{ color: {ink}; font-weight: 600; text-decoration: underline;"
            f" background: transparent; border: 2px solid transparent; }}"
            f"#toast QPushButton:focus, #toast QPushButton:hover {{ border-color: {ink}; }}"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the parent gets another size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
