"""Speakers as such: their details, other names, merging, here and in the whole library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from reader.model.decision import SpeakerEdited, SpeakerField, SpeakerRenamed
from reader.ui.models.speaker_changes import SpeakerForm, changes_of, form_of, title_of
from reader.ui.panels.speaker_picker import NO_ONE
from reader.ui.session import Stage
from tests.helpers.deciding_window import SCRIPT, SHIFT, DecidingRig, Key
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import BIRCH, KESTREL

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

LAMP = "A lamp is a lamp"
BREAD = "Bread\n\n“We sold out at nine,” said Tom Birch, the baker.\n"


def ask_menu(desk: DecidingRig, widget, place: QPoint | None = None):
    """Click with the right button, as the window system reports it; return the menu."""
    at = place or widget.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    desk.settle()
    return desk.window.deciding.speakers.menu


def chip(desk: DecidingRig, name: str):
    return next(c for c in desk.window.pane.legend.chips if c.tally.name == name)


def names(desk: DecidingRig) -> list[str]:
    return [c.tally.name for c in desk.window.pane.legend.chips]


def fill(desk: DecidingRig, field, words: str) -> None:
    field.setFocus()
    field.selectAll()
    desk.qtbot.keyClicks(field, words)


def back(desk: DecidingRig) -> None:
    """Give the window the keys again, as window managers do."""
    desk.window.activateWindow()
    desk.rig.until(desk.window.isActiveWindow)
    desk.settle()


def save(desk: DecidingRig, dialog) -> None:
    """Press Enter in a form."""
    desk.press(Key.Key_Return, on=dialog.name)
    back(desk)


def dialog_by_key(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_S, with_=SHIFT)
    dialog = desk.window.deciding.speakers.dialog
    assert dialog.isVisible()
    return dialog


@pytest.fixture
def picker(desk: DecidingRig):
    return desk.window.deciding.speakers.merging.picker


class TestDetails:
    def test_rename(self, desk: DecidingRig):
        dialog = dialog_by_key(desk)
        assert (dialog.name.text(), dialog.role.text()) == ("Tom Birch", "baker")
        fill(desk, dialog.name, "Thomas Birch")
        save(desk, dialog)
        speaker = desk.quote(LAMP).speaker
        assert (speaker.name, speaker.aliases) == ("Thomas Birch", ("Tom Birch",))
        assert desk.on_disk() == desk.shown()
        assert names(desk)[:2] == ["Ada Kestrel", "Thomas Birch"]
        assert desk.action("undo") == "Undo Rename Tom Birch to Thomas Birch"
        desk.undo()
        assert desk.quote(LAMP).speaker == BIRCH
        assert desk.on_disk() == desk.shown()

    def test_role_organisation_and_note_are_one_step(self, desk: DecidingRig):
        dialog = dialog_by_key(desk)
        fill(desk, dialog.role, "master baker")
        fill(desk, dialog.organisation, "Birch & Sons")
        fill(desk, dialog.note, "Called on Monday")
        desk.click(dialog.save_button)
        back(desk)
        speaker = desk.quote(LAMP).speaker
        assert (speaker.role, speaker.organisation) == ("master baker", "Birch & Sons")
        assert speaker.note == "Called on Monday"
        kept = [q.speaker for q in desk.rig.kept(desk.window).quotations]
        assert speaker in kept
        assert desk.action("undo") == "Undo Change Details of Tom Birch"
        desk.undo()
        assert desk.quote(LAMP).speaker == BIRCH

    def test_nothing_is_decided_by_leaving_or_saving_the_same(self, desk: DecidingRig):
        dialog = dialog_by_key(desk)
        fill(desk, dialog.name, "Somebody")
        desk.press(Key.Key_Escape, on=dialog.name)
        back(desk)
        dialog = dialog_by_key(desk)
        desk.click(dialog.save_button)
        back(desk)
        assert desk.quote(LAMP).speaker == BIRCH
        assert not desk.window.commands["undo"].isEnabled()

    def test_a_name_that_is_taken_says_what_happens(self, desk: DecidingRig):
        dialog = dialog_by_key(desk)
        fill(desk, dialog.name, "Ada Kestrel")
        assert dialog.hint.text() == "There is another Ada Kestrel: the two become one."
        save(desk, dialog)
        assert names(desk) == ["Ada Kestrel", "Unattributed"]

    def test_no_name_cannot_be_saved(self, desk: DecidingRig):
        dialog = dialog_by_key(desk)
        fill(desk, dialog.name, " ")
        assert not dialog.save_button.isEnabled()

    def test_a_speaker_shown_alone_stays_so(self, desk: DecidingRig):
        desk.click(chip(desk, "Tom Birch"))
        dialog = dialog_by_key(desk)
        fill(desk, dialog.name, "Thomas Birch")
        save(desk, dialog)
        assert desk.window.statements.filter.speaker == "Thomas Birch"
        desk.undo()
        assert desk.window.statements.filter.speaker == "Tom Birch"


class TestMerge:
    def test_by_the_menu_of_a_chip(self, desk: DecidingRig, picker):
        menu = ask_menu(desk, chip(desk, "Tom Birch"))
        assert [a.text() for a in menu.actions()] == ["&Details…", "&Merge…", "S&plit Off…"]
        desk.qtbot.keyClick(menu, Key.Key_M)
        desk.settle()
        assert picker.title.text() == "Merge Tom Birch into…"
        assert [choice.label for choice in picker.choices] == ["Ada Kestrel"]
        assert picker.choices[0].detail == "harbour master · 2 statements"
        desk.press(Key.Key_Return)
        assert not picker.isVisible()
        assert desk.quote(LAMP).speaker.name == "Ada Kestrel"
        assert "Tom Birch" in desk.quote(LAMP).speaker.aliases
        assert desk.on_disk() == desk.shown()
        assert desk.action("undo") == "Undo Merge Tom Birch into Ada Kestrel"
        desk.undo()
        assert desk.quote(LAMP).speaker == BIRCH
        assert names(desk) == ["Ada Kestrel", "Tom Birch", "Unattributed"]

    def test_by_key(self, desk: DecidingRig, picker):
        desk.select(LAMP, card=True)
        desk.press(Key.Key_M, with_=SHIFT)
        desk.type("kes")
        desk.press(Key.Key_Return)
        assert desk.quote(LAMP).speaker.name == "Ada Kestrel"
        assert desk.window.pane.card.isVisible()
        toast = desk.window.deciding.toast
        assert toast.label.text() == "Merged Tom Birch into Ada Kestrel"
        desk.click(toast.button)
        assert desk.quote(LAMP).speaker == BIRCH

    def test_nobody_new_and_not_nobody(self, desk: DecidingRig, picker):
        desk.select(LAMP)
        desk.press(Key.Key_M, with_=SHIFT)
        desk.type("Nora")
        assert (picker.choices, picker.hint.text()) == ([], NO_ONE)
        desk.press(Key.Key_Return)
        assert picker.isVisible()
        desk.press(Key.Key_Escape)
        assert not picker.isVisible()
        assert desk.quote(LAMP).speaker == BIRCH
        assert not desk.window.commands["undo"].isEnabled()

    def test_a_click_elsewhere_leaves(self, desk: DecidingRig, picker):
        desk.select(LAMP)
        desk.press(Key.Key_M, with_=SHIFT)
        assert picker.isVisible()
        desk.click(desk.window.statements.search)
        assert not picker.isVisible()
        assert not desk.window.commands["undo"].isEnabled()

    def test_somebody_of_another_article(self, desk: DecidingRig, picker, rig):
        window = desk.window
        first = window.session.keeper.identifier
        window.session.open_path(rig.article(BREAD, "other.txt"))
        rig.until(lambda: window.session.keeper.identifier not in (first, None))
        rig.wait_for(window, Stage.DONE)
        desk.select("sold out at nine")
        desk.press(Key.Key_S)
        desk.type("Nora Quill")
        desk.press(Key.Key_Return)
        desk.press(Key.Key_M, with_=SHIFT)
        desk.type("ada")
        assert picker.marked.detail == "harbour master · 2 statements in the library"
        desk.press(Key.Key_Return)
        assert desk.on_disk() == {"“We sold out at nine,”": "Ada Kestrel"}

    def test_nobody_has_no_menu(self, desk: DecidingRig):
        assert ask_menu(desk, chip(desk, "Unattributed")) is None

    @pytest.mark.parametrize(
        "desk", [(*SCRIPT, Says("sold out at nine", BIRCH, confidence=0.9))], indirect=True
    )
    def test_in_the_whole_library(self, desk: DecidingRig, rig):
        window = desk.window
        view = window.library_panel.speaker_view
        rig.until(lambda: view.model().rowCount() == 2)
        place = view.visualRect(view.model().index(1, 0)).center()
        menu = ask_menu(desk, view.viewport(), place)
        assert menu.actions()[0].text() == "&Details in All Articles…"
        desk.qtbot.keyClick(menu, Key.Key_D)
        desk.settle()
        dialog = window.deciding.speakers.dialog
        assert dialog.windowTitle() == "Speaker in all articles"
        fill(desk, dialog.name, "Thomas Birch")
        save(desk, dialog)
        assert desk.quote(LAMP).speaker.name == "Thomas Birch"
        first = window.session.keeper.identifier
        window.session.open_path(rig.article(BREAD, "other.txt"))
        rig.until(lambda: window.session.keeper.identifier not in (first, None))
        rig.wait_for(window, Stage.DONE)
        rig.until(lambda: set(desk.shown().values()) == {"Thomas Birch"})
        desk.undo()
        assert set(desk.shown().values()) == {"Tom Birch"}
        assert desk.on_disk() == desk.shown()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (form_of(BIRCH), []),
        (SpeakerForm("  ", "baker"), []),
        (SpeakerForm("Tom  Birch ", " baker "), []),
        (SpeakerForm("Tom Birch", ""), [SpeakerEdited(BIRCH, SpeakerField.ROLE, None)]),
        (
            SpeakerForm("T. Birch", "baker", "", "x"),
            [SpeakerEdited(BIRCH, SpeakerField.NOTE, "x"), SpeakerRenamed(BIRCH, "T. Birch")],
        ),
    ],
)
def test_what_a_form_decides(form: SpeakerForm, expected: list):
    assert changes_of(BIRCH, form) == expected


def test_title():
    one = changes_of(KESTREL, SpeakerForm("Ada K.", "harbour master"))
    assert title_of(KESTREL, one) is None
    both = changes_of(KESTREL, SpeakerForm("Ada K."))
    assert title_of(KESTREL, both) == "Change Details of Ada Kestrel"
