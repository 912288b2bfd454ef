"""What the window has to say to its user, kept until a bar is there to show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class MessageLevel(Enum):
    """How much a message matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class MessageTopic(Enum):
    """What a message is about; it goes when that is over."""

    APP = "app"
    ARTICLE = "article"
    ANALYSIS = "analysis"
    LIBRARY = "library"
    EXPORT = "export"
    DECIDING = "deciding"


@dataclass(frozen=True, slots=True)
class MessageAction:
    """The one thing to do about it."""

    label: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence or two: the cause and the way out."""

    text: str
    level: MessageLevel
    topic: MessageTopic
    action: MessageAction | None = None


class Messages(QObject):
    """The messages in force, oldest first; the same text is never there twice.

    Signals:
        changed: The list is another one.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: list[Message] = []

    @property
    def current(self) -> tuple[Message, ...]:
        """The messages to show, oldest first."""
        return tuple(self._current)

    def post(self, message: Message) -> None:
        """Show a message; one of the same words gives way to it."""
        self._current = [m for m in self._current if m.text != message.text]
        self._current.append(message)
        self.changed.emit()

    def dismiss(self, message: Message) -> None:
        """Take one message away."""
        if message in self._current:
            self._current.remove(message)
            self.changed.emit()

    def withdraw(self, *topics: MessageTopic) -> None:
        """Take away what is about these topics: it is over."""
        kept = [m for m in self._current if m.topic not in topics]
        if len(kept) != len(self._current):
            self._current = kept
            self.changed.emit()
