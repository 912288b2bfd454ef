"""Draws the real window with a real analysis for README and guide; `make screenshots` runs it.

Run: ``python tests/make_screenshots.py [--size 1280x800] [--statement 3] [--to FOLDER] [ARTICLE]``
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
from PySide6.QtGui import QImage

from reader.app import load_analyser
from reader.paths import resource
from reader.settings import Settings, ThemeChoice, save_settings
from reader.ui.application import Runtime, make_application
from reader.ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from reader.ui.hints import HINTS
from reader.ui.session import Stage
from reader.workers import ProcessWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

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
    """Save the window as it reads an article, and what else is shown in this theme."""
    width, height = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        settings_file = Path(folder) / "settings.json"
        hints = tuple(hint.name for hint in HINTS)
        save_settings(settings_file, Settings(theme=theme, hints_done=hints))
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
            for name, show in SCENES[theme].items():
                scene = show(window, options)
                wait(SETTLING_MS)
                save(scene, options.to / f"{name}-{theme.value}.png")
        finally:
            window.close()
            runtime.stop()


def show_article(window: MainWindow, _options: argparse.Namespace) -> QWidget:
    """Show the window as it is after the analysis."""
    return window


def show_card(window: MainWindow, options: argparse.Namespace) -> QWidget:
    """Open a quote's card."""
    window.selection.open_card(options.statement)
    return window


def show_find(window: MainWindow, _options: argparse.Namespace) -> QWidget:
    """Find a word inside quotes only."""
    window.selection.clear()
    window.pane.view.scroll_to(0)
    window.finder.open()
    window.pane.find_bar.quotes_chip.setChecked(True)
    window.pane.find_bar.box.setText("we")
    return window


def show_faded(window: MainWindow, _options: argparse.Namespace) -> QWidget:
    """Fade everything but the quotes, and number the paragraphs."""
    window.commands["fade_rest"].setChecked(True)
    window.commands["number_paragraphs"].setChecked(True)
    return window


def show_preferences(window: MainWindow, _options: argparse.Namespace) -> QWidget:
    """Open the preferences."""
    window.step_back()
    window.commands["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    if dialog is None:
        raise SystemExit("The preferences did not open.")
    return dialog


def show_review(window: MainWindow, _options: argparse.Namespace) -> QWidget:
    """Begin the review: the least sure quote with its card."""
    window.finder.close()
    window.commands["review"].trigger()
    return window


def show_edges(window: MainWindow, options: argparse.Namespace) -> QWidget:
    """Show the handles at both ends of a quote."""
    window.deciding.step_back()
    window.step_back()
    window.selection.select(options.statement)
    window.commands["edges"].trigger()
    return window


SCENES: dict[ThemeChoice, dict[str, Callable[[MainWindow, argparse.Namespace], QWidget]]] = {
    ThemeChoice.LIGHT: {
        "window": show_article,
        "find": show_find,
        "review": show_review,
        "edges": show_edges,
        "preferences": show_preferences,
    },
    ThemeChoice.DARK: {"card": show_card},
    ThemeChoice.SEPIA: {"fade": show_faded},
}


def save(window: QWidget, path: Path) -> None:
    """Write what a window shows, packed as tightly as a PNG can be."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if not picture.save(str(path), "PNG", 0):
        raise SystemExit(f"{path} cannot be written")
    sys.stdout.write(f"{path}\n")


def main() -> None:
    """Draw every picture."""
    parser = argparse.ArgumentParser(description="Draw the window in every theme.")
    parser.add_argument(
        "article", nargs="?", type=Path, default=resource("samples", "article.html")
    )
    parser.add_argument("--size", default="1280x800", help="of the window, in pixels")
    parser.add_argument("--statement", type=int, default=4, help="whose card is opened")
    parser.add_argument("--to", type=Path, default=resource("help", "screenshots"))
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        application = make_application(sys.argv[:1])
        for theme in SCENES:
            draw(application, theme, options)


if __name__ == "__main__":
    main()
