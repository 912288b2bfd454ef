"""The undo history: shown beside the window, followed into the text, walked back step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.step import StepState
from reader.ui.dialogs.undo_history import MOST, UndoHistory

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.deciding import Outcome
    from reader.model.step import Step
    from reader.ui.actions import Actions
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.deciding.step_places import StepPlaces
    from reader.ui.presenter import Presenter
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Known:
    """What the library says.

    Attributes:
        steps: The last ones of the library.
        here: Those of the open article.
        titles: Of articles, by UUID.
        corrections: Corrections of the open article's text in force.
    """

    steps: list[Step]
    here: list[Step]
    titles: dict[str, str]
    corrections: int


class UndoDesk(QObject):
    """Keeps the dialog up to date and does what is asked there.

    Attributes:
        dialog: Opened last, or None before.

    Signals:
        told(str): Why nothing is shown, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        presenter: Presenter,
        places: StepPlaces,
        window: QWidget,
        commands: Actions,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._places = places
        self._window = window
        self._commands = commands
        self._titles: dict[str, str] = {}
        self._target: Step | None = None
        self._wanted: Step | None = None
        self._article: str | None = None
        self.dialog: UndoHistory | None = None
        for signal in (desk.undone, desk.redone):
            signal.connect(self._go_on)
        for signal in (desk.decided, desk.failed):
            signal.connect(self._stop)
        desk.titles_changed.connect(self.refresh)
        session.keeper.keeping_changed.connect(self._follow_article)
        presenter.refreshed.connect(self._show_wanted)

    @Slot()
    def open(self) -> None:
        """Show what was decided; there is one dialog at a time."""
        if self.dialog is None:
            self.dialog = UndoHistory(self._window)
            self.dialog.addActions([self._commands["undo"], self._commands["redo"]])
            self.dialog.limited.connect(self.refresh)
            self.dialog.step_chosen.connect(self._show)
            self.dialog.turn_asked.connect(self._turn)
        self._titles = {}
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.table.setFocus()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask the library again, where the dialog is shown."""
        if self.dialog is None or not self.dialog.isVisible():
            return
        article, known = self._session.keeper.identifier, self._titles

        def ask(workspace: Workspace) -> _Known:
            deciding = workspace.deciding
            steps = deciding.steps(None, MOST)
            here = [] if article is None else deciding.steps(article, MOST)
            titles = known
            if any(step.article not in known for step in (*steps, *here) if step.article):
                titles = {a.identifier: a.title for a in workspace.articles()}
            corrections = 0 if article is None else deciding.count_corrections(article)
            return _Known(steps, here, titles, corrections)

        self._desk.library.run(ask, self._take)

    @Slot()
    def _follow_article(self) -> None:
        """Ask again when another article is open; what was wanted in a third one is over."""
        article = self._session.keeper.identifier
        if self._article != article:
            self._article = article
            self.refresh()
            if self._wanted is not None and article not in (None, self._wanted.article):
                self._wanted = None

    def _take(self, known: _Known) -> None:
        if self.dialog is None:
            return
        self._titles = known.titles
        is_open = self._session.keeper.identifier is not None
        self.dialog.has_article(is_open=is_open)
        steps = known.here if self.dialog.only_here.isChecked() else known.steps
        self.dialog.show_steps(steps, known.steps, known.titles, known.corrections)

    @Slot(object)
    def _show(self, step: Step) -> None:
        """Show where a step was made, in whatever article; the window comes to the front."""
        if step.article in (None, self._session.keeper.identifier):
            self._show_here(step)
            self._window.activateWindow()
        elif step.article is not None:
            self._wanted = step
            self._session.open_saved(step.article)

    def _show_here(self, step: Step) -> None:
        if not self._places.show(step):
            self.told.emit("This step has no place in the text")

    @Slot()
    def _show_wanted(self) -> None:
        """Go to the place of a step once its article is on the screen."""
        step = self._wanted
        if step is not None and step.article == self._session.keeper.identifier:
            self._wanted = None
            self._show_here(step)
            self._window.activateWindow()

    @Slot(object)
    def _turn(self, step: Step) -> None:
        """Undo, or redo, one step after another as far as one."""
        self._target = step
        self._go_one()

    def _go_one(self) -> None:
        if self._target is None:
            return
        titles = self._desk.titles
        is_undo = self._target.state is StepState.IN_FORCE
        if (titles.undo if is_undo else titles.redo) is None:
            self._stop()  # it cannot be reached any more
        elif is_undo:
            self._desk.undo()
        else:
            self._desk.redo()

    @Slot(object)
    def _go_on(self, outcome: Outcome) -> None:
        target = self._target
        if target is None:
            return
        if outcome.step.identifier == target.identifier:
            self._stop()
        else:
            self._go_one()

    @Slot()
    def _stop(self) -> None:
        self._target = None
