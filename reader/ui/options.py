"""The settings in force: changed in one place, heard of everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader.settings import Settings


class Options(QObject):
    """Holds the settings of one run.

    Signals:
        changed(object): The `Settings` in force from now on.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self._settings

    def use(self, settings: Settings) -> None:
        """Put other settings in force; nothing is sent when they are the same."""
        if settings != self._settings:
            self._settings = settings
            self.changed.emit(settings)
