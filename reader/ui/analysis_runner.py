"""One analysis at a time: the newest counts, answers to earlier ones are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.quotes.analyser import AnalysisProgress
    from reader.ui.bridge import Failure, WorkerBridge


class AnalysisRunner(QObject):
    """Starts, stops and follows analyses.

    Signals:
        progressed(object): The `AnalysisProgress` of the analysis in force.
        finished(object): Its `Analysis`.
        failed(object): Its `Failure`.
        stopped(): It was cancelled.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, worker: WorkerBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._last = 0
        self._in_force: int | None = None
        worker.progressed.connect(self._take_progress)
        worker.finished.connect(self._take_result)
        worker.failed.connect(self._take_failure)
        worker.cancelled.connect(self._take_cancelled)

    @property
    def is_busy(self) -> bool:
        """Whether an analysis is in force that has not ended."""
        return self._in_force is not None

    def start(self, document: Document) -> None:
        """Analyse `document`; an analysis that still goes on is dropped."""
        self.drop()
        self._last += 1
        self._in_force = self._last
        self._worker.analyse(self._last, document)

    def drop(self) -> None:
        """Stop the analysis in force; nothing more is told about it."""
        if self._in_force is not None:
            self._in_force = None
            self._worker.cancel()

    def cancel(self) -> None:
        """Stop the analysis in force and tell when it has stopped."""
        if self._in_force is not None:
            self._worker.cancel()

    def _ends(self, number: int) -> bool:
        """Tell whether the job that has ended was in force, which it is no longer."""
        if number != self._in_force:
            return False
        self._in_force = None
        return True

    @Slot(int, object)
    def _take_progress(self, number: int, progress: AnalysisProgress) -> None:
        if number == self._in_force:
            self.progressed.emit(progress)

    @Slot(int, object)
    def _take_result(self, number: int, analysis: object) -> None:
        if self._ends(number):
            self.finished.emit(analysis)

    @Slot(int, object)
    def _take_failure(self, number: int, failure: Failure) -> None:
        if self._ends(number):
            self.failed.emit(failure)

    @Slot(int)
    def _take_cancelled(self, number: int) -> None:
        if self._ends(number):
            self.stopped.emit()
