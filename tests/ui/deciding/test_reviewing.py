"""The review queue: its order, the four answers, what is skipped, one speaker, and leaving it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reader.model.quotation import ReviewState
from reader.model.span import Span
from tests.helpers.deciding_window import CTRL, SHIFT, DecidingRig, Key

LAMP, CANDLE = "A lamp is a lamp", "a very dear candle"


@pytest.fixture
def bar(desk: DecidingRig):
    return desk.window.pane.review_bar


def begin(desk: DecidingRig) -> None:
    desk.press(Key.Key_F8)
    assert desk.window.deciding.reviewing.is_on


def at(desk: DecidingRig) -> str:
    """Return the quote the review is at; its card is open."""
    card = desk.window.selection.current
    assert desk.window.pane.card.isVisible()
    assert desk.window.pane.card.statement == card.number
    return card.quote


def test_least_sure_first_and_each_answer_moves_on(desk: DecidingRig, bar):
    begin(desk)
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 4")
    desk.press(Key.Key_X)
    assert (LAMP in at(desk), bar.progress.text()) == (True, "1 of 3")
    desk.press(Key.Key_S)
    desk.type("kes")
    desk.press(Key.Key_Return)
    if desk.window.deciding.speaker_change.company_list.isVisible():
        desk.press(Key.Key_Return)
    assert desk.quote(LAMP).review.state is ReviewState.CORRECTED
    assert bar.progress.text() == "2 of 3"
    desk.press(Key.Key_A, Key.Key_A)
    assert bar.progress.text() == "All 3 reviewed"
    assert not desk.window.pane.card.isVisible()
    assert all(q.review.state.is_reviewed for q in desk.rig.kept(desk.window).quotations)
    assert desk.on_disk() == desk.shown()


def test_skipped_ones_come_back_at_the_end(desk: DecidingRig, bar):
    begin(desk)
    view = desk.window.pane.view
    place = view.verticalScrollBar().value()
    desk.press(Key.Key_Space)
    assert (LAMP in at(desk), bar.progress.text()) == (True, "2 of 4")
    assert bar.detail.text() == "1 skipped"
    desk.press(Key.Key_A, Key.Key_A, Key.Key_A)
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "4 of 4")
    desk.press(Key.Key_Space)
    assert CANDLE in at(desk)
    assert not desk.quote(CANDLE).review.state.is_reviewed
    assert view.verticalScrollBar().value() >= place


def test_flag_and_undo_stay(desk: DecidingRig, bar):
    begin(desk)
    desk.press(Key.Key_F)
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 4")
    desk.press(Key.Key_A)
    assert (LAMP in at(desk), bar.progress.text()) == (True, "2 of 4")
    desk.undo()
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 4")
    assert not desk.quote(CANDLE).review.state.is_reviewed


def test_limited_to_one_speaker(desk: DecidingRig, bar):
    begin(desk)
    assert not bar.speaker_chip.isVisible()
    desk.press(Key.Key_Space)
    assert bar.speaker_chip.text() == "Only Tom Birch"
    desk.click(bar.speaker_chip)
    assert (LAMP in at(desk), bar.progress.text()) == (True, "1 of 1")
    desk.press(Key.Key_A)
    assert bar.progress.text() == "All 1 reviewed"
    desk.click(bar.speaker_chip)
    assert bar.progress.text() == "3 of 4"
    assert desk.window.selection.current.speaker_name == "Ada Kestrel"


def test_buttons_do_what_their_keys_do(desk: DecidingRig, bar):
    begin(desk)
    desk.click(bar.skip)
    desk.click(bar.accept)
    assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
    desk.click(bar.reject)
    assert "“It will not fail us now.”" not in desk.on_disk()
    desk.click(bar.close_button)
    assert not bar.isVisible()


def test_escape_leaves_and_space_scrolls_again(desk: DecidingRig, bar):
    assert not desk.window.commands["skip"].isEnabled()
    begin(desk)
    desk.press(Key.Key_Escape)
    assert (bar.isVisible(), desk.window.pane.card.isVisible()) == (False, False)
    assert not desk.window.commands["skip"].isEnabled()
    desk.press(Key.Key_A)
    assert not bar.isVisible()


def test_escape_steps_out_of_the_picker_and_the_find_bar_first(desk: DecidingRig, bar):
    begin(desk)
    desk.press(Key.Key_S, Key.Key_Escape)
    assert bar.isVisible()
    assert CANDLE in at(desk)
    desk.press(Key.Key_F, with_=CTRL)
    desk.press(Key.Key_Escape)
    assert bar.isVisible()
    desk.press(Key.Key_Escape)
    assert not bar.isVisible()


def test_space_is_typed_in_a_box_and_presses_a_button(desk: DecidingRig, bar):
    begin(desk)
    search = desk.window.statements.search
    search.setFocus()
    desk.type("a b")
    assert (search.text(), bar.detail.isVisible()) == ("a b", False)
    search.clear()
    bar.accept.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Key.Key_Space)
    assert desk.quote(CANDLE).review.state is ReviewState.ACCEPTED


def test_keys_pressed_fast_are_about_what_comes_next(desk: DecidingRig, bar):
    begin(desk)
    for key in (Key.Key_Space, Key.Key_X, Key.Key_A, Key.Key_A):
        desk.qtbot.keyClick(desk.window.pane.view, key)
    desk.settle()
    assert bar.progress.text() == "3 of 3"
    assert CANDLE in at(desk)
    assert len(desk.on_disk()) == 4


def test_another_article_ends_it(desk: DecidingRig, bar):
    begin(desk)
    desk.window.session.close()
    assert not bar.isVisible()
    assert not desk.window.commands["review"].isEnabled()


def test_a_limit_follows_the_speaker_to_another_name(desk: DecidingRig, bar):
    begin(desk)
    desk.press(Key.Key_Space)
    desk.click(bar.speaker_chip)
    desk.press(Key.Key_S, with_=SHIFT)
    dialog = desk.window.deciding.speakers.dialog
    desk.qtbot.keyClicks(dialog.name, "Thomas Birch")
    desk.press(Key.Key_Return, on=dialog.name)
    assert bar.speaker_chip.text() == "Only Thomas Birch"
    assert (LAMP in at(desk), bar.progress.text()) == (True, "1 of 1")


def test_a_quote_added_meanwhile_is_asked_about_first(desk: DecidingRig, bar):
    begin(desk)
    words = "keep the old lamp"
    start = desk.window.session.document.text.index(words)
    desk.window.pane.view.select_span(Span(start, start + len(words)))
    desk.press(Key.Key_Q)
    assert words in desk.window.selection.current.quote
    desk.type("kes")
    desk.press(Key.Key_Return)
    assert desk.on_disk()[words] == "Ada Kestrel"
    assert (CANDLE in desk.window.selection.current.quote, bar.progress.text()) == (True, "2 of 5")


def test_what_is_told_leaves_the_bar_free(desk: DecidingRig, bar):
    begin(desk)
    desk.press(Key.Key_X)
    toast, pane = desk.window.deciding.toast, desk.window.pane
    assert toast.isVisible()
    assert toast.mapTo(pane, toast.rect().bottomLeft()).y() < bar.y()
