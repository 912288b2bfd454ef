"""One thing decided while another is under way: each key is about what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from reader.deciding import Deciding
from reader.errors import LibraryLockedError
from reader.model.quotation import ReviewState
from reader.model.span import Span
from reader.ui.deciding.interruption import Interruption
from reader.ui.session import Stage
from tests.helpers.deciding_window import CTRL, SHIFT, STORY, DecidingRig, Key

if TYPE_CHECKING:
    from reader.model.step import Step

LAMP, CANDLE, FAILED, NOW = (
    "A lamp is a lamp",
    "a very dear candle",
    "has never failed us",
    "not fail us now",
)


def span_of(desk: DecidingRig, words: str) -> Span:
    start = desk.window.session.document.text.index(words)
    return Span(start, start + len(words))


def correct(desk: DecidingRig, words: str, replacement: str) -> None:
    """Select words, press F2 and type over them."""
    view = desk.window.pane.view
    view.setFocus()
    view.select_span(span_of(desk, words))
    desk.press(Key.Key_F2, on=view)
    desk.type(replacement)
    desk.press(Key.Key_Return)


def note_of(desk: DecidingRig, words: str) -> str:
    article = desk.rig.kept(desk.window)
    text = article.document.text
    return next(q.review.note for q in article.quotations if words in q.span.text_of(text))


class TestCorrectedMeanwhile:
    def test_cards_have_words_of_the_same_length(self, desk):
        correct(desk, "is a lamp,", "is a lump,")
        card = desk.window.statements.model.card(desk.quote("A lamp is").statement)
        assert card.quote == "“A lamp is a lump”"
        assert card.matches(["lump"])

    def test_a_split_is_not_of_words_that_have_moved(self, desk):
        """Undo takes a correction back while statements are ticked."""
        correct(desk, "on Monday", "on the first Monday of the month")
        desk.select(FAILED)
        desk.window.commands["split_speaker"].trigger()
        desk.settle()
        split_list = desk.window.deciding.speakers.splitting.split_list
        assert split_list.list.hasFocus()
        desk.undo()
        assert desk.window.session.document.text == STORY
        if split_list.isVisible():
            split_list.box.setText("Somebody New")
            desk.click(split_list.split_button)
        assert set(desk.shown()) == set(desk.on_disk())
        assert all(words.startswith("“") for words in desk.shown())

    def test_skipped_ones_still_come_back_at_the_end(self, desk):
        view, bar = desk.window.pane.view, desk.window.pane.review_bar
        desk.press(Key.Key_F8, on=view)
        first = desk.window.selection.current.quote
        desk.press(Key.Key_Space, on=view)
        second = desk.window.selection.current.quote
        assert bar.detail.text() == "1 skipped"
        correct(desk, "on Monday", "on the first Monday of the month")
        assert bar.detail.text() == "1 skipped"
        assert desk.window.selection.current.quote == second
        desk.press(Key.Key_A, on=view)
        assert desk.window.selection.current.quote == first

    def test_edges_are_not_moved_in_another_text(self, desk):
        view, edge_bar = desk.window.pane.view, desk.window.pane.edge_bar
        desk.select(CANDLE)
        desk.press(Key.Key_E, on=view)
        assert edge_bar.isVisible()
        correct(desk, "on Monday", "on the first Monday of the month")
        assert not edge_bar.isVisible()
        assert view.handles.span is None
        assert set(desk.shown()) == set(desk.on_disk())

    def test_words_that_are_selected_meanwhile_stay_so(self, desk):
        view = desk.window.pane.view
        view.select_span(span_of(desk, "tower"))
        desk.press(Key.Key_F2, on=view)
        desk.type("lighthouse")
        view.setFocus()
        view.select_span(span_of(desk, "Somebody at the back"))
        desk.settle()
        text = desk.window.session.document.text
        assert "below the lighthouse" in text
        selected = view.selected_span()
        assert selected is not None
        assert selected.text_of(text) == "Somebody at the back"


class TestBoxesLeftOpen:
    """Going elsewhere keeps what was typed, by whatever way the reader goes."""

    @pytest.fixture
    def other(self, desk):
        return desk.rig.article(
            "Another story\n\n“The tide waits,” said Ada Kestrel.\n", "other.txt"
        )

    @pytest.mark.parametrize("way", ["close", "open"])
    def test_a_note_is_kept(self, desk, other, way):
        identifier = desk.window.session.keeper.identifier
        desk.select(LAMP)
        desk.press(Key.Key_M, on=desk.window.pane.view)
        desk.type("ask him again")
        assert desk.window.deciding.remarks.box.isVisible()
        self.go(desk, other, way)
        assert not desk.window.deciding.remarks.box.isVisible()
        desk.window.session.open_saved(identifier)
        desk.rig.until(lambda: desk.window.session.keeper.identifier == identifier)
        desk.settle()
        assert note_of(desk, LAMP) == "ask him again"

    @pytest.mark.parametrize("way", ["close", "open"])
    def test_a_correction_is_kept(self, desk, other, way):
        identifier = desk.window.session.keeper.identifier
        view = desk.window.pane.view
        view.select_span(span_of(desk, "tower"))
        desk.press(Key.Key_F2, on=view)
        desk.type("spire")
        self.go(desk, other, way)
        assert not desk.window.deciding.texts.box.isVisible()
        desk.window.session.open_saved(identifier)
        desk.rig.until(lambda: desk.window.session.keeper.identifier == identifier)
        desk.settle()
        assert desk.rig.kept(desk.window).document.text == STORY.replace("tower", "spire")

    def test_a_note_is_kept_when_the_window_is_closed(self, desk):
        desk.select(LAMP)
        desk.press(Key.Key_M, on=desk.window.pane.view)
        desk.type("ask him again")
        identifier = desk.window.session.keeper.identifier
        desk.window.close()
        desk.settle()
        assert desk.window.session.keeper.identifier == identifier
        assert note_of(desk, LAMP) == "ask him again"

    def go(self, desk, other, way):
        if way == "close":
            desk.press(Key.Key_W, with_=CTRL)
            assert desk.window.session.document is None
        else:
            desk.window.session.open_path(other)
            desk.rig.until(lambda: desk.window.session.path == other)
            desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()

    def test_merging_is_over_when_the_article_is_closed(self, desk):
        desk.select(LAMP)
        desk.press(Key.Key_M, with_=SHIFT, on=desk.window.pane.view)
        picker = desk.window.deciding.speakers.merging.picker
        assert picker.isVisible()
        desk.press(Key.Key_W, with_=CTRL)
        assert desk.window.session.document is None
        assert picker.isHidden()

    def test_history_does_not_come_back_after_it_was_left(self, desk):
        desk.select(LAMP)
        view, box = desk.window.pane.view, desk.window.deciding.history.box
        desk.press(Key.Key_A, on=view)
        desk.press(Key.Key_H, on=view)
        assert box.isVisible()
        undone = desk.window.deciding.desk.undone
        undone.connect(lambda _outcome: desk.qtbot.keyClick(desk.focus, Key.Key_Escape))
        desk.undo()
        assert desk.quote(LAMP).review.state is ReviewState.UNREVIEWED
        assert not box.isVisible()

    def test_what_had_the_keys_is_gone(self, desk):
        """A speaker's chip had the keys, and is gone with the speaker."""
        desk.select(LAMP)
        desk.press(Key.Key_S, on=desk.window.pane.view)
        desk.type("Somebody New")
        desk.press(Key.Key_Return)
        chip = desk.window.pane.legend.chips[-1]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        interruption = Interruption.begin(desk.window.selection)
        desk.window.pane.legend.show_speakers([], {})
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        interruption.end(desk.window.selection, desk.window.pane.view, had_keys=True)
        assert desk.window.pane.view.hasFocus()


class TestSpeakersThatVanish:
    def test_shown_alone_until_somebody_else_says_it_all(self, desk):
        view = desk.window.pane.view
        desk.select(LAMP)
        desk.press(Key.Key_O, on=view)
        assert desk.window.statements.filter.speaker == "Tom Birch"
        desk.press(Key.Key_S, on=view)
        desk.type("Somebody New")
        desk.press(Key.Key_Return)
        assert desk.window.statements.filter.speaker is None
        assert view.look.solo is None

    def test_shown_alone_until_rejected(self, desk):
        view = desk.window.pane.view
        desk.select(LAMP)
        desk.press(Key.Key_O, on=view)
        desk.press(Key.Key_X, on=view)
        assert desk.window.statements.filter.speaker is None
        desk.undo()
        assert desk.window.statements.filter.speaker is None

    def test_review_of_one_goes_on_when_the_name_is_undone(self, desk):
        view, bar = desk.window.pane.view, desk.window.pane.review_bar
        desk.select(FAILED)
        desk.press(Key.Key_F8, on=view)
        desk.select(FAILED)
        desk.click(bar.speaker_chip)
        assert bar.speaker_chip.isChecked()
        total = bar.progress.text()
        desk.press(Key.Key_S, on=view, with_=SHIFT)
        dialog = desk.window.deciding.speakers.dialog
        dialog.name.setText("Ada K. Kestrel")
        dialog.accept()
        desk.settle()
        assert bar.speaker_chip.text() == "Only Ada K. Kestrel"
        desk.window.commands["undo"].trigger()
        desk.settle()
        assert "Ada Kestrel" in desk.shown().values()
        assert bar.progress.text() == total
        assert bar.speaker_chip.text() == "Only Ada Kestrel"


class TestWalkingBack:
    def test_what_is_decided_meanwhile_ends_it(self, desk):
        """A note that is typed is kept while steps are redone: then there is nothing to redo."""
        view, parts = desk.window.pane.view, desk.window.deciding
        for words in (LAMP, FAILED, CANDLE):
            desk.select(words)
            desk.press(Key.Key_F, on=view)
        for _ in range(3):
            desk.undo()
        steps: list[Step] = []
        parts.desk.library.run(lambda w: w.deciding.steps(None, 10), steps.extend)
        desk.rig.until(lambda: bool(steps))
        desk.select(LAMP)
        desk.press(Key.Key_M, on=view)
        desk.type("ask him again")
        parts.undo_history.open()
        parts.undo_history.dialog.turn_asked.emit(steps[0])
        desk.window.statements.search.setFocus()
        parts.remarks.box.left.emit()
        desk.settle()
        assert note_of(desk, LAMP) == "ask him again"
        desk.window.commands["undo"].trigger()
        desk.settle()
        assert note_of(desk, LAMP) == ""
        assert desk.window.commands["redo"].isEnabled()


def test_back_to_the_open_article_before_another_one_is_there(desk: DecidingRig):
    session = desk.window.session
    first = session.keeper.identifier
    other = desk.rig.article("Another story\n\n“The tide waits,” said Ada Kestrel.\n", "other.txt")
    session.open_path(other)
    desk.rig.until(lambda: session.path == other)
    desk.rig.wait_for(desk.window, Stage.DONE)
    desk.settle()
    second = session.keeper.identifier
    session.open_saved(first)
    session.open_saved(second)
    desk.settle()
    assert session.keeper.identifier == second
    assert session.stage is Stage.DONE
    assert "tide" in session.document.text


def test_a_speaker_can_be_chosen_where_the_library_does_not_answer(desk: DecidingRig, monkeypatch):
    def locked(*_arguments: object) -> None:
        raise LibraryLockedError("Another program is writing to the library.")

    monkeypatch.setattr(Deciding, "company", locked)
    desk.select(LAMP)
    desk.press(Key.Key_S, on=desk.window.pane.view)
    desk.type("Ada Kes")
    desk.press(Key.Key_Return)
    assert desk.window.deciding.speaker_change.picker.isHidden()
    assert desk.quote(LAMP).speaker.name == "Ada Kestrel"


def test_the_place_of_a_step_is_not_waited_for_for_ever(desk: DecidingRig):
    """The article of a step cannot be opened; what is opened later is shown from its top."""
    parts, session = desk.window.deciding, desk.window.session
    first = session.keeper.identifier
    desk.select(CANDLE)
    desk.press(Key.Key_F, on=desk.window.pane.view)
    steps: list[Step] = []
    parts.desk.library.run(lambda w: w.deciding.steps(None, 10), steps.extend)
    other = desk.rig.article("Another story\n\n“The tide waits,” said Ada Kestrel.\n", "other.txt")
    third = desk.rig.article("A third story\n\n“It waits,” said Ada Kestrel.\n", "third.txt")
    for path in (other, third):
        if path is third:
            parts.undo_history._show(steps[0])
        session.open_path(path)
        desk.rig.until(lambda path=path: session.path == path)
        desk.rig.wait_for(desk.window, Stage.DONE)
        desk.settle()
    session.open_saved(first)
    desk.rig.until(lambda: session.keeper.identifier == first)
    desk.settle()
    assert desk.window.selection.current is None


def test_undo_of_the_menu_while_edges_are_moved(desk: DecidingRig):
    view, bar = desk.window.pane.view, desk.window.pane.edge_bar
    desk.select(LAMP)
    desk.press(Key.Key_A, on=view)
    desk.press(Key.Key_E, on=view)
    desk.press(Key.Key_Left, with_=SHIFT, on=view)
    desk.window.commands["undo"].trigger()
    desk.settle()
    assert bar.isHidden()
    assert view.handles.span is None
    assert desk.quote(LAMP).review.state is ReviewState.UNREVIEWED
    assert "“A lamp is a lamp,”" in desk.on_disk()
    assert [q.span for q in view.highlights.touching(0, 999)] == [
        q.span for q in desk.window.session.quotations if q.kind.is_speech
    ]


def test_the_window_closes_with_a_question_open(desk: DecidingRig):
    before = desk.shown()
    merging = desk.window.deciding.speakers.merging
    merging.merge_everywhere("Tom Birch", "Ada Kestrel")
    desk.settle()
    assert merging.question is not None
    desk.window.close()
    desk.settle()
    assert desk.on_disk() == before


def test_a_speaker_who_was_chosen_stays_chosen_when_the_article_is_closed(desk: DecidingRig):
    """The list of what may change as well is open when the window is left by a key."""
    session = desk.window.session
    identifier = session.keeper.identifier
    desk.select(FAILED)
    desk.press(Key.Key_S, on=desk.window.pane.view)
    desk.type("Somebody New")
    desk.press(Key.Key_Return)
    assert desk.window.deciding.speaker_change.company_list.isVisible()
    desk.press(Key.Key_W, with_=CTRL)
    session.open_saved(identifier)
    desk.rig.until(lambda: session.keeper.identifier == identifier)
    desk.settle()
    assert desk.quote(FAILED).speaker.name == "Somebody New"
