"""Between the window and the library's decisions: one after another, each on disk, then shown."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from reader.deciding import UndoTitles
from reader.ui.bridge import NoLibraryError
from reader.ui.keeper import Keeping

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.deciding import Outcome
    from reader.model.article import Article
    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.ui.bridge import Failure, LibraryThread
    from reader.ui.presenter import Presenter
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the library says after a decision.

    Attributes:
        outcome: Of the decision; None where there was nothing to undo or redo.
        titles: Of the next undo and redo.
        shown: The open article as it is in force now, or None where none is open.
    """

    outcome: Outcome | None
    titles: UndoTitles
    shown: Article | None


class DecisionDesk(QObject):
    """Hands decisions to the library and shows what follows from them.

    While a decision is on its way, or the cards do not show yet what an analysis has changed, what
    is asked for with `when_settled` waits: so every key is about what its user saw.

    Attributes:
        library: Where everything is decided.
        titles: What undo and redo would do.

    Signals:
        decided(object): The `Outcome` of what was decided; the window shows it already.
        undone(object), redone(object): The `Outcome`; the window shows that already.
        overtaken(): What is in force is otherwise by an analysis; the window shows that already.
        titles_changed(): Undo and redo are about something else.
        failed(object, object): The `Failure`, and what tries again when it is called.
    """

    decided = Signal(object)
    undone = Signal(object)
    redone = Signal(object)
    overtaken = Signal()
    titles_changed = Signal()
    failed = Signal(object, object)

    def __init__(
        self,
        library: LibraryThread,
        session: ReadingSession,
        presenter: Presenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.library = library
        self._session = session
        self._waiting = self._turning = self._behind = 0
        self._queue: deque[Callable[[], None]] = deque()
        self.titles = UndoTitles(None, None)
        session.article_opened.connect(self._forget_keys)
        session.article_closed.connect(self._forget_keys)
        for signal in (session.revised, session.analysed):
            signal.connect(self._hold)

    @property
    def can_decide(self) -> bool:
        """Whether an article is open that the library keeps."""
        return self._session.keeper.identifier is not None

    @property
    def is_settled(self) -> bool:
        """Whether no decision is on its way, and the window shows what is in force."""
        return not self._waiting and not self._behind

    def decide(
        self,
        decisions: Sequence[Decision],
        title: str | None = None,
        *,
        everywhere: bool = False,
        joins: str | None = None,
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        """Put decisions about the open article in force, as one step.

        Args:
            decisions: In order, at least one.
            title: What menus call the step; by default the title of the first decision.
            everywhere: They are about speakers in the whole library.
            joins: UUID of the step they complete, to be undone with it.
            then: Called with the outcome when the window shows it; not when another article is
                open by then.
        """
        article = self._session.keeper.identifier

        def act(workspace: Workspace) -> Outcome:
            about = None if everywhere else article
            return workspace.deciding.decide(about, decisions, title, joins=joins)

        def shown(outcome: Outcome) -> None:
            self.decided.emit(outcome)
            if then is not None and article == self._session.keeper.identifier:
                then(outcome)

        if article is not None or everywhere:
            self._turn(act, shown)

    def replace_text(self, document: Document, path: Path, then: Callable[[Outcome], None]) -> None:
        """Give the open article the text that was read anew from a file, as one step.

        Args:
            document: As it was read, another text than the article has.
            path: The file.
            then: Called with the outcome when the window shows it.
        """
        article = self._session.keeper.identifier

        def shown(outcome: Outcome) -> None:
            self.decided.emit(outcome)
            then(outcome)

        if article is not None:
            self._turn(lambda workspace: workspace.replace_text(article, document, path), shown)

    @Slot()
    def undo(self) -> None:
        """Undo the last step, in whatever article it was."""
        self.when_settled(lambda: self._turn(lambda w: w.deciding.undo(), self.undone.emit))

    @Slot()
    def redo(self) -> None:
        """Redo the step that was undone last."""
        self.when_settled(lambda: self._turn(lambda w: w.deciding.redo(), self.redone.emit))

    @Slot()
    def refresh_titles(self) -> None:
        """Ask again what undo and redo would do, as when a library was opened."""
        self.library.run(lambda workspace: workspace.deciding.undo_titles(), self._set_titles)

    def when_settled(self, act: Callable[[], None]) -> None:
        """Do something at once, or when what is on its way is shown."""
        if self._behind and not self._waiting:
            article = self._session.keeper.identifier
            self._presenter.when_shown(partial(self._act_or_wait, act, article))
        else:
            self._act_or_wait(act, self._session.keeper.identifier)

    def _act_or_wait(self, act: Callable[[], None], article: str | None) -> None:
        """Do something unless a decision is on its way, or another article is open by now."""
        if article != self._session.keeper.identifier:
            return
        if self._waiting:
            self._queue.append(act)
        else:
            act()

    def ask(
        self,
        question: Callable[[Workspace], T],
        answer: Callable[[T], None],
        unanswered: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask the library something that the next decision is about; nothing fails aloud.

        Args:
            question: What is asked.
            answer: Called with what the library says.
            unanswered: Called when it cannot say anything.
        """

        def done(result: T) -> None:
            self._waiting -= 1
            answer(result)
            self._go_on()

        def failed(_failure: Failure) -> None:
            self._waiting -= 1
            unanswered()
            self._go_on()

        self._waiting += 1
        self.library.run(question, done, failed)

    def _turn(
        self, act: Callable[[Workspace], Outcome | None], shown: Callable[[Outcome], None]
    ) -> None:
        """Let the library do something, then show it."""
        open_article = self._session.keeper.identifier

        def work(workspace: Workspace) -> _Answer:
            outcome = act(workspace)
            article = None if outcome is None else outcome.article
            if open_article is not None and (article is None or article.identifier != open_article):
                article = workspace.article(open_article)
            return _Answer(outcome, workspace.deciding.undo_titles(), article)

        def done(answer: _Answer) -> None:
            self._keeping(Keeping.SAVED)
            if answer.shown is not None:
                self._session.adopt(answer.shown)
            self._set_titles(answer.titles)
            if answer.outcome is not None:
                self._session.keeper.library_changed.emit()
            self._presenter.when_shown(partial(self._finish, answer.outcome, shown))

        def failed(failure: Failure) -> None:
            self._keeping(Keeping.NOT_KEPT)
            self._queue.clear()
            self._waiting -= 1
            self._turning -= 1
            if not isinstance(failure.error, NoLibraryError):
                self.failed.emit(failure, lambda: self.when_settled(lambda: self._turn(act, shown)))

        self._waiting += 1
        self._turning += 1
        self._keeping(Keeping.SAVING)
        self.library.run(work, done, failed)

    def _finish(self, outcome: Outcome | None, shown: Callable[[Outcome], None]) -> None:
        self._waiting -= 1
        self._turning -= 1
        if outcome is not None:
            shown(outcome)
        self._go_on()

    @Slot()
    def _hold(self) -> None:
        """Wait until the cards have what an analysis has changed: their numbers are others then."""
        if not self._turning:
            self._behind += 1
            self._presenter.when_shown(self._let_go)

    def _let_go(self) -> None:
        self._behind -= 1
        self.overtaken.emit()

    def _go_on(self) -> None:
        """Do what was asked for meanwhile, until something is on its way again."""
        while self._queue and not self._waiting:
            self._queue.popleft()()

    def _keeping(self, keeping: Keeping) -> None:
        if self.can_decide:
            self._session.keeper.keeping_changed.emit(keeping)

    def _set_titles(self, titles: UndoTitles) -> None:
        self.titles = titles
        self.titles_changed.emit()

    @Slot()
    def _forget_keys(self) -> None:
        """Drop what was asked for about an article that is not shown any more."""
        self._queue.clear()
