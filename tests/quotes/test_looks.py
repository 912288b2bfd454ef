"""Chances of pieces, summed over words."""

from __future__ import annotations

import json

import pytest

from reader.model.span import Span
from reader.quotes.looks import FAINT, Look, Place, Pointer, make_look

LOOK = Look(
    places=(
        Place(0, 4, (0.5, 0.0, 0.1)),
        Place(4, 6, (0.2, 0.0, 0.0)),
        Place(7, 11, (0.0, 0.6, 0.0)),
        Place(40, 45, (0.1, 0.01, 0.7)),
    ),
    nowhere=(0.2, 0.3, 0.2),
    kinds=(0.9, 0.06, 0.04),
)


@pytest.mark.parametrize(
    ("pointer", "span", "share"),
    [
        (Pointer.MENTION, Span(0, 6), 0.7),
        (Pointer.MENTION, Span(3, 5), 0.7),
        (Pointer.MENTION, Span(6, 7), 0.0),
        (Pointer.SPEAKER, Span(0, 45), 0.8),
    ],
    ids=["whole", "touched", "between", "everything"],
)
def test_share_counts_every_piece_that_is_touched(pointer, span, share):
    assert LOOK.share(pointer, span) == pytest.approx(share)


def test_a_run_takes_likely_neighbours_along():
    span, chance = LOOK.run(Pointer.MENTION)
    assert (span, chance) == (Span(0, 6), pytest.approx(0.7))
    assert LOOK.run(Pointer.CUE) == (Span(7, 11), pytest.approx(0.6))
    assert LOOK.run(Pointer.SPEAKER)[0] == Span(40, 45)


def test_a_run_does_not_jump():
    apart = Look(
        (Place(0, 4, (0.5, 0.0, 0.0)), Place(9, 12, (0.4, 0.0, 0.0))), (0.1,) * 3, (1.0, 0.0, 0.0)
    )
    assert apart.run(Pointer.MENTION)[0] == Span(0, 4)


def test_nothing_seen_is_no_run():
    assert Look((), (1.0, 1.0, 1.0), (1.0, 0.0, 0.0)).run(Pointer.CUE) is None


def test_rows_come_back_the_same():
    assert Look.from_row(json.loads(json.dumps(LOOK.to_row()))) == LOOK


def test_faint_pieces_are_not_kept():
    chances = [(FAINT / 2, 0.0, 0.0), (0.0, FAINT, 0.0), (0.9, 0.0, 0.0)]
    look = make_look([0, 5, 9], [4, 8, 9], chances, (0.1, 0.2, 0.3), (1.0, 0.0, 0.0))
    assert [(p.start, p.end) for p in look.places] == [(5, 8)]
