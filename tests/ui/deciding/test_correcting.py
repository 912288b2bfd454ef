"""The article's own text corrected: keys, the page, decisions that stay, undo, and the disk."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from reader.library.store import Library
from reader.model.anchor import Anchor
from reader.model.decision import TextCorrected
from reader.model.quotation import Analysis
from reader.model.span import Span
from reader.ui.dialog_desk import export_source
from reader.ui.session import Stage
from tests.helpers.deciding_window import CTRL, SCRIPT, STORY, DecidingRig, Key
from tests.helpers.decisions import dump
from tests.helpers.scripted_analyser import Fault
from tests.helpers.window import BIRCH, KESTREL, WAIT_MS, texts

LAMP, CANDLE, FAILED = "A lamp is a lamp", "a very dear candle", "has never failed us"


@pytest.fixture
def box(desk: DecidingRig):
    return desk.window.deciding.texts.box


def span_of(desk: DecidingRig, words: str) -> Span:
    start = desk.window.session.document.text.index(words)
    return Span(start, start + len(words))


def correct(desk: DecidingRig, words: str, replacement: str) -> None:
    """Select words, press F2 and type over them."""
    view = desk.window.pane.view
    view.setFocus()
    view.select_span(span_of(desk, words))
    desk.press(Key.Key_F2, on=view)
    field = desk.window.deciding.texts.box.words
    assert field.hasFocus()
    if replacement:
        desk.type(replacement, on=field)
    else:
        desk.press(Key.Key_Delete, on=field)
    desk.press(Key.Key_Return, on=field)


def on_disk(desk: DecidingRig) -> str:
    return desk.rig.kept(desk.window).document.text


def shown_page(desk: DecidingRig) -> str:
    """Return what the page says, its widened spaces and invisible signs as the article has them."""
    page = desk.window.pane.view.toPlainText()
    return page.replace("\u2003", " ").replace("\u2060", "\n")


def test_selected_words_are_corrected(desk: DecidingRig, box):
    correct(desk, "below the tower", "near the tall tower")
    after = STORY.replace("below the tower", "near the tall tower")
    assert not box.isVisible()
    assert desk.window.session.document.text == on_disk(desk) == after
    assert shown_page(desk) == after
    assert desk.window.pane.view.hasFocus()
    assert desk.action("undo") == "Undo Correct “below the tower” to “near the tall tower”"
    desk.undo()
    assert desk.window.session.document.text == on_disk(desk) == shown_page(desk) == STORY
    desk.redo()
    assert on_disk(desk) == shown_page(desk) == after


def test_the_word_that_was_clicked(desk: DecidingRig, box):
    view = desk.window.pane.view
    place = view.span_rect(span_of(desk, "tower")).center()
    desk.click(view.viewport(), place)
    desk.press(Key.Key_F2, on=view)
    assert box.isVisible()
    assert box.words.toPlainText() == "tower"
    assert view.selected_span() == span_of(desk, "tower")
    desk.type("spire")
    desk.press(Key.Key_Return, with_=CTRL)
    assert on_disk(desk) == STORY.replace("tower", "spire")


def test_escape_leaves_it(desk: DecidingRig, box):
    view = desk.window.pane.view
    view.select_span(span_of(desk, "tower"))
    for leave in (lambda: desk.press(Key.Key_Escape), lambda: desk.click(box.cancel_button)):
        desk.press(Key.Key_F2, on=view)
        desk.type("S A X")
        leave()
        assert not box.isVisible()
        assert view.hasFocus()
    assert on_disk(desk) == STORY
    assert not desk.window.commands["undo"].isEnabled()


def test_going_elsewhere_keeps_it(desk: DecidingRig, box):
    view = desk.window.pane.view
    view.select_span(span_of(desk, "tower"))
    desk.press(Key.Key_F2, on=view)
    desk.type("spire")
    desk.window.statements.search.setFocus()
    desk.settle()
    assert not box.isVisible()
    assert on_disk(desk) == STORY.replace("tower", "spire")
    assert desk.window.statements.search.hasFocus()


def test_nothing_typed_is_no_step(desk: DecidingRig, box):
    view = desk.window.pane.view
    view.select_span(span_of(desk, "tower"))
    desk.press(Key.Key_F2, on=view)
    desk.press(Key.Key_Return)
    assert not box.isVisible()
    assert not desk.window.commands["undo"].isEnabled()


def test_words_of_a_quote_and_of_its_speaker(desk: DecidingRig):
    """Who speaks, the verdict, the note and the selection stay with the quote."""
    desk.select(LAMP)
    desk.press(Key.Key_A, Key.Key_M)
    desk.type("ask")
    desk.press(Key.Key_Return, with_=CTRL)
    before = desk.statement(LAMP).first
    correct(desk, "A lamp is a lamp", "One lamp is a lamp")
    piece = desk.statement("One lamp is").first
    assert replace(piece.review, found=None) == replace(before.review, found=None)
    assert piece.review.found.cue.text_of(desk.window.session.document.text) == "said"
    assert piece.speaker == BIRCH
    assert desk.window.selection.current.number == piece.statement
    assert desk.window.selection.current.quote == "“One lamp is a lamp”"
    card = desk.window.statements.model.card(piece.statement)
    assert card.quote == "“One lamp is a lamp”"
    correct(desk, "Ada Kestrel, the harbour", "Ada Kestrell, the harbor")
    text = desk.window.session.document.text
    first = desk.statement(FAILED).first
    assert first.speaker == KESTREL
    assert first.span.text_of(text) == "“The lamp has never failed us,”"
    assert desk.shown() == desk.on_disk()
    for _ in range(4):
        desk.undo()
    assert on_disk(desk) == STORY
    assert not desk.statement(LAMP).first.review.state.is_reviewed


def test_marks_move_with_the_words(desk: DecidingRig):
    view = desk.window.pane.view
    desk.select(CANDLE)
    correct(desk, "The lighthouse", "The old, old lighthouse")
    text = desk.window.session.document.text
    shown = [q.span.text_of(text) for q in view.highlights.quotations]
    assert shown == [q.span.text_of(text) for q in desk.window.session.quotations]
    assert "“a very dear candle indeed”" in shown
    assert view.selected_statement == desk.quote(CANDLE).statement
    assert desk.window.windowTitle().startswith("The old, old lighthouse keeps its lamp")
    articles = desk.window.library_panel.articles
    desk.rig.until(lambda: "The old, old lighthouse keeps" in articles.index(0, 0).data())
    boxes = view.span_rect(desk.quote(CANDLE).span)
    assert view.statement_at(boxes.center()) == desk.quote(CANDLE).statement


def test_more_than_a_paragraph_is_refused(desk: DecidingRig, box):
    view = desk.window.pane.view
    view.select_span(Span(STORY.index("its lighthouse"), STORY.index("Tom Birch")))
    desk.press(Key.Key_F2, on=view)
    assert not box.isVisible()
    assert desk.window.status.currentMessage() == "Select words of one paragraph"


def test_nothing_in_view_to_correct_is_refused(desk: DecidingRig, box):
    view = desk.window.pane.view
    cursor = view.textCursor()
    cursor.setPosition(STORY.index("\n\n") + 1)
    view.setTextCursor(cursor)
    desk.press(Key.Key_F2, on=view)
    assert not box.isVisible()
    assert desk.window.status.currentMessage() == "Select the words to correct first"


def test_a_whole_quote_is_not_taken_away(desk: DecidingRig, box):
    correct(desk, "“A lamp is a lamp,”", "")
    assert box.isVisible()
    assert box.hint.text().startswith("That would take a whole quote away")
    assert box.words.hasFocus()
    desk.type("'A lamp is no lamp,'")
    assert box.hint.text() == "Decisions and notes stay with their quotes."
    desk.press(Key.Key_Return)
    assert not box.isVisible()
    assert desk.statement("A lamp is no lamp").speaker == BIRCH


def test_a_paragraph_is_not_emptied(desk: DecidingRig, box):
    correct(desk, "The lighthouse keeps its lamp", "")
    assert box.hint.text() == "A paragraph cannot be left without words"
    assert on_disk(desk) == STORY


def test_a_step_back_leaves_the_box_only(desk: DecidingRig, box):
    desk.select(LAMP, card=True)
    view = desk.window.pane.view
    view.select_span(span_of(desk, "tower"))
    desk.press(Key.Key_F2, on=view)
    assert not desk.window.pane.card.isVisible()
    desk.press(Key.Key_Escape)
    assert desk.window.pane.card.isVisible()
    assert desk.window.selection.current is not None


def test_find_results_follow(desk: DecidingRig):
    desk.press(Key.Key_F, with_=CTRL)
    desk.type("tower")
    desk.rig.until(lambda: len(desk.window.pane.view.found) == 1)
    correct(desk, "Tom Birch, who bakes", "Thomas Birch, who bakes")
    found = desk.window.pane.view.found
    assert found[0].text_of(desk.window.session.document.text) == "tower"
    correct(desk, "below the tower", "below the spire")
    assert len(desk.window.pane.view.found) == 0


def test_repeats_are_looked_for_in_words_as_long_as_before(desk: DecidingRig):
    view, found = desk.window.pane.view, desk.window._repeats.found
    text = desk.window.session.document.text
    last = text.rindex("failed us")
    view.select_span(Span(last, last + len("failed")))
    desk.press(Key.Key_F2, on=view)
    desk.qtbot.keyClicks(desk.focus, "foiled")
    with desk.qtbot.waitSignal(found, timeout=WAIT_MS):
        desk.qtbot.keyClick(desk.focus, Key.Key_Return)


def test_analysed_again_on_the_corrected_text(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    correct(desk, "The lighthouse", "The old lighthouse")
    with desk.qtbot.waitSignal(desk.window.session.analysed_again, timeout=WAIT_MS):
        desk.press(Key.Key_F5)
    desk.settle()
    assert desk.statement(LAMP).first.review.state.is_reviewed
    assert desk.shown() == desk.on_disk()
    desk.undo()
    assert on_disk(desk) == STORY
    assert desk.shown() == desk.on_disk()
    assert desk.statement(LAMP).first.review.state.is_reviewed


def test_opened_again_from_its_file(desk: DecidingRig):
    correct(desk, "The lighthouse", "The old lighthouse")
    shown = desk.shown()
    desk.press(Key.Key_W, with_=CTRL)
    desk.window.session.open_path(desk.rig.folder / "story.txt")
    desk.rig.until(lambda: desk.window.session.stage is Stage.DONE)
    assert desk.window.session.document.text == on_disk(desk) == shown_page(desk)
    assert desk.shown() == shown


def test_export_has_the_corrected_words(desk: DecidingRig):
    correct(desk, LAMP, "One lamp is a lamp")
    source = export_source(desk.window.session, desk.window.statements.model)
    assert source.analysis.checksum == source.document.checksum
    spans = [q.span.text_of(source.document.text) for q in source.analysis.quotations]
    assert "“One lamp is a lamp,”" in spans


def test_while_it_is_analysed_it_is_analysed_anew(rig):
    window = rig.start(rig.article(), script=SCRIPT, faults={"Somebody": Fault.HOLD})
    desk = DecidingRig(rig, window)
    rig.until(lambda: window.session.stage is Stage.ANALYSING)
    rig.until(lambda: bool(window.session.quotations))
    desk.settle()
    correct(desk, "The lighthouse", "The old lighthouse")
    for _ in range(3):
        rig.release.release()
    rig.wait_for(window, Stage.DONE)
    desk.settle()
    assert on_disk(desk) == STORY.replace("The lighthouse", "The old lighthouse")
    assert desk.shown() == desk.on_disk()
    assert len(desk.shown()) == 5
    assert not texts(window)


def given(desk: DecidingRig) -> TextCorrected:
    text = desk.window.session.document.text
    return TextCorrected(Anchor.of(text, Span(0, 3)), "An old and grey")


def test_what_was_found_in_the_old_text_is_dropped(rig):
    """Though it comes in after the correction, for it was on its way already."""
    window = rig.start(rig.article(), script=SCRIPT, faults={"Somebody": Fault.HOLD})
    desk = DecidingRig(rig, window)
    rig.until(lambda: len(window.session.quotations) == 4)
    desk.settle()
    stale = window.session.quotations
    rig.running[0].window.deciding.desk.decide([given(desk)])
    window.session.keeper.keep_quotations(stale)
    desk.settle()
    rig.until(lambda: len(window.session.quotations) == 4)
    desk.settle()
    assert desk.on_disk() == desk.shown()
    assert not set(stale) & set(rig.kept(window).quotations)


def test_an_analysis_of_the_old_text_is_not_taken(rig):
    window = rig.start(rig.article(), script=SCRIPT, faults={"Somebody": Fault.HOLD})
    desk = DecidingRig(rig, window)
    rig.until(lambda: len(window.session.quotations) == 4)
    desk.settle()
    rig.until(lambda: window.statements.model.total == 3)
    desk.select(LAMP)
    desk.press(Key.Key_A)
    document, session = window.session.document, window.session
    assert desk.statement(LAMP).first.review.state.is_reviewed
    window.deciding.desk.decide([given(desk)])
    session.findings.take_analysis(Analysis(document.checksum, session.quotations, "en", "old"))
    desk.settle()
    assert session.analysis is None
    for _ in range(3):
        rig.release.release()
    rig.wait_for(window, Stage.DONE)
    desk.settle()
    assert session.analysis.checksum == session.document.checksum
    assert session.analysis.analyser == "scripted 1"
    assert desk.statement(LAMP).first.review.state.is_reviewed
    assert not texts(window)


def test_a_question_about_the_old_text_is_over(desk: DecidingRig):
    desk.select(LAMP)
    picker = desk.window.deciding.speaker_change.picker
    desk.press(Key.Key_S)
    assert picker.isVisible()
    desk.window.deciding.desk.decide([given(desk)])
    desk.settle()
    assert not picker.isVisible()


def test_a_note_that_is_typed_goes_with_its_quote(desk: DecidingRig):
    correct(desk, "on Monday", "on the first Monday of the month")
    desk.select(LAMP)
    box = desk.window.deciding.remarks.box
    desk.press(Key.Key_M)
    desk.type("ask him")
    desk.window.commands["undo"].trigger()
    desk.settle()
    assert desk.window.session.document.text == STORY
    assert box.note.hasFocus()
    desk.type(" again")
    desk.press(Key.Key_Return, with_=CTRL)
    article = desk.rig.kept(desk.window)
    noted = [q.span.text_of(STORY) for q in article.quotations if q.review.note]
    assert noted == ["“A lamp is a lamp,”"]
    assert desk.quote(LAMP).review.note == "ask him again"


def test_the_page_stays_where_it_is(desk: DecidingRig):
    view = desk.window.pane.view
    desk.window.session.open_text(STORY + "\n\nWords to fill it up.\n" * 200)
    desk.rig.wait_for(desk.window, Stage.DONE)
    desk.settle()
    view.scroll_to(900)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 7)
    top, start = view.position, view.span_rect(Span(1200, 1203))
    words = desk.window.session.document.text[1200:1260]
    view.setFocus()
    correct_unseen(desk, "The lighthouse", "The lighthouse, old and grey and very tall, ")
    grown = len("The lighthouse, old and grey and very tall, ") - len("The lighthouse")
    assert desk.window.session.document.text[1200 + grown : 1260 + grown] == words
    assert view.position == top + grown
    assert view.span_rect(Span(1200 + grown, 1203 + grown)) == start


def correct_unseen(desk: DecidingRig, words: str, replacement: str) -> None:
    """Correct words out of view without going there, as undo in a dialog does."""
    text = desk.window.session.document.text
    given = TextCorrected(Anchor.of(text, span_of(desk, words)), replacement)
    desk.window.deciding.desk.decide([given])
    desk.settle()


def test_undo_shows_the_words(desk: DecidingRig):
    correct(desk, "below the tower", "near it")
    desk.select(FAILED)
    desk.undo()
    assert desk.window.pane.view.look.pulse[0] == span_of(desk, "below the tower")


def test_selection_of_words_is_over(desk: DecidingRig):
    correct(desk, "below the tower", "near it")
    assert desk.window.pane.view.selected_span() is None


CORRECTIONS = (
    ("lamp is a", "lantern was the"), ("The lighthouse", "A light"), ("Tom Birch", "T. Birch"),
    ("Kestrel", "Kestrell"), ("never failed", "failed"), ("fail", "let"), ("said", "says"),
    ("dear candle indeed", "dear"), ("bread", ""),
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_any_corrections_and_decisions_then_undo_and_redo(desk: DecidingRig, seed: int):
    """What is in force, on the screen and on the disk, is what it was at every step."""
    draw, window, states = Random(seed), desk.window, []

    def note() -> None:
        with Library.open(desk.rig.library) as library:
            kept = dump(library)
            article = library.article(window.session.keeper.identifier)
        shown = window.session.quotations
        assert [q.span for q in shown] == [q.span for q in article.quotations]
        assert window.session.document.text == article.document.text == shown_page(desk)
        assert list(window.pane.view.highlights.quotations) == list(shown)
        states.append((kept, [(q.span, q.review, q.attribution) for q in shown]))

    note()
    for _ in range(9):
        text = window.session.document.text
        old, new = draw.choice([pair for pair in CORRECTIONS if pair[0] in text])
        if draw.random() < 0.6:
            place = draw.choice([n for n in range(len(text)) if text.startswith(old, n)])
            window.pane.view.select_span(Span(place, place + len(old)))
            desk.press(Key.Key_F2, on=window.pane.view)
            desk.press(Key.Key_Delete)
            desk.type(new)
            desk.press(Key.Key_Return)
        else:
            numbers = [q.statement for q in window.session.quotations if q.kind.is_speech]
            window.selection.select(draw.choice(numbers))
            key = draw.choice([Key.Key_A, Key.Key_X, Key.Key_F])
            desk.press(key, on=window.pane.view)
        if window.commands["undo"].text() and len(desk_steps(desk)) == len(states):
            note()
    assert len(states) > 5
    for before in reversed(states[:-1]):
        desk.undo()
        assert_same(desk, before, note, states)
    for after in states[1 : len(states) // 2]:
        desk.redo()
        assert_same(desk, after, note, states)


def desk_steps(desk: DecidingRig) -> list[object]:
    with Library.open(desk.rig.library) as library:
        return library.decisions.steps()


def assert_same(desk: DecidingRig, before, note, states) -> None:
    count = len(states)
    note()
    assert states[-1] == before
    del states[count:]
