"""What is to review, by one rule, and the order in which it is asked about."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reader.model.quotation import Quotation, QuotationKind, Review, ReviewState, gather_statements
from reader.review.queue import make_queue
from reader.review.waiting import REVIEW_BELOW, needs_review
from reader.settings import Settings
from tests.helpers.articles import FERRIES, ODUYA, quotation

SHUT, SAFE, BLOW = "“It stays shut.”", "“The bridge is not safe,”", "“a blow to the islands”"


def piece(
    words: str = SHUT,
    number: int = 1,
    confidence: float = 0.5,
    *,
    speaker=ODUYA,
    kind: QuotationKind = QuotationKind.DIRECT,
    **review: object,
) -> Quotation:
    made = quotation(words, number, speaker, kind=kind, confidence=confidence)
    return replace(made, review=Review(**review))


@pytest.mark.parametrize(
    ("pieces", "waits"),
    [
        pytest.param([piece(confidence=0.79)], True, id="less sure"),
        pytest.param([piece(confidence=0.8)], False, id="sure enough"),
        pytest.param([piece(confidence=0.9, speaker=None)], True, id="nobody"),
        pytest.param([piece(state=ReviewState.ACCEPTED)], False, id="decided"),
        pytest.param([piece(confidence=1.0, is_flagged=True)], True, id="flagged"),
        pytest.param(
            [piece(state=ReviewState.ADDED, is_flagged=True)], True, id="decided, flagged"
        ),
        pytest.param(
            [piece(state=ReviewState.REJECTED, is_flagged=True)], False, id="rejected, flagged"
        ),
        pytest.param([piece(state=ReviewState.ACCEPTED, is_outdated=True)], True, id="outdated"),
        pytest.param([piece(kind=QuotationKind.SCARE, speaker=None)], False, id="no speech"),
        pytest.param([piece(SAFE, confidence=0.9), piece(SHUT)], True, id="a later piece"),
    ],
)
def test_the_rule(pieces: list[Quotation], waits: bool):
    (statement,) = gather_statements(pieces)
    assert needs_review(statement, 0.8) is waits
    assert len(make_queue(pieces, below=0.8).statements) == waits


def test_without_a_limit_all_that_nobody_decided():
    assert needs_review(gather_statements([piece(confidence=1.0)])[0], math.inf)


def test_the_usual_limit_is_that_of_the_settings():
    assert Settings().review_below / 100 == REVIEW_BELOW


def test_others_are_sure_enough_and_not_decided():
    quotations = [
        piece(SAFE, 1, 0.9),
        piece(SHUT, 2, 0.6),
        piece(BLOW, 3, 0.9, state=ReviewState.ACCEPTED),
    ]
    queue = make_queue(quotations, below=0.8)
    assert ([s.number for s in queue.statements], queue.done, queue.others) == ([2], 1, 1)
    everything = make_queue(quotations)
    assert ([s.number for s in everything.statements], everything.others) == ([2, 1], 0)


def test_what_is_flagged_and_decided_comes_once():
    flagged = piece(SAFE, 1, state=ReviewState.ACCEPTED, is_flagged=True)
    waiting = make_queue([flagged, piece(SHUT, 2)], below=0.8)
    assert ([s.number for s in waiting.statements], waiting.done) == ([1, 2], 0)
    settled = make_queue([flagged, piece(SHUT, 2)], below=0.8, settled=[flagged.span])
    assert ([s.number for s in settled.statements], settled.done) == ([2], 1)


def test_what_was_settled_and_undone_waits_again():
    undone = piece(SAFE, 1, is_flagged=True)
    queue = make_queue([undone], settled=[undone.span])
    assert (len(queue.statements), queue.done) == (1, 0)


def test_of_one_speaker_with_what_was_skipped_last():
    quotations = [piece(SAFE, 1, 0.3), piece(SHUT, 2, 0.6), piece(BLOW, 3, 0.1, speaker=FERRIES)]
    queue = make_queue(quotations, speaker=ODUYA.name, skipped=[quotations[0].span])
    assert [s.number for s in queue.statements] == [2, 1]


@pytest.mark.parametrize(("speaker", "done"), [(None, 2), (ODUYA.name, 1)], ids=["all", "one"])
def test_what_was_rejected_is_done(speaker: str | None, done: int):
    gone = [
        piece(SAFE, 2, state=ReviewState.REJECTED),
        piece(BLOW, 3, speaker=None, state=ReviewState.REJECTED),
    ]
    queue = make_queue([piece()], gone, speaker=speaker)
    assert (len(queue.statements), queue.done, queue.total) == (1, done, 1 + done)
