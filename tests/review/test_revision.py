"""What stays of decisions when the analysis, the text or another article changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.model.decision import (
    Accepted,
    CueMarked,
    EdgesMoved,
    Flagged,
    MentionMarked,
    Rejected,
    SpeakerSet,
    SpeakersMerged,
    SpeakerSplit,
    StatementsJoined,
    TextCorrected,
    TextReplaced,
    Verified,
)
from reader.model.quotation import ReviewState, Verification, VerificationStatus
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.learning import find_lessons
from reader.review.revision import Findings, Revised, revise
from reader.review.targets import target_of
from reader.review.text_history import TextHistory
from reader.text.difference import find_edits
from tests.helpers.articles import document, span_of
from tests.helpers.decisions import (
    NEWCOMER,
    PERRIN,
    TOWER,
    contrary_analysis,
    record,
    statement,
    targets,
    tower,
    tower_quotations,
)
from tests.review.revising import anchor, revised, said, start, words

if TYPE_CHECKING:
    from reader.model.span import Span


SHORT = Speaker("Perrin", SpeakerKind.PERSON)


class TestHistory:
    def test_of_a_quotation(self):
        some = targets(start(), "I wind")
        moved = EdgesMoved(some[0], anchor("“I wind it"))
        result = revised(Flagged(some, is_flagged=True), moved)
        (line,) = [span for span in result.history if span == span_of(TOWER, "“I wind it")]
        assert [r.identifier for r in result.history[line]] == ["d0", "d1"]
        assert result.places[line] == {span_of(TOWER, "“I wind it every night,”"), line}


class TestOtherAnalysis:
    """Nothing another analysis says changes what a person decided."""

    def contrary(self, *decisions) -> Revised:
        return revised(*decisions, found=contrary_analysis(tower()).quotations)

    def test_disagrees_everywhere(self):
        found = {q.span: q.speaker for q in self.contrary().quotations}
        assert not found.items() & {q.span: q.speaker for q in tower_quotations()}.items()

    @pytest.mark.parametrize(
        "decide",
        [
            pytest.param(Accepted, id="accepted"),
            pytest.param(lambda some: SpeakerSet(some, NEWCOMER), id="speaker set"),
            pytest.param(lambda some: SpeakerSet(some, None), id="speaker removed"),
            pytest.param(lambda some: SpeakerSplit(PERRIN, NEWCOMER, some), id="split off"),
            pytest.param(lambda some: MentionMarked(some, anchor("tower saw")), id="mention"),
            pytest.param(lambda some: CueMarked(some, anchor("tower saw")), id="cue"),
            pytest.param(
                lambda some: Verified(some, Verification(VerificationStatus.YES)), id="verified"
            ),
            pytest.param(StatementsJoined, id="joined"),
        ],
    )
    def test_reviewed_statements_stay_whole(self, decide):
        some = targets(start(), "clock has", "I wind", "It is", "spring does", "no comment")
        decision = decide(some)
        before, after = revised(decision), self.contrary(decision)
        spans = {target.anchor.span for target in some}
        assert settled(after, spans) == settled(before, spans)
        assert groups(after, spans) == groups(before, spans)

    def test_rejected_stays_rejected(self):
        some = targets(start(), "clock has", "no comment")
        result = self.contrary(Rejected(some))
        assert words(result, rejected=True) == words(revised(Rejected(some)), rejected=True)
        for quotation in result.quotations:
            assert not any(quotation.span.overlaps(target.anchor.span) for target in some)

    def test_flag_keeps_a_quotation_that_is_not_found_any_more(self):
        result = self.contrary(Flagged(targets(start(), "clock has"), is_flagged=True))
        kept = said(result, "clock has")
        assert kept.review.is_flagged
        assert kept.speaker == PERRIN
        assert len(statement(result, "clock has").pieces) == 2

    def test_pieces_a_newer_analysis_adds_are_another_statement(self):
        some = targets(start(), "I wind")
        together = [replace(q, statement=1) for q in tower_quotations()]
        result = revised(Accepted(some), found=together)
        assert len(statement(result, "I wind").pieces) == 1
        assert len(statement(result, "clock has").pieces) == 7

    def test_moved_edges_stay(self):
        moved = EdgesMoved(target_of(TOWER, start().quotations[2]), anchor("“I wind it"))
        assert "“I wind it" in words(self.contrary(moved))

    def test_edges_a_newer_analysis_finds_itself(self):
        moved = EdgesMoved(target_of(TOWER, start().quotations[2]), anchor("“I wind it"))
        found = list(tower_quotations())
        found[2] = replace(found[2], span=span_of(TOWER, "“I wind it"))
        result = revised(moved, found=found)
        assert words(result).count("“I wind it") == 1
        assert len(result.quotations) == 8


def settled(result: Revised, spans: set[Span]) -> list[tuple[object, ...]]:
    return [
        (q.span, q.kind, q.attribution, q.review.state)
        for q in result.quotations
        if q.span in spans
    ]


def groups(result: Revised, spans: set[Span]) -> list[list[Span]]:
    numbers: dict[int, list[Span]] = {}
    for quotation in result.quotations:
        if quotation.span in spans:
            numbers.setdefault(quotation.statement, []).append(quotation.span)
    return sorted(numbers.values())


class TestText:
    def test_corrected(self):
        given = TextCorrected(anchor("clock has"), "old clock had")
        result = revised(given)
        assert "“The old clock had stopped,”" in words(result)
        assert words(result)[1:] == words(start())[1:]
        assert [p.span.text_of(result.document.text) for p in result.document.paragraphs] == [
            line for line in result.document.text.split("\n") if line
        ]
        assert (
            said(result, "old clock").attribution.mention.text_of(result.document.text)
            == "Nadia Perrin"
        )

    def test_corrected_headline_is_the_title(self):
        result = revised(TextCorrected(anchor("still"), "up"))
        assert result.document.title == "The clock tower stands up"

    def test_decisions_before_and_after_a_correction(self):
        before = Accepted(targets(start(), "clock has"))
        given = TextCorrected(anchor("clock has"), "old clock had")
        middle = revised(before, given)
        after = SpeakerSet(targets(middle, "old clock", "spring does"), NEWCOMER)
        result = revised(before, given, after)
        assert said(result, "old clock").speaker == NEWCOMER
        assert said(result, "spring does").speaker == NEWCOMER
        assert said(result, "old clock").review.state is ReviewState.CORRECTED
        assert not result.orphans

    def test_quotation_that_is_corrected_away_is_an_orphan(self):
        some = targets(start(), "It is the")
        given = TextCorrected(anchor("“It is the spring.”"), "")
        result = revised(Accepted(some), given)
        assert [orphan.anchor.exact for orphan in result.orphans] == ["“It is the spring.”"]
        assert len(result.quotations) == 7

    def test_findings_of_the_corrected_text(self):
        given = TextCorrected(anchor("The so-called"), "That so-called")
        history = TextHistory(tower(), (given,))
        found = revise(history, Findings(tower_quotations()), record(given)).quotations
        with_known = revise(history, Findings(found, (given,)), record(given))
        assert with_known.quotations == found
        undone = revise(TextHistory(tower()), Findings(found, (given,)), [])
        assert undone.quotations == tower_quotations()

    def test_replaced(self):
        text = TOWER.replace("\n\nPerrin was", "\n\nA paragraph more.\n\nPerrin was").replace(
            "“It is the spring.”", "“It must be the main spring.”"
        )
        text = text.replace("“We have no comment.” ", "")
        new = document(text)
        some = targets(start(), "clock has", "It is", "spring does", "no comment")
        given = TextReplaced(new.checksum, find_edits(TOWER, text))
        result = revised(Accepted(some), given, texts={new.checksum: new})
        assert result.document.text == text
        kept = [q for q in result.quotations if q.review.state is ReviewState.ACCEPTED]
        assert [q.span.text_of(text) for q in kept] == [
            "“The clock has stopped,”",
            "“Nobody wound it.”",
            "“It must be the main spring.”",
            "“A spring does not break by itself,”",
            "“None at all ‘until Monday’ comes.”",
        ]
        assert [orphan.anchor.exact for orphan in result.orphans] == ["“We have no comment.”"]

    def test_orphan_comes_home_when_the_text_does(self):
        without = TOWER.replace("“We have no comment.” ", "")
        new = document(without)
        accepted = Accepted(targets(start(), "no comment"))
        away = TextReplaced(new.checksum, find_edits(TOWER, without))
        back = TextReplaced(tower().checksum, find_edits(without, TOWER))
        texts = {new.checksum: new, tower().checksum: tower()}
        assert revised(accepted, away, texts=texts).orphans
        result = revised(accepted, away, back, texts=texts)
        assert not result.orphans
        assert said(result, "no comment").review.state is ReviewState.ACCEPTED


class TestLessons:
    def test_new_name_is_known_in_another_article(self):
        lessons = find_lessons([SpeakersMerged((SHORT,), PERRIN)])
        found = [
            replace(q, attribution=replace(q.attribution, speaker=SHORT, runners_up=()))
            if q.speaker == PERRIN
            else q
            for q in tower_quotations()
        ]
        learnt = said(revised(found=found, lessons=lessons), "clock has").speaker
        assert (learnt.name, learnt.learnt_from) == ("Nadia Perrin", "Perrin")
        assert learnt.aliases == ("Perrin",)

    def test_not_where_somebody_else_bears_the_name(self):
        lessons = find_lessons([SpeakersMerged((SHORT,), PERRIN)])
        other = Speaker("Luc Perrin", SpeakerKind.PERSON)
        first, _, second, *_ = tower_quotations()
        found = [
            replace(first, attribution=replace(first.attribution, speaker=SHORT)),
            replace(second, attribution=replace(second.attribution, speaker=other)),
        ]
        assert said(revised(found=found, lessons=lessons), "clock has").speaker == SHORT
