"""Brings what a session finds onto the screen: colours, cards, legend, counts."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader.review.waiting import REVIEW_BELOW
from reader.ui.models.overview import Overview, survey
from reader.ui.models.statement_cards import UNATTRIBUTED
from reader.ui.session import Stage
from reader.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.quotes.repeats import Repeat
    from reader.ui.bridge import Failure, TaskThread
    from reader.ui.models.overview import Tally
    from reader.ui.models.statements_model import StatementFilter
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.statements_panel import StatementsPanel
    from reader.ui.panels.status_line import StatusLine
    from reader.ui.session import ReadingSession
    from reader.ui.speaker_style import SpeakerStyle

# Colours that come ten times a second look continuous; the rest of the time is the reader's.
REFRESH_MS = 100
REST = 4
AT_ONCE = 40
"""Quotations up to which the window's thread works out cards and speakers itself: 20 ms."""

EMPTY_WORDS = {
    Stage.EMPTY: "Statements of the open article stand here.",
    Stage.LOADING: "Opening…",
    Stage.ANALYSING: "Looking for quotes…",
    Stage.DONE: "No quotes in this article.\n\nQuotes are found between quotation marks, in block "
    "quotes, and where a line names its speaker. To mark one yourself, select its words and choose "
    "Mark\u00a0›\u00a0Add\u00a0Quote.",
    Stage.STOPPED: "The analysis was stopped before it found a quote.",
    Stage.FAILED: "The article could not be analysed.",
}


class Presenter(QObject):
    """Listens to the session; what is shown is never older than a moment.

    Signals:
        refreshed(): Quotes, speakers or their colours are others than before.
        review_below_changed(): Another confidence is sure enough.
    """

    refreshed = Signal()
    review_below_changed = Signal()

    def __init__(
        self,
        session: ReadingSession,
        pane: ArticlePane,
        statements: StatementsPanel,
        status: StatusLine,
        surveyor: TaskThread,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._surveyor = surveyor
        self._is_surveying = False
        self._turns = Turns(self)
        self._session = session
        self._pane = pane
        self._statements = statements
        self._status = status
        self._repeats: Mapping[int, Sequence[Repeat]] = {}
        self._review_below = REVIEW_BELOW
        self._overview = Overview()
        self._is_other = True
        self._asked = self._shown = 0
        self._waiting: list[tuple[int, Callable[[], None]]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        session.article_left.connect(self._await_other)
        session.article_opened.connect(self._show_article)
        session.position_known.connect(self._resume)
        session.marks_found.connect(pane.view.set_marks)
        session.quotations_found.connect(self._take)
        session.analysed.connect(self._finish)
        session.text_changed.connect(pane.view.change_text)
        session.revised.connect(self._revise)
        session.stage_changed.connect(self._show_stage)
        pane.legend.speaker_chosen.connect(statements.set_speaker)
        pane.share_bar.speaker_clicked.connect(self.toggle_speaker)
        statements.filter_changed.connect(self._show_filter)
        self._show_stage(session.stage)

    @property
    def styles(self) -> Mapping[str, SpeakerStyle]:
        """How the speakers of the open article look, by name."""
        return self._overview.styles

    @property
    def tallies(self) -> Sequence[Tally]:
        """Who speaks in the open article, with how many statements."""
        return self._overview.tallies

    @property
    def is_busy(self) -> bool:
        """Whether something is known that is not shown yet."""
        return self._shown < self._asked or self._timer.isActive()

    @Slot(str)
    def toggle_speaker(self, name: str) -> None:
        """Show only one speaker, or all when it was this one already."""
        self._statements.set_speaker(None if self._statements.filter.speaker == name else name)

    def when_shown(self, act: Callable[[], None]) -> None:
        """Do something as soon as what is known now is shown, or another article is."""
        needed = self._asked + self._timer.isActive()
        if needed <= self._shown:
            act()
        else:
            self._waiting.append((needed, act))

    def _end_waiting(self) -> None:
        """Do what waited for what is shown by now."""
        ready = [act for needed, act in self._waiting if needed <= self._shown]
        self._waiting = [entry for entry in self._waiting if entry[0] > self._shown]
        for act in ready:
            act()

    @property
    def review_below(self) -> float:
        """Confidence below which a statement is to review."""
        return self._review_below

    def set_review_below(self, confidence: float) -> None:
        """Ask for a look at statements whose confidence is below this."""
        if confidence != self._review_below:
            self._review_below = confidence
            self._refresh()
            self.review_below_changed.emit()

    @Slot()
    def _await_other(self) -> None:
        """Keep no looks: what is shown next is another article, not another text of this one."""
        self._is_other = True

    @Slot(object, int)
    def _show_article(self, document: Document, position: int) -> None:
        before = Overview() if self._is_other else self._overview.emptied()
        self._is_other = False
        self._leave()
        self._overview = before
        self._statements.clear_filter()
        self._pane.show_article(document, position)
        self._asked += 1
        self._show(self._overview)

    def _leave(self) -> None:
        """Show nothing more of the article that was open."""
        self._timer.stop()
        self._turns.stop()
        self._is_surveying = False
        self._overview, self._repeats = Overview(), {}

    @Slot(int)
    def _resume(self, position: int) -> None:
        """Go where the reader was, unless the reader has gone somewhere meanwhile."""
        view = self._pane.view
        if view.verticalScrollBar().value() == 0:
            view.scroll_to(position)

    @Slot(object)
    def _take(self, found: tuple[Quotation, ...]) -> None:
        self._pane.view.update_quotations(found)
        if not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _finish(self, _analysis: object) -> None:
        self._timer.stop()
        self._pane.view.set_quotations(self._session.quotations)
        self._refresh()

    @Slot()
    def _revise(self) -> None:
        """Show what is in force since a decision; the lines of the text stay as they are."""
        self._timer.stop()
        self._pane.view.revise_quotations(self._session.quotations)
        self._refresh()

    @Slot(object)
    def add_repeats(self, repeats: Mapping[int, Sequence[Repeat]]) -> None:
        """Show on the cards what is said again."""
        if repeats != self._repeats:
            self._repeats = repeats
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Work out what is known by now: a little at once, a lot beside the window's thread."""
        document, quotations = self._session.document, self._session.quotations
        if document is None:
            return
        ask = partial(
            survey,
            document,
            quotations,
            self._overview,
            self._repeats,
            self._review_below,
            self._session.findings.rejected,
        )
        if len(quotations) <= AT_ONCE:
            self._asked += 1
            self._turns.stop()
            self._show(ask())
        elif self._is_surveying:
            self._timer.start()
        else:
            self._asked += 1
            self._is_surveying = True
            take = partial(self._take_overview, self._asked, time.monotonic())
            self._surveyor.submit(ask, take, partial(self._survey_failed, self._asked))

    def _take_overview(self, number: int, started: float, overview: Overview) -> None:
        """Show what was worked out, unless something newer is shown or on its way by now."""
        if number == self._asked:
            self._turns.start(self._steps(overview, started))

    def _end_survey(self) -> None:
        self._is_surveying = False
        self._shown = self._asked
        self._end_waiting()

    def _survey_failed(self, number: int, failure: Failure) -> None:
        self._session.analysis_failed.emit(failure)
        if number == self._asked:
            self._end_survey()

    def _show(self, overview: Overview) -> None:
        """Show it everywhere, now."""
        for step in self._steps(overview, time.monotonic()):
            step()

    def _steps(self, overview: Overview, started: float) -> list[Callable[[], None]]:
        """Return what shows it everywhere; no more than a fifth of the time is for all of it.

        Args:
            overview: What to show.
            started: When it was begun to be worked out.
        """

        def colour() -> None:
            self._overview = overview
            self._pane.view.set_styles(overview.styles)

        def list_statements() -> None:
            self._statements.set_cards(overview.cards, overview.styles, overview.rejected)
            self._statements.keep_selection(self._pane.view.selected_statement)

        def name_speakers() -> None:
            self._pane.show_speakers(overview.tallies, overview.words, overview.styles)
            self._status.show_counts(
                sum(tally.count for tally in overview.tallies),
                len(overview.styles),
                self._statements.model.to_review,
            )

        def end() -> None:
            self.refreshed.emit()
            spent = round((time.monotonic() - started) * 1000)
            self._timer.setInterval(max(REFRESH_MS, REST * spent))
            self._end_survey()

        return [colour, list_statements, name_speakers, end]

    @Slot(object)
    def _show_stage(self, stage: Stage) -> None:
        self._statements.set_empty_words(EMPTY_WORDS[stage])
        if stage is Stage.EMPTY:
            self._leave()
            self._statements.clear_filter()
            self._statements.set_cards((), {})
            self._pane.show_empty()
            self._status.clear_counts()
            self.refreshed.emit()
            self._asked += 1
            self._end_survey()

    @Slot(object)
    def _show_filter(self, wanted: StatementFilter) -> None:
        """Show the speaker that is shown alone everywhere."""
        self._pane.legend.set_solo(wanted.speaker)
        named = None if wanted.speaker == UNATTRIBUTED else wanted.speaker
        self._pane.view.solo_speaker(named)
        self._pane.share_bar.solo_speaker(named)
        self._statements.keep_selection(self._pane.view.selected_statement)
