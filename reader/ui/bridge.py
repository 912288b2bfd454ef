"""Work off the window's thread: blocking functions, the library, and the analysis worker.

This is the only module of the window that starts threads. Results come back as calls and
signals in the window's thread; a known failure comes back as a `Failure`, anything else as a
`Failure` with a report.
"""

from __future__ import annotations

import logging
import multiprocessing.connection
import queue
import sys
import threading
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QThread, QTimer, Signal, Slot

from reader.errors import LibraryError, ReaderError
from reader.library.database import Database
from reader.library.store import Library
from reader.workers import (
    AnalyseJob,
    JobCancelled,
    JobFailed,
    JobFinished,
    JobProgress,
    WarmJob,
    WorkerReady,
)
from reader.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from reader.model.document import Document
    from reader.quotes.analyser import Analyser
    from reader.workers import Message, Worker

T = TypeVar("T")

CANCEL_PATIENCE_MS = 300
WARM_NUMBER = 0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something was not done.

    Attributes:
        message: Fit to show: the cause and the way out.
        report: Traceback when it is a bug of ours, else None.
        error: What was raised, where that is known.
    """

    message: str
    report: str | None = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    function: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_failed: Callable[[Failure], None]


def _run(task: _Task) -> tuple[_Task, object, Failure | None]:
    """Run a task and return it with its result or why there is none."""
    try:
        return task, task.function(), None
    except ReaderError as error:
        return task, None, Failure(str(error), error=error)
    except Exception as error:  # noqa: BLE001 -- the thread's edge: it would be lost otherwise
        _log.exception("a task failed")
        message = f"Something went wrong in Quote Reader: {error}"
        return task, None, Failure(message, traceback.format_exc(), error)


class TaskThread(QObject):
    """Runs blocking functions in one thread, one after another.

    `submit` may be called from the window's thread only, and calls back there.
    """

    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._answered.connect(self._call_back, Qt.ConnectionType.QueuedConnection)
        self._is_stopped = False
        self._thread.start()

    def submit(
        self,
        function: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Failure], None],
    ) -> None:
        """Run `function` in the thread, then call one of the other two here.

        After `stop` nothing is run and nobody is called.
        """
        if not self._is_stopped:
            self._tasks.put(_Task(function, on_done, on_failed))

    def stop(self, timeout: float = 5.0) -> None:
        """Finish what is waiting, then end the thread; nobody is called back any more."""
        self._is_stopped = True
        self._tasks.put(None)
        self._thread.join(timeout)
        if self._thread.is_alive():
            _log.warning("thread %s did not end in %s s", self._thread.name, timeout)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            answer = _run(task)
            if not self._is_stopped:
                self._answered.emit(answer)

    @Slot(object)
    def _call_back(self, answer: tuple[_Task, object, Failure | None]) -> None:
        task, result, failure = answer
        if self._is_stopped:
            return
        if failure is None:
            task.on_done(result)
        else:
            task.on_failed(failure)


def _ignore(_result: object) -> None:
    """Do nothing with a result nobody waits for."""


class NoLibraryError(LibraryError):
    """No library is open; that was said when it could not be opened."""


class LibraryThread(TaskThread):
    """The library, in the one thread that may use its connection.

    Attributes:
        reviewer: Name that goes with what is decided from now on.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("library", parent)
        self.reviewer = ""
        self._library: Library | None = None

    def open(
        self,
        path: Path,
        on_done: Callable[[], None],
        on_failed: Callable[[Failure], None],
    ) -> None:
        """Open the library file, or make it."""

        def connect() -> None:
            if self._library is None:
                self._library = Library.open(path)

        self.submit(connect, lambda _result: on_done(), on_failed)

    def run(
        self,
        function: Callable[[Workspace], T],
        on_done: Callable[[T], None] = _ignore,
        on_failed: Callable[[Failure], None] = _ignore,
    ) -> None:
        """Run `function` on the library; with none open it fails by a `NoLibraryError`."""
        reviewer = self.reviewer

        def use() -> T:
            if self._library is None:
                msg = "No library is open, so nothing is kept."
                raise NoLibraryError(msg)
            return function(Workspace(self._library, reviewer))

        self.submit(use, on_done, on_failed)

    def move(
        self,
        target: Path,
        on_done: Callable[[], None],
        on_failed: Callable[[Failure], None],
    ) -> None:
        """Copy the library to another file, check the copy, and go on with that.

        Nothing else is done meanwhile. When it fails, the library goes on as it was; the file it
        was in is left as it is.
        """

        def move_over() -> None:
            if self._library is None:
                msg = "No library is open, so there is nothing to move."
                raise NoLibraryError(msg)
            if target.exists():
                msg = f"There is a file {target} already. Choose another folder."
                raise LibraryError(msg)
            old = self._library
            self._library = _opened_copy(old.path, target)
            old.close()

        self.submit(move_over, lambda _result: on_done(), on_failed)

    def close(self) -> None:
        """Finish what is waiting, close the library and end the thread."""

        def disconnect() -> None:
            if self._library is not None:
                self._library.close()
                self._library = None

        self.submit(disconnect, _ignore, _ignore)
        self.stop()


def _opened_copy(source: Path, target: Path) -> Library:
    """Copy a library that is in use and open the copy; what does not succeed leaves no file."""
    try:
        with Database(source) as database:
            database.copy_to(target)
        return Library.open(target)
    except BaseException:
        for leftover in (
            target,
            *(target.with_name(target.name + end) for end in ("-wal", "-shm")),
        ):
            leftover.unlink(missing_ok=True)
        raise


class _ConnectionThread(QThread):
    """Tells when a connection has something to read, where sockets cannot be watched."""

    arrived = Signal()

    def __init__(self, connection: Connection, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self.consumed = threading.Semaphore(0)

    def run(self) -> None:
        """Wait, tell, and wait until it has been read."""
        while not self.isInterruptionRequested():
            if multiprocessing.connection.wait([self._connection], timeout=0.2):
                self.arrived.emit()
                while not self.consumed.acquire(timeout=0.2):
                    if self.isInterruptionRequested():
                        return


class WorkerBridge(QObject):
    """The analysis worker's messages as signals.

    Attributes:
        analyser: Name and version of the analyser that was loaded last; empty before.

    Signals:
        ready: The analyser is loaded.
        progressed(int, object): Number of the job and its `AnalysisProgress`.
        finished(int, object): Number of the job and its result.
        failed(int, object): Number of the job and the `Failure`.
        cancelled(int): Number of the job.
    """

    ready = Signal()
    progressed = Signal(int, object)
    finished = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self.analyser = ""
        self._notifier: QSocketNotifier | None = None
        self._watcher: _ConnectionThread | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(CANCEL_PATIENCE_MS)
        self._patience.timeout.connect(worker.enforce_cancel)
        self._watch()

    def warm(self) -> None:
        """Start the worker and load the analyser before it is needed."""
        self._worker.start()
        self._worker.submit(WarmJob(WARM_NUMBER))

    def analyse(self, number: int, document: Document) -> None:
        """Analyse `document`; everything about it carries `number`, which is above 0."""
        self._worker.start()
        self._worker.submit(AnalyseJob(number, document))

    def use(self, factory: Callable[[], Analyser]) -> None:
        """Analyse with another analyser from the next article on."""
        self._worker.use(factory)

    def cancel(self) -> None:
        """Have every job so far given up, by force if it is not soon."""
        self._worker.cancel()
        self._patience.start()

    def stop(self) -> None:
        """End the worker."""
        self._patience.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._watcher is not None:
            self._watcher.requestInterruption()
            self._watcher.wait(1000)
        self._worker.stop()

    def _watch(self) -> None:
        """Notice when the worker has something to say."""
        connection = self._worker.connection
        if sys.platform == "win32":
            self._watcher = _ConnectionThread(connection, self)
            self._watcher.arrived.connect(self._receive)
            self._watcher.start()
        else:
            kind = QSocketNotifier.Type.Read
            self._notifier = QSocketNotifier(connection.fileno(), kind, self)
            self._notifier.activated.connect(self._receive)

    @Slot()
    def _receive(self) -> None:
        """Pass on every message that waits."""
        for message in self._worker.receive():
            self._pass_on(message)
        if self._watcher is not None:
            self._watcher.consumed.release()

    def _pass_on(self, message: Message) -> None:
        match message:
            case WorkerReady(analyser):
                self.analyser = analyser
                self.ready.emit()
            case JobProgress(number, progress):
                self.progressed.emit(number, progress)
            case JobFinished(number, result) if number != WARM_NUMBER:
                self.finished.emit(number, result)
            case JobFailed(number, text, report) if number != WARM_NUMBER:
                self.failed.emit(number, Failure(text, report))
            case JobCancelled(number) if number != WARM_NUMBER:
                self.cancelled.emit(number)
