"""A button that shows the key that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from reader.ui.fonts import sans_font, type_scale
from reader.ui.theme import blend

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent

    from reader.ui.appearance import Appearance

PADDING = 12.0
KEY_PADDING = 5.0
GAP = 7.0


class KeyButton(QAbstractButton):
    """Words, then a small key cap; the shortcut itself belongs to an action."""

    def __init__(
        self,
        words: str,
        key: str,
        appearance: Appearance,
        *,
        is_primary: bool = False,
        is_small: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._room = (12, 5) if is_small else (13, 12)
        self._appearance = appearance
        self._is_primary = self._was_primary = is_primary
        sequence = QKeySequence(key)
        self._key = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"Key {self._key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key as shown, or nothing."""
        return self._key

    @property
    def is_primary(self) -> bool:
        """Whether it stands out as what is likely wanted."""
        return self._is_primary

    def show_done(self, words: str, *, is_done: bool) -> None:
        """Say what it does, or that this is done already; then it stands back.

        Args:
            words: Of the button.
            is_done: Whether nothing is left to do.
        """
        self._is_primary = self._was_primary and not is_done
        self.setCheckable(is_done)
        self.setChecked(is_done)
        self.setText(f"✓ {words}" if is_done else words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def set_primary(self, is_primary: bool) -> None:
        """Stand out as what is likely wanted, or stand back."""
        self._is_primary = self._was_primary = is_primary
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Stay as it is: what is done is shown from outside, not by a click."""

    def follow(self, action: QAction) -> None:
        """Show the key that an action has now, whatever it is; none where it has none."""
        action.changed.connect(lambda: self._show_key(action))
        self._show_key(action)

    def perform(self, action: QAction) -> None:
        """Do what an action does, when it can be done, and show its key."""
        self.follow(action)
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())

    def _show_key(self, action: QAction) -> None:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if key != self._key:
            self._key = key
            self.setAccessibleDescription(f"Key {key}" if key else "")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of words and key."""
        words = QFontMetricsF(sans_font(self._size, semibold=self._is_primary))
        key = QFontMetricsF(sans_font(11)).horizontalAdvance(self._key) + 2 * KEY_PADDING
        key = GAP * type_scale() + key - 2 if self._key else 0
        width = PADDING + words.horizontalAdvance(self.text()) + key + PADDING
        return QSize(round(width) + 1, round(words.height() + self._room))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        theme = self._appearance.theme
        ground = theme.accent if self._is_primary else theme.chip
        ink = theme.on_accent if self._is_primary else theme.ink
        if not self.isEnabled():
            ground, ink = theme.chip, blend(theme.dim, theme.chip, 0.7)
        elif self.isDown() or self.underMouse():
            ground = blend(theme.ink, ground, 0.16 if self.isDown() else 0.08)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            ring = theme.ink if self._is_primary else theme.accent
            painter.setPen(QPen(ring, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, 7, 7)
            painter.setFont(sans_font(self._size, semibold=self._is_primary))
            painter.setPen(ink)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect.adjusted(PADDING - 1, 0, 0, 0), left, self.text())
            if not self._key:
                return
            small = QFontMetricsF(sans_font(11))
            width = small.horizontalAdvance(self._key) + 2 * KEY_PADDING
            height = small.height() + 2
            key = QRectF(rect.right() - PADDING + 3 - width, 0, width, height)
            key.moveTop(rect.center().y() - height / 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(blend(ink, ground, 0.35), 1))
            painter.drawRoundedRect(key, 4, 4)
            painter.setFont(sans_font(11))
            painter.setPen(ink)
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)
