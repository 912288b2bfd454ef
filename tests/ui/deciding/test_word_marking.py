"""Who speaks and the reporting words, marked by hand: by key, undone, on disk, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from reader.model.quotation import ReviewState
from reader.model.span import Span
from tests.helpers.deciding_window import CTRL, NO, SHIFT, DecidingRig, Key

if TYPE_CHECKING:
    from reader.model.quotation import Quotation

LAMP = "A lamp is a lamp"


@pytest.fixture
def view(desk: DecidingRig):
    return desk.window.pane.view


def select_words(desk: DecidingRig, words: str) -> Span:
    view = desk.window.pane.view
    start = desk.window.session.document.text.index(words)
    view.setFocus()
    view.select_span(Span(start, start + len(words)))
    return Span(start, start + len(words))


def kept(desk: DecidingRig, words: str) -> Quotation:
    """Return a quotation as another program finds it in the library's file."""
    article = desk.rig.kept(desk.window)
    text = article.document.text
    return next(q for q in article.quotations if words in q.span.text_of(text))


@pytest.mark.parametrize(
    ("modifiers", "words", "part", "undo"),
    [
        (NO, "Birch", "mention", "Undo Mark Speaker’s Mention"),
        (SHIFT, "said.", "cue", "Undo Mark Reporting Words"),
    ],
)
def test_by_key(desk: DecidingRig, view, modifiers, words: str, part: str, undo: str):
    desk.select(LAMP)
    number = view.selected_statement
    before = getattr(kept(desk, LAMP), part)
    span = select_words(desk, f" {words}" if part == "cue" else words)
    meant = Span(span.end - len(words), span.end)
    desk.press(Key.Key_W, with_=modifiers)
    assert getattr(desk.quote(LAMP), part) == meant == getattr(kept(desk, LAMP), part)
    assert kept(desk, LAMP).review.state is ReviewState.CORRECTED
    assert view.selected_span() is None
    assert view.selected_statement == number
    assert desk.action("undo") == undo
    desk.undo()
    assert getattr(desk.quote(LAMP), part) == before == getattr(kept(desk, LAMP), part)
    desk.redo()
    assert getattr(kept(desk, LAMP), part) == meant


def test_pieces_of_a_statement_share_them(desk: DecidingRig):
    desk.select("not fail us now")
    span = select_words(desk, "the harbour master")
    desk.press(Key.Key_W)
    pieces = desk.statement("not fail us now").pieces
    assert [piece.mention for piece in pieces] == [span, span]


def test_with_no_quote_selected_it_is_the_nearest(desk: DecidingRig, view):
    span = select_words(desk, "less sure")
    desk.press(Key.Key_W)
    assert desk.quote(LAMP).mention == span
    assert view.selected_statement == desk.quote(LAMP).statement


def test_without_a_selection_it_says_what_to_do(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_W, on=desk.window.pane.view)
    assert desk.window.status.currentMessage() == "Select the words that say who speaks first"
    desk.press(Key.Key_W, on=desk.window.pane.view, with_=SHIFT)
    assert desk.window.status.currentMessage() == "Select the reporting words first"
    assert not desk.window.commands["undo"].isEnabled()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("lamp,” Birch", "Select words outside of the quote"),
        ("lighthouse.\n\n“The", "Select words of one paragraph"),
    ],
)
def test_what_cannot_be_marked(desk: DecidingRig, words: str, why: str):
    desk.select(LAMP)
    select_words(desk, words)
    desk.press(Key.Key_W)
    assert desk.window.status.currentMessage() == why
    assert not desk.window.commands["undo"].isEnabled()


def test_far_from_any_quote(desk: DecidingRig):
    select_words(desk, "The lighthouse")
    desk.press(Key.Key_W)
    said = "There is no quote next to these words: select one first"
    assert desk.window.status.currentMessage() == said


@pytest.mark.parametrize(
    ("action", "part", "undo"),
    [
        ("unmark_mention", "mention", "Undo Remove Speaker’s Mention"),
        ("unmark_cue", "cue", "Undo Remove Reporting Words"),
    ],
)
def test_unmarking(desk: DecidingRig, action: str, part: str, undo: str):
    desk.window.selection.clear()
    unmark = desk.window.commands[action]
    assert not unmark.isEnabled()
    desk.select(LAMP)
    before = getattr(kept(desk, LAMP), part)
    assert before is not None
    unmark.trigger()
    desk.settle()
    assert getattr(desk.quote(LAMP), part) is None
    assert getattr(kept(desk, LAMP), part) is None
    assert not unmark.isEnabled()
    assert desk.action("undo") == undo
    desk.undo()
    assert getattr(kept(desk, LAMP), part) == before
    assert unmark.isEnabled()


@pytest.mark.parametrize(("modifiers", "part"), [(NO, "mention"), (SHIFT, "cue")])
def test_words_that_led_to_somebody_else_count_when_they_are_marked(
    desk: DecidingRig, modifiers, part: str
):
    desk.select(LAMP)
    found = getattr(desk.quote(LAMP), part)
    desk.press(Key.Key_S)
    desk.type("kes")
    desk.press(Key.Key_Return, Key.Key_Escape)
    assert desk.quote(LAMP).speaker.name == "Ada Kestrel"
    assert getattr(desk.quote(LAMP), part) is None
    desk.select(LAMP)
    desk.window.pane.view.setFocus()
    desk.window.pane.view.select_span(found)
    desk.press(Key.Key_W, with_=modifiers)
    assert getattr(desk.quote(LAMP), part) == found == getattr(kept(desk, LAMP), part)
    assert desk.quote(LAMP).is_overruled
    desk.undo()
    assert getattr(kept(desk, LAMP), part) is None


class TestSelectingKeepsTheStatement:
    """Words selected next to a statement leave it selected."""

    def test_double_click(self, desk: DecidingRig, view):
        desk.select(LAMP)
        number = view.selected_statement
        double_click(desk, "Birch said", 2)
        assert view.selected_span().text_of(desk.window.session.document.text) == "Birch"
        assert view.selected_statement == number
        assert desk.window.statements.chosen[0].number == number
        assert desk.window.pane.card.isHidden()

    def test_double_click_with_the_card_open(self, desk: DecidingRig, view):
        desk.select("not fail us now", card=True)
        double_click(desk, "less sure", 2)
        assert view.selected_statement == desk.quote("not fail us now").statement
        assert not desk.window.pane.card.isHidden()

    def test_double_click_on_a_word_of_another_quote_selects_that(self, desk: DecidingRig, view):
        desk.select(LAMP)
        desk.click(view.viewport(), place_of(desk, "The council"))
        double_click(desk, "fail us now", 2)
        assert view.selected_statement == desk.quote("not fail us now").statement

    def test_a_single_click_gives_it_up(self, desk: DecidingRig, view):
        desk.select(LAMP)
        desk.click(view.viewport(), place_of(desk, "Birch said"))
        assert view.selected_statement is None
        desk.click(view.viewport(), place_of(desk, "The council"))
        desk.qtbot.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(desk, "The council")
        )
        assert view.selected_statement is None

    def test_drag_over_one_letter(self, desk: DecidingRig, view):
        desk.select(LAMP)
        number = view.selected_statement
        port, start = view.viewport(), place_of(desk, "of Marrow Bay")
        start = start - QPoint(1, 0)
        desk.qtbot.mousePress(port, Qt.MouseButton.LeftButton, NO, start)
        desk.qtbot.mouseMove(port, start + QPoint(8, 0))
        desk.qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, NO, start + QPoint(8, 0))
        assert view.selected_statement == number

    def test_by_keys_from_the_statement_on(self, desk: DecidingRig, view):
        desk.press(Key.Key_N, Key.Key_N, on=view)
        for _ in range(2):
            desk.qtbot.keyClick(view, Key.Key_Right, SHIFT | CTRL)
        desk.press(Key.Key_W)
        assert desk.quote(LAMP).mention.text_of(desk.window.session.document.text) == "Birch"


def place_of(desk: DecidingRig, words: str, letters: int = 1) -> QPoint:
    start = desk.window.session.document.text.index(words)
    lines = desk.window.pane.view.edge_lines(Span(start, start + letters))
    return lines[1].center().toPoint()


def double_click(desk: DecidingRig, words: str, letters: int) -> None:
    port, place = desk.window.pane.view.viewport(), place_of(desk, words, letters)
    desk.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=place)
    desk.qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
