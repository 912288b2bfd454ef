"""Two speakers who are one: chosen by name, or dragged on one another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QMessageBox

from reader.model.decision import SpeakersMerged
from reader.ui.deciding.interruption import Interruption
from reader.ui.panels.speaker_picker import SpeakerPicker

if TYPE_CHECKING:
    from reader.model.speaker import Speaker
    from reader.ui.appearance import Appearance
    from reader.ui.deciding.speaker_lookup import SpeakerLookup
    from reader.ui.models.speaker_choices import Choice, Known
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.toast import Toast
    from reader.ui.selection import StatementSelection


class SpeakerMerging(QObject):
    """Asks who else a speaker is; in the whole library it asks twice.

    Attributes:
        picker: Asks who.
        question: Asks whether in all articles, or None.
    """

    def __init__(
        self,
        lookup: SpeakerLookup,
        selection: StatementSelection,
        pane: ArticlePane,
        appearance: Appearance,
        toast: Toast,
    ) -> None:
        super().__init__(lookup)
        self._lookup = lookup
        self._selection = selection
        self._pane = pane
        self._toast = toast
        self._asked: tuple[Speaker, bool, Interruption] | None = None
        self.question: QMessageBox | None = None
        self.picker = SpeakerPicker(appearance, pane)
        self.picker.setAccessibleName("Choose who a speaker is")
        self.picker.chosen.connect(self._choose)
        self.picker.left.connect(self.cancel)

    def ask(self, speaker: Speaker, others: Known, *, everywhere: bool) -> None:
        """Ask who else a speaker is.

        Args:
            speaker: Who it is about.
            others: Whom it can be.
            everywhere: Whether it is about all articles.
        """
        self.cancel()
        self._asked = speaker, everywhere, Interruption.begin(self._selection)
        tail = " in all articles" if everywhere else ""
        title = f"Merge {speaker.name}{tail} into…"
        self.picker.ask(title, others.closed, self._lookup.styles)
        self._pane.close_card()
        self._pane.show_on_top(self.picker)
        self.picker.box.setFocus()

    def merge_here(self, one: str, into: str) -> None:
        """Make two speakers of the open article one, and offer the way back."""
        self._lookup.find_both(
            one, into, lambda speaker, other: self._merge(speaker, other, everywhere=False)
        )

    def merge_everywhere(self, one: str, into: str) -> None:
        """Make two speakers one in all articles, once that is confirmed."""
        self._lookup.find_both(one, into, self._confirm)

    def step_back(self) -> bool:
        """Leave the question; tell whether there was one."""
        is_open = self.picker.isVisible()
        self.cancel()
        return is_open

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it is."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked[2].close(self.picker, selection=self._selection, fallback=self._pane.view)

    @Slot(object)
    def _choose(self, choice: Choice) -> None:
        asked, into = self._asked, choice.speaker
        self.cancel()
        if asked is None or into is None:
            return
        speaker, everywhere, _ = asked
        if everywhere:
            self._confirm(speaker, into)
        else:
            self._merge(speaker, into, everywhere=False)

    def _confirm(self, speaker: Speaker, into: Speaker) -> None:
        """Ask once more: other articles than the one in view are about to change."""
        question = QMessageBox(self._pane.window())
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowTitle("Merge speakers")
        question.setText(f"Merge {speaker.name} into {into.name} in all articles?")
        question.setInformativeText(
            f"Whatever {speaker.name} says in any article is {into.name}’s then. It can be undone."
        )
        merge = question.addButton("&Merge", QMessageBox.ButtonRole.AcceptRole)
        cancel = question.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        for button, look in ((merge, "primary"), (cancel, "quiet")):
            button.setProperty("look", look)
            button.style().polish(button)
        question.setDefaultButton(merge)
        question.setEscapeButton(cancel)
        question.accepted.connect(partial(self._merge, speaker, into, everywhere=True))
        question.destroyed.connect(self._forget_question)
        self.question = question
        question.open()

    @Slot()
    def _forget_question(self) -> None:
        self.question = None

    def _merge(self, speaker: Speaker, into: Speaker, *, everywhere: bool) -> None:
        desk = self._lookup.desk

        def shown(_outcome: object) -> None:
            where = " in all articles" if everywhere else ""
            words = f"Merged {speaker.name} into {into.name}{where}"
            self._toast.tell(words, "Undo", desk.undo)

        desk.when_settled(
            lambda: desk.decide(
                [SpeakersMerged((speaker,), into)], everywhere=everywhere, then=shown
            )
        )
