"""Reads the file an article came from once more; decisions find their words again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from reader.errors import ArticleMissingError
from reader.text.loading import load_document
from reader.ui.messages import Message, MessageAction, MessageLevel, MessageTopic
from reader.ui.models.orphan_lines import lost_words, replaced_words
from reader.ui.opening import FILE_FILTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.deciding import Outcome
    from reader.model.document import Document
    from reader.ui.anew.orphan_desk import OrphanDesk
    from reader.ui.bridge import Failure, TaskThread
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.messages import Messages
    from reader.ui.options import Options
    from reader.ui.panels.toast import Toast
    from reader.ui.session import ReadingSession

NO_FILE = "This article came from no file. Choose one that has its text as it is now."


class SourceReading(QObject):
    """Takes over how the open article reads by now where it came from.

    Signals:
        told(str): What was found, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        loader: TaskThread,
        session: ReadingSession,
        desk: DecisionDesk,
        orphans: OrphanDesk,
        options: Options,
        messages: Messages,
        toast: Toast,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._loader = loader
        self._session = session
        self._desk = desk
        self._orphans = orphans
        self._options = options
        self._messages = messages
        self._toast = toast
        self._window = window

    def read(self) -> None:
        """Read the article's file; where it is not known or gone, offer to choose one."""
        path = self._find_path()
        if path is None:
            self._offer_choice(NO_FILE, MessageLevel.INFO)
        else:
            self.read_path(path)

    def choose(self) -> None:
        """Let the reader say where the article is, and read it from there."""
        path = self._find_path()
        folder = Path.home() if path is None else path.parent
        name, _filter = QFileDialog.getOpenFileName(
            self._window, "Where the article is now", str(folder), FILE_FILTER
        )
        if name:
            self.read_path(Path(name))

    def read_path(self, path: Path) -> None:
        """Take over the text of a file."""
        identifier = self._session.keeper.identifier
        self._messages.withdraw(MessageTopic.ARTICLE)

        def if_open(act: Callable[[], None]) -> None:
            if identifier is not None and identifier == self._session.keeper.identifier:
                act()

        self._loader.submit(
            lambda: load_document(path),
            lambda document: if_open(lambda: self._take(document, path)),
            lambda failure: if_open(lambda: self._fail(failure)),
        )

    def _find_path(self) -> Path | None:
        """Return where the open article was read from, as far as that is known."""
        if self._session.path is not None:
            return self._session.path.absolute()
        identifier = self._session.keeper.identifier
        for entry in self._options.settings.recent:
            if entry.path and entry.identifier == identifier:
                return Path(entry.path)
        document = self._session.document
        origin = Path(document.origin) if document is not None else Path()
        return origin if origin.is_absolute() else None

    def _take(self, document: Document, path: Path) -> None:
        self._desk.when_settled(lambda: self._replace(document, path))

    def _replace(self, document: Document, path: Path) -> None:
        shown = self._session.document
        if shown is not None and shown.text == document.text:
            self.told.emit(f"{path.name} is as it was: nothing has changed")
        else:
            self._desk.replace_text(document, path, self._tell)

    def _tell(self, outcome: Outcome) -> None:
        """Say what became of the decisions, and offer the way back."""
        lost = 0 if outcome.article is None else len(outcome.article.orphans)
        if lost:
            text = f"{lost_words(lost)}. Nothing is dropped: what has a place again counts again."
            action = MessageAction("Show", self._orphans.show)
            level = MessageLevel.WARNING
            self._messages.post(Message(text, level, MessageTopic.ARTICLE, action))
        self._toast.tell(replaced_words(outcome.dropped), "Undo", self._desk.undo)

    def _fail(self, failure: Failure) -> None:
        words = failure.message
        if isinstance(failure.error, ArticleMissingError):
            words = f"{words} Choose where the article is now."
        self._offer_choice(words, MessageLevel.ERROR)

    def _offer_choice(self, words: str, level: MessageLevel) -> None:
        action = MessageAction("Choose File…", self.choose)
        self._messages.post(Message(words, level, MessageTopic.ARTICLE, action))
