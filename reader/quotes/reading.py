"""One pass over one document: paragraphs in, choices and verdicts out."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.quotes.assembly import NOBODY, decide_speaker, make_nested, make_quotations
from reader.quotes.attribution import NO_CHOICE, Previous, build_window, labelled_choice
from reader.quotes.speakers import Request, SpeakerResolver
from reader.text.segments import find_segments

if TYPE_CHECKING:
    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.quotes.assembly import Verdict
    from reader.quotes.attribution import AttributionModel, Choice
    from reader.quotes.confidence import Calibration
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

    def __init__(self, document: Document, model: AttributionModel) -> None:
        self.document = document
        self._model = model
        self._found = find_segments(document.text, document.paragraphs)
        self.segments = [s for s in self._found.segments if s.level == 0]
        self.nested = [s for s in self._found.segments if s.level > 0]
        self._spans = [s.span for s in self.segments]
        self._starts = [s.paragraph for s in self.segments]
        self.choices: list[Choice] = []
        self.resolver = SpeakerResolver(document, self._spans)
        self._held: list[ParsedParagraph] = []

    @property
    def unbalanced(self) -> tuple[int, ...]:
        """Offsets of quotation marks without a partner."""
        return self._found.unbalanced

    def add(self, paragraph: ParsedParagraph) -> None:
        """Take in the next paragraph and choose mentions in the one before it."""
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
        high = bisect_right(self._starts, number)
        if len(self.choices) == high:
            return
        window, members = build_window(self._held, self._spans)
        for at in range(len(self.choices), high):
            label = self._label(at)
            if label is not None:
                self.choices.append(labelled_choice(label))
                continue
            if at not in members:  # its paragraph holds nothing the pipeline calls a word
                self.choices.append(NO_CHOICE)
                continue
            place = at - members[0]
            self.choices.append(self._model.attribute(window, place, number, self._previous(at)))

    def _label(self, at: int) -> Span | None:
        """Return where the name stands that opens a turn, or None for other segments."""
        segment = self.segments[at]
        if segment.form is not QuotationForm.TURN:
            return None
        floor = self.document.paragraphs[segment.paragraph - 1].span.start
        start = self.document.text.rfind(segment.opening, floor, segment.span.start)
        return Span(start, start + len(segment.opening)) if start >= 0 else None

    def _previous(self, at: int) -> Previous | None:
        if at == 0:
            return None
        return Previous(self._spans[at - 1].end, self.choices[at - 1].head)

    def verdicts(self) -> list[Verdict]:
        """Decide who speaks every segment chosen so far, with all that is known by now."""
        requests = [
            Request(segment.span, option.mention, is_chosen=option.mention == choice.mention)
            for segment, choice in zip(self.segments, self.choices, strict=False)
            for option in choice.options
        ]
        resolutions = iter(self.resolver.resolve(requests))
        verdicts: list[Verdict] = []
        for at, (segment, choice) in enumerate(zip(self.segments, self.choices, strict=False)):
            own = list(islice(resolutions, len(choice.options)))
            before = self._goes_on_from(at, verdicts)
            verdicts.append(decide_speaker(self.document, segment, choice, own, before))
        return verdicts

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
