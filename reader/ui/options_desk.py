"""Puts the options in force where they count, and takes back what is changed elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.ui.main_window import MainWindow
    from reader.ui.options import Options

# Actions that are switched on and off, and the options they stand for.
_SWITCHES = {
    "show_plain": "show_plain_kinds",
    "number_paragraphs": "number_paragraphs",
    "show_library": "show_library",
    "show_statements": "show_statements",
}


class OptionsDesk(QObject):
    """Stands between the options and the window's parts."""

    def __init__(self, window: MainWindow, options: Options) -> None:
        super().__init__(window)
        self._window = window
        self._options = options
        options.changed.connect(self.apply)
        window.commands.theme_group.triggered.connect(
            lambda action: self._use(replace(options.settings, theme=action.data()))
        )
        window.pane.view.zoom_changed.connect(
            lambda zoom: self._use(replace(options.settings, zoom=round(100 * zoom)))
        )
        for name, option in _SWITCHES.items():
            window.commands[name].toggled.connect(
                lambda on, option=option: self._use(replace(options.settings, **{option: on}))
            )

    def _use(self, settings: Settings) -> None:
        self._options.use(settings)

    @Slot(object)
    def apply(self, settings: Settings) -> None:
        """Let every part of the window be as the options say."""
        window = self._window
        window.appearance.choose(settings.theme)
        for action in window.commands.theme_group.actions():
            action.setChecked(action.data() is settings.theme)
        window.commands.set_shortcuts(Shortcuts(settings.shortcuts, settings.single_keys))
        for name, option in _SWITCHES.items():
            window.commands[name].setChecked(getattr(settings, option))
        window.library_panel.setVisible(settings.show_library)
        window.statements.setVisible(settings.show_statements)
        view = window.pane.view
        view.set_zoom(settings.zoom / 100)
        view.set_column(settings.column)
        view.set_reduced_motion(settings.reduced_motion)
        window.presenter.set_review_below(settings.review_below / 100)
        window.notices.has_other_model = bool(settings.language_model)
