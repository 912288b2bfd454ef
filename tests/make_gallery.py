"""Draws every state of the window in every theme, to be looked at before a release.

Run: ``python tests/make_gallery.py FOLDER [--size 1280x800] [--type 200] [--only card,review]``
One picture a state and theme, named ``state-theme-size-type.png``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if "--type" in sys.argv:  # Qt reads it when it starts
    percent = int(sys.argv[sys.argv.index("--type") + 1])
    os.environ["QT_FONT_DPI"] = str(96 * percent // 100)
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"  # type grows, pixels stay
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from reader.app import load_analyser
from reader.paths import resource
from reader.settings import Settings, ThemeChoice, save_settings
from reader.ui.application import Runtime, make_application
from reader.ui.hints import HINTS
from reader.workers import ProcessWorker, ThreadWorker
from tests.helpers import gallery_article
from tests.helpers.fickle_analyser import FickleAnalyser, Mind
from tests.helpers.gallery_states import SCRIPTED, Scene
from tests.make_screenshots import save, wait, wait_for_analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.ui.main_window import MainWindow

THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.SEPIA)
SETTLING_MS = 500


def act(*names: str) -> Callable[[MainWindow], None]:
    """Return what triggers actions with the third statement selected."""

    def show(window: MainWindow) -> None:
        window.selection.select(window.statements.model.shown[2].number)
        for name in names:
            window.commands[name].trigger()
            wait(150)

    return show


def settle(window: MainWindow) -> None:
    """Close every question and dialog, and select nothing."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
    for _ in range(4):
        window.step_back()
    for name in ("fade_rest", "hide_highlights", "number_paragraphs", "show_plain"):
        window.commands[name].setChecked(False)
    window.statements.clear_filter()
    window.selection.clear()
    wait(50)


STATES: dict[str, Callable[[MainWindow], None]] = {
    "reading": lambda _window: None,
    "card": act("open_card"),
    "picker": act("set_speaker"),
    "note": act("note"),
    "tags": act("tags"),
    "verification": act("verify"),
    "accepted": act("accept", "flag", "open_card"),
    "rejected": act("reject"),
    "history": act("accept", "note", "step_back", "flag", "history"),
    "edges": act("edges"),
    "correction": act("correct_text"),
    "review": act("review"),
    "merging": act("merge_speaker"),
    "splitting": act("split_speaker"),
    "undo-history": act("undo_history"),
    "orphans": act("orphans"),
    "all-again": act("analyse_all"),
    "details": act("edit_speaker"),
    "find": act("find"),
    "faded": act("fade_rest", "number_paragraphs"),
    "bare": act("hide_highlights"),
    "plain": act("show_plain"),
    "alone": act("only_speaker"),
    "export": act("export"),
    "preferences": act("preferences"),
    "shortcuts": act("shortcuts"),
    "guide": act("guide"),
    "accuracy": act("accuracy"),
    "about": act("about"),
}


def picture(window: MainWindow) -> QPixmap:
    """Return what is to be drawn: the dialog that is open, else the window with its menus."""
    others = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget is not window and widget.isVisible() and widget.width() > 40
    ]
    dialogs = [widget for widget in others if not isinstance(widget, QMenu | QLabel)]
    if dialogs:
        return dialogs[0].grab()
    drawn = window.grab()
    painter = QPainter(drawn)
    for widget in others:
        painter.drawPixmap(widget.pos() - window.mapToGlobal(QPoint(0, 0)), widget.grab())
    painter.end()
    return drawn


def keep(drawn: QPixmap, path: Path) -> None:
    """Write a picture."""
    if not drawn.save(str(path)):
        raise SystemExit(f"{path} cannot be written")
    sys.stdout.write(f"{path}\n")
    sys.stdout.flush()


def draw(
    application: QApplication,
    theme: ThemeChoice,
    states: Iterable[str],
    options: argparse.Namespace,
) -> None:
    """Save every state of one theme."""
    width, height = map(int, options.size.split("x"))
    tail = f"{theme.value}-{options.size}-{options.type}.png"
    with tempfile.TemporaryDirectory() as folder:
        settings_file = Path(folder) / "settings.json"
        hints = tuple(hint.name for hint in HINTS)
        save_settings(
            settings_file, Settings(theme=theme, hints_done=hints, reviewer="Ada Kestrel")
        )
        worker = ProcessWorker(load_analyser)
        runtime = Runtime(application, worker, settings_file, Path(folder) / "library.sqlite3")
        window = runtime.window
        window.resize(QSize(width, height))
        try:
            window.show()
            wait(SETTLING_MS)
            save(window, options.folder / f"empty-{tail}")
            runtime.start([str(options.article)])
            wait_for_analysis(window)
            wait(SETTLING_MS)
            for name in states:
                STATES[name](window)
                wait(SETTLING_MS)
                keep(picture(window), options.folder / f"{name}-{tail}")
                settle(window)
        finally:
            window.close()
            runtime.stop()


def draw_scripted(
    application: QApplication, theme: ThemeChoice, name: str, options: argparse.Namespace
) -> None:
    """Save one state of a window whose analyser says what it is told to."""
    width, height = map(int, options.size.split("x"))
    path = options.folder / f"{name}-{theme.value}-{options.size}-{options.type}.png"
    with tempfile.TemporaryDirectory() as folder:
        settings_file = Path(folder) / "settings.json"
        done = tuple(hint.name for hint in HINTS)
        save_settings(settings_file, Settings(theme=theme, hints_done=done, reviewer="Ada Kestrel"))
        mind = Mind((*gallery_article.SCRIPT, *gallery_article.OTHER_SCRIPT))
        worker = ThreadWorker(lambda: FickleAnalyser(mind, threading.Semaphore(0)))
        runtime = Runtime(application, worker, settings_file, Path(folder) / "library.sqlite3")
        window = runtime.window
        window.resize(QSize(width, height))
        scene = Scene(window, mind, Path(folder))
        try:
            runtime.start([])
            for other in ("fair.txt", "calm.txt"):
                scene.open(gallery_article.OTHERS[other], other)
            scene.open(gallery_article.ARTICLE)
            SCRIPTED[name](scene)
            wait(SETTLING_MS)
            keep(picture(window), path)
        finally:
            settle(window)
            window.close()
            runtime.stop()


def _have_screen(size: str, folder: Path) -> None:
    """Have a screen as large as the window: menus and dialogs are limited by it."""
    screen = {"name": "one", "x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen |= dict(zip(("width", "height"), map(int, size.split("x")), strict=True))
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


def main() -> None:
    """Draw what was asked for."""
    parser = argparse.ArgumentParser(description="Draw every state of the window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--article", type=Path, default=resource("samples", "article.html"), help="what is open"
    )
    parser.add_argument("--size", default="1280x800", help="of the window, in pixels")
    parser.add_argument("--type", type=int, default=100, help="size of the type, in percent")
    parser.add_argument(
        "--only", default=",".join((*STATES, *SCRIPTED)), help="states, with commas between"
    )
    parser.add_argument("--theme", choices=[theme.value for theme in THEMES], help="only this one")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        for name in ("DATA", "CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        _have_screen(options.size, Path(home))
        application = make_application(sys.argv[:1])
        for theme in THEMES:
            if options.theme in (None, theme.value):
                names = options.only.split(",")
                real = [name for name in names if name in STATES]
                if real:
                    draw(application, theme, real, options)
                for name in names:
                    if name in SCRIPTED:
                        draw_scripted(application, theme, name, options)


if __name__ == "__main__":
    main()
