"""What the window says about decisions: the menu's words, a line below, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.ui.messages import MessageTopic

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.deciding import Outcome
    from reader.ui.actions import Actions
    from reader.ui.bridge import Failure
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.deciding.step_places import StepPlaces
    from reader.ui.notices import Notices
    from reader.ui.panels.toast import Toast
    from reader.ui.session import ReadingSession


class Feedback(QObject):
    """Names undo and redo in the menu, tells what was done, and shows where.

    Signals:
        told(str): What was done, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        places: StepPlaces,
        commands: Actions,
        notices: Notices,
        toast: Toast,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._places = places
        self._commands = commands
        self._notices = notices
        self._toast = toast
        commands["undo"].triggered.connect(desk.undo)
        commands["redo"].triggered.connect(desk.redo)
        desk.titles_changed.connect(self._name_actions)
        desk.decided.connect(self._tell_decided)
        desk.undone.connect(lambda outcome: self._tell_turned("Undone", outcome))
        desk.redone.connect(lambda outcome: self._tell_turned("Redone", outcome))
        desk.failed.connect(self._tell_failed)
        session.article_opened.connect(toast.withdraw)
        session.article_closed.connect(toast.withdraw)
        self._name_actions()

    @Slot()
    def _name_actions(self) -> None:
        """Say in the menu what undo and redo are about."""
        titles = self._desk.titles
        for name, verb, title in (("undo", "&Undo", titles.undo), ("redo", "&Redo", titles.redo)):
            words = "" if title is None else title.replace("&", "&&")
            self._commands[name].setText(f"{verb} {words}".rstrip())
            self._commands[name].setEnabled(title is not None)

    @Slot(object)
    def _tell_decided(self, outcome: Outcome) -> None:
        self._toast.withdraw()
        self._notices.withdraw(MessageTopic.DECIDING)
        self.told.emit(f"Done: {outcome.step.title}")

    def _tell_turned(self, verb: str, outcome: Outcome) -> None:
        """Tell what was undone or redone, and show it; offer the way to another article."""
        self._toast.withdraw()
        words = f"{verb}: {outcome.step.title}"
        article = outcome.step.article
        if article is None or article == self._session.keeper.identifier:
            self.told.emit(words)
            self._places.show(outcome.step)
        else:
            title = outcome.article.document.title if outcome.article else None
            where = f"in “{title}”" if title else "in another article"
            self._toast.tell(f"{words}, {where}", "Show", lambda: self._session.open_saved(article))

    @Slot(object, object)
    def _tell_failed(self, failure: Failure, again: Callable[[], None]) -> None:
        self._notices.failed(failure, MessageTopic.DECIDING, again)
