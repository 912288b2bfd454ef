"""Edges of a statement's pieces as they are moved, before anything is decided; no Qt in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from reader.model.anchor import Anchor
from reader.model.decision import EdgesMoved
from reader.review.edges import EdgeLimits
from reader.review.targets import target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.decision import Decision
    from reader.model.document import Document
    from reader.model.quotation import Quotation, Statement
    from reader.model.span import Span


@dataclass
class EdgeDraft:
    """A statement whose edges are moved.

    Attributes:
        document: The article.
        statement: As it is in force.
        place: Index of the piece that is moved at present.
        spans: Where its pieces begin and end by now.
    """

    document: Document
    statement: Statement
    place: int
    spans: list[Span]
    _trail: list[tuple[int, list[Span]]] = field(default_factory=list)

    @classmethod
    def of(cls, document: Document, statement: Statement, place: int) -> Self:
        """Begin where everything is as it is in force."""
        return cls(document, statement, place, [piece.span for piece in statement.pieces])

    @property
    def span(self) -> Span:
        """Where the piece that is moved begins and ends by now."""
        return self.spans[self.place]

    @property
    def words(self) -> list[str]:
        """The words of that piece by now."""
        return self.span.text_of(self.document.text).split()

    @property
    def moved(self) -> dict[Span, Span]:
        """Where pieces shall be, by where they are; those that are elsewhere only."""
        befores = (piece.span for piece in self.statement.pieces)
        pairs = zip(befores, self.spans, strict=True)
        return {before: span for before, span in pairs if before != span}

    def limits(self, quotations: Sequence[Quotation], rejected: Sequence[Quotation]) -> EdgeLimits:
        """Return where the edges of the piece may go, among all that are in force or rejected."""
        others = [span for place, span in enumerate(self.spans) if place != self.place]
        piece = self.statement.pieces[self.place]
        return EdgeLimits.of(self.document, piece, quotations, rejected, others)

    def move(self, span: Span) -> None:
        """Let the piece begin and end elsewhere."""
        self._trail.append((self.place, list(self.spans)))
        self.spans[self.place] = span

    def take_back(self) -> bool:
        """Take the last move back; tell whether there was one."""
        if not self._trail:
            return False
        self.place, self.spans = self._trail.pop()
        return True

    def piece_at(self, offset: int) -> int | None:
        """Return the index of the piece a code point is in by now, or None."""
        held = (n for n, span in enumerate(self.spans) if span.start <= offset <= span.end)
        return next(held, None)

    def decisions(self) -> list[Decision]:
        """Return what to decide so that everything stays where it is by now."""
        text, pieces = self.document.text, {piece.span: piece for piece in self.statement.pieces}
        return [
            EdgesMoved(target_of(text, pieces[before]), Anchor.of(text, span))
            for before, span in self.moved.items()
        ]
