"""What the app is, and where it keeps what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reader import __version__
from reader.ui.dialogs.sizing import open_at
from reader.ui.fonts import serif_font

if TYPE_CHECKING:
    from pathlib import Path


class AboutDialog(QDialog):
    """Name, version, promises, places."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Quote Reader")
        title = QLabel(f"Quote Reader {__version__}")
        title.setFont(serif_font(20, semibold=True))
        words = QLabel(
            "Opens an article and shows who says what.\n\n"
            "Everything happens on this computer: no account, no network, nothing is sent. "
            "Who speaks is decided by a language model and can be wrong; what it is unsure of is "
            "marked for review.\n\n"
            f"Library: {library}\n"
            "Readable by you alone, not encrypted."
        )
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setProperty("look", "primary")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(buttons)
        open_at(self, 468, 0)
