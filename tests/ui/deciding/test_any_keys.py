"""Any keys in any order: what is shown is on disk, and as many undos lead back to the start."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from reader.library.store import Library
from tests.helpers.deciding_window import CTRL, NO, SHIFT, DecidingRig, Key
from tests.helpers.decisions import dump

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = 30
FEW, MANY = range(3), range(100, 120)


def pressing(*keys: Key, with_=NO) -> Callable[[DecidingRig], None]:
    return lambda desk: desk.press(*keys, with_=with_)


def answering(words: str, *keys: Key, answer=NO) -> Callable[[DecidingRig], None]:
    """Return what opens a question with keys, types words, and answers."""

    def act(desk: DecidingRig) -> None:
        desk.press(*keys)
        if desk.focus is not desk.window.pane.view:
            desk.type(words)
            desk.press(Key.Key_Return, with_=answer)
            desk.press(Key.Key_Return)  # what is offered as well

    return act


def quoting(desk: DecidingRig) -> None:
    """Select the words after the selected quote, and make a quote of them."""
    desk.window.pane.view.setFocus()
    desk.press(*[Key.Key_Right] * 7, with_=CTRL)
    desk.press(*[Key.Key_Right] * 4, with_=CTRL | SHIFT)
    desk.press(Key.Key_Q)
    desk.press(Key.Key_Escape)


ACTS: dict[str, Callable[[DecidingRig], None]] = {
    "next": pressing(Key.Key_N),
    "previous": pressing(Key.Key_P),
    "card": pressing(Key.Key_C),
    "accept": pressing(Key.Key_A),
    "reject": pressing(Key.Key_X),
    "flag": pressing(Key.Key_F),
    "first runner-up": pressing(Key.Key_1),
    "known speaker": answering("kes", Key.Key_S),
    "new speaker": answering("Nadia Falk", Key.Key_S),
    "note": answering("Ask again", Key.Key_M, answer=CTRL),
    "tags": answering("lamp, bay", Key.Key_T),
    "quote": quoting,
    "review": pressing(Key.Key_F8),
    "skip": pressing(Key.Key_Space),
    "back": pressing(Key.Key_Escape),
    "undo": pressing(Key.Key_Z, with_=CTRL),
    "redo": pressing(Key.Key_Z, with_=CTRL | SHIFT),
    "solo": pressing(Key.Key_O),
}


def on_disk(desk: DecidingRig) -> dict[str, list[tuple[object, ...]]]:
    with Library.open(desk.rig.library) as library:
        return dump(library)


def check(desk: DecidingRig, seed: int) -> None:
    start = on_disk(desk)
    draw = Random(seed)
    desk.press(Key.Key_N)
    done = []
    for _ in range(KEYS):
        done.append(draw.choice(list(ACTS)))
        ACTS[done[-1]](desk)
        desk.settle()
        assert desk.shown() == desk.on_disk(), done
    for _ in range(4):
        desk.press(Key.Key_Escape)
    while desk.window.deciding.desk.titles.undo is not None:
        desk.undo()
    assert on_disk(desk) == start, done
    assert desk.shown() == desk.on_disk()


@pytest.mark.parametrize("seed", FEW)
def test_any_keys(desk: DecidingRig, seed: int):
    check(desk, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
def test_many_keys(desk: DecidingRig, seed: int):
    check(desk, seed)
