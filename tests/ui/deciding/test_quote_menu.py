"""The menu of a right click: what it is about, what it offers, and that it does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu, QWidget

    from tests.helpers.deciding_window import DecidingRig


@pytest.fixture(autouse=True)
def closed(desk: DecidingRig) -> Iterator[None]:
    """Close what a test has left open."""
    yield
    menu = desk.window.deciding.marking.menu.menu
    if menu is not None:
        menu.close()


def ask(desk: DecidingRig, widget: QWidget, place: QPoint, *, by_key: bool = False) -> QMenu:
    """Click right, or press the menu key."""
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    menu = desk.window.deciding.marking.menu.menu
    assert menu is not None
    assert menu.isVisible()
    return menu


def names(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if action.objectName()]


def choose(desk: DecidingRig, menu: QMenu, name: str) -> None:
    """Click on an entry."""
    entry = next(action for action in menu.actions() if action.objectName() == name)
    desk.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    desk.settle()


def place_of(desk: DecidingRig, words: str) -> QPoint:
    start = desk.window.session.document.text.index(words)
    lines = desk.window.pane.view.edge_lines(Span(start, start + 1))
    return lines[1].center().toPoint()


def test_on_a_quote(desk: DecidingRig):
    view = desk.window.pane.view
    menu = ask(desk, view.viewport(), place_of(desk, "lamp is a lamp"))
    assert view.selected_statement == desk.quote("A lamp is a lamp").statement
    assert desk.window.pane.card.isHidden()
    assert not desk.window.commands["undo"].isEnabled()
    offered = names(menu)
    wanted = ["accept", "set_speaker", "reject", "flag", "edges"]
    assert [name for name in offered if name in wanted] == wanted
    assert {"add_quote", "mark_mention", "mark_cue"}.isdisjoint(offered)  # nothing is selected
    assert {"note", "tags", "verify", "open_card", "copy_quote", "join"} <= set(offered)
    assert {"skip", "review", "only_speaker", "split", "take_1"}.isdisjoint(offered)
    choose(desk, menu, "reject")
    assert "“A lamp is a lamp,”" not in desk.on_disk()


def test_copy_stays(desk: DecidingRig):
    view = desk.window.pane.view
    desk.select("not fail us now")
    start = desk.window.session.document.text.index("voted on Monday")
    menu = ask(desk, view.viewport(), place_of(desk, "council"))
    assert menu.actions()[0].text() == "&Copy"
    assert not menu.actions()[0].isEnabled()
    menu.close()
    view.select_span(Span(start, start + len("voted on Monday")))
    menu = ask(desk, view.viewport(), place_of(desk, "on Monday"))
    assert {"add_quote", "mark_mention", "mark_cue"} <= set(names(menu))
    assert view.selected_statement == desk.quote("not fail us now").statement
    menu.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "voted on Monday"


def test_on_selected_words_of_another_quote_nothing_else_is_selected(desk: DecidingRig):
    view = desk.window.pane.view
    desk.select("not fail us now")
    start = desk.window.session.document.text.index("lamp is a lamp")
    view.select_span(Span(start, start + 4))
    ask(desk, view.viewport(), place_of(desk, "amp is a lamp"))
    assert view.selected_statement == desk.quote("not fail us now").statement
    assert view.selected_span() == Span(start, start + 4)


def test_by_key_it_stands_at_the_selected_quote(desk: DecidingRig):
    view = desk.window.pane.view
    desk.select("A lamp is a lamp")
    menu = ask(desk, view, QPoint(3, 3), by_key=True)
    box = view.quote_rect(desk.quote("A lamp is a lamp").statement)
    place = view.viewport().mapFromGlobal(menu.pos())
    is_moved_up = menu.geometry().bottom() >= menu.screen().availableGeometry().bottom() - 1
    assert box.left() <= place.x() <= box.right()
    assert box.contains(place) or is_moved_up
    assert "accept" in names(menu)


def test_in_the_panel_it_is_about_all_that_is_selected(desk: DecidingRig):
    cards = desk.window.statements.view
    cards.selectAll()
    desk.settle()
    place = cards.visualRect(cards.model().index(1)).center()
    desk.qtbot.mousePress(cards.viewport(), Qt.MouseButton.RightButton, pos=place)
    menu = ask(desk, cards.viewport(), place)
    assert len(desk.window.statements.chosen) > 1
    choose(desk, menu, "join")
    assert desk.window.statements.model.total == 1
    desk.window.activateWindow()
    desk.rig.until(desk.window.isActiveWindow)
    desk.undo()
    assert desk.window.statements.model.total > 1


def test_in_the_panel_without_a_card(desk: DecidingRig):
    desk.window.selection.clear()
    cards = desk.window.statements.view
    place = QPoint(5, cards.viewport().height() - 3)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        cards.viewport(), QContextMenuEvent(reason, place, cards.viewport().mapToGlobal(place))
    )
    assert desk.window.deciding.marking.menu.menu is None
