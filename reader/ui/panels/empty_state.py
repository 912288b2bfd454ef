"""What stands in the middle while no article is open: what to do, with buttons for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.fonts import serif_font, type_scale

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from reader.ui.appearance import Appearance


LOWEST_WITH_PICTURE = 380


class _Picture(QWidget):
    """A page with a quotation in colour on it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setFixedSize(112, 128)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page."""
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = QRectF(self.rect()).adjusted(6, 4, -6, -4)
            painter.setPen(QPen(theme.hairline, 1.5))
            painter.setBrush(theme.panel)
            painter.drawRoundedRect(page, 8, 8)
            lines = ((16, 0.62, None), (32, 1, None), (48, 1, 0), (64, 0.72, 0), (84, 1, 3))
            for top, share, hue in (*lines, (100, 0.5, None)):
                self._paint_line(painter, page, top, share, hue)

    def _paint_line(
        self, painter: QPainter, page: QRectF, top: float, share: float, hue: int | None
    ) -> None:
        theme = self._appearance.theme
        left, width = page.left() + 14, (page.width() - 28) * share
        if hue is None:
            painter.setPen(QPen(theme.hairline, 4, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, top + 2), QPointF(left + width, top + 2))
            return
        painter.fillRect(QRectF(left - 2, top - 4, width + 4, 12), theme.ground(hue))
        painter.fillRect(QRectF(left - 2, top + 7, width + 4, 2), theme.hue(hue).strong)


class EmptyState(QWidget):
    """Ways to open an article.

    Signals:
        open_asked(), paste_asked(), sample_asked(): What the reader wants.
    """

    open_asked = Signal()
    paste_asked = Signal()
    sample_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel("See who says what")
        title.setFont(serif_font(26, semibold=True))
        words = QLabel("Drop an article here, paste its text, or open a file.")
        words.setProperty("tone", "dim")
        words.setWordWrap(True)
        self.open_button = QPushButton("Open…")
        self.open_button.setProperty("look", "primary")
        self.open_button.clicked.connect(self.open_asked)
        self.paste_button = QPushButton("Paste text")
        self.paste_button.setProperty("look", "quiet")
        self.paste_button.clicked.connect(self.paste_asked)
        self.sample_button = QPushButton("Read the sample article")
        self.sample_button.setProperty("look", "link")
        self.sample_button.clicked.connect(self.sample_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.open_button, self.paste_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(3)
        self._picture = _Picture(appearance)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        title.setWordWrap(True)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where the words need its room."""
        super().resizeEvent(event)
        self._picture.setVisible(self.height() >= LOWEST_WITH_PICTURE * type_scale())
