"""One quotation while decisions about it are replayed."""

from __future__ import annotations

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import Accepted, Target
from reader.model.quotation import (
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    QuotationForm,
    QuotationKind,
    ReviewState,
    RunnerUp,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.review.piece import Piece, piece_of_target
from reader.review.targets import target_of
from tests.helpers.articles import attribution, quotation, span_of
from tests.helpers.decisions import FALK, NEWCOMER, PERRIN, TOWER, record

WORDS = "“It is the spring.”"
HE, ADDED, NAME = Span(130, 132), Span(133, 138), Span(100, 109)
CHAIN = (
    Evidence(ADDED, EvidenceKind.CUE),
    Evidence(HE, EvidenceKind.MENTION),
    Evidence(NAME, EvidenceKind.NAME),
)


def piece(speaker=FALK, *, runners_up=(), confidence=0.7):
    found = quotation(
        WORDS, 3, speaker, text=TOWER, mention=HE, cue=ADDED, evidence=CHAIN,
        runners_up=tuple(RunnerUp(*each) for each in runners_up), confidence=confidence,
    )  # fmt: skip
    return Piece(found, found.attribution, spans={found.span})


def runners_up(of):
    return [(other.name, other.confidence) for other in of.attribution.runners_up]


class TestState:
    def test_at_first_it_is_as_found(self):
        fresh = piece()
        assert fresh.span == span_of(TOWER, WORDS)
        assert (fresh.statement, fresh.state) == (3, ReviewState.UNREVIEWED)
        assert not fresh.is_touched

    def test_any_decision_touches_it(self):
        touched = piece()
        touched.history += record(Accepted(()))
        assert touched.is_touched

    def test_to_settle_keeps_what_was_found_and_the_rest_of_the_review(self):
        settled = piece()
        settled.settle(ReviewState.ACCEPTED, record(Accepted(()), by="Ada")[0])
        settled.set_attribution(attribution(PERRIN))
        settled.settle(ReviewState.CORRECTED, record(Accepted(()), by="Bea")[0])
        review = settled.quotation.review
        assert (review.state, review.reviewer) == (ReviewState.CORRECTED, "Bea")
        assert review.found == piece().attribution

    def test_another_statement(self):
        moved = piece()
        moved.set_statement(8)
        assert moved.statement == 8


class TestAttribute:
    def test_the_same_speaker_keeps_the_chain(self):
        same = piece()
        same.attribute(FALK)
        assert same.attribution == Attribution(
            FALK, HE, ADDED, 1.0, AttributionState.ATTRIBUTED, CHAIN
        )

    @pytest.mark.parametrize(
        ("speaker", "state"),
        [(PERRIN, AttributionState.ATTRIBUTED), (None, AttributionState.UNATTRIBUTED)],
        ids=["another", "nobody"],
    )
    def test_another_speaker_keeps_only_the_words_next_to_it(self, speaker, state):
        other = piece()
        other.attribute(speaker)
        assert (other.attribution.speaker, other.attribution.state) == (speaker, state)
        assert (other.attribution.mention, other.attribution.cue) == (HE, ADDED)
        assert other.attribution.evidence == CHAIN[:2]

    def test_nobody_instead_of_nobody_has_no_chain_either(self):
        nobody = piece(None)
        nobody.attribute(None)
        assert nobody.attribution.evidence == CHAIN[:2]

    @pytest.mark.parametrize(
        ("speaker", "expected"),
        [
            (NEWCOMER, [(FALK.name, 0.7), (PERRIN.name, 0.2)]),
            (PERRIN, [(FALK.name, 0.7), ("X", 0.1)]),
            (FALK, [(PERRIN.name, 0.2), ("X", 0.1)]),
            (None, [(FALK.name, 0.7), (PERRIN.name, 0.2)]),
        ],
        ids=["a new one", "a runner-up", "the same", "nobody"],
    )
    def test_who_else_it_may_be(self, speaker, expected):
        given = piece(runners_up=[(PERRIN.name, 0.2), ("X", 0.1)])
        given.attribute(speaker)
        assert runners_up(given) == expected


class TestPin:
    def pin(self, given, shown, speaker):
        target = Target(
            Anchor.of(TOWER, given.span), QuotationKind.MIXED, QuotationForm.MARKS, 3, shown
        )
        given.pin(target, speaker)
        return given

    def test_it_is_what_the_person_saw(self):
        shown = attribution(FALK, 0.5, mention=HE)
        pinned = self.pin(piece(PERRIN), shown, NEWCOMER)
        assert pinned.attribution.speaker == NEWCOMER
        assert (pinned.attribution.confidence, pinned.attribution.cue) == (0.5, None)
        assert pinned.quotation.kind is QuotationKind.MIXED

    def test_newer_figures_of_the_same_stay(self):
        shown = attribution(FALK, 0.5, mention=HE, cue=ADDED)
        assert self.pin(piece(confidence=0.9), shown, FALK).attribution.confidence == 0.9

    @pytest.mark.parametrize(
        "shown",
        [attribution(FALK, mention=NAME, cue=ADDED), attribution(FALK, mention=HE, cue=NAME)],
        ids=["mention", "cue"],
    )
    def test_other_words_next_to_it_are_another_attribution(self, shown):
        assert self.pin(piece(), shown, FALK).attribution == shown

    def test_what_a_person_decided_before_stays(self):
        decided = piece()
        decided.settle(ReviewState.CORRECTED, record(Accepted(()), by="Ada")[0])
        pinned = self.pin(decided, attribution(PERRIN), PERRIN)
        assert (pinned.attribution.speaker, pinned.quotation.kind) == (FALK, QuotationKind.DIRECT)


class TestRename:
    NEW = Speaker("Otto Falke", SpeakerKind.PERSON)

    @pytest.mark.parametrize(
        ("given", "names", "speaker", "others"),
        [
            pytest.param(piece(), {FALK.name}, NEW, [], id="the speaker"),
            pytest.param(piece(), {PERRIN.name}, FALK, [], id="somebody else"),
            pytest.param(
                piece(PERRIN, runners_up=[(FALK.name, 0.2), ("X", 0.1)]),
                {FALK.name},
                PERRIN,
                [(NEW.name, 0.2), ("X", 0.1)],
                id="a runner-up",
            ),
            pytest.param(
                piece(PERRIN, runners_up=[(FALK.name, 0.2), (NEW.name, 0.1)]),
                {FALK.name, NEW.name},
                PERRIN,
                [(NEW.name, 0.2)],
                id="two runners-up are one",
            ),
            pytest.param(
                piece(runners_up=[(PERRIN.name, 0.2), ("X", 0.1)]),
                {FALK.name, PERRIN.name},
                NEW,
                [("X", 0.1)],
                id="the speaker is no runner-up",
            ),
            pytest.param(
                piece(None, runners_up=[(FALK.name, 0.2)]),
                {FALK.name},
                None,
                [(NEW.name, 0.2)],
                id="of nobody’s",
            ),
        ],
    )
    def test_one_in_the_place_of_others(self, given, names, speaker, others):
        given.rename(names, self.NEW)
        assert given.attribution.speaker == speaker
        assert runners_up(given) == others
        assert given.attribution.evidence == CHAIN


def test_what_no_analysis_finds_any_more_is_as_it_was_decided_about():
    known = piece().quotation
    revived = piece_of_target(target_of(TOWER, known), 9, 4)
    assert (revived.statement, revived.quotation.paragraph) == (9, 4)
    assert (revived.span, revived.spans) == (known.span, {known.span})
    assert (revived.found, revived.attribution) == (known.attribution, known.attribution)
    assert not revived.is_touched
