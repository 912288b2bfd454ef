"""Who speaks, with how many statements: one chip a speaker, and a click shows only that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.ui.fonts import sans_font, type_scale
from reader.ui.models.library_model import counted
from reader.ui.models.overview import Tally
from reader.ui.page.badge import badge_size, paint_badge
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.merge_drag import MergeDrag
from reader.ui.theme import blend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from reader.ui.appearance import Appearance
    from reader.ui.speaker_style import SpeakerStyle

LONGEST_NAME = 230


class SpeakerChip(QAbstractButton):
    """Badge, name and count of one speaker.

    Attributes:
        tally: Whose statements are counted.
        speaker_style: How the speaker looks, or None.
        is_faded: Whether somebody else is shown alone.
        is_target: Whether somebody else, who is dragged, would be merged into this one.
        shows_focus: Whether the keys that lead here are marked: only where keys led here.

    Signals:
        menu_asked(QPoint): Where, on the screen, the reader asks for more.
    """

    menu_asked = Signal(QPoint)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.speaker_style: SpeakerStyle | None = None
        self.tally = Tally("", 0)
        self.is_faded = self.is_target = self.shows_focus = False
        self._measured: tuple[object, QSize] | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tally(self, tally: Tally, style: SpeakerStyle | None) -> bool:
        """Show a speaker; tell whether that is anything new."""
        if (tally, style) == (self.tally, self.speaker_style):
            return False
        self.tally, self.speaker_style = tally, style
        self.setText(tally.name)
        self.setAccessibleName(f"{tally.name}, {counted(tally.count, 'statement')}")
        who = tally.about or ", ".join(filter(None, (tally.name, tally.role)))
        self.setToolTip(
            f"{who}\nClick to show only these statements, click again for all"
            + ("\nRight click for details, drag on another speaker to merge" if style else "")
        )
        self.updateGeometry()
        self.update()
        return True

    def sizeHint(self) -> QSize:
        """Return the size of badge, name and count."""
        key = (self.tally.name, self.tally.count, type_scale())
        if self._measured is None or self._measured[0] != key:
            self._measured = key, self._measure()
        return self._measured[1]

    def _measure(self) -> QSize:
        name, count = self._name_width(), self._count_width()
        width = 6 + badge_size().width() + 7 + name + 7 + count + 12
        height = max(QFontMetricsF(sans_font(13)).height() + 7, badge_size().height() + 8)
        return QSize(round(width), round(height))

    def _name_width(self) -> float:
        width = QFontMetricsF(sans_font(13)).horizontalAdvance(self.tally.name)
        return min(width, LONGEST_NAME * type_scale())

    def _count_width(self) -> float:
        return QFontMetricsF(sans_font(13)).horizontalAdvance(str(self.tally.count))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, by the mouse or by the menu key."""
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip; the one that is soloed has a ring, the others fade.

        The keyboard's mark is a dotted line within, so that it is never taken for the ring.
        """
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            ground = theme.selection if self.isChecked() else theme.chip
            painter.setBrush(blend(theme.ink, ground, 0.07) if self.underMouse() else ground)
            painter.setPen(QPen(theme.accent, 2) if self.isChecked() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            if self.is_target:
                painter.setBrush(theme.selection)
                painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine))
                painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            if self.shows_focus:
                inner = rect.adjusted(2, 2, -2, -2)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.ink, 1, Qt.PenStyle.DotLine))
                painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
            painter.setOpacity(0.45 if self.is_faded else 1.0)
            badge = QRectF(7, (self.height() - badge_size().height()) / 2, *badge_size().toTuple())
            paint_badge(painter, badge, self.speaker_style, theme)
            self._paint_words(painter, badge.right() + 7)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the chip when keys led here, not after a click."""
        reason = event.reason()
        if reason != Qt.FocusReason.ActiveWindowFocusReason:
            self.shows_focus = reason != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the mark away, unless the whole window is left for a while."""
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.shows_focus = False
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click needs no mark of where the keys are."""
        self.shows_focus = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whoever goes on with the keys sees where they are."""
        self.shows_focus = True
        self.update()
        super().keyPressEvent(event)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        theme = self._appearance.theme
        font = sans_font(13)
        painter.setFont(font)
        painter.setPen(theme.ink)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        width = self._name_width()
        name = QFontMetricsF(font).elidedText(
            self.tally.name, Qt.TextElideMode.ElideRight, width + 1
        )
        painter.drawText(QRectF(left, 0, width + 2, self.height()), middle, name)
        painter.setPen(theme.dim)
        place = QRectF(left + width + 7, 0, self._count_width() + 4, self.height())
        painter.drawText(place, middle, str(self.tally.count))


class LegendBar(QWidget):
    """The chips of the open article's speakers.

    Signals:
        speaker_chosen(object): Name to show alone, or None for all.
        menu_asked(str, QPoint): Name of a speaker, and where on the screen more is asked for.

    Attributes:
        drag: Lets one speaker be dragged on another.
    """

    speaker_chosen = Signal(object)
    menu_asked = Signal(str, QPoint)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._chips: list[SpeakerChip] = []
        self._solo: str | None = None
        self.drag = MergeDrag(self._speaker_at, appearance, self)
        self.drag.target_changed.connect(self._mark_target)
        self._flow = FlowLayout(self, gap=6, line_gap=5)
        self._flow.setContentsMargins(20, 7, 20, 7)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Speakers")
        appearance.theme_changed.connect(lambda _theme: self.update())

    @property
    def solo(self) -> str | None:
        """The one speaker that is shown, or None."""
        return self._solo

    @property
    def chips(self) -> tuple[SpeakerChip, ...]:
        """The chips on show."""
        return tuple(self._chips)

    def show_speakers(self, tallies: Sequence[Tally], styles: Mapping[str, SpeakerStyle]) -> None:
        """Show these speakers; chips that are there already are used again."""
        if [chip.tally.name for chip in self._chips] != [tally.name for tally in tallies]:
            self.drag.cancel()
        is_new = len(self._chips) != len(tallies)
        while len(self._chips) > len(tallies):
            chip = self._chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self._chips) < len(tallies):
            chip = SpeakerChip(self._appearance)
            chip.clicked.connect(self._click)
            chip.menu_asked.connect(self._ask_menu)
            self.drag.watch(chip)
            self._chips.append(chip)
            self._flow.addWidget(chip)
            chip.show()
        for chip, tally in zip(self._chips, tallies, strict=True):
            is_new |= chip.show_tally(tally, styles.get(tally.name))
        if is_new:
            self.set_solo(self._solo)
            self._flow.invalidate()
            self.updateGeometry()

    def set_solo(self, name: str | None) -> None:
        """Mark one speaker as the only one shown; a name that has no chip marks none."""
        self._solo = name
        is_known = any(chip.tally.name == name for chip in self._chips)
        for chip in self._chips:
            is_it = chip.tally.name == name
            is_faded = is_known and not is_it
            if (is_it, is_faded) != (chip.isChecked(), chip.is_faded):
                chip.setChecked(is_it)
                chip.is_faded = is_faded
                chip.update()

    def _speaker_at(self, place: QPoint) -> str | None:
        """Return the speaker whose chip is at a point of the screen; nobody is none."""
        at = self.mapFromGlobal(place)
        under = (c for c in self._chips if c.geometry().contains(at) and c.speaker_style)
        return next((chip.tally.name for chip in under), None)

    def _mark_target(self, name: str | None) -> None:
        for chip in self._chips:
            chip.is_target = name is not None and chip.tally.name == name
            chip.update()

    def _ask_menu(self, place: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, SpeakerChip):
            self.menu_asked.emit(chip.tally.name, place)

    def _click(self) -> None:
        chip = self.sender()
        if isinstance(chip, SpeakerChip):
            name = chip.tally.name if chip.isChecked() else None
            self.set_solo(name)
            self.speaker_chosen.emit(name)
