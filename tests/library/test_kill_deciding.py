"""Kill a process that decides at random moments: no decision it had acknowledged may be lost."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.store import Library
from reader.model.step import StepState
from tests.helpers import decision_writer
from tests.helpers.decisions import dump

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def decide_and_kill(path: Path, seed: int, moment: random.Random) -> list[list[str]]:
    """Let a process decide, kill it at a random moment, and return what it acknowledged."""
    command = [sys.executable, decision_writer.__file__, str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        lines = [writer.stdout.readline() for _ in range(moment.randint(1, 40))]
        for _ in range(moment.randint(0, 500_000)):  # somewhere within the next write
            pass
        writer.kill()
        lines += writer.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]


def test_no_acknowledged_decision_is_lost(path: Path):
    moment = random.Random(7)
    decided: list[str] = []
    turned: dict[str, str] = {}
    for kill in range(KILLS):
        said = decide_and_kill(path, kill, moment)
        decided += [identifier for what, identifier in said if what == "decided"]
        turned |= {identifier: what for what, identifier in said if what != "decided"}
        with Library.open(path) as library:
            check(library, decided, turned)
    assert len(decided) > 10 * KILLS


def check(library: Library, decided: list[str], turned: dict[str, str]) -> None:
    assert library._database.value("PRAGMA integrity_check") == "ok"
    assert library._database.rows("PRAGMA foreign_key_check") == []
    steps = library.decisions.steps(limit=-1)
    known = [recorded.identifier for step in reversed(steps) for recorded in step.decisions]
    assert [identifier for identifier in known if identifier in set(decided)] == decided
    assert len(known) <= len(decided) + KILLS  # at most one more for each kill
    for step in steps[2:]:  # the last ones may have been turned again before the kill
        if turned.get(step.identifier) == "undone":
            assert step.state is not StepState.IN_FORCE
    written = dump(library)
    with library._database.transaction(durable=False):
        library._revisions.write(1)
    assert dump(library) == written  # lists and search are in step with the log
