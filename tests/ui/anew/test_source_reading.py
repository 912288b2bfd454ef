"""An article's file is read again: decisions find their words, or are listed as without a place."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QGuiApplication

from reader.model.decision import SpeakersMerged
from reader.model.quotation import ReviewState
from reader.model.span import Span
from reader.ui.session import Stage
from tests.helpers.deciding_window import CTRL, SHIFT, STORY, DecidingRig, Key
from tests.helpers.scripted_analyser import Fault, Says, person
from tests.helpers.window import BIRCH, KESTREL, texts

CHANGED = STORY.replace(
    "The council of Marrow Bay", "On Tuesday this was corrected. The council of Marrow Bay"
)
SHORTER = STORY.replace(" “A lamp is a lamp,” Birch said.", "")
LOST = "1 decision has lost its words. Nothing is dropped: what has a place again counts again."


def read_again(desk: DecidingRig, text: str | None = None, name: str = "story.txt") -> None:
    """Press Shift+F5, with another text in the file where one is given."""
    if text is not None:
        desk.rig.article(text, name)
    desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5, SHIFT)
    settle(desk)


def settle(desk: DecidingRig) -> None:
    done: list[object] = []
    desk.window.anew.source._loader.submit(lambda: True, done.append, done.append)
    desk.rig.until(lambda: bool(done))
    desk.settle()
    desk.rig.until(lambda: desk.window.session.stage is not Stage.ANALYSING)
    desk.settle()


class TestText:
    def test_the_new_text_is_shown_and_analysed(self, desk, mind):
        read_again(desk, CHANGED)
        assert desk.window.session.document.text == CHANGED
        assert desk.window.pane.view.shown_document.text == CHANGED
        assert len(mind.seen) == 2
        assert desk.on_disk() == desk.shown()
        kept = desk.rig.kept(desk.window)
        assert (kept.document.text, kept.is_stale) == (CHANGED, False)
        assert desk.action("undo") == "Undo Replace Text"

    def test_what_the_analysis_finds_is_taken_unasked(self, desk):
        read_again(desk, STORY + "\n“Nobody asked me,” said Tom Birch.\n")
        assert not desk.window.anew.differing.panel.isVisible()
        assert "“Nobody asked me,”" in desk.shown()

    def test_undone_from_the_toast(self, desk, mind):
        before = desk.shown()
        read_again(desk, SHORTER)
        assert "“A lamp is a lamp,”" not in desk.shown()
        toast = desk.window.deciding.toast
        assert toast.label.text() == "The text is as in the file now"
        desk.click(toast.button)
        settle(desk)
        assert desk.window.session.document.text == STORY
        assert desk.shown() == desk.on_disk() == before
        desk.redo()
        settle(desk)
        assert desk.window.session.document.text == SHORTER

    def test_corrections_that_are_not_in_the_file_are_told(self, desk):
        view = desk.window.pane.view
        for words in ("Monday", "less sure"):
            start = desk.window.session.document.text.index(words)
            view.setFocus()
            view.select_span(Span(start, start + len(words)))
            desk.press(Key.Key_F2, on=view)
            desk.type("Friday")
            desk.press(Key.Key_Return)
        assert desk.window.session.document.text.count("Friday") == 2
        read_again(desk)
        label = desk.window.deciding.toast.label
        assert label.text() == (
            "2 corrections of the text are not in the file; Undo brings them back"
        )
        desk.click(desk.window.deciding.toast.button)
        settle(desk)
        assert desk.window.session.document.text.count("Friday") == 2
        read_again(desk, STORY.replace("Monday", "Friday"))
        assert label.text() == "1 correction of the text is not in the file; Undo brings it back"

    def test_the_same_text_is_no_change(self, desk, mind):
        read_again(desk)
        message = desk.window.status.currentMessage()
        assert message == "story.txt is as it was: nothing has changed"
        assert len(mind.seen) == 1
        assert not desk.window.commands["undo"].isEnabled()

    def test_a_stopped_analysis_of_the_new_text_is_made_up_for(self, desk, mind):
        mind.faults = {"Somebody at the back": Fault.HOLD}
        desk.rig.article(CHANGED)
        desk.qtbot.keyClick(desk.window.pane.view, Key.Key_F5, SHIFT)
        desk.rig.until(lambda: "paragraph 5 of 6" in desk.window.status.text)
        assert len(desk.shown()) == 5  # the old findings, where their words are now
        desk.press(Key.Key_Escape, on=desk.window.pane.view)
        desk.rig.wait_for(desk.window, Stage.DONE)
        identifier = desk.window.session.keeper.identifier
        mind.faults = {}
        desk.window.session.close()
        desk.window.session.open_saved(identifier)
        desk.rig.until(lambda: len(mind.seen) == 3)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
        assert not desk.rig.kept(desk.window).is_stale

    def test_the_reader_stays_at_the_same_words(self, desk):
        long = STORY + "\n".join(f"\nParagraph {n} of many says nothing much.\n" for n in range(90))
        read_again(desk, long)
        view = desk.window.pane.view
        view.scroll_to(long.index("Paragraph 50"))
        desk.window._keep_position()
        read_again(
            desk, long.replace("The council", "A very long way into it. " * 9 + "The council")
        )
        text = desk.window.session.document.text
        assert text[view.position :].startswith("Paragraph 50")


class TestDecisions:
    def test_they_find_their_words_again(self, desk):
        desk.select("lamp is a lamp")
        desk.press(Key.Key_A)
        desk.select("has never failed")
        desk.press(Key.Key_F)
        read_again(desk, CHANGED)
        assert desk.quote("lamp is a lamp").review.state is ReviewState.ACCEPTED
        assert desk.quote("has never failed").review.is_flagged
        assert texts(desk.window) == []
        assert not desk.window.commands["orphans"].isEnabled()

    def test_those_that_do_not_are_told_and_listed(self, desk):
        desk.window._services.library.reviewer = "Ana Ruiz"
        desk.select("lamp is a lamp")
        desk.press(Key.Key_A)
        read_again(desk, SHORTER)
        assert texts(desk.window) == [LOST]
        desk.window.messages.current[0].action.run()
        dialog = desk.window.anew.orphans.dialog
        assert dialog.isVisible()
        row = dialog.table.topLevelItem(0)
        cells = [row.text(column) for column in range(4)]
        assert [*cells[:2], cells[3]] == ["Accept Quote", "“A lamp is a lamp,”", "Ana Ruiz"]
        assert cells[2].split()[-1].startswith("20")
        height = dialog.table.visualItemRect(row).height()
        metrics = dialog.table.fontMetrics()
        assert height > 1.5 * metrics.height()
        assert dialog.table.columnWidth(0) > metrics.horizontalAdvance("Accept Quote")
        desk.click(dialog.copy_button)
        assert QGuiApplication.clipboard().text() == "\t".join(cells)
        QGuiApplication.clipboard().clear()
        desk.qtbot.keyClick(dialog.table, Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == "\t".join(cells)

    def test_the_list_follows_what_is_in_force(self, desk):
        desk.select("lamp is a lamp")
        desk.press(Key.Key_A)
        read_again(desk, SHORTER)
        action = desk.window.commands["orphans"]
        assert action.isEnabled()
        action.trigger()
        dialog = desk.window.anew.orphans.dialog
        read_again(desk, STORY)
        assert dialog.table.topLevelItemCount() == 0
        assert dialog.label.text() == "Every decision about this article has its place."
        assert not dialog.copy_button.isEnabled()
        assert not action.isEnabled()
        assert desk.quote("lamp is a lamp").review.state is ReviewState.ACCEPTED


class TestWhere:
    def test_a_file_that_is_gone_can_be_chosen(self, desk, monkeypatch):
        moved = desk.rig.article(CHANGED, "moved.txt")
        desk.window.session.path.unlink()
        read_again(desk)
        (message,) = desk.window.messages.current
        assert "There is no file" in message.text
        assert message.text.endswith("Choose where the article is now.")
        asked = []

        def choose(_parent, _title, folder, _filter):
            asked.append(folder)
            return str(moved), ""

        monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", choose)
        message.action.run()
        settle(desk)
        assert asked == [str(desk.rig.folder)]
        assert desk.window.session.document.text == CHANGED
        assert texts(desk.window) == []

    def test_choosing_nothing_changes_nothing(self, desk, monkeypatch):
        monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: ("", ""))
        desk.window.anew.source.choose()
        settle(desk)
        assert desk.window.session.document.text == STORY

    def test_a_pasted_article_has_none(self, desk):
        desk.window.session.open_text("Other news\n\n“All is calm,” said Tom Birch.\n")
        desk.rig.until(lambda: desk.window.session.keeper.identifier is not None)
        desk.rig.wait_for(desk.window, Stage.DONE)
        read_again(desk)
        assert texts(desk.window) == [
            "This article came from no file. Choose one that has its text as it is now."
        ]

    def test_it_is_known_after_the_next_start(self, desk, rig, mind):
        from tests.helpers.fickle_analyser import FickleAnalyser

        rig.end()
        window = rig.start(factory=lambda: FickleAnalyser(mind, rig.release))
        rig.wait_for(window, Stage.DONE)
        again = DecidingRig(rig, window)
        assert window.session.path is None
        read_again(again, CHANGED)
        assert window.session.document.text == CHANGED

    def test_not_without_an_article(self, rig):
        window = rig.start()
        assert not window.commands["read_source"].isEnabled()
        assert not window.commands["orphans"].isEnabled()

    def test_another_article_opened_meanwhile_is_left_alone(self, desk):
        session = desk.window.session
        story = session.keeper.identifier
        other = "Other news\n\n“All is calm,” said Tom Birch.\n"
        session.open_text(other)
        desk.rig.until(lambda: session.document.text == other)
        desk.rig.until(lambda: session.keeper.identifier is not None)
        held, calm = threading.Event(), session.keeper.identifier
        session.open_saved(story)
        desk.rig.until(lambda: session.keeper.identifier == story)
        desk.rig.article(CHANGED)
        desk.window.anew.source._loader.submit(lambda: held.wait(10), bool, bool)
        desk.window.anew.source.read()
        session.open_saved(calm)
        desk.rig.until(lambda: session.keeper.identifier == calm)
        held.set()
        settle(desk)
        assert session.document.text == other
        assert not desk.window.commands["undo"].isEnabled()
        assert texts(desk.window) == []


@pytest.mark.parametrize("words", ["binary\0data", ""])
def test_what_cannot_be_read_is_told(desk, words):
    read_again(desk, words)
    (message,) = desk.window.messages.current
    assert message.action.label == "Choose File…"
    assert desk.window.session.document.text == STORY


class TestLooks:
    def test_speakers_look_as_before(self, desk, mind):
        keeper = person("Night Keeper")
        said = "“Everything is quiet here,” said the keeper.\n\nThe council of Marrow Bay"
        text = STORY.replace("The council of Marrow Bay", said, 1)
        text = text.replace("never failed", "not once failed").replace("It will not", "It won’t")
        mind.script = [
            Says("Everything is quiet", keeper),
            Says("has not once failed us", KESTREL),
            Says("won’t fail us now", KESTREL, goes_on=True),
            *mind.script,
        ]
        before = dict(desk.window.presenter.styles)
        assert set(before) == {KESTREL.name, BIRCH.name}
        read_again(desk, text)  # for a moment nobody but Birch is known to speak
        after = dict(desk.window.presenter.styles)
        assert keeper.name in after
        assert {name: after[name] for name in before} == before
        desk.undo()
        settle(desk)
        assert dict(desk.window.presenter.styles) == before

    def test_another_article_starts_from_nothing(self, desk, mind):
        other = "Other news\n\n“All is calm,” said Tom Birch.\n"
        mind.script = [Says("All is calm", BIRCH)]
        assert desk.window.presenter.styles[BIRCH.name].hue_index > 0
        desk.window.session.open_text(other)
        desk.rig.until(lambda: desk.window.session.keeper.identifier is not None)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.rig.until(lambda: BIRCH.name in desk.window.presenter.styles)
        assert desk.window.presenter.styles[BIRCH.name].hue_index == 0

    def test_who_was_merged_and_is_back(self, desk):
        before = dict(desk.window.presenter.styles)
        speakers = [q.speaker for q in desk.window.session.quotations if q.speaker is not None]
        first = speakers[0]
        last = next(speaker for speaker in speakers if speaker != first)
        desk.window.deciding.desk.decide([SpeakersMerged((first,), last)])
        desk.settle()
        assert first.name not in desk.window.presenter.styles
        desk.undo()
        assert dict(desk.window.presenter.styles) == before
