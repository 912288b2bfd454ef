"""The history of a quote: what the analysis said, what people decided, undone or not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from reader.model.decision import SpeakerRenamed
from reader.model.span import Span
from tests.helpers.deciding_window import ALT, CTRL, DecidingRig, Key

LAMP, CANDLE, FAILED = "A lamp is a lamp", "a very dear candle", "has never failed us"
TOM = ("The analysis says: Tom Birch", "probable · 62\u00a0% · scripted 1")


@pytest.fixture
def box(desk: DecidingRig):
    return desk.window.deciding.history.box


def titles(box) -> list[str]:
    return [entry.title for entry in box.entries]


def test_nothing_decided_yet(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_H)
    assert box.isVisible()
    assert box.has_keys()
    assert box.words == [*TOM, "Nothing was decided about this quote yet."]
    desk.press(Key.Key_Escape)
    assert not box.isVisible()
    assert desk.window.pane.view.hasFocus()
    assert desk.window.selection.current is not None


def test_in_order_with_who_and_when(desk: DecidingRig, box):
    desk.select(LAMP, card=True)
    desk.press(Key.Key_F)
    desk.window.options.use(
        type(desk.window.options.settings)(reviewer="Ana Ruiz", hints_done=("card",))
    )
    desk.press(Key.Key_1)
    desk.press(Key.Key_X)
    desk.undo()
    desk.select(LAMP)
    desk.press(Key.Key_H)
    assert titles(box) == [
        "The analysis said: Tom Birch",
        "Flag Quote",
        "Change Speaker to Ada Kestrel",
        "Reject Quote",
    ]
    assert [entry.is_undone for entry in box.entries] == [False, False, False, True]
    assert box.entries[0].facts == TOM[1]
    assert box.entries[1].facts.startswith("You · ")
    assert box.entries[2].facts.startswith("Ana Ruiz · ")
    assert box.entries[3].facts.endswith(" · undone")


def test_undone_ones_are_struck_through(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    desk.undo()
    desk.press(Key.Key_H)
    struck = [label.text() for label in box.findChildren(QLabel) if label.font().strikeOut()]
    assert struck == ["Accept Quote"]
    assert "undone" in box.area.accessibleDescription()


def test_the_card_leads_there_and_comes_back(desk: DecidingRig, box):
    desk.select(LAMP, card=True)
    card = desk.window.pane.card
    assert card.history.isHidden()
    desk.press(Key.Key_A)
    assert card.history.isVisible()
    desk.click(card.history)
    assert box.isVisible()
    assert not card.isVisible()
    desk.press(Key.Key_Escape)
    assert not box.isVisible()
    assert card.isVisible()
    desk.press(Key.Key_Escape)
    assert not card.isVisible()
    assert desk.window.selection.current is not None


def test_its_own_key_closes_it(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_H)
    assert box.isVisible()
    desk.press(Key.Key_H)
    assert not box.isVisible()


def test_undo_is_followed(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_A, Key.Key_H)
    assert [entry.is_undone for entry in box.entries] == [False, False]
    desk.undo()
    assert box.isVisible()
    assert [entry.is_undone for entry in box.entries] == [False, True]
    assert box.entries[0].title == "The analysis says: Tom Birch"


def test_undo_meanwhile_leads_back_to_the_card(desk: DecidingRig, box):
    desk.select(LAMP, card=True)
    desk.press(Key.Key_A, Key.Key_F)
    desk.press(Key.Key_H)
    desk.undo()
    assert box.isVisible()
    desk.press(Key.Key_Escape)
    assert desk.window.pane.card.isVisible()


def test_every_piece_of_a_statement_counts(desk: DecidingRig, box):
    desk.select(FAILED)
    desk.press(Key.Key_A)
    desk.press(Key.Key_H)
    assert titles(box) == ["The analysis said: Ada Kestrel", "Accept Quote"]


def test_a_rejected_quote_has_one(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_X)
    panel = desk.window.statements
    desk.click(panel.rejected_chip)
    place = panel.view.visualRect(panel.view.model().index(0, 0)).center()
    desk.click(panel.view.viewport(), place)
    assert panel.chosen[0].is_rejected
    desk.press(Key.Key_H, on=panel.view)
    assert box.isVisible()
    assert titles(box) == ["The analysis said: Tom Birch", "Reject Quote"]


def test_the_speaker_and_the_words(desk: DecidingRig, box):
    """Renaming the speaker and correcting the words belong to it; others' do not."""
    desk.select(LAMP)
    desk.press(Key.Key_F)
    view = desk.window.pane.view
    text = desk.window.session.document.text
    for words, typed in (
        ("A lamp is", "One lamp is"),
        ("keeps", "keeps, and keeps, and keeps, and keeps"),
    ):
        start = text.index(words)
        view.select_span(Span(start, start + len(words)))
        desk.press(Key.Key_F2, on=view)
        desk.type(typed)
        desk.press(Key.Key_Return)
        text = desk.window.session.document.text
    desk.window.deciding.desk.decide([rename(desk, "Tom Birch", "Thomas Birch")])
    desk.window.deciding.desk.decide([rename(desk, "Ada Kestrel", "Ada K.")])
    desk.settle()
    desk.select("One lamp is")
    desk.press(Key.Key_H)
    assert titles(box)[1:] == [
        "Flag Quote",
        "Correct “A lamp is” to “One lamp is”",
        "Rename Tom Birch to Thomas Birch",
    ]


def rename(desk: DecidingRig, old: str, new: str):
    speaker = next(q.speaker for q in desk.window.session.quotations
                   if q.speaker and q.speaker.name == old)  # fmt: skip
    return SpeakerRenamed(speaker, new)


def test_undone_before_a_correction_is_still_there(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    desk.undo()
    view = desk.window.pane.view
    view.select_span(Span(0, 3))
    desk.press(Key.Key_F2, on=view)
    desk.type("That old")
    desk.press(Key.Key_Return)
    desk.select(LAMP)
    desk.press(Key.Key_H)
    assert titles(box)[1:] == ["Accept Quote"]
    assert box.entries[1].facts.endswith("undone")


def test_a_long_history_is_scrolled_to_its_end(desk: DecidingRig, box):
    desk.select(LAMP)
    for _ in range(66):
        desk.press(Key.Key_F)
    desk.press(Key.Key_H)
    assert len(box.entries) == 67
    assert "6 decisions before these" in box.words
    bar = box.area.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    top = bar.value()
    desk.press(Key.Key_Up, on=box.area)
    assert bar.value() < top


def test_to_all_steps(desk: DecidingRig, box):
    desk.select(LAMP)
    desk.press(Key.Key_A, Key.Key_H)
    desk.click(box.all_button)
    assert not box.isVisible()
    assert desk.window.deciding.undo_history.dialog.isVisible()


def test_no_history_without_a_quote(desk: DecidingRig, box):
    assert not desk.window.commands["history"].isEnabled()
    desk.press(Key.Key_Z, with_=CTRL | ALT)
    assert desk.window.deciding.undo_history.dialog.isVisible()
