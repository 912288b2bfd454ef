"""What the pages of the preferences have in common: headings, rows, hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from reader.ui.fonts import type_scale

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.ui.options import Options

_INDENT = 2
_BOX_EDGE = 8


class PreferencesPage(QWidget):
    """A column of controls that show the options and change them.

    Attributes:
        title: What the page is called in the list.
    """

    title = ""
    _fills_height = False

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._options = options
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 2, 16, 8)
        self._column.setSpacing(8)
        self._fill()
        if not self._fills_height:
            self._column.addStretch(1)
        self._show()
        options.changed.connect(self._show)

    def _fill(self) -> None:
        """Make the controls."""

    def _show(self) -> None:
        """Let the controls show the options in force."""

    @property
    def settings(self) -> Settings:
        """The options in force."""
        return self._options.settings

    def _use(self, settings: Settings) -> None:
        self._options.use(settings)

    def _add_heading(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(8)
        heading = QLabel(words)
        heading.setProperty("tone", "heading")
        self._column.addWidget(heading)

    def _add_row(self, words: str, *controls: QWidget) -> None:
        """Add controls behind their label, whose mnemonic leads to the first of them."""
        label = QLabel(words)
        label.setBuddy(controls[0])
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label)
        for control in controls:
            if isinstance(control, QSpinBox):  # no style sheet gets there
                control.lineEdit().setTextMargins(round(_BOX_EDGE * type_scale()), 0, 0, 0)
            row.addWidget(control)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_hint(self, words: str) -> QLabel:
        """Add an explanation in lesser type."""
        hint = QLabel(words)
        hint.setProperty("tone", "dim")
        hint.setWordWrap(True)
        hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        hint.setContentsMargins(_INDENT, 0, 0, 0)
        self._column.addWidget(hint)
        return hint
