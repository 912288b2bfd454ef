"""Steps are taken one a turn of the event loop, in order, and can be given up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from reader.ui.turns import Turns

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def turns(qtbot: QtBot) -> Turns:
    del qtbot  # makes the application
    return Turns()


def test_event_loop_comes_between_the_steps(qtbot: QtBot, turns: Turns):
    happened: list[str] = []
    other = QTimer(interval=0)
    other.timeout.connect(lambda: happened.append("loop"))
    other.start()
    turns.start([partial(happened.append, name) for name in "abc"])
    assert happened == []
    qtbot.waitUntil(lambda: not turns.is_active)
    other.stop()
    assert [name for name in happened if name != "loop"] == ["a", "b", "c"]
    a, b, c = (happened.index(name) for name in "abc")
    assert "loop" in happened[a:b]
    assert "loop" in happened[b:c]


def test_finish_takes_what_is_left_at_once(turns: Turns):
    happened: list[str] = []
    turns.start([partial(happened.append, name) for name in "abc"])
    turns.finish()
    assert happened == ["a", "b", "c"]
    assert not turns.is_active


@pytest.mark.parametrize("give_up", [lambda turns: turns.stop(), lambda turns: turns.start(())])
def test_steps_given_up_are_not_taken(qtbot: QtBot, turns: Turns, give_up):
    happened: list[str] = []
    turns.start([lambda: happened.append("old")])
    give_up(turns)
    assert not turns.is_active
    turns.start([lambda: happened.append("new")])
    qtbot.waitUntil(lambda: bool(happened))
    assert happened == ["new"]


def test_step_that_starts_others_is_followed_by_them(qtbot: QtBot, turns: Turns):
    happened: list[str] = []
    turns.start(
        [lambda: turns.start([lambda: happened.append("other")]), lambda: happened.append("own")]
    )
    qtbot.waitUntil(lambda: not turns.is_active)
    assert happened == ["other"]
