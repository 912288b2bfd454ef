"""A page of text to read: one centred column, zoom, scrolling, selecting and copying."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence

from reader.model.document import Document
from reader.model.span import Span
from reader.ui.page.approach import Approach
from reader.ui.page.building import AT_ONCE, PageBuilder, PageFilling
from reader.ui.page.column_view import ColumnView
from reader.ui.page.held_selection import HeldSelection
from reader.ui.page.layout import (
    BODY,
    Measures,
    PageGeometry,
    recolour_page,
)
from reader.ui.page.offsets import OffsetMap
from reader.ui.page.page_text import readable_text
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

ZOOMS = (0.75, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
_SCREENFUL = 12_000
_FAR = 30_000
"""Code points that are built and laid out at once on the way to a place: about 30 ms."""
_WHEEL_STEP = 120


class TextPage(ColumnView):
    """Shows a document's text; every offset given or taken is a code point of it.

    Signals:
        position_changed(int): Another code point is at the top of the window.
        zoom_changed(float): 1.0 is 100 %.
    """

    position_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = Document(text="", paragraphs=())
        self._offsets = OffsetMap("")
        self._rooms: frozenset[int] | None = None
        self._theme = theme
        self._measures = Measures(dpi=self.logicalDpiY())
        self._geometry = PageGeometry(self.document(), self._offsets)
        self._position = 0
        self._is_building = False
        self._wheel = 0
        self._filling = PageFilling(self)
        self._approach = Approach(self, self._come_nearer)
        self._held = HeldSelection(
            self,
            lambda span: not self._approach.is_active and self._geometry.is_laid_out(span.end),
            self.select_span,
        )
        self._reflow = QTimer(self, singleShot=True, interval=120)
        self._reflow.timeout.connect(self._rebuild)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.set_theme(theme)

    def set_document(self, document: Document, position: int = 0) -> None:
        """Show an article, with a code point of it at the top of the window."""
        self._source = document
        self._offsets = OffsetMap(document.text)
        self._rooms = None
        self._held.hold(None)
        self._build(position)

    def resume(self, position: int) -> None:
        """Go where the reader was; to a far place step by step, unless the reader moves first."""
        if position <= _FAR:
            self.scroll_to(position)
        else:
            self._position = position
            self._approach.start(position)

    def set_theme(self, theme: Theme) -> None:
        """Change all colours."""
        self._theme = theme
        self.set_colours(theme)
        self._filling.use_theme(theme)
        recolour_page(self.document(), self._source, self._offsets, self._measures, theme)
        self.viewport().update()

    @property
    def shown_document(self) -> Document:
        """The article that is shown."""
        return self._source

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._theme

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self._measures.zoom

    @property
    def position(self) -> int:
        """The code point at the top of the window."""
        return self._position

    def zoom_in(self) -> None:
        """Make type and column one step larger."""
        self.set_zoom(min((z for z in ZOOMS if z > self.zoom + 0.01), default=ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Make type and column one step smaller."""
        self.set_zoom(max((z for z in ZOOMS if z < self.zoom - 0.01), default=ZOOMS[0]))

    def zoom_reset(self) -> None:
        """Return to 100 %."""
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of type and column; the first visible line stays where it is."""
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self.zoom:
            self._measures = replace(self._measures, zoom=zoom)
            self._rebuild()
            self.zoom_changed.emit(zoom)

    def scroll_to(self, offset: int, *, lead: int = 0) -> None:
        """Scroll so that the line of a code point stands `lead` pixels below the top."""
        self._filling.reach(offset + _SCREENFUL)
        bar = self.verticalScrollBar()
        value = round(self._geometry.line_top(offset)) - lead if offset > 0 else 0
        # Qt tells the bar how far the text reaches only after it has been laid out by and by.
        reach = self._geometry.bottom_of(offset + _SCREENFUL) - self.viewport().height()
        bar.setMaximum(max(bar.maximum(), reach))
        bar.setValue(value)

    def selected_span(self) -> Span | None:
        """Return what is selected with mouse or keys, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return self._held.span
        return Span(
            self._offsets.from_utf16(cursor.selectionStart()),
            self._offsets.from_utf16(cursor.selectionEnd()),
        )

    def select_span(self, span: Span) -> None:
        """Select words as if it was done with the mouse."""
        self._held.hold(None)
        self._filling.reach(span.end)
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_utf16(span.start))
        cursor.setPosition(self._offsets.to_utf16(span.end), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _build(self, position: int) -> None:
        self._approach.stop()
        self.hold_picture(None)
        self._position = position
        self._is_building = True
        self.verticalScrollBar().setValue(0)  # Qt would lay the new page out as far as the old one
        self._measures = replace(self._measures, dpi=self.logicalDpiY()).fitted(self.room())
        builder = PageBuilder(self._source, self._offsets, self._measures, self._theme, self._rooms)
        builder.build(AT_ONCE if len(self._source.text) <= AT_ONCE else _SCREENFUL)
        self.show_page(builder.page, self._measures.page_width)
        self._geometry = PageGeometry(builder.page, self._offsets, builder.rooms)
        self._filling.start(builder)
        self._is_building = False
        self.resume(position)
        self._on_scrolled()

    def _rebuild(self) -> None:
        """Lay the same text out anew; what is selected and what is at the top stay."""
        selected = self.selected_span()
        shown = self.viewport().grab() if self._position > _FAR else None
        self._build(self._position)
        if self._approach.is_active:
            self.hold_picture(shown)  # better than the top of the text until it is there
        self._held.hold(selected)

    def _come_nearer(self, reached: int, target: int) -> None:
        """Lay the text out as far as `reached`; there, unless the reader moved, scroll."""
        if self.verticalScrollBar().value() > 0:
            self._approach.stop()
            self.hold_picture(None)
        elif reached < target:
            self._filling.reach(reached)
            self._geometry.bottom_of(reached)
        else:
            self.hold_picture(None)
            self.scroll_to(target)

    def _set_rooms(self, rooms: frozenset[int]) -> None:
        """Widen other spaces; not for a book, for it would take too long."""
        if rooms != self._rooms:
            self._rooms = rooms
            self._rebuild()

    def _on_scrolled(self) -> None:
        if self._is_building or (self._approach.is_active and not self.verticalScrollBar().value()):
            return
        top = QPointF(self._measures.side + 1, self.verticalScrollBar().value() + 1)
        # Qt finds the end, not the beginning, in a long text that is not laid out yet.
        position = self._geometry.offset_at(top) if self.verticalScrollBar().value() else 0
        if position != self._position:
            self._position = position
            self.position_changed.emit(position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, by whole notches; scroll otherwise."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _WHEEL_STEP:
            if self._wheel > 0:
                self.zoom_in()
                self._wheel -= _WHEEL_STEP
            else:
                self.zoom_out()
                self._wheel += _WHEEL_STEP
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom and scroll; the rest is text selection by keys, as Qt has it."""
        action = self._action_of(event)
        if action is None:
            super().keyPressEvent(event)
            return
        action()
        event.accept()

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        key = event.key()
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.matches(QKeySequence.StandardKey.ZoomIn) or key == Qt.Key.Key_Equal:
                return self.zoom_in
            if event.matches(QKeySequence.StandardKey.ZoomOut):
                return self.zoom_out
            return self.zoom_reset if key == Qt.Key.Key_0 else None
        step = bar.pageStep() - round(self._measures.scale * BODY.line)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {
            Qt.Key.Key_Up: -bar.singleStep() * 2,
            Qt.Key.Key_Down: bar.singleStep() * 2,
            Qt.Key.Key_PageUp: -step,
            Qt.Key.Key_PageDown: step,
            Qt.Key.Key_Home: -bar.value(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key == Qt.Key.Key_Space:
            return partial(bar.setValue, bar.value() + (-step if back else step))
        if key in moves and not event.modifiers():
            return partial(bar.setValue, bar.value() + moves[Qt.Key(key)])
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column centred; narrow it only where it does not fit."""
        super().resizeEvent(event)
        if self._measures.fitted(self.room()) == self._measures:
            self.centre()
        elif len(self._source.text) > AT_ONCE:
            self._reflow.start()
        else:
            self._rebuild()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy what is selected as plain text, every character as in the article."""
        data = QMimeData()
        span = self.selected_span()
        if span is not None:
            data.setText(span.text_of(readable_text(self._source)))
        return data
