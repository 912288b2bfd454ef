"""How the window stood at the end, kept in the settings for the next start."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Slot

from reader.settings import KeptFilter
from reader.ui.models.facets import Facet, FacetChoice
from reader.ui.models.statements_model import StatementFilter, StatementOrder

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.ui.main_window import MainWindow

USUAL_SIZE = (1280, 800)


class WindowState(QObject):
    """Remembers place, size and filter of a window.

    The filter comes back with the article it was for, when that is the first one opened.
    """

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._filter: KeptFilter | None = settings.kept_filter
        if not window.restoreGeometry(_unpacked(settings.window_geometry)):
            window.resize(*USUAL_SIZE)
        window.splitter.restoreState(_unpacked(settings.splitter_state))
        orders = [order for order in StatementOrder if order.value == settings.kept_filter.order]
        for order in orders:
            window.statements.set_order(order)
        window.session.analysed.connect(self._restore_filter)

    @Slot(object)
    def _restore_filter(self, _analysis: object) -> None:
        kept, self._filter = self._filter, None
        if kept is not None and kept.article == self._window.session.keeper.identifier:
            facets = frozenset(facet for facet in Facet if facet.value in kept.facets)
            choice = FacetChoice(facets, frozenset(kept.tags))
            wanted = StatementFilter(kept.words, kept.only_review, kept.speaker, choice=choice)
            if not wanted.is_open:
                self._window.statements.restore_filter(wanted)

    def kept_in(self, settings: Settings) -> Settings:
        """Return the settings with how the window stands now."""
        window = self._window
        wanted = window.statements.filter
        return replace(
            settings,
            window_geometry=_packed(window.saveGeometry()),
            splitter_state=_packed(window.splitter.saveState()),
            kept_filter=KeptFilter(
                article=window.session.keeper.identifier or "",
                words=wanted.words,
                speaker=wanted.speaker,
                only_review=wanted.only_review,
                order=window.statements.model.order.value,
                facets=tuple(sorted(facet.value for facet in wanted.choice.facets)),
                tags=tuple(sorted(wanted.choice.tags)),
            ),
        )


def _packed(state: QByteArray) -> str:
    return base64.b64encode(state.data()).decode("ascii")


def _unpacked(state: str) -> QByteArray:
    """Return what was packed; nothing when it was changed by hand."""
    try:
        return QByteArray(base64.b64decode(state, validate=True))
    except ValueError:
        return QByteArray()
