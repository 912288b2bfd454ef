"""Who is meant by a name, and who else there is: in the open article, then in the library."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.models.speaker_changes import name_after, name_before
from reader.ui.models.speaker_choices import Known, speakers_of
from reader.ui.session import ReadingSession, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reader.deciding import Outcome
    from reader.model.article import SpeakerSummary
    from reader.model.decision import Decision
    from reader.model.quotation import Quotation
    from reader.model.speaker import Speaker
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.statements_panel import StatementsPanel
    from reader.ui.presenter import Presenter
    from reader.ui.speaker_style import SpeakerStyle


class SpeakerLookup(QObject):
    """What every question about a speaker begins and ends with.

    Attributes:
        desk: Hands decisions to the library.
    """

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        presenter: Presenter,
        statements: StatementsPanel,
    ) -> None:
        super().__init__(desk)
        self.desk = desk
        self._session = session
        self._presenter = presenter
        self._statements = statements
        for signal in (desk.decided, desk.redone):
            signal.connect(partial(self._follow, name_after))
        desk.undone.connect(partial(self._follow, name_before))
        desk.overtaken.connect(self._end_solo)

    @property
    def styles(self) -> Mapping[str, SpeakerStyle]:
        """How the speakers of the open article look, by name."""
        return self._presenter.styles

    @property
    def text(self) -> str:
        """The open article's text."""
        return self._session.document.text if self._session.document else ""

    @property
    def quotations(self) -> Sequence[Quotation]:
        """Those of the open article."""
        return self._session.quotations

    def find(self, name: str, show: Callable[[Speaker, Known], None]) -> None:
        """Look a speaker up, and everybody else; nothing happens where nobody has the name.

        Args:
            name: The speaker's.
            show: Called with the speaker and all others.
        """
        self.desk.when_settled(
            lambda: self.desk.ask(lambda w: w.speakers(), partial(self._answer, name, show))
        )

    def find_both(self, one: str, other: str, show: Callable[[Speaker, Speaker], None]) -> None:
        """Look two speakers up; nothing happens where one of the names is nobody's."""

        def found(speaker: Speaker, others: Known) -> None:
            for known in others.speakers:
                if known.name == other:
                    show(speaker, known)
                    return

        self.find(one, found)

    def _answer(
        self, name: str, show: Callable[[Speaker, Known], None], kept: Sequence[SpeakerSummary]
    ) -> None:
        everybody = Known(speakers_of(self._session.quotations), tuple(kept))
        meant = next((s for s in everybody.speakers if s.name == name), None)
        if meant is not None:
            show(meant, everybody.without(name))

    def _follow(
        self, find_name: Callable[[str, Sequence[Decision]], str], outcome: Outcome
    ) -> None:
        """Show a speaker who is shown alone by the name they have now."""
        alone = self._statements.filter.speaker
        if alone is not None:
            decisions = [recorded.decision for recorded in outcome.step.decisions]
            self._statements.set_speaker(find_name(alone, decisions))
            self._end_solo()

    @Slot()
    def _end_solo(self) -> None:
        """Show everybody where the only one shown is not there any more.

        Nobody is missed while the article is analysed.
        """
        alone = self._statements.filter.speaker
        is_known = alone is not None and self._session.stage is Stage.DONE
        if is_known and all(alone != tally.name for tally in self._presenter.tallies):
            self._statements.set_speaker(None)
