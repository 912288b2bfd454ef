"""A page on which the edges of a quote can be moved: handles at both ends, dragged or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPoint, QPointF, Signal

from reader.ui.page.edge_handles import EdgeHandles
from reader.ui.page.reading_page import ReadingPage
from reader.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from reader.model.document import Document
    from reader.model.span import Span


class EdgePage(ReadingPage):
    """Shows where a quote would begin and end, and lets its edges be dragged.

    Signals:
        edge_dragged(object, int, bool): Which `Side` the mouse drags, the code point it is at,
            and whether to whole words.
        piece_pointed_at(int): A click on the statement whose edges are moved, at a code point.
    """

    edge_dragged = Signal(object, int, bool)
    piece_pointed_at = Signal(int)

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._handles = EdgeHandles(self)

    def set_document(self, document: Document, position: int = 0) -> None:
        """Show an article without any marks, with a code point of it at the top."""
        self._handles.leave()
        super().set_document(document, position)

    @property
    def handles(self) -> EdgeHandles:
        """The two handles; shown and hidden with `show_edges` and `hide_edges` only."""
        return self._handles

    def show_edges(self, statement: int, span: Span, moved: Mapping[Span, Span]) -> None:
        """Show handles at the edges of a quote.

        Args:
            statement: Number of the statement it is a piece of.
            span: Where it begins and ends now.
            moved: Where pieces shall be that are elsewhere in force, by where they are.
        """
        self._handles.take(statement, span)
        self._look.edited = statement
        self._move_pieces(moved)

    def hide_edges(self, *, moves_back: bool = True) -> None:
        """Take the handles away.

        Args:
            moves_back: Show all quotes where they are in force.
        """
        self._handles.leave()
        self._look.edited = None
        if moves_back:
            self._move_pieces({})
        self.viewport().update()

    def _move_pieces(self, moved: Mapping[Span, Span]) -> None:
        self._highlights.move_pieces(moved)
        self._on_marks_changed()

    def reveal(self, span: Span) -> None:
        """Bring words into view when a part of them is not."""
        self._reveal(span, is_jump=False)

    def is_leftward(self, span: Span) -> bool:
        """Tell whether words run from right to left."""
        return self._geometry.is_leftward(span)

    def offset_at(self, place: QPointF) -> int:
        """Return the code point nearest to a place of the viewport."""
        return self._geometry.offset_at(place + QPointF(0, self.verticalScrollBar().value()))

    def caret(self) -> int:
        """Return the code point where selecting by keys starts: where the last click was."""
        return self._offsets.from_utf16(self.textCursor().position())

    def put_caret(self, offset: int) -> None:
        """Let selecting by keys start at a code point; nothing is selected, nothing scrolls."""
        if not self._geometry.holds(offset):
            return
        bar = self.verticalScrollBar()
        value, cursor = bar.value(), self.textCursor()
        cursor.setPosition(self._offsets.to_utf16(offset))
        self.setTextCursor(cursor)
        bar.setValue(value)

    def edge_lines(self, span: Span) -> tuple[QLineF, QLineF] | None:
        """Return where words begin and end, from the top of the line to its foot.

        Returns:
            Lines in the viewport's coordinates; None where the words are not on the page.
        """
        boxes = self._geometry.boxes(span)
        if not boxes:
            return None
        first, last = boxes[0], boxes[-1]
        if self._geometry.is_leftward(span):
            edges = (first.right(), first), (last.left(), last)
        else:
            edges = (first.left(), first), (last.right(), last)
        start, end = (self._upright(x, box) for x, box in edges)
        return start, end

    def _upright(self, x: float, box: QRectF) -> QLineF:
        top = self.verticalScrollBar().value()
        return QLineF(x, box.top() - top, x, box.bottom() - top)

    def is_on_statement(self, place: QPoint, statement: int) -> bool:
        """Tell whether a place of the viewport is on a statement."""
        return statement in self.statements_at(place)

    def _paint_over(self, painter: QPainter, start: int, end: int) -> None:
        super()._paint_over(painter, start, end)
        painter.save()
        painter.resetTransform()
        self._handles.paint(painter, self.theme, max(1.0, self._look.zoom))
        painter.restore()
