"""Hints for the first steps: one at a time, and gone once they were followed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.ui.hints import HINTS


@pytest.fixture
def window(rig):
    return rig.analysed()


def hint(window):
    strip = window.pane.hint_strip
    return strip.words.text() if strip.isVisible() else ""


def test_none_without_an_article(rig):
    assert hint(rig.start()) == ""


def test_following_one_leads_to_the_next(window, qtbot):
    assert hint(window).startswith("Click a quote")
    qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
    assert hint(window).startswith("Click a quote")  # the second is followed already
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Return)
    assert hint(window).startswith("Click a speaker")
    qtbot.keyClick(window.pane.view, Qt.Key.Key_O)
    assert hint(window) == "Ctrl+/ shows every key there is."
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert hint(window) == ""


def test_each_can_be_put_aside(window, qtbot):
    for _ in HINTS:
        assert hint(window)
        qtbot.mouseClick(window.pane.hint_strip.close_button, Qt.MouseButton.LeftButton)
    assert hint(window) == ""


def test_all_can_be_put_aside_for_good(rig, window, qtbot):
    qtbot.mouseClick(window.pane.hint_strip.all_button, Qt.MouseButton.LeftButton)
    assert hint(window) == ""
    rig.end()
    assert hint(rig.analysed()) == ""


def test_keys_are_those_in_force(window):
    settings = replace(window.options.settings, hints_done=("card",), shortcuts={"next": ("J",)})
    window.options.use(settings)
    assert hint(window) == "J goes to the next quote."
    window.options.use(replace(settings, shortcuts={"next": ()}))
    assert hint(window) == ""
