"""Asks which articles of the library to analyse again, and shows what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.ui.anew.library_run_dialog import LibraryRunDialog
from reader.ui.messages import Message, MessageAction, MessageLevel, MessageTopic
from reader.ui.models.library_run_words import (
    ended_words,
    failed_words,
    outdated_words,
    work_words,
)
from reader.ui.session import Stage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.anew.library_run import LibraryRun
    from reader.ui.appearance import Appearance
    from reader.ui.bridge import LibraryThread, WorkerBridge
    from reader.ui.messages import Messages
    from reader.ui.panels.status_line import StatusLine
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace

BUSY = (Stage.ANALYSING, Stage.LOADING)


@dataclass(frozen=True, slots=True)
class _Articles:
    """Identifiers and titles: of every article, and of those another version analysed."""

    every: list[tuple[str, str]]
    outdated: list[tuple[str, str]]


class LibraryRunDesk(QObject):
    """Ties a run to its dialog, the status line and the message bar.

    Attributes:
        run: What goes on.
        dialog: Once it was asked for.

    Signals:
        told(str): How it ended, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        run: LibraryRun,
        worker: WorkerBridge,
        library: LibraryThread,
        session: ReadingSession,
        status: StatusLine,
        messages: Messages,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.run = run
        self._worker = worker
        self._library = library
        self._session = session
        self._status = status
        self._messages = messages
        self._appearance = appearance
        self._window = window
        self._was_told = False
        self._posted: list[Message] = []
        self._articles = _Articles([], [])
        self.dialog: LibraryRunDialog | None = None
        run.changed.connect(self._show_state)
        run.waiting_changed.connect(self._show_waiting)
        run.ended.connect(self._tell_end)
        session.stage_changed.connect(self._show_work)
        worker.ready.connect(self._look_for_outdated)

    def open(self, *, only_outdated: bool = False) -> None:
        """Ask which articles to analyse again, or show how far that is."""
        if self.dialog is None:
            self.dialog = self._make_dialog()
        dialog = self.dialog
        if not dialog.isVisible() and not self.run.is_on:
            dialog.show_state(is_on=False)
        self._show_state()
        self._show_waiting()
        self._count(only_outdated=only_outdated)
        dialog.show()
        dialog.activateWindow()

    def _count(self, *, only_outdated: bool = False) -> None:
        """Bring the dialog's question up to date."""

        def ask(articles: _Articles) -> None:
            self._articles = articles
            if self.dialog is not None:
                counts = len(articles.every), len(articles.outdated)
                self.dialog.ask(*counts, only_outdated=only_outdated)

        self._library.run(self._list, ask)

    def _list(self, workspace: Workspace) -> _Articles:
        """Return the library's articles; called on its thread."""
        analysers, now = workspace.analysers(), self._worker.analyser
        every = [(summary.identifier, summary.title) for summary in workspace.articles()]
        outdated = [(i, title) for i, title in every if analysers.get(i, now) != now]
        return _Articles(every, outdated if now else [])

    def _make_dialog(self) -> LibraryRunDialog:
        dialog = LibraryRunDialog(self._appearance, self._window)
        dialog.start_asked.connect(self._start)
        dialog.stop_asked.connect(self.run.stop)
        dialog.article_asked.connect(self._show_article)
        dialog.take_all_asked.connect(self.run.take_all)
        return dialog

    @Slot(bool)
    def _start(self, only_outdated: bool) -> None:
        for message in self._posted:
            self._messages.dismiss(message)
        self._posted.clear()
        self.run.start(self._articles.outdated if only_outdated else self._articles.every)

    @Slot(str)
    def _show_article(self, identifier: str) -> None:
        """Open an article and list what differs in it."""
        waiting = self.run.waiting.get(identifier)
        if waiting is not None:
            self._session.open_saved(identifier)
            self.run.differing.offer(identifier, waiting.analysis)
            self._window.activateWindow()

    @Slot()
    def _show_state(self) -> None:
        self._show_work()
        if self.dialog is None:
            return
        run = self.run
        words = work_words(run.done, run.total).removesuffix(" · Esc stops")
        if run.is_on:
            words = f"{words}: {run.title}" if run.title else words
            self.dialog.show_state(is_on=True, words=words, done=run.done, total=run.total)

    @Slot()
    def _show_waiting(self) -> None:
        if self.dialog is not None:
            self.dialog.show_waiting(self.run.waiting.values())

    @Slot()
    def _show_work(self) -> None:
        """Say in the status line how far it is, unless the open article has something to say."""
        if self._session.stage not in BUSY:
            run = self.run
            self._status.show_work(work_words(run.done, run.total) if run.is_on else "")

    @Slot(bool)
    def _tell_end(self, is_complete: bool) -> None:
        run = self.run
        words = ended_words(run.done, len(run.waiting), is_complete=is_complete)
        if self.dialog is not None:
            self.dialog.show_state(is_on=False, words=words)
            self._count()
        self.told.emit(words)
        is_seen = self.dialog is not None and self.dialog.isVisible()
        if run.waiting and not is_seen:
            action = MessageAction("Show…", self.open)
            self._post(Message(f"{words}.", MessageLevel.INFO, MessageTopic.APP, action))
        if run.failures:
            level = MessageLevel.WARNING
            self._post(Message(failed_words(run.failures), level, MessageTopic.APP))

    @Slot()
    def _look_for_outdated(self) -> None:
        """Say once that articles were analysed by another version than is in use."""

        def tell(articles: _Articles) -> None:
            if articles.outdated and not self.run.is_on:
                self._was_told = True
                words = outdated_words(len(articles.outdated))
                action = MessageAction("Analyse Again…", lambda: self.open(only_outdated=True))
                self._post(Message(words, MessageLevel.INFO, MessageTopic.APP, action))

        if not self._was_told:
            self._library.run(self._list, tell)

    def _post(self, message: Message) -> None:
        self._posted.append(message)
        self._messages.post(message)
