"""First steps: one hint at a time, gone for good once it was followed or put aside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.ui.actions import Actions
    from reader.ui.options import Options
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.statements_panel import StatementsPanel


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to try.

    Attributes:
        name: In the settings.
        words: What is said; "{keys}" stands for the keys of `action`.
        action: Name of the action whose keys are named; may be empty.
    """

    name: str
    words: str
    action: str = ""


HINTS = (
    Hint("card", "Click a quote, or press Enter on it, to see who speaks and why."),
    Hint("walk", "{keys} goes to the next quote.", "next"),
    Hint("solo", "Click a speaker above the article to see only what they say."),
    Hint("keys", "{keys} shows every key there is.", "shortcuts"),
)


class Hints(QObject):
    """Shows the first hint that was not followed yet, while an article with quotes is open."""

    def __init__(
        self,
        options: Options,
        pane: ArticlePane,
        statements: StatementsPanel,
        actions: Actions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._pane = pane
        self._statements = statements
        self._actions = actions
        pane.hint_strip.dismissed.connect(self._put_aside)
        pane.hint_strip.all_dismissed.connect(self._put_all_aside)
        pane.view.statement_activated.connect(lambda _number: self._follow("card"))
        statements.statement_activated.connect(lambda _number: self._follow("card"))
        actions["next"].triggered.connect(lambda: self._follow("walk"))
        pane.legend.speaker_chosen.connect(lambda _name: self._follow("solo"))
        actions["only_speaker"].triggered.connect(lambda: self._follow("solo"))
        actions["shortcuts"].triggered.connect(lambda: self._follow("keys"))
        statements.model.counts_changed.connect(self.update)
        options.changed.connect(self.update)

    @property
    def current(self) -> Hint | None:
        """The hint in turn, or None when all were followed."""
        done = self._options.settings.hints_done
        return next((hint for hint in HINTS if hint.name not in done), None)

    @Slot()
    def update(self) -> None:
        """Show the hint in turn, or nothing."""
        hint = self.current
        words = ""
        if hint is not None and self._statements.model.total:
            words = hint.words
            if hint.action:
                keys = self._actions[hint.action].shortcut()
                words = hint.words.format(keys=keys.toString(keys.SequenceFormat.NativeText))
                if keys.isEmpty():
                    words = ""
        self._pane.hint_strip.show_words(words)

    def _follow(self, name: str) -> None:
        if name not in self._options.settings.hints_done:
            self._finish(name)

    def _put_aside(self) -> None:
        if self.current is not None:
            self._finish(self.current.name)

    def _put_all_aside(self) -> None:
        self._finish(*(hint.name for hint in HINTS))

    def _finish(self, *names: str) -> None:
        settings = self._options.settings
        done = dict.fromkeys((*settings.hints_done, *names))
        self._options.use(replace(settings, hints_done=tuple(done)))
