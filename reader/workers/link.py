"""The threads that talk to one running worker, so that its owner never waits for a pipe."""

from __future__ import annotations

import multiprocessing
import queue
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.workers.messages import Stop

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from reader.workers.messages import Cancel, Job, Message


@dataclass(frozen=True, slots=True)
class Ended:
    """From a link to its worker: nothing more will come."""


class Link:
    """One worker that runs, and the two threads that talk to it.

    Args:
        connection: To the worker; closed when the worker has ended.
        on_message: Called with every message, in a thread; last with an `Ended`.
        process: The worker's process, or None where it is a thread.
    """

    def __init__(
        self,
        connection: Connection,
        on_message: Callable[[Link, Message | Ended], None],
        process: BaseProcess | None,
    ) -> None:
        self._connection = connection
        self._on_message = on_message
        self._process = process
        self._outgoing: queue.SimpleQueue[Job | Cancel | Stop | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="to the worker", daemon=True)
        self._reader = threading.Thread(target=self._read, name="from the worker", daemon=True)
        self._writer.start()
        self._reader.start()

    def send(self, item: Job | Cancel) -> None:
        """Have something sent; returns at once."""
        self._outgoing.put(item)

    def end(self) -> None:
        """End the worker: a process at once, a thread as soon as its job looks up."""
        self._outgoing.put(Stop())
        if self._process is not None:
            self._process.kill()

    def join(self, timeout: float) -> None:
        """Wait until the worker has ended and everything of it is closed."""
        self._reader.join(timeout)

    def _write(self) -> None:
        # A large document takes a while; the worker may be busy starting.
        with suppress(OSError):  # it has ended; the reader notices
            while (item := self._outgoing.get()) is not None:
                self._connection.send(item)

    def _read(self) -> None:
        # A long analysis takes a quarter of a second to unpack, too long for the owner's thread.
        with suppress(EOFError, OSError):
            while True:
                self._on_message(self, self._connection.recv())
        self._outgoing.put(None)
        self._writer.join()
        self._connection.close()
        if self._process is not None:
            self._process.join()
        self._on_message(self, Ended())


class Mailbox:
    """Messages on their way to the owner, and a connection that is readable while there are any."""

    def __init__(self) -> None:
        self.connection, self._bell = multiprocessing.Pipe(duplex=False)
        self._lock = threading.Lock()
        self._is_rung = False
        self._messages: list[tuple[Link | None, Message | Ended]] = []

    def put(self, link: Link | None, message: Message | Ended) -> None:
        """Add a message; may be called in any thread."""
        with self._lock:
            self._messages.append((link, message))
            if not self._is_rung and not self._bell.closed:
                self._is_rung = True
                self._bell.send_bytes(b"\0")

    def empty(self) -> list[tuple[Link | None, Message | Ended]]:
        """Take out every message with the link it came by."""
        with self._lock:
            if self._is_rung:
                self._is_rung = False
                self.connection.recv_bytes()
            messages, self._messages = self._messages, []
        return messages

    def close(self) -> None:
        """Close the connection; messages that come after are never announced."""
        with self._lock:
            self._is_rung = False
            self._bell.close()
            self.connection.close()
