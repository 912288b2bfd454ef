"""An article as a laid-out QTextDocument: its type, its measures, and where words stand in it."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from reader.model.document import ParagraphKind
from reader.ui.fonts import USUAL_DPI, sans_font, serif_font

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from PySide6.QtGui import QFont, QTextBlock, QTextLine

    from reader.model.document import Document, Paragraph
    from reader.model.span import Span
    from reader.ui.page.offsets import OffsetMap
    from reader.ui.theme import Theme

COLUMN = 640
CHARACTERS = 68
"""Characters of English that stand on a line of `COLUMN` pixels at 100 %, on average."""
_SIDE = 32
_NARROWEST = 220
TOP_SHARE = 0.735
"""Part of a line's height that its box reaches above the baseline; Qt puts the baseline at 0.8,
but a box that hangs a little lower holds the descenders."""


@dataclass(frozen=True)
class ParagraphStyle:
    """Type and space of one kind of paragraph, in pixels at 100 %."""

    size: float = 17.5
    line: int = 28
    above: int = 0
    below: int = 13
    indent: int = 0
    is_sans: bool = False
    is_semibold: bool = False
    is_italic: bool = False
    is_dim: bool = False


BODY = ParagraphStyle()
STYLES = {
    ParagraphKind.TITLE: ParagraphStyle(size=29, line=37, below=8, is_semibold=True),
    ParagraphKind.BYLINE: ParagraphStyle(size=13, line=20, below=6, is_sans=True, is_dim=True),
    ParagraphKind.DATE: ParagraphStyle(size=13, line=20, below=14, is_sans=True, is_dim=True),
    ParagraphKind.HEADING: ParagraphStyle(size=20, line=28, above=12, below=8, is_semibold=True),
    ParagraphKind.BLOCK_QUOTE: ParagraphStyle(indent=28),
    ParagraphKind.PULL_QUOTE: ParagraphStyle(size=20, line=32, above=8, below=20, indent=28),
    ParagraphKind.LIST_ITEM: ParagraphStyle(indent=20, below=7),
    ParagraphKind.CAPTION: ParagraphStyle(size=14.5, line=22, is_italic=True, is_dim=True),
}


@dataclass(frozen=True)
class Measures:
    """The sizes of a page.

    Attributes:
        zoom: 1.0 is 100 %; scales type, lines and gaps alike.
        characters: A line's length as the user wants it, on average.
        column: Width of the text, pixels.
        dpi: Of the screen, by which the system says how large type is.
    """

    zoom: float = 1.0
    characters: int = CHARACTERS
    column: int = COLUMN
    dpi: float = USUAL_DPI

    @property
    def scale(self) -> float:
        """Return how much larger all is than in the drawing, by zoom and the system's type."""
        return self.zoom * self.dpi / USUAL_DPI

    @property
    def side(self) -> int:
        """Return the room left and right of the text, within the page."""
        return round(_SIDE * self.scale)

    @property
    def page_width(self) -> int:
        """Return the width of text and sides together."""
        return self.column + 2 * self.side

    def fitted(self, room: int) -> Measures:
        """Return the same with the widest column, up to the readable one, that fits a width."""
        wanted = COLUMN * self.characters / CHARACTERS
        widest = min(round(wanted * self.scale), room - 2 * self.side)
        return replace(self, column=max(_NARROWEST, widest))

    def font(self, style: ParagraphStyle) -> QFont:
        """Return the face of a kind of paragraph."""
        make = sans_font if style.is_sans else serif_font
        font = make(style.size * self.scale, dpi=self.dpi, semibold=style.is_semibold)
        font.setItalic(style.is_italic)
        return font

    def block_format(self, style: ParagraphStyle) -> QTextBlockFormat:
        """Return lines and gaps of a kind of paragraph."""
        block = QTextBlockFormat()
        block.setLineHeight(
            round(style.line * self.scale), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        block.setTopMargin(round(style.above * self.scale))
        block.setBottomMargin(round(style.below * self.scale))
        block.setLeftMargin(round(style.indent * self.scale))
        block.setRightMargin(round(style.indent * self.scale))
        return block


def recolour_page(
    page: QTextDocument, document: Document, offsets: OffsetMap, measures: Measures, theme: Theme
) -> None:
    """Give the paragraphs that have a colour of their own the one of another theme."""
    cursor = QTextCursor(page)
    cursor.beginEditBlock()
    format_kinds(cursor, document.paragraphs, offsets, measures, theme)
    cursor.endEditBlock()


def format_kinds(
    cursor: QTextCursor,
    paragraphs: Iterable[Paragraph],
    offsets: OffsetMap,
    measures: Measures,
    theme: Theme,
) -> None:
    """Give paragraphs that are no plain text their type; those not on the page yet are left."""
    formats = {kind: _formats(style, measures, theme) for kind, style in STYLES.items()}
    length = cursor.document().characterCount()
    for paragraph in paragraphs:
        if paragraph.kind in formats:
            end = offsets.to_utf16(paragraph.span.end)
            if end >= length:
                return
            block, characters = formats[paragraph.kind]
            cursor.setPosition(offsets.to_utf16(paragraph.span.start))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setBlockFormat(block)
            cursor.setCharFormat(characters)


def _formats(
    style: ParagraphStyle, measures: Measures, theme: Theme
) -> tuple[QTextBlockFormat, QTextCharFormat]:
    characters = QTextCharFormat()
    characters.setFont(measures.font(style))
    if style.is_dim:
        characters.setForeground(theme.dim)
    return measures.block_format(style), characters


class PageGeometry:
    """Where spans stand on a laid-out page; all in the page's own coordinates."""

    def __init__(
        self, page: QTextDocument, offsets: OffsetMap, rooms: Collection[int] = ()
    ) -> None:
        """Take a page built with these offsets and these widened spaces."""
        self._rooms = rooms
        self._page = page
        self._layout = page.documentLayout()
        self._offsets = offsets

    def boxes(self, span: Span) -> list[QRectF]:
        """Return one box a line for the words of a span, from the top down.

        A box is as high as its line, so that boxes of consecutive lines meet.
        """
        start = self._offsets.to_utf16(span.start)
        end = self._offsets.to_utf16(span.end)
        found: list[QRectF] = []
        block = self._page.findBlock(start)
        while block.isValid() and block.position() < end:
            found.extend(self._block_boxes(block, start, end))
            block = block.next()
        return found

    def _block_boxes(self, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
        origin = self._layout.blockBoundingRect(block).topLeft()
        layout = block.layout()
        line_height = block.blockFormat().lineHeight()
        first = max(0, start - block.position())
        last = min(block.length() - 1, end - block.position())
        if first >= last:
            return
        number = layout.lineForTextPosition(first).lineNumber()
        while 0 <= number < layout.lineCount():
            line = layout.lineAt(number)
            if line.textStart() >= last:
                return
            left, right = _extent(line, first, last)
            top = round(origin.y() + line.y() + line.ascent() - TOP_SHARE * line_height)
            if right > left:
                yield QRectF(origin.x() + left, top, right - left, line_height)
            number += 1

    def holds(self, offset: int) -> bool:
        """Tell whether a code point is on the page yet; the end of a long text comes later."""
        return self._offsets.to_utf16(offset) < self._page.characterCount()

    def is_laid_out(self, offset: int) -> bool:
        """Tell whether a code point is on the page, and its paragraph has its lines already."""
        block = self._page.findBlock(self._offsets.to_utf16(offset))
        return self.holds(offset) and block.layout().lineCount() > 0

    def has_room(self, span: Span) -> bool:
        """Tell whether a widened space stands before a span, on the same line."""
        return span.start - 1 in self._rooms and not self.begins_line(span)

    def begins_line(self, span: Span) -> bool:
        """Tell whether a span is the first thing on its line."""
        position = self._offsets.to_utf16(span.start)
        block = self._page.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        return not line.isValid() or line.textStart() == position - block.position()

    def is_leftward(self, span: Span) -> bool:
        """Tell whether the paragraph of a span runs from right to left."""
        block = self._page.findBlock(self._offsets.to_utf16(span.start))
        return block.textDirection() == Qt.LayoutDirection.RightToLeft

    def offset_at(self, point: QPointF) -> int:
        """Return the code point at or nearest to a place."""
        position = self._layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self._offsets.from_utf16(max(0, position))

    def bottom_of(self, offset: int) -> int:
        """Return the y below the paragraph that holds a code point, or below the last one."""
        block = self._page.findBlock(self._offsets.to_utf16(offset))
        is_last = not block.isValid() or not block.next().isValid()
        if is_last:
            block = self._page.lastBlock()
        bottom = self._layout.blockBoundingRect(block).bottom()
        return math.ceil(bottom + (self._page.documentMargin() if is_last else 0))

    def visible_range(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the code points between two heights, whole lines, the last one excluded.

        Qt's own hit test is asked for the top only: just above where the text has been laid out
        to, it takes everything below for visible.
        """
        first = self._layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
        block = self._page.findBlock(max(0, first))
        last = block
        while block.isValid() and self._layout.blockBoundingRect(block).top() < bottom:
            last = block
            block = block.next()
        end = last.position() + self._reach(last, bottom)
        return self._offsets.from_utf16(max(0, first)), self._offsets.from_utf16(end)

    def _reach(self, block: QTextBlock, bottom: float) -> int:
        """Return how many characters of a paragraph stand above a height."""
        layout, top = block.layout(), self._layout.blockBoundingRect(block).top()
        count = bisect_left(
            range(layout.lineCount()), bottom, key=lambda n: top + layout.lineAt(n).y()
        )
        if count >= layout.lineCount():
            return block.length()
        return layout.lineAt(count).textStart()

    def baseline(self, offset: int) -> float:
        """Return the y of the baseline of the line that holds a code point."""
        position = self._offsets.to_utf16(offset)
        block = self._page.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        top = self._layout.blockBoundingRect(block).top()
        return top + (line.y() + line.ascent() if line.isValid() else 0.0)

    def line_top(self, offset: int) -> float:
        """Return the y of the line that holds a code point, or of the last line."""
        position = min(self._offsets.to_utf16(offset), self._page.characterCount() - 1)
        block = self._page.findBlock(position)
        rect = self._layout.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(max(0, position - block.position()))
        return rect.top() + (line.y() if line.isValid() else 0.0)


def _extent(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    """Return left and right of the characters ``[first, last)`` on a line, trailing space out."""
    line_end = line.textStart() + line.textLength()
    one = _x_of(line, max(first, line.textStart()))
    other = _x_of(line, min(last, line_end))
    left, right = min(one, other), max(one, other)
    if last >= line_end:
        natural = line.naturalTextRect()
        left, right = max(left, natural.left()), min(right, natural.right())
    return left, right


def _x_of(line: QTextLine, position: int) -> float:
    x: Any = line.cursorToX(position)  # a pair in PySide6, a number in its stubs
    return float(x[0])
