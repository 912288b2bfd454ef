"""A speaker who is two: what is ticked is given to somebody else, as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reader.model.quotation import ReviewState
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.session import Stage
from tests.helpers.deciding_window import DecidingRig, Key
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import BIRCH, KESTREL

NEVER = "has never failed us"
NOW = "not fail us now"
LAMP = "A lamp is a lamp"
THREE = (
    Says(NEVER, KESTREL, confidence=0.9),
    Says(NOW, KESTREL, confidence=0.9),
    Says(LAMP, BIRCH, confidence=0.6),
)

pytestmark = pytest.mark.parametrize("desk", [THREE], indirect=True)


@pytest.fixture
def splitting(desk: DecidingRig):
    return desk.window.deciding.speakers.splitting.split_list


def ask(desk: DecidingRig, words: str = NOW) -> None:
    desk.select(words)
    desk.window.commands["split_speaker"].trigger()
    desk.settle()


def ticks(desk: DecidingRig, splitting) -> list[str]:
    text = desk.window.session.document.text
    return [statement.first.span.text_of(text) for statement in splitting.ticked]


def test_to_somebody_new(desk: DecidingRig, splitting):
    before = desk.shown()
    ask(desk)
    assert splitting.title.text() == "Which statements are not by Ada Kestrel?"
    assert splitting.list.count() == 3
    assert ticks(desk, splitting) == ["“It will not fail us now.”"]
    assert splitting.split_button.text() == "Split off 1 statement"
    assert not splitting.split_button.isEnabled()
    desk.press(Key.Key_Down, Key.Key_Space)
    assert splitting.split_button.text() == "Split off 2 statements"
    desk.press(Key.Key_Return)
    assert splitting.box.hasFocus()
    desk.type("Nora  Quill")
    assert desk.shown() == before
    desk.press(Key.Key_Return)
    assert not splitting.isVisible()
    changed = {words: name for words, name in desk.shown().items() if name != before[words]}
    assert set(changed.values()) == {"Nora Quill"}
    assert len(changed) == 2
    assert desk.quote(NOW).speaker == Speaker("Nora Quill", SpeakerKind.PERSON)
    assert desk.quote(NOW).review.state is ReviewState.CORRECTED
    assert desk.on_disk() == desk.shown()
    assert desk.action("undo") == "Undo Split Nora Quill off Ada Kestrel"
    desk.undo()
    assert desk.shown() == before == desk.on_disk()
    desk.redo()
    assert desk.quote(NOW).speaker.name == "Nora Quill"


def test_to_somebody_known_by_typing_ahead(desk: DecidingRig, splitting):
    ask(desk)
    splitting.box.setFocus()
    desk.type("bir")
    completer = splitting.box.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Tom Birch"
    popup = completer.popup()
    desk.rig.until(popup.isVisible)
    desk.press(Key.Key_Down, Key.Key_Return, on=popup)
    assert splitting.box.text() == "Tom Birch"
    desk.click(splitting.split_button)
    assert desk.quote(NOW).speaker == BIRCH
    assert desk.quote(NEVER).speaker == KESTREL


def test_the_only_statement_to_somebody_of_another_article(desk: DecidingRig, splitting, rig):
    window = desk.window
    first = window.session.keeper.identifier
    window.session.open_path(rig.article("Rain\n\n“It rains,” someone said.\n", "other.txt"))
    rig.until(lambda: window.session.keeper.identifier not in (first, None))
    rig.wait_for(window, Stage.DONE)
    desk.select("It rains")
    desk.press(Key.Key_S)
    desk.type("Nora Quill")
    desk.press(Key.Key_Return)
    ask(desk, "It rains")
    assert ticks(desk, splitting) == ["“It rains,”"]
    splitting.box.setFocus()
    desk.type("Ada Kestrel")
    desk.click(splitting.split_button)
    speaker = desk.quote("It rains").speaker
    assert (speaker.name, speaker.role) == ("Ada Kestrel", "harbour master")
    assert desk.on_disk() == {"“It rains,”": "Ada Kestrel"}


@pytest.mark.parametrize(("name", "can"), [("", False), ("Ada Kestrel", False), ("Nora", True)])
def test_needs_the_name_of_somebody_else(desk: DecidingRig, splitting, name: str, can: bool):
    ask(desk)
    splitting.box.setFocus()
    desk.type(name)
    assert splitting.split_button.isEnabled() is can
    for row in range(3):
        splitting.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not splitting.split_button.isEnabled()
    desk.press(Key.Key_Return, on=splitting.list)
    assert splitting.isVisible()
    assert not desk.window.commands["undo"].isEnabled()


@pytest.mark.parametrize("way", ["escape", "cancel", "elsewhere"])
def test_left_alone_nothing_changes(desk: DecidingRig, splitting, way: str):
    before = desk.shown()
    ask(desk)
    splitting.box.setFocus()
    desk.type("Nora")
    if way == "escape":
        desk.press(Key.Key_Escape)
        if splitting.isVisible():  # the first one may have closed the names
            desk.press(Key.Key_Escape)
    elif way == "cancel":
        desk.click(splitting.leave_button)
    else:
        desk.click(desk.window.statements.search)
    assert not splitting.isVisible()
    assert desk.shown() == before
    assert not desk.window.commands["undo"].isEnabled()


def test_from_the_menu_of_a_speaker_nothing_is_ticked(desk: DecidingRig, splitting):
    desk.window.deciding.speakers.open_menu("Ada Kestrel", desk.window.pos())
    desk.settle()
    menu = desk.window.deciding.speakers.menu
    desk.qtbot.keyClick(menu, Key.Key_P)
    desk.settle()
    assert splitting.isVisible()
    assert splitting.ticked == []
    assert splitting.split_button.text() == "Split off statements"


def test_the_text_shows_the_line_the_keys_are_at(desk: DecidingRig, splitting):
    ask(desk)
    view = desk.window.pane.view
    shown = []
    view.go_to_span, kept = shown.append, view.go_to_span
    desk.press(Key.Key_Down)
    view.go_to_span = kept
    assert [span.start for span in shown] == [
        splitting.list.item(2).data(Qt.ItemDataRole.UserRole + 1).first.span.start
    ]
