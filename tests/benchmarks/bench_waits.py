"""Time how long the window keeps its reader waiting with a book open; compare with the budgets.

Run: ``python tests/benchmarks/bench_waits.py [long|book ...] [--rounds N]``. The real window, off
screen at 1280 x 800, with an analyser in a process of its own that sends every quote. A timer of
5 ms stands for the reader: what counts is the longest time between two of its looks in each phase,
by the clock and in time the window's thread itself used (others may have the processor meanwhile).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from reader.model.quotation import Analysis
from reader.quotes.analyser import AnalysisProgress
from reader.settings import ThemeChoice
from reader.ui.application import Runtime, make_application
from reader.ui.session import Stage
from reader.workers import ProcessWorker
from tests.benchmarks.bench_view import RANDOM, make_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from reader.model.document import Document

SIZES = {"article": (1_000, 30), "long": (100_000, 2_000), "book": (500_000, 10_000)}
LIMIT_S = 180
BATCH = 20
PACE_S = 0.01
FIRST_TEXT_MS, WAIT_MS, FRAME_MS = 150.0, 50.0, 16.0
FILLING = "text filling the page"


class PacedAnalyser:
    """Finds in `make_text` what was put there, some quotes at a time."""

    name = "paced 1"

    def __init__(self, words: int, quotes: int) -> None:
        self._found = make_text(words, quotes)[1]

    def analyse(
        self, document: Document, *, cancelled: Callable[[], bool]
    ) -> Iterator[AnalysisProgress | Analysis]:
        """Send the quotes in text order, then all of them."""
        del cancelled
        for start in range(0, len(self._found), BATCH):
            time.sleep(PACE_S)
            here = tuple(self._found[start : start + BATCH])
            yield AnalysisProgress(start + len(here), len(self._found), here)
        yield Analysis(document.checksum, tuple(self._found), "en", self.name)


class Reader:
    """Looks up every 5 ms and notes how long it had to wait."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self.look_up)
        self._waits: list[tuple[float, float]] = []
        self.last = self._used = 0.0

    def start(self) -> None:
        """Look up from now on."""
        self._waits = []
        self.last, self._used = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> tuple[float, float]:
        """Return the longest wait by the clock and in the thread's own time, in milliseconds."""
        self.look_up()
        self._timer.stop()
        return max(wait for wait, _ in self._waits), max(used for _, used in self._waits)

    def look_up(self) -> None:
        """Note how long it was since the last time."""
        now, used = time.perf_counter(), time.thread_time()
        self._waits.append((1000 * (now - self.last), 1000 * (used - self._used)))
        self.last, self._used = now, used


@dataclass
class Phase:
    """What was measured of one phase, once a round.

    Attributes:
        budget: Milliseconds it may take.
        taken: By the clock.
        used: Time of the window's thread.
    """

    budget: float
    taken: list[float] = field(default_factory=list)
    used: list[float] = field(default_factory=list)


class Course:
    """Goes through a book as a reader does, and measures every phase."""

    def __init__(self, application: QApplication, words: int, quotes: int) -> None:
        self._application = application
        self._size = (words, quotes)
        self.text = make_text(words, quotes)[0].text
        self.phases: defaultdict[str, Phase] = defaultdict(lambda: Phase(WAIT_MS))
        self.reader = Reader()

    def run(self) -> None:
        """Open the book in a window of its own and go through it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "book.txt"
            path.write_text(self.text, encoding="utf-8")
            self.runtime = Runtime(
                self._application,
                ProcessWorker(partial(PacedAnalyser, *self._size)),
                Path(folder) / "settings.json",
                Path(folder) / "library.sqlite3",
            )
            self.window = self.runtime.window
            self.window.resize(1280, 800)
            self.runtime.start([])
            ready = time.perf_counter() + 2.5
            live(lambda: time.perf_counter() > ready)
            try:
                self._open(path)
                self._decide()
                self._look_around()
                self._draw()
            finally:
                self.window.close()
                self.runtime.stop()
                self.window.deleteLater()

    def _open(self, path: Path) -> None:
        session, view = self.window.session, self.window.pane.view
        started = time.perf_counter()

        def opened(*_arguments: object) -> None:
            view.viewport().repaint()
            self._note("first text, its file read", 1000 * (time.perf_counter() - started))

        session.article_opened.connect(opened)
        self.phases["first text, its file read"].budget = FIRST_TEXT_MS
        self.reader.start()
        session.open_path(path)
        live(lambda: session.document is not None and not view._filling.is_active)
        self._end(FILLING)
        self.reader.start()
        live(lambda: session.stage in (Stage.DONE, Stage.FAILED))
        self._end("quotes arriving, up to the last")
        self.reader.start()
        self._settle()
        self._end("finished analysis shown and kept")

    def _decide(self) -> None:
        window, view = self.window, self.window.pane.view
        middle = self._size[1] // 2
        window.selection.select(middle)
        self._settle()
        view.setFocus()
        self._press("accept (A)", Qt.Key.Key_A)
        self._press("undo (Ctrl+Z)", Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        window.selection.select(middle)
        self._press("reject (X)", Qt.Key.Key_X)
        self._press("undo of that", Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        window.selection.select(middle)
        self._press("next quote (N)", Qt.Key.Key_N)
        self._press("card (Return)", Qt.Key.Key_Return)
        window.step_back()

    def _look_around(self) -> None:
        window = self.window
        name = window.presenter.tallies[0].name
        self._do("one speaker alone", lambda: window.statements.set_speaker(name))
        self._do("all speakers again", lambda: window.statements.set_speaker(None))
        search = window.statements.search
        words = [word for word in self.text.split()[:40] if word.isalpha()]
        word = max(words, key=len)[:4]
        self._do("search typed in the statements", lambda: QTest.keyClicks(search, word))
        self._do("search cleared", search.clear)
        self._do("find, all matches", lambda: self._find(word))
        self._do("find closed", window.finder.close)
        self._do("zoom", window.pane.view.zoom_in)
        self._do("zoom back", window.pane.view.zoom_out)
        self._do("window made narrower", lambda: window.resize(1000, 700))
        self._do("window made wider", lambda: window.resize(1280, 800))
        self._do("theme", lambda: window.appearance.choose(ThemeChoice.DARK))
        self._do("theme back", lambda: window.appearance.choose(ThemeChoice.LIGHT))

    def _find(self, word: str) -> None:
        self.window.finder.open()
        QTest.keyClicks(self.window.pane.find_bar.box, word)

    def _draw(self) -> None:
        """Time drawing itself: each a call that has to fit in a frame."""
        view, strip = self.window.pane.view, self.window.pane.strip
        styles = dict(view.look.styles)
        others = dict(
            zip(styles, [*list(styles.values())[1:], *list(styles.values())[:1]], strict=True)
        )

        def recolour() -> None:
            view.set_styles(others if view.look.styles == styles else styles)
            view.viewport().repaint()
            strip.repaint()

        def point() -> None:
            view.statement_at(QPoint(RANDOM.randint(0, 700), RANDOM.randint(0, 800)))

        for name, task, times in (
            ("recolour", recolour, 20),
            ("what is under the mouse", point, 300),
        ):
            self.phases[name].budget = FRAME_MS
            taken: list[tuple[float, float]] = []
            for _ in range(times):
                self.reader.start()
                task()
                taken.append(self.reader.stop())
            taken.sort()
            self._note(name, *taken[int(0.95 * times)])

    def _press(self, name: str, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        view = self.window.pane.view
        self._do(name, lambda: QTest.keyClick(view, key, *modifiers))

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._settle()
        self.reader.start()
        act()
        self._settle()
        self._end(name)

    def _settle(self) -> None:
        """Wait until nothing is on its way any more."""
        window = self.window
        quiet = 0

        def is_quiet() -> bool:
            nonlocal quiet
            done: list[object] = []
            window.deciding.desk.library.run(lambda _workspace: True, done.append)
            live(lambda: bool(done))
            is_busy = not window.deciding.desk.is_settled or window.presenter.is_busy
            is_filling = window.pane.view._filling.is_active
            is_busy |= is_filling or window.finder._slices.isActive()
            quiet = 0 if is_busy else quiet + 1
            return quiet > 6

        live(is_quiet)

    def _end(self, name: str) -> None:
        taken, used = self.reader.stop()
        self._note(name, taken, used)

    def _note(self, name: str, taken: float, used: float | None = None) -> None:
        self.phases[name].taken.append(taken)
        self.phases[name].used.append(taken if used is None else used)


def live(until: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.perf_counter() + LIMIT_S
    while not until() and time.perf_counter() < end:
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def report(name: str, course: Course, quotes: int) -> None:
    """Print what one size took, with its budget."""
    print(f"{name}: {len(course.text.split()):,} words, {quotes:,} quotes")
    print(f"  {'longest wait, ms':36}{'median':>8}{'least':>8}{'used':>8}{'budget':>8}{'ratio':>7}")
    for what, phase in course.phases.items():
        middle, least = statistics.median(phase.taken), min(phase.taken)
        used = statistics.median(phase.used)
        ratio = middle / phase.budget
        print(f"  {what:36}{middle:8.0f}{least:8.0f}{used:8.0f}{phase.budget:8.0f}{ratio:7.2f}")


def main() -> None:
    """Print where this was measured, and every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["book"], choices=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=Path(__file__).parents[2],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"commit {said.stdout.strip() or '?'}, {os.cpu_count()} processors, load {load:.1f}")
    with tempfile.TemporaryDirectory() as home:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        application = make_application(sys.argv[:1])
        for size in given.sizes:
            course = Course(application, *SIZES[size])
            for _ in range(given.rounds):
                course.run()
            report(size, course, SIZES[size][1])


if __name__ == "__main__":
    main()
