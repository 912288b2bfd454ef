"""A button whose menu narrows the statements down by state, marks and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton

from reader.ui.models.facets import GROUPS, Facet, FacetChoice, count_facets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.ui.models.statement_cards import StatementCard

LONGEST_TAG = 40


class FacetButton(QPushButton):
    """Its menu is made when it opens, with how many statements each entry would show.

    Attributes:
        choice: What is chosen.
        facet_menu: What can be chosen.

    Signals:
        turned(object): The `Facet` or the tag (a text) that was chosen or given up.
    """

    turned = Signal(object)

    def __init__(self, cards: Callable[[], Iterable[StatementCard]]) -> None:
        """Make the button.

        Args:
            cards: Returns the statements to count.
        """
        super().__init__()
        self._cards = cards
        self.choice = FacetChoice()
        self.setText("Filter  ▾")
        self.setProperty("look", "chip")
        self.setToolTip("Show only some states, marks or tags")
        self.setAccessibleName("Filter by state, marks and tags")
        self.facet_menu = QMenu(self)
        self.facet_menu.aboutToShow.connect(self._fill)
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        """Show the menu below the button."""
        self.facet_menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _fill(self) -> None:
        facets, tags = count_facets(self._cards())
        menu = self.facet_menu
        menu.clear()
        for title, group in GROUPS.items():
            if not menu.isEmpty():
                menu.addSection(title)  # a line where the style shows no titles
            for facet in group:
                self._add(facet, facet.words, facets[facet], facet in self.choice.facets)
        names = sorted({*tags, *self.choice.tags}, key=str.casefold)
        if names:
            menu.addSection("Tags")
        for tag in names:
            words = tag if len(tag) <= LONGEST_TAG else f"{tag[:LONGEST_TAG]}…"
            self._add(tag, f"Tag: {words}", tags[tag], tag in self.choice.tags)

    def _add(self, value: Facet | str, words: str, count: int, is_chosen: bool) -> None:
        """Add an entry; what would show nothing can only be given up."""
        action = self.facet_menu.addAction(f"{words}  {count}".replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setEnabled(count > 0 or is_chosen)
        action.triggered.connect(lambda _checked=False: self.turned.emit(value))
