"""Kill a writing process at random moments: nothing it had acknowledged may be lost."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.library.store import Library
from tests.helpers import library_writer
from tests.helpers.library_writer import VERSIONS, analysis_number, article_number

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def write_and_kill(path: Path, first: int, moment: random.Random) -> list[list[str]]:
    """Let a process write, kill it at a random moment, and return what it acknowledged."""
    command = [sys.executable, library_writer.__file__, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        lines = [writer.stdout.readline() for _ in range(moment.randint(1, 12))]
        for _ in range(moment.randint(0, 1_000_000)):  # somewhere within the next write
            pass
        writer.kill()
        lines += writer.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]


def test_nothing_acknowledged_is_lost(path: Path):
    moment = random.Random(11)
    acknowledged: list[list[str]] = []
    for kill in range(KILLS):
        acknowledged += write_and_kill(path, 1000 * kill, moment)
        with Library.open(path) as library:
            check(library, acknowledged)
    assert len(acknowledged) > KILLS


def check(library: Library, acknowledged: list[list[str]]) -> None:
    assert library._database.value("PRAGMA integrity_check") == "ok"
    assert library._database.rows("PRAGMA foreign_key_check") == []
    newest = {}
    for what, number, identifier, *version in acknowledged:
        newest[identifier] = (int(number), int(version[0]) if what == "analysis" else 0)
    for identifier, (number, version) in newest.items():
        article = library.article(identifier)
        assert article.document == article_number(number)
        saved = [analysis_number(number, later) for later in VERSIONS if later >= version]
        assert article.analysis in (saved if version else [None, *saved])
    assert len(library.articles()) <= len(newest) + KILLS  # at most one more for each kill
