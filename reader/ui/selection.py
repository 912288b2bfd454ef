"""The statement the reader is at: the same one in text, panel and card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.ui.announcing import announce
from reader.ui.models.quote_facts import cited
from reader.ui.models.review_facts import how_sure, verdict_line
from reader.ui.panels.quote_card import CardContent

if TYPE_CHECKING:
    from reader.model.span import Span
    from reader.ui.models.statement_cards import StatementCard
    from reader.ui.models.statements_model import StatementFilter
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.statements_panel import StatementsPanel
    from reader.ui.presenter import Presenter
    from reader.ui.session import ReadingSession


class StatementSelection(QObject):
    """Carries a selection from where it is made to everywhere else.

    Signals:
        changed(): Another statement is selected, or none.
        copied(): The selected statement is on the clipboard.
        pointed_at(str): Who speaks where the mouse is, in words; empty when nobody does.
    """

    changed = Signal()
    copied = Signal()
    pointed_at = Signal(str)

    def __init__(
        self,
        session: ReadingSession,
        pane: ArticlePane,
        statements: StatementsPanel,
        presenter: Presenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._statements = statements
        self._presenter = presenter
        view, card = pane.view, pane.card
        view.statement_selected.connect(self._follow_text)
        view.statement_activated.connect(self.open_card)
        view.selection_cleared.connect(self.clear)
        view.statement_hovered.connect(self._name_speaker)
        pane.strip.statement_clicked.connect(self.select)
        statements.statement_selected.connect(self._follow_panel)
        statements.rejected_selected.connect(self._point_at)
        statements.statement_activated.connect(self.open_card)
        statements.repeat_chosen.connect(self.select)
        statements.filter_changed.connect(self._drop_hidden)
        card.span_asked.connect(view.go_to_span)
        card.statement_asked.connect(self.open_card)
        card.copy_asked.connect(self.copy)
        card.next_asked.connect(view.next_statement)
        card.previous_asked.connect(view.previous_statement)
        card.solo_asked.connect(self.toggle_speaker)
        presenter.refreshed.connect(self._refresh_card)
        session.article_opened.connect(self.changed)

    @property
    def current(self) -> StatementCard | None:
        """The statement that is selected, or None."""
        number = self._pane.view.selected_statement
        return None if number is None else self._statements.model.card(number)

    @property
    def shows_card(self) -> bool:
        """Whether a card is open."""
        return not self._pane.card.isHidden()

    @Slot(int)
    def select(self, number: int) -> None:
        """Select a statement in text and panel; an open card turns to it."""
        self._pane.view.select_statement(number)
        self._follow_text(number)

    @Slot(int)
    def open_card(self, number: int) -> None:
        """Select a statement and show its card."""
        self._pane.view.select_statement(number)
        self._statements.select_statement(number)
        content = self._content(number)
        if content is not None:
            self._pane.open_card(content)
        self.changed.emit()

    def open_current(self) -> None:
        """Show the card of the selected statement."""
        if self.current is not None:
            self.open_card(self.current.number)

    def number_at(self, span: Span | None) -> int | None:
        """Return the number of the statement with a piece that stands exactly there, or None."""
        quotations = self._session.quotations
        return next((q.statement for q in quotations if q.span == span), None)

    @Slot()
    def clear(self) -> None:
        """Select no statement."""
        self._pane.close_card()
        self._pane.view.select_statement(None)
        self._statements.select_statement(None)
        self.changed.emit()

    @Slot()
    def toggle_speaker(self) -> None:
        """Show only the speaker of the selected statement, or all again."""
        if self._statements.filter.speaker is not None:
            self._statements.set_speaker(None)
        elif self.current is not None:
            self._presenter.toggle_speaker(self.current.speaker_name)

    @Slot()
    def copy(self) -> None:
        """Copy the selected statement with its speaker and where it stands."""
        card, document = self.current, self._session.document
        if card is not None and document is not None:
            QGuiApplication.clipboard().setText(cited(card, document))
            self.copied.emit()

    @Slot(int)
    def _follow_text(self, number: int) -> None:
        self._statements.select_statement(number)
        self._turn_card(number)
        self._announce(number)
        self.changed.emit()

    def _announce(self, number: int) -> None:
        """Say what the reader came to; painted colours are invisible to a screen reader."""
        card = self._statements.model.card(number)
        if card is not None:
            announce(self._pane.view, card.spoken_name)

    @Slot(int)
    def _follow_panel(self, number: int) -> None:
        if self._pane.view.selected_statement != number:
            self._pane.view.select_statement(number)
            self._turn_card(number)
            self.changed.emit()

    @Slot(object)
    def _point_at(self, rejected: StatementCard) -> None:
        """Show where a rejected statement stands; nothing else is selected then."""
        self._pane.close_card()
        self._pane.view.select_statement(None)
        self._pane.view.go_to_span(rejected.statement.first.span)
        self.changed.emit()

    @Slot(object)
    def _drop_hidden(self, wanted: StatementFilter) -> None:
        """Select nothing that somebody else says than the one who is shown alone."""
        name = self.current.speaker_name if self.current else None
        if None not in (wanted.speaker, name) and name != wanted.speaker:
            self.clear()

    @Slot(int)
    def _name_speaker(self, number: int) -> None:
        card = self._statements.model.card(number)
        if card is None:
            self.pointed_at.emit("")
        else:
            first = card.statement.first
            review, attribution = first.review, first.attribution
            words = verdict_line(review, attribution) or how_sure(review, attribution)
            self.pointed_at.emit(f"{card.speaker_name} · {words}")

    def _turn_card(self, number: int) -> None:
        """Let a card that is open show this statement."""
        if self._pane.card.isHidden():
            return
        content = self._content(number)
        if content is None:
            self._pane.close_card()
        else:
            self._pane.open_card(content)

    @Slot()
    def _refresh_card(self) -> None:
        number = self._pane.view.selected_statement
        if number is not None:
            self._turn_card(number)
        else:
            self._pane.close_card()
        self.changed.emit()

    def _content(self, number: int) -> CardContent | None:
        card, document = self._statements.model.card(number), self._session.document
        if card is None or document is None:
            return None
        tallies = self._presenter.tallies
        count = sum(tally.count for tally in tallies if tally.name == card.speaker_name)
        return CardContent(
            card,
            document.text,
            self._presenter.styles.get(card.speaker_name) if card.speaker else None,
            count,
            sum(tally.count for tally in tallies),
            self._variants(card),
        )

    def _variants(self, card: StatementCard) -> dict[int, str]:
        """Return the words of what says nearly the same as a statement, by number."""
        near = (repeat.statement for repeat in card.repeats if not repeat.is_exact)
        others = ((number, self._statements.model.card(number)) for number in near)
        return {number: other.quote for number, other in others if other is not None}
