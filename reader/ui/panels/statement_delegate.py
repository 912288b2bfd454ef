"""Draws the cards of the statements panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.fonts import sans_font, serif_font, type_scale
from reader.ui.models.statement_cards import StatementCard
from reader.ui.models.statements_model import Heading, StatementRole
from reader.ui.page.badge import badge_size, paint_badge
from reader.ui.page.remark_signs import paint_signs, signs_width
from reader.ui.page.verdict import paint_flag
from reader.ui.panels.badge import paint_standing
from reader.ui.speaker_style import initials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QObject
    from PySide6.QtGui import QFont

    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

MOST_LINES = 3
GAP = 8
PADDING = 12
EDGE = 4.0
RADIUS = 7.0


def count_lines(text: str, font: QFont, width: float, most: int) -> int:
    """Return how many lines `break_lines` makes of a text."""
    return min(most, len(_lines_of(text, font, width, most - 1)))


def _lines_of(text: str, font: QFont, width: float, most: int) -> list[tuple[int, int]]:
    """Return start and length of the lines of a text, up to one more than `most`, in UTF-16."""
    # What is far beyond the last line is not looked at: an average letter is no 2 pixels wide.
    layout = QTextLayout(text[: round((most + 1) * max(width, 100) / 2)], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[tuple[int, int]] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append((line.textStart(), line.textLength()))
        if len(lines) > most:
            break
    layout.endLayout()
    return lines


def break_lines(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into at most `most` lines; the last one is elided when more is left."""
    lines = _lines_of(text, font, width, most)
    # Qt counts in UTF-16 units; the text is cut in the same units.
    units = text.encode("utf-16-le", "surrogatepass")

    def cut(start: int, end: int | None) -> str:
        part = units[2 * start : None if end is None else 2 * end]
        return part.decode("utf-16-le", "surrogatepass").strip()

    shown = [cut(start, start + length) for start, length in lines[:most]]
    if len(lines) > most:
        rest = cut(lines[most - 1][0], lines[most][0] + lines[most][1])
        metrics = QFontMetricsF(font)
        shown[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return shown


def fit_facts(
    cue: str, fixed: list[float], gap: float, width: float, metrics: QFontMetricsF
) -> str:
    """Return the cue as far as there is room for it beside what must not be cut.

    Args:
        cue: The reporting words, which give way first.
        fixed: Widths of the paragraph, the state and the repeat.
        gap: Between two neighbours.
        width: Of the whole line.
        metrics: Of the line's font.
    """
    if not cue:
        return ""
    room = width - sum(fixed) - gap * len(fixed)
    elided = metrics.elidedText(cue, Qt.TextElideMode.ElideRight, room)
    # A letter and three dots say less than nothing.
    is_telling = elided == cue or len(elided) > len("…") + 2
    return elided if room > 0 and is_telling else ""


class StatementDelegate(QStyledItemDelegate):
    """A card: who, what words, and one line of facts.

    Attributes:
        styles: How speakers look, by name.

    Signals:
        repeat_clicked(int): Number of the statement that says the same again.
    """

    repeat_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.styles: Mapping[str, SpeakerStyle] = {}
        self._name = sans_font(13, semibold=True)
        self._small = sans_font(12)
        self._quote = serif_font(14)
        self._measured_width = 0
        self._lines: dict[str, int] = {}
        self._heights: list[int] = []

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height a row needs at the view's present width."""
        width = self._row_width(option)
        card = index.data(StatementRole.CARD)
        if not isinstance(card, StatementCard):
            return QSize(width, round(QFontMetricsF(self._name).height()) + 3 * GAP)
        if width != self._measured_width:
            self._measured_width = width
            self._lines.clear()
            self._heights = [round(self._height(lines)) for lines in range(MOST_LINES + 1)]
        lines = self._lines.get(card.quote)
        if lines is None:
            text_width = self._text_width(width)
            lines = count_lines(card.quote, self._quote, text_width, MOST_LINES)
            self._lines[card.quote] = lines
        return QSize(width, self._heights[lines])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card or a heading."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = index.data(StatementRole.CARD)
        heading = index.data(StatementRole.HEADING)
        if isinstance(card, StatementCard):
            self._paint_card(painter, option, card)
        elif isinstance(heading, Heading):
            self._paint_heading(painter, option.rect, heading)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Follow a click on the words that tell of a repeat."""
        card = index.data(StatementRole.CARD)
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and isinstance(card, StatementCard)
            and card.repeats
            and self.repeat_rect(option.rect, card).contains(event.position())
        ):
            self.repeat_clicked.emit(card.repeats[0].statement)
            return True
        return super().editorEvent(event, model, option, index)

    def repeat_rect(self, row: QRect, card: StatementCard) -> QRectF:
        """Return where the words that tell of a repeat stand."""
        if not card.repeats:
            return QRectF()
        inner = self._inner(row)
        metrics = QFontMetricsF(self._small)
        width = metrics.horizontalAdvance(_repeat_label(card))
        top = inner.bottom() - metrics.height()
        return QRectF(inner.right() - width, top, width, metrics.height()).adjusted(-4, -3, 4, 3)

    def _row_width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QListView) else option.rect.width()

    @staticmethod
    def _text_width(row_width: int) -> float:
        return row_width - 2 * PADDING - EDGE

    def _height(self, lines: int) -> float:
        name, small = QFontMetricsF(self._name).height(), QFontMetricsF(self._small).height()
        head = max(name, float(badge_size().height()))
        return head + lines * self._line_height() + small + 2 * 5 + 2 * PADDING - 3 + GAP

    def _line_height(self) -> float:
        return QFontMetricsF(self._quote).height() * 0.98 + 1

    def _inner(self, row: QRect) -> QRectF:
        """Return the part of a row that text may use."""
        card = QRectF(row).adjusted(0, 0, 0, -GAP)
        return card.adjusted(EDGE + PADDING - 1, PADDING - 2, -PADDING, -PADDING + 1)

    def _paint_heading(self, painter: QPainter, row: QRect, heading: Heading) -> None:
        painter.setFont(self._name)
        painter.setPen(self._theme.dim)
        text = f"{heading.name}  {heading.count}"
        where = QRectF(row).adjusted(2, GAP, 0, -GAP / 2)
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, card: StatementCard
    ) -> None:
        style = self.styles.get(card.speaker.name) if card.speaker else None
        self._paint_ground(painter, option, card, style)
        inner = self._inner(option.rect)
        top = self._paint_speaker(painter, inner, card, style)
        painter.setFont(self._quote)
        painter.setPen(self._theme.ink)
        metrics = QFontMetricsF(self._quote)
        for line in break_lines(card.quote, self._quote, inner.width(), MOST_LINES):
            painter.drawText(QPointF(inner.left(), top + metrics.ascent()), line)
            top += self._line_height()
        self._paint_facts(painter, inner, card)

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        card: StatementCard,
        style: SpeakerStyle | None,
    ) -> None:
        """Draw the card's ground, its frame and the speaker's edge."""
        theme = self._theme
        rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -GAP - 0.5)
        shape = QPainterPath()
        shape.addRoundedRect(rect, RADIUS, RADIUS)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillPath(shape, theme.selection if is_selected else theme.page)
        painter.save()
        painter.setClipPath(shape)
        strong = theme.hue(style.tint).strong if style else theme.neutral_line
        edge = QPen(strong, 2 * EDGE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if card.needs_review and not card.review.state.is_reviewed:
            edge.setDashPattern([0.75, 0.5])
        painter.setPen(edge)
        painter.drawLine(QPointF(rect.left(), rect.top()), QPointF(rect.left(), rect.bottom()))
        painter.restore()
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        line = theme.dim if is_hovered else theme.hairline
        painter.setPen(QPen(theme.accent, 2) if has_focus else QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # The frame leaves the speaker's edge free.
        painter.save()
        painter.setClipRect(rect.adjusted(0 if has_focus else EDGE, -1, 1, 1))
        painter.drawPath(shape)
        painter.restore()

    def _paint_speaker(
        self, painter: QPainter, inner: QRectF, card: StatementCard, style: SpeakerStyle | None
    ) -> float:
        """Draw badge, name, role and remarks; return where the next line starts."""
        name_metrics, role_metrics = QFontMetricsF(self._name), QFontMetricsF(self._small)
        height = max(float(badge_size().height()), name_metrics.height())
        badge = QRectF(inner.topLeft(), badge_size().toSizeF())
        colourless = initials(card.speaker_name) if card.speaker else "?"
        badge.moveTop(inner.top() + (height - badge.height()) / 2)
        paint_badge(painter, badge, style, self._theme, colourless)
        left = badge.right() + 8
        baseline = inner.top() + (height - name_metrics.height()) / 2 + name_metrics.ascent()
        elide = Qt.TextElideMode.ElideRight
        right, side = inner.right(), 11.0 * type_scale()
        if signs := signs_width(card.review, side):
            middle = inner.top() + height / 2
            paint_signs(painter, right, middle, side, card.review, self._theme.dim)
            right -= signs + 8
        name = name_metrics.elidedText(card.speaker_name, elide, right - left)
        painter.setFont(self._name)
        painter.setPen(self._theme.ink if card.speaker else self._theme.dim)
        painter.drawText(QPointF(left, baseline), name)
        left += name_metrics.horizontalAdvance(name) + 8
        role = card.speaker.role if card.speaker else None
        if role and right - left > role_metrics.averageCharWidth() * 4:
            painter.setFont(self._small)
            painter.setPen(self._theme.dim)
            role = role_metrics.elidedText(role, elide, right - left)
            painter.drawText(QPointF(left, baseline), role)
        return inner.top() + height + 5

    def _paint_facts(self, painter: QPainter, inner: QRectF, card: StatementCard) -> None:
        """Draw cue, paragraph, state and repeat on the last line; the cue gives way first."""
        metrics = QFontMetricsF(self._small)
        baseline = inner.bottom() - metrics.descent()
        paragraph, state = f"¶\u00a0{card.paragraph}", card.standing
        repeat, gap, mark = _repeat_label(card), 12.0, 9.0 * type_scale()
        fixed = [metrics.horizontalAdvance(paragraph), metrics.horizontalAdvance(state) + mark + 5]
        if card.review.is_flagged:
            fixed[1] += mark + 5
        if repeat:
            fixed.append(metrics.horizontalAdvance(repeat))
        left = inner.left()
        painter.setFont(self._small)
        painter.setPen(self._theme.dim)
        cue = fit_facts(card.cue, fixed, gap, inner.width(), metrics)
        if cue:
            painter.drawText(QPointF(left, baseline), cue)
            left += metrics.horizontalAdvance(cue) + gap
        painter.drawText(QPointF(left, baseline), paragraph)
        left += fixed[0] + gap
        middle = baseline - metrics.xHeight() / 2
        place = QRectF(left, middle - mark / 2, mark, mark)
        if card.review.is_flagged:
            paint_flag(painter, place, self._theme.accent)
            place.translate(mark + 5, 0)
        paint_standing(painter, place, card.state, card.review, self._theme.dim)
        painter.drawText(QPointF(place.right() + 5, baseline), state)
        if repeat:
            painter.setPen(self._theme.accent)
            painter.drawText(QPointF(inner.right() - fixed[-1], baseline), repeat)


def _repeat_label(card: StatementCard) -> str:
    """Return what the card says about repeats: the first one, and how many more."""
    if not card.repeats:
        return ""
    more = len(card.repeats) - 1
    return card.repeats[0].label + (f" +{more}" if more else "")
