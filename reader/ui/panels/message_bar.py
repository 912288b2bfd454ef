"""Shows what the window has to say above the article; nothing has to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.announcing import announce
from reader.ui.fonts import type_scale
from reader.ui.messages import Message, MessageLevel, Messages
from reader.ui.theme import blend

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.ui.appearance import Appearance
    from reader.ui.theme import Theme

MOST_SHOWN = 3

_SIGNS = {MessageLevel.INFO: "i", MessageLevel.WARNING: "!", MessageLevel.ERROR: "!"}


def level_colour(level: MessageLevel, theme: Theme) -> QColor:
    """Return the colour that stands for a level, at least 3:1 against the page."""
    if level is MessageLevel.INFO:
        return theme.accent
    hue = 1 if level is MessageLevel.WARNING else 3
    return theme.hue(hue).strong


class _Sign(QWidget):
    """A round sign with one letter."""

    def __init__(self, level: MessageLevel, theme: Theme) -> None:
        super().__init__()
        self._level = level
        self._theme = theme
        self.setFixedSize(QSize(18, 18) * type_scale())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(level_colour(self._level, self._theme))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            font = self.font()
            font.setPixelSize(round(12 * type_scale()))
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._theme.page)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _SIGNS[self._level])


class _MessageRow(QFrame):
    """One message with its action and a way to put it aside."""

    def __init__(self, message: Message, messages: Messages, theme: Theme) -> None:
        super().__init__()
        self.message = message
        self._messages = messages
        self.setObjectName("messageRow")
        self.setAccessibleName(message.text)
        colour = level_colour(message.level, theme)
        ground = blend(colour, theme.page, 0.12)
        self.setStyleSheet(
            f"#messageRow {{ background: {ground.name()}; border: none;"
            f" border-bottom: 1px solid {blend(colour, theme.page, 0.35).name()}; }}"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(_Sign(message.level, theme))
        text = QLabel(message.text)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(text, 1)
        if message.action is not None:
            action = QPushButton(message.action.label)
            action.setProperty("look", "quiet")
            action.clicked.connect(self._act)
            row.addWidget(action)
        close = QPushButton("✕")
        close.setAccessibleName("Close this message")
        close.setToolTip("Close this message")
        close.clicked.connect(lambda: messages.dismiss(message))
        row.addWidget(close)

    def _act(self) -> None:
        action = self.message.action
        self._messages.dismiss(self.message)
        if action is not None:
            action.run()


class MessageBar(QWidget):
    """The newest messages, one under the other; hidden when there are none."""

    def __init__(self, messages: Messages, appearance: Appearance) -> None:
        super().__init__()
        self._messages = messages
        self._appearance = appearance
        self._announced: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        messages.changed.connect(self._update)
        appearance.theme_changed.connect(self._update)
        self._update()

    @property
    def texts(self) -> list[str]:
        """The messages on show, oldest first."""
        return [message.text for message in self._messages.current[-MOST_SHOWN:]]

    def _update(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._messages.current[-MOST_SHOWN:]
        for message in shown:
            self._column.addWidget(_MessageRow(message, self._messages, self._appearance.theme))
        self.setVisible(bool(shown))
        self._announce([message.text for message in shown])

    def _announce(self, texts: list[str]) -> None:
        """Tell a screen reader what is new."""
        for text in texts:
            if text not in self._announced:
                announce(self, text)
        self._announced = set(texts)
