"""How the window stood at the end, kept in the settings for the next start."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.ui.main_window import MainWindow

USUAL_SIZE = (1280, 800)


def restore(window: MainWindow, settings: Settings) -> None:
    """Let the window stand as the settings say."""
    if not window.restoreGeometry(_unpacked(settings.window_geometry)):
        window.resize(*USUAL_SIZE)
    window.splitter.restoreState(_unpacked(settings.splitter_state))
    window.pane.view.set_zoom(settings.zoom / 100)
    window.commands["show_plain"].setChecked(settings.show_plain_kinds)
    for name in ("show_library", "show_statements"):
        window.commands[name].setChecked(True)
    for action in window.commands.theme_group.actions():
        action.setChecked(action.data() is settings.theme)


def current(window: MainWindow, settings: Settings) -> Settings:
    """Return the settings with how the window stands now."""
    return replace(
        settings,
        theme=window.appearance.choice,
        zoom=round(window.pane.view.zoom * 100),
        show_plain_kinds=window.commands["show_plain"].isChecked(),
        window_geometry=_packed(window.saveGeometry()),
        splitter_state=_packed(window.splitter.saveState()),
    )


def _packed(state: QByteArray) -> str:
    return base64.b64encode(state.data()).decode("ascii")


def _unpacked(state: str) -> QByteArray:
    """Return what was packed; nothing when it was changed by hand."""
    try:
        return QByteArray(base64.b64decode(state, validate=True))
    except ValueError:
        return QByteArray()
