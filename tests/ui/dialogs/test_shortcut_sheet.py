"""The sheet of all keys: made from the actions, searched by words and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reader.ui.action_table import all_entries
from reader.ui.dialogs.shortcut_sheet import ShortcutSheet
from reader.ui.shortcuts import Shortcuts


@pytest.fixture
def sheet(qtbot, appearance):
    made = ShortcutSheet(Shortcuts({"find": ("Ctrl+L",)}))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_action_with_keys_is_on_it(sheet):
    titles = dict(sheet.tree.shown)
    assert {entry.title for entry in all_entries() if entry.keys} <= set(titles)
    assert titles["Next Quote"] == "N   Alt+Down"


def test_chosen_keys_are_on_it(sheet):
    assert dict(sheet.tree.shown)["Find"] == "Ctrl+L"


def test_single_keys_that_are_off_are_not(qtbot, appearance):
    made = ShortcutSheet(Shortcuts(single_keys=False))
    qtbot.addWidget(made)
    titles = dict(made.tree.shown)
    assert titles["Next Quote"] == "Alt+Down"
    assert "Only This Speaker" not in titles


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("export", ["Export Quote Sheet"]),
        ("ctrl+, ", ["Preferences"]),
        ("quote same", []),
        ("go same", ["Next by the Same Speaker", "Previous by the Same Speaker"]),
        ("find bar close", ["Close"]),
    ],
)
def test_typing_narrows_it(qtbot, sheet, words, expected):
    qtbot.keyClicks(sheet.search, words)
    assert [title for title, _ in sheet.tree.shown] == expected
    assert sheet.none_label.isVisible() == (not expected)


def test_opens_by_its_keys_and_closes_by_escape(rig, qtbot):
    window = rig.analysed()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sheet = window.findChild(ShortcutSheet)
    assert sheet.isVisible()
    assert sheet.focusWidget() is sheet.search
    with qtbot.waitSignal(sheet.destroyed):
        qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)


def test_question_mark_opens_it(rig, qtbot):
    window = rig.analysed()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Question)
    assert window.findChild(ShortcutSheet).isVisible()
