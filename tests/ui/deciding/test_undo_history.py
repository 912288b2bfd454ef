"""The undo history: what it lists, where it leads, and walking back step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.model.anchor import Anchor
from reader.model.decision import TextCorrected
from reader.model.span import Span
from reader.model.step import StepState
from reader.ui.models.steps_model import StepColumn, StepsModel
from reader.ui.session import Stage
from tests.helpers.deciding_window import ALT, CTRL, DecidingRig, Key

if TYPE_CHECKING:
    from reader.ui.dialogs.undo_history import UndoHistory

LAMP, CANDLE, FAILED = "A lamp is a lamp", "a very dear candle", "has never failed us"
OTHER = "Another story\n\n“It rains,” said Vera Moss.\n"


def opened(desk: DecidingRig) -> UndoHistory:
    desk.press(Key.Key_Z, with_=CTRL | ALT, on=desk.window.pane.view)
    dialog = desk.window.deciding.undo_history.dialog
    desk.rig.until(dialog.isVisible)
    desk.settle()
    return dialog


def rows(dialog: UndoHistory, *columns: StepColumn) -> list[tuple[str, ...]]:
    model = dialog.model
    wanted = columns or (StepColumn.TITLE,)
    return [
        tuple(model.index(row, column).data() for column in wanted)
        for row in range(model.rowCount())
    ]


def decide_three(desk: DecidingRig) -> None:
    desk.select(LAMP)
    desk.press(Key.Key_A)
    desk.select(CANDLE)
    desk.press(Key.Key_F)
    desk.select(FAILED)
    desk.press(Key.Key_A)


def open_other(desk: DecidingRig) -> str:
    """Open a second article and accept its quote; return the first one's identifier."""
    first = desk.window.session.keeper.identifier
    desk.window.session.open_text(OTHER)
    desk.rig.until(lambda: desk.window.session.keeper.identifier not in (None, first))
    desk.rig.wait_for(desk.window, Stage.DONE)
    desk.settle()
    desk.select("It rains")
    desk.press(Key.Key_A)
    return first


def test_empty(desk: DecidingRig):
    dialog = opened(desk)
    assert rows(dialog) == []
    assert dialog.empty_label.text().startswith("Nothing was decided yet")
    assert not dialog.back_button.isEnabled()
    desk.press(Key.Key_Escape, on=dialog)
    assert not dialog.isVisible()


def test_steps_of_the_library(desk: DecidingRig):
    decide_three(desk)
    desk.undo()
    open_other(desk)
    dialog = opened(desk)
    assert rows(dialog, StepColumn.TITLE, StepColumn.ARTICLE, StepColumn.STATE) == [
        ("Accept Quote", "Another story", "in force"),
        ("Accept Quote", "The lighthouse keeps its lamp", "undone for good"),
        ("Flag Quote", "The lighthouse keeps its lamp", "in force"),
        ("Accept Quote", "The lighthouse keeps its lamp", "in force"),
    ]
    assert {row[0] for row in rows(dialog, StepColumn.MADE_BY)} == {"You"}
    dialog.only_here.click()
    desk.settle()
    assert rows(dialog, StepColumn.ARTICLE) == [("Another story",)]
    assert dialog.table.selected is not None


def test_back_to_a_step(desk: DecidingRig):
    decide_three(desk)
    dialog = opened(desk)
    undone = []
    desk.window.deciding.desk.undone.connect(lambda outcome: undone.append(outcome.step.title))
    desk.press(Key.Key_Down, on=dialog.table)
    assert dialog.back_button.text() == "&Undo This and 1 later step"
    desk.click(dialog.back_button)
    desk.rig.until(lambda: len(undone) == 2)
    desk.settle()
    assert undone == ["Accept Quote", "Flag Quote"]
    assert desk.quote(LAMP).review.state.is_reviewed
    assert not desk.quote(CANDLE).review.is_flagged
    assert not any(q.review.is_flagged for q in desk.rig.kept(desk.window).quotations)
    assert rows(dialog, StepColumn.STATE) == [("undone",), ("undone",), ("in force",)]
    assert dialog.table.selected.title == "Flag Quote"
    assert dialog.back_button.text() == "&Redo This"
    desk.press(Key.Key_Up, on=dialog.table)
    assert dialog.back_button.text() == "&Redo This and 1 earlier step"
    desk.click(dialog.back_button)
    desk.rig.until(lambda: rows(dialog, StepColumn.STATE) == [("in force",)] * 3)
    assert desk.quote(CANDLE).review.is_flagged


def test_nothing_more_is_undone_by_hand_afterwards(desk: DecidingRig):
    decide_three(desk)
    dialog = opened(desk)
    desk.click(dialog.back_button)
    desk.rig.until(lambda: rows(dialog, StepColumn.STATE)[0] == ("undone",))
    desk.undo()
    desk.settle()
    assert [state for (state,) in rows(dialog, StepColumn.STATE)] == [
        "undone",
        "undone",
        "in force",
    ]


def test_undo_by_keys_in_the_dialog(desk: DecidingRig):
    decide_three(desk)
    dialog = opened(desk)
    desk.qtbot.keyClick(dialog.table, Key.Key_Z, CTRL)
    desk.rig.until(lambda: rows(dialog, StepColumn.STATE)[0] == ("undone",))


def test_what_was_undone_for_good_cannot_be_turned(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    desk.undo()
    desk.press(Key.Key_F)
    dialog = opened(desk)
    desk.press(Key.Key_Down, on=dialog.table)
    assert dialog.table.selected.state is StepState.ABANDONED
    assert not dialog.back_button.isEnabled()


@pytest.mark.parametrize("way", ["enter", "double click"])
def test_shows_its_place(desk: DecidingRig, way: str):
    decide_three(desk)
    dialog = opened(desk)
    table = dialog.table
    desk.press(Key.Key_Down, Key.Key_Down, on=table)
    if way == "enter":
        desk.press(Key.Key_Return, on=table)
    else:
        place = table.visualRect(dialog.model.index(2, 0)).center()
        desk.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        desk.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        desk.settle()
    assert desk.window.selection.current.number == desk.quote(LAMP).statement
    assert dialog.isVisible()


def test_opens_the_article_of_a_step(desk: DecidingRig):
    decide_three(desk)
    first = open_other(desk)
    dialog = opened(desk)
    desk.press(Key.Key_Down, Key.Key_Down, on=dialog.table)
    desk.press(Key.Key_Return, on=dialog.table)
    desk.rig.until(lambda: desk.window.session.keeper.identifier == first)
    desk.rig.until(lambda: desk.window.selection.current is not None)
    assert desk.window.selection.current.number == desk.quote(CANDLE).statement


def test_follows_what_is_decided_meanwhile(desk: DecidingRig):
    dialog = opened(desk)
    desk.window.activateWindow()
    desk.rig.until(desk.window.isActiveWindow)
    desk.select(LAMP)
    desk.press(Key.Key_A, on=desk.window.pane.view)
    desk.rig.until(lambda: len(rows(dialog)) == 1)
    assert dialog.empty_label.isHidden()


def test_counts_corrections(desk: DecidingRig):
    dialog = opened(desk)
    assert dialog.text_label.text() == ""
    text = desk.window.session.document.text
    given = TextCorrected(Anchor.of(text, Span(0, 3)), "That")
    desk.window.deciding.desk.decide([given])
    desk.rig.until(lambda: dialog.text_label.text() == "1 correction of this article’s text")


def test_model(qtmodeltester, desk: DecidingRig):
    decide_three(desk)
    with_steps = StepsModel()
    with_steps.set_steps(opened(desk).model.steps, {})
    qtmodeltester.check(with_steps)
    assert (
        with_steps.index(0, 0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Accept Quote, , ")
    )


def test_what_was_done_can_be_read_in_a_narrow_dialog(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    dialog = opened(desk)
    table = dialog.table
    dialog.resize(500, dialog.height())
    desk.rig.until(lambda: dialog.width() <= 500)
    assert table.columnWidth(StepColumn.TITLE) >= table.sizeHintForColumn(StepColumn.TITLE)
