"""What can be decided about a speaker as such: details, another name, being somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from reader.model.decision import SpeakerRenamed, SpeakersMerged
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.dialogs.speaker_dialog import SpeakerDialog
from reader.ui.models.speaker_changes import changes_of, title_of
from reader.ui.models.speaker_choices import speakers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model.article import SpeakerSummary
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.statements_panel import StatementsPanel
    from reader.ui.presenter import Presenter
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

MOST_OTHERS = 25
"""Speakers of other articles that a merge offers; those who say most."""


class SpeakerDesk(QObject):
    """Asks about a speaker and decides, in the open article or in all of the library.

    Attributes:
        menu: Opened last, or None.
        dialog: Opened last, or None.
    """

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        selection: StatementSelection,
        presenter: Presenter,
        statements: StatementsPanel,
        window: QWidget,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._selection = selection
        self._presenter = presenter
        self._statements = statements
        self._window = window
        self.menu: QMenu | None = None
        self.dialog: SpeakerDialog | None = None
        for signal in (desk.undone, desk.redone):
            signal.connect(self._end_solo)

    def open_menu(self, name: str, place: QPoint, *, everywhere: bool = False) -> None:
        """Offer what can be done about a speaker.

        Args:
            name: The speaker's; nothing is offered where nobody has it.
            place: On the screen.
            everywhere: Whether it is about all articles.
        """

        def show(speaker: Speaker, others: list[Speaker]) -> None:
            menu = self._new_menu()
            tail = " in All Articles" if everywhere else ""
            details = menu.addAction(f"&Details{tail}…")
            details.triggered.connect(
                lambda: self._show_dialog(speaker, others, everywhere=everywhere)
            )
            into = menu.addMenu(f"&Merge{tail} Into")
            into.setEnabled(bool(others))
            self._fill(into, speaker, others, everywhere=everywhere)
            menu.popup(place)

        self._look_up(name, show)

    @Slot()
    def edit_selected(self) -> None:
        """Ask who the speaker of the selected statement is."""
        name = self._selected_name()
        if name is not None:
            self._look_up(name, partial(self._show_dialog, everywhere=False))

    @Slot()
    def merge_selected(self) -> None:
        """Ask who else the speaker of the selected statement is."""

        def show(speaker: Speaker, others: list[Speaker]) -> None:
            menu = self._new_menu()
            self._fill(menu, speaker, others, everywhere=False)
            middle = self._window.rect().center()
            menu.popup(self._window.mapToGlobal(middle) - menu.rect().center())

        name = self._selected_name()
        if name is not None:
            self._look_up(name, show)

    def _selected_name(self) -> str | None:
        card = self._selection.current
        return card.speaker.name if card is not None and card.speaker is not None else None

    def _look_up(self, name: str, show: Callable[[Speaker, list[Speaker]], None]) -> None:
        """Find a speaker and all others, those of the open article first."""

        def answer(kept: Sequence[SpeakerSummary]) -> None:
            here = [speaker for speaker, _ in speakers_of(self._session.quotations)]
            known = {speaker.name for speaker in here}
            elsewhere = [
                Speaker(summary.name, SpeakerKind(summary.kind), summary.role)
                for summary in kept
                if summary.name not in known
            ]
            everybody = [*here, *elsewhere]
            meant = next((speaker for speaker in everybody if speaker.name == name), None)
            if meant is not None:
                others = [s for s in (*here, *elsewhere[:MOST_OTHERS]) if s is not meant]
                show(meant, others)

        self._desk.when_settled(
            lambda: self._desk.ask(lambda workspace: workspace.speakers(), answer)
        )

    def _new_menu(self) -> QMenu:
        self.menu = QMenu(self._window)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.destroyed.connect(self._forget_menu)
        return self.menu

    @Slot()
    def _forget_menu(self) -> None:
        self.menu = None

    def _fill(
        self, menu: QMenu, speaker: Speaker, others: list[Speaker], *, everywhere: bool
    ) -> None:
        """Offer everybody a speaker can turn out to be."""
        here = len(self._presenter.styles)
        for place, other in enumerate(others):
            if place and place == here - (speaker.name in self._presenter.styles):
                menu.addSeparator()
            words = f"{other.name}, {other.role}" if other.role else other.name
            action = menu.addAction(words.replace("&", "&&"))
            action.setData(other.name)
            action.triggered.connect(
                lambda _checked=False, other=other: self._merge(speaker, other, everywhere)
            )

    def _merge(self, speaker: Speaker, into: Speaker, everywhere: bool) -> None:
        self._desk.when_settled(
            lambda: self._desk.decide(
                [SpeakersMerged((speaker,), into)],
                everywhere=everywhere,
                then=lambda _outcome: self._follow(speaker.name, into.name),
            )
        )

    def _show_dialog(self, speaker: Speaker, others: list[Speaker], *, everywhere: bool) -> None:
        names = {other.name for other in others}
        dialog = SpeakerDialog(speaker, names, self._window, everywhere=everywhere)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._change(speaker, dialog, everywhere))
        dialog.open()

    def _change(self, speaker: Speaker, dialog: SpeakerDialog, everywhere: bool) -> None:
        decisions = changes_of(speaker, dialog.form)
        if not decisions:
            return
        title = title_of(speaker, decisions)
        last = decisions[-1]
        name = last.name if isinstance(last, SpeakerRenamed) else speaker.name
        self._desk.when_settled(
            lambda: self._desk.decide(
                decisions,
                title,
                everywhere=everywhere,
                then=lambda _outcome: self._follow(speaker.name, name),
            )
        )

    def _follow(self, old: str, new: str) -> None:
        """Show a speaker who is shown alone by the new name."""
        if old != new and self._statements.filter.speaker == old:
            self._statements.set_speaker(new)

    @Slot()
    def _end_solo(self) -> None:
        """Show everybody where the only one shown is not there by that name any more."""
        alone = self._statements.filter.speaker
        if alone is not None and all(alone != tally.name for tally in self._presenter.tallies):
            self._statements.set_speaker(None)
