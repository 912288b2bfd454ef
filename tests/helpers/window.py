"""The real window on a scripted analyser, a library in a temporary folder, and ways to wait."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from reader.library.store import Library
from reader.paths import default_library
from reader.ui.application import Runtime
from reader.ui.session import Stage
from reader.workers import ThreadWorker
from tests.helpers.scripted_analyser import Fault, Says, ScriptedAnalyser, person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.model.article import Article
    from reader.quotes.analyser import Analyser
    from reader.ui.main_window import MainWindow
    from reader.workers import Worker

KESTREL = person("Ada Kestrel", "harbour master")
BIRCH = person("Tom Birch", "baker")

STORY = """The lighthouse keeps its lamp

The council of Marrow Bay voted on Monday to keep the old lamp in its lighthouse.

“The lamp has never failed us,” said Ada Kestrel, the harbour master. “It will not fail us now.”

Tom Birch, who bakes bread below the tower, was less sure. “A lamp is a lamp,” Birch said.

Kestrel came back to it at the end. “The lamp has never failed us,” she said once more.

Somebody at the back called it “a very dear candle indeed”.
"""

SCRIPT = (
    Says("has never failed us", KESTREL, confidence=0.97),
    Says("not fail us now", KESTREL, confidence=0.97, goes_on=True),
    Says("A lamp is a lamp", BIRCH, confidence=0.62),
)

WAIT_MS = 10_000


@dataclass
class Rig:
    """Starts windows and ends them again."""

    qtbot: QtBot
    application: QApplication
    folder: Path
    running: list[Runtime] = field(default_factory=list)
    load: Callable[[str], Analyser] | None = None
    names_library: bool = True
    release: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def article(self, text: str = STORY, name: str = "story.txt") -> Path:
        """Write an article to a file."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    @property
    def library(self) -> Path:
        return self.folder / "library.sqlite3" if self.names_library else default_library()

    def start(
        self,
        *articles: Path,
        script: Sequence[Says] = SCRIPT,
        faults: Mapping[str, Fault] | None = None,
        factory: Callable[[], Analyser] | None = None,
        worker: Worker | None = None,
    ) -> MainWindow:
        """Show the window as the application does."""
        make = factory or partial(ScriptedAnalyser, script, faults, self.release)
        runtime = Runtime(
            self.application,
            worker or ThreadWorker(make),
            self.folder / "settings.json",
            self.library if self.names_library else None,
            self.load,
        )
        self.running.append(runtime)
        runtime.window.resize(1280, 800)
        runtime.start([str(path) for path in articles])
        self.qtbot.waitExposed(runtime.window)
        return runtime.window

    def analysed(self, *articles: Path, script: Sequence[Says] = SCRIPT) -> MainWindow:
        """Show the window and wait until the article is analysed and saved."""
        window = self.start(*(articles or [self.article()]), script=script)
        self.wait_for(window, Stage.DONE)
        self.until(lambda: "Saved" in window.status.text)
        return window

    def wait_for(self, window: MainWindow, *stages: Stage) -> None:
        self.until(lambda: window.session.stage in stages)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def kept(self, window: MainWindow) -> Article:
        """Return the open article as another program finds it in the library's file."""
        with Library.open(self.library) as library:
            return library.article(window.session.keeper.identifier or "")

    def end(self) -> None:
        """Close every window and end its threads."""
        for _ in range(50):
            self.release.release()
        for runtime in self.running:
            runtime.window.close()
            runtime.stop()
            runtime.window.deleteLater()
            runtime.deleteLater()
        self.running.clear()


def texts(window: MainWindow) -> list[str]:
    """Return what the message bar shows."""
    return window.pane.message_bar.texts
