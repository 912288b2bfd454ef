"""Analysing an article again: what differs is asked about, what people decided stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.errors import LibraryLockedError
from reader.ui.session import Stage
from tests.helpers.articles import span_of
from tests.helpers.deciding_window import DecidingRig, Key
from tests.helpers.fickle_analyser import FickleAnalyser
from tests.helpers.scripted_analyser import Fault, Says
from tests.helpers.window import BIRCH, KESTREL, texts

if TYPE_CHECKING:
    from tests.helpers.fickle_analyser import Mind

LAMP = "“A lamp is a lamp,”"
NEVER = "“The lamp has never failed us,”"
CANDLE = "“a very dear candle indeed”"
NOW = "“It will not fail us now.”"

# Birch's quote is Kestrel's now, and what nobody said is Birch's.
OTHER = (
    Says("has never failed us", KESTREL),
    Says("not fail us now", KESTREL, goes_on=True),
    Says("A lamp is a lamp", KESTREL, confidence=0.88),
    Says("dear candle", BIRCH, confidence=0.7),
)


def again(desk: DecidingRig) -> None:
    """Press F5 and wait for what comes of it."""
    desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
    desk.rig.wait_for(desk.window, Stage.DONE, Stage.FAILED)
    desk.settle()


@pytest.fixture
def other(desk: DecidingRig, mind: Mind) -> DecidingRig:
    """Show what would differ: the speakers of two quotes."""
    mind.script = OTHER
    again(desk)
    return desk


def panel_of(desk: DecidingRig):
    return desk.window.anew.differing.panel


def rows(desk: DecidingRig) -> list[str]:
    shown = panel_of(desk).list
    return [shown.item(row).text().replace("\xa0", " ") for row in range(shown.count())]


class TestOffer:
    def test_nothing_is_changed_before_it_is_answered(self, desk, mind):
        before = desk.shown()
        mind.script = OTHER
        again(desk)
        assert panel_of(desk).isVisible()
        assert panel_of(desk).title.text() == "Analysed again: 2 differences"
        assert rows(desk) == [
            "“A lamp is a lamp,”\n¶ 4 · Tom Birch, 62 % → Ada Kestrel, 88 %",
            "“a very dear candle indeed”\n¶ 6 · nobody → Tom Birch, 70 %",
        ]
        assert desk.shown() == desk.on_disk() == before
        assert panel_of(desk).list.hasFocus()

    def test_lost_and_added(self, desk, mind):
        mind.is_contrary = True
        again(desk)
        assert [row.partition(" · ")[2] for row in rows(desk)] == [
            "No quote any more, was: Ada Kestrel, 97 %",
            "No quote any more, was: Ada Kestrel, 97 %",
            "New quote: Somebody Else, 90 %",
            "Tom Birch, 62 % → Somebody Else, 90 %",
            "No quote any more, was: Ada Kestrel, 97 %",
            "No quote any more, was: nobody",
            "New quote: Somebody Else, 90 %",
        ]

    def test_what_is_the_same_is_taken_at_once(self, desk, mind):
        mind.name = "fickle 2"
        again(desk)
        assert not panel_of(desk).isVisible()
        assert desk.window.status.currentMessage() == "Analysed again: nothing differs"
        assert desk.rig.kept(desk.window).analysis.analyser == "fickle 2"

    def test_the_old_findings_stay_on_screen_meanwhile(self, desk, mind):
        before = desk.shown()
        mind.script, mind.faults = OTHER, {"Somebody at the back": Fault.HOLD}
        desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
        desk.rig.until(lambda: "paragraph 5 of 6" in desk.window.status.text)
        desk.settle()
        assert desk.shown() == desk.on_disk() == before
        desk.rig.release.release()
        desk.rig.until(lambda: panel_of(desk).isVisible())
        assert desk.shown() == before

    def test_escape_stops_it_and_leaves_everything(self, desk, mind):
        before = desk.shown()
        mind.script, mind.faults = OTHER, {"Somebody at the back": Fault.HOLD}
        desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
        desk.rig.until(lambda: "paragraph 5 of 6" in desk.window.status.text)
        desk.press(Key.Key_Escape, on=desk.window.pane.view)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        assert not panel_of(desk).isVisible()
        assert desk.shown() == desk.on_disk() == before
        assert texts(desk.window) == []

    def test_a_correction_meanwhile_begins_it_anew_and_it_is_still_asked_about(self, desk, mind):
        before = desk.shown()
        mind.script, mind.faults = OTHER, {"Somebody at the back": Fault.HOLD}
        desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
        desk.rig.until(lambda: "paragraph 5 of 6" in desk.window.status.text)
        text = desk.window.session.document.text
        desk.window.pane.view.select_span(span_of(text, "bakes bread"))
        desk.press(Key.Key_F2, on=desk.window.pane.view)
        desk.type("baked bread", on=desk.window.deciding.texts.box.words)
        desk.press(Key.Key_Return, on=desk.window.deciding.texts.box.words)
        for _ in range(2):
            desk.rig.release.release()
        desk.rig.until(lambda: panel_of(desk).isVisible())
        assert "baked bread" in desk.window.session.document.text
        assert rows(desk)[0] == "“A lamp is a lamp,”\n¶ 4 · Tom Birch, 62 % → Ada Kestrel, 88 %"
        assert desk.shown() == desk.on_disk() == before

    def test_failure_leaves_everything(self, desk, mind):
        before = desk.shown()
        mind.script, mind.faults = OTHER, {"Somebody at the back": Fault.KNOWN}
        again(desk)
        assert desk.shown() == desk.on_disk() == before
        assert "cannot be analysed" in texts(desk.window)[0]
        mind.faults = {}
        again(desk)
        assert panel_of(desk).isVisible()

    def test_after_a_stopped_first_analysis_the_result_is_taken(self, rig, mind):
        mind.faults = {"Somebody at the back": Fault.HOLD}
        window = rig.start(rig.article(), factory=lambda: FickleAnalyser(mind, rig.release))
        rig.until(lambda: window.statements.model.total == 3)
        rig.qtbot.keyClick(window.pane.view, Qt.Key.Key_Escape)
        rig.wait_for(window, Stage.STOPPED)
        mind.faults, mind.script = {}, OTHER
        desk = DecidingRig(rig, window)
        again(desk)
        assert not panel_of(desk).isVisible()
        assert desk.shown()[LAMP] == "Ada Kestrel"
        assert desk.on_disk() == desk.shown()

    def test_without_a_library_the_result_is_taken(self, rig, mind):
        rig.library.mkdir()
        window = rig.start(rig.article(), factory=lambda: FickleAnalyser(mind, rig.release))
        rig.wait_for(window, Stage.DONE)
        mind.script = OTHER
        rig.qtbot.keyClick(window.pane.view, Key.Key_F5)
        rig.until(lambda: window.session.quotations[2].speaker == KESTREL)
        assert not window.anew.differing.panel.isVisible()


class TestAnswer:
    def test_take_all(self, other):
        other.click(panel_of(other).all_button)
        assert not panel_of(other).isVisible()
        assert (other.shown()[LAMP], other.shown()[CANDLE]) == ("Ada Kestrel", "Tom Birch")
        assert other.on_disk() == other.shown()

    def test_space_unticks_and_what_is_ticked_is_taken(self, other):
        other.press(Key.Key_Space)
        assert panel_of(other).take_button.text() == "Take Ticked (1)"
        other.click(panel_of(other).take_button)
        assert (other.shown()[LAMP], other.shown()[CANDLE]) == ("Tom Birch", "Tom Birch")
        assert other.on_disk() == other.shown()
        assert other.window.deciding.toast.label.text() == "Took 1 of 2 differences"

    def test_nothing_ticked_is_nothing_to_take(self, other):
        other.press(Key.Key_Space, Key.Key_Down, Key.Key_Space)
        assert not panel_of(other).take_button.isEnabled()

    @pytest.mark.parametrize("how", ["button", "escape", "escape in the text"])
    def test_leave_all(self, other, how):
        before = other.shown()
        if how == "button":
            other.click(panel_of(other).leave_button)
        else:
            if how == "escape in the text":
                other.window.pane.view.setFocus()
            other.press(Key.Key_Escape)
        assert not panel_of(other).isVisible()
        assert other.shown() == other.on_disk() == before
        assert other.window.pane.view.hasFocus()

    def test_escape_in_the_text_closes_the_card_first(self, other):
        other.select("lamp is a lamp", card=True)
        other.window.pane.view.setFocus()
        other.press(Key.Key_Escape)
        assert panel_of(other).isVisible()
        assert not other.window.selection.shows_card

    def test_undo_of_taking(self, other):
        before = other.rig.kept(other.window)
        other.click(panel_of(other).all_button)
        other.click(other.window.deciding.toast.button)
        assert other.shown()[LAMP] == "Tom Birch"
        assert other.rig.kept(other.window).analysis == before.analysis

    def test_back_and_forth_between_the_two(self, other):
        action = other.window.commands["former_analysis"]
        assert not action.isEnabled()
        other.click(panel_of(other).all_button)
        for name in ("Tom Birch", "Ada Kestrel"):
            assert action.isEnabled()
            action.trigger()
            other.settle()
            assert other.shown()[LAMP] == other.on_disk()[LAMP] == name

    def test_failure_to_take_is_told(self, other, monkeypatch):
        def locked(*_args):
            raise LibraryLockedError("in use")

        before = other.shown()
        with monkeypatch.context() as patch:
            patch.setattr("reader.library.store.Library.save_analysis", locked)
            other.click(panel_of(other).all_button)
        assert texts(other.window) == ["in use"]
        assert other.shown() == other.on_disk() == before

    def test_failure_to_go_back_is_told_and_can_be_tried_again(self, other, monkeypatch):
        def locked(*_args):
            raise LibraryLockedError("in use")

        other.click(panel_of(other).all_button)
        action = other.window.commands["former_analysis"]
        with monkeypatch.context() as patch:
            patch.setattr("reader.library.analyses.Analyses.put_back", locked)
            action.trigger()
            other.settle()
        assert texts(other.window) == ["in use"]
        assert other.shown()[LAMP] == "Ada Kestrel"
        action.trigger()
        other.settle()
        assert other.shown()[LAMP] == "Tom Birch"

    def test_not_every_former_analysis_is_kept_for_ever(self, other, monkeypatch):
        monkeypatch.setattr("reader.ui.anew.differing.FORMERS_KEPT", 1)
        other.click(panel_of(other).all_button)
        differing = other.window.anew.differing
        assert differing.has_former
        differing.keep_former("another article", object())
        assert not differing.has_former


class TestPlaces:
    def test_enter_shows_the_quote(self, other):
        other.press(Key.Key_Return)
        assert other.window.pane.view.selected_statement == other.quote("lamp is a lamp").statement
        assert panel_of(other).list.hasFocus()

    def test_a_click_shows_the_quote(self, other):
        shown = panel_of(other).list
        place = shown.visualItemRect(shown.item(1)).center()
        other.click(shown.viewport(), place)
        assert other.window.pane.view.selected_statement == other.quote("candle").statement
        assert panel_of(other).unticked == []

    def test_a_new_quote_is_no_statement_yet(self, desk, mind):
        mind.is_contrary = True
        again(desk)
        desk.select("lamp is a lamp")
        panel_of(desk).list.setFocus()
        desk.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
        assert desk.window.pane.view.selected_statement is None


class TestMeanwhile:
    def test_a_decision_takes_its_quote_off_the_list(self, other):
        other.press(Key.Key_Down, Key.Key_Space)
        other.select("lamp is a lamp")
        other.press(Key.Key_A, on=other.window.pane.view)
        other.rig.until(lambda: len(rows(other)) == 1)
        assert "candle" in rows(other)[0]
        assert len(panel_of(other).unticked) == 1

    def test_when_nothing_differs_any_more_it_is_taken(self, other, mind):
        mind.name = "fickle 2"
        for words in ("lamp is a lamp", "candle"):
            other.select(words)
            other.press(Key.Key_A, on=other.window.pane.view)
        other.rig.until(lambda: not panel_of(other).isVisible())
        other.settle()
        assert (other.shown()[LAMP], other.shown()[CANDLE]) == ("Tom Birch", None)

    def test_what_was_left_is_not_taken_by_an_answer_that_comes_late(
        self, other, mind, monkeypatch
    ):
        before = other.rig.kept(other.window).analysis
        monkeypatch.setattr("reader.deciding.Deciding.compare", lambda *_: ())
        other.window.session.revised.emit()
        panel_of(other).leave_button.click()
        other.settle()
        assert other.rig.kept(other.window).analysis == before
        assert not panel_of(other).isVisible()

    def test_space_ticks_while_reviewing_too(self, desk, mind):
        desk.press(Key.Key_F8, on=desk.window.pane.view)
        mind.script = OTHER
        again(desk)
        panel_of(desk).list.setFocus()
        desk.press(Key.Key_Space, on=panel_of(desk).list)
        assert len(panel_of(desk).unticked) == 1
        assert desk.window.pane.review_bar.detail.text() == "0 skipped"

    def test_another_article_ends_the_question(self, other):
        other.window.session.open_text("Other news\n\n“All is calm,” said Tom Birch.\n")
        other.rig.until(lambda: other.window.session.document.title == "Other news")
        assert not panel_of(other).isVisible()
