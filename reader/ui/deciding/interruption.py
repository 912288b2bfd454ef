"""Where the reader was before a question was asked beside a quote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from reader.ui.panels.floating import Floating
    from reader.ui.selection import StatementSelection


@dataclass(frozen=True, slots=True)
class Interruption:
    """What to go back to.

    Attributes:
        had_card: Whether the card was open.
        focus: What had the keys.
    """

    had_card: bool
    focus: QWidget | None

    @classmethod
    def begin(cls, selection: StatementSelection) -> Self:
        """Note where the reader is."""
        return cls(selection.shows_card, QApplication.focusWidget())

    def close(self, *questions: Floating, selection: StatementSelection, fallback: QWidget) -> None:
        """Close questions; keys and card are where they were.

        Args:
            questions: That were asked beside the quote.
            selection: Whose card was open.
            fallback: Gets the keys where what had them is gone.
        """
        had_keys = any(question.has_keys() for question in questions)
        for question in questions:
            question.hide()
        self.end(selection, fallback, had_keys=had_keys)

    def end(self, selection: StatementSelection, fallback: QWidget, *, had_keys: bool) -> None:
        """Put keys and card back where they were.

        Args:
            selection: Whose card was open.
            fallback: Gets the keys where what had them is gone.
            had_keys: Whether the question had the keys, until it was closed.
        """
        if had_keys:
            is_there = self.focus is not None and isValid(self.focus) and self.focus.isVisible()
            target = self.focus if self.focus is not None and is_there else fallback
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.had_card and selection.current is not None:
            selection.open_current()
