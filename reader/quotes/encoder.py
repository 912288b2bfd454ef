"""The fine-tuned encoder: where the words stand that name the speaker of each quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from reader.quotes.looks import FAINT, Look, make_look
from reader.quotes.pieces import OPENING, PieceReader, Pieces, load_tokenizer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reader.model.document import Document
    from reader.text.segments import Segment

    Floats = np.ndarray[Any, np.dtype[np.float32]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]

PAIR_WIDTH = 128
POINTERS = 3  # see `reader.quotes.looks.Pointer`
KIND_COUNT = 3  # speech, scare quote, title
TAG_COUNT = 7  # outside, and begin or inside of a person, an organisation, a place
DISTANCES = 32
_STEPS_PER_DOUBLING = 1.75
_MOST_BETWEEN = 3

LONGEST = 512  # pieces of a row, the special first one included
BEFORE = 128  # pieces before the first quotation of a row
AFTER = 48  # pieces after the last one
_HEADS = "heads."
_EPSILON = 1e-12


class Session(Protocol):
    """What runs the layers: onnxruntime, or PyTorch in training."""

    def run(self, names: None, feed: Mapping[str, Any], /) -> Sequence[Any]:
        """Return the hidden states (1, pieces, width) of "embedded" as the only output."""
        ...


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of pieces on its way through the heads.

    Attributes:
        hidden: (pieces, width).
        keys: (pieces, `PAIR_WIDTH`).
        opened: How many quotations were opened up to each piece.
        breaks: How many paragraphs began up to each piece.
    """

    hidden: Floats
    keys: Floats
    opened: Whole
    breaks: Whole


class Encoder:
    """The network: rows of pieces in, looks out."""

    def __init__(self, session: Session, arrays: Mapping[str, Any], reader: PieceReader) -> None:
        """Take an onnxruntime session of the layers, embeddings and heads, the cutter of pieces."""
        self._session = session
        self._tables = {n: a for n, a in arrays.items() if not n.startswith(_HEADS)}
        self._heads: dict[str, Floats] = {
            name.removeprefix(_HEADS): array.astype(np.float32)
            for name, array in arrays.items()
            if name.startswith(_HEADS)
        }
        self.reader = reader

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """Read ``encoder.onnx``, ``heads.npz`` and ``tokenizer.json``.

        Raises:
            OSError, ValueError, KeyError: A part is missing or damaged.
        """
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the worker is one of several processes
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        for name in ("encoder.onnx", "heads.npz", "tokenizer.json"):
            if not (folder / name).is_file():
                raise FileNotFoundError(folder / name)
        try:
            session = onnxruntime.InferenceSession(
                str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
            reader = PieceReader(load_tokenizer(str(folder / "tokenizer.json")))
        except Exception as error:  # both libraries raise classes of their own
            raise ValueError(str(error)) from error
        with np.load(folder / "heads.npz") as stored:
            arrays = {name: stored[name] for name in stored.files}
        return cls(session, arrays, reader)

    def open(self, document: Document, segments: Sequence[Segment]) -> LookReader:
        """Return what looks at the quotations of one article when they are asked for."""
        return LookReader(self, document, segments)

    def look(self, pieces: Pieces, low: int, high: int, numbers: Sequence[int]) -> list[Look]:
        """Look at some quotations of the pieces [low, high) in one pass.

        Args:
            pieces: Of the article.
            low: First piece of the row.
            high: One past its last piece; at most `LONGEST` less one after `low`.
            numbers: Segments that lie wholly within the row.
        """
        ids = np.asarray([self.reader.opener, *pieces.ids[low:high]], np.int64)
        states = np.asarray([0, *pieces.states[low:high]], np.int64)
        shapes = np.asarray([0, *pieces.shapes[low:high]], np.int64)
        embedded = embed(self._tables, ids, states, shapes)
        hidden: Floats = self._session.run(None, {"embedded": embedded[None]})[0][0]
        keys = hidden @ self._heads["key.weight"].T + self._heads["key.bias"]
        opened, breaks = np.cumsum(states == OPENING), np.cumsum(ids == self.reader.separator)
        row = _Row(hidden, keys, opened, breaks)
        looks = []
        for number in numbers:
            first, last = (at - low + 1 for at in pieces.quotes[number])
            chances, kinds = self._chances(row, first, last)
            seen = chances[1:-1]
            bright = np.flatnonzero(seen.max(1) >= FAINT)
            looks.append(
                make_look(
                    [pieces.starts[low + k] for k in bright],
                    [pieces.ends[low + k] for k in bright],
                    seen[bright].tolist(),
                    chances[-1].tolist(),
                    kinds.tolist(),
                )
            )
        return looks

    def _chances(self, row: _Row, first: int, last: int) -> tuple[Floats, Floats]:
        """Return chances (pieces and nowhere, pointers) and kinds of one quotation."""
        heads = self._heads
        query = self._ask(row.hidden, first, last)
        far, between = far_and_between(row.opened, row.breaks, first, last)
        pair = row.keys + (heads["query.weight"] @ query + heads["query.bias"])
        pair += heads["far.weight"][far]
        pair += heads["between.weight"][between]
        np.maximum(pair, 0, out=pair)
        scores = pair @ heads["score.weight"].T + heads["score.bias"]
        scores[first : last + 1] = -1e4
        nowhere = heads["nobody.weight"] @ query + heads["nobody.bias"]
        kinds = heads["kind.weight"] @ query + heads["kind.bias"]
        return _softmax(np.vstack([scores, nowhere[None]])), _softmax(kinds[:, None])[:, 0]

    def _ask(self, hidden: Floats, first: int, last: int) -> Floats:
        around = [hidden[first], hidden[last], hidden[first : last + 1].mean(0)]
        asked = self._heads["quote.weight"] @ np.concatenate(around) + self._heads["quote.bias"]
        found: Floats = np.maximum(asked, 0)
        return found


def embed(tables: Mapping[str, Any], ids: Whole, states: Whole, shapes: Whole) -> Floats:
    """Return what the first layer reads, one normalised row of numbers a piece."""
    total: Floats = tables["words"][ids] * tables["words.scale"][ids, None].astype(np.float32)
    total += tables["positions"][: len(ids)]
    total += tables["states"][states]
    total += tables["shapes"][shapes]
    total -= total.mean(-1, keepdims=True)
    total /= np.sqrt((total * total).mean(-1, keepdims=True) + _EPSILON)
    normed: Floats = total * tables["norm.weight"] + tables["norm.bias"]
    return normed.astype(np.float32, copy=False)


def far_and_between(opened: Whole, breaks: Whole, first: int, last: int) -> tuple[Whole, Whole]:
    """Return for every piece how far it is from a quotation and what lies between, as buckets.

    Args:
        opened: How many quotations were opened up to each piece.
        breaks: How many paragraphs began up to each piece.
        first: First piece of the quotation.
        last: Its last piece.
    """
    at = np.arange(len(opened))
    half = DISTANCES // 2
    is_before, is_after = at < first, at > last
    distance = np.maximum(np.where(is_before, first - at, at - last), 1)
    steps = np.minimum((np.log2(distance) * _STEPS_PER_DOUBLING).astype(np.int64), half - 2)
    far = np.where(is_before, 1 + steps, np.where(is_after, half + steps, 0))
    quotes = np.where(is_before, opened[first] - 1 - opened, opened - opened[last])
    quotes = np.clip(quotes, 0, _MOST_BETWEEN)
    paragraphs = np.clip(np.abs(breaks - breaks[first]), 0, _MOST_BETWEEN)
    return far, np.where(is_after, half, 0) + 4 * paragraphs + quotes


def _softmax(scores: Floats) -> Floats:
    """Return chances along the first axis."""
    raised = np.exp(scores - scores.max(0, keepdims=True))
    chances: Floats = raised / raised.sum(0, keepdims=True)
    return chances


class LookReader:
    """Looks at the quotations of one article, a row at a time, when they are asked for."""

    def __init__(self, encoder: Encoder, document: Document, segments: Sequence[Segment]) -> None:
        """Take the article and its outermost segments, in text order."""
        self._encoder = encoder
        self._pieces = Pieces()
        self._paragraphs = encoder.reader.read(document, segments, self._pieces)
        self._starts = [paragraph.span.start for paragraph in document.paragraphs]
        self._segments = segments
        self._is_read = False
        self._last = 0  # number of the last paragraph read
        self._known: dict[int, Look | None] = {}

    def look(self, number: int) -> Look | None:
        """Return what is seen of an outermost segment, None where it holds no piece."""
        if number not in self._known:
            self._read_row(number)
        return self._known[number]

    def _read_row(self, number: int) -> None:
        pieces = self._pieces
        self._advance(self._segments[number].paragraph)
        place = pieces.quotes.get(number)
        if place is None:
            self._known[number] = None
            return
        self._fill(place[0] + LONGEST)
        low = max(0, place[0] - BEFORE)
        high = min(len(pieces), low + LONGEST - 1)
        is_last = self._is_read and high == len(pieces)
        members = []
        for later in range(number, len(self._segments)):
            other = pieces.quotes.get(later)
            if other is None:
                if self._segments[later].span.start >= pieces.ends[high - 1]:
                    break
                continue
            if other[1] + (0 if is_last else AFTER) >= high and later > number:
                break
            members.append(later)
        end = min(high, pieces.quotes[members[-1]][1] + AFTER + 1)
        for member, look in zip(
            members, self._encoder.look(pieces, low, max(end, low + 1), members), strict=True
        ):
            self._known[member] = look

    def _advance(self, paragraph: int) -> None:
        """Read pieces up to the end of a paragraph."""
        while not self._is_read and self._last < paragraph:
            self._next()

    def _fill(self, count: int) -> None:
        """Read pieces until there are so many, or the article ends."""
        while not self._is_read and len(self._pieces) < count:
            self._next()

    def _next(self) -> None:
        number = next(self._paragraphs, None)
        if number is None:
            self._is_read = True
        else:
            self._last = number
