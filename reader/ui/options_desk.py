"""Puts the options in force where they count, and takes back what is changed elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.settings import Settings
    from reader.ui.main_window import MainWindow
    from reader.ui.options import Options


@dataclass(frozen=True, slots=True)
class _Switch:
    """An action that is switched on and off, and the option it stands for."""

    action: str
    read: Callable[[Settings], bool]
    write: Callable[[Settings, bool], Settings]


_SWITCHES = (
    _Switch(
        "show_plain", lambda s: s.show_plain_kinds, lambda s, on: replace(s, show_plain_kinds=on)
    ),
    _Switch(
        "number_paragraphs",
        lambda s: s.number_paragraphs,
        lambda s, on: replace(s, number_paragraphs=on),
    ),
    _Switch("show_library", lambda s: s.show_library, lambda s, on: replace(s, show_library=on)),
    _Switch(
        "show_statements",
        lambda s: s.show_statements,
        lambda s, on: replace(s, show_statements=on),
    ),
)


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
        for switch in _SWITCHES:
            window.commands[switch.action].toggled.connect(
                lambda _on, switch=switch: self._take_switch(switch)
            )

    def _take_switch(self, switch: _Switch) -> None:
        """Take over how an action stands, which may have been switched back meanwhile."""
        is_on = self._window.commands[switch.action].isChecked()
        self._use(switch.write(self._options.settings, is_on))

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
        for switch in _SWITCHES:
            window.commands[switch.action].setChecked(switch.read(settings))
        window.splitter.want(window.library_panel, wanted=settings.show_library)
        window.splitter.want(window.statements, wanted=settings.show_statements)
        view = window.pane.view
        view.set_zoom(settings.zoom / 100)
        view.set_column(settings.column)
        view.set_reduced_motion(settings.reduced_motion)
        window.pane.progress.is_still = settings.reduced_motion
        window.presenter.set_review_below(settings.review_below / 100)
        window.notices.has_other_model = bool(settings.language_model)
