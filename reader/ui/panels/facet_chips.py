"""What narrows the statements down, as chips that a click takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reader.ui.models.facets import GROUPS
from reader.ui.panels.flow_layout import FlowLayout

if TYPE_CHECKING:
    from reader.ui.models.facets import Facet, FacetChoice

LONGEST = 24


class FacetChips(QWidget):
    """One chip for each facet and tag that is chosen; nothing at all where none is.

    Signals:
        turned(object): The `Facet` or the tag (a text) that shall not count any more.
    """

    turned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self, gap=6, line_gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def chips(self) -> list[QPushButton]:
        """The chips that are shown."""
        return list(self._chips)

    def show_choice(self, choice: FacetChoice) -> None:
        """Show what is chosen; the keys stay here as long as there is a chip."""
        had_keys = any(chip.hasFocus() for chip in self._chips)
        self._flow.clear()
        self._chips = []
        for group in GROUPS.values():
            for facet in group:
                if facet in choice.facets:
                    self._add(facet, facet.words)
        for tag in sorted(choice.tags, key=str.casefold):
            self._add(tag, f"Tag: {tag}")
        self.setVisible(bool(self._chips))
        if had_keys and self._chips:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, value: Facet | str, words: str) -> None:
        chip = QPushButton(self)
        metrics = QFontMetrics(chip.font())
        room = LONGEST * metrics.averageCharWidth()
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        chip.setText(f"{short}  ✕".replace("&", "&&"))
        chip.setProperty("look", "chip")
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.setAccessibleName(f"{words}, take this filter away")
        chip.setToolTip(f"{words}: take this filter away")
        chip.clicked.connect(lambda _checked=False: self.turned.emit(value))
        self._flow.addWidget(chip)
        self._chips.append(chip)
        chip.show()
