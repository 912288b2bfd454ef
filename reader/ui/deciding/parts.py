"""Puts together what belongs to deciding, and ties it to the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.deciding.chosen import Chosen
from reader.ui.deciding.desk import DecisionDesk
from reader.ui.deciding.feedback import Feedback
from reader.ui.deciding.history_desk import HistoryDesk
from reader.ui.deciding.marking_parts import MarkingParts
from reader.ui.deciding.quote_adding import QuoteAdding
from reader.ui.deciding.remark_desk import RemarkDesk
from reader.ui.deciding.reviewing import Reviewing
from reader.ui.deciding.space_key import SpaceKey
from reader.ui.deciding.speaker_change import SpeakerChange
from reader.ui.deciding.speaker_desk import SpeakerDesk
from reader.ui.deciding.speaker_lookup import SpeakerLookup
from reader.ui.deciding.speaker_merging import SpeakerMerging
from reader.ui.deciding.speaker_splitting import SpeakerSplitting
from reader.ui.deciding.step_places import StepPlaces
from reader.ui.deciding.text_desk import TextDesk
from reader.ui.deciding.undo_desk import UndoDesk
from reader.ui.deciding.verdicts import Verdicts
from reader.ui.panels.runner_up_row import TAKING
from reader.ui.panels.toast import Toast

if TYPE_CHECKING:
    from reader.ui.bridge import LibraryThread
    from reader.ui.main_window import MainWindow

ON_QUOTES = ("reject", "flag", "set_speaker", "note", "tags", "verify")
ABOUT_SPEAKER = ("edit_speaker", "merge_speaker", "split_speaker")
ABOUT_CHOSEN = ("accept", *ON_QUOTES)


class DecidingParts(QObject):
    """Everything of the window that decides.

    Attributes:
        desk: Hands decisions to the library.
        speaker_change: Asks who speaks.
        remarks: Asks for note, tags and verification.
        speakers: Changes speakers as such.
        marking: Marks by hand where quotes begin and end, and what goes with them.
        history: Shows what was decided about a quote.
        texts: Corrects the article's own text.
        reviewing: Leads through what waits for a review.
        undo_history: Lists the steps of the library.
        places: Shows where something was decided.
        toast: Offers to take back what was just done.
    """

    def __init__(self, window: MainWindow, library: LibraryThread) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        self.desk = DecisionDesk(library, window.session, window.presenter, self)
        self.toast = Toast(window.appearance, window.pane.middle)
        self._chosen = Chosen(window.selection, window.statements)
        self._verdicts = Verdicts(
            self.desk, window.session, self._chosen, window.selection, self.toast
        )
        self.speaker_change = SpeakerChange(
            self.desk,
            window.session,
            self._chosen,
            window.selection,
            window.presenter,
            window.pane,
            window.appearance,
        )
        self._adding = QuoteAdding(
            self.desk, window.session, window.selection, window.pane.view, self.speaker_change
        )
        self.marking = MarkingParts(window, self.desk, self._chosen, self.toast)
        self.remarks = RemarkDesk(
            self.desk,
            window.session,
            self._chosen,
            window.selection,
            window.pane,
            window.appearance,
        )
        self.reviewing = Reviewing(
            self.desk, window.session, window.selection, window.pane, window.presenter
        )
        self.speakers = self._make_speaker_desk()
        SpaceKey(window)
        self._make_histories()
        self._make_feedback()
        self._connect_actions()
        self._connect_window()
        self.update_actions()

    def _make_speaker_desk(self) -> SpeakerDesk:
        """Make what decides about speakers, and let them be dragged on one another."""
        window = self._window
        lookup = SpeakerLookup(self.desk, window.session, window.presenter, window.statements)
        selection, pane, appearance = window.selection, window.pane, window.appearance
        merging = SpeakerMerging(lookup, selection, pane, appearance, self.toast)
        splitting = SpeakerSplitting(lookup, window.session, selection, pane, appearance)
        pane.legend.drag.dropped.connect(merging.merge_here)
        window.library_panel.speaker_dropped.connect(merging.merge_everywhere)
        return SpeakerDesk(lookup, merging, splitting, selection, appearance, window)

    def _make_histories(self) -> None:
        """Make what corrects the text, and what looks back."""
        window = self._window
        self.texts = TextDesk(
            self.desk, window.session, window.selection, window.pane, window.appearance
        )
        self.history = HistoryDesk(
            self.desk,
            window.session,
            self._chosen,
            window.selection,
            window.pane,
            window.appearance,
        )
        self.places = StepPlaces(window.session, window.selection, window.pane.view)
        self.undo_history = UndoDesk(
            self.desk,
            window.session,
            window.presenter,
            self.places,
            window,
            window.commands,
        )
        self.history.all_asked.connect(self.undo_history.open)

    def _make_feedback(self) -> None:
        """Have everything told that was decided, or was not."""
        window = self._window
        feedback = Feedback(
            self.desk,
            window.session,
            self.places,
            window.commands,
            window.notices,
            self.toast,
        )
        for teller in (feedback, self._verdicts, self._adding, self.texts, self.undo_history):
            teller.told.connect(window.tell)

    def _connect_actions(self) -> None:
        for name, act in {
            "accept": self._verdicts.accept,
            "reject": self._verdicts.reject,
            "flag": self._verdicts.flag,
            "set_speaker": self.speaker_change.open,
            "review": self.reviewing.start,
            "skip": self.reviewing.skip,
            "add_quote": self._adding.add,
            "undo_history": self.undo_history.open,
            "correct_text": self.texts.open,
            "history": self.history.open,
            "note": self.remarks.open_note,
            "tags": self.remarks.open_tags,
            "verify": self.remarks.open_check,
            "edit_speaker": self.speakers.edit_selected,
            "merge_speaker": self.speakers.merge_selected,
            "split_speaker": self.speakers.split_selected,
            **{
                name: partial(self.speaker_change.take_runner_up, place)
                for place, name in enumerate(TAKING)
            },
        }.items():
            self._commands[name].setAutoRepeat(False)
            self._commands[name].triggered.connect(lambda _checked=False, act=act: act())

    def _connect_window(self) -> None:
        window = self._window
        window.pane.review_bar.follow(self._commands.by_name)
        window.pane.legend.menu_asked.connect(self.speakers.open_menu)
        window.library_panel.speaker_menu_asked.connect(
            partial(self.speakers.open_menu, everywhere=True)
        )
        self.reviewing.changed.connect(self.update_actions)
        for question in (self.speaker_change, self.speakers.splitting):
            window.session.text_changed.connect(question.cancel)  # what they ask about has moved
        window.session.article_left.connect(self.keep_answers)
        window.selection.changed.connect(self.update_actions)
        window.pane.card_closed.connect(self.update_actions)
        window.statements.chosen_changed.connect(self.update_actions)
        window.presenter.refreshed.connect(self.update_actions)
        window.session.keeper.keeping_changed.connect(self.update_actions)

    @Slot()
    def keep_answers(self) -> None:
        """Keep what was chosen or typed so far, as the reader leaves the article."""
        for question in (self.speaker_change, self.remarks, self.texts):
            question.leave()

    def step_back(self) -> bool:
        """Step out of one thing that decides; tell whether there was one."""
        asking = (self.speaker_change, self.remarks, self.speakers, self.texts, self.history)
        if any(desk.step_back() for desk in asking):
            return True
        find_bar = self._window.pane.find_bar
        is_finding = find_bar.isAncestorOf(self._window.focusWidget() or self._window)
        return not is_finding and (self.marking.step_back() or self.reviewing.step_back())

    @Slot()
    def update_actions(self) -> None:
        """Offer only what can be decided."""
        cards = self._chosen.cards if self.desk.can_decide else []
        has_quotes = self._window.statements.model.total > 0
        self._commands["review"].setEnabled(self.desk.can_decide and has_quotes)
        self._commands.enable(("add_quote", "correct_text"), enabled=self.desk.can_decide)
        self._commands["skip"].setEnabled(self.reviewing.is_on)
        self.marking.update_actions()
        self._commands.enable(ABOUT_CHOSEN, enabled=bool(cards))
        self._commands["history"].setEnabled(len(cards) == 1)
        are_rejected = bool(cards) and all(card.is_rejected for card in cards)
        self._commands["accept"].setText("&Restore" if are_rejected else "&Accept")
        for name in ON_QUOTES:
            self._commands[name].setEnabled(bool(cards) and not are_rejected)
        has_speaker = len(cards) == 1 and not are_rejected and cards[0].speaker is not None
        self._commands.enable(ABOUT_SPEAKER, enabled=has_speaker)
        are_flagged = bool(cards) and all(card.review.is_flagged for card in cards)
        self._commands["flag"].setText("Take the F&lag Away" if are_flagged else "F&lag")
        card = self._window.pane.card
        others = 0
        if len(cards) == 1 and not card.isHidden() and card.statement == cards[0].number:
            others = len(cards[0].statement.first.attribution.runners_up)
        for number, name in enumerate(TAKING):
            self._commands[name].setEnabled(number < others)
