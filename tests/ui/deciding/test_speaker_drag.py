"""One speaker dragged on another with the mouse: here at once, in the library once confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.helpers.deciding_window import DecidingRig, Key
from tests.helpers.pixels import count_colour
from tests.helpers.window import BIRCH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LAMP = "A lamp is a lamp"
LEFT = Qt.MouseButton.LeftButton


def chip(desk: DecidingRig, name: str):
    return next(c for c in desk.window.pane.legend.chips if c.tally.name == name)


def names(desk: DecidingRig) -> list[str]:
    return [c.tally.name for c in desk.window.pane.legend.chips]


def pull(desk: DecidingRig, widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press at one point of a widget and move to another, the button held."""
    desk.qtbot.mousePress(widget, LEFT, pos=start)
    for step in (1, 2, 3, 4):
        desk.qtbot.mouseMove(widget, start + (end - start) * step / 4)
        held(widget, start + (end - start) * step / 4)


def held(widget: QWidget, place: QPoint) -> None:
    """Send what the window system sends while a button is held."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(widget.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def drop(desk: DecidingRig, widget: QWidget, place: QPoint) -> None:
    desk.qtbot.mouseRelease(widget, LEFT, pos=place)
    desk.settle()


@pytest.fixture
def drag(desk: DecidingRig):
    return desk.window.pane.legend.drag


class TestLegend:
    def over(self, desk: DecidingRig, source: str, target: str) -> tuple[QWidget, QPoint]:
        """Drag one chip over another; return the widget that has the mouse, and where it is."""
        first, second = chip(desk, source), chip(desk, target)
        end = first.mapFromGlobal(second.mapToGlobal(second.rect().center()))
        pull(desk, first, first.rect().center(), end)
        return first, end

    def test_merges(self, desk: DecidingRig, drag):
        widget, place = self.over(desk, "Tom Birch", "Ada Kestrel")
        assert drag.hint.text() == "Merge Tom Birch into Ada Kestrel"
        assert drag.hint.isVisible()
        assert [c.tally.name for c in desk.window.pane.legend.chips if c.is_target] == [
            "Ada Kestrel"
        ]
        assert desk.quote(LAMP).speaker == BIRCH
        drop(desk, widget, place)
        assert drag.hint is None
        assert names(desk) == ["Ada Kestrel", "Unattributed"]
        assert not any(c.is_target or c.isDown() for c in desk.window.pane.legend.chips)
        assert desk.window.statements.filter.speaker is None
        assert desk.on_disk() == desk.shown()
        assert desk.action("undo") == "Undo Merge Tom Birch into Ada Kestrel"
        desk.undo()
        assert names(desk) == ["Ada Kestrel", "Tom Birch", "Unattributed"]
        assert desk.on_disk() == desk.shown()

    def test_who_is_shown_alone_stays_so_by_the_new_name(self, desk: DecidingRig):
        desk.click(chip(desk, "Tom Birch"))
        drop(desk, *self.over(desk, "Tom Birch", "Ada Kestrel"))
        assert desk.window.statements.filter.speaker == "Ada Kestrel"

    def test_the_target_is_seen(self, desk: DecidingRig):
        target = chip(desk, "Ada Kestrel")
        accent = desk.window.appearance.theme.accent
        before = count_colour(target.grab().toImage(), accent)
        widget, place = self.over(desk, "Tom Birch", "Ada Kestrel")
        assert count_colour(target.grab().toImage(), accent) > before + 40
        desk.press(Key.Key_Escape)
        assert count_colour(target.grab().toImage(), accent) == before
        drop(desk, widget, place)
        assert names(desk) == ["Ada Kestrel", "Tom Birch", "Unattributed"]

    def test_escape_ends_only_the_drag(self, desk: DecidingRig, drag):
        desk.select(LAMP, card=True)
        widget, place = self.over(desk, "Tom Birch", "Ada Kestrel")
        desk.press(Key.Key_Escape)
        assert not drag.is_on
        assert desk.window.pane.card.isVisible()
        drop(desk, widget, place)
        assert not desk.window.commands["undo"].isEnabled()

    @pytest.mark.parametrize("target", ["Tom Birch", "Unattributed"])
    def test_nobody_to_merge_with(self, desk: DecidingRig, drag, target: str):
        first = chip(desk, "Tom Birch")
        aside = first.rect().center() + QPoint(0, 200)
        pull(desk, first, first.rect().center(), aside)
        assert drag.hint.text() == "Drop Tom Birch on another speaker to merge them"
        over = chip(desk, target)
        end = first.mapFromGlobal(over.mapToGlobal(over.rect().center()))
        held(first, end)
        assert drag.target is None
        drop(desk, first, end)
        assert not desk.window.commands["undo"].isEnabled()
        assert desk.window.statements.filter.speaker is None

    def test_nobody_cannot_be_dragged(self, desk: DecidingRig, drag):
        self.over(desk, "Unattributed", "Ada Kestrel")
        assert not drag.is_on

    def test_a_click_and_a_shaky_click_show_the_speaker_alone(self, desk: DecidingRig, drag):
        first = chip(desk, "Tom Birch")
        middle = first.rect().center()
        desk.click(first)
        assert desk.window.statements.filter.speaker == "Tom Birch"
        near = middle + QPoint(QApplication.startDragDistance() - 1, 0)
        desk.qtbot.mousePress(first, LEFT, pos=middle)
        held(first, near)
        assert not drag.is_on
        drop(desk, first, near)
        assert desk.window.statements.filter.speaker is None
        assert not desk.window.commands["undo"].isEnabled()


class TestLibrary:
    def start(self, desk: DecidingRig):
        view = desk.window.library_panel.speaker_view
        desk.rig.until(lambda: view.model().rowCount() == 2)
        rows = [view.visualRect(view.model().index(row, 0)).center() for row in range(2)]
        pull(desk, view.viewport(), rows[1], rows[0])
        return view.viewport(), rows[0]

    def test_asks_before_it_merges_everywhere(self, desk: DecidingRig):
        viewport, place = self.start(desk)
        drag = desk.window.library_panel.drag
        assert drag.hint.text() == "Merge Tom Birch into Ada Kestrel in all articles"
        drop(desk, viewport, place)
        merging = desk.window.deciding.speakers.merging
        assert merging.question.text() == "Merge Tom Birch into Ada Kestrel in all articles?"
        assert desk.quote(LAMP).speaker == BIRCH
        assert desk.window.statements.filter.speaker is None
        desk.press(Key.Key_Return, on=merging.question.defaultButton())
        desk.window.activateWindow()
        desk.rig.until(desk.window.isActiveWindow)
        assert desk.quote(LAMP).speaker.name == "Ada Kestrel"
        assert desk.on_disk() == desk.shown()
        desk.undo()
        assert desk.quote(LAMP).speaker == BIRCH
        assert desk.on_disk() == desk.shown()

    def test_confirmation_can_be_refused(self, desk: DecidingRig):
        drop(desk, *self.start(desk))
        question = desk.window.deciding.speakers.merging.question
        assert isinstance(question, QMessageBox)
        desk.press(Key.Key_Escape, on=question)
        desk.rig.until(lambda: desk.window.deciding.speakers.merging.question is None)
        assert desk.quote(LAMP).speaker == BIRCH
        assert not desk.window.commands["undo"].isEnabled()

    def test_a_click_is_a_click(self, desk: DecidingRig):
        view = desk.window.library_panel.speaker_view
        desk.rig.until(lambda: view.model().rowCount() == 2)
        desk.click(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
        assert desk.window.statements.filter.speaker == "Tom Birch"
        assert desk.window.deciding.speakers.merging.question is None

    def test_dragged_and_brought_back_is_no_click(self, desk: DecidingRig):
        viewport, _place = self.start(desk)
        view = desk.window.library_panel.speaker_view
        home = view.visualRect(view.model().index(1, 0)).center()
        held(viewport, home)
        assert desk.window.library_panel.drag.target is None
        drop(desk, viewport, home)
        assert desk.window.statements.filter.speaker is None
        assert desk.window.deciding.speakers.merging.question is None

    def test_by_the_menu_it_asks_as_well(self, desk: DecidingRig):
        merging = desk.window.deciding.speakers.merging
        desk.window.deciding.speakers.open_menu("Tom Birch", QPoint(), everywhere=True)
        desk.settle()
        menu = desk.window.deciding.speakers.menu
        assert [a.text() for a in menu.actions()] == [
            "&Details in All Articles…",
            "&Merge in All Articles…",
        ]
        desk.qtbot.keyClick(menu, Key.Key_M)
        desk.settle()
        assert merging.picker.title.text() == "Merge Tom Birch in all articles into…"
        desk.press(Key.Key_Return)
        assert merging.question.isVisible()
        merging.question.reject()
