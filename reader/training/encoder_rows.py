"""Cuts lessons into rows of one length and puts rows into batches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from reader.quotes.encoder import DISTANCES, POINTERS
from reader.quotes.pieces import OPENING, PLAIN
from reader.training.encoder_data import NOWHERE, UNKNOWN_TAG, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from reader.model.span import Span
    from reader.training.encoder_data import Lesson, Question

LONGEST = 512
_BEFORE = 96  # pieces a question wants to see before it, unless the text begins there
_AFTER = 48
_STEP = 330
_CLS = 101
_SEP = 102


@dataclass(slots=True)
class Ask:
    """A question within a row: its places, and for each pointer the right pieces or None."""

    first: int
    last: int
    right: tuple[list[int] | None, ...]
    weights: tuple[float, ...]
    kind: int
    kind_weight: float
    name: str
    segment: int


@dataclass(slots=True)
class Row:
    """Consecutive pieces of one lesson, opened by the special first piece."""

    ids: np.ndarray
    states: np.ndarray
    shapes: np.ndarray
    tags: np.ndarray
    asks: list[Ask]


def cut_rows(lesson: Lesson, random: Random | None) -> Iterator[Row]:
    """Yield overlapping rows of a lesson, shifted at random, or not where `random` is None.

    Without `random` every question is asked exactly once, where it has the most around it.
    """
    size = len(lesson.pieces)
    asked: set[int] = set()
    room = LONGEST - 1
    start = 0
    if random is not None and size > room:
        start = -random.randrange(_STEP)
    while True:
        low, high = max(0, start), min(size, start + room)
        if high - low > 0:
            row = _row(lesson, low, high, asked if random is None else None)
            if row.asks or (row.tags != UNKNOWN_TAG).any():
                yield row
        if high >= size:
            return
        start += _STEP


def _row(lesson: Lesson, low: int, high: int, asked: set[int] | None) -> Row:
    pieces, size = lesson.pieces, len(lesson.pieces)
    asks = []
    for number, question in enumerate(lesson.questions):
        place = _place(lesson, question)
        if place is None or place[0] < low or place[1] >= high:
            continue
        if (place[0] - low < _BEFORE and low > 0) or (high - place[1] < _AFTER and high < size):
            continue
        if asked is not None:
            if number in asked:
                continue
            asked.add(number)
        asks.append(_ask(lesson, question, place, low, high))
    shift = [0]
    return Row(
        np.asarray([_CLS, *pieces.ids[low:high]], np.int32),
        np.asarray([0, *pieces.states[low:high]], np.int8),
        np.asarray([*shift, *pieces.shapes[low:high]], np.int8),
        np.asarray([UNKNOWN_TAG, *lesson.tags[low:high]], np.int16),
        asks,
    )


def _place(lesson: Lesson, question: Question) -> tuple[int, int] | None:
    if question.pronoun is None:
        return lesson.pieces.quotes.get(question.segment)
    first, last = pieces_of(lesson.pieces, question.pronoun)
    return (first, first) if last > first else None


def _ask(lesson: Lesson, question: Question, place: tuple[int, int], low: int, high: int) -> Ask:
    right = tuple(
        _right(lesson, spans, place, low, high)
        for spans in (question.mention, question.cue, question.speaker)
    )
    weight = question.weight
    return Ask(
        place[0] - low + 1,
        place[1] - low + 1,
        right,
        (weight, 0.3 * weight, weight * question.speaker_weight),
        question.kind,
        question.kind_weight,
        lesson.name,
        question.segment,
    )


def _right(
    lesson: Lesson, spans: Sequence[Span] | None, place: tuple[int, int], low: int, high: int
) -> list[int] | None:
    if spans is None:
        return None
    found: set[int] = set()
    for span in spans:
        first, last = pieces_of(lesson.pieces, span)
        found.update(
            at - low + 1
            for at in range(max(first, low), min(last, high))
            if not place[0] <= at <= place[1]
        )
    if spans and not found:
        return [NOWHERE]
    return sorted(found) or [NOWHERE]


# -- batches ---------------------------------------------------------------------------------


@dataclass(slots=True)
class Batch:
    """Rows of equal length as tensors, with all their questions."""

    ids: torch.Tensor
    states: torch.Tensor
    shapes: torch.Tensor
    tags: torch.Tensor
    mask: torch.Tensor
    places: torch.Tensor
    right: torch.Tensor  # (questions, pieces + 1, pointers), the last piece is "nowhere"
    known: torch.Tensor  # (questions, pointers): weight, 0 where nothing is known
    kinds: torch.Tensor
    kind_weights: torch.Tensor
    asks: list[Ask]

    def to(self, device: torch.device) -> Batch:
        """Move all tensors."""
        moved = {
            name: value.to(device, non_blocking=True) if isinstance(value, torch.Tensor) else value
            for name, value in ((n, getattr(self, n)) for n in self.__slots__)
        }
        return Batch(**moved)


def make_batch(rows: Sequence[Row]) -> Batch:
    """Fill rows up to the longest and gather their questions."""
    size = (max(len(r.ids) for r in rows) + 7) // 8 * 8
    shape = (len(rows), size)
    ids, states = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    shapes = np.full(shape, PLAIN, np.int64)
    tags = np.full(shape, UNKNOWN_TAG, np.int64)
    mask = np.zeros(shape, bool)
    for k, row in enumerate(rows):
        n = len(row.ids)
        ids[k, :n], states[k, :n], shapes[k, :n] = row.ids, row.states, row.shapes
        tags[k, :n], mask[k, :n] = row.tags, True
    asks = [(k, ask) for k, row in enumerate(rows) for ask in row.asks]
    places = np.asarray([(k, a.first, a.last) for k, a in asks], np.int64).reshape(-1, 3)
    right = np.zeros((len(asks), size + 1, POINTERS), bool)
    known = np.zeros((len(asks), POINTERS), np.float32)
    for q, (_, ask) in enumerate(asks):
        for pointer, pieces in enumerate(ask.right):
            if pieces is not None:
                known[q, pointer] = ask.weights[pointer]
                right[q, [size if p == NOWHERE else p for p in pieces], pointer] = True
    given = (ids, states, shapes, tags, mask, places, right, known)
    tensors = [torch.from_numpy(array) for array in given]
    kinds = torch.tensor([ask.kind for _, ask in asks], dtype=torch.long)
    kind_weights = torch.tensor([ask.kind_weight for _, ask in asks], dtype=torch.float32)
    return Batch(
        ids=tensors[0],
        states=tensors[1],
        shapes=tensors[2],
        tags=tensors[3],
        mask=tensors[4],
        places=tensors[5],
        right=tensors[6],
        known=tensors[7],
        kinds=kinds,
        kind_weights=kind_weights,
        asks=[ask for _, ask in asks],
    )


def buckets(batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """Return for every question and piece how far it is and what lies between, as bucket numbers.

    The same as `reader.quotes.encoder.far_and_between`, for a batch.
    """
    row, first, last = batch.places.unbind(1)
    at = torch.arange(batch.ids.shape[1], device=batch.ids.device)
    before = first[:, None] - at
    after = at - last[:, None]
    half = DISTANCES // 2
    is_before, is_after = before > 0, after > 0
    distance = torch.where(is_before, before, after).clamp(min=1).float()
    steps = (torch.log2(distance) * 1.75).long().clamp(max=half - 2)
    far = torch.where(is_before, 1 + steps, torch.where(is_after, half + steps, 0))
    opened = torch.cumsum((batch.states == OPENING).int(), 1)[row]
    breaks = torch.cumsum((batch.ids == _SEP).int(), 1)[row]
    pick = torch.arange(len(row), device=row.device)
    quotes = torch.where(
        is_before, opened[pick, first][:, None] - 1 - opened, opened - opened[pick, last][:, None]
    ).clamp(0, 3)
    paragraphs = (breaks - breaks[pick, first][:, None]).abs().clamp(0, 3)
    between = torch.where(is_after, half, 0) + 4 * paragraphs + quotes
    return far, between
