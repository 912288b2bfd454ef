"""The whole library is analysed again beside the reading; what differs waits for an answer."""

from __future__ import annotations

import pytest

from reader.library.store import Library
from reader.ui.session import Stage
from tests.helpers.deciding_window import DecidingRig, Key
from tests.helpers.fickle_analyser import FickleAnalyser, Mind
from tests.helpers.scripted_analyser import Fault, Says
from tests.helpers.window import BIRCH, KESTREL, STORY, texts

FAIR = """The fair is moved

“We move it to June,” said Ada Kestrel. “June is dry.”
"""
CALM = """All is calm

“All is calm,” said Tom Birch.
"""
SCRIPT = (
    Says("has never failed us", KESTREL, confidence=0.97),
    Says("A lamp is a lamp", BIRCH, confidence=0.62),
    Says("We move it", KESTREL),
    Says("June is dry", KESTREL),
    Says("All is calm", BIRCH),
)
OTHER = (
    SCRIPT[0],
    Says("A lamp is a lamp", KESTREL, confidence=0.88),
    Says("We move it", BIRCH),
    *SCRIPT[3:],
)


@pytest.fixture
def mind() -> Mind:
    return Mind(SCRIPT)


@pytest.fixture
def desk(rig, mind) -> DecidingRig:
    """Show the first of three articles that are analysed."""
    window = rig.start(factory=lambda: FickleAnalyser(mind, rig.release))
    for text, name in ((CALM, "calm.txt"), (FAIR, "fair.txt"), (STORY, "story.txt")):
        window.session.open_path(rig.article(text, name))
        rig.until(
            lambda text=text: (
                window.session.document is not None and window.session.document.text == text
            )
        )
        rig.wait_for(window, Stage.DONE)
        rig.until(lambda: "Saved" in window.status.text)
    mind.seen.clear()
    desk = DecidingRig(rig, window)
    desk.settle()
    return desk


def everything(desk):
    return desk.window.anew.everything


def start(desk, *, wait: bool = True):
    """Ask for every article through menu and dialog."""
    desk.window.commands["analyse_all"].trigger()
    desk.settle()
    dialog = everything(desk).dialog
    desk.click(dialog.start_button)
    if wait:
        end(desk)
    return dialog


def end(desk):
    desk.rig.until(lambda: not everything(desk).run.is_on)
    desk.settle()


def press_escape(desk):
    window = desk.window
    window.activateWindow()
    desk.rig.until(window.isActiveWindow)
    desk.press(Key.Key_Escape, on=window.pane.view)


def rows(dialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def all_on_disk(desk) -> dict[str, dict[str, str | None]]:
    with Library.open(desk.rig.library) as library:
        found = {}
        for summary in library.articles():
            article = library.article(summary.identifier)
            text = article.document.text
            found[summary.title] = {
                q.span.text_of(text): q.speaker.name if q.speaker else None
                for q in article.quotations
            }
        return found


class TestRun:
    def test_what_is_the_same_is_taken_and_the_rest_waits(self, desk, mind):
        before = all_on_disk(desk)
        mind.script, mind.name = OTHER, "fickle 2"
        dialog = start(desk)
        assert mind.seen == ["The lighthouse keeps its lamp", "The fair is moved", "All is calm"]
        assert rows(dialog) == [
            "The lighthouse keeps its lamp\n1 other speaker",
            "The fair is moved\n1 other speaker",
        ]
        assert dialog.state.text() == "Analysed again: 3 articles, 2 differ"
        assert all_on_disk(desk) == before
        with Library.open(desk.rig.library) as library:
            assert list(library.analyses.analysers().values()) == [
                "fickle 1",
                "fickle 1",
                "fickle 2",
            ]

    def test_nothing_differs(self, desk):
        dialog = start(desk)
        assert not dialog.list.isVisible()
        assert dialog.state.text() == "Analysed again: 3 articles, nothing differs"
        assert desk.window.status.currentMessage() == dialog.state.text()

    def test_the_status_line_says_how_far_it_is(self, desk, mind):
        mind.faults = {"dry": Fault.HOLD}
        dialog = start(desk, wait=False)
        desk.rig.until(lambda: "article 2 of 3" in desk.window.status.text)
        assert "Analysing the library, article 2 of 3 · Esc stops" in desk.window.status.text
        assert dialog.state.text() == "Analysing the library, article 2 of 3: The fair is moved"
        assert dialog.progress.share == pytest.approx(1 / 3)
        desk.rig.release.release()
        end(desk)
        assert "Analysing" not in desk.window.status.text
        assert not dialog.progress.is_running

    @pytest.mark.parametrize("how", ["button", "escape"])
    def test_it_can_be_stopped(self, desk, mind, how):
        mind.faults = {"dry": Fault.HOLD}
        dialog = start(desk, wait=False)
        desk.rig.until(lambda: everything(desk).run.done == 1 and len(mind.seen) == 2)
        if how == "button":
            assert dialog.start_button.text() == "&Stop"
            desk.click(dialog.start_button)
        else:
            dialog.close()
            press_escape(desk)
        assert not everything(desk).run.is_on
        assert dialog.state.text() == "Stopped after: 1 article, nothing differs"
        assert dialog.start_button.text() == "&Analyse"
        mind.faults = {}
        desk.click(dialog.start_button)
        end(desk)
        assert len(mind.seen) == 5

    def test_an_article_that_was_given_up_by_others_is_tried_again(self, desk, mind):
        mind.faults = {"dry": Fault.HOLD}
        start(desk, wait=False)
        desk.rig.until(lambda: len(mind.seen) == 2)
        desk.window._services.worker._worker.restart()
        desk.rig.until(lambda: len(mind.seen) == 3)
        desk.rig.release.release()
        end(desk)
        assert mind.seen[1:] == ["The fair is moved", "The fair is moved", "All is calm"]
        assert texts(desk.window) == []

    def test_escape_closes_a_card_first(self, desk, mind):
        mind.faults = {"dry": Fault.HOLD}
        start(desk, wait=False).close()
        desk.select("lamp is a lamp", card=True)
        press_escape(desk)
        assert not desk.window.selection.shows_card
        assert everything(desk).run.is_on
        press_escape(desk)
        assert desk.window.selection.current is None
        press_escape(desk)
        assert not everything(desk).run.is_on

    def test_what_cannot_be_analysed_is_named(self, desk, mind):
        mind.faults = {"dry": Fault.KNOWN}
        start(desk)
        assert texts(desk.window) == [
            (
                "Not analysed again: “The fair is moved”. This article cannot be analysed. "
                "Try another one."
            )
        ]
        assert len(mind.seen) == 3

    def test_deleted_articles_are_passed_over(self, desk, mind):
        mind.faults = {"lighthouse": Fault.HOLD}
        start(desk, wait=False)
        desk.rig.until(lambda: len(mind.seen) == 1)
        with Library.open(desk.rig.library) as library:
            library.delete_article(library.articles()[1].identifier)
        for _ in range(3):
            desk.rig.release.release()
        end(desk)
        assert texts(desk.window) == []
        assert len(mind.seen) == 2

    def test_unfinished_articles_are_taken(self, desk, mind):
        window = desk.window
        mind.faults = {"hot": Fault.HOLD}
        window.session.open_text("News\n\n“It is hot,” said Tom Birch.\n")
        desk.rig.until(lambda: mind.seen == ["News"])
        desk.rig.until(lambda: window.session.keeper.identifier is not None)
        window.session.cancel()
        desk.rig.wait_for(window, Stage.STOPPED)
        mind.faults = {}
        start(desk)
        assert everything(desk).run.waiting == {}
        with Library.open(desk.rig.library) as library:
            assert all(summary.is_analysed for summary in library.articles())


class TestReadingMeanwhile:
    def test_the_open_article_goes_first(self, desk, mind):
        mind.faults = {"dry": Fault.HOLD}
        start(desk, wait=False)
        desk.rig.until(lambda: len(mind.seen) == 2)
        desk.window.session.open_text("News\n\n“It is hot,” said Tom Birch.\n")
        desk.rig.until(lambda: "“It is hot,”" in desk.shown())
        desk.rig.wait_for(desk.window, Stage.DONE)
        assert everything(desk).run.is_on
        desk.rig.until(lambda: len(mind.seen) == 4)
        desk.rig.release.release()
        end(desk)
        assert mind.seen[2:] == ["News", "The fair is moved", "All is calm"]
        assert everything(desk).run.done == 3

    def test_nothing_jumps(self, desk, mind):
        view = desk.window.pane.view
        desk.select("lamp is a lamp", card=True)
        mind.script = (*SCRIPT[:1], Says("A lamp is a lamp", BIRCH, confidence=0.99), *SCRIPT[2:])
        before = desk.window.pane.card.pos(), view.verticalScrollBar().value()
        start(desk)
        after = desk.window.pane.card.pos(), view.verticalScrollBar().value()
        assert desk.window.selection.shows_card
        assert after == before
        assert desk.quote("lamp is a lamp").attribution.confidence == 0.62  # until the next step
        assert desk.rig.kept(desk.window).quotations[2].attribution.confidence == 0.99

    def test_the_open_article_shows_what_was_taken(self, desk, mind):
        mind.script = (*SCRIPT[:1], Says("A lamp is a lamp", BIRCH, confidence=0.99), *SCRIPT[2:])
        start(desk)
        assert desk.quote("lamp is a lamp").attribution.confidence == 0.99


class TestWaiting:
    @pytest.fixture
    def dialog(self, desk, mind):
        mind.script = OTHER
        return start(desk)

    def test_one_is_opened_and_answered(self, desk, dialog):
        dialog.list.setCurrentRow(1)
        desk.click(dialog.show_button)
        panel = desk.window.anew.differing.panel
        desk.rig.until(panel.isVisible)
        assert desk.window.session.document.title == "The fair is moved"
        assert panel.title.text() == "Analysed again: 1 difference"
        desk.click(panel.all_button)
        assert rows(dialog) == ["The lighthouse keeps its lamp\n1 other speaker"]
        assert all_on_disk(desk)["The fair is moved"]["“We move it to June,”"] == "Tom Birch"

    def test_by_keys(self, desk, dialog):
        dialog.list.setFocus()
        desk.press(Key.Key_Return, on=dialog.list)
        panel = desk.window.anew.differing.panel
        desk.rig.until(panel.isVisible)
        assert desk.window.session.document.title == "The lighthouse keeps its lamp"
        desk.press(Key.Key_Escape, on=panel.list)
        assert len(rows(dialog)) == 2  # put aside, not answered

    def test_left_is_answered(self, desk, dialog):
        desk.click(dialog.show_button)
        panel = desk.window.anew.differing.panel
        desk.rig.until(panel.isVisible)
        desk.click(panel.leave_button)
        assert len(rows(dialog)) == 1

    def test_all_are_taken(self, desk, dialog):
        desk.click(dialog.take_button)
        desk.rig.until(lambda: not rows(dialog))
        desk.settle()
        assert not dialog.list.isVisible()
        found = all_on_disk(desk)
        assert found["The fair is moved"]["“We move it to June,”"] == "Tom Birch"
        assert found["The lighthouse keeps its lamp"]["“A lamp is a lamp,”"] == "Ada Kestrel"
        assert desk.shown()["“A lamp is a lamp,”"] == "Ada Kestrel"
        desk.window.commands["former_analysis"].trigger()
        desk.settle()
        assert desk.shown()["“A lamp is a lamp,”"] == "Tom Birch"

    def test_without_the_dialog_the_bar_tells(self, desk, mind):
        mind.script, mind.faults = OTHER, {"calm": Fault.HOLD}
        start(desk, wait=False).close()
        desk.rig.release.release()
        desk.rig.release.release()
        end(desk)
        assert texts(desk.window) == ["Analysed again: 3 articles, 2 differ."]
        desk.window.messages.current[0].action.run()
        assert len(rows(everything(desk).dialog)) == 2


class TestOutdated:
    def restart(self, rig, mind):
        rig.end()
        window = rig.start(factory=lambda: FickleAnalyser(mind, rig.release))
        rig.wait_for(window, Stage.DONE)
        return DecidingRig(rig, window)

    def test_it_is_said_once_and_only_those_are_offered(self, desk, rig, mind):
        mind.name = "fickle 2"
        start(desk)
        mind.name = "fickle 1"
        desk.window.session.analyse_again()
        rig.until(lambda: len(mind.seen) == 4)
        rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        mind.name = "fickle 2"
        desk = self.restart(rig, mind)
        rig.until(lambda: bool(texts(desk.window)))
        assert texts(desk.window) == [
            "1 article was analysed by another version of the language model than is in use now."
        ]
        message = desk.window.messages.current[0]
        desk.window.messages.dismiss(message)
        desk.window._services.worker.ready.emit()
        desk.settle()
        assert texts(desk.window) == []
        message.action.run()
        desk.settle()
        dialog = everything(desk).dialog
        assert dialog.outdated.isChecked()
        assert dialog.outdated.text() == "&Only those analysed by another version (1)"
        mind.seen.clear()
        desk.click(dialog.start_button)
        end(desk)
        assert mind.seen == ["The lighthouse keeps its lamp"]
        assert not dialog.outdated.isEnabled()

    def test_nothing_is_said_where_all_are_of_now(self, desk, rig, mind):
        desk = self.restart(rig, mind)
        rig.until(lambda: bool(desk.window._services.worker.analyser))
        desk.settle()
        assert texts(desk.window) == []


def test_an_empty_library_has_nothing_to_analyse(rig):
    window = rig.start()
    desk = DecidingRig(rig, window)
    window.commands["analyse_all"].trigger()
    desk.settle()
    dialog = everything(desk).dialog
    assert dialog.label.text() == "There is no article in the library yet."
    assert not dialog.start_button.isEnabled()
