"""Undo across articles and starts, decisions while an analysis runs, and failures."""

from __future__ import annotations

from dataclasses import replace

from reader.errors import LibraryLockedError
from reader.model.quotation import ReviewState
from reader.ui.session import Stage
from tests.helpers.deciding_window import SCRIPT, DecidingRig, Key
from tests.helpers.scripted_analyser import Fault, Says
from tests.helpers.window import KESTREL, texts

LAMP = "A lamp is a lamp"
OTHER = """The bakery opens late

“We were out of flour,” said Tom Birch, the baker. He was sorry.
"""


def test_undo_survives_the_end_of_the_window(desk: DecidingRig, rig):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    rig.end()
    window = rig.start()
    rig.wait_for(window, Stage.DONE)
    again = DecidingRig(rig, window)
    again.settle()
    assert again.quote(LAMP).review.state is ReviewState.ACCEPTED
    assert again.action("undo") == "Undo Accept Quote"
    again.undo()
    assert again.quote(LAMP).review.state is ReviewState.UNREVIEWED


def test_undo_in_another_article_says_so_and_leads_there(desk: DecidingRig, rig):
    window = desk.window
    first = window.session.keeper.identifier
    desk.select(LAMP)
    desk.press(Key.Key_A)
    window.session.open_path(rig.article(OTHER, "other.txt"))
    rig.until(lambda: window.session.keeper.identifier not in (first, None))
    rig.wait_for(window, Stage.DONE)
    assert desk.action("undo") == "Undo Accept Quote"
    desk.undo()
    toast = window.deciding.toast
    assert toast.label.text().startswith("Undone: Accept Quote, in “The lighthouse keeps")
    desk.click(toast.button)
    rig.until(lambda: window.session.keeper.identifier == first)
    rig.wait_for(window, Stage.DONE)
    assert desk.quote(LAMP).review.state is ReviewState.UNREVIEWED


def test_undo_shows_where(desk: DecidingRig):
    desk.select(LAMP)
    desk.press(Key.Key_A)
    desk.window.selection.clear()
    desk.undo()
    assert desk.window.pane.view.selected_statement == desk.quote(LAMP).statement
    assert "Undone: Accept Quote" in desk.window.status.currentMessage()


def test_two_hundred_steps(desk: DecidingRig):
    desk.select(LAMP)
    before = desk.quote(LAMP)
    for _ in range(200):
        desk.window.commands["flag"].trigger()
    desk.settle()
    for _ in range(200):
        desk.window.commands["undo"].trigger()
    desk.settle()
    assert desk.quote(LAMP) == before
    assert not desk.window.commands["undo"].isEnabled()


def test_deciding_while_the_analysis_goes_on(rig):
    window = rig.start(rig.article(), script=SCRIPT, faults={"Somebody at the back": Fault.HOLD})
    rig.until(lambda: window.statements.model.total == 3)
    rig.until(lambda: window.session.keeper.identifier is not None)
    desk = DecidingRig(rig, window)
    desk.select(LAMP)
    desk.press(Key.Key_A)
    assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
    assert window.session.stage is Stage.ANALYSING
    rig.release.release()
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: window.statements.model.total == 4)
    assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
    assert desk.on_disk() == desk.shown()


def test_analysing_again_keeps_what_was_decided(desk: DecidingRig, rig):
    desk.select(LAMP)
    desk.press(Key.Key_X)
    desk.window.session.analyse_again()
    rig.wait_for(desk.window, Stage.DONE)
    desk.settle()
    assert "“A lamp is a lamp,”" not in desk.shown()
    assert desk.on_disk() == desk.shown()


def test_failure_is_told_and_can_be_tried_again(desk: DecidingRig, monkeypatch):
    desk.select(LAMP)
    with monkeypatch.context() as patch:
        patch.setattr("reader.library.decision_log.DecisionLog.decide", _locked)
        desk.press(Key.Key_A)
        desk.rig.until(lambda: "in use" in texts(desk.window))
        assert not desk.quote(LAMP).review.state.is_reviewed
        assert "Not kept" in desk.window.status.text
    message = desk.window.messages.current[-1]
    message.action.run()
    desk.settle()
    assert desk.quote(LAMP).review.state is ReviewState.ACCEPTED
    assert "in use" not in texts(desk.window)


def _locked(*_args, **_kwargs):
    raise LibraryLockedError("in use")


def test_name_in_the_menu_is_no_mnemonic(desk: DecidingRig):
    desk.window.deciding.desk.titles = replace(
        desk.window.deciding.desk.titles, undo="Rename A & B to C"
    )
    desk.window.deciding.desk.titles_changed.emit()
    assert desk.window.commands["undo"].text() == "&Undo Rename A && B to C"


def test_without_an_article_nothing_can_be_decided(rig):
    window = rig.start()
    for name in ("accept", "reject", "flag", "set_speaker", "undo", "redo"):
        assert not window.commands[name].isEnabled()


def test_keys_wait_for_the_cards_of_a_long_article(rig):
    story = "A long evening\n\n" + "\n\n".join(
        f"“We counted {number} boats,” said Ada Kestrel, the harbour master."
        for number in range(520)
    )
    script = (Says("We counted", KESTREL, confidence=0.6),)
    window = rig.analysed(rig.article(story), script=script)
    rig.until(lambda: window.statements.model.total == 520)
    desk = DecidingRig(rig, window)
    desk.select("We counted 3 boats")
    for key in (Key.Key_F, Key.Key_F, Key.Key_F, Key.Key_X, Key.Key_A):
        rig.qtbot.keyClick(window.pane.view, key)
    desk.settle()
    assert "“We counted 3 boats,”" not in desk.shown()
    assert desk.quote("We counted 4 boats").review.state is ReviewState.ACCEPTED
    assert window.statements.model.card(desk.quote("We counted 4 boats").statement).standing == (
        "accepted"
    )
    for _ in range(5):
        desk.undo()
    assert not desk.quote("We counted 3 boats").review.is_flagged


def test_undo_of_several_stays_at_the_one_that_is_selected(desk: DecidingRig):
    window = desk.window
    window.statements.view.setFocus()
    window.statements.view.selectAll()
    desk.press(Key.Key_F)
    desk.select(LAMP, card=True)
    here = desk.quote(LAMP).statement
    desk.undo()
    assert not desk.quote(LAMP).review.is_flagged
    assert not desk.quote("has never failed us").review.is_flagged
    assert window.pane.view.selected_statement == here
    assert window.pane.card.statement == here
    window.selection.clear()
    desk.redo()
    assert window.pane.view.selected_statement == desk.quote("has never failed us").statement
