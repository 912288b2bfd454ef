"""Looks for what is said again in an article, off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.quotation import gather_statements
from reader.quotes.repeats import find_repeats

if TYPE_CHECKING:
    from reader.model.quotation import Analysis
    from reader.quotes.repeats import Repeat
    from reader.ui.bridge import TaskThread
    from reader.ui.session import ReadingSession


class RepeatFinder(QObject):
    """Follows every finished analysis; in a book the comparing takes seconds.

    Signals:
        found(object): Dict of `Repeat` tuples by number of statement, of the open article.
        failed(object): The `Failure`.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, session: ReadingSession, loader: TaskThread, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._loader = loader
        session.analysed.connect(self._look)

    @Slot(object)
    def _look(self, analysis: Analysis) -> None:
        document = self._session.document
        if document is None:
            return
        text = document.text

        def look() -> dict[int, tuple[Repeat, ...]]:
            return find_repeats(gather_statements(analysis.quotations), text)

        def tell(repeats: dict[int, tuple[Repeat, ...]]) -> None:
            if self._session.analysis is analysis:
                self.found.emit(repeats)

        self._loader.submit(look, tell, self.failed.emit)
