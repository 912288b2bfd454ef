"""Puts into words what went wrong, and offers the way out, in the message bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import ArticleMissingError, ArticleUnreadableError
from reader.ui.messages import Message, MessageAction, MessageLevel, Messages, MessageTopic
from reader.ui.session import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.model.document import Document
    from reader.model.quotation import Analysis
    from reader.ui.bridge import Failure
    from reader.ui.session import ReadingSession

_WORTH_ANOTHER_TRY = (ArticleMissingError, ArticleUnreadableError)

LANGUAGE_WORDS = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


class Notices(QObject):
    """Listens to the session for what the reader should know.

    Attributes:
        has_other_model: Whether another language model than the app's own was chosen.

    Signals:
        report_asked(str): The reader wants to see the report of a bug.
        library_asked(): The reader wants the library to be tried again.
        opening_asked(): The reader wants to choose another file.
        preferences_asked(): The reader wants to choose otherwise.
    """

    report_asked = Signal(str)
    library_asked = Signal()
    opening_asked = Signal()
    preferences_asked = Signal()

    def __init__(self, session: ReadingSession, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self.has_other_model = False
        session.article_opened.connect(self._tell_of_reading)
        session.analysed.connect(self._tell_of_analysis)
        session.stage_changed.connect(self._tell_of_stage)
        session.opening_failed.connect(self._opening_failed)
        session.analysis_failed.connect(self._analysis_failed)
        session.keeper.failed.connect(self._keeping_failed)

    def library_failed(self, failure: Failure) -> None:
        """Say that there is no library, and that the window works without."""
        text = f"{failure.message} Until then nothing you open is kept; everything else works."
        action = MessageAction("Try again", self.library_asked.emit)
        self._post(text, MessageLevel.ERROR, MessageTopic.LIBRARY, failure, action)

    def library_opened(self) -> None:
        """Take back what was said about the library."""
        self._messages.withdraw(MessageTopic.LIBRARY)

    def tell(self, text: str, topic: MessageTopic, level: MessageLevel = MessageLevel.INFO) -> None:
        """Say something that needs no action."""
        self._messages.post(Message(text, level, topic))

    def failed(
        self, failure: Failure, topic: MessageTopic, again: Callable[[], None] | None = None
    ) -> None:
        """Say why something was not done; `again` is what tries it again."""
        action = None if again is None else MessageAction("Try again", again)
        self._post(failure.message, MessageLevel.ERROR, topic, failure, action)

    def withdraw(self, topic: MessageTopic) -> None:
        """Take back what was said about something: it is over."""
        self._messages.withdraw(topic)

    @Slot(object, int)
    def _tell_of_reading(self, document: Document, _position: int) -> None:
        self._messages.withdraw(MessageTopic.ARTICLE, MessageTopic.ANALYSIS, MessageTopic.EXPORT)
        for notice in document.notices:
            self.tell(notice, MessageTopic.ARTICLE)

    @Slot(object)
    def _tell_of_analysis(self, analysis: Analysis) -> None:
        self._messages.withdraw(MessageTopic.ANALYSIS)
        if analysis.language != "en":
            language = LANGUAGE_WORDS.get(analysis.language)
            seems = f"seems to be in {language}" if language else "seems not to be in English"
            self.tell(
                f"This article {seems}. Its quotes are marked, but who speaks can only be told "
                "in English articles.",
                MessageTopic.ANALYSIS,
                MessageLevel.WARNING,
            )
        elif not any(quotation.kind.is_speech for quotation in analysis.quotations):
            self.tell(
                "No quotes were found in this article: nothing in it stands between quotation "
                "marks as somebody’s words.",
                MessageTopic.ANALYSIS,
            )
        for notice in analysis.notices:
            self.tell(notice, MessageTopic.ANALYSIS)

    @Slot(object)
    def _tell_of_stage(self, stage: Stage) -> None:
        if stage is Stage.LOADING:
            self._messages.withdraw(MessageTopic.ARTICLE)
        elif stage is Stage.ANALYSING:
            self._messages.withdraw(MessageTopic.ANALYSIS)
        elif stage is Stage.STOPPED and self._session.analysis is None:
            text = "The analysis was stopped. What was found until then stays."
            action = MessageAction("Analyse again", self._session.analyse_again)
            self._messages.post(Message(text, MessageLevel.INFO, MessageTopic.ANALYSIS, action))

    @Slot(object, object)
    def _opening_failed(self, path: Path | None, failure: Failure) -> None:
        action = MessageAction("Open another…", self.opening_asked.emit)
        if path is not None and isinstance(failure.error, _WORTH_ANOTHER_TRY):
            action = MessageAction("Try again", lambda: self._session.open_path(path))
        text = failure.message
        if path is not None and path.name not in text:
            text = f"{path.name}: {text}"
        self._post(text, MessageLevel.ERROR, MessageTopic.ARTICLE, failure, action)

    @Slot(object)
    def _analysis_failed(self, failure: Failure) -> None:
        text = f"{failure.message} The article stays readable, its quotes stay marked."
        action = MessageAction("Analyse again", self._session.analyse_again)
        if self.has_other_model:
            action = MessageAction("Preferences…", self.preferences_asked.emit)
        self._post(text, MessageLevel.ERROR, MessageTopic.ANALYSIS, failure, action)

    @Slot(object)
    def _keeping_failed(self, failure: Failure) -> None:
        action = MessageAction("Save again", self._session.keep_again)
        self._post(failure.message, MessageLevel.ERROR, MessageTopic.LIBRARY, failure, action)

    def _post(
        self,
        text: str,
        level: MessageLevel,
        topic: MessageTopic,
        failure: Failure,
        action: MessageAction | None = None,
    ) -> None:
        """Post a failure; a bug of ours offers its report instead of another try."""
        report = failure.report
        if report is not None:
            action = MessageAction("Show report", lambda: self.report_asked.emit(report))
        self._messages.post(Message(text, level, topic, action))
