"""A slip in the article's own text: corrected beside its words, with all decisions kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.model.anchor import Anchor
from reader.model.decision import TextCorrected
from reader.model.span import Span
from reader.text.correcting import why_not_replaced, why_not_selected, within_paragraph, word_at
from reader.ui.deciding.interruption import Interruption
from reader.ui.panels.correction_box import CorrectionBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.appearance import Appearance
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

SHOWN_WORDS = 24


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the box is about.

    Attributes:
        span: The words to be corrected.
        interruption: What the box came in between of.
    """

    span: Span
    interruption: Interruption


class TextDesk(QObject):
    """Opens the box and decides what was typed; going elsewhere keeps it.

    Attributes:
        box: The words.

    Signals:
        told(str): Why nothing was decided, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        selection: StatementSelection,
        pane: ArticlePane,
        appearance: Appearance,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._selection = selection
        self._pane = pane
        self._asked: _Asked | None = None
        self.box = CorrectionBox(appearance, pane.ground)
        self.box.kept.connect(self._keep)
        self.box.left.connect(self.leave)
        self.box.given_up.connect(self.cancel)
        for signal in (session.article_opened, session.article_closed, session.text_changed):
            signal.connect(self.cancel)

    @Slot()
    def open(self) -> None:
        """Ask for the selected words, or the word that was clicked last."""
        self._desk.when_settled(self._open)

    def step_back(self) -> bool:
        """Leave the box without a change; tell whether it was open."""
        was_open = self._asked is not None
        self.cancel()
        return was_open

    @Slot()
    def cancel(self) -> None:
        """Leave the text as it is."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.interruption.close(self.box, selection=self._selection, fallback=self._pane.view)

    @Slot()
    def leave(self) -> None:
        """Decide what was typed where it can be; the reader is elsewhere already."""
        self._decide(self._drop)  # and nothing is shown but where the reader is

    def _open(self) -> None:
        document = self._session.document
        if document is None:
            return
        self.cancel()
        span = self._words_meant()
        refusal = why_not_selected(document, span)
        if span is None or refusal:
            self.told.emit(refusal)
            return
        self._asked = _Asked(span, Interruption.begin(self._selection))
        self._pane.close_card()
        self._pane.view.select_span(span)
        self.box.ask(span.text_of(document.text))
        self._pane.show_beside_words(self.box, span)
        self.box.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_meant(self) -> Span | None:
        """Return what is selected, or the word at the cursor where that is in view."""
        document, view = self._session.document, self._pane.view
        if document is None:
            return None
        selected = view.selected_span()
        if selected is not None:
            return within_paragraph(document, selected)
        word = word_at(document.text, view.cursor_offset)
        is_seen = word is not None and view.viewport().rect().intersects(view.span_rect(word))
        return word if is_seen else None

    @Slot()
    def _keep(self) -> None:
        """Decide what was typed, or say why it cannot be."""
        self._decide(self.box.refuse, self._show)

    def _drop(self, why: str) -> None:
        self.cancel()
        self.told.emit(why)

    def _decide(
        self, refuse: Callable[[str], None], show: Callable[[Span], None] | None = None
    ) -> None:
        asked, document = self._asked, self._session.document
        if asked is None or document is None:
            return
        words, replacement = asked.span.text_of(document.text), self.box.replacement
        if replacement == words:
            self.cancel()
            return
        speech = (q.span for q in self._session.quotations if q.kind.is_speech)
        why = why_not_replaced(document, asked.span, replacement, speech)
        if why:
            refuse(why)
            return
        self.cancel()
        decision = TextCorrected(Anchor.of(document.text, asked.span), replacement)
        place = Span(asked.span.start, asked.span.start + len(replacement))
        title = title_of(words, replacement)
        self._desk.decide([decision], title, then=lambda _outcome: show(place) if show else None)

    def _show(self, place: Span) -> None:
        """Point the corrected words out; nothing is selected any more."""
        view = self._pane.view
        cursor = view.textCursor()
        cursor.clearSelection()
        view.setTextCursor(cursor)
        view.go_to_span(place)


def title_of(words: str, replacement: str) -> str:
    """Return what menus call a correction."""
    old, new = _shortened(words), _shortened(replacement)
    return f"Correct “{old}” to “{new}”" if new else f"Remove “{old}”"


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    if len(words) <= SHOWN_WORDS:
        return words
    return words[:SHOWN_WORDS].rstrip() + "…"
