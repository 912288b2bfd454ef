"""Decisions that complete the last step are undone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model.decision import NoteSet, SpeakerSet
from tests.helpers.articles import bridge_analysis, document
from tests.helpers.decisions import NEWCOMER, targets, tower, tower_analysis

if TYPE_CHECKING:
    from reader.library.store import Library
    from reader.model.decision import Decision
    from reader.model.step import Step


@pytest.fixture
def article(library: Library) -> str:
    identifier = library.add_article(tower())
    library.save_analysis(identifier, tower_analysis())
    return identifier


def decide(library: Library, article: str, *decisions: Decision) -> Step:
    return library.decisions.decide(decisions, article=article, made_by="Ada")


def test_joined(library: Library, article: str):
    first = decide(library, article, NoteSet(targets(library.article(article), "It is"), "A"))
    given = SpeakerSet(targets(library.article(article), "It is"), NEWCOMER)
    joined = library.decisions.decide(
        [given], article=article, title="Both", joins=first.identifier
    )
    assert (joined.identifier, joined.title, len(joined.decisions)) == (
        first.identifier,
        "Both",
        2,
    )
    assert [step.title for step in library.decisions.steps()] == ["Both"]
    library.decisions.undo()
    assert library.article(article).analysis == tower_analysis()
    library.decisions.redo()
    assert library.decisions.next_undo() == joined


def test_not_when_something_was_decided_or_undone_since(library: Library, article: str):
    about = targets(library.article(article), "It is")
    first = decide(library, article, NoteSet(about, "A"))
    decide(library, article, NoteSet(about, "B"))

    def join() -> int:
        library.decisions.decide([NoteSet(about, "C")], article=article, joins=first.identifier)
        return len(library.decisions.steps())

    assert join() == 3
    for _ in range(3):
        library.decisions.undo()
    assert join() == 4
    assert library.decisions.next_redo() is None


def test_what_could_be_redone_cannot_any_more(library: Library, article: str):
    about = targets(library.article(article), "It is")
    first = decide(library, article, NoteSet(about, "A"))
    decide(library, article, NoteSet(about, "B"))
    library.decisions.undo()
    library.decisions.decide([NoteSet(about, "C")], article=article, joins=first.identifier)
    assert library.decisions.next_redo() is None
    library.decisions.undo()
    assert library.article(article).analysis == tower_analysis()


def test_not_in_another_article(library: Library, article: str):
    other = library.add_article(document())
    library.save_analysis(other, bridge_analysis())
    first = decide(library, article, NoteSet(targets(library.article(article), "It is"), "A"))
    about = targets(library.article(other), "It stays")
    library.decisions.decide([NoteSet(about, "B")], article=other, joins=first.identifier)
    assert len(library.decisions.steps()) == 2
