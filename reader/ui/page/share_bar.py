"""The speaking-share bar: how many words each speaker has, as one thin line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.ui.theme import LIGHT, Theme, blend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from reader.ui.speaker_style import SpeakerStyle

HEIGHT = 8
_FADED = 0.3


class ShareBar(QWidget):
    """Shows the speakers' shares of all attributed words; a click asks for one speaker.

    Signals:
        speaker_clicked(str): Name of the speaker whose part was clicked.
    """

    speaker_clicked = Signal(str)

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: dict[str, int] = {}
        self._styles: dict[str, SpeakerStyle] = {}
        self._solo: str | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Speaking shares")
        self.setMouseTracking(True)

    def set_shares(self, words: Mapping[str, int], styles: Mapping[str, SpeakerStyle]) -> None:
        """Show other shares.

        Args:
            words: By speaker's name, in the order of the parts; see `count_words`.
            styles: Of the speakers; one without a style is drawn neutral.
        """
        self._words = {name: count for name, count in words.items() if count > 0}
        self._styles = dict(styles)
        self.setAccessibleDescription("; ".join(self._label(name) for name in self._words))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Change all colours."""
        self._theme = theme
        self.update()

    def solo_speaker(self, name: str | None) -> None:
        """Fade all speakers but one; None ends it."""
        self._solo = name
        self.update()

    def speaker_at(self, x: float) -> str | None:
        """Return the name of the speaker whose part is at `x`, or None."""
        for name, box in self._parts():
            if box.left() <= x < box.right():
                return name
        return None

    def _parts(self) -> list[tuple[str, QRectF]]:
        total = sum(self._words.values())
        parts = []
        left = 0.0
        for name, count in self._words.items():
            width = self.width() * count / total
            parts.append((name, QRectF(left, 0, width, self.height())))
            left += width
        return parts

    def _label(self, name: str) -> str:
        count, total = self._words[name], sum(self._words.values())
        unit = "word" if count == 1 else "words"
        return f"{name}: {count} {unit}, {100 * count / total:.0f} %"

    def sizeHint(self) -> QSize:
        """Take little height and any width."""
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each part in its speaker's fill above the speaker's line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.fillRect(event.rect(), theme.panel)
        if not self._words:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.hairline)
        for name, box in self._parts():
            style = self._styles.get(name)
            fill = theme.hue(style.tint).fill if style else theme.neutral
            line = theme.hue(style.tint).strong if style else theme.neutral_line
            if self._solo not in (None, name):
                fill, line = blend(fill, theme.page, _FADED), blend(line, theme.page, _FADED)
            painter.fillRect(box.adjusted(0, 0, 0, -3), fill)
            painter.fillRect(box.adjusted(0, self.height() - 3, 0, 0), line)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be clicked."""
        is_part = self.speaker_at(event.position().x()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_part else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the speaker that was clicked."""
        name = self.speaker_at(event.position().x())
        if name is not None and event.button() == Qt.MouseButton.LeftButton:
            self.speaker_clicked.emit(name)

    def event(self, event: QEvent) -> bool:
        """Name speaker and share in the tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self.speaker_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._label(name) if name else "", self)
            return True
        return super().event(event)
