"""What is said again is looked for when it may be otherwise, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.quotes.repeats import find_repeats
from reader.ui import repeat_finder

if TYPE_CHECKING:
    from tests.helpers.window import Rig


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the numbers of statements that were compared, one for each time."""
    times: list[int] = []

    def count(statements, text):
        times.append(len(statements))
        return find_repeats(statements, text)

    monkeypatch.setattr(repeat_finder, "find_repeats", count)
    return times


def test_only_what_moves_or_comes_and_goes_is_compared_anew(rig: Rig, compared: list[int]):
    window = rig.analysed()
    model = window.statements.model
    rig.until(lambda: any(card.repeats for card in model.shown))
    first = len(compared)
    repeated = next(card for card in model.shown if card.repeats)

    def decide(action: str) -> None:
        window.commands[action].trigger()
        rig.until(lambda: window.deciding.desk.is_settled and not window.presenter.is_busy)
        done: list[object] = []
        window._services.loader.submit(lambda: None, done.append, done.append)
        rig.until(lambda: bool(done))

    window.selection.select(repeated.number)
    decide("accept")
    assert len(compared) == first
    assert any(card.repeats for card in model.shown)
    window.selection.select(repeated.number)
    decide("reject")
    assert len(compared) == first + 1
    rig.until(lambda: not any(card.repeats for card in model.shown))
    decide("undo")
    assert len(compared) == first + 2
    rig.until(lambda: any(card.repeats for card in model.shown))


def test_repeats_of_an_article_that_was_left_are_not_told(rig: Rig, compared: list[int]):
    window = rig.analysed()
    finder = window._repeats
    rig.until(lambda: any(card.repeats for card in window.statements.model.shown))
    told: list[object] = []
    finder.found.connect(told.append)
    finder._ask()
    window.session.close()
    done: list[object] = []
    window._services.loader.submit(lambda: None, done.append, done.append)
    rig.until(lambda: bool(done))
    assert told == []
    assert compared
