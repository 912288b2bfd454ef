"""Draws the real window with a real analysis, in both themes; `make screenshots` runs it.

Run: ``python tests/make_screenshots.py [--size 1440x900] [--statement 3] [--to FOLDER] [ARTICLE]``
Without arguments it draws the sample article for the README, into ``resources/help/screenshots``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QEventLoop, QSize, QTimer

from reader.app import load_analyser
from reader.paths import resource
from reader.settings import Settings, ThemeChoice, save_settings
from reader.ui.application import Runtime, make_application
from reader.ui.session import Stage
from reader.workers import ProcessWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.ui.bridge import Failure
    from reader.ui.main_window import MainWindow

LIMIT_MS = 120_000
SETTLING_MS = 700


def wait(milliseconds: int) -> None:
    """Let the window live for a while: fades, repaints, the library's answers."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for_analysis(window: MainWindow) -> None:
    """Return when the open article is analysed; give up after two minutes."""
    loop, session = QEventLoop(), window.session
    failures: list[Failure] = []
    session.analysis_failed.connect(failures.append)
    session.opening_failed.connect(lambda _path, failure: failures.append(failure))
    for signal in (session.analysed, session.analysis_failed, session.opening_failed):
        signal.connect(loop.quit)
    QTimer.singleShot(LIMIT_MS, loop.quit)
    loop.exec()
    if session.stage is not Stage.DONE:
        why = [failure.report or failure.message for failure in failures]
        raise SystemExit("\n".join(["The article was not analysed.", *why]))


def draw(application: QApplication, theme: ThemeChoice, options: argparse.Namespace) -> None:
    """Save the window as it reads an article, and with a quote's card open."""
    width, height = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        settings_file = Path(folder) / "settings.json"
        save_settings(settings_file, Settings(theme=theme))
        runtime = Runtime(
            application,
            ProcessWorker(load_analyser),
            settings_file,
            Path(folder) / "library.sqlite3",
        )
        window = runtime.window
        window.resize(QSize(width, height))
        try:
            runtime.start([str(options.article)])
            wait_for_analysis(window)
            wait(SETTLING_MS)
            save(window, options.to / f"window-{theme.value}.png")
            window.selection.open_card(options.statement)
            wait(SETTLING_MS)
            save(window, options.to / f"card-{theme.value}.png")
        finally:
            window.close()
            runtime.stop()


def save(window: MainWindow, path: Path) -> None:
    """Write what the window shows."""
    if not window.grab().save(str(path)):
        raise SystemExit(f"{path} cannot be written")
    sys.stdout.write(f"{path}\n")


def main() -> None:
    """Draw every picture."""
    parser = argparse.ArgumentParser(description="Draw the window in both themes.")
    parser.add_argument(
        "article", nargs="?", type=Path, default=resource("samples", "article.html")
    )
    parser.add_argument("--size", default="1440x900", help="of the window, in pixels")
    parser.add_argument("--statement", type=int, default=4, help="whose card is opened")
    parser.add_argument("--to", type=Path, default=resource("help", "screenshots"))
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        application = make_application(sys.argv[:1])
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            draw(application, theme, options)


if __name__ == "__main__":
    main()
