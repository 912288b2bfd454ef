"""Moving the edges of a quote: a mode with keys and handles, decided only when it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from reader.model.anchor import Anchor
from reader.model.decision import EdgesMoved
from reader.review.edges import EdgeLimits, Side
from reader.review.targets import target_of
from reader.ui.announcing import announce
from reader.ui.deciding.edge_keys import EdgeKeys
from reader.ui.deciding.interruption import Interruption
from reader.ui.models.marking import piece_at

if TYPE_CHECKING:
    from reader.model.decision import Decision
    from reader.model.quotation import Quotation, Statement
    from reader.model.span import Span
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.toast import Toast
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

_SPOKEN_WORDS = 4


@dataclass
class _Moving:
    """A statement whose edges are moved.

    Attributes:
        statement: As it is in force.
        place: Index of the piece the keys are about.
        spans: Where its pieces begin and end by now.
        interruption: What the mode came in between of.
        trail: Places and spans before each move.
    """

    statement: Statement
    place: int
    spans: list[Span]
    interruption: Interruption
    trail: list[tuple[int, list[Span]]] = field(default_factory=list)

    @property
    def piece(self) -> Quotation:
        """The piece the keys are about."""
        return self.statement.pieces[self.place]

    @property
    def span(self) -> Span:
        """Where that begins and ends by now."""
        return self.spans[self.place]

    @property
    def moved(self) -> dict[Span, Span]:
        """Where pieces shall be, by where they are; those that are moved."""
        befores = (piece.span for piece in self.statement.pieces)
        pairs = zip(befores, self.spans, strict=True)
        return {before: span for before, span in pairs if before != span}


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
        for signal in (session.article_opened, session.article_closed):
            signal.connect(self._drop)
        desk.failed.connect(self._show_in_force)

    @property
    def is_on(self) -> bool:
        """Whether edges are being moved."""
        return self._moving is not None

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
        moving, decisions = self._moving, self._decisions()
        if moving is None:
            return
        self._leave(moves_back=not decisions)
        if not decisions:
            self._tell_left(moving)
            return
        self._decide(decisions, moving)

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
        card = self._selection.current
        if card is None or card.is_rejected or self._moving is not None:
            return
        statement = card.statement
        place = piece_at(statement, self._view.caret())
        spans = [piece.span for piece in statement.pieces]
        self._moving = _Moving(statement, place, spans, Interruption.begin(self._selection))
        self._pane.close_card()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys.listen(has_more=len(spans) > 1)
        self._pane.edge_bar.show()  # before the quote is brought into what is left of the view
        self._show_piece(self._moving)
        announce(self._view, self._pane.edge_bar.spoken)

    def _show_piece(self, moving: _Moving) -> None:
        self._pane.edge_bar.show_piece(moving.place + 1, len(moving.spans))
        self._view.reveal(moving.span)
        self._show(moving)

    def _show(self, moving: _Moving) -> None:
        self._view.show_edges(moving.statement.number, moving.span, moving.moved)

    def _limits(self, moving: _Moving) -> EdgeLimits | None:
        document = self._session.document
        if document is None:
            return None
        return EdgeLimits.of(
            document,
            moving.piece,
            self._session.quotations,
            self._session.findings.rejected,
            [span for place, span in enumerate(moving.spans) if place != moving.place],
        )

    @Slot(object, int, bool)
    def _step(self, side: Side, step: int, by_word: bool) -> None:
        """Move an edge by a key; left and right are as on the screen."""
        moving = self._moving
        limits = self._limits(moving) if moving is not None else None
        if moving is None or limits is None:
            return
        step = -step if self._view.is_leftward(moving.span) else step
        span = limits.moved(moving.span, side, step, by_word=by_word)
        if span == moving.span:
            announce(self._view, "No further")
            return
        self._move_to(moving, span)
        self._say_edge(span, side)

    @Slot(object, int, bool)
    def _drag(self, side: Side, offset: int, by_word: bool) -> None:
        """Move an edge to where the mouse is."""
        moving = self._moving
        limits = self._limits(moving) if moving is not None else None
        if moving is None or limits is None:
            return
        span = limits.nearest(moving.span, side, offset, by_word=by_word)
        if span != moving.span:
            self._move_to(moving, span, scrolls=False)

    def _move_to(self, moving: _Moving, span: Span, *, scrolls: bool = True) -> None:
        moving.trail.append((moving.place, list(moving.spans)))
        before, moving.spans[moving.place] = moving.span, span
        if scrolls:
            edge = type(span)(span.start, span.start + 1)
            if span.end != before.end:
                edge = type(span)(span.end - 1, span.end)
            self._view.reveal(edge)
        self._show(moving)

    def _say_edge(self, span: Span, side: Side) -> None:
        document = self._session.document
        words = [] if document is None else span.text_of(document.text).split()
        if side is Side.START:
            announce(self._view, f"Begins: {' '.join(words[:_SPOKEN_WORDS])}")
        else:
            announce(self._view, f"Ends: {' '.join(words[-_SPOKEN_WORDS:])}")

    @Slot(int)
    def _turn(self, step: int) -> None:
        """Go to another piece of the statement, round and round."""
        if self._moving is not None:
            self._go_to(self._moving, (self._moving.place + step) % len(self._moving.spans))

    @Slot(int)
    def _turn_to(self, offset: int) -> None:
        """Go to the piece at a code point."""
        moving = self._moving
        if moving is not None:
            held = [n for n, span in enumerate(moving.spans) if span.start <= offset <= span.end]
            if held and held[0] != moving.place:
                self._go_to(moving, held[0])

    def _go_to(self, moving: _Moving, place: int) -> None:
        moving.place = place
        self._view.put_caret(moving.span.start)
        self._show_piece(moving)
        document = self._session.document
        if document is not None:
            words = " ".join(moving.span.text_of(document.text).split())
            announce(self._view, f"{self._pane.edge_bar.title.text()}: {words}")

    @Slot()
    def _take_back(self) -> None:
        """Take the last move back."""
        moving = self._moving
        if moving is None:
            return
        if not moving.trail:
            announce(self._view, "Nothing was moved yet")
            return
        moving.place, moving.spans = moving.trail.pop()
        self._show_piece(moving)

    def _decisions(self) -> list[Decision]:
        moving, document = self._moving, self._session.document
        if moving is None or document is None:
            return []
        pieces = {piece.span: piece for piece in moving.statement.pieces}
        return [
            EdgesMoved(target_of(document.text, pieces[before]), Anchor.of(document.text, span))
            for before, span in moving.moved.items()
        ]

    def _decide(self, decisions: list[Decision], moving: _Moving) -> None:
        first = moving.spans[0]

        def kept(_outcome: object) -> None:
            number = next((q.statement for q in self._session.quotations if q.span == first), None)
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
        self.told.emit("The edges stay where they were")
        announce(self._view, "The edges stay where they were")

    def _has_keys(self) -> bool:
        return self._view.hasFocus() or self._pane.edge_bar.isAncestorOf(
            self._pane.focusWidget() or self._pane
        )

    @Slot()
    def _follow(self) -> None:
        """Leave when the reader goes to another statement; offer what was moved by then."""
        moving, card = self._moving, self._selection.current
        if moving is None or (card is not None and card.number == moving.statement.number):
            return
        decisions = self._decisions()
        self._leave()
        self.told.emit("The edges stay where they were")
        if decisions:
            self._toast.tell(
                "The edges stay where they were",
                "Move them after all",
                lambda: self._desk.when_settled(lambda: self._decide(decisions, moving)),
            )

    @Slot()
    def _drop(self) -> None:
        """Leave: what is in force is another thing now."""
        if self._moving is not None:
            self._leave()

    @Slot()
    def _show_in_force(self) -> None:
        """Show all quotes where they are, as a decision did not come about."""
        if self._moving is None:
            self._view.hide_edges()
