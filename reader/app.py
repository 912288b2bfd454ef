"""Composition root of the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.startup import NO_DISPLAY, explain_libraries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.quotes.analyser import Analyser


def load_analyser(language_model: str = "") -> Analyser:
    """Load the real analyser; called in the worker process, which must not import Qt.

    Args:
        language_model: Name or folder of a spaCy pipeline; empty for the one of the app.
    """
    from reader.quotes import engine

    return engine.load_analyser(language_model or None)


def main(
    articles: Sequence[str],
    library: str | None,
    *,
    load: Callable[[str], Analyser] = load_analyser,
) -> int:
    """Show the window until it is closed.

    Args:
        articles: Files and folders to open, "-" for standard input; none to go on with the last.
        library: The library's file, or None for the one in the settings or the user's folder.
        load: Loads the analyser with a language model in the worker process; a function of a
            module.

    Returns:
        Exit status: 0, or 1 when the window cannot be shown.
    """
    if not has_display():
        sys.stderr.write(NO_DISPLAY)
        return 1
    try:
        from reader.ui.application import run
    except ImportError as error:
        sys.stderr.write(explain_import(error))
        return 1
    return run(articles, None if library is None else Path(library), load)


def has_display() -> bool:
    """Tell whether there is anything to show a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    # A platform that was chosen by name may need no display (offscreen, vnc, eglfs).
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return any(os.environ.get(name) for name in names)


def explain_import(error: ImportError) -> str:
    """Return why Qt cannot be loaded, and the way out."""
    if error.name and error.name.split(".")[0] in ("PySide6", "shiboken6"):
        if isinstance(error, ModuleNotFoundError):
            return (
                "PySide6, which draws the window, is not installed. Install it with: "
                "python -m pip install PySide6-Essentials\n"
            )
        return explain_libraries(str(error))
    return explain_libraries(str(error)) if ".so" in str(error) else f"{error}\n"
