"""The worker's own side: takes jobs from a connection, does them, sends the answers."""

from __future__ import annotations

import logging
import os
import queue
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import OperationCancelledError, ReaderError
from reader.model.quotation import Analysis
from reader.quotes.analyser import AnalysisProgress
from reader.workers.messages import (
    AnalyseJob,
    Cancel,
    JobCancelled,
    JobFailed,
    JobFinished,
    JobProgress,
    LoadJob,
    Stop,
    WarmJob,
    WorkerReady,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from reader.model.document import Document
    from reader.quotes.analyser import Analyser
    from reader.workers.messages import Job, Message

# Twenty reports a second look continuous, and leave the window its time.
REPORT_INTERVAL = 0.05

logger = logging.getLogger(__name__)


class _Inbox:
    """Reads what the owner sends while a job runs, so that a cancel is seen at once."""

    def __init__(self, connection: Connection, on_closed: Callable[[], None]) -> None:
        self._connection = connection
        self._on_closed = on_closed
        self._jobs: queue.SimpleQueue[tuple[int, Job] | None] = queue.SimpleQueue()
        self._arrived = 0
        self._cancelled = 0
        self._thread = threading.Thread(target=self._read, name="worker inbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def next_job(self) -> tuple[int, Job] | None:
        """Wait for a job and its place in the order of arrival; None when there are no more."""
        return self._jobs.get()

    def is_cancelled(self, place: int) -> bool:
        return place <= self._cancelled

    def join(self) -> None:
        self._thread.join()

    def _read(self) -> None:
        while not isinstance(message := self._receive(), Stop):
            if isinstance(message, Cancel):
                self._cancelled = self._arrived
            else:
                self._arrived += 1
                self._jobs.put((self._arrived, message))
        self._cancelled = sys.maxsize
        self._jobs.put(None)
        self._on_closed()

    def _receive(self) -> Job | Cancel | Stop:
        try:
            message: Job | Cancel | Stop = self._connection.recv()
        except (EOFError, OSError):  # the owner is gone
            return Stop()
        return message


class _Reports:
    """Sends progress, gathering what comes faster than anyone can see."""

    def __init__(self, number: int, send: Callable[[Message], None]) -> None:
        self._number = number
        self._send = send
        self._lock = threading.Lock()
        self._waiting: AnalysisProgress | None = None
        self._timer: threading.Timer | None = None
        self._due = 0.0

    def add(self, progress: AnalysisProgress) -> None:
        """Send it now, or with what else comes until the next message is due."""
        with self._lock:
            self._waiting = _merge(self._waiting, progress)
            pause = self._due - time.monotonic()
            if pause <= 0:
                self._flush()
            elif self._timer is None:
                self._timer = threading.Timer(pause, self._on_due)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """Send no more; the result says it all."""
        with self._lock:
            self._waiting = None
            if self._timer is not None:
                self._timer.cancel()

    def _on_due(self) -> None:
        # An owner that is gone is noticed by the inbox.
        with self._lock, suppress(OSError):
            self._timer = None
            self._flush()

    def _flush(self) -> None:
        if self._waiting is not None:
            self._due = time.monotonic() + REPORT_INTERVAL
            waiting, self._waiting = self._waiting, None
            self._send(JobProgress(self._number, waiting))


def _merge(earlier: AnalysisProgress | None, later: AnalysisProgress) -> AnalysisProgress:
    if earlier is None:
        return later
    found = {q.span: q for q in (*earlier.quotations, *later.quotations)}
    ordered = sorted(found.values(), key=lambda q: (q.span.start, -q.span.end))
    return AnalysisProgress(later.done, later.total, tuple(ordered))


class _Desk:
    """Does the jobs; keeps the analyser once it is loaded."""

    def __init__(self, factory: Callable[[], Analyser], send: Callable[[Message], None]) -> None:
        self._factory = factory
        self._send = send
        self._analyser: Analyser | None = None

    def do(self, job: Job, cancelled: Callable[[], bool]) -> Message:
        """Do a job and return the answer; nothing is raised for what goes wrong in it."""
        try:
            if cancelled():
                return JobCancelled(job.number)
            return JobFinished(job.number, self._result(job, cancelled))
        except OperationCancelledError:
            return JobCancelled(job.number)
        except ReaderError as error:
            return JobFailed(job.number, str(error))
        except MemoryError:
            return JobFailed(
                job.number,
                "There is not enough memory for this article. Close other programs, or split the "
                "article into smaller files.",
            )
        except Exception as error:
            # The boundary of the worker: its owner says it to the user, with the report.
            logger.exception("job %s failed", job.number)
            message = f"Something went wrong in Quote Reader: {error or type(error).__name__}"
            return JobFailed(job.number, message, traceback.format_exc())

    def _result(self, job: Job, cancelled: Callable[[], bool]) -> Document | Analysis | str:
        match job:
            case LoadJob(path=path):
                # Imported here: a worker that only analyses never needs the readers of formats.
                from reader.text.loading import load_document

                return load_document(path)
            case AnalyseJob():
                return self._analyse(job, cancelled)
            case WarmJob():
                return self._ready_analyser().name

    def _analyse(self, job: AnalyseJob, cancelled: Callable[[], bool]) -> Analysis:
        analyser = self._ready_analyser()
        reports = _Reports(job.number, self._send)
        try:
            for report in analyser.analyse(job.document, cancelled=cancelled):
                if isinstance(report, Analysis):
                    return report
                reports.add(report)
        finally:
            reports.close()
        raise RuntimeError(f"{analyser.name} gave no result")

    def _ready_analyser(self) -> Analyser:
        if self._analyser is None:
            self._analyser = self._factory()
            self._send(WorkerReady(self._analyser.name))
        return self._analyser


def serve(
    connection: Connection, factory: Callable[[], Analyser], on_closed: Callable[[], None]
) -> None:
    """Do what comes in over `connection` until the owner stops it or is gone.

    Args:
        connection: To the owner; closed at the end.
        factory: Loads the analyser, when the first job that needs it comes.
        on_closed: Called in another thread as soon as the owner is gone, also during a job.
    """
    inbox = _Inbox(connection, on_closed)
    inbox.start()
    desk = _Desk(factory, connection.send)
    with suppress(OSError):  # the owner is gone; the inbox has noticed
        while (item := inbox.next_job()) is not None:
            place, job = item
            connection.send(desk.do(job, partial(inbox.is_cancelled, place)))
    inbox.join()
    connection.close()


def serve_in_process(
    connection: Connection, factory: Callable[[], Analyser], memory_limit: int | None
) -> None:
    """Be the worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the owner
    if memory_limit is not None and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))
    serve(connection, factory, lambda: os._exit(0))
