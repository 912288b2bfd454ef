"""Light, dark or sepia: the theme in force, following the system unless the user chose one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStyleFactory

from reader.settings import ThemeChoice
from reader.ui.fonts import type_scale
from reader.ui.style_sheet import style_sheet
from reader.ui.theme import DARK, LIGHT, THEMES, Theme, palette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Appearance(QObject):
    """Keeps the application in one theme.

    Signals:
        theme_changed(object): The `Theme` in force from now on.
    """

    theme_changed = Signal(object)

    def __init__(self, application: QApplication, choice: ThemeChoice) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle(QStyleFactory.create("Fusion"))
        # Otherwise a style sheet cuts off the palette that the reading view sets itself.
        application.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        self.theme = self._wanted()
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> ThemeChoice:
        """What the user wants."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Use a theme from now on, or follow the system."""
        self._choice = choice
        self._follow()

    @Slot()
    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.theme = wanted
            self._apply()
            self.theme_changed.emit(wanted)

    def _wanted(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            # A system that says nothing of it (a bare X server) is taken for a light one.
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return THEMES[self._choice.value]

    def _apply(self) -> None:
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme, type_scale()))
