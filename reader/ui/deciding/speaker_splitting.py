"""A speaker who is two: some statements are given to somebody else, as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reader.model.decision import SpeakerSplit
from reader.model.quotation import gather_statements
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.targets import targets_of
from reader.ui.deciding.interruption import Interruption
from reader.ui.models.company_lines import split_lines
from reader.ui.panels.split_list import SplitList

if TYPE_CHECKING:
    from reader.model.quotation import Statement
    from reader.ui.appearance import Appearance
    from reader.ui.deciding.speaker_lookup import SpeakerLookup
    from reader.ui.models.speaker_choices import Known
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession


class SpeakerSplitting(QObject):
    """Asks which statements of a speaker are somebody else's, and whose.

    Attributes:
        split_list: Asks both.
    """

    def __init__(
        self,
        lookup: SpeakerLookup,
        session: ReadingSession,
        selection: StatementSelection,
        pane: ArticlePane,
        appearance: Appearance,
    ) -> None:
        super().__init__(lookup)
        self._lookup = lookup
        self._selection = selection
        self._pane = pane
        self._asked: tuple[Speaker, dict[str, Speaker], Interruption] | None = None
        self.split_list = SplitList(appearance, pane.ground)
        self.split_list.confirmed.connect(self._split)
        self.split_list.pointed_at.connect(self._point_at)
        for signal in (self.split_list.left, self.split_list.dropped):
            signal.connect(self.cancel)
        session.article_opened.connect(self.cancel)
        session.article_closed.connect(self.cancel)

    def ask(self, speaker: Speaker, others: Known) -> None:
        """Ask which statements are somebody else's; that of the selection is ticked already.

        Args:
            speaker: Of the open article.
            others: Whom they can belong to, besides somebody new.
        """
        self.cancel()
        said = [
            statement
            for statement in gather_statements(self._lookup.quotations)
            if statement.first.kind.is_speech and statement.speaker == speaker
        ]
        if not said:
            return
        known = {other.name: other for other in others.speakers}
        self._asked = speaker, known, Interruption.begin(self._selection)
        lines = split_lines(said, self._lookup.text, self._lookup.quotations)
        self.split_list.ask(speaker.name, lines, known)
        current = self._selection.current
        first = current.number if current is not None else said[0].number
        if current is not None:
            self.split_list.tick(current.number)
        self._pane.close_card()
        self._pane.show_beside(self.split_list, first)
        self.split_list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Leave the question; tell whether there was one."""
        is_open = self.split_list.isVisible()
        self.cancel()
        return is_open

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it is."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked[2].close(self.split_list, selection=self._selection, fallback=self._pane.view)

    @Slot(str, object)
    def _split(self, name: str, statements: list[Statement]) -> None:
        asked = self._asked
        self.cancel()
        if asked is None:
            return
        speaker, known, _ = asked
        into = known.get(name) or Speaker(name, SpeakerKind.PERSON)
        targets = targets_of(self._lookup.text, statements)
        desk = self._lookup.desk
        desk.when_settled(lambda: desk.decide([SpeakerSplit(speaker, into, targets)]))

    @Slot(object)
    def _point_at(self, statement: Statement) -> None:
        """Show the quote of a line in the text."""
        if self.split_list.isVisible():
            self._pane.view.go_to_span(statement.first.span)
