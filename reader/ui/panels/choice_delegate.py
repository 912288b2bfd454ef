"""Draws the lines of the speaker picker: badge, name, what is known, and a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.fonts import sans_font, type_scale
from reader.ui.models.speaker_choices import Choice, Origin
from reader.ui.page.badge import badge_size, paint_badge
from reader.ui.speaker_style import initials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from reader.ui.appearance import Appearance
    from reader.ui.speaker_style import SpeakerStyle

Index = QModelIndex | QPersistentModelIndex

CHOICE = Qt.ItemDataRole.UserRole + 1
PADDING = 8.0


def _heading_height() -> float:
    return QFontMetricsF(sans_font(12)).height() + 10


class ChoiceDelegate(QStyledItemDelegate):
    """One line a choice.

    Attributes:
        styles: How the article's speakers look, by name.
    """

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.styles: Mapping[str, SpeakerStyle] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a line."""
        height = max(QFontMetricsF(sans_font(13)).height() + 12, badge_size().height() + 10)
        choice = index.data(CHOICE)
        if isinstance(choice, Choice) and choice.heading:
            height += _heading_height()
        return QSize(option.rect.width(), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line; the chosen one has a ground and a frame."""
        choice = index.data(CHOICE)
        if not isinstance(choice, Choice):
            return
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if choice.heading:
            rect = self._paint_heading(painter, rect, choice.heading)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(theme.selection)
            painter.drawRoundedRect(rect, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.chip)
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        left = self._paint_badge(painter, inner, choice)
        right = inner.right() if choice.digit is None else self._paint_key(painter, inner, choice)
        self._paint_words(painter, inner, choice, left, right)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, words: str) -> QRectF:
        """Draw what begins with a line; return the room that is left for the line."""
        top = QRectF(rect.left() + PADDING, rect.top(), rect.width() - PADDING, _heading_height())
        painter.setFont(sans_font(12, semibold=True))
        painter.setPen(self._appearance.theme.dim)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, words)
        return rect.adjusted(0, top.height(), 0, 0)

    def _paint_badge(self, painter: QPainter, inner: QRectF, choice: Choice) -> float:
        """Draw the badge; return where the words begin."""
        size = badge_size()
        box = QRectF(inner.topLeft(), size.toSizeF())
        box.moveTop(inner.center().y() - size.height() / 2)
        name = choice.speaker.name if choice.speaker else ""
        letters = "+" if choice.origin is Origin.NEW else initials(name) if name else "?"
        style = None if choice.origin is Origin.NEW else self.styles.get(name)
        paint_badge(painter, box, style, self._appearance.theme, letters)
        return box.right() + 9

    def _paint_key(self, painter: QPainter, inner: QRectF, choice: Choice) -> float:
        """Draw the key that chooses a line; return where it begins."""
        theme, font = self._appearance.theme, sans_font(11)
        metrics = QFontMetricsF(font)
        key = QRectF(0, 0, metrics.horizontalAdvance("0") + 10, metrics.height() + 2)
        key.moveCenter(QPointF(inner.right() - key.width() / 2, inner.center().y()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.dim, 1))
        painter.drawRoundedRect(key, 4, 4)
        painter.setFont(font)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(choice.digit))
        return key.left() - 8

    def _paint_words(
        self, painter: QPainter, inner: QRectF, choice: Choice, left: float, right: float
    ) -> None:
        """Draw the name, and behind it in grey as much of the detail as there is room for."""
        theme, font, small = self._appearance.theme, sans_font(13), sans_font(12)
        metrics, lesser = QFontMetricsF(font), QFontMetricsF(small)
        elide, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
        name = metrics.elidedText(choice.label, elide, right - left)
        painter.setFont(font)
        painter.setPen(theme.ink)
        painter.drawText(QRectF(left, inner.top(), right - left, inner.height()), middle, name)
        left += metrics.horizontalAdvance(name) + 9 * type_scale()
        if choice.detail and right - left > 5 * lesser.averageCharWidth():
            painter.setFont(small)
            painter.setPen(theme.dim)
            detail = lesser.elidedText(choice.detail, elide, right - left)
            box = QRectF(left, inner.top(), right - left, inner.height())
            painter.drawText(box, middle, detail)
