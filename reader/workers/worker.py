"""The owner's side: jobs go in, messages come out, whatever happens to the process."""

from __future__ import annotations

import multiprocessing
import threading
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol

from reader.errors import AnalysisStoppedError
from reader.workers.link import Ended, Link, Mailbox
from reader.workers.messages import (
    Cancel,
    JobCancelled,
    JobFailed,
    JobProgress,
    LoadJob,
    WorkerReady,
)
from reader.workers.serving import serve, serve_in_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from reader.quotes.analyser import Analyser
    from reader.workers.messages import Job, Message

_STOP_SECONDS = 2.0


class Worker(Protocol):
    """Does jobs in the order they come in, one at a time.

    All of it is called from one thread. Every job is answered by exactly one of `JobFinished`,
    `JobFailed` and `JobCancelled`, also when the process dies or is killed.
    """

    @property
    def connection(self) -> Connection:
        """Readable (`fileno()`, `multiprocessing.connection.wait`) when messages wait.

        The same one for the worker's whole life, restarts included. Only `receive` reads it.
        """
        ...

    @property
    def is_alive(self) -> bool:
        """Whether it is started and, as far as `receive` has told, has not ended."""
        ...

    def start(self) -> None:
        """Start it, unless it runs."""
        ...

    def submit(self, job: Job) -> None:
        """Have a job done after those before it; a worker that has ended is started again.

        The number must differ from those of the jobs that are not answered yet.
        """
        ...

    def cancel(self) -> None:
        """Ask for every job submitted so far to be given up; no progress of theirs comes after."""
        ...

    def enforce_cancel(self) -> None:
        """Replace the worker where cancelled jobs are still not answered.

        They are answered as cancelled. Jobs submitted after the cancel are done by the new worker.
        """
        ...

    def receive(self) -> list[Message]:
        """Return every message that waits, oldest first; never wait for one."""
        ...

    def restart(self) -> None:
        """Put a new one in its place, whatever it does; its jobs are answered as cancelled."""
        ...

    def use(self, factory: Callable[[], Analyser]) -> None:
        """Make the analyser by another factory from the next job on.

        The jobs before it are answered by the one there is, unless they are still unanswered when
        the next comes: then they are answered as cancelled.
        """
        ...

    def stop(self) -> None:
        """End it for good and wait until it has; unanswered jobs stay so."""
        ...


class _LinkedWorker(ABC):
    """Keeps the account of the jobs; how a worker is made is left to the kinds of it."""

    def __init__(self, factory: Callable[[], Analyser]) -> None:
        self._factory = factory
        self._is_outdated = False
        self._mailbox = Mailbox()
        self._link: Link | None = None
        self._jobs: dict[int, Job] = {}  # not answered yet, in the order they came
        self._cancelled: set[int] = set()
        self._is_stopped = False

    @property
    def connection(self) -> Connection:
        """See `Worker`."""
        return self._mailbox.connection

    @property
    def is_alive(self) -> bool:
        """See `Worker`."""
        return self._link is not None

    def start(self) -> None:
        """See `Worker`."""
        if self._link is None and not self._is_stopped:
            self._is_outdated = False
            self._link = self._make_link()
            for job in self._jobs.values():
                self._link.send(job)

    def submit(self, job: Job) -> None:
        """See `Worker`."""
        if self._is_outdated:
            self.restart()
        self.start()
        self._jobs[job.number] = job
        if self._link is not None:
            self._link.send(job)

    def cancel(self) -> None:
        """See `Worker`."""
        self._cancelled.update(self._jobs)
        if self._link is not None:
            self._link.send(Cancel())

    def enforce_cancel(self) -> None:
        """See `Worker`."""
        if self._cancelled:
            self._replace()

    def restart(self) -> None:
        """See `Worker`."""
        self._cancelled.update(self._jobs)
        self._replace()

    def use(self, factory: Callable[[], Analyser]) -> None:
        """See `Worker`."""
        self._factory = factory
        self._is_outdated = self._link is not None

    def receive(self) -> list[Message]:
        """See `Worker`."""
        received: list[Message] = []
        for link, message in self._mailbox.empty():
            if link is not None and link is not self._link:
                continue  # from a worker that was replaced
            if isinstance(message, Ended):
                received += self._settle_death()
            elif link is None or self._note(message):
                received.append(message)
        return received

    def stop(self) -> None:
        """See `Worker`."""
        self._is_stopped = True
        link, self._link = self._link, None
        if link is not None:
            link.end()
            link.join(_STOP_SECONDS)
        self._mailbox.close()

    @abstractmethod
    def _make_link(self) -> Link:
        """Start a worker."""

    def _note(self, message: Message) -> bool:
        """Strike off the job that is answered; tell whether the message is news to the owner."""
        if isinstance(message, WorkerReady):
            return True
        if isinstance(message, JobProgress):
            return message.number not in self._cancelled
        self._cancelled.discard(message.number)
        return self._jobs.pop(message.number, None) is not None

    def _replace(self) -> None:
        if self._link is not None:
            self._link.end()
            self._link = None
        for message in self._settle_cancelled():
            self._mailbox.put(None, message)
        self.start()

    def _settle_cancelled(self) -> list[Message]:
        numbers = [number for number in self._jobs if number in self._cancelled]
        self._cancelled.clear()
        for number in numbers:
            del self._jobs[number]
        return [JobCancelled(number) for number in numbers]

    def _settle_death(self) -> list[Message]:
        """Answer the jobs of a worker that died; those it had not begun go to a new one."""
        self._link = None
        running = next(iter(self._jobs), None)
        settled = self._settle_cancelled()
        if running in self._jobs:
            settled.append(_stopped(self._jobs.pop(running)))
        if self._jobs:
            self.start()
        return settled


def _stopped(job: Job) -> JobFailed:
    """Say that the worker died over a job."""
    if isinstance(job, LoadJob):
        message = (
            f"Reading {job.path} was cut short, probably because it needs more memory than there "
            "is. Close other programs and open it again."
        )
    else:
        message = (
            "The analysis stopped before it was done, probably because it needs more memory than "
            "there is. The article is safe; close other programs and analyse it again."
        )
    return JobFailed(job.number, str(AnalysisStoppedError(message)))


class ProcessWorker(_LinkedWorker):
    """A worker in a process of its own, which ends when its owner does, however that ends.

    Args:
        factory: Makes the analyser, in the process and when it is first needed. A function of a
            module, or anything else that can be pickled.
        memory_limit: Bytes of address space the process may use, or None; heeded on Linux. A file
            that takes more to read fails as a job. It is meant for a worker that only loads
            files: a language pipeline maps gigabytes it never touches.
    """

    def __init__(self, factory: Callable[[], Analyser], *, memory_limit: int | None = None) -> None:
        super().__init__(factory)
        self._memory_limit = memory_limit

    def _make_link(self) -> Link:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve_in_process,
            args=(theirs, self._factory, self._memory_limit),
            name="quote-reader worker",
            daemon=True,
        )
        process.start()
        # Only the process holds it now, so its end is seen here.
        theirs.close()
        return Link(ours, self._mailbox.put, process)


class ThreadWorker(_LinkedWorker):
    """A worker in a thread of this process, for tests and where no process can be started.

    `enforce_cancel` leaves a thread that does not look up to itself; it ends when it does.

    Args:
        factory: Makes the analyser, in the thread and when it is first needed.
    """

    def _make_link(self) -> Link:
        ours, theirs = multiprocessing.Pipe()
        threading.Thread(
            target=serve,
            args=(theirs, self._factory, lambda: None),
            name="quote-reader worker",
            daemon=True,
        ).start()
        return Link(ours, self._mailbox.put, None)
