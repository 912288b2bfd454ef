"""Note, tags and verification: keys, several at once, undo, the disk, and the card."""

from __future__ import annotations

import pytest

from reader.model.decision import NoteSet, TagsChanged, Verified
from reader.model.quotation import Review, ReviewState, Verification, VerificationStatus
from reader.model.span import Span
from reader.ui.models.remarks import Remarks, decide_remarks, remark_lines, remarks_of, tags_in
from tests.helpers.deciding_window import CTRL, DecidingRig, Key

LAMP, CANDLE = "A lamp is a lamp", "a very dear candle"


@pytest.fixture
def box(desk: DecidingRig):
    return desk.window.deciding.remarks.box


def on_disk(desk: DecidingRig, words: str) -> Review:
    span = desk.quote(words).span
    return next(q for q in desk.rig.kept(desk.window).quotations if q.span == span).review


def test_a_note(desk: DecidingRig, box):
    desk.select(LAMP, card=True)
    desk.press(Key.Key_M)
    assert (box.isVisible(), box.note.hasFocus()) == (True, True)
    assert not desk.window.pane.card.isVisible()
    desk.type("Ask him again, and S A X")
    desk.press(Key.Key_Return, with_=CTRL)
    assert not box.isVisible()
    assert on_disk(desk, LAMP).note == "Ask him again, and S A X"
    assert not desk.quote(LAMP).review.state.is_reviewed
    card = desk.window.pane.card
    assert card.isVisible()
    assert card.remarks.text() == "Note: Ask him again, and S A X"
    assert desk.action("undo") == "Undo Change Note"
    desk.undo()
    assert on_disk(desk, LAMP).note == ""
    assert not card.remarks.isVisible()


def test_tags(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_T)
    assert box.tags.hasFocus()
    desk.type("bread, to  call ,bread")
    desk.press(Key.Key_Return)
    assert on_disk(desk, LAMP).tags == ("bread", "to call")
    desk.press(Key.Key_T)
    assert box.tags.text() == "bread, to call"
    desk.press(Key.Key_Backspace, *[Key.Key_Backspace] * 8, Key.Key_Return)
    assert on_disk(desk, LAMP).tags == ("bread",)
    assert desk.action("undo") == "Undo Remove Tag “to call”"
    desk.undo()
    assert on_disk(desk, LAMP).tags == ("bread", "to call")


def test_verification_by_whom_and_when(desk: DecidingRig, box):
    desk.window.options.use(
        type(desk.window.options.settings)(reviewer="Ana Ruiz", hints_done=("card",))
    )
    desk.select(LAMP)
    desk.press(Key.Key_V)
    assert (box.status.hasFocus(), box.against.isEnabled()) == (True, False)
    desk.press(Key.Key_Down, Key.Key_Tab)
    desk.type("recording, 12:40")
    desk.press(Key.Key_Return)
    check = on_disk(desk, LAMP).verification
    assert (check.status, check.by) == (VerificationStatus.YES, "Ana Ruiz")
    assert check.against == "recording, 12:40"
    assert len(check.on) == len("2026-01-31")
    assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
    desk.undo()
    assert desk.quote(LAMP).review == Review()


def check_and_correct(desk: DecidingRig) -> None:
    """Find the words about the lamp right, then change one of them."""
    desk.select(LAMP, card=True)
    desk.press(Key.Key_V, Key.Key_Down, Key.Key_Return)
    view = desk.window.pane.view
    start = desk.window.session.document.text.index("is a lamp,")
    view.setFocus()
    view.select_span(Span(start, start + len("is")))
    desk.press(Key.Key_F2, on=view)
    field = desk.window.deciding.texts.box.words
    desk.type("was", on=field)
    desk.press(Key.Key_Return, on=field)


WAS = "A lamp was a lamp"


def test_a_check_of_words_that_were_changed_is_to_review(desk: DecidingRig, box):
    model = desk.window.statements.model
    check_and_correct(desk)
    assert on_disk(desk, WAS).is_outdated
    desk.select(WAS, card=True)
    line = "Checked and right · before the words were changed · "
    assert desk.window.pane.card.remarks.text().startswith(line)
    (card,) = (card for card in model.shown if WAS in card.quote)
    assert (card.needs_review, card.standing) == (True, "check outdated")
    assert line in card.hint
    assert "accepted, checked and right before the words were changed" in card.spoken_name
    desk.undo()
    (card,) = (card for card in model.shown if LAMP in card.quote)
    assert (card.needs_review, card.standing) == (False, "accepted")
    assert card.review.verification is not None
    desk.redo()
    assert on_disk(desk, WAS).is_outdated


def test_saving_it_again_checks_it_anew(desk: DecidingRig, box):
    check_and_correct(desk)
    desk.select(WAS)
    desk.press(Key.Key_V)
    assert "the words were changed since the check" in box.title.text()
    desk.press(Key.Key_Return)
    review = on_disk(desk, WAS)
    assert (review.verification.status, review.is_outdated) == (VerificationStatus.YES, False)
    assert desk.action("undo") == "Undo Verify Quote"


def test_looking_at_an_old_check_does_not_renew_it(desk: DecidingRig, box):
    check_and_correct(desk)
    desk.select(WAS)
    desk.press(Key.Key_V)
    desk.window.statements.search.setFocus()
    desk.settle()
    assert not box.isVisible()
    desk.press(Key.Key_M, on=desk.window.pane.view)
    desk.type("a note")
    desk.press(Key.Key_Return, with_=CTRL)
    review = on_disk(desk, WAS)
    assert (review.note, review.is_outdated) == ("a note", True)


def test_several_at_once_are_one_step(desk: DecidingRig, box):
    view = desk.window.statements.view
    view.setFocus()
    desk.press(Key.Key_Home, on=view)
    desk.qtbot.keyClick(view, Key.Key_A, CTRL)
    desk.press(Key.Key_T, on=view)
    assert box.title.text() == "Remarks on 4 statements"
    desk.type("lamp")
    desk.press(Key.Key_Return)
    assert all(q.review.tags == ("lamp",) for q in desk.rig.kept(desk.window).quotations)
    desk.undo()
    assert not any(q.review.tags for q in desk.rig.kept(desk.window).quotations)


def test_escape_and_cancel_change_nothing(desk: DecidingRig, box):
    desk.select(LAMP)
    for leave in (lambda: desk.press(Key.Key_Escape), lambda: desk.click(box.cancel_button)):
        desk.press(Key.Key_M)
        desk.type("no")
        leave()
        assert not box.isVisible()
    assert desk.window.pane.view.hasFocus()
    assert not desk.window.commands["undo"].isEnabled()


def test_going_elsewhere_keeps_what_was_typed(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_M)
    desk.type("half a thought")
    desk.window.statements.search.setFocus()
    desk.settle()
    assert not box.isVisible()
    assert on_disk(desk, LAMP).note == "half a thought"


def test_buttons_of_the_card(desk: DecidingRig, box):
    desk.select(CANDLE, card=True)
    desk.click(desk.window.pane.card.buttons.verify)
    assert box.status.hasFocus()
    desk.press(Key.Key_Escape)
    desk.click(desk.window.pane.card.buttons.note)
    desk.type("x")
    desk.click(box.save_button)
    assert on_disk(desk, CANDLE).note == "x"


def test_a_review_stays_where_a_note_is_written(desk: DecidingRig):
    desk.press(Key.Key_F8, Key.Key_M)
    desk.type("who?")
    desk.press(Key.Key_Return, with_=CTRL)
    assert desk.window.pane.review_bar.progress.text() == "1 of 2"
    assert CANDLE in desk.window.selection.current.quote


YES = Verification(VerificationStatus.YES, "tape", "2026-02-03", "Ana")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Remarks("a", ("x",)), Remarks("a", ("x",)), []),
        (Remarks("a"), Remarks(""), [NoteSet((), "")]),
        (Remarks(tags=("x", "y")), Remarks(tags=("y", "x")), []),
        (Remarks(tags=("x",)), Remarks(tags=("y",)), [TagsChanged((), ("y",), ("x",))]),
        (Remarks(), Remarks(status=YES.status, against="tape"), [Verified((), YES)]),
        (Remarks(status=YES.status, against="tape"), Remarks(), [Verified((), None)]),
    ],
)
def test_what_is_decided(before: Remarks, after: Remarks, expected: list):
    assert decide_remarks((), before, after, by="Ana", on="2026-02-03") == expected


def test_what_several_have_in_common():
    one = Review(note="n", tags=("a", "b"), verification=YES)
    assert remarks_of([one]) == Remarks("n", ("a", "b"), YES.status, "tape")
    assert remarks_of([one, Review(tags=("b",))]) == Remarks("", ("b",))


def test_in_words():
    review = Review(note="n", tags=("a", "b"), verification=YES)
    assert remark_lines(review) == [
        "Note: n",
        "Tags: a, b",
        "Checked and right · against tape · 3 Feb 2026 · by Ana",
    ]
    assert remark_lines(Review()) == []
    assert tags_in(" , a b ,c,, c") == ("a b", "c")
