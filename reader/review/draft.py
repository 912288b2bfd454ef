"""An article's quotations and speakers while the decisions are replayed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.quotation import ReviewState
from reader.model.speaker import match_key
from reader.review.piece import Piece, piece_of_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.decision import Target
    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.model.speaker import Speaker


class Draft:
    """The quotations of an article as things stand after some of the decisions.

    Attributes:
        pieces: By span; the rejected ones, too.
        speakers: By name.
    """

    def __init__(self, document: Document, found: Sequence[Quotation]) -> None:
        self._starts = [paragraph.span.start for paragraph in document.paragraphs]
        self.pieces = {q.span: Piece(q, q.attribution, spans={q.span}) for q in found}
        self.speakers: dict[str, Speaker] = {}
        for quotation in found:
            if quotation.speaker is not None:
                self.speakers[quotation.speaker.name] = quotation.speaker
        self._found = sorted((q.span for q in found), key=lambda span: span.start)
        self._longest = max((len(q.span) for q in found), default=0)
        self._next = 1 + max((q.statement for q in found), default=0)
        self._members: defaultdict[int, set[Piece]] = defaultdict(set)
        for piece in self.pieces.values():
            self._members[piece.statement].add(piece)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph an offset is in, 1 in a text without any."""
        return max(1, bisect_right(self._starts, offset))

    def new_number(self) -> int:
        """Return a statement number that is not in use."""
        self._next += 1
        return self._next - 1

    def find(self, targets: Iterable[Target]) -> list[Piece]:
        """Return the pieces that are meant; what no analysis finds any more comes back to life."""
        numbers: dict[int, int] = {}
        targets = list(targets)
        for target in targets:
            known = self.pieces.get(target.anchor.span)
            if known is not None:
                numbers.setdefault(target.statement, known.statement)
        pieces = []
        for target in targets:
            piece = self.pieces.get(target.anchor.span)
            if piece is None:
                number = numbers.get(target.statement) or self.new_number()
                numbers[target.statement] = number
                piece = self._revive(target, number)
            pieces.append(piece)
        return pieces

    def _revive(self, target: Target, number: int) -> Piece:
        span = target.anchor.span
        speaker = self.meet(target.attribution.speaker)
        piece = piece_of_target(target, number, self.paragraph_at(span.start))
        piece.set_attribution(replace(target.attribution, speaker=speaker))
        self.put(piece)
        return piece

    def put(self, piece: Piece) -> None:
        """Add a piece a person vouches for, in the place of what the analysis made of its words."""
        for other in self._rivals(piece.span):
            del self.pieces[other.span]
            self._members[other.statement].discard(other)
        self.pieces[piece.span] = piece
        self._members[piece.statement].add(piece)

    def move(self, piece: Piece, span: Span) -> bool:
        """Give a piece other edges; not possible where another one has them that a person touched.

        Returns:
            Whether it has them now.
        """
        other = self.pieces.get(span)
        if other is piece:
            return True
        if other is not None and other.is_touched:
            return False
        del self.pieces[piece.span]
        paragraph = self.paragraph_at(span.start)
        piece.quotation = replace(piece.quotation, span=span, paragraph=paragraph)
        piece.spans.add(span)
        self.put(piece)
        return True

    def _rivals(self, span: Span) -> list[Piece]:
        """Return pieces of the analysis that are another reading of the words of `span`."""
        first = bisect_left(self._found, span.start - self._longest, key=lambda s: s.start)
        last = bisect_left(self._found, span.end, key=lambda s: s.start)
        rivals = []
        for other in self._found[first:last]:
            piece = self.pieces.get(other)
            if piece is not None and not piece.is_touched and is_rival(other, span):
                rivals.append(piece)
        return rivals

    def bind(self, pieces: Sequence[Piece]) -> None:
        """Make pieces one statement; what else an analysis put into it becomes another one."""
        number = pieces[0].statement
        members = self._members[number] - set(pieces)
        strangers = [piece for piece in members if not piece.state.is_reviewed]
        if strangers:
            self.assign(strangers, self.new_number())
        self.assign(pieces, number)

    def assign(self, pieces: Iterable[Piece], number: int) -> None:
        """Make pieces part of a statement."""
        for piece in pieces:
            self._members[piece.statement].discard(piece)
            piece.set_statement(number)
            self._members[number].add(piece)

    def meet(self, speaker: Speaker | None) -> Speaker | None:
        """Return a speaker as the article knows them; a new one is known from now on."""
        if speaker is None:
            return None
        return self.speakers.setdefault(speaker.name, speaker)

    def recognise(self, speaker: Speaker) -> Speaker | None:
        """Return the article's speaker that is meant, by name or as speakers meet in a library."""
        known = self.speakers.get(speaker.name)
        key = match_key(speaker)
        if known is None and key is not None:
            known = next((s for s in self.speakers.values() if match_key(s) == key), None)
        return known

    def recall(self, speaker: Speaker) -> Speaker | None:
        """Return the speaker a decision is about, though their learnt name may be forgotten."""
        known = self.recognise(speaker)
        if known is None and speaker.learnt_from is not None:
            known = self.speakers.get(speaker.learnt_from)
        return known

    def learnt(self, speaker: Speaker) -> Speaker | None:
        """Return the speaker whose name was learnt since a decision was about them."""
        return next((s for s in self.speakers.values() if s.learnt_from == speaker.name), None)

    def rename(self, speakers: Iterable[Speaker], speaker: Speaker) -> None:
        """Put one speaker in the place of others, everywhere."""
        names = {other.name for other in speakers}
        for name in names:
            self.speakers.pop(name, None)
        self.speakers[speaker.name] = speaker
        if names == {speaker.name}:  # otherwise described: only they have to be told
            self._describe(speaker)
            return
        names.add(speaker.name)
        for piece in self.pieces.values():
            piece.rename(names, speaker)

    def _describe(self, speaker: Speaker) -> None:
        for piece in self.pieces.values():
            now = piece.quotation.attribution
            if now.speaker is not None and now.speaker.name == speaker.name:
                piece.set_attribution(replace(now, speaker=speaker))

    def quotations(self, *, rejected: bool = False) -> tuple[Quotation, ...]:
        """Return the quotations that count, or those that were rejected, in text order."""
        chosen = [
            piece.quotation
            for piece in self.pieces.values()
            if (piece.state is ReviewState.REJECTED) is rejected
        ]
        return tuple(sorted(chosen, key=lambda q: (q.span.start, -q.span.end)))


def is_rival(one: Span, other: Span) -> bool:
    """Tell whether two spans cannot both be quotations: they cross, or nearly are the same."""
    if not one.overlaps(other):
        return False
    if not one.contains(other) and not other.contains(one):
        return True
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(len(one), len(other))
