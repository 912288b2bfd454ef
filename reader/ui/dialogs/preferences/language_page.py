"""Which language model reads the articles."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QPushButton, QRadioButton

from reader.ui.dialogs.preferences.page import PreferencesPage


class LanguagePage(PreferencesPage):
    """The app's own pipeline, or any installed English one of spaCy."""

    title = "Language model"

    def _fill(self) -> None:
        self._add_heading("Articles are read by")
        self.choices = QButtonGroup(self)
        self.own = QRadioButton("The app's &own model, trained for news")
        self.other = QRadioButton("&Another English spaCy pipeline")
        for button in (self.own, self.other):
            self.choices.addButton(button)
            self._column.addWidget(button)
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setMinimumWidth(260)
        self.box.setAccessibleName("Name or folder of the pipeline")
        self.box.addItems(installed_pipelines())
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText("Name or folder")
            line.editingFinished.connect(self._take)
        self.box.activated.connect(self._take)
        self.folder_button = QPushButton("&Folder…")
        self.folder_button.setProperty("look", "quiet")
        self.folder_button.clicked.connect(self._choose_folder)
        self._add_row("&Pipeline", self.box, self.folder_button)
        self.problem = self._add_hint("")
        self._add_hint(
            "Counts from the next analysis on. Articles that were analysed already stay as they "
            "are until you analyse them again (Quote › Analyse Again)."
        )
        self.own.clicked.connect(lambda: self._use(replace(self.settings, language_model="")))
        self.other.clicked.connect(self._take)

    def _take(self) -> None:
        name = self.box.currentText().strip()
        self.box.setEnabled(True)
        if not self.other.isChecked() or not name:
            return
        self.problem.setText(problem_with(name))
        self._use(replace(self.settings, language_model=name))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder of a spaCy pipeline")
        if folder:
            self.other.setChecked(True)
            self.box.setEditText(folder)
            self._take()

    def _show(self) -> None:
        model = self.settings.language_model
        if model:
            self.other.setChecked(True)
            if self.box.currentText() != model:
                self.box.setEditText(model)
        elif not self.other.isChecked():
            self.own.setChecked(True)
        self.problem.setText(problem_with(model) if model else "")


def installed_pipelines() -> list[str]:
    """Return the names of the English spaCy pipelines that are installed as packages."""
    names = {entry.name for entry in entry_points(group="spacy_models")}
    return sorted(name for name in names if name.startswith("en_"))


def problem_with(model: str) -> str:
    """Return what is wrong with a choice as far as can be seen at once; nothing when it is fine.

    Args:
        model: Name of a package or a folder.
    """
    if model in installed_pipelines():
        return ""
    folder = Path(model).expanduser()
    if not folder.is_dir():
        return (
            f"There is no folder {model!r}, and no installed pipeline of that name. "
            "The next analysis will say so."
        )
    if not (folder / "config.cfg").is_file():
        return f"{folder} holds no spaCy pipeline: there is no config.cfg in it."
    return ""
