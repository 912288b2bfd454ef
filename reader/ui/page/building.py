"""Builds the page of an article: at once, or a long one slice by slice while it is read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from reader.model.span import Span
from reader.ui.page.layout import BODY, format_kinds
from reader.ui.page.page_text import likely_rooms, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.document import Document
    from reader.text.change import TextChange
    from reader.ui.page.layout import Measures
    from reader.ui.page.offsets import OffsetMap
    from reader.ui.theme import Theme

AT_ONCE = 200_000
"""Code points up to which an article is built in one go: about 20 ms."""
_SLICE = 15_000
"""Code points of a slice; Qt lays it out as it is added, in about 10 ms."""


class PageBuilder:
    """Builds one page; each call adds some paragraphs to its end.

    Attributes:
        page: What is built.
        rooms: Offsets of the spaces that hold a speaker's initials, as far as built.
        reached: Code points that are on the page.
        theme: Colours of what is still added.
    """

    def __init__(
        self,
        document: Document,
        offsets: OffsetMap,
        measures: Measures,
        theme: Theme,
        rooms: Iterable[int] | None = None,
    ) -> None:
        """Begin a page that is empty.

        Args:
            document: The article.
            offsets: Of its text.
            measures: Sizes.
            theme: Colours of lesser text.
            rooms: Offsets of the spaces that are widened to hold a speaker's initials; None for
                those that look like it.
        """
        self._document = document
        self._offsets = offsets
        self._measures = measures
        self._next = 0
        self._finds_rooms = rooms is None
        self.rooms: set[int] = set(rooms or ())
        self.theme = theme
        self.reached = 0
        self.page = QTextDocument()
        self.page.setUndoRedoEnabled(False)
        self.page.setDocumentMargin(measures.side)
        self.page.setDefaultFont(measures.font(BODY))

    @property
    def is_done(self) -> bool:
        """Whether the whole article is on the page."""
        return self.reached >= len(self._document.text)

    def build(self, size: int) -> None:
        """Add paragraphs with at least `size` code points, or all that are left."""
        paragraphs, first = self._document.paragraphs, self._next
        end = self.reached
        while self._next < len(paragraphs) and end - self.reached < size:
            self._next += 1
            is_last = self._next == len(paragraphs)
            end = len(self._document.text) if is_last else paragraphs[self._next].span.start
        if not paragraphs:
            end = len(self._document.text)
        part = Span(self.reached, end)
        rooms = self.rooms
        if self._finds_rooms:
            rooms = set(likely_rooms(self._document.text, part))
            self.rooms |= rooms
        self._add(shown_text(self._document, rooms, part, range(first, self._next)))
        cursor = QTextCursor(self.page)
        chosen = paragraphs[first : self._next]
        format_kinds(cursor, chosen, self._offsets, self._measures, self.theme)
        self.reached = end

    def change_text(self, change: TextChange, offsets: OffsetMap) -> bool:
        """Change one paragraph of what is built, and go on with the other text.

        Args:
            change: Of the text.
            offsets: Of the text after it.

        Returns:
            Whether that was done: not where more than one paragraph is otherwise, or nothing is
            left of it.
        """
        index = change.paragraph
        if index is None or not len(change.after.paragraphs[index].span):
            return False
        stretch, before, after = change.stretch, self._offsets, change.after
        growth = stretch.length - len(stretch.span)
        first = stretch.span.start
        self.rooms = {room.start for room in moved_rooms(self.rooms, change)}
        self._document, self._offsets = after, offsets
        if index < self._next:
            paragraph = after.paragraphs[index]
            words = shown_text(after, self.rooms, paragraph.span, range(index, index + 1))
            words = words[first - paragraph.span.start :][: stretch.length]
            cursor = QTextCursor(self.page)
            cursor.setPosition(before.to_utf16(first))
            cursor.setPosition(before.to_utf16(stretch.span.end), cursor.MoveMode.KeepAnchor)
            self.reached += growth
            cursor.beginEditBlock()
            cursor.insertText(words, QTextCharFormat())
            format_kinds(cursor, (paragraph,), offsets, self._measures, self.theme)
            cursor.endEditBlock()
            go_on_laying_out(self.page)
        return True

    def _add(self, text: str) -> None:
        cursor = QTextCursor(self.page)
        if self.reached == 0:
            # Away from any view: one that shows the text while it is formatted lays all of it out.
            self.page.setPlainText(text)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(self._measures.block_format(BODY))
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text, QTextCharFormat())


def go_on_laying_out(page: QTextDocument) -> None:
    """Have the rest of a page laid out that was changed before Qt had come to its end.

    Qt 6.11 takes all that follows a changed paragraph for laid out by then.
    """
    first = bisect_left(
        range(page.blockCount()),
        True,
        key=lambda number: page.findBlockByNumber(number).layout().lineCount() == 0,
    )
    block = page.findBlockByNumber(first)
    if block.isValid():
        page.markContentsDirty(block.position(), page.characterCount() - block.position())


def moved_rooms(rooms: Iterable[int], change: TextChange) -> Iterator[Span]:
    """Yield where the widened spaces lie in the text after; not those that are gone."""
    for room in rooms:
        span = change.span(Span(room, room + 1))
        if span is not None and span.text_of(change.after.text) == " ":
            yield span


class PageFilling(QObject):
    """Goes on with a page from the event loop, so that the window stays alive meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._builder: PageBuilder | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_active(self) -> bool:
        """Whether there is more to come."""
        return self._timer.isActive()

    def start(self, builder: PageBuilder) -> None:
        """Finish this page, and none other any longer."""
        self._builder = builder
        if builder.is_done:
            self._timer.stop()
        else:
            self._timer.start()

    def reach(self, offset: int) -> None:
        """See to it that a code point is on the page now."""
        while self._builder and not self._builder.is_done and self._builder.reached <= offset:
            self._builder.build(_SLICE)

    def change_text(self, change: TextChange, offsets: OffsetMap) -> bool:
        """Change the text of the page that is filled; see `PageBuilder.change_text`."""
        return self._builder is not None and self._builder.change_text(change, offsets)

    @property
    def rooms(self) -> set[int]:
        """Offsets of the widened spaces of the page, as far as it is built."""
        return set() if self._builder is None else self._builder.rooms

    def use_theme(self, theme: Theme) -> None:
        """Add what is still to come in these colours."""
        if self._builder is not None:
            self._builder.theme = theme

    def _go_on(self) -> None:
        if self._builder is not None and not self._builder.is_done:
            self._builder.build(_SLICE)
        else:
            self._timer.stop()
