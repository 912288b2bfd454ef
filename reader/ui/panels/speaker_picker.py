"""Type a few letters of a name, press Enter: who said a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.ui.fonts import sans_font, type_scale
from reader.ui.models.speaker_choices import Choice, Known, make_choices
from reader.ui.panels.choice_delegate import CHOICE, ChoiceDelegate
from reader.ui.panels.floating import Floating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.appearance import Appearance
    from reader.ui.speaker_style import SpeakerStyle

FEWEST, LINES = 4, 9
NO_ONE = "Nobody here or in the library has such a name · Esc leaves"
HINT = "Enter takes the marked one · a digit takes its line · Esc leaves"
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SpeakerPicker(Floating):
    """A box to type in and the speakers that fit.

    Signals:
        chosen(object): The `Choice`.
    """

    chosen = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setAccessibleName("Choose a speaker")
        self._known = Known()
        self.title = QLabel()
        self.title.setFont(sans_font(13, semibold=True))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.box = QLineEdit()
        self.box.setPlaceholderText("Type a name")
        self.box.setAccessibleName("Name of the speaker")
        self.box.textChanged.connect(self._fill)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Speakers")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = ChoiceDelegate(appearance, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.itemClicked.connect(self._take)
        self.hint = QLabel(HINT)
        self.hint.setFont(sans_font(12))
        self.hint.setProperty("tone", "dim")
        self.hint.setWordWrap(True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(8)
        for widget in (self.title, self.box, self.list, self.hint):
            column.addWidget(widget)

    def ask(self, title: str, known: Known, styles: Mapping[str, SpeakerStyle]) -> None:
        """Start anew: nothing is typed yet."""
        self.title.setText(title)
        self._delegate.styles = styles
        self._known = known
        self.box.clear()
        self._fill()

    def show_known(self, known: Known) -> None:
        """Offer more speakers; what was typed and the marked line stay."""
        marked = self.marked
        self._known = known
        self._fill()
        for row, choice in enumerate(self.choices):
            if marked is not None and choice.label == marked.label:
                self.list.setCurrentRow(row)

    @property
    def choices(self) -> list[Choice]:
        """What is offered, in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.data(CHOICE) for item in items]

    @property
    def marked(self) -> Choice | None:
        """What Enter takes, or None."""
        row = self.list.currentRow()
        return self.choices[row] if row >= 0 else None

    def fit(self, width: int, most: int) -> None:
        """Take a width, and the height of some lines."""
        height = self.list.sizeHintForRow(0) if self.list.count() else round(30 * type_scale())
        lines = min(max(self.list.count() + 1, FEWEST), LINES)  # one more for a new speaker
        self.list.setFixedHeight(height * lines + 12)
        super().fit(width, most)
        over = self._column.totalMinimumSize().height() - most
        if over > 0:
            self.list.setFixedHeight(max(height + 12, self.list.height() - over))
            super().fit(width, most)

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for choice in make_choices(self.box.text(), self._known):
            item = QListWidgetItem(self.list)
            item.setData(CHOICE, choice)
            spoken = (
                choice.heading,
                choice.label,
                choice.detail,
                f"key {choice.digit}" if choice.digit else "",
            )
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
            item.setToolTip(choice.detail)
        self.list.setCurrentRow(0)
        self.hint.setText(HINT if self.list.count() else NO_ONE)

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(CHOICE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list, take a line, choose by a digit, all from the box."""
        is_press = event.type() == QEvent.Type.KeyPress and watched is self.box
        if is_press and isinstance(event, QKeyEvent) and self._act_on(event):
            return True
        return super().eventFilter(watched, event)

    def _act_on(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _WALKING:
            self._walk(Qt.Key(key))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.marked is not None:
                self.chosen.emit(self.marked)
            return True
        if not self.box.text() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            digits = (choice for choice in self.choices if str(choice.digit) == event.text())
            choice = next(digits, None)
            if choice is not None:
                self.chosen.emit(choice)
                return True
        return False

    def _walk(self, key: Qt.Key) -> None:
        page = LINES - 1
        steps = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
        }  # fmt: skip
        row = self.list.currentRow() + steps[key]
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
