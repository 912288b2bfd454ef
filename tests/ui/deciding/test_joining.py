"""Statements joined and split: by key, undone, on disk, and what is said about it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.helpers.deciding_window import SHIFT, DecidingRig, Key
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import KESTREL

LAMP, NOW = "A lamp is a lamp", "not fail us now"
THREE = (
    Says("has never failed us", KESTREL),
    Says("not fail us now", KESTREL, goes_on=True),
    Says("A lamp is a lamp", KESTREL, goes_on=True),
)


@pytest.fixture
def view(desk: DecidingRig):
    return desk.window.pane.view


def groups(desk: DecidingRig) -> list[list[str]]:
    """Return the pieces of each statement by their first words, as kept in the library's file."""
    article = desk.rig.kept(desk.window)
    found: dict[int, list[str]] = {}
    for quotation in article.quotations:
        if quotation.kind.is_speech:
            words = quotation.span.text_of(article.document.text)[1:12]
            found.setdefault(quotation.statement, []).append(words)
    return list(found.values())


def choose(desk: DecidingRig, *words: str) -> None:
    """Select cards of the panel, as with Ctrl held."""
    cards = desk.window.statements
    cards.view.clearSelection()
    for said in words:
        index = cards.model.index(cards.model.row_of(desk.quote(said).statement))
        cards.view.selectionModel().select(index, cards.view.selectionModel().SelectionFlag.Select)
    desk.settle()


def test_split_and_join_again(desk: DecidingRig, view):
    whole = groups(desk)
    assert whole[0] == ["The lamp ha", "It will not"]
    desk.select(NOW)
    desk.press(Key.Key_J, with_=SHIFT)
    assert groups(desk)[:2] == [["The lamp ha"], ["It will not"]]
    assert view.selected_statement == desk.quote(NOW).statement
    toast = desk.window.deciding.toast
    assert toast.label.text() == "Split into two statements"
    assert desk.action("undo") == "Undo Split Statement"
    desk.click(toast.button)
    assert groups(desk) == whole
    desk.redo()
    desk.press(Key.Key_P)
    desk.press(Key.Key_J)
    assert groups(desk) == whole
    assert toast.label.text() == "Joined 2 statements"
    assert view.selected_statement == desk.quote(NOW).statement
    assert desk.action("undo") == "Undo Join 2 Statements"
    desk.undo()
    assert groups(desk)[:2] == [["The lamp ha"], ["It will not"]]
    assert desk.on_disk() == desk.shown()


def test_join_with_another_speaker_wants_both_selected(desk: DecidingRig):
    desk.select(NOW)
    desk.press(Key.Key_J)
    said = "The next quote is not by the same speaker: select both in the panel to join"
    assert desk.window.status.currentMessage() == said
    assert not desk.window.commands["undo"].isEnabled()
    choose(desk, NOW, LAMP)
    desk.press(Key.Key_J)
    assert groups(desk)[0] == ["The lamp ha", "It will not", "A lamp is a"]
    assert desk.shown()["“A lamp is a lamp,”"] == "Ada Kestrel"
    words = "Joined 2 statements, all by Ada Kestrel now"
    assert desk.window.deciding.toast.label.text() == words
    desk.undo()
    assert desk.on_disk()["“A lamp is a lamp,”"] == "Tom Birch"
    assert len(groups(desk)) == 4


def test_join_without_a_speaker_first_takes_the_one_there_is(desk: DecidingRig):
    text = desk.window.session.document.text
    unknown = next(q for q in desk.window.session.quotations if q.speaker is None)
    words = unknown.span.text_of(text)[1:8]
    desk.select(LAMP)
    assert unknown.span > desk.quote(LAMP).span
    choose(desk, LAMP, words)
    desk.press(Key.Key_J)
    assert desk.quote(words).speaker.name == "Tom Birch"
    desk.undo()
    assert desk.quote(words).speaker is None


NOBODY_FIRST = (Says("A lamp is a lamp", KESTREL),)


@pytest.mark.parametrize("desk", [NOBODY_FIRST], indirect=True)
def test_join_gives_the_first_the_speaker_of_the_second(desk: DecidingRig):
    choose(desk, NOW, LAMP)
    desk.press(Key.Key_J)
    assert desk.on_disk()["“It will not fail us now.”"] == "Ada Kestrel"
    assert desk.on_disk() == desk.shown()
    desk.undo()
    assert desk.on_disk()["“It will not fail us now.”"] is None
    assert not desk.window.commands["undo"].isEnabled()


def test_last_one_has_nothing_to_join_with(desk: DecidingRig, view):
    for _ in range(9):
        desk.press(Key.Key_N, on=view)
    desk.press(Key.Key_J)
    said = "There is no quote after this one to join it with"
    assert desk.window.status.currentMessage() == said


@pytest.mark.parametrize("desk", [THREE], indirect=True)
class TestThreePieces:
    """Of three pieces the one that was clicked begins the other statement."""

    def test_clicked(self, desk: DecidingRig, view):
        start, _end = view.edge_lines(desk.quote(LAMP).span)
        desk.click(view.viewport(), start.center().toPoint() + QPoint(20, 0))
        desk.press(Key.Key_J, with_=SHIFT)
        assert groups(desk)[:2] == [["The lamp ha", "It will not"], ["A lamp is a"]]
        assert view.selected_statement == desk.quote(LAMP).statement
        desk.undo()
        assert len(groups(desk)[0]) == 3

    def test_by_keys(self, desk: DecidingRig, view):
        desk.select(NOW)
        view.setFocus()
        desk.press(Key.Key_J, with_=SHIFT)
        said = "Click the piece that begins another statement first"
        assert desk.window.status.currentMessage() == said
        desk.press(Key.Key_E, Key.Key_Tab, Key.Key_Escape)
        desk.press(Key.Key_J, with_=SHIFT)
        assert groups(desk)[:2] == [["The lamp ha"], ["It will not", "A lamp is a"]]


def test_offered_only_where_it_can_be_done(desk: DecidingRig):
    commands = desk.window.commands
    desk.window.selection.clear()
    assert not commands["join"].isEnabled()
    assert not commands["split"].isEnabled()
    desk.select(LAMP)
    assert commands["join"].isEnabled()
    assert not commands["split"].isEnabled()
    desk.select(NOW)
    assert commands["split"].isEnabled()
