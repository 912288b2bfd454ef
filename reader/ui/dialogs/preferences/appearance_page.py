"""Colours, type, motion, and what is marked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSpinBox

from reader.settings import COLUMN_RANGE, ThemeChoice
from reader.ui.dialogs.preferences.page import PreferencesPage
from reader.ui.page.text_page import ZOOMS

THEME_WORDS = {
    ThemeChoice.SYSTEM: "As the s&ystem",
    ThemeChoice.LIGHT: "&Light",
    ThemeChoice.DARK: "&Dark",
    ThemeChoice.SEPIA: "Se&pia",
}


class AppearancePage(PreferencesPage):
    """How article and window look."""

    title = "Appearance"

    def _fill(self) -> None:
        self._add_heading("Colours")
        self.themes = QButtonGroup(self)
        for number, (choice, words) in enumerate(THEME_WORDS.items()):
            button = QRadioButton(words)
            self.themes.addButton(button, number)
            self._column.addWidget(button)
            button.clicked.connect(
                lambda _checked=False, c=choice: self._use(replace(self.settings, theme=c))
            )
        self._add_heading("Article")
        self.size_box = QSpinBox()
        self.size_box.setRange(round(100 * ZOOMS[0]), round(100 * ZOOMS[-1]))
        self.size_box.setSingleStep(5)
        self.size_box.setSuffix(" %")
        self.size_box.valueChanged.connect(
            lambda value: self._use(replace(self.settings, zoom=value))
        )
        self._add_row("&Text size", self.size_box)
        self.width_box = QSpinBox()
        self.width_box.setRange(*COLUMN_RANGE)
        self.width_box.setSuffix(" characters")
        self.width_box.valueChanged.connect(
            lambda value: self._use(replace(self.settings, column=value))
        )
        self._add_row("Line &width", self.width_box)
        self._add_hint("Lines of 60 to 75 characters are the easiest to read.")
        self.numbers = self._add_box("&Number the paragraphs")
        self.numbers.toggled.connect(
            lambda on: self._use(replace(self.settings, number_paragraphs=on))
        )
        self.plain = self._add_box("Mark scare &quotes and titles")
        self.plain.toggled.connect(
            lambda on: self._use(replace(self.settings, show_plain_kinds=on))
        )
        self._add_heading("Motion")
        self.still = self._add_box("&Reduce motion")
        self.still.toggled.connect(lambda on: self._use(replace(self.settings, reduced_motion=on)))
        self._add_hint("What is pointed out in the article appears and goes without fading.")

    def _add_box(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        self._column.addWidget(box)
        return box

    def _show(self) -> None:
        settings = self.settings
        self.themes.button(list(THEME_WORDS).index(settings.theme)).setChecked(True)
        self.size_box.setValue(settings.zoom)
        self.width_box.setValue(settings.column)
        self.numbers.setChecked(settings.number_paragraphs)
        self.plain.setChecked(settings.show_plain_kinds)
        self.still.setChecked(settings.reduced_motion)
