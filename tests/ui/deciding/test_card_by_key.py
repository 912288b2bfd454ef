"""The card wholly by keyboard: to every part of it and back out."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.deciding_window import DecidingRig, Key


def open_card(desk: DecidingRig, steps: int = 3) -> None:
    """Walk to a quote and open its card."""
    desk.press(*[Key.Key_N] * steps)
    desk.press(Key.Key_C)
    assert desk.window.pane.card.isVisible()


def test_tab_leads_to_what_differs_and_space_unfolds_it(desk: DecidingRig):
    open_card(desk)
    card = desk.window.pane.card
    assert "once more" not in card.variants.texts
    height = card.height()
    desk.tab_to(card.variants.link)
    desk.press(Key.Key_Space)
    (line,) = card.variants.texts
    assert line.startswith("Paragraph 3: “The lamp has never failed us. [added: It will not fail")
    assert card.height() > height
    spoken = QAccessible.queryAccessibleInterface(card.variants._lines[0])
    assert spoken.text(QAccessible.Text.Name) == line
    desk.press(Key.Key_Space)
    assert (card.variants.texts, card.height()) == ([], height)


def test_every_button_of_the_card_can_be_reached(desk: DecidingRig):
    open_card(desk, 2)
    card = desk.window.pane.card
    reached = []
    for _ in range(80):
        desk.qtbot.keyClick(desk.focus, Key.Key_Tab)
        if card.isAncestorOf(desk.focus) and desk.focus not in reached:
            reached.append(desk.focus)
    shown = {b for b in card.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()}
    assert len(shown) > 10
    assert shown <= set(reached), [b.accessibleName() or b.text() for b in shown - set(reached)]


def test_space_presses_a_button_of_the_card_while_reviewing(desk: DecidingRig):
    desk.press(Key.Key_F8)
    card = desk.window.pane.card
    number = card.statement
    flag = next(b for b in card.findChildren(QAbstractButton) if "Flag" in b.text())
    desk.tab_to(flag)
    desk.press(Key.Key_Space)
    assert card.statement == number
    assert desk.window.selection.current.review.is_flagged
    assert not desk.window.pane.review_bar.detail.isVisible()
