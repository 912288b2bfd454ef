"""The whole article as a strip beside it: who speaks where, and which part is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.ui.theme import blend

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from reader.model.quotation import Quotation
    from reader.ui.page.article_view import ArticleView

WIDTH = 16
_EDGE = 4
_TICK = 5
_REACH = 4
_FADED = 0.25


class OverviewStrip(QWidget):
    """Stands in for the view's scroll bar, with one tick a quotation.

    Ticks are placed by the text's length, not by its lines, so that a long text need not be laid
    out for them.

    Signals:
        statement_clicked(int): A tick was clicked; the view has selected and shown its statement.
    """

    statement_clicked = Signal(int)

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        """Take over the scroll bar of `view`, which is hidden from now on."""
        super().__init__(parent)
        self._view = view
        self._ticks: QPixmap | None = None
        self._grip: float | None = None
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName("Overview of the article")
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.highlights_changed.connect(self._on_highlights_changed)
        view.selection_changed.connect(self.update)
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.verticalScrollBar().rangeChanged.connect(self.update)

    def tick_y(self, quotation: Quotation) -> float:
        """Return the middle of a quotation's tick."""
        length = max(1, len(self._view.shown_document.text))
        return _EDGE + quotation.span.start / length * (self.height() - 2 * _EDGE)

    def statement_at(self, y: float) -> int:
        """Return the number of the statement whose tick is nearest to `y`, or 0 for none."""
        length = len(self._view.shown_document.text)
        scale = length / max(1, self.height() - 2 * _EDGE)
        start = int((y - _EDGE - _REACH - _TICK / 2) * scale)
        end = int((y - _EDGE + _REACH + _TICK / 2) * scale) + 1
        near = [
            quotation
            for quotation in self._view.highlights.touching(max(0, start), max(1, end))
            if abs(self.tick_y(quotation) - y) <= _REACH
        ]
        if not near:
            return 0
        return min(near, key=lambda quotation: abs(self.tick_y(quotation) - y)).statement

    def _on_highlights_changed(self) -> None:
        self._ticks = None
        self.update()

    def _colour(self, quotation: Quotation) -> QColor:
        look = self._view.look
        theme, speaker = look.theme, quotation.speaker
        style = look.styles.get(speaker.name) if speaker else None
        colour = theme.hue(style.tint).strong if style else theme.neutral_line
        name = speaker.name if speaker else None
        return blend(colour, theme.page, _FADED) if look.solo not in (None, name) else colour

    def _drawn_ticks(self) -> QPixmap:
        """Return the ticks as a picture, one for every two rows of pixels at most."""
        if self._ticks is None:
            ratio = self.devicePixelRatioF()
            self._ticks = QPixmap(self.size() * ratio)
            self._ticks.setDevicePixelRatio(ratio)
            self._ticks.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ticks)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            length = max(1, len(self._view.shown_document.text))
            rows = 0 if self._view.look.is_hidden else self.height() // 2
            colours: dict[str, QColor] = {}
            scale, box = (self.height() - 2 * _EDGE) / length, self._tick_box(_EDGE)
            top = box.top()
            for quotation in self._view.highlights.one_a_row(length, rows):
                name = quotation.speaker.name if quotation.speaker else ""
                if name not in colours:
                    colours[name] = self._colour(quotation)
                painter.setBrush(colours[name])
                box.moveTop(top + quotation.span.start * scale)
                painter.drawRoundedRect(box, 2, 2)
            painter.end()
        return self._ticks

    def _paint_found(self, painter: QPainter) -> None:
        """Draw a short dark line at the edge for every row where words were found."""
        room = self.height() - 2 * _EDGE
        length, rows = len(self._view.shown_document.text), max(1, room // 2)
        painter.setBrush(self._view.theme.ink)
        for row in self._view.found.rows_with_any(length, rows):
            painter.drawRect(QRectF(1, _EDGE + row * room / rows - 1, 3, 2))

    def _tick_box(self, y: float) -> QRectF:
        return QRectF(4.5, y - _TICK / 2, self.width() - 8, _TICK)

    def _thumb(self) -> QRectF:
        """Return the box that stands for the part in view; empty when all is in view."""
        bar = self._view.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        if bar.maximum() <= 0 or whole <= 0:
            return QRectF()
        room = self.height() - 2 * _EDGE
        height = max(24.0, room * bar.pageStep() / whole)
        top = _EDGE + (room - height) * bar.value() / bar.maximum()
        return QRectF(2, top, self.width() - 3, height)

    def _scroll_to(self, y: float) -> None:
        """Scroll so that the grip, or the thumb's middle, comes to `y`."""
        bar, thumb = self._view.verticalScrollBar(), self._thumb()
        room = self.height() - 2 * _EDGE - thumb.height()
        if room > 0:
            grip = thumb.height() / 2 if self._grip is None else self._grip
            bar.setValue(round((y - grip - _EDGE) / room * bar.maximum()))

    def sizeHint(self) -> QSize:
        """Be narrow and as high as the view."""
        return QSize(WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge, the part in view, ticks, found words, the selected statement on top."""
        theme = self._view.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.page)
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.hairline)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.hairline if self._grip is None else blend(theme.dim, theme.page, 0.5)
        )
        painter.drawRoundedRect(self._thumb(), 4, 4)
        painter.drawPixmap(QPointF(0, 0), self._drawn_ticks())
        self._paint_found(painter)
        if not self._thumb().isEmpty():
            painter.setPen(theme.neutral_line)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._thumb().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
        number = self._view.selected_statement
        selected = None if number is None else self._view.highlights.statement(number)
        for piece in selected.pieces if selected else ():
            painter.setBrush(self._colour(piece))
            painter.setPen(theme.ink)
            painter.drawRoundedRect(self._tick_box(self.tick_y(piece)), 2, 2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the ticks anew."""
        super().resizeEvent(event)
        self._ticks = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the tick that was hit, or grip the part in view, or jump."""
        y = event.position().y()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        number = self.statement_at(y)
        if number:
            self._view.select_statement(number)
            self._view.statement_selected.emit(number)
            self.statement_clicked.emit(number)
            return
        thumb = self._thumb()
        if not thumb.top() <= y <= thumb.bottom():
            self._scroll_to(y)
            thumb = self._thumb()
        self._grip = y - thumb.top()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the part in view; show a hand over ticks."""
        if self._grip is not None:
            self._scroll_to(event.position().y())
            return
        is_tick = bool(self.statement_at(event.position().y()))
        shape = Qt.CursorShape.PointingHandCursor if is_tick else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the part in view go."""
        event.accept()
        self._grip = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the article."""
        self._view.wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Name the speaker in a tick's tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            statement = self._view.highlights.statement(self.statement_at(event.pos().y()))
            text = ""
            if statement is not None:
                text = statement.speaker.name if statement.speaker else "No speaker"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
