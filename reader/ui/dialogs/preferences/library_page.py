"""Where the library is, and moving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton

from reader.ui.dialogs.preferences.page import PreferencesPage

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.library_place import LibraryPlace
    from reader.ui.options import Options


class LibraryPage(PreferencesPage):
    """Shows the library's file; what moves it is given.

    Signals:
        move_asked(object): `Path` of the file the library shall be.
    """

    title = "Library"
    move_asked = Signal(object)

    def __init__(self, options: Options, place: LibraryPlace) -> None:
        self._place = place
        super().__init__(options)
        self.move_asked.connect(place.move)
        place.changed.connect(self._show)

    def _fill(self) -> None:
        self._add_heading("All articles, statements and decisions are in this file")
        self.path_label = QLabel()
        self.path_label.setWordWrap(True)
        self.path_label.setAccessibleName("The library's file")
        self.path_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._column.addWidget(self.path_label)
        self.show_button = QPushButton("&Show in its folder")
        self.move_button = QPushButton("&Move…")
        row = QHBoxLayout()
        for button in (self.show_button, self.move_button):
            button.setProperty("look", "quiet")
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self.said = self._add_hint("")
        self._add_hint(
            "Only you can read it; it is not encrypted. Keep it out of folders that are "
            "synchronised with other computers: two of them writing at once can damage it. "
            "Moving copies it, checks the copy, and goes on with that; the old file stays until "
            "you delete it."
        )
        self.show_button.clicked.connect(self._show_folder)
        self.move_button.clicked.connect(self._choose)

    def _show(self) -> None:
        path: Path = self._place.path
        self.path_label.setText(str(path))
        self.move_button.setEnabled(self._place.can_move)
        self.said.setText(self._place.said)
        self.said.setVisible(bool(self._place.said))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.path.parent)))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, "Folder for the library", str(self._place.path.parent)
        )
        if folder:
            self.move_asked.emit(self._place.path_in(folder))
