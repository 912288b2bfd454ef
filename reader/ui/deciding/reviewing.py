"""The review queue: one statement after another, the least sure first, until none is left."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.decision import (
    Accepted,
    Rejected,
    SpeakerSet,
    Verified,
)
from reader.review.targets import spans_of
from reader.ui.announcing import announce
from reader.ui.models.speaker_changes import name_after, name_before

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.deciding import Outcome
    from reader.model.decision import Decision
    from reader.model.quotation import Statement
    from reader.model.span import Span
    from reader.review.queue import ReviewQueue
    from reader.text.change import TextChange
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.presenter import Presenter
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace

_VERDICTS = (Accepted, Rejected, SpeakerSet, Verified)


@dataclass
class _Review:
    """A review that goes on.

    Attributes:
        speaker: Name of the only one that is reviewed; None for all.
        skipped: First pieces of what comes back at the end, in that order.
        settled: Pieces that were decided in this review; flagged ones do not come back.
        takes_all: Whether what is sure enough is asked about as well.
        is_over: Whether nothing is left but what is sure enough.
    """

    speaker: str | None = None
    skipped: list[Span] = field(default_factory=list)
    settled: set[Span] = field(default_factory=set)
    takes_all: bool = False
    is_over: bool = False


class Reviewing(QObject):
    """Leads from one statement that waits for a person to the next.

    Signals:
        changed(): A review has begun or ended.
    """

    changed = Signal()

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        selection: StatementSelection,
        pane: ArticlePane,
        presenter: Presenter,
    ) -> None:
        super().__init__(desk)
        self._presenter = presenter
        self._desk = desk
        self._session = session
        self._selection = selection
        self._pane = pane
        self._bar = pane.review_bar
        self._review: _Review | None = None
        self._bar.limited.connect(self._limit)
        self._bar.narrowed.connect(self._narrow)
        self._bar.closed.connect(self.leave)
        desk.decided.connect(self._follow)
        desk.undone.connect(partial(self._follow_turned, name_before))
        desk.redone.connect(partial(self._follow_turned, name_after))
        desk.overtaken.connect(self._stay)
        session.text_changed.connect(self._move)
        presenter.review_below_changed.connect(self._stay)
        selection.changed.connect(self._offer_limit)
        session.article_opened.connect(self.leave)
        session.article_closed.connect(self.leave)

    @property
    def is_on(self) -> bool:
        """Whether a review goes on."""
        return self._review is not None

    @Slot()
    def start(self) -> None:
        """Begin with the least sure statement; go back to it where a review goes on already.

        When nothing is left but what is sure enough, go on with that.
        """
        if not self._desk.can_decide:
            return
        if self._review is None:
            self._review = _Review()
            self._bar.show()
            self.changed.emit()
        elif self._review.is_over:
            self._review.takes_all = True
        self._pane.view.setFocus()
        self._desk.when_settled(self._next)

    @Slot()
    def skip(self) -> None:
        """Leave the selected statement for later."""
        self._desk.when_settled(self._skip)

    @Slot()
    def leave(self) -> None:
        """End the review; what was decided stays."""
        if self._review is None:
            return
        self._review = None
        self._bar.hide()
        self._pane.close_card()
        if not self._pane.is_empty:
            self._pane.view.setFocus()
        self.changed.emit()

    def step_back(self) -> bool:
        """Leave the review; tell whether one went on."""
        was_on = self.is_on
        self.leave()
        return was_on

    def _skip(self) -> None:
        review, card = self._review, self._selection.current
        if review is None:
            return
        if card is not None:
            span = card.statement.first.span
            review.skipped = [*(s for s in review.skipped if s != span), span]
        self._next()

    @Slot()
    def _next(self) -> None:
        """Go to the next statement that waits."""
        self._ask(may_stay=False)

    @Slot(object)
    def _follow(self, outcome: Outcome) -> None:
        """Go on after a verdict; stay for a note, a flag, or what is about speakers."""
        decisions = [recorded.decision for recorded in outcome.step.decisions]
        if self._review is not None and self._review.speaker is not None:
            self._review.speaker = name_after(self._review.speaker, decisions)
        verdicts = [decision for decision in decisions if isinstance(decision, _VERDICTS)]
        if self._review is not None:
            self._review.settled.update(span for given in verdicts for span in spans_of(given))
        if verdicts:
            self._go_on()
        else:
            self._stay()

    def _follow_turned(
        self, find_name: Callable[[str, Sequence[Decision]], str], outcome: Outcome
    ) -> None:
        """Stay after an undo or a redo; the speaker may have another name."""
        if self._review is not None and self._review.speaker is not None:
            decisions = [recorded.decision for recorded in outcome.step.decisions]
            self._review.speaker = find_name(self._review.speaker, decisions)
        self._stay()

    @Slot(object)
    def _move(self, change: TextChange) -> None:
        """Find what was skipped or settled in the text as it is now."""
        review = self._review
        if review is not None:
            skipped, settled = map(change.span, review.skipped), map(change.span, review.settled)
            review.skipped = [span for span in skipped if span is not None]
            review.settled = {span for span in settled if span is not None}

    @Slot()
    def _go_on(self) -> None:
        """Go on, unless what is selected still waits for a verdict."""
        self._ask(may_stay=True)

    @Slot()
    def _stay(self) -> None:
        """Count anew and stay at what is selected."""
        self._ask(may_stay=True, moves=False)

    def _ask(self, *, may_stay: bool, moves: bool = True) -> None:
        """Ask the library what is left, then show it.

        Args:
            may_stay: Whether what is selected is good where it waits for a person as well.
            moves: Whether to go elsewhere at all.
        """
        review, article = self._review, self._session.keeper.identifier
        if review is None or article is None:
            return
        here = self._here() if may_stay else None
        speaker, skipped = review.speaker, tuple(review.skipped)
        settled = frozenset(review.settled)
        below = math.inf if review.takes_all else self._presenter.review_below

        def ask(workspace: Workspace) -> ReviewQueue:
            return workspace.deciding.queue(
                article, speaker=speaker, skipped=skipped, settled=settled, below=below
            )

        def answer(queue: ReviewQueue) -> None:
            if review is self._review:
                self._show(review, queue, here if moves else self._here(), moves=moves)

        self._desk.ask(ask, answer)

    def _here(self) -> Span | None:
        """Return where the selected statement begins."""
        card = self._selection.current
        return None if card is None else card.statement.first.span

    def _show(self, review: _Review, queue: ReviewQueue, here: Span | None, *, moves: bool) -> None:
        """Turn to the next statement and say how far the review is."""
        waiting = queue.statements
        spans = {statement.first.span for statement in waiting}
        skipped = sum(span in spans for span in review.skipped)
        passed = skipped if skipped < len(waiting) else 0
        number = queue.done + passed + 1 if waiting else None
        review.is_over = not waiting and queue.others > 0
        self._bar.show_progress(number, queue.total, skipped)
        self._bar.show_scope(
            is_narrow=not review.takes_all,
            others=queue.others,
            is_over=review.is_over,
            below=self._presenter.review_below,
        )
        if moves and waiting and here not in spans:
            self._turn_to(waiting[0])
        elif here in spans and not self._selection.shows_card and not moves:
            self._selection.open_current()  # an undo brought it back after the last one
        elif not waiting:
            if moves:
                self._pane.close_card()
            announce(self._bar, self._bar.spoken)
        self._offer_limit()

    def _turn_to(self, statement: Statement) -> None:
        """Show a statement with its card."""
        span = statement.first.span
        number = self._selection.number_at(span)
        if number is not None:
            self._selection.open_card(number)
            card = self._selection.current
            if card is not None:
                announce(self._bar, f"{self._bar.progress.text()}: {card.spoken_name}")

    @Slot()
    def _offer_limit(self) -> None:
        """Offer to review only who speaks in what is selected."""
        if self._review is None:
            return
        name = self._review.speaker
        if name is not None:
            self._bar.show_limit(name, is_limited=True)
        else:
            card = self._selection.current
            speaker = card.speaker if card is not None else None
            self._bar.show_limit(speaker.name if speaker else None, is_limited=False)

    @Slot(bool)
    def _limit(self, is_limited: bool) -> None:
        """Review only who speaks in what is selected, or everybody again."""
        review, card = self._review, self._selection.current
        if review is None:
            return
        speaker = card.speaker if card is not None else None
        review.speaker = speaker.name if is_limited and speaker else None
        self._desk.when_settled(self._go_on if is_limited else self._next)

    @Slot(bool)
    def _narrow(self, is_narrow: bool) -> None:
        """Ask only about what is not sure enough, or about all that nobody has decided."""
        if self._review is not None:
            self._review.takes_all = not is_narrow
            self._desk.when_settled(self._go_on)
