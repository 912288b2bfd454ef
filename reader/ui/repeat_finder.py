"""Looks for what is said again in an article, off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.quotation import gather_statements
from reader.quotes.repeats import find_repeats

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.quotes.repeats import Repeat
    from reader.ui.bridge import TaskThread
    from reader.ui.session import ReadingSession

    Pieces = tuple[tuple[Span, int], ...]


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
        self._asked: Pieces = ()
        session.analysed.connect(self._look)
        session.text_changed.connect(self._forget)
        session.revised.connect(self._look_again)

    @Slot()
    def _look(self) -> None:
        self._asked = self._pieces()
        self._ask()

    @Slot()
    def _forget(self) -> None:
        """Compare anew though every quote stands where it stood: its words may be others."""
        self._asked = ()

    @Slot()
    def _look_again(self) -> None:
        """Compare anew when a decision has changed what is said, or where."""
        pieces = self._pieces()
        if self._session.analysis is not None and pieces != self._asked:
            self._asked = pieces
            self._ask()

    def _pieces(self) -> Pieces:
        speech = (q for q in self._session.quotations if q.kind.is_speech)
        return tuple((quotation.span, quotation.statement) for quotation in speech)

    def _ask(self) -> None:
        document, asked = self._session.document, self._asked
        if document is None:
            return
        text, quotations = document.text, self._session.quotations

        def look() -> dict[int, tuple[Repeat, ...]]:
            return find_repeats(gather_statements(quotations), text)

        def tell(repeats: dict[int, tuple[Repeat, ...]]) -> None:
            if self._session.document is document and self._asked is asked:
                self.found.emit(repeats)

        self._loader.submit(look, tell, self.failed.emit)
