"""Any decisions, then as many undos, lead back; the redos lead forth again."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.store import Library
from tests.helpers.decisions import any_decision, dump, tower, tower_analysis

if TYPE_CHECKING:
    import pytest

STEPS = 30


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
@given(seed=st.integers(0, 2**32))
def test_undo_leads_back_and_redo_forth(tmp_path_factory: pytest.TempPathFactory, seed: int):
    draw = Random(seed)
    path = tmp_path_factory.mktemp("library") / "library.sqlite3"
    with Library.open(path) as library:
        article = library.add_article(tower())
        library.save_analysis(article, tower_analysis())
        dumps = [dump(library)]
        for _ in range(STEPS):
            decision = any_decision(draw, library.revised(article))
            library.decisions.decide([decision], article=article, made_by="Ada")
            dumps.append(dump(library))
    with Library.open(path) as library:  # the log survives the end of the program
        for before in reversed(dumps[:-1]):
            library.decisions.undo()
            assert dump(library) == before
        assert library.decisions.undo() is None
        for after in dumps[1:]:
            library.decisions.redo()
            assert dump(library) == after
        assert library.decisions.redo() is None
        check_tables(library, article)


def check_tables(library: Library, article: str) -> None:
    """Compare what lists and search read with what is in force."""
    assert library._database.value("PRAGMA integrity_check") == "ok"
    assert library._database.rows("PRAGMA foreign_key_check") == []
    written = dump(library)
    library._database.run("DELETE FROM statements")
    library._revisions.write(1)
    assert dump(library) == written
    library._database.run(
        "INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)"
    )
