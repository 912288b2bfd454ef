"""Change who speaks: choose somebody, see which quotes hang together with it, one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reader.model.decision import Accepted, SpeakerSet
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.targets import targets_of
from reader.ui.deciding.interruption import Interruption
from reader.ui.models.company_lines import company_lines, company_title
from reader.ui.models.speaker_choices import NOBODY, Known, nearest_speakers, speakers_of
from reader.ui.panels.company_list import CompanyList
from reader.ui.panels.speaker_picker import SpeakerPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.quotation import Statement
    from reader.review.company import Companion
    from reader.ui.appearance import Appearance
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.models.speaker_choices import Choice
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.floating import Floating
    from reader.ui.presenter import Presenter
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace

SHOWN_WORDS = 60
CLOSING = '”’»“"'


@dataclass(frozen=True, slots=True)
class Completed:
    """A step that the answer to "who says this" belongs to.

    Attributes:
        step: Its UUID.
        title: What menus call it so far.
    """

    step: str
    title: str


@dataclass
class _Change:
    """One change of a speaker on its way.

    Attributes:
        statements: Whose speaker changes.
        company: What may have to change as well; None while that is not known.
        speaker: Who speaks from now on, or nobody.
        is_chosen: Whether `speaker` says who.
        interruption: What the questions came in between of.
        completes: The step that the answer belongs to, if any.
    """

    statements: list[Statement]
    interruption: Interruption
    company: tuple[Companion, ...] | None = None
    speaker: Speaker | None = None
    is_chosen: bool = False
    completes: Completed | None = None


class SpeakerChange(QObject):
    """Asks who speaks, then which quotes change as well, then decides.

    Attributes:
        picker: Asks who.
        company_list: Asks which more.
    """

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        chosen: Chosen,
        selection: StatementSelection,
        presenter: Presenter,
        pane: ArticlePane,
        appearance: Appearance,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._chosen = chosen
        self._selection = selection
        self._presenter = presenter
        self._pane = pane
        self._change: _Change | None = None
        self._known = Known()
        self.picker = SpeakerPicker(appearance, pane.ground)
        self.picker.chosen.connect(self._choose)
        self.company_list = CompanyList(appearance, pane.ground)
        self.company_list.confirmed.connect(self._apply)
        self.company_list.pointed_at.connect(self._point_at)
        for floating in (self.picker, self.company_list):
            floating.left.connect(self._leave)
        session.article_opened.connect(self.cancel)
        session.article_closed.connect(self.cancel)

    def open(self, completes: Completed | None = None) -> None:
        """Ask who says what is selected.

        Args:
            completes: The step that the answer belongs to.
        """
        self._desk.when_settled(lambda: self._open(completes))

    def take_runner_up(self, place: int) -> None:
        """Make a runner-up of the selected statement its speaker.

        Args:
            place: 0 for the likeliest.
        """
        self._desk.when_settled(lambda: self._take_runner_up(place))

    def step_back(self) -> bool:
        """Leave the question; tell whether there was one. A speaker who was chosen stays."""
        if self.company_list.isVisible() and self._change is not None:
            self._apply([])
            return True
        if self.picker.isVisible():
            self.cancel()
            return True
        return False

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it is."""
        change, self._change = self._change, None
        if change is not None:
            self._put_away(change)

    @Slot()
    def _leave(self) -> None:
        """Stop asking when the keys went elsewhere than from one question to the other.

        Once somebody was chosen, that stands, for what it was chosen for and nothing more.
        """
        if not (self.picker.has_keys() or self.company_list.has_keys()):
            self.leave()

    def leave(self) -> None:
        """Stop asking; who was chosen already is decided."""
        if self._change is not None and self._change.is_chosen:
            self._apply([])
        else:
            self.cancel()

    def _begin(self) -> _Change | None:
        """Note what the change is about, and ask the library what goes with it."""
        cards = [card for card in self._chosen.cards if not card.is_rejected]
        article = self._session.keeper.identifier
        if not cards or article is None:
            return None
        self.cancel()
        interruption = Interruption.begin(self._selection)
        self._change = change = _Change([card.statement for card in cards], interruption)
        first = change.statements[0] if len(cards) == 1 else None

        def ask(workspace: Workspace) -> tuple[Known, tuple[Companion, ...]]:
            deciding = workspace.deciding
            known = Known(
                library=tuple(workspace.speakers()), recent=tuple(deciding.recent_speakers())
            )
            return known, deciding.company(article, first) if first else ()

        self._desk.ask(
            ask,
            lambda answer: self._take_answer(change, *answer),
            lambda: self._take_answer(change, Known(), ()),
        )
        return change

    def _open(self, completes: Completed | None) -> None:
        change = self._begin()
        if change is None:
            return
        change.completes = completes
        first = change.statements[0]
        others = first.first.attribution.runners_up if len(change.statements) == 1 else ()
        self._known = Known(
            article=nearest_speakers(self._session.quotations, first),
            runners_up=tuple(other.name for other in others),
        )
        self.picker.ask(self._question(change.statements), self._known, self._presenter.styles)
        self._pane.close_card()
        self._show(self.picker)
        self.picker.box.setFocus()

    def _take_runner_up(self, place: int) -> None:
        others = [
            other
            for card in self._chosen.cards[:1]
            for other in card.statement.first.attribution.runners_up
        ]
        if place >= len(others):
            return
        change = self._begin()
        if change is not None:
            self.picker.title.setText("")
            change.speaker, change.is_chosen = self._named(others[place].name), True

    def _named(self, name: str) -> Speaker:
        """Return the article's speaker of a name, or a new one."""
        here = (speaker for speaker, _count in speakers_of(self._session.quotations))
        return next((s for s in here if s.name == name), None) or Speaker(name, SpeakerKind.PERSON)

    def _question(self, statements: Sequence[Statement]) -> str:
        if len(statements) > 1:
            return f"Who made these {len(statements)} statements?"
        text = self._session.document.text if self._session.document else ""
        words = " ".join(statements[0].first.span.text_of(text).split())
        if len(words) > SHOWN_WORDS:
            closing = words[-1] if words[-1] in CLOSING else ""
            words = f"{words[:SHOWN_WORDS].rsplit(' ', 1)[0]} …{closing}"
        return f"Who said {words}?"

    def _take_answer(self, change: _Change, known: Known, company: tuple[Companion, ...]) -> None:
        """Offer the library's speakers as well; go on where somebody was chosen already."""
        if change is not self._change:
            return
        change.company = company
        self._known = replace(self._known, library=known.library, recent=known.recent)
        if change.is_chosen:
            self._go_on(change)
        else:
            self.picker.show_known(self._known)
            self._show(self.picker)

    @Slot(object)
    def _choose(self, choice: Choice) -> None:
        change = self._change
        if change is not None:
            change.speaker, change.is_chosen = choice.speaker, True
            self._go_on(change)

    def _go_on(self, change: _Change) -> None:
        """Ask which more change, where there are any; wait while that is not known."""
        if change.company is None:
            return
        old = change.statements[0].speaker
        is_same = all(s.speaker == change.speaker for s in change.statements)
        if is_same or old is None or not change.company:
            self._apply([])
            return
        text = self._session.document.text if self._session.document else ""
        lines = company_lines(change.company, text, self._session.quotations)
        is_same_mention = all(line.is_ticked for line in lines)
        name = change.speaker.name if change.speaker else NOBODY.lower()
        title = company_title(name, len(lines), is_same_mention=is_same_mention)
        self.company_list.ask(title, lines)
        self._pane.close_card()
        self._show(self.company_list)
        self.company_list.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picker.hide()

    @Slot(object)
    def _apply(self, more: list[Statement]) -> None:
        """Decide about the statements and those that were ticked, as one step."""
        change, self._change = self._change, None
        document = self._session.document
        if change is None or document is None:
            return
        self._put_away(change)
        statements = [*change.statements, *more]
        targets = targets_of(document.text, statements)
        if all(s.speaker == change.speaker for s in statements):
            waiting = [s for s in statements if not s.first.review.state.is_reviewed]
            if waiting:
                self._desk.decide([Accepted(targets_of(document.text, waiting))])
        else:
            given = [SpeakerSet(targets, change.speaker)]
            whole = change.completes
            if whole is None or change.speaker is None:
                self._desk.decide(given)
            else:
                title = f"{whole.title} by {change.speaker.name}"
                self._desk.decide(given, title, joins=whole.step)

    @Slot(object)
    def _point_at(self, statement: Statement) -> None:
        """Show the quote of a line in the text."""
        if self.company_list.isVisible():
            self._pane.view.go_to_span(statement.first.span)

    def _show(self, floating: Floating) -> None:
        if self._change is not None:
            self._pane.show_beside(floating, self._change.statements[0].number)

    def _put_away(self, change: _Change) -> None:
        """Close the questions; keys and card are where they were."""
        change.interruption.close(
            self.picker, self.company_list, selection=self._selection, fallback=self._pane.view
        )
