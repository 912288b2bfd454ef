"""The buttons of a quote card that decide; each does what the action of its key does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quotation import ReviewState
from reader.ui.models.review_facts import VERDICT_WORDS
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.key_button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.model.quotation import Review
    from reader.ui.appearance import Appearance


class DecisionButtons(FlowLayout):
    """Accept, change the speaker, reject, flag; note, tags, verification.

    Attributes:
        accept, speaker, reject, flag, note, tags, verify: The buttons.
    """

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(gap=8, line_gap=6)
        self.accept = KeyButton("Accept", "A", appearance, is_primary=True)
        self.speaker = KeyButton("Change speaker…", "S", appearance)
        self.reject = KeyButton("Not a quote", "X", appearance)
        self.flag = KeyButton("Flag", "F", appearance)
        self.note = KeyButton("Note…", "M", appearance)
        self.tags = KeyButton("Tags…", "T", appearance)
        self.verify = KeyButton("Verify…", "V", appearance)
        for button in (
            self.accept,
            self.speaker,
            self.reject,
            self.flag,
            self.note,
            self.tags,
            self.verify,
        ):
            self.addWidget(button)

    def show_review(self, review: Review, *, has_speaker: bool) -> None:
        """Say what is left to do, and what is done already.

        Where nobody is known to speak, to say who does comes before to leave it at that.
        """
        state = review.state
        is_done = state.is_reviewed and state is not ReviewState.REJECTED
        self.accept.set_primary(has_speaker)
        self.speaker.set_primary(not has_speaker and not is_done)
        self.speaker.setText("Change speaker…" if has_speaker else "Name the speaker…")
        words = "Accept" if has_speaker else "Accept without speaker"
        words = VERDICT_WORDS[state].capitalize() if is_done else words
        self.accept.show_done(
            "Restore" if state is ReviewState.REJECTED else words, is_done=is_done
        )
        self.flag.setText("Unflag" if review.is_flagged else "Flag")
        self.invalidate()

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Do what the window's actions do, by the actions' names."""
        for button, name in (
            (self.accept, "accept"),
            (self.speaker, "set_speaker"),
            (self.reject, "reject"),
            (self.flag, "flag"),
            (self.note, "note"),
            (self.tags, "tags"),
            (self.verify, "verify"),
        ):
            button.perform(actions[name])
