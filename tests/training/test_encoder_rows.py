"""Rows and batches of the training; what the app computes is what was trained."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from reader.model.span import Span
from reader.quotes.encoder import far_and_between
from reader.quotes.pieces import OPENING, PieceReader
from reader.training.encoder_data import Source, make_lesson
from tests.helpers.toy_tokenizer import SEPARATOR, make_tokenizer

rows_of = pytest.importorskip(
    "reader.training.encoder_rows", reason="needs PyTorch, an extra for training alone"
)
READER = PieceReader(make_tokenizer())


def lesson(quotes):
    parts, entries = [], []
    for number in range(quotes):
        plain = "we will stay " * 9
        quote = "“we stay”"
        start = sum(map(len, parts)) + len(plain)
        parts.append(f"{plain}{quote} said Ada.{' ' if number % 2 else chr(10)}")
        source = start + len(quote) + 6
        label = {"kind": "speech", "speaker": "Ada", "aliases": [], "type": "person"}
        entries.append(
            {"start": start, "end": start + len(quote), "source": [[source, source + 3]],
             "label": label}
        )  # fmt: skip
    return make_lesson(Source("a", "".join(parts).rstrip(), None, tuple(entries)), READER)


@pytest.mark.parametrize("quotes", [1, 5, 60])
def test_every_question_is_asked_exactly_once(quotes):
    rows = list(rows_of.cut_rows(lesson(quotes), None))
    assert sorted(ask.segment for row in rows for ask in row.asks) == list(range(quotes))
    assert all(len(row.ids) <= rows_of.LONGEST for row in rows)


@pytest.mark.parametrize("seed", range(5))
def test_shifted_rows_ask_about_everything_at_least_once(seed):
    rows = list(rows_of.cut_rows(lesson(60), Random(seed)))
    assert {ask.segment for row in rows for ask in row.asks} == set(range(60))


def test_right_pieces_spell_the_mention():
    made = lesson(3)
    (row,) = rows_of.cut_rows(made, None)
    for ask in row.asks:
        (piece,) = ask.right[0]
        place = Span(made.pieces.starts[piece - 1], made.pieces.ends[piece - 1])
        assert len(place) == len("Ada")
        assert ask.right[1] is None


def test_a_batch_holds_rows_of_any_length():
    rows = [*rows_of.cut_rows(lesson(1), None), *rows_of.cut_rows(lesson(4), None)]
    batch = rows_of.make_batch(rows)
    assert batch.ids.shape[0] == 2
    assert batch.mask.sum(1).tolist() == [len(row.ids) for row in rows]
    assert len(batch.places) == 5
    assert bool((batch.right.any(1)[:, 0]).all())
    assert batch.known[:, 1].tolist() == [0.0] * 5


def test_buckets_are_those_of_the_app():
    (row,) = rows_of.cut_rows(lesson(8), None)
    batch = rows_of.make_batch([row])
    far, between = rows_of.buckets(batch)
    size = len(row.ids)
    opened = np.cumsum(row.states == OPENING)
    breaks = np.cumsum(row.ids == SEPARATOR)
    for number, ask in enumerate(row.asks):
        ours = far_and_between(opened, breaks, ask.first, ask.last)
        assert far[number, :size].tolist() == ours[0].tolist()
        assert between[number, :size].tolist() == ours[1].tolist()
