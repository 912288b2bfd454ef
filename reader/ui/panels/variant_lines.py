"""What is said again in other words, with the words that differ marked; folded at first."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from reader.text.variants import WordingKind, compare_wordings
from reader.ui.fonts import sans_font, serif_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.text.variants import WordingPart

# Never by colour alone: what is added is underlined, what is left out is struck through.
_TAGS = {
    WordingKind.SHARED: ("", ""),
    WordingKind.ADDED: ("<b><u>", "</u></b>"),
    WordingKind.LEFT_OUT: ("<s>", "</s>"),
}


class VariantLines(QWidget):
    """The other wordings of a quote, one below the other, while they are unfolded.

    Attributes:
        link: Shows and hides them; it is put beside the links to where they stand.

    Signals:
        unfolded(): They are shown, or hidden again.
    """

    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.link = QPushButton(self)
        self.link.setFont(sans_font(12))
        self.link.setProperty("look", "link")
        self.link.setCheckable(True)
        self.link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.link.toggled.connect(self._unfold)
        self._quote = ""
        self._variants: tuple[tuple[int, str], ...] = ()
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.link.hide()
        self.hide()

    def show_variants(self, quote: str, variants: Iterable[tuple[int, str]]) -> None:
        """Offer the other wordings of a quote; another quote's are folded again.

        Args:
            quote: The words of the quote that is shown.
            variants: Number of the paragraph and words of each other wording.
        """
        wanted = tuple(variants)
        if (quote, wanted) == (self._quote, self._variants):
            return
        self._quote, self._variants = quote, wanted
        self.link.blockSignals(True)
        self.link.setChecked(False)
        self.link.blockSignals(False)
        self._fill()
        self.link.setVisible(bool(wanted))

    @property
    def texts(self) -> list[str]:
        """What the lines say, as a screen reader says it."""
        return [line.accessibleName() for line in self._lines]

    def _unfold(self) -> None:
        self._fill()
        self.unfolded.emit()

    def _fill(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        is_open = self.link.isChecked()
        self.link.setText("Hide what differs" if is_open else "Show what differs")
        for paragraph, words in self._variants if is_open else ():
            parts = compare_wordings(self._quote, words)
            line = QLabel(f"¶\u00a0{paragraph}\u2002{marked(parts)}", self)
            line.setTextFormat(Qt.TextFormat.RichText)
            line.setFont(serif_font(14))
            line.setWordWrap(True)
            line.setAccessibleName(f"Paragraph {paragraph}: {spoken(parts)}")
            self._column.addWidget(line)
            line.show()
            self._lines.append(line)
        self.setVisible(is_open)


def marked(parts: Sequence[WordingPart]) -> str:
    """Return a wording as HTML, with what differs marked."""
    pieces = []
    for part in parts:
        before, after = _TAGS[part.kind]
        pieces.append(f"{before}{html.escape(part.words)}{after}")
    return " ".join(pieces)


def spoken(parts: Sequence[WordingPart]) -> str:
    """Return a wording as a screen reader says it."""
    names = {WordingKind.ADDED: "added", WordingKind.LEFT_OUT: "left out"}
    return " ".join(
        f"[{names[part.kind]}: {part.words}]" if part.kind in names else part.words
        for part in parts
    )
