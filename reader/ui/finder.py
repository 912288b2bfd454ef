"""Looks for words in the open article while the reader types, and walks from place to place."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.text.finding import Query, find_words
from reader.ui.announcing import announce
from reader.ui.page.found_words import FoundWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model.span import Span
    from reader.ui.page.article_view import ArticleView
    from reader.ui.panels.find_bar import FindBar

TYPING_PAUSE_MS = 120
SLICE_S = 0.008
"""Time for one slice of a search; a book takes about ten of them."""
BATCH = 100
AROUND = 60


class Finder(QObject):
    """Brings the find bar and the article together."""

    def __init__(self, bar: FindBar, view: ArticleView, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._view = view
        self._found = FoundWords()
        self._query = Query("")
        self._left: Iterator[Span] = iter(())
        self._from = 0
        self._moves = True
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._go_on)
        bar.query_changed.connect(self._pause.start)
        bar.next_asked.connect(self.find_next)
        bar.previous_asked.connect(self.find_previous)
        bar.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return not self._bar.isHidden()

    def open(self) -> None:
        """Show the bar; selected words of one line are what is looked for."""
        span = self._view.selected_span()
        words = span.text_of(self._view.shown_document.text) if span else ""
        is_short = 0 < len(words) <= 200 and "\n\n" not in words
        self._bar.open(" ".join(words.split()) if is_short else "")
        self._search()

    @Slot()
    def close(self) -> None:
        """Take bar and frames away; the place that was found is selected in the text."""
        if not self.is_open:
            return
        had_focus = self._bar.isAncestorOf(self._bar.window().focusWidget() or self._view)
        span = self._found.current_span
        self._stop()
        self._bar.hide()
        self._show(FoundWords())
        if span is not None:
            self._view.select_span(span)
        if had_focus:
            self._view.setFocus()

    @Slot()
    def find_next(self) -> None:
        """Go to the next place."""
        self._walk(1)

    @Slot()
    def find_previous(self) -> None:
        """Go to the place before."""
        self._walk(-1)

    @Slot()
    def refresh(self) -> None:
        """Look again, for another text or other quotes; the reader is not moved."""
        if self.is_open and not self._bar.query.is_empty:
            self._search(moves=False)

    @Slot()
    def refresh_quotes(self) -> None:
        """Look again where only quoted words count."""
        if self._bar.is_in_quotes:
            self.refresh()

    def _walk(self, step: int) -> None:
        if self._bar.query.is_empty or not self.is_open:
            self.open()
            return
        if self._pause.isActive():  # what was typed counts, before anything is stepped over
            self._search()
            return
        number = self._found.step(step)
        if number is not None:
            self._found.current = number
            self._arrive()

    @Slot()
    def _search(self, *, moves: bool = True) -> None:
        """Begin to look for what the bar says; stop where the reader is, or at the next place."""
        self._stop()
        here = self._found.current_span
        self._from = here.start if here else self._view.position
        self._moves = moves
        self._found = FoundWords()
        self._query = self._bar.query
        self._left = iter(() if self._query.is_empty else self._stretches())
        self._slices.start()
        self._go_on()

    def _stretches(self) -> list[Span]:
        if self._bar.is_in_quotes:
            return self._view.highlights.quoted_stretches()
        return [paragraph.span for paragraph in self._view.shown_document.paragraphs]

    def _stop(self) -> None:
        self._pause.stop()
        self._slices.stop()

    @Slot()
    def _go_on(self) -> None:
        """Look for a moment; what is found by then is shown."""
        text, end = self._view.shown_document.text, time.monotonic() + SLICE_S
        while batch := list(islice(self._left, BATCH)):
            self._found.extend(find_words(text, self._query, batch))
            if time.monotonic() >= end:
                break
        else:
            self._slices.stop()
        if self._found.current is None:
            self._found.current = self._found.first_from(self._from)
            if self._found.current is None and not self._slices.isActive() and len(self._found):
                self._found.current = 0
            if self._found.current is not None:
                self._arrive(moves=self._moves, is_jump=True)
                return
        self._show(self._found)

    def _arrive(self, *, moves: bool = True, is_jump: bool = False) -> None:
        """Show where the reader is now."""
        self._show(self._found)
        span = self._found.current_span
        if not moves or span is None:
            return
        self._view.reveal_found(is_jump=is_jump)
        words = excerpt(self._view.shown_document.text, span)
        announce(self._view, f"Match {self._bar.count.text()}: {words}")

    def _show(self, found: FoundWords) -> None:
        self._found = found
        number = None if found.current is None else found.current + 1
        self._bar.show_count(number, len(found), is_counting=self._slices.isActive())
        self._view.show_found(found)


def excerpt(text: str, span: Span) -> str:
    """Return some words around a place, on one line."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > 0:
        before = before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0]
    return " ".join(f"{before}{span.text_of(text)}{after}".split())
