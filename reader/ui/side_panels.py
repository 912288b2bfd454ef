"""The panels at the sides: shown, hidden, and led to by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget

    from reader.ui.actions import Actions
    from reader.ui.panels.columns import Columns
    from reader.ui.panels.library_panel import LibraryPanel
    from reader.ui.panels.statements_panel import StatementsPanel

LIBRARY, STATEMENTS = "show_library", "show_statements"


class SidePanels(QObject):
    """Does what is asked of library and statements as panels."""

    def __init__(
        self,
        actions: Actions,
        columns: Columns,
        library: LibraryPanel,
        statements: StatementsPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._columns = columns
        self._library = library
        self._statements = statements
        for name, panel in ((LIBRARY, library), (STATEMENTS, statements)):
            actions[name].toggled.connect(partial(self._show, name, panel))

    def search_statements(self) -> None:
        """Lead to the search among the statements."""
        self._bring(STATEMENTS, self._statements)
        _begin(self._statements.search)

    def search_library(self) -> None:
        """Lead to the search in the library."""
        self._bring(LIBRARY, self._library)
        _begin(self._library.search)

    def to_statements(self) -> None:
        """Lead to the cards."""
        self._bring(STATEMENTS, self._statements)
        self._statements.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, name: str, panel: QWidget) -> None:
        """Show a panel, whatever else has to go."""
        self._columns.bring(panel)
        self._actions[name].setChecked(True)

    def _show(self, name: str, panel: QWidget, wanted: bool) -> None:
        """Show a panel or not; one that had no room gets it from the other."""
        if not wanted and self._columns.is_tucked_away(panel):
            self._bring(name, panel)
        else:
            self._columns.want(panel, wanted=wanted)


def _begin(box: QLineEdit) -> None:
    box.setFocus(Qt.FocusReason.ShortcutFocusReason)
    box.selectAll()
