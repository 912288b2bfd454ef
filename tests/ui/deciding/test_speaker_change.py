"""Changing who speaks: the picker, its keys, runners-up, and the likely company."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from reader.model.quotation import ReviewState
from reader.model.speaker import SpeakerKind
from reader.review.company import Companion, Tie
from reader.ui.deciding import speaker_change
from reader.ui.models.company_lines import company_lines, company_title
from reader.ui.models.speaker_choices import Origin
from tests.helpers.deciding_window import CTRL, DecidingRig, Key
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import BIRCH, KESTREL

LAMP = "A lamp is a lamp"
CANDLE = "a very dear candle"
NEVER = "“The lamp has never failed us,”"

# Three quotes by somebody who is named once: what is wrong with one is wrong with all.
CHAIN = (
    Says("has never failed us", KESTREL, confidence=0.9),
    Says("not fail us now", KESTREL, confidence=0.9),
    Says("A lamp is a lamp", BIRCH, confidence=0.6),
)


@pytest.fixture
def picker(desk: DecidingRig):
    return desk.window.deciding.speaker_change.picker


@pytest.fixture
def company(desk: DecidingRig):
    return desk.window.deciding.speaker_change.company_list


def open_picker(desk: DecidingRig, words: str, *, card: bool = False) -> None:
    desk.select(words, card=card)
    desk.press(Key.Key_S)
    assert desk.window.deciding.speaker_change.picker.isVisible()


class TestPicker:
    def test_letters_and_enter(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        desk.type("kes")
        assert picker.marked.label == "Ada Kestrel"
        desk.press(Key.Key_Return)
        assert not picker.isVisible()
        quote = desk.quote(CANDLE)
        assert quote.speaker == KESTREL
        assert quote.review.state is ReviewState.CORRECTED
        assert desk.on_disk() == desk.shown()
        assert desk.action("undo") == "Undo Change Speaker to Ada Kestrel"
        desk.undo()
        assert desk.quote(CANDLE).speaker is None
        desk.redo()
        assert desk.quote(CANDLE).speaker == KESTREL

    def test_speaker_looks_the_same_everywhere_at_once(self, desk: DecidingRig):
        open_picker(desk, CANDLE)
        desk.type("birch")
        desk.press(Key.Key_Return)
        window = desk.window
        counts = {chip.tally.name: chip.tally.count for chip in window.pane.legend.chips}
        assert counts == {"Ada Kestrel": 2, "Tom Birch": 2}
        number = desk.quote(CANDLE).statement
        assert window.statements.model.card(number).speaker_name == "Tom Birch"
        style = window.presenter.styles["Tom Birch"]
        assert window.pane.view.look.styles["Tom Birch"] == style

    def test_long_quotes_are_shortened_within_their_marks(self, desk: DecidingRig, monkeypatch):
        monkeypatch.setattr(speaker_change, "SHOWN_WORDS", 12)
        open_picker(desk, CANDLE)
        picker = desk.window.deciding.speaker_change.picker
        assert picker.title.text() == "Who said “a very …”?"

    def test_a_new_speaker(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        desk.type("Nora Quill")
        assert picker.marked.origin is Origin.NEW
        desk.press(Key.Key_Return)
        speaker = desk.quote(CANDLE).speaker
        assert (speaker.name, speaker.kind) == ("Nora Quill", SpeakerKind.PERSON)
        assert "Nora Quill" in desk.on_disk().values()

    def test_nobody(self, desk: DecidingRig):
        open_picker(desk, LAMP)
        desk.type("no speak")
        desk.press(Key.Key_Down, Key.Key_Return)
        quote = desk.quote(LAMP)
        assert quote.speaker is None
        assert quote.review.state is ReviewState.CORRECTED
        assert desk.action("undo") == "Undo Remove Speaker"

    def test_one_digit_takes_one_that_was_chosen_before(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        desk.type("Nora Quill")
        desk.press(Key.Key_Return)
        open_picker(desk, LAMP)
        assert [c.label for c in picker.choices[:2]] == ["Ada Kestrel", "Marrow"]  # the card's
        nora = next(c for c in picker.choices if c.label == "Nora Quill")
        desk.qtbot.keyClicks(picker.box, str(nora.digit))
        desk.settle()
        assert desk.quote(LAMP).speaker.name == "Nora Quill"

    def test_digits_are_typed_once_something_is(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        desk.type("Channel 4")
        assert picker.box.text() == "Channel 4"
        assert picker.isVisible()

    def test_letters_are_no_shortcuts_in_it(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        desk.type("axfnp")
        assert picker.box.text() == "axfnp"
        assert desk.window.pane.view.selected_statement == desk.quote(CANDLE).statement
        assert not desk.window.commands["undo"].isEnabled()

    def test_arrows_walk_and_a_click_takes(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        assert [c.label for c in picker.choices] == ["Ada Kestrel", "Tom Birch", "No speaker"]
        desk.press(Key.Key_Down)
        assert picker.marked.label == "Tom Birch"
        desk.press(Key.Key_Up, Key.Key_Up)
        assert picker.marked.label == "Ada Kestrel"
        place = picker.list.visualItemRect(picker.list.item(1)).center()
        desk.click(picker.list.viewport(), place)
        assert desk.quote(CANDLE).speaker == BIRCH

    def test_escape_leaves_everything_and_gives_the_keys_back(self, desk: DecidingRig, picker):
        view = desk.window.statements.view
        view.setFocus()
        desk.select(CANDLE, card=True)
        view.setFocus()
        desk.press(Key.Key_S, on=view)
        assert not desk.window.pane.card.isVisible()
        desk.press(Key.Key_Escape)
        assert not picker.isVisible()
        assert desk.window.pane.card.isVisible()
        assert view.hasFocus()
        assert desk.quote(CANDLE).speaker is None

    def test_a_click_elsewhere_leaves_it(self, desk: DecidingRig, picker):
        open_picker(desk, CANDLE)
        desk.click(desk.window.pane.view.viewport(), QPoint(4, 4))
        desk.window.statements.search.setFocus()
        assert not picker.isVisible()
        assert not desk.window.commands["undo"].isEnabled()

    def test_the_same_speaker_is_accepted(self, desk: DecidingRig):
        open_picker(desk, LAMP)
        desk.type("birch")
        desk.press(Key.Key_Return)
        assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
        assert desk.action("undo") == "Undo Accept Quote"

    def test_it_never_covers_its_quote(self, desk: DecidingRig, picker):
        for words in (NEVER, LAMP, CANDLE):
            open_picker(desk, words.strip("“”,"))
            view = desk.window.pane.view
            quote = view.quote_rect(desk.window.pane.view.selected_statement)
            top_left = view.viewport().mapTo(picker.parentWidget(), quote.topLeft())
            assert not picker.geometry().intersects(quote.translated(top_left - quote.topLeft()))
            desk.press(Key.Key_Escape)

    def test_several_of_the_panel_at_once(self, desk: DecidingRig):
        view = desk.window.statements.view
        view.setFocus()
        desk.press(Key.Key_Home, on=view)
        desk.qtbot.keyClick(view, Key.Key_A, CTRL)
        assert len(desk.window.statements.chosen) == 4
        desk.press(Key.Key_S, on=view)
        desk.type("birch")
        desk.press(Key.Key_Return)
        assert set(desk.shown().values()) == {"Tom Birch"}
        assert desk.action("undo") == "Undo Change Speaker of 4 Statements to Tom Birch"
        desk.undo()
        assert desk.on_disk() == desk.shown()
        assert len(set(desk.shown().values())) == 3


class TestRunnersUp:
    @pytest.mark.parametrize(("key", "name"), [(Key.Key_1, "Ada Kestrel"), (Key.Key_2, "Marrow")])
    def test_keys_in_the_card(self, desk: DecidingRig, key: Key, name: str):
        desk.select(LAMP, card=True)
        desk.press(key)
        assert desk.quote(LAMP).speaker.name == name
        assert desk.action("undo") == f"Undo Change Speaker to {name}"
        card = desk.window.pane.card
        assert card.isVisible()
        shown = [button.text() for button in card.runners_up.buttons if button.isVisible()]
        assert shown[0] == "Tom Birch 62\u00a0%"

    def test_the_card_no_longer_argues_for_who_was_overruled(self, desk: DecidingRig):
        desk.select(LAMP, card=True)
        card = desk.window.pane.card
        before = card.sentence
        assert card.overruled.isHidden()
        desk.press(Key.Key_1)
        words = [label.text() for label in card.findChildren(QLabel)]
        assert any(line.startswith("Set by you, ") for line in words)
        assert card.overruled.text() == "The analysis had said: Tom Birch, 62\u00a0%"
        assert not any(link.isVisible() for link in card.links)
        desk.click(card.overruled)
        assert card.sentence == before
        assert all(link.isVisible() for link in card.links)
        desk.undo()
        assert card.overruled.isHidden()

    def test_words_beside_the_quote_are_not_those_of_who_was_set(self, desk: DecidingRig):
        before = desk.quote(LAMP)
        assert before.mention == before.attribution.mention
        desk.select(LAMP, card=True)
        desk.press(Key.Key_1)
        quote = desk.quote(LAMP)
        assert quote.is_overruled
        assert (quote.mention, quote.cue) == (None, None)

    def test_buttons_in_the_card(self, desk: DecidingRig):
        desk.select(LAMP, card=True)
        desk.click(desk.window.pane.card.runners_up.buttons[0])
        assert desk.quote(LAMP).speaker == KESTREL

    def test_keys_do_nothing_without_the_card(self, desk: DecidingRig):
        desk.select(LAMP)
        desk.press(Key.Key_1)
        assert desk.quote(LAMP).speaker == BIRCH

    def test_a_third_that_is_not_there(self, desk: DecidingRig):
        desk.select(LAMP, card=True)
        desk.press(Key.Key_3)
        assert desk.quote(LAMP).speaker == BIRCH


@pytest.mark.parametrize("desk", [CHAIN], indirect=True)
class TestCompany:
    def ask(self, desk: DecidingRig, company) -> None:
        open_picker(desk, "not fail us now")
        desk.type("birch")
        desk.press(Key.Key_Return)
        assert company.isVisible()

    def test_nothing_changes_before_it_is_confirmed(self, desk: DecidingRig, company):
        before = desk.shown()
        self.ask(desk, company)
        assert desk.shown() == before
        assert company.list.count() == 2

    def test_what_is_ticked_changes_in_one_step(self, desk: DecidingRig, company):
        self.ask(desk, company)
        before, text = desk.shown(), desk.window.session.document.text
        for row in range(company.list.count()):
            company.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        desk.press(Key.Key_Space)
        assert company.all_button.text() == "Change 1 statement as well"
        (first,) = company.ticked
        meant = first.first.span.text_of(text)
        desk.press(Key.Key_Return)
        assert not company.isVisible()
        changed = {words for words, name in desk.shown().items() if name != before[words]}
        assert changed == {"“It will not fail us now.”", meant}
        assert desk.action("undo") == "Undo Change Speaker of 2 Statements to Tom Birch"
        assert desk.on_disk() == desk.shown()
        desk.undo()
        assert desk.shown() == before

    def test_without_a_tick_enter_changes_only_this_one(self, desk: DecidingRig, company):
        self.ask(desk, company)
        for row in range(company.list.count()):
            company.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        assert company.all_button.isHidden()
        assert company.only_button.isVisible()
        desk.press(Key.Key_Return)
        assert desk.action("undo") == "Undo Change Speaker to Tom Birch"

    def test_only_the_very_same_words_are_ticked_already(self, desk: DecidingRig, company):
        self.ask(desk, company)
        text = desk.window.session.document.text
        ties = [company.list.item(row).text() for row in range(company.list.count())]
        ticked = [statement.first.span.text_of(text) for statement in company.ticked]
        assert len(ticked) == sum("named by the same words" in words for words in ties)
        assert company.all_button.isVisible() == bool(ticked)

    def test_only_this_one(self, desk: DecidingRig, company):
        self.ask(desk, company)
        desk.click(company.only_button)
        assert desk.action("undo") == "Undo Change Speaker to Tom Birch"

    def test_escape_changes_only_this_one(self, desk: DecidingRig, company, picker):
        self.ask(desk, company)
        desk.press(Key.Key_Escape)
        assert (company.isVisible(), picker.isVisible()) == (False, False)
        assert desk.quote("not fail us now").speaker == BIRCH
        assert desk.action("undo") == "Undo Change Speaker to Tom Birch"

    def test_a_click_on_another_quote_changes_only_this_one(self, desk: DecidingRig, company):
        self.ask(desk, company)
        view = desk.window.pane.view
        other = desk.quote("has never failed us").statement
        there = view.quote_rect(other).center()
        desk.click(view.viewport(), there)
        assert not company.isVisible()
        assert desk.quote("not fail us now").speaker == BIRCH
        assert desk.quote("has never failed us").speaker == KESTREL
        assert desk.on_disk() == desk.shown()
        assert view.selected_statement == other

    def test_the_focus_elsewhere_changes_only_this_one(self, desk: DecidingRig, company):
        self.ask(desk, company)
        desk.window.statements.search.setFocus()
        desk.settle()
        assert not company.isVisible()
        assert desk.action("undo") == "Undo Change Speaker to Tom Birch"


def test_company_in_words(desk: DecidingRig):
    text = desk.window.session.document.text
    companion = Companion(desk.statement(LAMP), Tie.SAME_MENTION)
    (line,) = company_lines([companion], text, desk.window.session.quotations)
    assert line.words.startswith("“A lamp is a lamp”\n¶\u00a04 · named by the same words")
    assert company_title("Ana", 4, is_same_mention=True).startswith(
        "4 more statements named by the same"
    )
    assert company_title("Ana", 1, is_same_mention=False).startswith("1 more statement of the same")


def test_right_button_decides_nothing(desk: DecidingRig):
    desk.select(LAMP)
    desk.qtbot.mouseClick(desk.window.pane.view.viewport(), Qt.MouseButton.RightButton)
    desk.settle()
    assert not desk.window.commands["undo"].isEnabled()
