"""The bar at the foot of the article while a review goes on: how far, what to do, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font
from reader.ui.models.library_model import counted
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.key_button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.ui.appearance import Appearance

LONGEST_NAME = 24


class ReviewBar(QWidget):
    """Progress, four answers that each move on, and a limit to one speaker.

    Attributes:
        progress: "37 of 52", or that everything is reviewed.
        detail: How many were skipped.
        accept, speaker, reject, skip: The answers.
        speaker_chip: Limits the review to one speaker.
        scope_chip: Limits it to what is not sure enough.
        others: Goes on with what is sure enough, when nothing else is left.

    Signals:
        limited(bool): Whether only one speaker shall be reviewed.
        narrowed(bool): Whether only what is not sure enough shall be reviewed.
        closed(): The reader is done.
    """

    limited = Signal(bool)
    narrowed = Signal(bool)
    closed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setProperty("line", "above")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Review")
        self.progress, self.detail = QLabel(), QLabel()
        self.progress.setFont(sans_font(14, semibold=True))
        self.detail.setProperty("tone", "dim")
        for label in (self.progress, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.accept = KeyButton("Accept", "A", appearance, is_primary=True)
        self.speaker = KeyButton("Reassign…", "S", appearance)
        self.reject = KeyButton("Reject", "X", appearance)
        self.skip = KeyButton("Skip", "Space", appearance)
        self.others = KeyButton("All others too", "F8", appearance, is_primary=True)
        self.scope_chip, self.speaker_chip = QPushButton("Only to review"), QPushButton()
        for chip, signal in (
            (self.scope_chip, self.narrowed),
            (self.speaker_chip, self.limited),
        ):
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chip.clicked.connect(signal)
        self.close_button = QPushButton("✕")
        self.close_button.setAccessibleName("Leave the review")
        self.close_button.setToolTip("Leave the review (Esc)")
        self.close_button.clicked.connect(self.closed)
        for button in (*self._controls, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the text
        self._lay_out()
        self.hide()

    @property
    def answers(self) -> tuple[KeyButton, ...]:
        """The buttons that answer."""
        return self.accept, self.speaker, self.reject, self.skip

    @property
    def _controls(self) -> tuple[QAbstractButton, ...]:
        return *self.answers, self.others, self.scope_chip, self.speaker_chip

    @property
    def spoken(self) -> str:
        """How far the review is, as a screen reader says it."""
        parts = [self.progress.text()]
        if not self.detail.isHidden():
            parts.append(self.detail.text())
        if not self.others.isHidden():
            parts.append(f"{self.others.text()}: {self.others.key}")
        return ", ".join(parts)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.progress)
        words.addWidget(self.detail)
        flow = QWidget()
        buttons = FlowLayout(flow, gap=8, line_gap=6)
        for button in self._controls:
            buttons.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        flow.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 8, 8)
        row.setSpacing(18)
        row.addLayout(words)
        row.addWidget(flow, 1)
        row.addWidget(self.close_button)

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Do what the window's actions do, by the actions' names."""
        names = ("accept", "set_speaker", "reject", "skip")
        for button, name in zip(self.answers, names, strict=True):
            button.perform(actions[name])
        self.others.perform(actions["review"])

    def show_progress(self, number: int | None, total: int, skipped: int) -> None:
        """Say how far the review is.

        Args:
            number: Of the statement that is asked about, 1-based; None where none is left.
            total: Statements of the review.
            skipped: How many of them come back at the end.
        """
        if number is not None:
            self.progress.setText(f"{number:,} of {total:,}")
        else:
            self.progress.setText(f"All {total:,} reviewed" if total else "Nothing to review")
        self.detail.setText(f"{skipped:,} skipped")
        self.detail.setVisible(skipped > 0)

    def show_scope(self, *, is_narrow: bool, others: int, is_over: bool, below: float) -> None:
        """Say whether only what is not sure enough is asked about.

        Args:
            is_narrow: Whether that is so.
            others: How many more nobody has decided.
            is_over: Whether nothing but those others is left.
            below: Confidence that is sure enough.
        """
        self.scope_chip.setChecked(is_narrow)
        self.scope_chip.setVisible(not is_over)
        left = f"{others:,} more that nobody has decided" if others else "nothing else is left"
        self.scope_chip.setToolTip(
            f"Only flagged quotes and those less sure than {round(100 * below)} %; {left}"
        )
        self.others.setVisible(is_over)
        for button in self.answers:
            button.setVisible(not is_over)
        if is_over:
            self.detail.setText(f"{counted(others, 'surer one')} left")
            self.detail.show()

    def show_limit(self, name: str | None, *, is_limited: bool) -> None:
        """Say to whom the review is limited, or could be.

        Args:
            name: Of the speaker; None where nobody is known to speak.
            is_limited: Whether only this speaker is reviewed.
        """
        self.speaker_chip.setVisible(name is not None)
        self.speaker_chip.setChecked(is_limited)
        metrics = QFontMetrics(self.speaker_chip.font())
        room = LONGEST_NAME * metrics.averageCharWidth()
        short = metrics.elidedText(name or "", Qt.TextElideMode.ElideRight, room)
        self.speaker_chip.setText(f"Only {short}".replace("&", "&&"))
        self.speaker_chip.setAccessibleName(f"Only {name}")
        self.speaker_chip.setToolTip(f"Review only what {name} says" if name else "")
