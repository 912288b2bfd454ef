"""One pass over one document: paragraphs in, choices and verdicts out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.quotes.assembly import (
    NOBODY,
    decide_speaker,
    make_case,
    make_nested,
    make_quotations,
)
from reader.quotes.attribution import (
    NO_CHOICE,
    build_window,
    choose,
    labelled_choice,
    surely_cued,
)
from reader.quotes.beliefs import pool
from reader.quotes.kinds import number_statements, tell_kind
from reader.quotes.lexicon import fold
from reader.quotes.named_places import Sight
from reader.quotes.speakers import Request, SpeakerResolver
from reader.quotes.tokens import with_verbs
from reader.text.segments import find_segments

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.quotes.assembly import Case, Verdict
    from reader.quotes.attribution import Choice
    from reader.quotes.beliefs import Scale
    from reader.quotes.confidence import Calibration
    from reader.quotes.looks import LookSource
    from reader.quotes.tokens import ParsedParagraph

_BEHIND = 2
_AHEAD = 1


class Reading:
    """What is known of a document after so many of its paragraphs.

    Attributes:
        document: The article.
        segments: Its outermost segments, in text order.
        nested: The segments within them.
        choices: Of the first so many segments.
    """

    def __init__(self, document: Document, source: LookSource, scale: Scale) -> None:
        self.document = document
        self._scale = scale
        self._found = find_segments(document.text, document.paragraphs)
        self.segments = [s for s in self._found.segments if s.level == 0]
        self.nested = [s for s in self._found.segments if s.level > 0]
        self._spans = [s.span for s in self.segments]
        self._starts = [s.paragraph for s in self.segments]
        self.choices: list[Choice] = []
        self.resolver = SpeakerResolver(document, self._spans)
        self._looks = source.open(document, self.segments)
        self._held: list[ParsedParagraph] = []

    @property
    def unbalanced(self) -> tuple[int, ...]:
        """Offsets of quotation marks without a partner."""
        return self._found.unbalanced

    def add(self, paragraph: ParsedParagraph) -> None:
        """Take in the next paragraph and choose mentions in the one before it."""
        paragraph = with_verbs(paragraph, self._cues(paragraph.number))
        self.resolver.add(paragraph)
        self._held.append(paragraph)
        if len(self._held) > 1:
            self._choose(self._held[-2].number)
        del self._held[: -(_BEHIND + _AHEAD)]

    def _cues(self, number: int) -> list[int]:
        """Return where the reporting words of the segments in and around a paragraph start."""
        low, high = bisect_left(self._starts, number - 1), bisect_right(self._starts, number + 1)
        looks = (self._looks.look(at) for at in range(low, high))
        cues = (surely_cued(look) for look in looks if look is not None)
        return [cue for cue in cues if cue is not None]

    def finish(self) -> None:
        """Choose mentions in the last paragraph."""
        if self._held:
            self._choose(self._held[-1].number)

    def _choose(self, number: int) -> None:
        high = bisect_right(self._starts, number)
        if len(self.choices) == high:
            return
        window, members = build_window(self._held, self._spans)
        for at in range(len(self.choices), high):
            look = self._looks.look(at)
            label = self._label(at)
            if label is not None:
                self.choices.append(labelled_choice(label, look))
            elif at not in members or look is None:
                self.choices.append(NO_CHOICE)  # it holds nothing that is called a word
            else:
                self.choices.append(choose(window, look))

    def _label(self, at: int) -> Span | None:
        """Return where the name stands that opens a turn, or None for other segments."""
        segment = self.segments[at]
        if segment.form is not QuotationForm.TURN:
            return None
        floor = self.document.paragraphs[segment.paragraph - 1].span.start
        start = self.document.text.rfind(segment.opening, floor, segment.span.start)
        return Span(start, start + len(segment.opening)) if start >= 0 else None

    def verdicts(self) -> list[Verdict]:
        """Decide who speaks every segment chosen so far, with all that is known by now."""
        return [verdict for _, verdict in self.decisions()]

    def decisions(self) -> list[tuple[Case, Verdict]]:
        """Return what was known of each segment chosen so far, and what was decided."""
        requests = [
            Request(
                segment.span,
                option.mention,
                is_chosen=option.mention == choice.mention,
            )
            for segment, choice in zip(self.segments, self.choices, strict=False)
            for option in choice.options
        ]
        answers = self.resolver.resolve(
            requests, [self._sight(at) for at in range(len(self.choices))]
        )
        resolutions = iter(answers.resolutions)
        verdicts: list[Verdict] = []
        known: list[Case] = []
        for members in self._statements():
            cases: list[Case] = []
            for at in members:
                own = list(islice(resolutions, len(self.choices[at].options)))
                before = self._goes_on_from(at, verdicts) if not cases else None
                pointed = answers.pointed[at]
                cases.append(make_case(self.segments[at], self.choices[at], own, pointed, before))
            beliefs = pool([self._scale.weigh(case.signs) for case in cases])
            verdicts += [decide_speaker(self.document, case, beliefs) for case in cases]
            known += cases
        return list(zip(known, verdicts, strict=True))

    def _statements(self) -> list[list[int]]:
        """Return the numbers of the segments of each statement chosen so far."""
        done = len(self.choices)
        segments, text = self.segments[:done], self.document.text
        kinds = [tell_kind(text, s.span, c) for s, c in zip(segments, self.choices, strict=True)]
        numbers = number_statements(segments, self.choices, kinds)
        return [[at for at, _ in group] for _, group in groupby(enumerate(numbers), itemgetter(1))]

    def _sight(self, at: int) -> Sight:
        choice = self.choices[at]
        mention = choice.mention
        word = "" if mention is None else fold(mention.text_of(self.document.text))
        return Sight(self._spans[at], choice.look, word, mention)

    def _goes_on_from(self, at: int, verdicts: list[Verdict]) -> Verdict | None:
        """Return the verdict a quotation without a mention would go on with."""
        if not at or verdicts[at - 1] is NOBODY:
            return None
        before, here = self.segments[at - 1], self.segments[at]
        if here.continues or before.paragraph == here.paragraph:
            return verdicts[at - 1]
        opens = here.span.start == self.document.paragraphs[here.paragraph - 1].span.start
        return verdicts[at - 1] if opens and here.paragraph - before.paragraph == 1 else None

    def quotations(self, calibration: Calibration) -> list[Quotation]:
        """Return all quotations with all that is known now, nested ones among them."""
        verdicts = self.verdicts()
        done = len(verdicts)
        outer = make_quotations(
            self.document, self.segments[:done], self.choices, verdicts, calibration
        )
        number = max((q.statement for q in outer), default=0) + 1
        inner = make_nested(self.document, self.nested, outer, number)
        return sorted([*outer, *inner], key=lambda q: (q.span.start, -q.span.end))
