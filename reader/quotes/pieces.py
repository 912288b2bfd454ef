"""An article as the encoder reads it: word pieces with what capitals and marks say."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.quotation import QuotationForm
from reader.quotes.language_text import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tokenizers import Encoding, Tokenizer

    from reader.model.document import Document
    from reader.text.segments import Segment

# How a piece stands to quotations, and how its word is written: rows of small embeddings.
OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
STATES = 4
PLAIN, LOWER, CAPITAL, CAPITALS = range(4)
SHAPES = 4

KEPT_EACH_SIDE = 30  # pieces of a long quotation that are read: its first and its last words
_LONGEST_STRETCH = 4000  # code points of a paragraph that are cut into pieces at once
_DOUBLE = ("''", "``")
_CLS, _SEP, _MARK = "[CLS]", "[SEP]", '"'


@dataclass(slots=True)
class Pieces:
    """Consecutive word pieces of an article; a separator stands before every paragraph.

    Attributes:
        ids: Of the vocabulary.
        states: How each piece stands to the outermost quotations.
        shapes: How the word of each piece is written.
        starts, ends: Code points; both are where the paragraph starts for a separator.
        quotes: For outermost segment numbers, its first and its last piece.
    """

    ids: array[int] = field(default_factory=lambda: array("i"))
    states: array[int] = field(default_factory=lambda: array("b"))
    shapes: array[int] = field(default_factory=lambda: array("b"))
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))
    quotes: dict[int, tuple[int, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)

    def add(self, piece: int, state: int, shape: int, start: int, end: int) -> None:
        """Append one piece."""
        self.ids.append(piece)
        self.states.append(state)
        self.shapes.append(shape)
        self.starts.append(start)
        self.ends.append(end)


class PieceReader:
    """Cuts an article into pieces, paragraph by paragraph.

    The marks of every style become one piece, and the middle of a long quotation is left out:
    who speaks stands around it.

    Attributes:
        opener: Number of the piece that every row begins with.
        separator: Number of the piece before every paragraph.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Take a lower-casing word piece tokenizer of the BERT family."""
        self._tokenizer = tokenizer
        self.opener = _number_of(tokenizer, _CLS)
        self.separator = _number_of(tokenizer, _SEP)
        self._mark = _number_of(tokenizer, _MARK)

    def read(
        self, document: Document, segments: Sequence[Segment], pieces: Pieces
    ) -> Iterator[int]:
        """Append the pieces of each paragraph and yield its number, starting with 1.

        Args:
            document: The article.
            segments: Its outermost segments, in text order.
            pieces: Grows by what is read.
        """
        starts = [segment.span.start for segment in segments]
        for number, paragraph in enumerate(document.paragraphs, start=1):
            span = paragraph.span
            low = bisect_left(starts, span.start)
            high = bisect_left(starts, max(span.end, span.start + 1))
            pieces.add(self.separator, OUTSIDE, PLAIN, span.start, span.start)
            at = span.start
            for segment_number in range(low, high):
                segment = segments[segment_number]
                if segment.span.start < at:
                    continue
                self._add_plain(document.text, at, segment.span.start, OUTSIDE, pieces)
                first = len(pieces)
                self._add_quote(document.text, segment, pieces)
                pieces.quotes[segment_number] = (first, len(pieces) - 1)
                at = segment.span.end
            self._add_plain(document.text, at, span.end, OUTSIDE, pieces)
            yield number

    def _add_quote(self, text: str, segment: Segment, pieces: Pieces) -> None:
        start, end = segment.span.start, segment.span.end
        has_marks = segment.form is QuotationForm.MARKS
        inner = start + (len(segment.opening) if has_marks else 0)
        closing = 0 if not (has_marks and segment.is_closed) else _mark_length(text, end)
        outer = max(inner, end - closing)
        pieces.add(self._mark, OPENING, PLAIN, start, inner)
        middle = Pieces()
        self._add_plain(text, inner, outer, INSIDE, middle)
        count = len(middle)
        for k in range(count):
            if KEPT_EACH_SIDE <= k < count - KEPT_EACH_SIDE:
                continue
            pieces.add(middle.ids[k], INSIDE, middle.shapes[k], middle.starts[k], middle.ends[k])
        pieces.add(self._mark, CLOSING, PLAIN, outer, end)

    def _add_plain(self, text: str, start: int, end: int, state: int, pieces: Pieces) -> None:
        for low in range(start, end, _LONGEST_STRETCH):
            stretch = without_surrogates(text[low : min(end, low + _LONGEST_STRETCH)])
            encoding = self._tokenizer.encode(stretch, add_special_tokens=False)
            _append(encoding, stretch, low, state, pieces)


def _number_of(tokenizer: Tokenizer, piece: str) -> int:
    """Return a piece's number in the vocabulary.

    Raises:
        ValueError: It is not in it.
    """
    number = tokenizer.token_to_id(piece)
    if number is None:
        msg = f"the tokenizer does not know {piece!r}"
        raise ValueError(msg)
    return number


def _mark_length(text: str, end: int) -> int:
    """Return how many code points the closing mark before `end` has."""
    return 2 if text[end - 2 : end] in _DOUBLE else 1


def _append(encoding: Encoding, stretch: str, base: int, state: int, pieces: Pieces) -> None:
    words = encoding.word_ids
    shape, word = PLAIN, None
    for piece, (start, end), number in zip(encoding.ids, encoding.offsets, words, strict=True):
        if number != word or number is None:
            word = number
            shape = _shape(stretch, start, end)
        pieces.add(piece, state, shape, base + start, base + end)


def _shape(text: str, start: int, end: int) -> int:
    """Tell how the word that starts at `start` is written."""
    first = text[start : start + 1]
    if not first.isalpha():
        return PLAIN
    if not first.isupper():
        return LOWER
    return CAPITALS if text[start + 1 : max(end, start + 2)].isupper() else CAPITAL


def opened(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments to look at for those who speak within quotations.

    Args:
        segments: All of an article, by start, the outer before the nested.

    Returns:
        In text order: what lies directly within an outermost segment in place of it, and the
        outermost segments that hold nothing.
    """
    found: list[Segment] = []
    for segment in segments:
        if segment.level == 1 and found and found[-1].span.contains(segment.span):
            found.pop()
        if segment.level <= 1:
            found.append(segment)
    return found


def load_tokenizer(path: str) -> Tokenizer:
    """Load the tokenizer that belongs to the encoder; it neither cuts nor fills its input."""
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(path)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
