"""A missed quote: selected by mouse or keys, added by key, with its speaker; undo and the disk."""

from __future__ import annotations

import pytest

from reader.model.quotation import QuotationForm, ReviewState
from reader.model.span import Span
from tests.helpers.deciding_window import SHIFT, DecidingRig, Key

WORDS = "voted on Monday to keep the old lamp"


@pytest.fixture
def picker(desk: DecidingRig):
    return desk.window.deciding.speaker_change.picker


def select_words(desk: DecidingRig, words: str) -> None:
    """Select words with Shift and the arrow keys, from where a click has put the cursor."""
    view = desk.window.pane.view
    start = desk.window.session.document.text.index(words)
    view.setFocus()
    view.select_span(Span(start, start + 1))
    for _ in range(len(words) - 1):
        desk.qtbot.keyClick(view, Key.Key_Right, SHIFT)
    assert view.selected_span() == Span(start, start + len(words))


def test_with_its_speaker(desk: DecidingRig, picker):
    select_words(desk, WORDS)
    desk.press(Key.Key_Q)
    assert picker.isVisible()
    assert picker.title.text() == f"Who said {WORDS}?"
    desk.type("kes")
    desk.press(Key.Key_Return)
    quote = desk.quote(WORDS)
    assert (quote.speaker.name, quote.form) == ("Ada Kestrel", QuotationForm.MARKS)
    assert quote.review.state is ReviewState.ADDED
    assert desk.window.pane.view.selected_statement == quote.statement
    assert desk.window.pane.view.selected_span() is None
    assert desk.on_disk() == desk.shown()
    assert len(desk.shown()) == 6


def test_with_its_speaker_it_is_one_step(desk: DecidingRig, picker):
    select_words(desk, WORDS)
    desk.press(Key.Key_Q)
    assert desk.on_disk()[WORDS] is None  # at once, before anybody says who speaks
    assert desk.action("undo") == "Undo Add Quote"
    desk.type("kes")
    desk.press(Key.Key_Return)
    assert desk.action("undo") == "Undo Add Quote by Ada Kestrel"
    desk.undo()
    assert WORDS not in desk.shown()
    assert desk.on_disk() == desk.shown()
    assert not desk.window.commands["undo"].isEnabled()
    assert desk.action("redo") == "Redo Add Quote by Ada Kestrel"
    desk.redo()
    assert desk.on_disk()[WORDS] == "Ada Kestrel"
    desk.press(Key.Key_S)
    desk.type("bir")
    desk.press(Key.Key_Return)
    if desk.window.deciding.speaker_change.company_list.isVisible():
        desk.press(Key.Key_Return)
    assert desk.on_disk()[WORDS] == "Tom Birch"
    desk.undo()
    assert desk.on_disk()[WORDS] == "Ada Kestrel"


def test_a_speaker_given_later_is_a_step_of_its_own(desk: DecidingRig, picker):
    select_words(desk, WORDS)
    desk.press(Key.Key_Q)
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_S)
    desk.type("kes")
    desk.press(Key.Key_Return)
    desk.undo()
    assert desk.on_disk()[WORDS] is None


def test_escape_leaves_it_without_a_speaker(desk: DecidingRig, picker):
    select_words(desk, WORDS)
    desk.press(Key.Key_Q)
    desk.press(Key.Key_Escape)
    assert not picker.isVisible()
    assert desk.on_disk()[WORDS] is None


def test_what_was_rejected_can_be_added_again(desk: DecidingRig):
    desk.select("A lamp is a lamp")
    desk.press(Key.Key_X)
    select_words(desk, "A lamp is a lamp")
    desk.press(Key.Key_Q)
    desk.press(Key.Key_Escape)
    assert "“A lamp is a lamp,”" in desk.on_disk()
    assert desk.quote("A lamp is a lamp").review.state is ReviewState.ADDED


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("A lamp is a lamp", "That is a quote already"),
        ("less sure. “A lamp", "Select words that do not reach into another quote"),
        ("lighthouse.\n\n“The", "Select words of one paragraph"),
    ],
)
def test_what_cannot_be_one(desk: DecidingRig, words: str, why: str):
    text = desk.window.session.document.text
    if words not in text:
        words = words.replace("\n\n", "\n")
    start = text.index(words)
    desk.window.pane.view.setFocus()
    desk.window.pane.view.select_span(Span(start, start + len(words)))
    desk.press(Key.Key_Q)
    assert desk.window.status.currentMessage() == why
    assert not desk.window.commands["undo"].isEnabled()


def test_without_a_selection_it_says_what_to_do(desk: DecidingRig):
    desk.press(Key.Key_Q, on=desk.window.pane.view)
    assert desk.window.status.currentMessage() == "Select the words of the quote first"
