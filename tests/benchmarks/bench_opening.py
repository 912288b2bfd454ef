"""Time the opening of a long text in the real window, and how long the window is deaf meanwhile.

Run: ``python tests/benchmarks/bench_opening.py [article|long|book ...]``. Three times each, off
screen at 1280 x 800, with a scripted analyser in a process of its own that sends every quote. A
timer of 5 ms stands for the reader. Printed are medians over the rounds, in milliseconds.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer

from reader.ui.application import Runtime, make_application
from reader.ui.session import Stage
from reader.workers import ProcessWorker
from tests.benchmarks.bench_view import SIZES, make_text
from tests.helpers.scripted_analyser import ScriptedAnalyser

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

ROUNDS = 3
LIMIT_S = 180


class Reader:
    """Looks up every 5 ms and notes how long it had to wait."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._look_up)
        self._last = 0.0
        self._waits: list[float] = []

    def start(self) -> None:
        """Look up from now on."""
        self._waits, self._last = [], time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """Return how long each look up took, in milliseconds."""
        self._timer.stop()
        return self._waits or [0.0]

    def _look_up(self) -> None:
        now = time.perf_counter()
        self._waits.append(1000 * (now - self._last))
        self._last = now


def live(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.perf_counter() + LIMIT_S
    while not until() and time.perf_counter() < end:
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def open_once(application: QApplication, text: str) -> dict[str, float]:
    """Open a text in a window of its own; return times in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8")
        runtime = Runtime(
            application,
            ProcessWorker(ScriptedAnalyser),
            Path(folder) / "settings.json",
            Path(folder) / "library.sqlite3",
        )
        window, reader = runtime.window, Reader()
        session, view = window.session, window.pane.view
        window.resize(1280, 800)
        runtime.start([])
        ready = time.perf_counter() + 2
        live(lambda: time.perf_counter() > ready)
        times: dict[str, float] = {}
        started = time.perf_counter()

        def opened(*_arguments: object) -> None:
            view.viewport().repaint()
            times["first text"] = 1000 * (time.perf_counter() - started)

        session.article_opened.connect(opened)
        reader.start()
        session.open_path(path)
        live(lambda: session.document is not None and not view._filling.is_active)
        times["all text on the page"] = 1000 * (time.perf_counter() - started)
        times["longest wait until then"] = max(reader.stop())
        reader.start()
        live(lambda: session.stage in (Stage.DONE, Stage.FAILED))
        live(lambda: window.statements.model.total > 0)
        times["all quotes"] = 1000 * (time.perf_counter() - started)
        waits = sorted(reader.stop())
        times["wait for quotes, of 100 the longest"] = waits[int(0.99 * len(waits))]
        times["wait for quotes, longest"] = waits[-1]
        window.close()
        runtime.stop()
        return times


def measure(application: QApplication, size: str) -> None:
    """Print the medians of one size."""
    document, quotations = make_text(*SIZES[size])
    rounds = [open_once(application, document.text) for _ in range(ROUNDS)]
    print(f"{size}: {len(document.text):,} characters, {len(quotations):,} quotes")
    for name in rounds[0]:
        values = [times[name] for times in rounds]
        print(f"  {name:36}{statistics.median(values):9.0f}{max(values):9.0f}")


def main() -> None:
    """Print where this was measured, and every size."""
    root = Path(__file__).parents[2]
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"commit {said.stdout.strip() or '?'}, load {load:.1f} before; median and longest, ms")
    with tempfile.TemporaryDirectory() as home:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        application = make_application(sys.argv[:1])
        for size in sys.argv[1:] or SIZES:
            measure(application, size)


if __name__ == "__main__":
    main()
