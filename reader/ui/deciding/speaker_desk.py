"""What can be decided about a speaker as such: details, another name, being somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.dialogs.speaker_dialog import SpeakerDialog
from reader.ui.models.speaker_changes import changes_of, title_of

if TYPE_CHECKING:
    from reader.model.speaker import Speaker
    from reader.ui.appearance import Appearance
    from reader.ui.deciding.speaker_lookup import SpeakerLookup
    from reader.ui.deciding.speaker_merging import SpeakerMerging
    from reader.ui.deciding.speaker_splitting import SpeakerSplitting
    from reader.ui.models.speaker_choices import Known
    from reader.ui.selection import StatementSelection


class SpeakerDesk(QObject):
    """Asks about a speaker and decides, in the open article or in all of the library.

    Attributes:
        merging: Makes two speakers one.
        splitting: Gives some of a speaker's statements to somebody else.
        menu: Opened last, or None.
        dialog: Opened last, or None.
    """

    def __init__(
        self,
        lookup: SpeakerLookup,
        merging: SpeakerMerging,
        splitting: SpeakerSplitting,
        selection: StatementSelection,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(lookup)
        self._lookup = lookup
        self.merging = merging
        self.splitting = splitting
        self._selection = selection
        self._appearance = appearance
        self._window = window
        self.menu: QMenu | None = None
        self.dialog: SpeakerDialog | None = None

    def open_menu(self, name: str, place: QPoint, *, everywhere: bool = False) -> None:
        """Offer what can be done about a speaker.

        Args:
            name: The speaker's; nothing is offered where nobody has it.
            place: On the screen.
            everywhere: Whether it is about all articles.
        """

        def show(speaker: Speaker, others: Known) -> None:
            self.menu = menu = QMenu(self._window)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.destroyed.connect(self._forget_menu)
            tail = " in All Articles" if everywhere else ""
            details = menu.addAction(f"&Details{tail}…")
            details.triggered.connect(
                lambda: self._show_dialog(speaker, others, everywhere=everywhere)
            )
            merge = menu.addAction(f"&Merge{tail}…")
            merge.setEnabled(bool(others.speakers))
            merge.triggered.connect(
                lambda: self.merging.ask(speaker, others, everywhere=everywhere)
            )
            if not everywhere:
                split = menu.addAction("S&plit Off…")
                split.triggered.connect(lambda: self.splitting.ask(speaker, others))
            menu.popup(place)

        self._lookup.find(name, show)

    @Slot()
    def edit_selected(self) -> None:
        """Ask who the speaker of the selected statement is."""
        name = self._selected_name()
        if name is not None:
            self._lookup.find(name, partial(self._show_dialog, everywhere=False))

    @Slot()
    def merge_selected(self) -> None:
        """Ask who else the speaker of the selected statement is."""
        name = self._selected_name()
        if name is not None:
            self._lookup.find(name, partial(self.merging.ask, everywhere=False))

    @Slot()
    def split_selected(self) -> None:
        """Ask which statements of the selected one's speaker are somebody else's."""
        name = self._selected_name()
        if name is not None:
            self._lookup.find(name, self.splitting.ask)

    def step_back(self) -> bool:
        """Leave what is being asked; tell whether something was."""
        return self.merging.step_back() or self.splitting.step_back()

    def _selected_name(self) -> str | None:
        card = self._selection.current
        return card.speaker.name if card is not None and card.speaker is not None else None

    @Slot()
    def _forget_menu(self) -> None:
        self.menu = None

    def _show_dialog(self, speaker: Speaker, others: Known, *, everywhere: bool) -> None:
        dialog = SpeakerDialog(
            speaker,
            {other.name for other in others.speakers},
            self._lookup.styles,
            self._appearance,
            self._window,
            everywhere=everywhere,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._change(speaker, dialog, everywhere))
        dialog.open()

    def _change(self, speaker: Speaker, dialog: SpeakerDialog, everywhere: bool) -> None:
        decisions = changes_of(speaker, dialog.form)
        if not decisions:
            return
        title = title_of(speaker, decisions)
        desk = self._lookup.desk
        desk.when_settled(lambda: desk.decide(decisions, title, everywhere=everywhere))
