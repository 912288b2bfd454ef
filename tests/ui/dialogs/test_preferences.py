"""The preferences: each choice counts at once and is there after the next start."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from importlib.metadata import EntryPoint

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QFileDialog

from reader.errors import LanguageModelMissingError, LibraryUnwritableError
from reader.library.database import Database
from reader.settings import ThemeChoice
from reader.ui.dialogs.preferences.language_page import installed_pipelines, problem_with
from reader.ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from reader.ui.session import Stage
from reader.ui.theme import SEPIA
from tests.helpers.scripted_analyser import ScriptedAnalyser
from tests.helpers.window import SCRIPT, texts


@pytest.fixture
def window(rig):
    rig.names_library = False
    return rig.analysed()


@pytest.fixture
def dialog(window, qtbot):
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    return window.findChild(PreferencesDialog)


def show(dialog, page):
    rows = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    dialog.list.setCurrentRow(rows.index(page.title))
    return page


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def click_words(qtbot, button):
    """Click a box or radio button on its words: the widget is wider than they are."""
    place = button.rect().center()
    place.setX(24)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)


class TestAppearance:
    def test_colours_change_at_once(self, window, dialog, qtbot):
        page = show(dialog, dialog.appearance)
        sepia = page.themes.buttons()[3]
        click_words(qtbot, sepia)
        assert window.pane.view.theme is SEPIA
        checked = [a.data() for a in window.commands.theme_group.actions() if a.isChecked()]
        assert checked == [ThemeChoice.SEPIA]

    def test_shows_what_is_chosen_elsewhere(self, window, dialog):
        dark = next(
            a for a in window.commands.theme_group.actions() if a.data() is ThemeChoice.DARK
        )
        dark.trigger()
        window.pane.view.zoom_in()
        assert dialog.appearance.themes.checkedButton().text() == "&Dark"
        assert dialog.appearance.size_box.value() == 115

    def test_size_and_width_of_the_text(self, window, dialog, qtbot):
        page = show(dialog, dialog.appearance)
        page.size_box.selectAll()
        qtbot.keyClicks(page.size_box, "150")
        qtbot.keyClick(page.size_box, Qt.Key.Key_Tab)
        assert window.pane.view.zoom == 1.5
        before = window.pane.view._measures.fitted(2000).column
        page.width_box.stepBy(-8)
        assert window.pane.view._measures.fitted(2000).column < before

    def test_switches(self, window, dialog, qtbot):
        page = show(dialog, dialog.appearance)
        for box in (page.numbers, page.plain, page.still):
            click_words(qtbot, box)
        assert window.commands["number_paragraphs"].isChecked()
        assert window.pane.view.highlights.shows_plain
        assert window.pane.view._pulse.is_still

    def test_is_kept(self, rig, window, dialog):
        dialog.appearance.width_box.setValue(60)
        dialog.appearance.still.setChecked(True)
        dialog.accept()
        rig.end()
        window = rig.start()
        assert window.options.settings.column == 60
        assert window.pane.view._pulse.is_still


class TestReview:
    def test_threshold_says_what_needs_a_look(self, window, dialog, qtbot):
        page = show(dialog, dialog.review)
        assert window.statements.model.to_review == 2
        page.threshold.setValue(60)
        assert window.statements.model.to_review == 1
        assert window.status.text.startswith("4 statements · 2 speakers · 1 to review")
        page.slider.setValue(99)
        assert page.threshold.value() == 99
        assert window.statements.model.to_review == 4
        assert "more than 1\u00a0%" in page.meaning.text()

    def test_name(self, window, dialog, qtbot):
        page = show(dialog, dialog.review)
        page.name.setFocus()
        qtbot.keyClicks(page.name, "Ada N")
        assert window.options.settings.reviewer == "Ada N"


class TestShortcuts:
    def test_new_keys_are_typed_and_assigned(self, window, dialog, qtbot):
        page = show(dialog, dialog.shortcuts)
        page.tree.setCurrentItem(page.rows["analyse"])
        assert not page.give_button.isEnabled()
        page.editor.setFocus()
        qtbot.keyClick(page.editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        click(qtbot, page.give_button)
        assert window.commands["analyse"].shortcuts() == [QKeySequence("Ctrl+J")]
        assert page.rows["analyse"].text(1) == "Ctrl+J"
        click(qtbot, page.reset_button)
        assert window.commands["analyse"].shortcuts() == [QKeySequence("F5")]

    def test_conflicts_are_named_before_they_are_made(self, window, dialog, qtbot):
        page = show(dialog, dialog.shortcuts)
        page.tree.setCurrentItem(page.rows["analyse"])
        page.editor.setKeySequence(QKeySequence("Ctrl+F"))
        assert page.verdict.text() == "Ctrl+F is used by “Find”; assigning it takes it from there."
        click(qtbot, page.give_button)
        assert window.commands["find"].shortcuts() == []
        click(qtbot, page.reset_all_button)
        assert window.commands["find"].shortcuts() == [QKeySequence("Ctrl+F")]
        assert window.options.settings.shortcuts == {}

    @pytest.mark.parametrize("keys", ["Space", "Esc", "Ctrl+C"])
    def test_needed_keys_cannot_be_assigned(self, dialog, keys):
        page = show(dialog, dialog.shortcuts)
        page.tree.setCurrentItem(page.rows["analyse"])
        page.editor.setKeySequence(QKeySequence(keys))
        assert not page.give_button.isEnabled()
        assert page.verdict.text()

    def test_fixed_keys_say_so(self, dialog):
        page = show(dialog, dialog.shortcuts)
        page.tree.setCurrentItem(page.rows["step_back"])
        assert not page.editor.isEnabled()
        assert "always the same" in page.verdict.text()

    def test_keys_can_be_taken_away(self, window, dialog, qtbot):
        page = show(dialog, dialog.shortcuts)
        page.tree.setCurrentItem(page.rows["analyse"])
        page.editor.clear()
        click(qtbot, page.give_button)
        assert window.commands["analyse"].shortcuts() == []

    def test_letters_can_be_switched_off(self, window, dialog, qtbot):
        page = show(dialog, dialog.shortcuts)
        click_words(qtbot, page.singles)
        assert page.rows["next"].text(1) == "Alt+Down"
        assert window.commands["only_speaker"].shortcuts() == []

    def test_search(self, dialog, qtbot):
        page = show(dialog, dialog.shortcuts)
        qtbot.keyClicks(page.search, "same")
        assert len(page.tree.shown) == 2


class TestLanguageModel:
    def test_none_is_installed_here_and_that_is_said(self, dialog, window, qtbot):
        page = show(dialog, dialog.language)
        assert page.own.isChecked()
        click_words(qtbot, page.other)
        page.box.setEditText("en_nowhere")
        qtbot.keyClick(page.box.lineEdit(), Qt.Key.Key_Return)
        assert window.options.settings.language_model == "en_nowhere"
        assert "no folder 'en_nowhere'" in page.problem.text()
        click_words(qtbot, page.own)
        assert window.options.settings.language_model == ""
        assert page.problem.text() == ""

    def test_folder_is_chosen(self, dialog, window, qtbot, tmp_path, monkeypatch):
        (tmp_path / "config.cfg").touch()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
        page = show(dialog, dialog.language)
        click(qtbot, page.folder_button)
        assert page.other.isChecked()
        assert window.options.settings.language_model == str(tmp_path)
        assert page.problem.text() == ""

    def test_problems_seen_at_once(self, tmp_path):
        assert "no config.cfg" in problem_with(str(tmp_path))
        (tmp_path / "config.cfg").touch()
        assert problem_with(str(tmp_path)) == ""

    def test_installed_pipelines_are_english(self, monkeypatch):
        found = [EntryPoint(name, "x", "spacy_models") for name in ("de_core", "en_b", "en_a")]
        module = "reader.ui.dialogs.preferences.language_page"
        monkeypatch.setattr(f"{module}.entry_points", lambda **_: found)
        assert installed_pipelines() == ["en_a", "en_b"]

    def test_next_article_is_read_by_it(self, rig, qtbot):
        asked = []

        def load(model):
            asked.append(model)
            if model == "en_gone":
                raise LanguageModelMissingError("The language pipeline 'en_gone' is gone.")
            return ScriptedAnalyser(SCRIPT)

        rig.load = load
        window = rig.analysed()
        choose = partial(_choose_model, window)
        choose("en_other")
        window.commands["analyse"].trigger()
        rig.wait_for(window, Stage.DONE)
        assert asked == ["en_other"]
        choose("en_gone")
        window.commands["analyse"].trigger()
        rig.wait_for(window, Stage.FAILED)
        assert "en_gone" in texts(window)[-1]
        (action,) = [m.action for m in window.messages.current if m.action]
        assert action.label == "Preferences…"
        choose("")
        window.commands["analyse"].trigger()
        rig.wait_for(window, Stage.DONE)
        # A worker that is slow to stop is replaced, and the new one loads the same model again.
        assert list(dict.fromkeys(asked)) == ["en_other", "en_gone", ""]

    def test_is_in_force_from_the_start(self, rig):
        asked = []

        def load(model):
            asked.append(model)
            return ScriptedAnalyser(SCRIPT)

        rig.load = load
        window = rig.start()
        _choose_model(window, "en_other")
        rig.end()
        rig.analysed()
        assert asked == ["en_other"]


def _choose_model(window, model):
    window.options.use(replace(window.options.settings, language_model=model))


class TestLibrary:
    def test_place_is_shown(self, rig, window, dialog, monkeypatch, qtbot):
        page = show(dialog, dialog.library)
        assert page.path_label.text() == str(rig.library)
        opened = []
        monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
        click(qtbot, page.show_button)
        assert opened[0].toLocalFile() == str(rig.library.parent)

    def test_moves_and_goes_on(self, rig, window, dialog, monkeypatch, qtbot, tmp_path):
        old, folder = rig.library, tmp_path / "elsewhere"
        folder.mkdir()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        page = show(dialog, dialog.library)
        click(qtbot, page.move_button)
        target = folder / old.name
        rig.until(lambda: page.path_label.text() == str(target))
        assert f"still there: {old}" in page.said.text()
        assert target.stat().st_mode & 0o777 == 0o600
        dialog.accept()
        window.session.open_text("Bread is up\n\n“It is the flour,” said Tom Birch.")
        rig.until(lambda: window.library_panel.articles.rowCount() == 2)
        rig.wait_for(window, Stage.DONE)
        rig.until(lambda: "Saved" in window.status.text)
        rig.end()
        window = rig.start()
        assert window.place.path == target
        rig.until(lambda: window.library_panel.articles.rowCount() == 2)
        assert old.exists()

    def test_a_file_in_the_way_stays_and_the_library_too(
        self, rig, window, dialog, monkeypatch, qtbot, tmp_path
    ):
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        (folder / rig.library.name).write_text("mine", encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        page = show(dialog, dialog.library)
        click(qtbot, page.move_button)
        rig.until(lambda: "not moved" in page.said.text())
        assert "Choose another folder" in page.said.text()
        assert (folder / rig.library.name).read_text(encoding="utf-8") == "mine"
        assert page.path_label.text() == str(rig.library)
        assert window.options.settings.library is None
        assert page.move_button.isEnabled()

    def test_a_failed_copy_leaves_nothing(self, rig, window, dialog, monkeypatch, qtbot, tmp_path):
        def refuse(self, target):
            target.write_bytes(b"half")
            raise LibraryUnwritableError("The disk is full.")

        folder = tmp_path / "elsewhere"
        folder.mkdir()
        monkeypatch.setattr(Database, "copy_to", refuse)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
        page = show(dialog, dialog.library)
        click(qtbot, page.move_button)
        rig.until(lambda: "The disk is full." in page.said.text())
        assert list(folder.iterdir()) == []
        window.session.open_text("Bread is up\n\n“It is the flour,” said Tom Birch.")
        rig.until(lambda: window.library_panel.articles.rowCount() == 2)

    def test_one_that_was_named_for_this_run_stays(self, rig, qtbot):
        window = rig.analysed()
        window.commands["preferences"].trigger()
        page = window.findChild(PreferencesDialog).library
        assert not page.move_button.isEnabled()
        assert "--library" in page.said.text()
