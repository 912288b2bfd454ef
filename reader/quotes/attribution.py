"""From a segment to its mention, its cue and its kind, within a few paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.candidates import Window, near
from reader.quotes.cues import find_cue
from reader.quotes.features import Quote, attachments, describe, shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span
    from reader.quotes.candidates import Candidate
    from reader.quotes.ranker import Ranker
    from reader.quotes.tokens import ParsedParagraph
    from reader.quotes.word_odds import WordOdds

_ALTERNATIVES = 4
_WORTH_ASKING = 0.06
_LABEL_PROBABILITY = 0.97


@dataclass(frozen=True, slots=True)
class Option:
    """A mention that could be the quotation's, with its probability."""

    mention: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided about one segment.

    Attributes:
        options: The likeliest mentions, best first; nobody is not among them.
        nobody: Probability that no words near the quotation name its speaker.
        cue: Reporting words that go with the best option, or None.
        speech, scare, title: Probabilities of the kinds; they sum to 1.
        head: Start of the best option's head in code points, or -1.
    """

    options: tuple[Option, ...]
    nobody: float
    cue: Span | None
    speech: float
    scare: float
    title: float
    head: int

    @property
    def mention(self) -> Span | None:
        """The best option, unless nobody is likelier."""
        if not self.options or self.options[0].probability < self.nobody:
            return None
        return self.options[0].mention


NO_CHOICE = Choice((), 1.0, None, 1.0, 0.0, 0.0, -1)


@dataclass(frozen=True, slots=True)
class Previous:
    """The quotation before: where it ended, and the head that was chosen for it (or -1)."""

    end: int
    head: int


class AttributionModel:
    """Chooses mentions with the shipped weights."""

    def __init__(self, ranker: Ranker, odds: WordOdds) -> None:
        self._ranker = ranker
        self._odds = odds

    def attribute(
        self, window: Window, number: int, paragraph: int, previous: Previous | None
    ) -> Choice:
        """Decide about the outermost segment `number` of the window.

        Args:
            window: Built from the segment's paragraph, two before and one after.
            number: Index of the segment among those the window was built with.
            paragraph: 1-based number of the segment's paragraph.
            previous: The segment before it in the document, if any.
        """
        quote = locate_quote(window, number, paragraph, previous)
        candidates = near(window, quote.first, quote.last, paragraph)
        looks = shape(window, quote, self._odds)
        chosen = self._ranker.choose(looks, describe(window, quote, candidates, self._odds))
        kinds = self._ranker.tell_kind(looks, chosen)
        order = sorted(range(len(candidates)), key=lambda k: -float(chosen[k]))[:_ALTERNATIVES]
        best = candidates[order[0]] if order else None
        return Choice(
            options=tuple(
                _option(window, candidates[k], float(chosen[k]))
                for rank, k in enumerate(order)
                if rank == 0 or chosen[k] >= _WORTH_ASKING
            ),
            nobody=float(chosen[-1]),
            cue=find_cue(window, quote, best, self._odds),
            speech=float(kinds[0]),
            scare=float(kinds[1]),
            title=float(kinds[2]),
            head=window.tokens[best.head].start if best is not None else -1,
        )


def labelled_choice(label: Span) -> Choice:
    """Return the choice for a turn, whose label ("RIVERS:") names the speaker."""
    option = Option(label, _LABEL_PROBABILITY)
    return Choice((option,), 1 - _LABEL_PROBABILITY, None, 1.0, 0.0, 0.0, label.start)


def build_window(
    parsed: Sequence[ParsedParagraph], segments: Sequence[Span]
) -> tuple[Window, range]:
    """Lay out consecutive paragraphs with the outermost segments that stand in them.

    Args:
        parsed: The paragraphs, in text order.
        segments: Outermost segments of the document, in text order.

    Returns:
        The window, and for each of its segments the index in `segments`.
    """
    if not parsed:
        return Window((), ()), range(0)
    starts = [span.start for span in segments]
    low = bisect_left(starts, parsed[0].span.start)
    high = bisect_left(starts, parsed[-1].span.end)
    return Window(parsed, segments[low:high]), range(low, high)


def locate_quote(window: Window, number: int, paragraph: int, previous: Previous | None) -> Quote:
    """Return the window's segment `number` with what the features need to know of it."""
    first, last = window.segments[number]
    quote = Quote(first, last, number, paragraph)
    quote.attached = attachments(window, first, last)
    if previous is not None:
        quote.previous_last = _token_at(window.ends, previous.end)
        quote.previous = _token_at(window.starts, previous.head)
        if quote.previous_last >= 0:
            quote.previous_last += 1
    return quote


def _token_at(edges: list[int], offset: int) -> int:
    """Return the token whose edge is `offset`, or -1 where it is not in the window."""
    at = bisect_left(edges, offset)
    return at if offset >= 0 and at < len(edges) and edges[at] == offset else -1


def _option(window: Window, candidate: Candidate, probability: float) -> Option:
    return Option(window.span_of(candidate.first, candidate.last), probability)
