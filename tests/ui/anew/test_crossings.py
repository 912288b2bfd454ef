"""An analysis that ends while something is being decided: nothing is taken from under the hands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from reader.model.span import Span
from reader.ui.session import Stage
from tests.helpers.deciding_window import CTRL, SHIFT, STORY, DecidingRig, Key
from tests.helpers.fickle_analyser import FickleAnalyser
from tests.helpers.scripted_analyser import Fault, Says, ScriptedAnalyser
from tests.helpers.window import BIRCH, KESTREL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model.document import Document
    from reader.model.quotation import Analysis
    from reader.quotes.analyser import AnalysisProgress
    from tests.helpers.fickle_analyser import Mind
    from tests.helpers.scripted_analyser import Gate

LAMP, CANDLE, FAILED = "A lamp is a lamp", "a very dear candle", "has never failed us"

OTHER = (
    Says("has never failed us", KESTREL),
    Says("not fail us now", KESTREL, goes_on=True),
    Says("A lamp is a lamp", KESTREL, confidence=0.88),
    Says("dear candle", BIRCH, confidence=0.7),
)


@pytest.fixture
def running(desk: DecidingRig, mind: Mind) -> DecidingRig:
    """Analyse again, up to the paragraph before the last; what comes of it differs."""
    mind.script, mind.faults = OTHER, {"Somebody at the back": Fault.HOLD}
    desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5)
    desk.rig.until(lambda: "paragraph 5 of 6" in desk.window.status.text)
    return desk


def panel_of(desk: DecidingRig):
    return desk.window.anew.differing.panel


def end(desk: DecidingRig) -> None:
    """Let the analysis end."""
    desk.rig.release.release()
    desk.rig.wait_for(desk.window, Stage.DONE)
    desk.settle()


def note_of(desk: DecidingRig, words: str) -> str:
    article = desk.rig.kept(desk.window)
    text = article.document.text
    return next(q.review.note for q in article.quotations if words in q.span.text_of(text))


class TestEnds:
    def test_while_a_note_is_typed(self, running):
        running.select(LAMP)
        running.press(Key.Key_M, on=running.window.pane.view)
        note = running.window.deciding.remarks.box.note
        running.type("ask him")
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        assert note.hasFocus()
        running.type(" again")
        assert not panel_of(running).list.unticked
        running.press(Key.Key_Return, with_=CTRL)
        assert note_of(running, LAMP) == "ask him again"
        assert panel_of(running).isVisible()

    def test_while_a_speaker_is_chosen(self, running):
        running.select(CANDLE)
        running.press(Key.Key_S, on=running.window.pane.view)
        running.type("Somebody")
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        running.type(" New")
        running.press(Key.Key_Return)
        assert running.quote(CANDLE).speaker.name == "Somebody New"
        rows = panel_of(running).list
        assert rows.count() == 1  # what a person decided differs in nothing

    def test_while_words_are_searched(self, running):
        search = running.window.statements.search
        search.setFocus()
        running.type("lamp")
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        assert search.hasFocus()

    def test_while_nothing_else_is_done(self, running):
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        assert panel_of(running).list.hasFocus()

    def test_while_edges_are_moved(self, running):
        view = running.window.pane.view
        running.select(LAMP)
        view.setFocus()
        running.press(Key.Key_E)
        running.press(Key.Key_Left, with_=SHIFT)
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        assert view.hasFocus()
        running.press(Key.Key_Return)
        assert "“A lamp is a lamp," in running.on_disk()
        assert running.shown() == running.on_disk()

    def test_while_the_article_is_closed(self, running):
        running.press(Key.Key_W, with_=CTRL)
        running.rig.release.release()
        running.settle()
        assert panel_of(running).isHidden()
        assert running.window.session.stage is Stage.EMPTY


class TestTaken:
    def test_edges_of_a_quote_that_is_not_there_any_more(self, running):
        """The list is answered with the mouse while edges are moved."""
        window, view = running.window, running.window.pane.view
        running.select(LAMP)
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        view.setFocus()
        running.press(Key.Key_E)
        assert window.pane.edge_bar.isVisible()
        running.click(panel_of(running).all_button)
        running.rig.until(lambda: running.quote(LAMP).speaker == KESTREL)
        assert view.highlights.statement(view.selected_statement) is not None
        running.press(Key.Key_Left, with_=SHIFT, on=view)
        running.press(Key.Key_Return, on=view)
        running.settle()
        assert running.shown() == running.on_disk()

    def test_a_review_counts_again(self, running):
        bar, view = running.window.pane.review_bar, running.window.pane.view
        running.press(Key.Key_F8, on=view)
        before = bar.progress.text()
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        running.click(panel_of(running).all_button)
        running.rig.until(lambda: running.quote(CANDLE).speaker == BIRCH)
        running.settle()
        now = bar.progress.text()
        running.press(Key.Key_F8, on=view)
        assert before != now
        assert bar.progress.text() == now

    def test_a_speaker_shown_alone_who_says_nothing_any_more(self, running, mind):
        window = running.window
        mind.script = OTHER[:3]
        window.statements.set_speaker("Tom Birch")
        running.press(Key.Key_Escape, on=window.pane.view)
        running.rig.wait_for(window, Stage.DONE)
        mind.faults = {}
        running.press(Key.Key_F5, on=window.pane.view)
        running.rig.until(lambda: panel_of(running).isVisible())
        assert window.statements.filter.speaker == "Tom Birch"
        running.click(panel_of(running).all_button)
        running.rig.until(lambda: running.quote(LAMP).speaker == KESTREL)
        running.settle()
        assert window.statements.filter.speaker is None
        assert window.pane.view.look.solo is None

    def test_a_correction_meanwhile_is_analysed_before_it_is_asked_again(self, running):
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        view = running.window.pane.view
        view.setFocus()
        start = STORY.index("tower")
        view.select_span(Span(start, start + 5))
        running.press(Key.Key_F2, on=view)
        running.type("spire")
        running.press(Key.Key_Return)
        assert running.rig.kept(running.window).document.text == STORY.replace("tower", "spire")
        end(running)
        running.rig.until(lambda: panel_of(running).isVisible())
        running.click(panel_of(running).all_button)
        running.rig.until(lambda: running.quote(CANDLE).speaker == BIRCH)
        running.settle()
        assert running.shown() == running.on_disk()


class TestSourceAgain:
    def test_read_again_then_undone_and_redone(self, desk, mind):
        """Shift+F5 and back: the text, the quotes, and what was decided before."""
        desk.select(LAMP)
        desk.press(Key.Key_A, on=desk.window.pane.view)
        before = desk.shown()
        path = desk.window.session.path
        path.write_text(STORY.replace("on Monday", "on a Monday in May"), encoding="utf-8")
        desk.press(Key.Key_F5, with_=SHIFT, on=desk.window.pane.view)
        desk.rig.until(lambda: "in May" in desk.window.session.document.text)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        assert desk.shown() == desk.on_disk() == before
        desk.window.commands["undo"].trigger()
        desk.rig.until(lambda: desk.window.session.document.text == STORY)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        assert desk.shown() == desk.on_disk() == before
        assert desk.quote(LAMP).review.state.is_reviewed
        desk.window.commands["redo"].trigger()
        desk.rig.until(lambda: "in May" in desk.window.session.document.text)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        assert desk.shown() == desk.on_disk() == before

    def test_a_note_that_is_being_typed_stays_about_its_quote(self, desk, mind):
        desk.select(LAMP)
        path = desk.window.session.path
        path.write_text(STORY.replace("on Monday", "on a Monday in May"), encoding="utf-8")
        desk.press(Key.Key_M, on=desk.window.pane.view)
        desk.type("ask him")
        desk.window.anew.source.read()
        desk.rig.until(lambda: "in May" in desk.window.session.document.text)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        assert desk.shown() == desk.on_disk()
        assert desk.window.deciding.remarks.box.isHidden()


def test_undo_while_an_article_is_analysed_for_the_first_time(rig, mind):
    mind.faults = {"Somebody at the back": Fault.HOLD}
    window = rig.start(rig.article(), factory=lambda: FickleAnalyser(mind, rig.release))
    desk = DecidingRig(rig, window)
    rig.until(lambda: window.statements.model.total == 3)
    desk.settle()
    desk.select(LAMP)
    desk.press(Key.Key_X, on=window.pane.view)
    assert not any("lamp is a lamp" in words for words in desk.shown())
    desk.press(Key.Key_Z, with_=Qt.KeyboardModifier.ControlModifier, on=window.pane.view)
    rig.release.release()
    rig.wait_for(window, Stage.DONE)
    desk.settle()
    assert any("lamp is a lamp" in words for words in desk.shown())
    assert desk.shown() == desk.on_disk()


@dataclass
class Forgetful:
    """Forgets the first quotation, and counts the others from 1, when it is told to."""

    release: Gate
    forgets: bool = False
    name: str = "forgetful 1"

    def analyse(
        self, document: Document, *, cancelled: Callable[[], bool]
    ) -> Iterator[AnalysisProgress | Analysis]:
        for report in ScriptedAnalyser((), {}, self.release).analyse(document, cancelled=cancelled):
            found = report.quotations
            if self.forgets:
                later = (quotation for quotation in found if quotation.statement > 1)
                found = tuple(replace(q, statement=q.statement - 1) for q in later)
            yield replace(report, quotations=found)


@pytest.fixture
def long_story(rig) -> tuple[DecidingRig, Forgetful]:
    """Show an article that is too long to have its cards at once."""
    lines = [
        f"Somebody said so. “It is number {number} of them,” she said." for number in range(150)
    ]
    analyser = Forgetful(rig.release)
    path = rig.article("\n\n".join(["A long story", *lines]))
    window = rig.start(path, factory=lambda: analyser)
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: window.statements.model.total == 150)
    return DecidingRig(rig, window), analyser


def flagged(desk: DecidingRig) -> list[str]:
    text = desk.window.session.document.text
    return [q.span.text_of(text) for q in desk.window.session.quotations if q.review.is_flagged]


def test_a_key_is_about_what_is_selected_while_cards_are_worked_out(long_story):
    """In a long article the cards follow a moment after the text, and have other numbers."""
    desk, analyser = long_story
    window, view = desk.window, desk.window.pane.view
    analyser.forgets = True
    desk.press(Key.Key_F5, on=view)
    desk.rig.until(lambda: panel_of(desk).isVisible())
    desk.select("number 77 ")
    view.setFocus()
    window.session.revised.connect(
        lambda: desk.qtbot.keyClick(view, Key.Key_F),
        Qt.ConnectionType.SingleShotConnection,
    )
    desk.click(panel_of(desk).all_button)
    desk.rig.until(lambda: bool(flagged(desk)))
    assert flagged(desk) == ["“It is number 77 of them,”"]


def test_keys_are_not_kept_waiting_while_an_analysis_goes_on(long_story):
    """What is found comes faster than it is shown."""
    desk, _ = long_story
    window, view = desk.window, desk.window.pane.view
    desk.select("number 77 ")
    again = window.presenter.refreshed.connect(window.session.revised)
    window.session.revised.emit()
    desk.qtbot.keyClick(view, Key.Key_F)
    desk.rig.until(lambda: bool(flagged(desk)))
    window.presenter.refreshed.disconnect(again)
    assert flagged(desk) == ["“It is number 77 of them,”"]


def test_a_key_about_an_article_that_is_closed_is_dropped(long_story):
    desk, _ = long_story
    window, view = desk.window, desk.window.pane.view
    desk.select("number 77 ")
    window.session.revised.emit()
    desk.qtbot.keyClick(view, Key.Key_X)
    desk.press(Key.Key_W, with_=CTRL)
    assert not window.commands["undo"].isEnabled()
    assert window.deciding.desk.is_settled
