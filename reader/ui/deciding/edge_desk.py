"""Moving the edges of a quote: a mode with keys and handles, decided only when it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.review.edges import Side
from reader.ui.announcing import announce
from reader.ui.deciding.edge_keys import EdgeKeys
from reader.ui.deciding.interruption import Interruption
from reader.ui.models.edge_draft import EdgeDraft
from reader.ui.models.marking import piece_at

if TYPE_CHECKING:
    from reader.model.decision import Decision
    from reader.model.span import Span
    from reader.review.edges import EdgeLimits
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.toast import Toast
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

_SPOKEN_WORDS = 4
STAY = "The edges stay where they were"


@dataclass(frozen=True, slots=True)
class _Moving:
    """What is moved.

    Attributes:
        draft: The edges by now.
        interruption: What the mode came in between of.
    """

    draft: EdgeDraft
    interruption: Interruption


class EdgeDesk(QObject):
    """Leads through the mode; `E` or Enter keeps, Esc leaves, going elsewhere leaves as well.

    Signals:
        told(str): What came of it, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        selection: StatementSelection,
        pane: ArticlePane,
        toast: Toast,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._selection = selection
        self._pane = pane
        self._view = pane.view
        self._toast = toast
        self._moving: _Moving | None = None
        self._keys = EdgeKeys(self._view, self)
        self._keys.moved.connect(self._step)
        self._keys.turned.connect(self._turn)
        self._keys.taken_back.connect(self._take_back)
        self._keys.kept.connect(self.keep)
        self._view.edge_dragged.connect(self._drag)
        self._view.piece_pointed_at.connect(self._turn_to)
        pane.edge_bar.kept.connect(self.keep)
        pane.edge_bar.left.connect(self.step_back)
        selection.changed.connect(self._follow)
        for signal in (desk.decided, desk.undone, desk.redone, session.analysed):
            signal.connect(self._drop)
        for signal in (session.article_opened, session.article_closed, session.text_changed):
            signal.connect(self._drop)
        session.revised.connect(self._drop_changed)
        desk.failed.connect(self._show_in_force)

    @Slot()
    def toggle(self) -> None:
        """Begin with the selected statement; keep its edges where they are moved already."""
        if self._moving is not None:
            self.keep()
        else:
            self._desk.when_settled(self._begin)

    @Slot()
    def keep(self) -> None:
        """Decide that the quote begins and ends where its edges are now."""
        moving = self._moving
        if moving is None:
            return
        decisions = moving.draft.decisions()
        self._leave(moves_back=not decisions)
        if decisions:
            self._decide(decisions, moving)
        else:
            self._tell_left(moving)

    @Slot()
    def step_back(self) -> bool:
        """Leave the edges where they were; tell whether they were being moved."""
        moving = self._moving
        if moving is None:
            return False
        self._leave()
        self._tell_left(moving)
        return True

    def _begin(self) -> None:
        card, document = self._selection.current, self._session.document
        if card is None or document is None or self._moving is not None:
            return
        draft = EdgeDraft.of(document, card.statement, piece_at(card.statement, self._view.caret()))
        self._moving = _Moving(draft, Interruption.begin(self._selection))
        self._pane.close_card()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys.listen(has_more=len(draft.spans) > 1)
        self._pane.edge_bar.show()  # before the quote is brought into what is left of the view
        self._show_piece(draft)
        announce(self._view, self._pane.edge_bar.spoken)

    def _show_piece(self, draft: EdgeDraft) -> None:
        self._pane.edge_bar.show_piece(draft.place + 1, len(draft.spans))
        self._view.reveal(draft.span)
        self._view.show_edges(draft.statement.number, draft.span, draft.moved)

    def _limits(self, draft: EdgeDraft) -> EdgeLimits:
        return draft.limits(self._session.quotations, self._session.findings.rejected)

    @Slot(object, int, bool)
    def _step(self, side: Side, step: int, by_word: bool) -> None:
        """Move an edge by a key; left and right are as on the screen."""
        if self._moving is None:
            return
        draft = self._moving.draft
        step = -step if self._view.is_leftward(draft.span) else step
        span = self._limits(draft).moved(draft.span, side, step, by_word=by_word)
        if span == draft.span:
            announce(self._view, "No further")
            return
        self._move(draft, span)
        at_start = side is Side.START
        edge = (span.start, span.start + 1) if at_start else (span.end - 1, span.end)
        self._view.reveal(type(span)(*edge))
        words = draft.words[:_SPOKEN_WORDS] if at_start else draft.words[-_SPOKEN_WORDS:]
        announce(self._view, f"{'Begins' if at_start else 'Ends'}: {' '.join(words)}")

    @Slot(object, int, bool)
    def _drag(self, side: Side, offset: int, by_word: bool) -> None:
        """Move an edge to where the mouse is."""
        if self._moving is None:
            return
        draft = self._moving.draft
        span = self._limits(draft).nearest(draft.span, side, offset, by_word=by_word)
        if span != draft.span:
            self._move(draft, span)

    def _move(self, draft: EdgeDraft, span: Span) -> None:
        draft.move(span)
        self._view.show_edges(draft.statement.number, draft.span, draft.moved)

    @Slot(int)
    def _turn(self, step: int) -> None:
        """Go to another piece of the statement, round and round."""
        if self._moving is not None:
            draft = self._moving.draft
            self._go_to(draft, (draft.place + step) % len(draft.spans))

    @Slot(int)
    def _turn_to(self, offset: int) -> None:
        """Go to the piece at a code point."""
        if self._moving is None:
            return
        draft = self._moving.draft
        place = draft.piece_at(offset)
        if place is not None and place != draft.place:
            self._go_to(draft, place)

    def _go_to(self, draft: EdgeDraft, place: int) -> None:
        draft.place = place
        self._view.put_caret(draft.span.start)
        self._show_piece(draft)
        announce(self._view, f"{self._pane.edge_bar.title.text()}: {' '.join(draft.words)}")

    @Slot()
    def _take_back(self) -> None:
        """Take the last move back."""
        if self._moving is None:
            return
        if self._moving.draft.take_back():
            self._show_piece(self._moving.draft)
        else:
            announce(self._view, "Nothing was moved yet")

    def _decide(self, decisions: list[Decision], moving: _Moving) -> None:
        first = moving.draft.spans[0]

        def kept(_outcome: object) -> None:
            number = self._selection.number_at(first)
            if number is not None:
                self._selection.select(number)
                moving.interruption.end(self._selection, self._view, had_keys=self._has_keys())

        self._desk.decide(decisions, then=kept)

    def _leave(self, *, moves_back: bool = True) -> None:
        """End the mode."""
        self._moving = None
        self._keys.stop()
        self._view.hide_edges(moves_back=moves_back)
        self._pane.edge_bar.hide()

    def _tell_left(self, moving: _Moving) -> None:
        moving.interruption.end(self._selection, self._view, had_keys=self._has_keys())
        self.told.emit(STAY)
        announce(self._view, STAY)

    def _has_keys(self) -> bool:
        focus = self._pane.focusWidget() or self._pane
        return self._view.hasFocus() or self._pane.edge_bar.isAncestorOf(focus)

    @Slot()
    def _follow(self) -> None:
        """Leave when the reader goes to another statement; offer what was moved by then."""
        moving, card = self._moving, self._selection.current
        if moving is None or (card and card.number == moving.draft.statement.number):
            return
        decisions = moving.draft.decisions()
        self._leave()
        self.told.emit(STAY)
        if decisions:
            self._toast.tell(
                STAY,
                "Move them after all",
                lambda: self._desk.when_settled(lambda: self._decide(decisions, moving)),
            )

    @Slot()
    def _drop(self) -> None:
        """Leave: what is in force is another thing now."""
        if self._moving is not None:
            self._leave()

    @Slot()
    def _drop_changed(self) -> None:
        """Leave when the quote is not there any more as it was, since an analysis of it."""
        if self._moving is not None:
            statement = self._moving.draft.statement
            now = [q.span for q in self._session.quotations if q.statement == statement.number]
            if now != [piece.span for piece in statement.pieces]:
                self._leave()

    @Slot()
    def _show_in_force(self) -> None:
        """Show all quotes where they are, as a decision did not come about."""
        if self._moving is None:
            self._view.hide_edges()
