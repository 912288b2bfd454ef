"""Kill a process that decides at random moments: no decision it had acknowledged may be lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader.library.store import Library
from reader.model.step import StepState
from tests.helpers import decision_writer
from tests.helpers.decisions import dump
from tests.helpers.killing import run_and_kill

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_no_acknowledged_decision_is_lost(path: Path):
    moment = random.Random(7)
    decided: list[str] = []
    turned: dict[str, str] = {}
    for kill in range(KILLS):
        said = run_and_kill(decision_writer, [path, kill], moment, lines=40, spins=500_000)
        decided += [identifier for what, identifier in said if what == "decided"]
        turned |= {identifier: what for what, identifier in said if what != "decided"}
        with Library.open(path) as library:
            check(library, decided, turned)
    assert len(decided) > 10 * KILLS


def check(library: Library, decided: list[str], turned: dict[str, str]) -> None:
    assert library._database.value("PRAGMA integrity_check") == "ok"
    assert library._database.rows("PRAGMA foreign_key_check") == []
    steps = library.decisions.steps(limit=-1)
    known = [recorded.identifier for step in steps for recorded in step.decisions]
    assert set(decided) <= set(known)
    assert len(known) <= len(decided) + KILLS  # at most one more for each kill
    assert any(len(step.decisions) > 1 for step in steps) or len(steps) < KILLS
    for step in steps[2:]:  # the last ones may have been turned again before the kill
        if turned.get(step.identifier) == "undone":
            assert step.state is not StepState.IN_FORCE
    written = dump(library)
    with library._database.transaction(durable=False):
        library._revisions.write(1)
    assert dump(library) == written  # lists and search are in step with the log
