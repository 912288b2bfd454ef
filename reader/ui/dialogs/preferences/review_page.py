"""Who reviews, and what should be reviewed."""

from __future__ import annotations

import getpass
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSlider, QSpinBox

from reader.settings import REVIEW_RANGE
from reader.ui.dialogs.preferences.page import PreferencesPage


class ReviewPage(PreferencesPage):
    """Threshold and name."""

    title = "Review"

    def _fill(self) -> None:
        self._add_heading("What to review")
        self.threshold = QSpinBox()
        self.threshold.setRange(*REVIEW_RANGE)
        self.threshold.setSuffix(" %")
        self.threshold.valueChanged.connect(
            lambda value: self._use(replace(self.settings, review_below=value))
        )
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(*REVIEW_RANGE)
        self.slider.setMinimumWidth(180)
        self.slider.setAccessibleName("Review quotes less sure than")
        self.slider.valueChanged.connect(
            lambda value: self._use(replace(self.settings, review_below=value))
        )
        self._add_row("&Quotes less sure than", self.threshold, self.slider)
        self.meaning = self._add_hint("")
        self._add_heading("Who reviews")
        self.name = QLineEdit()
        self.name.setMinimumWidth(240)
        self.name.setPlaceholderText(_login())
        self.name.textEdited.connect(lambda text: self._use(replace(self.settings, reviewer=text)))
        self._add_row("Your &name", self.name)
        self._add_hint("Goes with what you decide, in the library and in exports. May be empty.")

    def _show(self) -> None:
        settings = self.settings
        self.threshold.setValue(settings.review_below)
        self.slider.setValue(settings.review_below)
        wrong = 100 - settings.review_below
        self.meaning.setText(
            f"To review is each quote whose speaker is wrong with a chance of more than "
            f"{wrong}\u00a0%, and each without a speaker."
        )
        if self.name.text() != settings.reviewer:
            self.name.setText(settings.reviewer)


def _login() -> str:
    """Return the name the user is logged in by, as an example."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError before Python 3.13
        return ""
