"""What is left to review, the least sure first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.quotation import Quotation, Review, ReviewState
from reader.review.queue import make_queue
from tests.helpers.decisions import CLOCKS, FALK, PERRIN, tower_quotations

FOUND = tower_quotations()  # statements 1 to 6; 5 is a so-called
BY_DOUBT = [6, 4, 3, 2, 1]


def numbers(queue):
    return [statement.number for statement in queue.statements]


def reviewed(*which: int, state=ReviewState.ACCEPTED) -> list[Quotation]:
    """Return the quotations, those at some places reviewed."""
    review = Review(state)
    return [replace(q, review=review) if n in which else q for n, q in enumerate(FOUND)]


def sure(*confidences: float) -> list[Quotation]:
    """Return the first quotations as statements with these confidences."""
    return [
        replace(q, statement=n, attribution=replace(q.attribution, confidence=confidence))
        for n, (q, confidence) in enumerate(zip(FOUND, confidences, strict=False), 1)
    ]


def test_the_least_sure_comes_first_and_no_so_called():
    queue = make_queue(FOUND)
    assert numbers(queue) == BY_DOUBT
    assert (queue.done, queue.total) == (0, 5)


def test_a_statement_is_as_sure_as_its_least_sure_piece():
    first, second, *rest = FOUND
    doubtful = replace(second, attribution=replace(second.attribution, confidence=0.1))
    assert numbers(make_queue([first, doubtful, *rest])) == [1, 6, 4, 3, 2]


def test_equally_sure_ones_stand_in_text_order():
    assert numbers(make_queue(sure(0.5, 0.5, 0.4, 0.5))) == [3, 1, 2, 4]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [(PERRIN, [4, 1]), (FALK, [3, 2]), (CLOCKS, [6])],
    ids=lambda value: getattr(value, "name", None),
)
def test_one_speakers_only(speaker, expected):
    assert numbers(make_queue(FOUND, speaker=speaker.name)) == expected


def test_whoever_is_not_in_the_article_leaves_nothing_to_do():
    queue = make_queue(FOUND, speaker="Somebody Else")
    assert (queue.statements, queue.total) == ((), 0)


@pytest.mark.parametrize(
    ("which", "left", "done"),
    [([4], [6, 3, 2, 1], 1), ([0], BY_DOUBT, 0), ([0, 1], [6, 4, 3, 2], 1), ([5], BY_DOUBT, 0)],
    ids=["a statement", "one piece of two", "both pieces", "a so-called"],
)
def test_a_statement_is_done_with_its_last_piece(which, left, done):
    queue = make_queue(reviewed(*which))
    assert (numbers(queue), queue.done) == (left, done)
    assert queue.total == 5


@pytest.mark.parametrize("state", ReviewState)
def test_any_verdict_counts(state):
    queue = make_queue(reviewed(4, state=state))
    assert (4 in numbers(queue)) is (state is ReviewState.UNREVIEWED)


def test_what_was_skipped_comes_last_in_that_order():
    skipped = [FOUND[n].span for n in (4, 6)]
    assert numbers(make_queue(FOUND, skipped=skipped)) == [3, 2, 1, 4, 6]


@pytest.mark.parametrize(
    ("threshold", "expected"), [(0.6, [6, 4]), (0.59, [6]), (0.0, []), (1.0, BY_DOUBT)]
)
def test_only_what_is_not_surer_than_a_threshold(threshold, expected):
    assert numbers(make_queue(FOUND, threshold=threshold)) == expected


def test_what_was_reviewed_counts_however_sure_it_is():
    queue = make_queue(reviewed(0, 1), threshold=0.6)
    assert (numbers(queue), queue.done) == ([6, 4], 1)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 7)), st.lists(st.sampled_from([q.span for q in FOUND]), unique=True))
def test_nothing_is_lost_on_the_way(done, skipped):
    queue = make_queue(reviewed(*done), skipped=skipped)
    assert queue.total == 5
    assert len(set(numbers(queue))) == len(queue.statements)
