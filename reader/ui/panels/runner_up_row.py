"""Who else may have said a quote; a key or a click makes them the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reader.ui.fonts import sans_font
from reader.ui.models.quote_facts import percent
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.key_button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.model.quotation import Attribution
    from reader.ui.appearance import Appearance

MOST = 3
TAKING = tuple(f"take_{number}" for number in range(1, MOST + 1))
"""Names of the actions that take a runner-up."""
LONGEST = 34


class RunnerUpRow(FlowLayout):
    """A word that leads, and a button for each."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(gap=6, line_gap=4)
        self._lead = QLabel()
        self._lead.setFont(sans_font(12))
        self._lead.setProperty("tone", "dim")
        self._lead.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(self._lead)
        self.buttons = [
            KeyButton("", str(n), appearance, is_small=True) for n in range(1, MOST + 1)
        ]
        for button in self.buttons:
            self.addWidget(button)
        self._names: list[str] = []

    def show_names(self, attribution: Attribution) -> None:
        """Offer those whom an attribution names as the next likely."""
        self._names = [other.name for other in attribution.runners_up[:MOST]]
        self._lead.setText("Nearest:" if attribution.speaker is None else "Or:")
        self._lead.setVisible(bool(self._names))
        for button, other in zip(self.buttons, attribution.runners_up, strict=False):
            name = other.name if len(other.name) <= LONGEST else f"{other.name[:LONGEST]}…"
            button.setText(f"{name} {percent(other.confidence)}")
            button.setToolTip(f"{other.name} said this")
            button.setAccessibleName(f"Change speaker to {other.name}")
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._names))
        self.invalidate()

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Do what the window's actions do, by the actions' names."""
        for button, name in zip(self.buttons, TAKING, strict=True):
            button.perform(actions[name])
