"""A read-only text widget with one column of fixed width, centred; nothing is loaded or opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPalette, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.ui.theme import palette

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QPaintEvent, QPixmap, QTextDocument

    from reader.ui.theme import Theme


class ColumnView(QTextBrowser):
    """Shows a page whose lines do not break anew when the window is made wider."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QTextDocument | None = None
        self._page_width = 0
        self._picture: QPixmap | None = None
        self._colours = self.palette()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAutoFillBackground(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_page(self, page: QTextDocument, width: int) -> None:
        """Show a page, which belongs to the widget from now on.

        Args:
            page: Not laid out yet.
            width: Of the page, with the room at its sides, in pixels.
        """
        previous, self._page, self._page_width = self._page, page, width
        page.setParent(self)
        self.setLineWrapColumnOrWidth(width)
        self.setDocument(page)
        self.setCursorWidth(0)  # there is nothing to write; Qt keeps it with the document
        if previous is not None:  # Qt deletes only the document it made itself
            previous.deleteLater()
        self.centre()

    def set_colours(self, theme: Theme) -> None:
        """Change the colours of page, text and selected text."""
        self._colours = palette(theme)
        self._colours.setColor(QPalette.ColorRole.Window, theme.page)
        self._colours.setColor(QPalette.ColorRole.Highlight, theme.text_selection)
        self._colours.setColor(QPalette.ColorRole.HighlightedText, theme.ink)
        self._use_colours()

    def _use_colours(self) -> None:
        self.setPalette(self._colours)
        self.viewport().setPalette(self._colours)  # a style sheet keeps it from following

    def room(self) -> int:
        """Return the width there is for a page."""
        bar = self.verticalScrollBar()
        is_taken = self.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return self.width() - (bar.sizeHint().width() if is_taken else 0)

    def centre(self) -> None:
        """Put the page into the middle of the widget."""
        spare = max(0, self.room() - self._page_width)
        self.setViewportMargins(spare // 2, 0, spare - spare // 2, 0)

    @property
    def is_still(self) -> bool:
        """Whether a picture is shown in the place of the page."""
        return self._picture is not None

    def hold_picture(self, picture: QPixmap | None) -> None:
        """Show a picture of an earlier page, in the middle; None shows the page."""
        if picture is not self._picture:
            self._picture = picture
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or the picture that stands for it."""
        if self._picture is None:
            super().paintEvent(event)
        else:
            spare = self.viewport().width() - self._picture.deviceIndependentSize().width()
            with QPainter(self.viewport()) as painter:
                painter.drawPixmap(round(spare / 2), 0, self._picture)

    def event(self, event: QEvent) -> bool:
        """Scroll also when the wheel is turned beside the column."""
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the theme's colours when a style sheet has brought back older ones."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._use_colours()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: an article is its text."""
        del kind, name
        return None
