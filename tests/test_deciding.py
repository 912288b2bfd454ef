"""Deciding as the window does it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import OtherTextError
from reader.library.store import Library
from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    EdgesMoved,
    Flagged,
    NoteSet,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakerSet,
    TextCorrected,
)
from reader.model.step import StepState
from reader.review.company import Tie
from reader.review.comparing import Change
from reader.workspace import Workspace
from tests.helpers.articles import document, span_of
from tests.helpers.decisions import (
    FALK,
    NEWCOMER,
    PERRIN,
    TOWER,
    contrary_analysis,
    statement,
    targets,
    tower,
    tower_analysis,
    tower_quotations,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.deciding import Deciding
    from reader.model.article import Article
    from reader.model.quotation import Analysis


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Library.open(tmp_path / "library.sqlite3") as library:
        yield Workspace(library, "Ada")


@pytest.fixture
def article(workspace: Workspace) -> Article:
    return workspace.save_analysis(workspace.add(tower()).identifier, tower_analysis())


@pytest.fixture
def deciding(workspace: Workspace) -> Deciding:
    return workspace.deciding


def quotes(statements) -> list[str]:
    return [s.first.span.text_of(TOWER) for s in statements]


class TestDecide:
    def test_outcome_is_the_article_as_it_is_now(self, deciding: Deciding, article: Article):
        some = targets(article, "It is")
        outcome = deciding.decide(article.identifier, [SpeakerSet(some, PERRIN)])
        assert statement(outcome.article, "It is").speaker == PERRIN
        assert (outcome.step.title, outcome.step.made_by) == (
            "Change Speaker to Nadia Perrin",
            "Ada",
        )
        back = deciding.undo()
        assert back.article == article
        assert back.step.state is StepState.UNDONE
        assert deciding.redo().article == outcome.article

    def test_titles(self, deciding: Deciding, article: Article):
        assert deciding.undo_titles().undo is None
        some = targets(article, "It is", "I wind")
        deciding.decide(article.identifier, [Accepted(some)])
        deciding.decide(article.identifier, [NoteSet(some, "x")], title="Note")
        assert deciding.undo_titles().undo == "Note"
        deciding.undo()
        titles = deciding.undo_titles()
        assert (titles.undo, titles.redo) == ("Accept 2 Statements", "Note")
        deciding.undo()
        assert deciding.undo() is None

    def test_everywhere(self, deciding: Deciding, article: Article):
        edited = SpeakerEdited(FALK, SpeakerField.COLOUR, "#aa0000")
        assert deciding.decide(None, [edited]).article is None

    def test_history_of_a_quote(self, deciding: Deciding, article: Article):
        some = targets(article, "I wind")
        deciding.decide(article.identifier, [Flagged(some, True)])
        moved = EdgesMoved(some[0], Anchor.of(TOWER, span_of(TOWER, "“I wind it")))
        deciding.decide(article.identifier, [moved])
        deciding.decide(article.identifier, [NoteSet(targets(article, "It is"), "other")])
        now = deciding.decide(article.identifier, [Accepted(targets(article, "It is"))]).article
        deciding.undo()
        deciding.undo()
        lines = deciding.history(article.identifier, statement(now, "I wind").first.span)
        assert [(line.title, line.state) for line in lines] == [
            ("Flag Quote", StepState.IN_FORCE),
            ("Move Quote Edges", StepState.IN_FORCE),
        ]
        other = deciding.history(article.identifier, statement(now, "It is").first.span)
        assert [line.state for line in other] == [StepState.UNDONE] * 2
        assert len(deciding.steps(article.identifier)) == 4


class TestCompany:
    def test_same_speaker(self, deciding: Deciding, article: Article):
        (companion,) = deciding.company(article.identifier, statement(article, "It is"))
        assert companion.statement == statement(article, "I wind")
        assert companion.tie is Tie.SAME_SPEAKER  # "Otto Falk" stands right next to it
        assert not companion.is_same_mention

    def test_same_chain(self, deciding: Deciding, article: Article):
        (companion,) = deciding.company(article.identifier, statement(article, "clock has"))
        assert quotes([companion.statement]) == ["“A spring does not break by itself,”"]
        assert companion.tie is Tie.SAME_CHAIN

    def test_nobody_who_was_reviewed(self, deciding: Deciding, article: Article):
        deciding.decide(article.identifier, [Accepted(targets(article, "spring does"))])
        assert deciding.company(article.identifier, statement(article, "clock has")) == ()

    def test_nobody_of_nobody(self, deciding: Deciding, article: Article):
        assert deciding.company(article.identifier, statement(article, "night watch")) == ()


class TestQueue:
    def test_least_sure_first(self, deciding: Deciding, article: Article):
        queue = deciding.queue(article.identifier)
        assert quotes(queue.statements) == [
            "“We have no comment.”",
            "“A spring does not break by itself,”",
            "“It is the spring.”",
            "“I wind it every night,”",
            "“The clock has stopped,”",
        ]
        assert (queue.done, queue.total) == (0, 5)

    def test_progress(self, deciding: Deciding, article: Article):
        deciding.decide(article.identifier, [Accepted(targets(article, "no comment", "It is"))])
        queue = deciding.queue(article.identifier)
        assert (queue.done, queue.total) == (2, 5)

    def test_skipped_come_last(self, deciding: Deciding, article: Article):
        skipped = [statement(article, w).first.span for w in ("spring does", "no comment")]
        queue = deciding.queue(article.identifier, skipped=skipped)
        assert quotes(queue.statements)[-2:] == [
            "“A spring does not break by itself,”",
            "“We have no comment.”",
        ]

    def test_of_a_speaker_and_below_a_threshold(self, deciding: Deciding, article: Article):
        queue = deciding.queue(article.identifier, speaker=PERRIN.name, below=0.8)
        assert quotes(queue.statements) == ["“A spring does not break by itself,”"]


class TestOtherAnalysis:
    def newer(self) -> Analysis:
        first, _, third, *others = tower_quotations()
        changed = replace(third, attribution=replace(third.attribution, speaker=PERRIN))
        extra = replace(
            others[2], span=span_of(TOWER, "‘until Monday’"), kind=first.kind, statement=9
        )
        found = sorted((first, changed, *others, extra), key=lambda q: q.span)
        return tower_analysis(found, "test 2")

    def test_what_would_change(self, deciding: Deciding, article: Article):
        found = deciding.compare(article.identifier, self.newer())
        assert [(d.change, d.span.text_of(TOWER)) for d in found] == [
            (Change.LOST, "“Nobody wound it.”"),
            (Change.SPEAKER_CHANGED, "“I wind it every night,”"),
            (Change.ADDED, "‘until Monday’"),
        ]

    def test_nothing_of_what_was_decided(self, deciding: Deciding, article: Article):
        words = ["clock has", "I wind", "It is", "spring does", "no comment"]
        decided = deciding.decide(article.identifier, [Accepted(targets(article, *words))]).article
        assert deciding.compare(article.identifier, contrary_analysis(tower())) == ()
        taken = deciding.take(article.identifier, contrary_analysis(tower()))
        assert [(q.span, q.speaker) for q in taken.analysis.quotations if q.kind.is_speech] == [
            (q.span, q.speaker) for q in decided.analysis.quotations if q.kind.is_speech
        ]

    def test_taken_whole(self, deciding: Deciding, article: Article):
        taken = deciding.take(article.identifier, self.newer())
        assert taken.analysis == self.newer()
        assert deciding.compare(article.identifier, self.newer()) == ()

    def test_left_whole(self, deciding: Deciding, article: Article):
        left = deciding.compare(article.identifier, self.newer())
        kept = deciding.take(article.identifier, self.newer(), left)
        assert kept.analysis.analyser == "test 2"
        before = {q.span: q.speaker for q in article.analysis.quotations}
        assert {q.span: q.speaker for q in kept.analysis.quotations} == before

    def test_left_one_by_one(self, deciding: Deciding, article: Article):
        lost, changed, added = deciding.compare(article.identifier, self.newer())
        taken = deciding.take(article.identifier, self.newer(), [lost])
        after = {q.span: q.speaker for q in taken.analysis.quotations}
        assert after[lost.span] == PERRIN
        assert after[changed.span] == PERRIN
        assert added.span in after

    def test_settled_at_once_where_nothing_differs(self, deciding: Deciding, article: Article):
        same = tower_analysis(name="test 2")
        settled = deciding.settle(article.identifier, same)
        assert (settled.differences, settled.was_compared) == ((), True)
        assert settled.article.analysis.analyser == "test 2"

    def test_not_settled_where_something_does(self, deciding: Deciding, article: Article):
        settled = deciding.settle(article.identifier, self.newer())
        assert settled.article is None
        assert settled.differences == deciding.compare(article.identifier, self.newer())
        assert deciding.settle(article.identifier, tower_analysis()).article == article

    def test_settled_unasked_where_the_text_is_another(self, deciding: Deciding, article: Article):
        new = document(TOWER.replace("“I wind it every night,” Otto Falk answered. ", ""))
        deciding.replace_text(article.identifier, new)
        found = replace(tower_analysis(()), checksum=new.checksum)
        settled = deciding.settle(article.identifier, found)
        assert (settled.differences, settled.was_compared) == ((), False)
        assert settled.article.analysis.quotations == ()
        with pytest.raises(OtherTextError):
            deciding.settle(article.identifier, tower_analysis())

    def test_put_back_just_as_it_was(
        self, workspace: Workspace, deciding: Deciding, article: Article
    ):
        former = deciding.former(article.identifier)
        before, listed = workspace.article(article.identifier), workspace.speakers()
        deciding.take(article.identifier, contrary_analysis(tower()))
        assert workspace.speakers() != listed
        assert workspace.analysers() == {article.identifier: "contrary 1"}
        assert deciding.put_back(article.identifier, former) == before
        assert deciding.former(article.identifier) == former
        assert workspace.analysers() == {article.identifier: "test 1"}
        assert workspace.speakers() == listed

    def test_put_back_without_what_was_learnt_since(
        self, workspace: Workspace, deciding: Deciding, article: Article
    ):
        other = document(TOWER.replace("stands still", "is mended"))
        found = replace(tower_analysis(()), checksum=other.checksum)
        elsewhere = workspace.save_analysis(workspace.add(other).identifier, found)
        deciding.decide(elsewhere.identifier, [SpeakerRenamed(PERRIN, "Nadia B. Perrin")])
        before, former = workspace.article(article.identifier), deciding.former(article.identifier)
        taken = deciding.take(article.identifier, tower_analysis(name="test 2"))
        assert statement(taken, "clock has").speaker.name == "Nadia B. Perrin"
        assert deciding.put_back(article.identifier, former) == before
        assert statement(before, "clock has").speaker == PERRIN

    def test_put_back_with_what_was_decided_since(self, deciding: Deciding, article: Article):
        former = deciding.former(article.identifier)
        taken = deciding.take(article.identifier, contrary_analysis(tower()))
        deciding.decide(article.identifier, [Accepted(targets(taken, "It is the"))])
        back = deciding.put_back(article.identifier, former)
        assert statement(back, "It is the").speaker.name == "Somebody Else"
        assert statement(back, "I wind").speaker == FALK

    def test_nothing_is_kept_of_what_was_not_analysed(self, workspace: Workspace):
        added = workspace.add(tower())
        assert workspace.deciding.former(added.identifier) is None
        assert workspace.analysers() == {}


def test_text_that_is_read_anew(deciding: Deciding, article: Article):
    new = document(TOWER.replace("“I wind it every night,” Otto Falk answered. ", ""))
    deciding.decide(article.identifier, [Accepted(targets(article, "I wind", "It is"))])
    outcome = deciding.replace_text(article.identifier, new)
    assert outcome.step.title == "Replace Text"
    assert [o.anchor.exact for o in outcome.article.orphans] == ["“I wind it every night,”"]
    assert deciding.replace_text(article.identifier, new) is None
    assert deciding.undo().article.orphans == ()


def test_speaker_from_the_library(deciding: Deciding, article: Article):
    outcome = deciding.decide(
        article.identifier, [SpeakerSet(targets(article, "no comment"), NEWCOMER)]
    )
    assert NEWCOMER in outcome.article.analysis.speakers


def test_an_analysis_of_a_text_that_was_corrected_is_not_kept(tmp_path: Path):
    with Library.open(tmp_path / "library.sqlite3") as library:
        workspace = Workspace(library)
        article = workspace.add(tower())
        given = TextCorrected(Anchor.of(TOWER, span_of(TOWER, "clock has")), "old clock had")
        workspace.deciding.decide(article.identifier, [given])
        assert workspace.save_analysis(article.identifier, tower_analysis()).analysis is None
        assert workspace.deciding.count_corrections(article.identifier) == 1
        workspace.deciding.undo()
        assert workspace.save_analysis(article.identifier, tower_analysis()).analysis is not None
        assert workspace.deciding.count_corrections(article.identifier) == 0
