"""Narrowing the statements down by state, marks and tags: by key, with chips, kept for later."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage

from reader.ui.models.facets import Facet
from tests.helpers.deciding_window import CTRL, SHIFT, DecidingRig, Key

LAMP, CANDLE = "A lamp is a lamp", "a very dear candle"


@pytest.fixture
def panel(desk: DecidingRig):
    return desk.window.statements


def shown(desk: DecidingRig) -> list[str]:
    return [card.quote[:9] for card in desk.window.statements.model.shown]


def remark(desk: DecidingRig, words: str, key: Key, typed: str) -> None:
    desk.select(words)
    desk.window.pane.view.setFocus()
    desk.press(key)
    desk.type(typed)
    desk.press(Key.Key_Return, with_=CTRL if key == Key.Key_M else Qt.KeyboardModifier.NoModifier)


def pick(desk: DecidingRig, words: str) -> None:
    """Open the menu by key, walk to an entry and choose it."""
    button = desk.window.statements.facet_button
    button.setFocus()
    desk.qtbot.keyClick(button, Key.Key_Space)
    menu = button.facet_menu
    desk.rig.until(menu.isVisible)
    names = [action.text() for action in menu.actions() if action.isEnabled()]
    wanted = next(name for name in names if name.startswith(f"{words}  "))
    for _ in names:
        desk.qtbot.keyClick(menu, Key.Key_Down)
        if menu.activeAction() is not None and menu.activeAction().text() == wanted:
            break
    desk.qtbot.keyClick(menu, Key.Key_Return)
    desk.window.activateWindow()  # without a window manager the menu stays the active window
    desk.rig.until(desk.window.isActiveWindow)
    desk.settle()


def entries(desk: DecidingRig) -> dict[str, bool]:
    menu = desk.window.statements.facet_button.facet_menu
    menu.aboutToShow.emit()
    return {a.text(): a.isEnabled() for a in menu.actions() if not a.isSeparator()}


def test_the_menu_counts_and_dims_what_shows_nothing(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    assert entries(desk) == {
        "Attributed  2": True,
        "Probable  0": False,
        "Unattributed  1": True,
        "Decided  1": True,
        "Set by hand  0": False,
        "Flagged  0": False,
        "With a note  0": False,
        "Verified  0": False,
        "Not verified  4": True,
    }
    remark(desk, LAMP, Key.Key_T, "harbour & co, old")
    assert [name for name in entries(desk) if name.startswith("Tag")] == [
        "Tag: harbour && co  1",
        "Tag: old  1",
    ]


def test_or_within_a_group_and_between_groups(desk: DecidingRig, panel):
    remark(desk, LAMP, Key.Key_T, "harbour")
    pick(desk, "Probable")
    assert (shown(desk), panel.shown_label.text()) == (["“A lamp i"], "1 of 4 shown")
    pick(desk, "Unattributed")
    assert len(shown(desk)) == 2
    pick(desk, "Tag: harbour")
    assert shown(desk) == ["“A lamp i"]
    assert [chip.text() for chip in panel.facet_chips.chips] == [
        "Probable  ✕",
        "Unattributed  ✕",
        "Tag: harbour  ✕",
    ]
    panel.search.setFocus()
    desk.type("candle")
    desk.rig.until(lambda: not shown(desk))
    assert panel.empty_label.text() == "No statement fits the filter."
    desk.press(Key.Key_X, with_=CTRL | SHIFT)
    assert (len(shown(desk)), panel.facet_chips.isVisible(), panel.filter.is_open) == (
        4,
        False,
        True,
    )


def test_chips_are_taken_away_by_key_and_by_click(desk: DecidingRig, panel):
    pick(desk, "Probable")
    pick(desk, "Attributed")
    first, _ = panel.facet_chips.chips
    assert first.accessibleName() == "Attributed, take this filter away"
    desk.tab_to(first)
    desk.press(Key.Key_Space)
    assert [chip.text() for chip in panel.facet_chips.chips] == ["Probable  ✕"]
    assert desk.focus is panel.facet_chips.chips[0]
    desk.click(panel.facet_chips.chips[0])
    assert (len(shown(desk)), panel.facet_chips.isVisible()) == (4, False)


def test_escape_clears_them_last(desk: DecidingRig, panel):
    pick(desk, "Probable")
    desk.window.pane.view.setFocus()
    desk.press(Key.Key_Escape)
    assert panel.filter.is_open


def test_what_was_decided_moves_between_facets(desk: DecidingRig, panel):
    pick(desk, "Probable")
    desk.select(LAMP, card=True)
    desk.window.pane.view.setFocus()
    desk.press(Key.Key_1)
    if desk.window.deciding.speaker_change.company_list.isVisible():
        desk.press(Key.Key_Return)
    assert shown(desk) == []
    desk.press(Key.Key_X, with_=CTRL | SHIFT)
    pick(desk, "Set by hand")
    assert shown(desk) == ["“A lamp i"]
    (card,) = panel.model.shown
    assert card.standing == "set by hand"
    assert card.hint.splitlines()[1] == "The analysis had said: Tom Birch, 62\u00a0%"
    desk.undo()
    assert shown(desk) == []


def test_the_choice_comes_back_with_the_article(desk: DecidingRig, panel):
    remark(desk, LAMP, Key.Key_T, "harbour")
    pick(desk, "Probable")
    pick(desk, "Tag: harbour")
    desk.rig.end()
    again = desk.rig.start()
    desk.rig.until(lambda: len(again.statements.model.shown) == 1)
    assert again.statements.filter.choice.facets == {Facet.PROBABLE}
    assert again.statements.filter.choice.tags == {"harbour"}
    assert len(again.statements.facet_chips.chips) == 2


def test_a_card_shows_and_says_what_was_remarked(desk: DecidingRig, panel):
    before = picture(panel)
    remark(desk, LAMP, Key.Key_M, "ask him")
    noted = picture(panel)
    remark(desk, LAMP, Key.Key_T, "harbour")
    tagged = picture(panel)
    desk.select(LAMP)
    desk.window.pane.view.setFocus()
    desk.press(Key.Key_V)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    checked = picture(panel)
    signs = [before, noted, tagged, checked]
    assert all(one != other for one, other in pairwise(signs))
    row = panel.model.row_of(desk.quote(LAMP).statement)
    index = panel.model.index(row)
    hint = index.data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert hint[0].startswith("Accepted by you")
    assert hint[1:3] == ["Note: ask him", "Tags: harbour"]
    assert hint[3].startswith("Checked and right")
    spoken = QAccessible.queryAccessibleInterface(panel.view).child(row).text(QAccessible.Text.Name)
    assert "has a note, tagged harbour, checked and right" in spoken
    panel.search.setFocus()
    desk.type("ask harbour")
    desk.rig.until(lambda: len(shown(desk)) == 1)


def picture(panel) -> QImage:
    """Return what is painted at the right end of the name's line of the one card of Birch."""
    row = next(r for r, c in enumerate(panel.model.shown) if c.quote.startswith("“A lamp"))
    place = panel.view.visualRect(panel.model.index(row))
    image = panel.view.viewport().grab(place).toImage()
    right = QPoint(image.width() - 90, 0)
    return image.copy(right.x(), 4, 80, 26)


def test_no_line_stands_above_the_first_entry(desk: DecidingRig):
    menu = desk.window.statements.facet_button.facet_menu
    menu.aboutToShow.emit()
    assert [a.isSeparator() for a in menu.actions()].index(False) == 0
