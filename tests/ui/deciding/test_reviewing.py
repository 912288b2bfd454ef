"""The review queue: its order, the four answers, what is skipped, one speaker, and leaving it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reader.model.quotation import ReviewState
from reader.model.span import Span
from reader.ui.models.library_model import LibraryRole, article_state
from tests.helpers.deciding_window import CTRL, SHIFT, DecidingRig, Key

LAMP, CANDLE = "A lamp is a lamp", "a very dear candle"


@pytest.fixture
def bar(desk: DecidingRig):
    return desk.window.pane.review_bar


def begin(desk: DecidingRig) -> None:
    desk.press(Key.Key_F8)
    assert desk.window.deciding.reviewing.is_on


def begin_all(desk: DecidingRig) -> None:
    """Review what is sure enough as well."""
    begin(desk)
    desk.click(desk.window.pane.review_bar.scope_chip)
    assert not desk.window.pane.review_bar.scope_chip.isChecked()


def at(desk: DecidingRig) -> str:
    """Return the quote the review is at; its card is open."""
    card = desk.window.selection.current
    assert desk.window.pane.card.isVisible()
    assert desk.window.pane.card.statement == card.number
    return card.quote


def test_least_sure_first_and_each_answer_moves_on(desk: DecidingRig, bar):
    begin_all(desk)
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 4")
    desk.press(Key.Key_X)
    assert (LAMP in at(desk), bar.progress.text()) == (True, "2 of 4")
    desk.press(Key.Key_S)
    desk.type("kes")
    desk.press(Key.Key_Return)
    if desk.window.deciding.speaker_change.company_list.isVisible():
        desk.press(Key.Key_Return)
    assert desk.quote(LAMP).review.state is ReviewState.CORRECTED
    assert bar.progress.text() == "3 of 4"
    desk.press(Key.Key_A, Key.Key_A)
    assert bar.progress.text() == "All 4 reviewed"
    assert not desk.window.pane.card.isVisible()
    assert all(q.review.state.is_reviewed for q in desk.rig.kept(desk.window).quotations)
    assert desk.on_disk() == desk.shown()


def test_skipped_ones_come_back_at_the_end(desk: DecidingRig, bar):
    begin_all(desk)
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
    begin_all(desk)
    desk.press(Key.Key_F)
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 4")
    desk.press(Key.Key_A)
    assert (LAMP in at(desk), bar.progress.text()) == (True, "2 of 4")
    desk.undo()
    assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 4")
    assert not desk.quote(CANDLE).review.state.is_reviewed


def test_limited_to_one_speaker(desk: DecidingRig, bar):
    begin_all(desk)
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
    begin_all(desk)
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
    begin_all(desk)
    for key in (Key.Key_Space, Key.Key_X, Key.Key_A, Key.Key_A):
        desk.qtbot.keyClick(desk.window.pane.view, key)
    desk.settle()
    assert bar.progress.text() == "4 of 4"
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
    begin_all(desk)
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


class TestWhatIsAskedAbout:
    """By default what the panel, the status line and the library call "to review"."""

    def test_only_what_is_to_review_then_the_others(self, desk: DecidingRig, bar):
        assert "2 to review" in desk.window.status.text
        begin(desk)
        assert (CANDLE in at(desk), bar.progress.text()) == (True, "1 of 2")
        assert (bar.scope_chip.isChecked(), bar.others.isVisible()) == (True, False)
        desk.press(Key.Key_X, Key.Key_A)
        assert (bar.progress.text(), bar.detail.text()) == (
            "All 2 reviewed",
            "2 surer ones left",
        )
        assert not any(button.isVisible() for button in (*bar.answers, bar.scope_chip))
        assert bar.spoken == "All 2 reviewed, 2 surer ones left, All others too: F8"
        assert not desk.window.pane.card.isVisible()
        desk.press(Key.Key_F8)
        assert bar.progress.text() == "3 of 4"
        assert "fail us now" in at(desk)
        assert all(button.isVisible() for button in bar.answers)
        desk.press(Key.Key_A, Key.Key_A)
        assert bar.progress.text() == "All 4 reviewed"
        assert not bar.others.isVisible()
        desk.press(Key.Key_F8)
        assert bar.progress.text() == "All 4 reviewed"

    def test_the_button_goes_on_with_the_others(self, desk: DecidingRig, bar):
        begin(desk)
        desk.press(Key.Key_A, Key.Key_A)
        desk.click(bar.others)
        assert bar.progress.text() == "3 of 4"
        assert at(desk)

    def test_chips_by_keyboard(self, desk: DecidingRig, bar):
        begin(desk)
        desk.press(Key.Key_Space)
        for chip, progress in ((bar.scope_chip, "2 of 4"), (bar.speaker_chip, "1 of 1")):
            desk.tab_to(chip)
            desk.press(Key.Key_Space)
            assert (bar.progress.text(), LAMP in at(desk)) == (progress, True)
        desk.press(Key.Key_A)
        assert bar.progress.text() == "All 1 reviewed"
        assert desk.window.selection.current.speaker_name == "Tom Birch"
        desk.press(Key.Key_F8)
        assert bar.speaker_chip.isChecked()
        desk.tab_to(bar.speaker_chip)
        desk.press(Key.Key_Space)
        assert bar.progress.text() == "3 of 4"

    def test_a_flagged_one_is_asked_about_and_does_not_hold_the_review_up(
        self, desk: DecidingRig, bar
    ):
        desk.select("not fail us now")
        desk.press(Key.Key_F)
        assert "3 to review" in desk.window.status.text
        begin(desk)
        assert bar.progress.text() == "1 of 3"
        desk.press(Key.Key_A, Key.Key_A)
        assert "not fail us now" in at(desk)
        desk.press(Key.Key_A)
        assert bar.progress.text() == "All 3 reviewed"
        assert desk.quote("not fail us now").review.is_flagged
        desk.undo()
        assert (bar.progress.text(), "not fail us now" in at(desk)) == ("3 of 3", True)
        desk.press(Key.Key_Escape, Key.Key_F8)
        assert bar.progress.text() == "3 of 3"

    def test_the_limit_of_the_preferences_is_used_at_once(self, desk: DecidingRig, bar):
        options = desk.window.options
        begin(desk)
        options.use(replace(options.settings, review_below=50))
        desk.settle()
        assert bar.progress.text() == "1 of 1"
        options.use(replace(options.settings, review_below=98))
        desk.settle()
        assert bar.progress.text() == "1 of 4"
        assert "less sure than 98 %" in bar.scope_chip.toolTip()
        desk.rig.until(lambda: in_library(desk) == "4 statements · 4 to review")
        assert "4 to review" in desk.window.status.text
        assert desk.window.top_bar.review_button.text() == "Review 4"

    def test_the_top_button_begins_and_r_filters(self, desk: DecidingRig, bar):
        button = desk.window.top_bar.review_button
        assert (button.text(), button.toolTip()) == ("Review 2", "2 statements to look at (F8)")
        desk.press(Key.Key_R)
        assert (len(desk.window.statements.model.shown), bar.isVisible()) == (2, False)
        desk.press(Key.Key_X, with_=CTRL | SHIFT)
        desk.click(button)
        assert (bar.progress.text(), CANDLE in at(desk)) == ("1 of 2", True)
        assert len(desk.window.statements.model.shown) == 4
        desk.press(Key.Key_A)
        assert bar.progress.text() == "2 of 2"


def in_library(desk: DecidingRig) -> str:
    """Return what the list of articles says about the open one."""
    model = desk.window.library_panel.articles
    summary = model.index(0).data(LibraryRole.ARTICLE)
    return article_state(summary)
