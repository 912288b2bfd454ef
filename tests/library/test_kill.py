"""Kill a writing process at random moments: nothing it had acknowledged may be lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader.library.store import Library
from tests.helpers import library_writer
from tests.helpers.killing import run_and_kill
from tests.helpers.library_writer import VERSIONS, analysis_number, article_number

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_nothing_acknowledged_is_lost(path: Path):
    moment = random.Random(11)
    acknowledged: list[list[str]] = []
    for kill in range(KILLS):
        acknowledged += run_and_kill(
            library_writer, [path, 1000 * kill], moment, lines=12, spins=1_000_000
        )
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
