"""One pass over one document: paragraphs in, choices and verdicts out."""

from __future__ import annotations

from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from reader.quotes.assembly import NOBODY, decide_speaker, make_case, make_quotations
from reader.quotes.beliefs import pool
from reader.quotes.chooser import Chooser
from reader.quotes.kinds import number_statements, tell_kind
from reader.quotes.nested import decide_nested, make_nested
from reader.quotes.pieces import opened
from reader.quotes.speakers import Answers, SpeakerResolver
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


class ArticleReading:
    """What is known of a document after so many of its paragraphs.

    Attributes:
        document: The article.
        segments: Its outermost segments, in text order.
        nested: The segments within them.
    """

    def __init__(self, document: Document, source: LookSource, scale: Scale) -> None:
        self.document = document
        self._scale = scale
        self._found = find_segments(document.text, document.paragraphs)
        found = self._found.segments
        self.segments = [segment for segment in found if segment.level == 0]
        self.nested = [segment for segment in found if segment.level > 0]
        self._outer = Chooser(document, self.segments, source)
        self._inner = Chooser(document, opened(found) if self.nested else (), source)
        self.resolver = SpeakerResolver(document, [segment.span for segment in self.segments])
        self._held: list[ParsedParagraph] = []

    @property
    def choices(self) -> list[Choice]:
        """What was chosen for the first so many outermost segments."""
        return self._outer.choices

    @property
    def unbalanced(self) -> tuple[int, ...]:
        """Offsets of quotation marks without a partner."""
        return self._found.unbalanced

    def add(self, paragraph: ParsedParagraph) -> None:
        """Take in the next paragraph and choose mentions in the one before it."""
        paragraph = with_verbs(paragraph, self._outer.cues(paragraph.number))
        self.resolver.add(paragraph)
        self._held.append(paragraph)
        if len(self._held) > 1:
            self._choose(self._held[-2].number)
        del self._held[: -(_BEHIND + _AHEAD)]

    def finish(self) -> None:
        """Choose mentions in the last paragraph."""
        if self._held:
            self._choose(self._held[-1].number)

    def _choose(self, number: int) -> None:
        self._outer.choose(self._held, number)
        self._inner.choose(self._held, number)

    def verdicts(self) -> list[Verdict]:
        """Decide who speaks every segment chosen so far, with all that is known by now."""
        return [verdict for _, verdict in self.decisions()]

    def decisions(self) -> list[tuple[Case, Verdict]]:
        """Return what was known of each outermost segment chosen so far, and what was decided."""
        return self._decide(self._resolve()[0])

    def _resolve(self) -> tuple[Answers, Answers]:
        """Resolve the mentions of outermost and of nested segments, all in one reading."""
        outer, inner = self._outer.requests(), self._inner.requests()
        sights = self._outer.sights()
        answers = self.resolver.resolve([*outer, *inner], [*sights, *self._inner.sights()])
        return (
            Answers(answers.resolutions[: len(outer)], answers.pointed[: len(sights)]),
            Answers(answers.resolutions[len(outer) :], answers.pointed[len(sights) :]),
        )

    def _decide(self, answers: Answers) -> list[tuple[Case, Verdict]]:
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
        outer_answers, inner_answers = self._resolve()
        verdicts = [verdict for _, verdict in self._decide(outer_answers)]
        outer = make_quotations(
            self.document, self.segments[: len(verdicts)], self.choices, verdicts, calibration
        )
        number = max((q.statement for q in outer), default=0) + 1
        decided = decide_nested(
            self.document,
            self._inner,
            inner_answers,
            dict(zip(outer, verdicts, strict=True)),
            self._scale,
        )
        inner = make_nested(self.document, self.nested, outer, number, decided, calibration)
        return sorted([*outer, *inner], key=lambda q: (q.span.start, -q.span.end))
