"""Analyses articles of the library again, one after the other, while the window is used."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import NotInLibraryError
from reader.ui.session import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.deciding import Settled
    from reader.library.findings import KeptAnalysis
    from reader.model.article import Article
    from reader.model.quotation import Analysis
    from reader.review.comparing import Difference
    from reader.ui.anew.differing import Differing
    from reader.ui.bridge import Failure, LibraryThread, WorkerBridge
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace

FIRST_NUMBER = 1_000_000_000
"""Of its jobs, far from those of the open article."""


@dataclass(frozen=True, slots=True)
class DifferingArticle:
    """An article another analysis of which waits to be taken or left.

    Attributes:
        identifier: UUID.
        title: Never empty.
        differences: What it would change.
    """

    identifier: str
    title: str
    analysis: Analysis
    differences: tuple[Difference, ...]


class LibraryRun(QObject):
    """Goes through articles; what changes nothing is taken, the rest is collected.

    It stands back while the open article is analysed, and never changes what is on screen while
    a card is open there.

    Attributes:
        is_on: Whether it has not ended.
        done, total: Articles of the run that are through, and all.
        failures: Titles of those that could not be analysed, with the reason.
        differing: Asks about one article.
        waiting: What differs, by identifier; also after the run, until it is answered.

    Signals:
        changed(): It has come further, or was stopped.
        waiting_changed(): Other articles wait to be taken or left.
        ended(bool): It is over; whether it went through to the end.
    """

    changed = Signal()
    waiting_changed = Signal()
    ended = Signal(bool)

    def __init__(
        self,
        worker: WorkerBridge,
        library: LibraryThread,
        session: ReadingSession,
        selection: StatementSelection,
        differing: Differing,
    ) -> None:
        super().__init__(differing)
        self._worker = worker
        self._library = library
        self._session = session
        self._selection = selection
        self.differing = differing
        self._left: deque[tuple[str, str]] = deque()
        self._current: tuple[str, str] | None = None
        self._number = FIRST_NUMBER
        self._is_at_work = False
        self.is_on = False
        self.done = self.total = 0
        self.failures: list[tuple[str, str]] = []
        self.waiting: dict[str, DifferingArticle] = {}
        worker.finished.connect(self._take_result)
        worker.failed.connect(self._take_failure)
        worker.cancelled.connect(self._take_cancelled)
        session.stage_changed.connect(self._give_way)
        differing.answered.connect(self.drop)

    @property
    def title(self) -> str:
        """Of the article it is at; may be empty."""
        return self._current[1] if self._current is not None else ""

    def start(self, articles: Sequence[tuple[str, str]]) -> None:
        """Begin.

        Args:
            articles: Identifiers and titles, in order.
        """
        if self.is_on or not articles:
            return
        self.is_on = True
        self.done, self.total = 0, len(articles)
        self.failures = []
        self._left = deque(articles)
        self._next()

    def stop(self) -> None:
        """End; what was taken stays, and what differs still waits."""
        if self.is_on:
            self._leave_off()
            self._end(is_complete=False)

    @Slot(str)
    def drop(self, identifier: str) -> None:
        """Wait no longer for an answer about an article."""
        if self.waiting.pop(identifier, None) is not None:
            self.waiting_changed.emit()

    def take_all(self) -> None:
        """Put everything that waits in force."""
        for article in list(self.waiting.values()):
            self._take(article)

    def _take(self, waiting: DifferingArticle) -> None:
        identifier = waiting.identifier

        def act(workspace: Workspace) -> tuple[KeptAnalysis | None, Article]:
            former = workspace.deciding.former(identifier)
            return former, workspace.deciding.take(identifier, waiting.analysis)

        def taken(answer: tuple[KeptAnalysis | None, Article]) -> None:
            former, article = answer
            if former is not None:
                self.differing.keep_former(identifier, former)
            self._session.adopt(article)
            self._session.keeper.library_changed.emit()
            self.drop(identifier)

        self._library.run(act, taken, lambda failure: self._note(waiting, failure))

    def _note(self, waiting: DifferingArticle, failure: Failure) -> None:
        self.failures.append((waiting.title, failure.message))
        self.drop(waiting.identifier)
        self.changed.emit()

    def _next(self) -> None:
        """Go on with the next article, unless the open one is being analysed."""
        if not self.is_on or self._session.stage is Stage.ANALYSING:
            return
        if not self._left:
            self._end(is_complete=True)
            return
        self._current = self._left.popleft()
        self._number += 1
        number, (identifier, _) = self._number, self._current
        self.changed.emit()

        def found(article: Article) -> None:
            if number == self._number and self._current is not None:
                self._is_at_work = True
                self._worker.analyse(number, article.document)

        def missing(failure: Failure) -> None:
            if number == self._number:
                self._fail(failure)

        self._library.run(lambda workspace: workspace.article(identifier), found, missing)

    @Slot(object)
    def _give_way(self, stage: Stage) -> None:
        """Let the open article go first; go on when it is through."""
        if not self.is_on:
            return
        if stage is not Stage.ANALYSING:
            if self._current is None:
                self._next()
        elif self._current is not None:
            self._left.appendleft(self._current)
            self._leave_off()

    def _leave_off(self) -> None:
        """Drop the article it is at."""
        self._number += 1
        self._current = None
        if self._is_at_work:
            self._is_at_work = False
            self._worker.cancel()

    def _end(self, *, is_complete: bool) -> None:
        self.is_on = False
        self._left.clear()
        self._current = None
        self.changed.emit()
        self.ended.emit(is_complete)

    @Slot(int, object)
    def _take_result(self, number: int, analysis: Analysis) -> None:
        if number != self._number or self._current is None:
            return
        self._is_at_work = False
        identifier, title = self._current

        def settled(answer: Settled) -> None:
            if answer.article is not None:
                self._show(answer.article)
                self.drop(identifier)
            else:
                self.waiting[identifier] = DifferingArticle(
                    identifier, title, analysis, answer.differences
                )
                self.waiting_changed.emit()
            if number == self._number:
                self._advance()

        def failed(failure: Failure) -> None:
            if number == self._number:
                self._fail(failure)

        self._library.run(
            lambda workspace: workspace.deciding.settle(identifier, analysis), settled, failed
        )

    def _show(self, article: Article) -> None:
        """Have lists refreshed, and the page where nobody is at a card."""
        self._session.keeper.library_changed.emit()
        if not self._selection.shows_card:
            self._session.adopt(article)

    @Slot(int, object)
    def _take_failure(self, number: int, failure: Failure) -> None:
        if number == self._number and self._current is not None:
            self._is_at_work = False
            self._fail(failure)

    @Slot(int)
    def _take_cancelled(self, number: int) -> None:
        """Try an article again that was given up for another reason than ours."""
        if number == self._number and self._current is not None:
            self._is_at_work = False
            self._left.appendleft(self._current)
            self._current = None
            self._next()

    def _fail(self, failure: Failure) -> None:
        """Note that an article could not be analysed, unless it was deleted, and go on."""
        if not isinstance(failure.error, NotInLibraryError):
            self.failures.append((self.title, failure.message))
        self._advance()

    def _advance(self) -> None:
        self.done += 1
        self._current = None
        self._next()
