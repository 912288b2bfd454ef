"""Finding words in the article with the keys a reader uses."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reader.model.span import Span
from reader.ui.finder import excerpt
from reader.ui.panels.find_bar import NO_MATCH
from tests.helpers.pixels import count_colour, drawn
from tests.helpers.scripted_analyser import Fault
from tests.helpers.window import STORY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(rig):
    return rig.analysed()


def bar(window):
    return window.pane.find_bar


def find(rig, window, words, count):
    """Type words into the bar and wait for what it says."""
    rig.qtbot.keyClick(window.pane.view, Qt.Key.Key_F, CTRL)
    bar(window).box.clear()
    rig.qtbot.keyClicks(bar(window).box, words)
    rig.until(lambda: bar(window).count.text() == count)


def here(window):
    """Return the words before the place the reader is at."""
    span = window.pane.view.found.current_span
    return None if span is None else STORY[: span.start].split("\n")[-1]


def test_bar_is_asked_for(window, qtbot):
    assert bar(window).isHidden()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_F, CTRL)
    assert bar(window).isVisible()
    assert window.focusWidget() is bar(window).box


def test_counts_and_walks_round(rig, window, qtbot):
    find(rig, window, "lamp", "1 of 6")
    assert here(window) == "The lighthouse keeps its "
    qtbot.keyClick(bar(window).box, Qt.Key.Key_Return)
    assert bar(window).count.text() == "2 of 6"
    qtbot.keyClick(bar(window).box, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClick(bar(window).box, Qt.Key.Key_Return, SHIFT)
    assert bar(window).count.text() == "6 of 6"
    qtbot.keyClick(bar(window).box, Qt.Key.Key_F3)
    assert bar(window).count.text() == "1 of 6"
    qtbot.keyClick(bar(window).box, Qt.Key.Key_F3, SHIFT)
    assert bar(window).count.text() == "6 of 6"
    qtbot.mouseClick(bar(window).next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar(window).previous_button, Qt.MouseButton.LeftButton)
    assert bar(window).count.text() == "6 of 6"


def test_enter_right_after_typing_stays_at_the_first(window, qtbot):
    qtbot.keyClick(window.pane.view, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(bar(window).box, "lamp")
    qtbot.keyClick(bar(window).box, Qt.Key.Key_Return)
    assert bar(window).count.text() == "1 of 6"


def test_says_when_there_is_nothing(rig, window):
    find(rig, window, "zebra", NO_MATCH)
    assert not bar(window).next_button.isEnabled()
    assert len(window.pane.view.found) == 0


def test_goes_on_from_where_the_reader_is(rig, window):
    find(rig, window, "birch", "1 of 2")
    find(rig, window, "lamp", "4 of 6")


def test_choices(rig, window, qtbot):
    find(rig, window, "lamp", "1 of 6")
    qtbot.mouseClick(bar(window).quotes_chip, Qt.MouseButton.LeftButton)
    rig.until(lambda: bar(window).count.text() == "1 of 4")
    assert here(window) == "“The "
    find(rig, window, "a", "1 of 14")
    qtbot.mouseClick(bar(window).words_chip, Qt.MouseButton.LeftButton)
    rig.until(lambda: bar(window).count.text() == "1 of 3")
    qtbot.mouseClick(bar(window).case_chip, Qt.MouseButton.LeftButton)
    rig.until(lambda: bar(window).count.text() == "1 of 2")


def test_in_quotes_of_the_speaker_that_is_shown_alone(rig, window, qtbot):
    find(rig, window, "lamp", "1 of 6")
    window.presenter.toggle_speaker("Tom Birch")
    qtbot.mouseClick(bar(window).quotes_chip, Qt.MouseButton.LeftButton)
    rig.until(lambda: bar(window).count.text() == "1 of 2")


def test_in_quotes_before_speakers_are_known(rig, qtbot):
    window = rig.start(rig.article(), faults={"council": Fault.HOLD})
    rig.until(lambda: window.pane.view.highlights.marks_touching(0, len(STORY)) != [])
    find(rig, window, "lamp", "1 of 6")
    qtbot.mouseClick(bar(window).quotes_chip, Qt.MouseButton.LeftButton)
    rig.until(lambda: bar(window).count.text() == "1 of 4")
    rig.release.release()


def test_matches_are_framed_and_the_current_one_filled(rig, window):
    find(rig, window, "lighthouse", "1 of 2")
    theme = window.pane.view.theme
    assert count_colour(drawn(window.pane.view), theme.found_here) > 500
    assert count_colour(drawn(window.pane.strip), theme.ink) > 0
    rig.qtbot.keyClick(bar(window).box, Qt.Key.Key_Escape)
    assert count_colour(drawn(window.pane.view), theme.found_here) == 0


def test_escape_closes_and_leaves_the_place_selected(rig, window, qtbot):
    find(rig, window, "bakes", "1 of 1")
    qtbot.keyClick(bar(window).box, Qt.Key.Key_Escape)
    assert bar(window).isHidden()
    assert window.pane.view.selected_span().text_of(STORY) == "bakes"
    assert window.focusWidget() is window.pane.view
    assert len(window.pane.view.found) == 0


def test_escape_steps_out_of_the_card_first(rig, window, qtbot):
    find(rig, window, "lamp", "1 of 6")
    window.selection.open_card(1)
    window.pane.view.setFocus()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Escape)
    assert not window.pane.card.isVisible()
    assert bar(window).isVisible()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Escape)
    assert bar(window).isHidden()
    assert window.pane.view.selected_statement == 1


def test_selected_words_are_looked_for(rig, window, qtbot):
    start = STORY.index("the tower")
    window.pane.view.select_span(Span(start, start + 9))
    qtbot.keyClick(window.pane.view, Qt.Key.Key_F, CTRL)
    assert bar(window).box.text() == "the tower"
    rig.until(lambda: bar(window).count.text() == "1 of 1")


def test_f3_goes_on_after_the_bar_was_closed(rig, window, qtbot):
    find(rig, window, "birch", "1 of 2")
    qtbot.keyClick(bar(window).box, Qt.Key.Key_Escape)
    qtbot.keyClick(window.pane.view, Qt.Key.Key_F3)
    assert bar(window).isVisible()
    assert bar(window).count.text() == "1 of 2"


def test_single_keys_are_typed(rig, window, qtbot):
    find(rig, window, "npocr", NO_MATCH)
    assert bar(window).box.text() == "npocr"
    assert window.pane.view.selected_statement is None


def test_another_article_is_searched_again(rig, window):
    find(rig, window, "flour", NO_MATCH)
    window.session.open_text("Bread is up\n\n“It is the flour,” said Tom Birch. Flour is dear.")
    rig.until(lambda: bar(window).count.text() == "1 of 2")


def test_far_place_comes_into_view(rig, qtbot):
    story = STORY + "\n\n".join("The sea was grey. " * 40 for _ in range(30)) + "\n\nAn otter."
    window = rig.analysed(rig.article(story))
    find(rig, window, "otter", "1 of 1")
    assert window.pane.view.position > 5000


@pytest.mark.parametrize("width", [700, 1900])
def test_choices_have_room(rig, window, width):
    window.resize(width, 700)
    rig.qtbot.keyClick(window.pane.view, Qt.Key.Key_F, CTRL)
    inner = bar(window)
    parts = (inner.case_chip, inner.words_chip, inner.quotes_chip, inner.close_button)

    def has_room():
        corners = [part.mapTo(inner, part.rect().bottomRight()) for part in parts]
        is_inside = all(inner.rect().contains(corner) for corner in corners)
        return is_inside and all(part.width() >= part.sizeHint().width() for part in parts)

    rig.until(has_room)
    assert inner.box.width() >= inner.box.minimumWidth()


def test_excerpt_is_whole_words_on_one_line():
    text = "So it goes. " * 20 + "The\notter swims. " + "And on it goes. " * 20
    start = text.index("otter")
    words = excerpt(text, Span(start, start + 5))
    assert "The otter swims." in words
    assert set(words.replace("The otter swims.", "").split()) <= {"So", "it", "goes.", "And", "on"}
