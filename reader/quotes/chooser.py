"""Chooses the mentions of segments, paragraph by paragraph, as the parse comes in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.quotes.attribution import (
    NO_CHOICE,
    build_window,
    choose,
    labelled_choice,
    surely_cued,
)
from reader.quotes.lexicon import fold
from reader.quotes.named_places import Sight
from reader.quotes.speakers import Request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.document import Document
    from reader.quotes.attribution import Choice
    from reader.quotes.looks import LookSource
    from reader.quotes.tokens import ParsedParagraph
    from reader.text.segments import Segment


class Chooser:
    """Choices for segments none of which overlap.

    Attributes:
        segments: In text order.
        choices: Of the first so many of them.
    """

    def __init__(self, document: Document, segments: Sequence[Segment], source: LookSource) -> None:
        self.segments = segments
        self.choices: list[Choice] = []
        self._document = document
        self._spans = [segment.span for segment in segments]
        self._numbers = [segment.paragraph for segment in segments]
        self._looks = source.open(document, segments) if segments else None

    def cues(self, number: int) -> list[int]:
        """Return where the reporting words of the segments in and around a paragraph start."""
        if self._looks is None:
            return []
        low, high = bisect_left(self._numbers, number - 1), bisect_right(self._numbers, number + 1)
        looks = (self._looks.look(at) for at in range(low, high))
        cues = (surely_cued(look) for look in looks if look is not None)
        return [cue for cue in cues if cue is not None]

    def choose(self, held: Sequence[ParsedParagraph], number: int) -> None:
        """Choose mentions for the segments up to paragraph `number`.

        Args:
            held: That paragraph with those around it.
            number: Its number, 1-based.
        """
        high = bisect_right(self._numbers, number)
        if self._looks is None or len(self.choices) == high:
            return
        window, members = build_window(held, self._spans)
        for at in range(len(self.choices), high):
            look = self._looks.look(at)
            label = self._label(self.segments[at])
            if label is not None:
                self.choices.append(labelled_choice(label, look))
            elif at not in members or look is None:
                self.choices.append(NO_CHOICE)  # it holds nothing that is called a word
            else:
                self.choices.append(choose(window, look, self._spans[at]))

    def _label(self, segment: Segment) -> Span | None:
        """Return where the name stands that opens a turn, or None for other segments."""
        if segment.form is not QuotationForm.TURN:
            return None
        floor = self._document.paragraphs[segment.paragraph - 1].span.start
        start = self._document.text.rfind(segment.opening, floor, segment.span.start)
        return Span(start, start + len(segment.opening)) if start >= 0 else None

    def requests(self) -> list[Request]:
        """Return what has to be resolved: every option of every choice made so far."""
        return [
            Request(segment.span, option.mention, is_chosen=option.mention == choice.mention)
            for segment, choice in zip(self.segments, self.choices, strict=False)
            for option in choice.options
        ]

    def sights(self) -> list[Sight]:
        """Return what the encoder saw of every segment chosen so far."""
        found = []
        for span, choice in zip(self._spans, self.choices, strict=False):
            mention = choice.mention
            word = "" if mention is None else fold(mention.text_of(self._document.text))
            found.append(Sight(span, choice.look, word, mention))
        return found
