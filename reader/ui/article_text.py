"""The open article's own text: its marks, and what becomes of it when it is corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.text.change import TextChange
from reader.workspace import find_marks

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.span import Span
    from reader.ui.bridge import TaskThread
    from reader.ui.session import ReadingSession


class ArticleText(QObject):
    """Tells in the session's name what stands between marks, and that the text is another one."""

    def __init__(self, loader: TaskThread, session: ReadingSession) -> None:
        super().__init__(session)
        self._loader = loader
        self._session = session

    def find_marks(self, document: Document) -> None:
        """Look for marks; they are dropped when another text is shown or this one known by then.

        In a text that was analysed, what stands between marks and is no quote was rejected.
        """

        def found(spans: tuple[Span, ...]) -> None:
            if document is self._session.document and not self._is_known:
                self._session.marks_found.emit(spans)

        failed = self._session.analysis_failed.emit
        self._loader.submit(lambda: find_marks(document), found, failed)

    @property
    def _is_known(self) -> bool:
        article = self._session.findings.article
        is_stale = article is not None and article.is_stale
        return self._session.analysis is not None and not is_stale

    def take(self, document: Document) -> bool:
        """Go on with the text as it is in force by now; tell whether it is another one."""
        before = self._session.document
        if before is None or before.text == document.text:
            return False
        self._session.document = document
        self._session.text_changed.emit(TextChange.between(before, document))
        if self._session.analysis is None:
            self.find_marks(document)
        return True
