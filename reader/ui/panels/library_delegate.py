"""Draws the rows of the library: articles in up to four lines, speakers in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.model.article import ArticleSummary
from reader.ui.fonts import sans_font
from reader.ui.models.library_model import (
    LibraryRole,
    SpeakerCount,
    article_origin,
    article_state,
)
from reader.ui.page.badge import badge_size, paint_badge
from reader.ui.panels.statement_delegate import break_lines
from reader.ui.speaker_style import initials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

PADDING = 10
RADIUS = 8.0


class _RowDelegate(QStyledItemDelegate):
    """What articles and speakers have in common: the ground of a row."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def row_width(self, option: QStyleOptionViewItem) -> int:
        """Return the width of the list that is drawn."""
        view = option.widget
        return view.viewport().width() if isinstance(view, QListView) else option.rect.width()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Draw the ground of a selected row, the ring of a focused one."""
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.selection)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.chip)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)


class ArticleDelegate(_RowDelegate):
    """Title, outlet and date, what was found."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._title = sans_font(13, semibold=True)
        self._small = sans_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row at the list's present width."""
        width = self.row_width(option)
        summary = index.data(LibraryRole.ARTICLE)
        if not isinstance(summary, ArticleSummary):
            return QSize(width, 0)
        titles = break_lines(summary.title, self._title, width - 2 * PADDING, 2)
        title, small = QFontMetricsF(self._title).height(), QFontMetricsF(self._small).height()
        height = len(titles) * title + len(self._lines(summary)) * (small + 1) + 2 * PADDING - 2
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an article."""
        summary = index.data(LibraryRole.ARTICLE)
        if not isinstance(summary, ArticleSummary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        inner = QRectF(option.rect).adjusted(PADDING, PADDING - 2, -PADDING, 0)
        top = inner.top()
        title, small = QFontMetricsF(self._title), QFontMetricsF(self._small)
        painter.setFont(self._title)
        painter.setPen(self.theme.ink)
        for line in break_lines(summary.title, self._title, inner.width(), 2):
            painter.drawText(QPointF(inner.left(), top + title.ascent()), line)
            top += title.height()
        painter.setFont(self._small)
        painter.setPen(self.theme.dim)
        for line in self._lines(summary):
            top += 1
            shown = small.elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(QPointF(inner.left(), top + small.ascent()), shown)
            top += small.height()
        painter.restore()

    @staticmethod
    def _lines(summary: ArticleSummary) -> list[str]:
        return [line for line in (article_origin(summary), article_state(summary)) if line]


class SpeakerDelegate(_RowDelegate):
    """Badge, name, count.

    Attributes:
        styles: How the speakers of the open article look, by name.
        target: Name of the speaker that another one would be merged into, or None.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.styles: Mapping[str, SpeakerStyle] = {}
        self.target: str | None = None
        self._font = sans_font(13)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row."""
        height = max(QFontMetricsF(self._font).height(), badge_size().height()) + 10
        return QSize(self.row_width(option), round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a speaker."""
        speaker = index.data(LibraryRole.SPEAKER)
        if not isinstance(speaker, SpeakerCount):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        if self.target == speaker.name:
            painter.setPen(QPen(self.theme.accent, 2, Qt.PenStyle.DashLine))
            painter.setBrush(self.theme.selection)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        inner = QRectF(option.rect).adjusted(PADDING, 0, -PADDING, 0)
        badge = QRectF(inner.topLeft(), badge_size().toSizeF())
        badge.moveTop(inner.center().y() - badge.height() / 2)
        # A colour belongs to a speaker of the open article; the others have their initials only.
        style = self.styles.get(speaker.name)
        paint_badge(painter, badge, style, self.theme, colourless=initials(speaker.name))
        metrics = QFontMetricsF(self._font)
        count = str(speaker.count)
        place = QRectF(inner)
        place.setLeft(badge.right() + 8)
        place.setRight(inner.right() - metrics.horizontalAdvance(count) - 8)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font)
        painter.setPen(self.theme.ink)
        name = metrics.elidedText(speaker.name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(self.theme.dim)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()
