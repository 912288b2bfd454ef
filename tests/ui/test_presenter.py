"""What a survey beside the window's thread found is shown in steps, and is the same in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui import presenter
from reader.ui.session import Stage
from tests.helpers.window import KESTREL, SCRIPT, STORY, Rig

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.ui.main_window import MainWindow

OTHER = "Another one\n\n“It is another lamp,” said Ada Kestrel.\n\nNobody else was there.\n"


def shown(window: MainWindow) -> dict[str, object]:
    """Return everything the presenter puts on the screen."""
    pane, model = window.pane, window.statements.model
    return {
        "styles": dict(pane.view.look.styles),
        "cards": [
            (card.number, card.speaker_name, card.quote, card.repeats) for card in model.shown
        ],
        "to review": model.to_review,
        "chips": [(chip.tally, chip.speaker_style, chip.isChecked()) for chip in pane.legend.chips],
        "shares": dict(pane.share_bar._words),
        "status": window.status.text,
        "quotations": list(pane.view.highlights.quotations),
        "selected": pane.view.selected_statement,
    }


def settled(rig: Rig, window: MainWindow) -> None:
    rig.until(lambda: not window.presenter.is_busy and window.deciding.desk.is_settled)
    rig.until(lambda: any(card.repeats for card in window.statements.model.shown))


@pytest.mark.parametrize("act", ["open", "accept", "undo", "solo"])
def test_in_steps_is_as_at_once(rig: Rig, monkeypatch: pytest.MonkeyPatch, act: str):
    found = []
    for at_once in (presenter.AT_ONCE, 0):
        monkeypatch.setattr(presenter, "AT_ONCE", at_once)
        window = rig.analysed()
        settled(rig, window)
        if act != "open":
            window.selection.select(2)
        if act in ("accept", "undo"):
            window.commands["accept"].trigger()
            settled(rig, window)
        if act == "undo":
            window.commands["undo"].trigger()
            settled(rig, window)
        if act == "solo":
            window.presenter.toggle_speaker(KESTREL.name)
        rig.until(lambda window=window: "Saved" in window.status.text)
        found.append(shown(window))
        rig.end()
        rig.library.unlink()
    assert found[0] == found[1]
    assert found[0]["cards"]


def test_steps_of_an_article_that_is_left_are_not_taken(rig: Rig, monkeypatch: pytest.MonkeyPatch):
    window = rig.analysed()
    settled(rig, window)
    monkeypatch.setattr(presenter, "AT_ONCE", 0)
    turns = window.presenter._turns
    start, left = turns.start, []

    def start_and_leave(steps: Iterable[Callable[[], None]]) -> None:
        start(steps)
        if turns.is_active:
            left.append(True)
            window.session.close()

    monkeypatch.setattr(turns, "start", start_and_leave)
    window.presenter.set_review_below(0.5)
    rig.until(lambda: bool(left))
    assert not turns.is_active
    assert window.statements.model.total == 0
    assert not window.presenter.is_busy


def test_survey_that_something_newer_overtook_is_not_shown(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
):
    window = rig.analysed()
    settled(rig, window)
    monkeypatch.setattr(presenter, "AT_ONCE", 0)
    window.presenter.set_review_below(0.99)  # is worked out beside the window's thread
    monkeypatch.setattr(presenter, "AT_ONCE", 100)
    window.presenter.set_review_below(0.1)  # is shown at once
    done: list[object] = []
    window._services.surveyor.submit(lambda: None, done.append, done.append)
    rig.until(lambda: bool(done) and not window.presenter._turns.is_active)
    unsure = [card for card in window.statements.model.shown if card.needs_review]
    assert {card.review_below for card in window.statements.model.shown} == {0.1}
    assert window.statements.model.to_review == len(unsure)


def test_what_waits_is_done_after_the_last_step(rig: Rig, monkeypatch: pytest.MonkeyPatch):
    window = rig.analysed()
    settled(rig, window)
    monkeypatch.setattr(presenter, "AT_ONCE", 0)
    seen: list[tuple[bool, set[float]]] = []
    window.presenter.set_review_below(0.99)
    window.presenter.when_shown(
        lambda: seen.append(
            (
                window.presenter._turns.is_active,
                {card.review_below for card in window.statements.model.shown},
            )
        )
    )
    assert seen == []
    assert window.presenter.is_busy
    rig.until(lambda: bool(seen))
    assert seen == [(False, {0.99})]


def test_next_article_is_shown_though_the_last_one_is_still_surveyed(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(presenter, "AT_ONCE", 0)
    window = rig.analysed(script=SCRIPT)
    window.presenter.set_review_below(0.99)
    window.session.open_path(rig.article(OTHER, "other.txt"))
    rig.until(
        lambda: window.session.document is not None and "Another" in window.session.document.text
    )
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: not window.presenter.is_busy)
    assert [card.quote for card in window.statements.model.shown] == ["“It is another lamp”"]
    assert STORY not in window.pane.view.shown_document.text
