"""Looks for what is said again in an article, off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.quotation import gather_statements
from reader.quotes.repeats import find_repeats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.quotes.repeats import Repeat
    from reader.ui.bridge import TaskThread
    from reader.ui.session import ReadingSession

    Pieces = tuple[tuple[Span, int], ...]
    Repeats = dict[int, tuple[Repeat, ...]]


class RepeatFinder(QObject):
    """Follows every finished analysis and what is decided; in a book the comparing takes seconds.

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
        self._number = 0
        self._last: tuple[Document, Pieces, Repeats] | None = None  # the loader's thread only
        session.analysed.connect(self._ask)
        session.revised.connect(self._look_again)

    @Slot()
    def _look_again(self) -> None:
        """Compare anew when a decision has changed what is said, or where."""
        if self._session.analysis is not None:
            self._ask()

    @Slot()
    def _ask(self) -> None:
        document, quotations = self._session.document, self._session.quotations
        if document is None:
            return
        self._number += 1
        number = self._number

        def tell(repeats: Repeats) -> None:
            if self._session.document is document and self._number == number:
                self.found.emit(repeats)

        self._loader.submit(partial(self._look, document, quotations), tell, self.failed.emit)

    def _look(self, document: Document, quotations: Sequence[Quotation]) -> Repeats:
        """Compare, unless nothing is said otherwise or elsewhere than the last time."""
        speech = (q for q in quotations if q.kind.is_speech)
        pieces = tuple((quotation.span, quotation.statement) for quotation in speech)
        if self._last is None or self._last[0] is not document or self._last[1] != pieces:
            repeats = find_repeats(gather_statements(quotations), document.text)
            self._last = document, pieces, repeats
        return self._last[2]
