"""An article settled from paste to quote sheet by key events alone: screen, speech, disk."""

from __future__ import annotations

import csv
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.library.store import Library
from reader.model.quotation import ReviewState, VerificationStatus
from reader.ui import announcing
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.session import Stage
from tests.helpers.deciding_window import CTRL, SCRIPT, SHIFT, STORY, DecidingRig, Key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.window import Rig

FAILED, LAMP, CANDLE = "never failed us,” said Ada", "A lamp is a lamp", "a very dear candle"
MISSED = "voted on Monday to keep the old lamp"


@pytest.fixture
def said(monkeypatch) -> list[str]:
    """Collect what a screen reader is told."""
    words: list[str] = []
    listener = SimpleNamespace(updateAccessibility=lambda event: words.append(event.message()))
    monkeypatch.setattr(announcing, "QAccessible", listener)
    return words


@pytest.fixture
def desk(rig: Rig) -> DecidingRig:
    """Show a window without any article, the copied text of one at hand."""
    QGuiApplication.clipboard().setText(STORY)
    return DecidingRig(rig, rig.start(script=SCRIPT))


def name_of(widget) -> str:
    """Return what a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


def card_texts(desk: DecidingRig) -> list[str]:
    """Return what a screen reader calls the cards of the panel."""
    view = QAccessible.queryAccessibleInterface(desk.window.statements.view)
    children = (view.child(index) for index in range(view.childCount()))
    return [child.text(QAccessible.Text.Name) for child in children if child is not None]


def enter(desk: DecidingRig, words: str, then: Key = Key.Key_Return) -> None:
    desk.type(words)
    desk.press(then)


def answer_company(desk: DecidingRig) -> None:
    """Confirm the quotes that change as well, where the list asks."""
    if desk.window.deciding.speaker_change.company_list.isVisible():
        desk.press(Key.Key_Return)


def test_paste_settle_export_quit(
    desk: DecidingRig, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "sheet.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    paste(desk)
    walk(desk, said)
    change_speaker(desk, said)
    accept_and_reject(desk)
    add_missed(desk)
    remark(desk)
    review_the_rest(desk, said)
    export(desk, target)
    leave(desk)


def paste(desk: DecidingRig) -> None:
    """Paste, and wait for the quotes."""
    window = desk.window
    desk.press(Key.Key_V, with_=CTRL | SHIFT)
    desk.rig.wait_for(window, Stage.DONE)
    desk.rig.until(lambda: "Saved" in window.status.text)
    assert window.status.text == "4 statements · 2 speakers · 2 to review · Saved"
    assert desk.focus is window.pane.view


def walk(desk: DecidingRig, said: list[str]) -> None:
    """Walk: what is reached is said, with number, speaker, state and review."""
    desk.press(Key.Key_N)
    assert said[-1].startswith("Quote 1, Ada Kestrel, attributed, not reviewed, paragraph 3: ")
    desk.press(Key.Key_N)
    assert said[-1].startswith("Quote 2, Tom Birch, probable, not reviewed, paragraph 4: ")


def change_speaker(desk: DecidingRig, said: list[str]) -> None:
    """Open the card, change who speaks."""
    window = desk.window
    card = desk.window.pane.card
    desk.press(Key.Key_C)
    assert card.isVisible()
    assert (name_of(card), described(card)) == ("Quote card", said[-1])
    desk.press(Key.Key_S)
    assert desk.focus is window.deciding.speaker_change.picker.box
    enter(desk, "kes")
    answer_company(desk)
    assert desk.on_disk()["“A lamp is a lamp,”"] == "Ada Kestrel"
    assert "Ada Kestrel, attributed, corrected" in described(card)
    desk.press(Key.Key_Escape)
    assert not card.isVisible()


def accept_and_reject(desk: DecidingRig) -> None:
    """Accept one, reject one, take that back and do it again."""
    desk.press(Key.Key_P)
    desk.press(Key.Key_A)
    assert desk.quote("has never failed us").review.state is ReviewState.ACCEPTED
    desk.press(*[Key.Key_N] * 3)
    desk.press(Key.Key_X)
    assert not any(CANDLE in words for words in desk.on_disk())
    desk.undo()
    assert any(CANDLE in words for words in desk.on_disk())
    desk.redo()
    assert not any(CANDLE in words for words in desk.on_disk())
    desk.undo()
    assert desk.action("redo") == "Redo Reject Quote"


def add_missed(desk: DecidingRig) -> None:
    """A quote that was missed: found by its first words, selected to its end, with its speaker."""
    desk.press(Key.Key_F, with_=CTRL)
    enter(desk, "voted on")
    desk.press(Key.Key_Escape)
    desk.press(*[Key.Key_Right] * (len(MISSED) - len("voted on")), with_=SHIFT)
    desk.press(Key.Key_Q)
    assert desk.on_disk()[MISSED] is None
    enter(desk, "Tom Birch")
    assert desk.on_disk()[MISSED] == "Tom Birch"
    assert desk.action("undo") == "Undo Add Quote by Tom Birch"


def remark(desk: DecidingRig) -> None:
    """Note, tags, verification."""
    window = desk.window
    desk.press(Key.Key_M)
    desk.type("who counted?")
    desk.press(Key.Key_Return, with_=CTRL)
    desk.press(Key.Key_T)
    enter(desk, "vote, council")
    desk.press(Key.Key_V)
    desk.press(Key.Key_Down, Key.Key_Tab)
    enter(desk, "minutes")
    review = next(q for q in desk.rig.kept(window).quotations if q.paragraph == 2).review
    assert (review.note, review.tags) == ("who counted?", ("vote", "council"))
    assert review.verification is not None
    assert review.verification.status is VerificationStatus.YES
    spoken = next(text for text in card_texts(desk) if MISSED in text)
    assert "added, has a note, tagged vote and council, checked and right" in spoken


def review_the_rest(desk: DecidingRig, said: list[str]) -> None:
    """Review what is left, then the others, too."""
    window = desk.window
    bar = window.pane.review_bar
    desk.press(Key.Key_F8)
    assert said[-1].startswith("4 of 4: Quote ")
    assert CANDLE in said[-1]
    desk.press(Key.Key_Space)
    assert bar.detail.text() == "1 skipped"
    desk.press(Key.Key_S)
    enter(desk, "Somebody at the back")
    answer_company(desk)
    assert said[-1] == "All 4 reviewed, 1 surer one left, All others too: F8"
    desk.press(Key.Key_F8)
    assert said[-1].startswith("5 of 5: Quote ")
    desk.press(Key.Key_A)
    assert bar.progress.text() == "All 5 reviewed"
    desk.press(Key.Key_Escape)
    assert not bar.isVisible()
    assert window.status.text.startswith("5 statements · 3 speakers · ")
    assert "to review" not in window.status.text
    assert desk.shown() == desk.on_disk()


def export(desk: DecidingRig, target: Path) -> None:
    """Export, by the dialog's own keys."""
    window = desk.window
    desk.press(Key.Key_E, with_=CTRL)
    desk.rig.until(lambda: bool(window.findChildren(ExportDialog)))
    dialog = window.findChildren(ExportDialog)[0]
    desk.rig.until(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    desk.press(Key.Key_Return)
    rows = list(csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["review_status"] for row in rows] == [
        "added",
        "accepted",
        "corrected",
        "accepted",
        "corrected",
    ]
    assert (rows[0]["speaker"], rows[0]["tags"], rows[0]["verified_against"]) == (
        "Tom Birch",
        "vote; council",
        "minutes",
    )
    assert (rows[2]["cue"], rows[2]["confidence"]) == ("", "")


def leave(desk: DecidingRig) -> None:
    """Quit; everything is there."""
    window = desk.window
    identifier = window.session.keeper.identifier
    window.activateWindow()
    desk.rig.until(window.isActiveWindow)
    desk.press(Key.Key_Q, on=window, with_=CTRL)
    assert not window.isVisible()
    with Library.open(desk.rig.library) as library:
        kept = library.article(identifier or "")
    assert all(q.review.state.is_reviewed for q in kept.quotations if q.kind.is_speech)
