"""Decisions, analyses, other texts, undo and redo in any order, in articles that share speakers."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.store import Library
from reader.model.decision import SpeakerEdited, SpeakerRenamed, SpeakersMerged
from tests.helpers.articles import document
from tests.helpers.decisions import TOWER, any_decision, contrary_analysis, dump, tower_analysis

if TYPE_CHECKING:
    import pytest

    from reader.model.decision import Decision
    from reader.model.document import Document

STEPS = 20
_ON_SPEAKERS = (SpeakerRenamed, SpeakersMerged, SpeakerEdited)


def add_articles(library: Library) -> list[str]:
    articles = []
    for number in range(3):
        given = document(f"{TOWER}\nNo {number}.", title="The clock tower stands still")
        articles.append(library.add_article(given))
        library.save_analysis(articles[-1], replace(tower_analysis(), checksum=given.checksum))
    return articles


def other_text(draw: Random, text: str) -> Document:
    lines = text.split("\n")
    at = draw.randrange(1, len(lines))
    return document("\n".join([*lines[:at], draw.choice(["More.", "“So,” he said."]), *lines[at:]]))


def decide(draw: Random, library: Library, article: str) -> str | None:
    """Decide something, now and then in all articles or to complete the last step.

    Returns:
        UUID of the step, or None where the last one was completed.
    """
    decision: Decision = any_decision(draw, library.revised(article))
    is_everywhere = isinstance(decision, _ON_SPEAKERS) and draw.random() < 0.4
    last = library.decisions.next_undo() if draw.random() < 0.2 else None
    joins = None if last is None else last.identifier
    step = library.decisions.decide(
        [decision], article=None if is_everywhere else article, made_by="Ada", joins=joins
    )
    return None if step.identifier == joins else step.identifier


def check(library: Library) -> None:
    """Compare with what another program reads, and with everything written from nothing."""
    written = dump(library)
    with Library.open(library.path) as other, other._database.transaction(durable=False):
        for (row,) in other._database.rows("SELECT id FROM articles"):
            other._revisions.write(row)
        assert dump(other) == written


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20
)
@given(seed=st.integers(0, 2**32))
def test_what_is_written_follows_and_undo_leads_back(
    tmp_path_factory: pytest.TempPathFactory, seed: int
):
    draw = Random(seed)
    path = tmp_path_factory.mktemp("library") / "library.sqlite3"
    with Library.open(path) as library:
        articles = add_articles(library)
        before: dict[str, object] = {}  # what was written before a step, until an analysis
        for _ in range(STEPS):
            article, written = draw.choice(articles), dump(library)
            what = draw.choice(["decide", "decide", "decide", "undo", "undo", "redo", "text", "an"])
            if what == "decide":
                step = decide(draw, library, article)
                before |= {} if step is None else {step: written}
            elif what == "undo" and (undone := library.decisions.undo()) is not None:
                assert before.get(undone.identifier, dump(library)) == dump(library)
            elif what == "redo":
                library.decisions.redo()
            elif what == "text":
                text = other_text(draw, library.article(article).document.text)
                replaced = library.decisions.replace_text(article, text, None, "Ada")
                before[replaced.identifier] = written
            elif what == "an":
                analysis = contrary_analysis(library.article(article).document)
                library.save_analysis(article, analysis)
                before.clear()
            check(library)
