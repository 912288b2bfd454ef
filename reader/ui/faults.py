"""Faults of ours: written to the log and shown once, with a report that can be copied."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from reader import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOG_NAME = "quote-reader.log"
LOG_SIZE = 500_000
LINES_IN_REPORT = 60

_log = logging.getLogger(__name__)


class FaultHook(QObject):
    """Catches what nobody else caught, in any thread.

    Signals:
        caught(str): The report of a fault; each only once.
    """

    caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()

    def install(self) -> None:
        """Be asked about every exception from now on."""
        sys.excepthook = self.handle

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an exception and tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("uncaught: %s", report)
        if report not in self._seen:
            self._seen.add(report)
            self.caught.emit(report)


class LogFile:
    """Warnings and worse, written to a file in `folder`.

    Attributes:
        path: The file, or None when it cannot be written; everything works without.
    """

    def __init__(self, folder: Path) -> None:
        self.path: Path | None = None
        self._handler: logging.Handler | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                folder / LOG_NAME, maxBytes=LOG_SIZE, backupCount=1, encoding="utf-8", delay=True
            )
        except OSError as error:
            _log.warning("no log file: %s", error)
            return
        self.path = folder / LOG_NAME
        self._handler.setLevel(logging.WARNING)
        pattern = "%(asctime)s %(levelname)s %(name)s: %(message)s"
        self._handler.setFormatter(logging.Formatter(pattern))
        logging.getLogger().addHandler(self._handler)

    def close(self) -> None:
        """Write no more."""
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None


def diagnosis(log: Path | None) -> str:
    """Return versions, the platform and the end of the log."""
    lines = [
        f"Quote Reader {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {QGuiApplication.platformName()}",
        platform.platform(),
    ]
    try:
        has_log = log is not None and log.exists()
        tail = log.read_text("utf-8", "replace").splitlines() if log and has_log else []
    except OSError as error:
        tail = [f"The log cannot be read: {error}"]
    return "\n".join([*lines, "", *tail[-LINES_IN_REPORT:]])
