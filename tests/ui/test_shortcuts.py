"""Keys of actions: the default ones, those that were chosen, and what is taken from whom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from reader.ui.action_table import MENUS, ActionEntry, Submenu, all_entries, entries_by_menu
from reader.ui.shortcuts import Shortcuts, is_single, normal, refusal

ENTRIES = {entry.name: entry for entry in all_entries()}


def keys_of(shortcuts: Shortcuts, name: str) -> tuple[str, ...]:
    return shortcuts.keys_of(ENTRIES[name])


def test_every_default_key_is_one_and_reaches_one_action():
    keys = [normal(key) for entry in all_entries() for key in entry.keys]
    free = [normal(key) for entry in all_entries() for key in entry.keys if not entry.is_fixed]
    assert all(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in free if refusal(key)] == []


def test_names_and_words_are_there_once():
    assert len({entry.name for entry in all_entries()}) == len(all_entries())
    for entries in entries_by_menu().values():
        assert len({entry.title for entry in entries}) == len(entries)


@pytest.mark.parametrize("menu", MENUS)
def test_mnemonics_lead_to_one_thing_each(menu):
    words = [row.words for row in MENUS[menu] if isinstance(row, ActionEntry | Submenu)]
    letters = [letter.casefold() for text in words for letter in re.findall("&(.)", text)]
    assert len(letters) == len(words)
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def test_mnemonics_of_the_menus():
    letters = [letter.casefold() for text in MENUS for letter in re.findall("&(.)", text)]
    assert len(set(letters)) == len(MENUS)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("N", True), ("Shift+N", True), ("?", True), ("1", True), ("+", True), (",", True),
        ("Ctrl+N", False), ("Alt+N", False), ("F3", False), ("Esc", False), ("Space", False),
        ("Alt+Down", False), ("", False), ("N, P", False),
    ],
)  # fmt: skip
def test_single_keys(keys: str, expected: bool):
    assert is_single(keys) is expected


def test_single_keys_can_be_switched_off():
    off = Shortcuts(single_keys=False)
    assert keys_of(off, "next") == ("Alt+Down",)
    assert keys_of(off, "only_speaker") == ()
    assert keys_of(off, "find") == ("Ctrl+F",)
    assert not any(is_single(key) for entry in all_entries() for key in off.keys_of(entry))


def test_chosen_keys_take_the_place_of_the_default_ones():
    chosen = Shortcuts({"find": ("Ctrl+L",), "export": ()})
    assert keys_of(chosen, "find") == ("Ctrl+L",)
    assert keys_of(chosen, "export") == ()
    assert keys_of(chosen, "next") == ("N", "Alt+Down")


def test_keys_that_are_none_are_left_out():
    assert keys_of(Shortcuts({"find": ("nonsense", "Ctrl+L")}), "find") == ("Ctrl+L",)


def test_fixed_keys_stay():
    assert keys_of(Shortcuts({"step_back": ("Ctrl+L",)}), "step_back") == ("Esc",)


def test_users_of_a_key():
    assert [e.name for e in Shortcuts().users_of("ctrl+g")] == ["find_next"]
    assert Shortcuts().users_of("Ctrl+G", but="find_next") == []
    # Switched off it is not free: it counts again when single keys do.
    assert [e.name for e in Shortcuts(single_keys=False).users_of("N")] == ["next"]


def test_a_key_is_taken_from_whoever_had_it():
    chosen = Shortcuts().with_keys("find", ["Ctrl+G"])
    assert chosen == {"find": ("Ctrl+G",), "find_next": ("F3",)}
    again = Shortcuts(chosen)
    assert keys_of(again, "find_next") == ("F3",)


def test_default_keys_come_back_from_whoever_has_them():
    chosen = Shortcuts().with_keys("find", ["Ctrl+G"])
    assert Shortcuts(chosen).without("find_next") == {"find": ()}
    assert Shortcuts(chosen).without("find") == {"find_next": ("F3",)}


def test_choosing_what_is_the_default_is_no_choice():
    assert Shortcuts().with_keys("find", ["Ctrl+F"]) == {}


@pytest.mark.parametrize("keys", ["Return", "Space", "Tab", "Up", "Ctrl+C", "PgDown"])
def test_keys_that_reading_and_typing_need_are_refused(keys: str):
    assert refusal(keys)


class TestInTheWindow:
    def test_chosen_keys_work_and_the_old_ones_do_not(self, rig, qtbot):
        window = rig.analysed()
        window.options.use(_with(window, shortcuts={"next": ("J",)}))
        qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
        assert window.pane.view.selected_statement is None
        qtbot.keyClick(window.pane.view, Qt.Key.Key_J)
        assert window.pane.view.selected_statement == 1

    def test_single_keys_off(self, rig, qtbot):
        window = rig.analysed()
        window.options.use(_with(window, single_keys=False))
        qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
        assert window.pane.view.selected_statement is None
        qtbot.keyClick(window.pane.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert window.pane.view.selected_statement == 1

    def test_what_shows_a_key_follows(self, rig):
        window = rig.analysed()
        window.selection.open_card(1)
        wide = window.pane.card.next_button.sizeHint().width()
        window.options.use(_with(window, single_keys=False, shortcuts={"export": ("Ctrl+Alt+E",)}))
        assert window.commands["export"].toolTip() == "Write the quotes (Ctrl+Alt+E)"
        assert window.top_bar.export_button.toolTip() == "Write the quotes (Ctrl+Alt+E)"
        assert window.pane.card.solo_button.accessibleDescription() == ""
        assert window.pane.card.next_button.sizeHint().width() > wide  # Alt+Down

    def test_chosen_keys_are_there_after_the_next_start(self, rig, qtbot):
        window = rig.analysed()
        window.options.use(_with(window, shortcuts={"next": ("J",)}, single_keys=True))
        rig.end()
        window = rig.start()
        assert window.commands["next"].shortcuts() == [QKeySequence("J")]


def _with(window, **changes):
    return replace(window.options.settings, **changes)
