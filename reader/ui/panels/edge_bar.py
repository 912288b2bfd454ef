"""The bar at the foot of the article while a quote's edges are moved: which keys do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from reader.ui.fonts import sans_font
from reader.ui.panels.key_button import KeyButton

if TYPE_CHECKING:
    from reader.ui.appearance import Appearance

KEYS = "Shift + ← → moves the end · Alt + ← → the start · with Ctrl by word"
OTHER_PIECE = " · Tab goes to the next piece"


class EdgeBar(QWidget):
    """What is moved, the keys, and the two ways out.

    Attributes:
        title: Which piece of the statement it is about.
        keys: What moves its edges.
        keep, leave: The two ways out.

    Signals:
        kept(): The edges shall be where they are now.
        left(): They shall stay where they were.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("line", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Edges")
        self.title, self.keys = QLabel(), QLabel()
        self.title.setFont(sans_font(14, semibold=True))
        self.keys.setProperty("tone", "dim")
        for label in (self.title, self.keys):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.keep = KeyButton("Keep", "Enter", appearance, is_primary=True)
        self.leave = KeyButton("Leave", "Esc", appearance)
        self.keep.setToolTip("Let the quote begin and end here (Enter)")
        self.leave.setToolTip("Let the edges be where they were (Esc)")
        self.keep.clicked.connect(self.kept)
        self.leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        for button in (self.keep, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the text
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.keys)
        self.hide()

    def show_piece(self, number: int, total: int) -> None:
        """Say which piece of how many it is about, 1-based."""
        has_more = total > 1
        self.title.setText(
            f"Edges of piece {number} of {total}" if has_more else "Edges of this quote"
        )
        self.keys.setText(KEYS + OTHER_PIECE if has_more else KEYS)

    @property
    def spoken(self) -> str:
        """What a screen reader says when it is shown."""
        keys = self.keys.text().replace("← →", "Left or Right").replace(" ·", ",")
        return f"{self.title.text()}: {keys}. Enter keeps, Escape leaves"
