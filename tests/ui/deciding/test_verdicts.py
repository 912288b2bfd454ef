"""Accept, reject and flag, from the text, the panel and the card; undo, redo and the disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from reader.model.quotation import AttributionState, ReviewState
from reader.ui.models.moments import local_day
from reader.ui.models.statements_model import StatementRole
from reader.ui.session import Stage
from tests.helpers.deciding_window import CTRL, SHIFT, DecidingRig, Key
from tests.helpers.pixels import drawn

LAMP = "A lamp is a lamp"
NEVER = "has never failed us,”"


def row_of(window, number):
    return window.statements.model.index(window.statements.model.row_of(number))


def card_place(window, number):
    return window.statements.view.visualRect(row_of(window, number)).center()


def neutral(desk: DecidingRig) -> list[str]:
    """Return the words on the page that are marked as not analysed yet."""
    text = desk.window.session.document.text
    marks = desk.window.pane.view.highlights.marks_touching(0, len(text))
    return [span.text_of(text) for span in marks]


def test_what_was_rejected_is_unmarked_when_the_article_is_opened_again(desk: DecidingRig):
    session = desk.window.session
    desk.select(LAMP)
    desk.window.pane.view.setFocus()
    desk.press(Key.Key_X)
    assert neutral(desk) == []
    identifier = session.keeper.identifier
    session.close()
    session.open_saved(identifier)
    desk.rig.until(lambda: session.stage is Stage.DONE)
    done: list[bool] = []
    session._loader.submit(lambda: True, done.append, done.append)  # after the marks
    desk.rig.until(lambda: bool(done))
    desk.settle()
    assert LAMP not in " ".join(desk.shown())
    assert neutral(desk) == []


class TestAccept:
    def test_with_a_key_in_the_text(self, desk: DecidingRig):
        desk.select(LAMP)
        desk.window.pane.view.setFocus()
        desk.press(Key.Key_A)
        quote = desk.quote(LAMP)
        assert quote.review.state is ReviewState.ACCEPTED
        assert quote.attribution.state is AttributionState.ATTRIBUTED
        kept = next(q for q in desk.rig.kept(desk.window).quotations if q.span == quote.span)
        assert kept == quote
        assert desk.window.pane.view.selected_statement == quote.statement

    def test_the_button_of_the_card_says_that_it_is_done(self, desk: DecidingRig):
        desk.select(LAMP, card=True)
        button = desk.window.pane.card.buttons.accept
        assert (button.text(), button.isChecked()) == ("Accept", False)
        desk.click(button)
        assert (button.text(), button.isChecked()) == ("✓ Accepted", True)
        desk.click(button)
        assert button.isChecked()
        while desk.quote(LAMP).review.state is ReviewState.ACCEPTED:
            desk.undo()
        assert (button.text(), button.isChecked()) == ("Accept", False)

    def test_undone_and_redone_by_name(self, desk: DecidingRig):
        desk.select(LAMP)
        before = desk.quote(LAMP)
        desk.press(Key.Key_A)
        after = desk.quote(LAMP)
        assert (desk.action("undo"), desk.action("redo")) == ("Undo Accept Quote", "Redo")
        desk.undo()
        assert desk.quote(LAMP) == before
        assert desk.on_disk() == desk.shown()
        assert (desk.action("undo"), desk.action("redo")) == ("Undo", "Redo Accept Quote")
        assert not desk.window.commands["undo"].isEnabled()
        desk.redo()
        assert desk.quote(LAMP) == after
        desk.undo()
        desk.press(Key.Key_Y, with_=CTRL)
        assert desk.quote(LAMP) == after

    def test_with_the_button_of_the_card(self, desk: DecidingRig):
        desk.select(LAMP, card=True)
        card = desk.window.pane.card
        desk.click(card.buttons.accept)
        assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
        assert card.isVisible()
        assert desk.statement(LAMP).number == card.statement

    def test_several_of_the_panel_are_one_step(self, desk: DecidingRig):
        window = desk.window
        view = window.statements.view
        view.setFocus()
        for number, modifier in ((1, Qt.KeyboardModifier.NoModifier), (3, CTRL)):
            desk.qtbot.mouseClick(
                view.viewport(), Qt.MouseButton.LeftButton, modifier, card_place(window, number)
            )
        assert [card.number for card in window.statements.chosen] == [1, 3]
        desk.press(Key.Key_A, on=view)
        states = {c.number: c.review.state for c in window.statements.model.shown}
        assert [n for n, state in states.items() if state is ReviewState.ACCEPTED] == [1, 3]
        assert [card.number for card in window.statements.chosen] == [1, 3]
        assert desk.action("undo") == "Undo Accept 2 Statements"
        desk.undo()
        assert all(not c.review.state.is_reviewed for c in window.statements.model.shown)

    def test_what_is_accepted_is_not_decided_again(self, desk: DecidingRig):
        desk.select(LAMP)
        desk.press(Key.Key_A, Key.Key_A)
        desk.undo()
        assert not desk.quote(LAMP).review.state.is_reviewed
        assert not desk.window.commands["undo"].isEnabled()

    def test_it_needs_no_more_review(self, desk: DecidingRig):
        assert desk.window.statements.model.to_review == 2
        desk.select(LAMP)
        desk.press(Key.Key_A)
        assert desk.window.statements.model.to_review == 1
        assert "1 to review" in desk.window.status.text


class TestReject:
    @pytest.mark.parametrize("key", [Key.Key_X, Key.Key_Delete])
    def test_it_leaves_text_and_panel(self, desk: DecidingRig, key: Key):
        desk.select(LAMP)
        gone = desk.quote(LAMP)
        desk.press(key)
        window = desk.window
        assert gone.span not in {q.span for q in window.session.quotations}
        assert window.pane.view.highlights.containing(gone.span.start) == []
        assert window.statements.model.total == 3
        assert "“A lamp is a lamp,”" not in desk.on_disk()
        assert [q.span for q in desk.rig.kept(window).rejected] == [gone.span]

    def test_the_next_one_is_selected_and_a_card_goes_with_it(self, desk: DecidingRig):
        desk.select(LAMP, card=True)
        desk.press(Key.Key_X)
        window = desk.window
        following = window.session.quotations[2]
        assert window.pane.view.selected_statement == following.statement
        assert window.pane.card.statement == following.statement
        assert window.pane.card.isVisible()

    def test_undo_is_offered_where_it_happened(self, desk: DecidingRig):
        desk.select(LAMP)
        desk.press(Key.Key_X)
        toast = desk.window.deciding.toast
        assert toast.isVisible()
        assert toast.label.text() == "Rejected “A lamp is a lamp”"
        desk.click(toast.button)
        assert not toast.isVisible()
        assert "“A lamp is a lamp,”" in desk.shown()
        assert desk.window.pane.view.selected_statement == desk.quote(LAMP).statement

    def test_rejected_ones_are_listed_and_restored(self, desk: DecidingRig):
        window = desk.window
        assert window.statements.rejected_chip.isHidden()
        desk.select(LAMP)
        desk.press(Key.Key_X)
        assert window.statements.rejected_chip.text() == "Rejected 1"
        desk.click(window.statements.rejected_chip)
        (card,) = window.statements.model.shown
        assert (card.quote, card.standing) == ("“A lamp is a lamp”", "rejected")
        view = window.statements.view
        desk.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
        assert window.statements.chosen == [card]
        assert window.pane.view.selected_statement is None
        assert desk.action("accept") == "Restore"
        desk.press(Key.Key_A, on=view)
        assert "“A lamp is a lamp,”" in desk.shown()
        assert desk.action("undo") == "Undo Restore Quote"
        assert window.statements.filter.is_open
        desk.undo()
        assert "“A lamp is a lamp,”" not in desk.on_disk()

    def test_last_one_leaves_nothing_selected(self, desk: DecidingRig):
        for _ in range(4):
            desk.select(next(iter(desk.shown())).strip("“”"))
            desk.press(Key.Key_X)
        assert desk.shown() == {}
        assert desk.window.pane.view.selected_statement is None


class TestFlag:
    def test_put_on_and_taken_off(self, desk: DecidingRig):
        desk.select(NEVER, card=True)
        card = desk.window.pane.card
        desk.press(Key.Key_F)
        assert desk.quote(NEVER).review.is_flagged
        assert card.buttons.flag.text() == "Unflag"
        assert desk.window.statements.model.to_review == 3
        desk.press(Key.Key_F)
        assert not desk.quote(NEVER).review.is_flagged
        assert desk.action("undo") == "Undo Unflag Quote"
        desk.undo()
        assert desk.quote(NEVER).review.is_flagged


class TestNobody:
    """A quote without a speaker is not settled by the way."""

    CANDLE = "a very dear candle"

    def test_to_name_the_speaker_comes_first(self, desk: DecidingRig):
        desk.select(self.CANDLE, card=True)
        buttons = desk.window.pane.card.buttons
        assert (buttons.accept.text(), buttons.speaker.text()) == (
            "Accept without speaker",
            "Name the speaker…",
        )
        assert (buttons.accept.is_primary, buttons.speaker.is_primary) == (False, True)
        desk.press(Key.Key_A)
        assert (buttons.accept.text(), buttons.speaker.is_primary) == ("✓ Accepted", False)
        desk.select(LAMP, card=True)
        assert (buttons.accept.text(), buttons.accept.is_primary) == ("Accept", True)
        assert (buttons.speaker.text(), buttons.speaker.is_primary) == ("Change speaker…", False)

    def test_it_is_told_among_several(self, desk: DecidingRig):
        desk.window.statements.view.selectAll()
        desk.settle()
        desk.press(Key.Key_A, on=desk.window.statements.view)
        said = desk.window.status.currentMessage()
        assert said == "Accepted 4 statements, 1 of them without a speaker"


class TestToldApart:
    def test_in_words_on_the_card_and_in_the_panel(self, desk: DecidingRig):
        desk.window.options.use(
            type(desk.window.options.settings)(reviewer="Ana Ruiz", hints_done=("card",))
        )
        desk.select(LAMP, card=True)
        desk.press(Key.Key_A)
        card = desk.window.pane.card
        shown = desk.window.statements.model.card(desk.quote(LAMP).statement)
        assert shown.standing == "accepted"
        assert "accepted" in shown.spoken_name
        texts = {label.text() for label in card.findChildren(type(card._name))}
        today = local_day(desk.quote(LAMP).review.decided)
        assert {"accepted", f"Accepted by Ana Ruiz, {today}"} <= texts

    def test_set_from_accepted_where_the_mouse_is(self, desk: DecidingRig):
        said: list[str] = []
        desk.window.selection.pointed_at.connect(said.append)
        view, model = desk.window.pane.view, desk.window.statements.model

        def words(quote: str) -> tuple[str, object]:
            number = desk.quote(quote).statement
            view.statement_hovered.emit(number)
            rows = [model.index(row, 0) for row in range(model.rowCount())]
            (index,) = (r for r in rows if r.data(StatementRole.CARD).number == number)
            return said[-1], index.data(Qt.ItemDataRole.ToolTipRole)

        assert words(LAMP) == ("Tom Birch · probable · 62\u00a0%", None)
        desk.select(LAMP, card=True)
        desk.press(Key.Key_1)
        desk.select(NEVER)
        desk.press(Key.Key_A)
        day = local_day(desk.quote(LAMP).review.decided)
        had = "The analysis had said: Tom Birch, 62\u00a0%"
        assert words(LAMP) == (f"Ada Kestrel · Set by you, {day}", f"Set by you, {day}\n{had}")
        told = f"Accepted by you, {day}"
        assert words(NEVER) == (f"Ada Kestrel · {told}", told)

    @pytest.mark.parametrize("words", [NEVER, "a very dear candle"], ids=["a speaker", "nobody"])
    def test_by_a_mark_at_the_words(self, desk: DecidingRig, words: str):
        desk.select(words)
        QApplication.processEvents()
        before = drawn(desk.window.pane.view.viewport())
        desk.press(Key.Key_A)
        QApplication.processEvents()
        after = drawn(desk.window.pane.view.viewport())
        box = desk.window.pane.view.quote_rect(desk.quote(words).statement)
        near = box.adjusted(-30, -10, 20 - box.width(), 0)  # before the opening mark, or over it
        changed = sum(
            before.pixel(x, y) != after.pixel(x, y)
            for x in range(near.left(), near.right())
            for y in range(near.top(), near.bottom())
        )
        assert changed > 6


class TestKeysOnlyWhenMeant:
    def test_not_while_typing(self, desk: DecidingRig):
        desk.select(LAMP)
        search = desk.window.statements.search
        search.setFocus()
        desk.type("axf", on=search)
        assert search.text() == "axf"
        assert not desk.window.commands["undo"].isEnabled()
        desk.press(Key.Key_Z, on=search, with_=CTRL)
        assert search.text() == ""

    def test_not_without_a_selection(self, desk: DecidingRig):
        desk.press(Key.Key_A, Key.Key_X, Key.Key_F, on=desk.window.pane.view)
        assert not desk.window.commands["accept"].isEnabled()
        assert not desk.window.commands["undo"].isEnabled()

    def test_clicks_decide_nothing(self, desk: DecidingRig):
        window = desk.window
        viewport = window.pane.view.viewport()
        place = window.pane.view.quote_rect(2).bottomLeft() + QPoint(12, -12)
        desk.click(viewport, place)
        desk.qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
        view = window.statements.view
        desk.click(view.viewport(), card_place(window, 2))
        desk.qtbot.mouseDClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=card_place(window, 2)
        )
        desk.settle()
        assert not window.commands["undo"].isEnabled()

    def test_keys_pressed_fast_are_about_what_was_seen(self, desk: DecidingRig):
        desk.select(NEVER)
        view = desk.window.pane.view
        for _ in range(3):
            desk.qtbot.keyClick(view, Key.Key_X)
        desk.settle()
        assert list(desk.shown()) == ["“a very dear candle indeed”"]
        desk.undo()
        assert len(desk.shown()) == 2


def test_shift_selects_a_stretch_of_the_panel(desk: DecidingRig):
    view = desk.window.statements.view
    view.setFocus()
    desk.press(Key.Key_Home, on=view)
    desk.press(Key.Key_Down, Key.Key_Down, on=view, with_=SHIFT)
    assert [card.number for card in desk.window.statements.chosen] == [1, 2, 3]
