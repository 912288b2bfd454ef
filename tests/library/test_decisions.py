"""The log in the library: steps, undo and redo, and what follows from them elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import NotInLibraryError, OtherTextError
from reader.library.store import Library
from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    Flagged,
    NoteSet,
    QuotationAdded,
    Rejected,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakerSet,
    SpeakersMerged,
    TextCorrected,
    UnknownDecision,
)
from reader.model.quotation import Analysis, QuotationForm, ReviewState
from reader.model.step import StepState
from tests.helpers.articles import document, quotation, span_of
from tests.helpers.decisions import (
    CLOCKS,
    FALK,
    NEWCOMER,
    PERRIN,
    TOWER,
    contrary_analysis,
    dump,
    statement,
    targets,
    tower,
    tower_analysis,
    tower_quotations,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.decision import Decision
    from reader.model.speaker import Speaker
    from reader.model.step import Step

UNKNOWN = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def article(library: Library) -> str:
    identifier = library.add_article(tower())
    library.save_analysis(identifier, tower_analysis())
    return identifier


def decide(library: Library, article: str | None, *decisions: Decision) -> Step:
    return library.decisions.decide(decisions, article=article, made_by="Ada")


def speaker_of(library: Library, article: str, words: str) -> Speaker | None:
    return statement(library.article(article), words).speaker


def add_other(library: Library, text: str, speaker: Speaker) -> str:
    """Add and analyse an article in which one speaker says one thing."""
    given = document(text)
    identifier = library.add_article(given)
    found = quotation(text.partition(",”")[0] + ",”", 1, speaker, text=text)
    library.save_analysis(identifier, Analysis(given.checksum, (found,), "en", "test 1"))
    return identifier


class TestSteps:
    def test_step_as_it_was_made(self, library: Library, article: str):
        some = targets(library.article(article), "clock has")
        step = decide(library, article, SpeakerSet(some, NEWCOMER), Flagged(some, True))
        assert step.title == "Change Speaker to Ines Rook"
        assert (step.article, step.made_by, step.state) == (article, "Ada", StepState.IN_FORCE)
        assert [r.decision for r in step.decisions] == [
            SpeakerSet(some, NEWCOMER),
            Flagged(some, True),
        ]
        assert library.decisions.steps() == [step]
        assert library.decisions.next_undo() == step
        assert library.decisions.next_redo() is None

    def test_several_decisions_are_undone_together(self, library: Library, article: str):
        before = dump(library)
        some = targets(library.article(article), "clock has")
        decide(library, article, SpeakerSet(some, NEWCOMER), Flagged(some, True))
        library.decisions.undo()
        assert dump(library) == before

    def test_undo_goes_across_articles_and_survives_closing(self, path: Path):
        with Library.open(path) as library:
            first = library.add_article(tower())
            library.save_analysis(first, tower_analysis())
            second = add_other(library, "“It rains,” Rook said.", NEWCOMER)
            some = targets(library.article(first), "clock has")
            other = targets(library.article(second), "rains")
            decide(library, first, Accepted(some))
            decide(library, second, Accepted(other))
        with Library.open(path) as library:
            assert library.decisions.undo().article == second
            assert library.decisions.undo().article == first
            assert library.decisions.undo() is None
            assert library.decisions.redo().article == first
            (row,) = library.decisions.steps(first)
            assert row.state is StepState.IN_FORCE

    def test_two_hundred_steps(self, library: Library, article: str):
        before = dump(library)
        some = targets(library.article(article), "clock has")
        for number in range(200):
            decide(library, article, NoteSet(some, f"Note {number}"))
        assert len(library.decisions.steps()) == 200
        for _ in range(200):
            library.decisions.undo()
        assert dump(library) == before

    def test_what_is_undone_cannot_be_redone_after_a_new_step(self, library: Library, article: str):
        some = targets(library.article(article), "clock has")
        first = decide(library, article, NoteSet(some, "one"))
        library.decisions.undo()
        assert library.decisions.next_redo().identifier == first.identifier
        decide(library, article, NoteSet(some, "two"))
        assert library.decisions.next_redo() is None
        assert library.decisions.redo() is None
        states = [step.state for step in library.decisions.steps(article)]
        assert states == [StepState.IN_FORCE, StepState.ABANDONED]

    def test_nothing_to_undo(self, library: Library):
        assert library.decisions.undo() is None
        assert library.decisions.redo() is None
        assert library.decisions.steps() == []

    def test_deleted_article(self, library: Library, article: str):
        with pytest.raises(NotInLibraryError):
            decide(library, UNKNOWN, Accepted(()))
        decide(library, article, Accepted(targets(library.article(article), "clock has")))
        library.delete_article(article)
        assert library.decisions.steps() == []
        assert library.decisions.undo() is None

    def test_decision_that_fails_leaves_nothing(
        self, library: Library, article: str, monkeypatch: pytest.MonkeyPatch
    ):
        before = dump(library)
        some = targets(library.article(article), "clock has")
        monkeypatch.setattr("reader.library.speakers.remove_unused", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            decide(library, article, SpeakerSet(some, NEWCOMER))
        monkeypatch.undo()
        assert dump(library) == before
        assert library.decisions.steps() == []
        assert library.article(article).analysis == tower_analysis()
        decide(library, article, SpeakerSet(some, FALK))  # in the row the failed one had
        assert speaker_of(library, article, "clock has") == FALK

    def test_waits_for_the_disk(
        self, library: Library, article: str, monkeypatch: pytest.MonkeyPatch
    ):
        levels = []
        original = library._revisions.write

        def write(*given: object):
            levels.append(library._database.value("PRAGMA synchronous"))
            return original(*given)

        monkeypatch.setattr(library._revisions, "write", write)
        decide(library, article, Accepted(targets(library.article(article), "clock has")))
        library.decisions.undo()
        library.decisions.redo()
        assert levels == [2, 2, 2]  # FULL

    def test_decision_of_a_newer_app_is_kept(self, library: Library, article: str):
        payload = json.dumps({"kind": "dreamt", "about": [1, 2]})
        step = decide(library, article, UnknownDecision("dreamt", payload))
        (read,) = library.decisions.steps()
        assert read == step
        assert read.decisions[0].decision == UnknownDecision("dreamt", payload)
        assert library.article(article).analysis == tower_analysis()


class TestInForce:
    def test_lists_and_search_follow(self, library: Library, article: str):
        assert library.articles()[0].to_review == 3
        some = targets(library.article(article), "It is", "spring does")
        decide(library, article, SpeakerSet(some, NEWCOMER))
        assert library.articles()[0].to_review == 1
        assert [(s.name, s.statements) for s in library.speakers()] == [
            (NEWCOMER.name, 2),
            (CLOCKS.name, 1),
            (PERRIN.name, 1),
            (FALK.name, 1),
        ]
        assert [hit.speaker for hit in library.search("spring") if hit.is_statement] == [
            NEWCOMER.name
        ] * 2

    def test_rejected_is_not_counted_or_found(self, library: Library, article: str):
        decide(library, article, Rejected(targets(library.article(article), "no comment")))
        (summary,) = library.articles()
        assert (summary.statements, summary.to_review) == (4, 2)
        assert [hit.is_statement for hit in library.search("comment")] == [False]
        assert CLOCKS.name not in {speaker.name for speaker in library.speakers()}
        assert len(library.article(article).rejected) == 2

    def test_rows_keep_their_identifiers(self, library: Library, article: str):
        def rows() -> dict[tuple[int, int], tuple[int, str]]:
            found = library._database.rows("SELECT span_start, span_end, id, uuid FROM quotations")
            return {(start, end): (row, uuid) for start, end, row, uuid in found}

        before = rows()
        some = targets(library.article(article), "It is", "spring does")
        decide(library, article, SpeakerSet(some, NEWCOMER))
        assert rows() == before

    def test_another_analysis_changes_no_decision(self, library: Library, article: str):
        opened = library.article(article)
        decide(library, article, SpeakerSet(targets(opened, "clock has"), NEWCOMER))
        decide(library, article, Accepted(targets(opened, "I wind", "spring does")))
        decide(library, article, Rejected(targets(opened, "no comment")))
        decide(library, article, NoteSet(targets(opened, "It is"), "Ask"))
        decide(
            library,
            article,
            QuotationAdded(
                Anchor.of(TOWER, span_of(TOWER, "Perrin was not")), FALK, QuotationForm.MARKS
            ),
        )
        decided = library.article(article)
        log = dump(library)["decisions"]
        library.save_analysis(article, contrary_analysis(tower()))
        after = library.article(article)
        assert dump(library)["decisions"] == log
        kept = {
            q.span: (q.speaker, q.kind, q.attribution, q.review.state, q.review.note)
            for q in after.analysis.quotations
        }
        for old in decided.analysis.quotations:
            review = old.review
            if review.state.is_reviewed:
                known = (old.speaker, old.kind, old.attribution, review.state, review.note)
                assert kept[old.span] == known
        assert statement(after, "It is").first.review.note == "Ask"
        assert {q.span for q in after.rejected} == {q.span for q in decided.rejected}
        library.save_analysis(article, tower_analysis())
        assert library.article(article) == decided

    def test_decided_while_the_analysis_runs(self, library: Library):
        article = library.add_article(tower())
        first, *others = tower_quotations()
        assert library.save_quotations(article, [first]) is None
        some = targets(library.revised(article), "clock has")
        decide(library, article, SpeakerSet(some, NEWCOMER))
        shown = library.save_quotations(article, others[:2])
        assert [q.speaker for q in shown] == [NEWCOMER, PERRIN, FALK]
        library.save_analysis(article, tower_analysis())
        assert speaker_of(library, article, "I wind") == FALK
        assert statement(library.article(article), "clock has").speaker == NEWCOMER

    def test_quotation_added_without_any_analysis(self, library: Library):
        article = library.add_article(tower())
        given = QuotationAdded(
            Anchor.of(TOWER, span_of(TOWER, "“Nobody wound it.”")), PERRIN, QuotationForm.MARKS
        )
        decide(library, article, given)
        assert library.article(article).analysis is None
        assert library.articles()[0].statements == 1
        (hit,) = (hit for hit in library.search("wound") if hit.is_statement)
        assert hit.speaker == PERRIN.name


class TestText:
    def correct(self, library: Library, article: str, words: str, replacement: str) -> Step:
        text = library.article(article).document.text
        given = TextCorrected(Anchor.of(text, span_of(text, words)), replacement)
        return decide(library, article, given)

    def test_corrected_text_is_found_and_read(self, library: Library, article: str):
        decide(library, article, Accepted(targets(library.article(article), "spring does")))
        self.correct(library, article, "clock has", "carillon had")
        opened = library.article(article)
        assert "“The carillon had stopped,”" in opened.document.text
        assert opened.analysis.checksum == opened.document.checksum
        assert statement(opened, "spring does").first.review.state is ReviewState.ACCEPTED
        assert {hit.is_statement for hit in library.search("carillon")} == {True, False}
        assert not opened.is_stale

    def test_opening_the_file_again_finds_the_corrected_article(
        self, library: Library, article: str
    ):
        self.correct(library, article, "clock has", "carillon had")
        assert library.add_article(tower()) == article
        assert "carillon" in library.article(article).document.text

    def test_undone(self, library: Library, article: str):
        before = dump(library)
        self.correct(library, article, "still", "up")
        assert library.articles()[0].title == "The clock tower stands up"
        library.decisions.undo()
        assert dump(library) == before
        assert library.article(article).document == tower()

    def test_analysis_of_the_corrected_text(self, library: Library, article: str):
        self.correct(library, article, "The so-called", "That so-called")
        corrected = library.article(article)
        with pytest.raises(OtherTextError, match="has changed since"):
            library.save_analysis(article, tower_analysis())
        library.save_analysis(article, replace(corrected.analysis, analyser="test 2"))
        assert library.article(article).analysis.quotations == corrected.analysis.quotations
        library.decisions.undo()
        assert library.article(article).analysis.quotations == tower_quotations()

    def test_replaced(self, library: Library, article: str):
        text = TOWER.replace("“We have no comment.” ", "").replace("Otto Falk answered", "he said")
        opened = library.article(article)
        decide(library, article, Accepted(targets(opened, "I wind", "no comment")))
        before = dump(library)
        step = library.decisions.replace_text(article, document(text), b"new bytes", "Ada")
        assert step.title == "Replace Text"
        replaced = library.article(article)
        assert replaced.document.text == text
        assert replaced.is_stale
        assert [orphan.anchor.exact for orphan in replaced.orphans] == ["“We have no comment.”"]
        assert statement(replaced, "I wind").first.review.state is ReviewState.ACCEPTED
        library.save_analysis(article, Analysis(document(text).checksum, (), "en", "test 2"))
        assert not library.article(article).is_stale
        assert statement(library.article(article), "I wind").speaker == FALK
        library.decisions.undo()
        assert {k: v for k, v in dump(library).items() if k == "texts"} == {
            "texts": before["texts"]
        }
        assert library.article(article).is_stale  # the analysis was of the text that is gone

    def test_replaced_by_the_same_text(self, library: Library, article: str):
        assert library.decisions.replace_text(article, tower(), None) is None
        assert library.decisions.steps() == []

    def test_file_with_the_new_text_is_the_same_article(self, library: Library, article: str):
        new = document(TOWER + "\nMore.")
        library.decisions.replace_text(article, new, None)
        assert library.add_article(new) == article


class TestLearning:
    SHORT = replace(FALK, name="Falk")

    def test_next_article_knows_the_name(self, library: Library, article: str):
        earlier = add_other(library, "“Rain again,” Falk said.", self.SHORT)
        decide(library, article, SpeakersMerged((self.SHORT,), FALK))
        later = add_other(library, "“Snow today,” Falk said.", self.SHORT)
        assert speaker_of(library, earlier, "Rain") == self.SHORT
        learnt = speaker_of(library, later, "Snow")
        assert (learnt.name, learnt.learnt_from) == (FALK.name, "Falk")
        assert next(s for s in library.speakers() if s.name == FALK.name).articles == 2

    def test_undone_with_the_decision(self, library: Library, article: str):
        decide(library, article, SpeakersMerged((self.SHORT,), FALK))
        later = add_other(library, "“Snow today,” Falk said.", self.SHORT)
        known = dump(library)
        library.decisions.undo()
        assert speaker_of(library, later, "Snow") == self.SHORT
        assert {s.name for s in library.speakers()} >= {"Falk", FALK.name}
        library.decisions.redo()
        assert dump(library) == known

    def test_gone_with_the_article(self, library: Library, article: str):
        decide(library, article, SpeakersMerged((self.SHORT,), FALK))
        later = add_other(library, "“Snow today,” Falk said.", self.SHORT)
        library.delete_article(article)
        assert speaker_of(library, later, "Snow") == self.SHORT
        assert [s.name for s in library.speakers()] == ["Falk"]

    def test_renamed(self, library: Library, article: str):
        decide(library, article, SpeakerRenamed(FALK, "Otto Falke"))
        later = add_other(library, "“Snow today,” Otto Falk said.", FALK)
        assert speaker_of(library, later, "Snow").name == "Otto Falke"


class TestEverywhere:
    def test_colour_in_every_article(self, library: Library, article: str):
        other = add_other(library, "“Rain again,” Otto Falk said.", replace(FALK, role="baker"))
        before = dump(library)
        decide(library, None, SpeakerEdited(FALK, SpeakerField.COLOUR, "#aa0000"))
        for identifier, words in ((article, "I wind"), (other, "Rain")):
            assert speaker_of(library, identifier, words).colour == "#aa0000"
        later = add_other(library, "“Snow today,” Otto Falk said.", FALK)
        assert speaker_of(library, later, "Snow").colour == "#aa0000"
        library.delete_article(later)
        library.decisions.undo()
        assert dump(library) == before

    def test_merged_in_every_article(self, library: Library, article: str):
        other = add_other(library, "“Rain again,” Rook said.", NEWCOMER)
        decide(library, None, SpeakersMerged((NEWCOMER,), FALK))
        assert speaker_of(library, other, "Rain").name == FALK.name
        (known,) = (s for s in library.speakers() if s.name == FALK.name)
        assert (known.statements, known.articles) == (3, 2)
        library.decisions.undo()
        assert speaker_of(library, other, "Rain") == NEWCOMER
