"""What each decision does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import (
    Accepted,
    CueMarked,
    EdgesMoved,
    Flagged,
    MentionMarked,
    NoteSet,
    QuotationAdded,
    Rejected,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakerSet,
    SpeakersMerged,
    SpeakerSplit,
    StatementsJoined,
    StatementSplit,
    TagsChanged,
    UnknownDecision,
    Verified,
)
from reader.model.quotation import (
    AttributionState,
    QuotationForm,
    QuotationKind,
    ReviewState,
    RunnerUp,
    Verification,
    VerificationStatus,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.targets import target_of
from tests.helpers.articles import attribution, span_of
from tests.helpers.decisions import (
    CLOCKS,
    FALK,
    NEWCOMER,
    PERRIN,
    TOWER,
    statement,
    targets,
    tower,
    tower_quotations,
)
from tests.review.revising import anchor, revised, said, start, words


def test_without_decisions_everything_is_as_found():
    result = start()
    assert result.quotations == tower_quotations()
    assert result.document == tower()
    assert not result.rejected
    assert not result.history


class TestSpeaker:
    def test_set(self):
        result = revised(SpeakerSet(targets(start(), "spring does"), FALK))
        changed = said(result, "spring does")
        assert changed.speaker == FALK
        assert changed.attribution.confidence == 1.0
        assert changed.attribution.state is AttributionState.ATTRIBUTED
        assert changed.review.state is ReviewState.CORRECTED
        assert changed.review.reviewer == "Ada"
        assert changed.review.found == tower_quotations()[4].attribution

    def test_set_keeps_the_words_next_to_it_and_drops_the_chain(self):
        old = tower_quotations()[4].attribution
        changed = said(revised(SpeakerSet(targets(start(), "spring does"), FALK)), "spring does")
        assert changed.attribution.mention == old.mention
        assert [e.span for e in changed.attribution.evidence] == [old.mention]

    def test_who_was_named_before_is_a_runner_up(self):
        changed = said(revised(SpeakerSet(targets(start(), "spring does"), FALK)), "spring does")
        assert changed.attribution.runners_up == (RunnerUp(PERRIN.name, 0.6),)

    @pytest.mark.parametrize(
        ("chosen", "runners_up"),
        [
            ((FALK, PERRIN), [(FALK.name, 0.3)]),
            ((FALK, PERRIN, FALK), [(PERRIN.name, 0.6)]),
            ((NEWCOMER, FALK), [(PERRIN.name, 0.6)]),
            ((None, FALK, None), [(PERRIN.name, 0.6), (FALK.name, 0.3)]),
        ],
    )
    def test_runners_up_keep_what_the_analysis_gave_them(self, chosen, runners_up):
        some = targets(start(), "spring does")
        changed = said(revised(*(SpeakerSet(some, who) for who in chosen)), "spring does")
        assert changed.attribution.runners_up == tuple(RunnerUp(*other) for other in runners_up)

    def test_runners_up_keep_it_under_another_name(self):
        some = targets(start(), "spring does")
        result = revised(
            SpeakerSet(some, FALK), SpeakerRenamed(FALK, "O. Falk"), SpeakerSet(some, PERRIN)
        )
        assert said(result, "spring does").attribution.runners_up == (RunnerUp("O. Falk", 0.3),)

    def test_runners_up_of_joined_pieces_keep_it(self):
        some = SpeakerSet(targets(start(), "clock has"), NEWCOMER)
        joined = StatementsJoined(targets(revised(some), "clock has", "I wind"))
        again = SpeakerSet(targets(revised(some, joined), "clock has"), FALK)
        pieces = statement(revised(some, joined, again), "clock has").pieces
        assert {p.attribution.runners_up for p in pieces} == {(RunnerUp(PERRIN.name, 0.97),)}

    def test_set_to_nobody(self):
        changed = said(revised(SpeakerSet(targets(start(), "clock has"), None)), "clock has")
        assert changed.speaker is None
        assert changed.attribution.state is AttributionState.UNATTRIBUTED
        assert changed.review.state is ReviewState.CORRECTED

    def test_set_to_somebody_new(self):
        result = revised(SpeakerSet(targets(start(), "clock has"), NEWCOMER))
        assert [piece.speaker for piece in statement(result, "clock has").pieces] == [NEWCOMER] * 2
        assert result.speakers[NEWCOMER.name] == NEWCOMER

    def test_set_to_a_namesake_means_the_speaker_of_the_article(self):
        result = revised(SpeakerSet(targets(start(), "I wind"), replace(PERRIN, role=None)))
        assert said(result, "I wind").speaker == PERRIN

    def test_so_called_becomes_speech_with_a_speaker(self):
        result = revised(SpeakerSet(targets(start(), "night watch"), FALK))
        assert said(result, "night watch").kind is QuotationKind.MIXED

    def test_so_called_stays_one_without(self):
        result = revised(SpeakerSet(targets(start(), "night watch"), None))
        assert said(result, "night watch").kind is QuotationKind.SCARE

    def test_split_off(self):
        some = targets(start(), "spring does")
        result = revised(SpeakerSplit(PERRIN, NEWCOMER, some))
        assert said(result, "spring does").speaker == NEWCOMER
        assert said(result, "clock has").speaker == PERRIN

    def test_renamed(self):
        result = revised(SpeakerRenamed(PERRIN, "Nadia B. Perrin"))
        renamed = said(result, "clock has").speaker
        assert renamed == replace(
            PERRIN, name="Nadia B. Perrin", aliases=("Nadia Perrin", "Perrin")
        )
        assert said(result, "spring does").speaker == renamed
        runners_up = said(result, "It is").attribution.runners_up
        assert runners_up == (RunnerUp("Nadia B. Perrin", 0.2),)
        assert said(result, "clock has").review.state is ReviewState.UNREVIEWED

    def test_renamed_to_another_speaker_of_the_article(self):
        result = revised(SpeakerRenamed(PERRIN, FALK.name))
        merged = said(result, "clock has").speaker
        assert merged.name == FALK.name
        assert merged == said(result, "I wind").speaker
        assert set(merged.aliases) == {"Nadia Perrin", "Perrin"}

    def test_merged(self):
        result = revised(SpeakersMerged((FALK, CLOCKS), PERRIN))
        assert {q.speaker.name for q in result.quotations if q.speaker} == {PERRIN.name}
        assert said(result, "I wind").speaker.aliases == ("Perrin", FALK.name, CLOCKS.name)
        assert said(result, "spring does").attribution.runners_up == ()

    @pytest.mark.parametrize(
        ("given", "into", "expected"),
        [
            (
                FALK,
                replace(PERRIN, role=None, aliases=()),
                replace(PERRIN, aliases=("Perrin", FALK.name)),
            ),
            (PERRIN, FALK, replace(FALK, role=PERRIN.role, aliases=(PERRIN.name, "Perrin"))),
            (
                PERRIN,
                Speaker("Perrin", SpeakerKind.PERSON),
                Speaker("Perrin", SpeakerKind.PERSON, PERRIN.role, (PERRIN.name,)),
            ),
        ],
        ids=["into the article’s own", "with the role", "into an alias"],
    )
    def test_merged_they_keep_what_the_article_says(self, given, into, expected):
        assert said(revised(SpeakersMerged((given,), into)), "clock has").speaker == expected

    def test_merged_into_somebody_new(self):
        result = revised(SpeakersMerged((FALK,), NEWCOMER))
        assert said(result, "I wind").speaker == replace(NEWCOMER, aliases=(FALK.name,))

    @pytest.mark.parametrize(
        ("field", "value", "expected"),
        [
            (SpeakerField.KIND, "group", {"kind": SpeakerKind.GROUP}),
            (SpeakerField.ROLE, "mayor", {"role": "mayor"}),
            (SpeakerField.ROLE, None, {"role": None}),
            (SpeakerField.ROLE, "", {"role": None}),
            (SpeakerField.KIND, None, {}),
            (SpeakerField.ORGANISATION, "Town hall", {"organisation": "Town hall"}),
            (SpeakerField.NOTE, "Ask again", {"note": "Ask again"}),
            (SpeakerField.COLOUR, "#aa0000", {"colour": "#aa0000"}),
        ],
    )
    def test_edited(self, field: SpeakerField, value: str | None, expected: dict[str, object]):
        result = revised(SpeakerEdited(PERRIN, field, value))
        assert said(result, "clock has").speaker == replace(PERRIN, **expected)
        assert said(result, "spring does").speaker == replace(PERRIN, **expected)

    def test_whoever_is_not_in_the_article_changes_nothing(self):
        for decision in (
            SpeakerRenamed(NEWCOMER, "X"),
            SpeakersMerged((NEWCOMER,), FALK),
            SpeakerEdited(NEWCOMER, SpeakerField.ROLE, "x"),
        ):
            assert revised(decision).quotations == tower_quotations()


class TestVerdicts:
    def test_accepted(self):
        accepted = said(revised(Accepted(targets(start(), "spring does"))), "spring does")
        old = tower_quotations()[4]
        assert accepted.speaker == PERRIN
        assert accepted.review.state is ReviewState.ACCEPTED
        assert accepted.attribution.confidence == 1.0
        assert accepted.attribution.evidence == old.attribution.evidence
        assert accepted.review.found == old.attribution

    def test_accepted_with_all_pieces(self):
        result = revised(Accepted(targets(start(), "clock has", "I wind")))
        states = [q.review.state for q in result.quotations[:4]]
        assert states == [ReviewState.ACCEPTED] * 3 + [ReviewState.UNREVIEWED]

    def test_so_called_that_is_accepted_stays_one(self):
        accepted = said(revised(Accepted(targets(start(), "night watch"))), "night watch")
        assert (accepted.kind, accepted.speaker) == (QuotationKind.SCARE, None)
        assert accepted.review.state is ReviewState.ACCEPTED

    def test_what_was_corrected_and_is_accepted_stays_corrected(self):
        some = targets(start(), "spring does")
        changed = said(revised(SpeakerSet(some, FALK), Accepted(some)), "spring does")
        assert (changed.review.state, changed.speaker) == (ReviewState.CORRECTED, FALK)

    def test_rejected(self):
        result = revised(Rejected(targets(start(), "clock has")))
        assert words(result, rejected=True) == ["“The clock has stopped,”", "“Nobody wound it.”"]
        assert len(result.quotations) == 6
        assert result.rejected[0].review.state is ReviewState.REJECTED

    def test_rejected_and_accepted_is_back(self):
        some = targets(start(), "clock has")
        result = revised(Rejected(some), Accepted(some))
        assert said(result, "clock has").review.state is ReviewState.ACCEPTED
        assert not result.rejected

    def test_restored_is_as_it_was_seen_whatever_another_analysis_says(self):
        some = targets(start(), "spring does")
        other = [
            replace(q, kind=QuotationKind.SCARE, attribution=attribution(NEWCOMER))
            for q in tower_quotations()
        ]
        before = said(revised(Rejected(some), Accepted(some)), "spring does")
        after = said(revised(Rejected(some), Accepted(some), found=other), "spring does")
        assert (after.kind, after.attribution) == (before.kind, before.attribution)
        assert after.speaker == PERRIN

    def test_flag_note_and_tags_are_no_verdict(self):
        some = targets(start(), "clock has")
        result = revised(
            Flagged(some, is_flagged=True), NoteSet(some, "Ask"), TagsChanged(some, ("a", "b"))
        )
        review = said(result, "clock has").review
        assert (review.is_flagged, review.note, review.tags) == (True, "Ask", ("a", "b"))
        assert review.state is ReviewState.UNREVIEWED
        assert review.found is None
        assert said(result, "clock has").attribution == tower_quotations()[0].attribution

    def test_flag_note_and_tags_are_taken_off(self):
        some = targets(start(), "clock has")
        result = revised(
            Flagged(some, is_flagged=True),
            NoteSet(some, "Ask"),
            TagsChanged(some, ("a", "b")),
            Flagged(some, is_flagged=False),
            NoteSet(some, ""),
            TagsChanged(some, ("c", "b"), ("a",)),
        )
        review = said(result, "clock has").review
        assert (review.is_flagged, review.note, review.tags) == (False, "", ("b", "c"))

    @pytest.mark.parametrize(
        ("status", "state"),
        [
            (VerificationStatus.YES, ReviewState.ACCEPTED),
            (VerificationStatus.NO, ReviewState.UNREVIEWED),
            (VerificationStatus.NOT_APPLICABLE, ReviewState.UNREVIEWED),
        ],
    )
    def test_verified(self, status: VerificationStatus, state: ReviewState):
        check = Verification(status, "recording, 12:40", "2026-03-04", "Ada")
        some = targets(start(), "clock has")
        review = said(revised(Verified(some, check)), "clock has").review
        assert (review.verification, review.state) == (check, state)
        again = said(revised(Verified(some, check), Verified(some, None)), "clock has").review
        assert again.verification is None


class TestShape:
    def test_added(self):
        given = QuotationAdded(anchor("It is the"), FALK, QuotationForm.MARKS)
        added = next(q for q in revised(given).quotations if q.review.state is ReviewState.ADDED)
        assert added.span == span_of(TOWER, "It is the")
        assert (added.kind, added.speaker) == (QuotationKind.DIRECT, FALK)
        assert (added.statement, added.parent, added.paragraph) == (7, 3, 3)
        assert added.review.found is None

    def test_added_within(self):
        given = QuotationAdded(anchor("‘until Monday’"), None, QuotationForm.MARKS)
        nested = revised(given).quotations[-1]
        assert (nested.span, nested.parent) == (span_of(TOWER, "‘until Monday’"), 6)

    def test_added_around(self):
        span = Span(span_of(TOWER, "“I wind").start, span_of(TOWER, "spring.”").end)
        given = QuotationAdded(Anchor.of(TOWER, span), FALK, QuotationForm.BLOCK)
        result = revised(given)
        parents = {q.span: q.parent for q in result.quotations}
        assert parents[span] is None
        assert parents[span_of(TOWER, "“It is the spring.”")] == 7

    def test_added_in_the_place_of_nearly_the_same(self):
        given = QuotationAdded(anchor("It is the spring"), FALK, QuotationForm.MARKS)
        result = revised(given)
        assert len(result.quotations) == 8
        assert "“It is the spring.”" not in words(result)

    def test_added_where_a_so_called_was_found(self):
        given = QuotationAdded(anchor("“night watch”"), CLOCKS, QuotationForm.MARKS)
        added = said(revised(given), "night watch")
        assert (added.kind, added.speaker) == (QuotationKind.DIRECT, CLOCKS)
        assert (added.review.state, added.statement) == (ReviewState.ADDED, 5)

    def test_edges(self):
        old = start().quotations[2]
        moved = EdgesMoved(target_of(TOWER, old), anchor("“I wind it"))
        result = revised(moved)
        assert "“I wind it" in words(result)
        assert len(result.quotations) == 8
        changed = said(result, "“I wind it")
        assert (changed.speaker, changed.statement) == (FALK, 2)
        assert changed.review.state is ReviewState.CORRECTED

    def test_edges_are_of_the_quotation_that_was_seen(self):
        old = start().quotations[2]
        found = [replace(q, attribution=attribution(PERRIN)) for q in tower_quotations()]
        changed = said(
            revised(EdgesMoved(target_of(TOWER, old), anchor("“I wind it")), found=found),
            "“I wind it",
        )
        assert changed.attribution == old.attribution

    def test_edges_of_what_was_added_leave_it_added(self):
        given = QuotationAdded(anchor("It is the"), FALK, QuotationForm.MARKS)
        added = next(q for q in revised(given).quotations if q.span == given.anchor.span)
        moved = EdgesMoved(target_of(TOWER, added), anchor("It is"))
        states = {q.span: q.review.state for q in revised(given, moved).quotations}
        assert states[moved.anchor.span] is ReviewState.ADDED

    def test_edges_of_a_piece_keep_its_statement(self):
        old = start().quotations[1]
        result = revised(EdgesMoved(target_of(TOWER, old), anchor("Nobody wound it.")))
        assert len(statement(result, "clock has").pieces) == 2

    def test_edges_onto_another_touched_quotation_change_nothing(self):
        accepted = Accepted(targets(start(), "I wind"))
        old = start().quotations[3]
        moved = EdgesMoved(target_of(TOWER, old), anchor("“I wind it every night,”"))
        assert words(revised(accepted, moved)) == words(start())

    def test_mention_and_cue(self):
        some = targets(start(), "spring does")
        marked = said(
            revised(
                MentionMarked(some, anchor("Perrin was")), CueMarked(some, anchor("convinced"))
            ),
            "spring does",
        )
        assert marked.attribution.mention == span_of(TOWER, "Perrin was")
        assert marked.attribution.cue == span_of(TOWER, "convinced")
        assert marked.speaker == PERRIN
        assert marked.attribution.evidence == ()
        gone = said(revised(CueMarked(targets(start(), "clock has"), None)), "clock has")
        assert gone.attribution.cue is None
        assert [e.what.value for e in gone.attribution.evidence] == ["name"]

    def test_joined_and_split(self):
        joined = StatementsJoined(targets(start(), "clock has", "I wind"))
        result = revised(joined)
        pieces = statement(result, "I wind").pieces
        assert [p.speaker for p in pieces] == [PERRIN] * 3
        assert {p.statement for p in pieces} == {1}
        split = StatementSplit(targets(result, "I wind"), 1)
        again = revised(joined, split)
        assert len(statement(again, "clock has").pieces) == 1
        assert len(statement(again, "I wind").pieces) == 2

    def test_joined_they_have_the_speaker_of_the_first_and_their_own_words(self):
        result = revised(StatementsJoined(targets(start(), "I wind", "clock has")))
        joined = said(result, "clock has"), statement(result, "I wind").pieces[2]
        assert [piece.speaker for piece in joined] == [PERRIN] * 2
        assert joined[1].attribution.mention == span_of(TOWER, "Otto Falk")
        assert joined[1].attribution.cue == span_of(TOWER, "answered")

    def test_numbers_of_other_statements_stay(self):
        result = revised(StatementSplit(targets(start(), "clock has"), 1))
        numbers = {q.span: q.statement for q in result.quotations}
        old = {q.span: q.statement for q in tower_quotations()}
        assert numbers.pop(span_of(TOWER, "“Nobody wound it.”")) == 7
        assert numbers.items() <= old.items()

    def test_unknown_decision_changes_nothing(self):
        assert revised(UnknownDecision("dreamt", "{}")).quotations == tower_quotations()
