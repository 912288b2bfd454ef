"""The colour of a speaker: one of the theme's hues, one of the reader's own, or any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.colour_measures import read_hex
from reader.ui.dialogs.swatch import Swatch
from reader.ui.speaker_style import HUE_NAMES

if TYPE_CHECKING:
    from reader.ui.appearance import Appearance

OWN = len(HUE_NAMES)
AUTOMATIC = OWN + 1


class ColourRow(QWidget):
    """Swatches, and a box for a colour's own digits.

    Attributes:
        automatic: Leaves the colour to the app.
        swatches: One for each hue, in the theme's order, and one for the own colour.
        digits: Takes ``#rrggbb``.
        chosen_label: What is chosen, in words.
        dialog: Opened last to choose an own colour, or None.

    Signals:
        changed(): Something else is chosen.
    """

    changed = Signal()

    def __init__(self, appearance: Appearance, colour: str | None) -> None:
        super().__init__()
        self._appearance = appearance
        self.dialog: QColorDialog | None = None
        self._group = QButtonGroup(self)
        self.automatic = QPushButton("Automatic")
        self.automatic.setProperty("look", "chip")
        self.automatic.setCheckable(True)
        self.automatic.setAutoDefault(False)
        self.automatic.setToolTip("Whichever colour is free")
        self._group.addButton(self.automatic, AUTOMATIC)
        self.swatches = [
            Swatch(appearance, name.title(), index) for index, name in enumerate(HUE_NAMES)
        ]
        self.swatches.append(Swatch(appearance, "Own colour", None))
        for index, swatch in enumerate(self.swatches):
            self._group.addButton(swatch, index)
        self.digits = QLineEdit()
        self.digits.setPlaceholderText("#rrggbb")
        self.digits.setAccessibleName("Own colour, as six hexadecimal digits")
        self.digits.setMaxLength(7)
        self.more_button = QPushButton("Own colo&ur…")
        self.more_button.setProperty("look", "quiet")
        self.more_button.setAutoDefault(False)
        self.chosen_label = QLabel()
        self.chosen_label.setProperty("tone", "dim")
        self._lay_out()
        self._choose(colour)
        self._group.idToggled.connect(self._tell)
        self.digits.textEdited.connect(self._take_digits)
        self.more_button.clicked.connect(self._open_dialog)

    def _lay_out(self) -> None:
        self.digits.setFixedWidth(self.digits.fontMetrics().horizontalAdvance("#rrggbb  ") + 32)
        hues, own = QHBoxLayout(), QHBoxLayout()
        hues.setSpacing(3)
        hues.addWidget(self.automatic)
        hues.addSpacing(6)
        for swatch in self.swatches[:OWN]:
            hues.addWidget(swatch)
        own.setSpacing(8)
        own.addWidget(self.swatches[OWN])
        own.addWidget(self.digits)
        own.addWidget(self.more_button)
        for line in (hues, own):
            line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(hues)
        column.addLayout(own)
        column.addWidget(self.chosen_label)

    @property
    def colour(self) -> str | None:
        """Name of a hue, ``#rrggbb``, or None for automatic."""
        place = self._group.checkedId()
        if place < OWN:
            return HUE_NAMES[place]
        tint = self.swatches[OWN].tint
        return tint if place == OWN and isinstance(tint, str) else None

    def _choose(self, colour: str | None) -> None:
        own = read_hex(colour) if colour else None
        self.swatches[OWN].show_tint(own)
        if own is not None:
            self.digits.setText(own)
            self.swatches[OWN].setChecked(True)
        elif colour in HUE_NAMES:
            self.swatches[HUE_NAMES.index(colour)].setChecked(True)
        else:
            self.automatic.setChecked(True)
        self._name()

    @Slot(str)
    def _take_digits(self, typed: str) -> None:
        """Choose what was typed as soon as it is a colour; what is none leaves the choice."""
        own = read_hex(typed)
        was_own = self.swatches[OWN].isChecked()
        if own is None and was_own:
            self.automatic.setChecked(True)
        self.swatches[OWN].show_tint(own)
        if own is not None:
            self.swatches[OWN].setChecked(True)
        self._tell()

    @Slot()
    def _open_dialog(self) -> None:
        start = self.swatches[OWN].tint
        first = start if isinstance(start, str) else self._shown().name()
        dialog = QColorDialog(QColor(first), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Own colour")
        dialog.colorSelected.connect(lambda colour: self._take_own(colour.name()))
        dialog.destroyed.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    def _shown(self) -> QColor:
        """Return the colour an own one starts from: that of the hue that is chosen."""
        place = self._group.checkedId()
        return self._appearance.theme.hue(place if place < OWN else 0).fill

    def _take_own(self, colour: str) -> None:
        self.digits.setText(colour)
        self._take_digits(colour)

    def _tell(self) -> None:
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        place = self._group.checkedId()
        self.setFocusProxy(self._group.checkedButton() or self.automatic)
        words = {AUTOMATIC: "Whichever colour is free", OWN: f"Own colour {self.colour or ''}"}
        self.chosen_label.setText(words.get(place) or HUE_NAMES[place].title())
