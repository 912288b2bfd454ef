"""A speaker's colour: chosen in the details, seen everywhere, the same in the next article."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from reader.model.speaker import SpeakerKind
from reader.settings import ThemeChoice
from reader.ui.panels.badge import Badge
from reader.ui.session import Stage
from reader.ui.theme import DARK, LIGHT, SEPIA
from tests.helpers.clipping import clipped
from tests.helpers.deciding_window import SCRIPT, SHIFT, DecidingRig, Key
from tests.helpers.pixels import count_colour
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import BIRCH

LAMP = "A lamp is a lamp"
BREAD = "Bread\n\n“We sold out at nine,” said Tom Birch, the baker.\n"
OWN = "#b060e0"


def open_dialog(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_S, with_=SHIFT)
    return desk.window.deciding.speakers.dialog


def save(desk: DecidingRig, dialog) -> None:
    desk.click(dialog.save_button)
    desk.window.activateWindow()
    desk.rig.until(desk.window.isActiveWindow)
    desk.settle()


def choose(desk: DecidingRig, typed: str) -> None:
    dialog = open_dialog(desk)
    dialog.colour_row.digits.setFocus()
    desk.type(typed)
    save(desk, dialog)


class TestChoosing:
    def test_a_hue_by_the_keys(self, desk: DecidingRig):
        row = open_dialog(desk).colour_row
        dialog = desk.window.deciding.speakers.dialog
        assert row.automatic.isChecked()
        assert [swatch.accessibleName() for swatch in row.swatches] == [
            "Blue", "Yellow", "Mint", "Orange", "Pink", "Lilac", "Own colour",
        ]  # fmt: skip
        row.setFocus()
        assert row.automatic.hasFocus()
        desk.press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
        assert row.colour == "mint"
        assert row.chosen_label.text() == "Mint"
        save(desk, dialog)
        assert desk.quote(LAMP).speaker.colour == "mint"
        assert [q.speaker for q in desk.rig.kept(desk.window).quotations] == [
            q.speaker for q in desk.window.session.quotations
        ]
        assert desk.action("undo") == "Undo Change Colour of Tom Birch"
        style = desk.window.presenter.styles["Tom Birch"]
        assert (style.tint, style.is_set) == (2, True)
        desk.undo()
        assert desk.quote(LAMP).speaker == BIRCH
        assert not desk.window.presenter.styles["Tom Birch"].is_set

    def test_back_to_automatic(self, desk: DecidingRig):
        choose(desk, OWN)
        dialog = open_dialog(desk)
        assert dialog.colour_row.swatches[-1].isChecked()
        assert dialog.colour_row.digits.text() == OWN
        assert not dialog.warning.isVisible()  # nobody is too near to themselves
        desk.click(dialog.colour_row.automatic)
        save(desk, dialog)
        assert desk.quote(LAMP).speaker.colour is None

    def test_what_is_no_colour_is_not_taken(self, desk: DecidingRig):
        row = open_dialog(desk).colour_row
        row.digits.setFocus()
        desk.type("#b060e")
        assert row.colour is None
        desk.type("0")
        assert (row.colour, row.chosen_label.text()) == (OWN, f"Own colour {OWN}")
        desk.press(Key.Key_Backspace)
        assert row.colour is None
        assert row.automatic.isChecked()
        assert not row.swatches[-1].isEnabled()
        desk.type("0")
        desk.click(row.swatches[0])
        assert row.colour == "blue"
        desk.click(row.swatches[-1])
        assert row.colour == OWN

    def test_from_all_colours(self, desk: DecidingRig):
        dialog = open_dialog(desk)
        row = dialog.colour_row
        desk.click(row.swatches[3])
        desk.click(row.more_button)
        assert row.dialog.currentColor() == LIGHT.hue(3).fill
        assert row.dialog.testOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        row.dialog.setCurrentColor(QColor(OWN))
        desk.press(Key.Key_Return, on=row.dialog)
        assert row.colour == OWN
        assert row.digits.text() == OWN

    def test_warnings_are_no_ban(self, desk: DecidingRig):
        dialog = open_dialog(desk)
        assert not dialog.warning.isVisible()
        dialog.colour_row.digits.setFocus()
        near = desk.window.presenter.styles["Ada Kestrel"]
        desk.type(LIGHT.hue(near.tint).fill.name())
        assert dialog.warning.isVisible()
        assert dialog.warning.text() == "⚠ This colour is hard to tell from that of Ada Kestrel."
        assert clipped(dialog) == []
        save(desk, dialog)
        assert desk.quote(LAMP).speaker.colour == LIGHT.hue(near.tint).fill.name()


@pytest.mark.parametrize(
    ("choice", "theme"),
    [(ThemeChoice.LIGHT, LIGHT), (ThemeChoice.DARK, DARK), (ThemeChoice.SEPIA, SEPIA)],
    ids=["light", "dark", "sepia"],
)
def test_an_own_colour_is_seen_everywhere(desk: DecidingRig, choice: ThemeChoice, theme):
    choose(desk, OWN)
    window = desk.window
    window.appearance.choose(choice)
    desk.select(LAMP, card=True)
    hue = theme.hue(OWN)
    pane = window.pane
    chip = next(c for c in pane.legend.chips if c.tally.name == "Tom Birch")
    badge = pane.card.findChild(Badge)
    for widget, colour, least in (
        (chip, hue.fill, 60),
        (badge, hue.fill, 100),
        (pane.share_bar, hue.fill, 20),
        (pane.strip, hue.strong, 4),
        (window.statements.view.viewport(), hue.strong, 30),
        (window.library_panel.speaker_view.viewport(), hue.fill, 60),
        (pane.view.viewport(), theme.ground(OWN, is_lit=True), 400),
        (pane.view.viewport(), hue.strong, 40),
    ):
        image = widget.grab().toImage()
        assert count_colour(image, colour) >= least, (type(widget).__name__, colour.name())


@pytest.mark.parametrize(
    "desk", [(*SCRIPT, Says("sold out at nine", BIRCH, confidence=0.9))], indirect=True
)
def test_the_next_article_knows_the_colour(desk: DecidingRig, rig):
    choose(desk, OWN)
    window = desk.window
    first = window.session.keeper.identifier
    window.session.open_path(rig.article(BREAD, "other.txt"))
    rig.until(lambda: window.session.keeper.identifier not in (first, None))
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: window.presenter.styles["Tom Birch"].tint == OWN)
    assert desk.quote("sold out").speaker.colour == OWN
    desk.undo()
    rig.until(lambda: window.presenter.styles["Tom Birch"].tint != OWN)


class TestDetails:
    def test_kind(self, desk: DecidingRig):
        dialog = open_dialog(desk)
        assert dialog.kind.currentText() == "Person"
        dialog.kind.setFocus()
        desk.type("Org")
        save(desk, dialog)
        assert desk.quote(LAMP).speaker.kind is SpeakerKind.ORGANIZATION
        assert desk.action("undo") == "Undo Change Kind of Tom Birch"
        assert desk.on_disk() == desk.shown()
        desk.undo()
        assert desk.quote(LAMP).speaker == BIRCH

    def test_note_and_organisation_are_told(self, desk: DecidingRig):
        dialog = open_dialog(desk)
        dialog.organisation.setFocus()
        desk.type("Birch & Sons")
        dialog.note.setFocus()
        desk.type("Called on Monday")
        save(desk, dialog)
        desk.select(LAMP, card=True)
        window = desk.window
        chip = next(c for c in window.pane.legend.chips if c.tally.name == "Tom Birch")
        told = "Tom Birch, baker · Birch & Sons\nCalled on Monday"
        assert chip.toolTip().startswith(told)
        model = window.library_panel.speakers
        desk.rig.until(lambda: model.index(1, 0).data(3) == told)
        card = window.pane.card
        assert card._line.text().startswith("baker · Birch & Sons · said 1 of the 4")
        assert card._name.toolTip() == "Called on Monday"

    def test_details_of_somebody_elsewhere_are_there(self, desk: DecidingRig, rig):
        dialog = open_dialog(desk)
        dialog.note.setFocus()
        desk.type("Called on Monday")
        save(desk, dialog)
        window = desk.window
        first = window.session.keeper.identifier
        window.session.open_path(rig.article("Nothing\n\nNobody says a word.\n", "other.txt"))
        rig.until(lambda: window.session.keeper.identifier not in (first, None))
        rig.wait_for(window, Stage.DONE)
        window.deciding.speakers.open_menu("Tom Birch", window.pos(), everywhere=True)
        desk.settle()
        desk.qtbot.keyClick(window.deciding.speakers.menu, Key.Key_D)
        desk.settle()
        dialog = window.deciding.speakers.dialog
        assert (dialog.role.text(), dialog.note.toPlainText()) == ("baker", "Called on Monday")
        dialog.reject()
