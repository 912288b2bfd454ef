"""Where the library is: shown, and moved without losing anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from reader.ui.bridge import Failure, LibraryThread
    from reader.ui.options import Options


class LibraryPlace(QObject):
    """The library's file; there is one at a time.

    Attributes:
        path: The file.
        said: What became of the last move, fit to show; may be empty.

    Signals:
        changed(): The file is another one, or `said` is.
    """

    changed = Signal()

    def __init__(
        self,
        path: Path,
        library: LibraryThread,
        options: Options,
        parent: QObject,
        *,
        is_named: bool = False,
    ) -> None:
        """Begin with a file.

        Args:
            path: The file.
            library: What has it open.
            options: Where its place is kept.
            parent: Owner.
            is_named: Whether it was named for this run only, and so stays where it is.
        """
        super().__init__(parent)
        self._library = library
        self._options = options
        self._is_named = is_named
        self._is_moving = False
        self.path = path
        self.said = ""
        if is_named:
            self.said = "It was named when the app was started (--library), and stays there."

    @property
    def can_move(self) -> bool:
        """Whether the library can be moved now."""
        return not self._is_named and not self._is_moving

    def path_in(self, folder: str) -> Path:
        """Return the file the library would be in a folder."""
        return Path(folder) / self.path.name

    @Slot(object)
    def move(self, target: Path) -> None:
        """Copy the library to another file, check the copy, and go on with it.

        Until that is done everything is as it was; afterwards the old file is as it was.
        """
        if not self.can_move:
            return
        source = self.path
        self._is_moving = True
        self._tell(f"Moving to {target}…")
        self._library.move(target, lambda: self._moved(source, target), self._failed)

    def _moved(self, source: Path, target: Path) -> None:
        self._is_moving = False
        self.path = target
        self._options.use(replace(self._options.settings, library=target))
        self._tell(f"The library is here now. The old file is still there: {source}")

    def _failed(self, failure: Failure) -> None:
        self._is_moving = False
        self._tell(f"The library was not moved. {failure.message}")

    def _tell(self, words: str) -> None:
        self.said = words
        self.changed.emit()
