"""The texts an article had one after the other, and where things of one lie in the last."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from reader.model.anchor import Anchor
from reader.model.decision import Target, TextCorrected, TextReplaced
from reader.model.document import Paragraph, ParagraphKind
from reader.model.edit import Edit, invert, move_span, touches
from reader.model.span import Span
from reader.text.anchoring import find_anchor
from reader.text.difference import find_edits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.decision import Decision, OnText
    from reader.model.document import Document
    from reader.model.quotation import Attribution, Quotation

    _Decided = tuple[Decision | None, tuple[Anchor, ...]]

Edits = tuple[Edit, ...]


def edits_of(change: OnText) -> Edits:
    """Return what a change of the text does to the offsets."""
    if isinstance(change, TextReplaced):
        return change.edits
    start = change.anchor.span.start
    return tuple(
        Edit(Span(start + edit.span.start, start + edit.span.end), edit.length)
        for edit in find_edits(change.anchor.exact, change.replacement)
    )


@dataclass(frozen=True, slots=True)
class _Change:
    before: Document
    after: Document
    edits: Edits
    is_replacement: bool
    is_lost: bool


@dataclass(frozen=True, slots=True)
class _Brought:
    """What became of findings, to go on from when the text is changed once more.

    Attributes:
        found: By an analysis.
        known: Changes that were in force when the article was analysed.
        common: How many of them still were.
        done: How many changes they were brought over.
        quotations: As they lie there.
    """

    found: Sequence[Quotation]
    known: tuple[OnText, ...]
    common: int
    done: int
    quotations: tuple[Quotation, ...]

    def goes_on(self, found: Sequence[Quotation], known: Sequence[OnText], common: int) -> bool:
        """Tell whether more changes lead on from here, none of those undone being back."""
        return self.found is found and self.common == common and self.known == tuple(known)


class TextHistory:
    """An article's text as it was read, and every change of it that is in force.

    Attributes:
        changes: The changes, in order.
        document: The article as it is after the last.
        lost: Changes that could not be made, for the words to correct are not there.
    """

    def __init__(
        self,
        source: Document,
        changes: Sequence[OnText] = (),
        texts: Mapping[str, Document] | None = None,
        *,
        known: TextHistory | None = None,
    ) -> None:
        """Make the changes.

        Args:
            source: The article as it was read first.
            changes: Those in force, in order.
            texts: What replaced the text, by checksum.
            known: Of the same source, with other changes; those in common are not made again.
        """
        self.changes = tuple(changes)
        self.document = source
        self._steps: list[_Change] = []
        self._places: dict[tuple[Anchor, int], Anchor | None] = {}
        self._decisions: dict[tuple[int, int], tuple[Decision, _Decided]] = {}
        self._brought: _Brought | None = None
        if known is not None:
            self._steps, self._brought = known.begun(self.changes)
            self.document = self._steps[-1].after if self._steps else source
        for change in self.changes[len(self._steps) :]:
            self._make(change, texts or {})
        pairs = zip(self.changes, self._steps, strict=True)
        self.lost: list[OnText] = [change for change, step in pairs if step.is_lost]

    def begun(self, changes: Sequence[OnText]) -> tuple[list[_Change], _Brought | None]:
        """Return what is done already of other changes of the same source."""
        common = _count_common(self.changes, changes)
        is_behind = self._brought is not None and self._brought.done > common
        return self._steps[:common], None if is_behind else self._brought

    def _make(self, change: OnText, texts: Mapping[str, Document]) -> None:
        before = self.document
        after = None
        if isinstance(change, TextReplaced):
            after = texts.get(change.checksum)
        elif change.anchor.span.text_of(before.text) == change.anchor.exact:
            after = _correct(before, change)
        is_lost = after is None
        edits = () if is_lost else edits_of(change)
        self.document = after or before
        is_replacement = isinstance(change, TextReplaced)
        self._steps.append(_Change(before, self.document, edits, is_replacement, is_lost))

    def place(self, anchor: Anchor, done: int) -> Anchor | None:
        """Return where an anchor lies now, or None where it has no place any more.

        Args:
            anchor: Made in the text after the first `done` changes.
            done: Number of changes.
        """
        key = (anchor, done)
        if key not in self._places:
            self._places[key] = self._place(anchor, done)
        return self._places[key]

    def _place(self, anchor: Anchor, done: int) -> Anchor | None:
        span: Span | None = anchor.span
        last = anchor
        for step in self._steps[done:]:
            if span is not None:
                last = Anchor.of(step.before.text, span)
                span = move_span(span, step.edits)
            if step.is_replacement:
                hint = last.span.start if span is None else span.start
                span = find_anchor(last, step.after.text, hint)
        return None if span is None else Anchor.of(self.document.text, span)

    def bring_decision(self, decision: Decision, done: int) -> _Decided:
        """Return a decision as it reads in the text of now, and what of it has no place there.

        Args:
            decision: Made in the text after the first `done` changes.
            done: Number of changes.

        Returns:
            The decision without the quotations that are lost, or None when nothing is left of
            it; and the anchors that are lost.
        """
        if done == len(self._steps):
            return decision, ()
        key = (id(decision), done)  # kept alive beside what it became
        if key not in self._decisions:
            self._decisions[key] = decision, self._bring_decision(decision, done)
        return self._decisions[key][1]

    def _bring_decision(self, decision: Decision, done: int) -> _Decided:
        lost: list[Anchor] = []
        brought: dict[str, Any] = {}
        is_lost = False
        for field in fields(decision):
            value = getattr(decision, field.name)
            if isinstance(value, Anchor | Target):
                brought[field.name] = self._bring(value, done, lost)
                is_lost |= brought[field.name] is None
            elif field.name == "quotations":
                kept = [self._bring(target, done, lost) for target in value]
                brought[field.name] = tuple(target for target in kept if target is not None)
                is_lost |= not brought[field.name]
        if is_lost:
            return None, tuple(lost)
        return replace(decision, **brought), tuple(lost)

    def _bring(
        self, value: Anchor | Target, done: int, lost: list[Anchor]
    ) -> Anchor | Target | None:
        anchor = value if isinstance(value, Anchor) else value.anchor
        place = self.place(anchor, done)
        if place is None:
            lost.append(anchor)
        if place is None or isinstance(value, Anchor):
            return place
        paths = [step.edits for step in self._steps[done:]]
        return replace(value, anchor=place, attribution=_move_attribution(value.attribution, paths))

    def bring_findings(
        self, found: Sequence[Quotation], known: Sequence[OnText]
    ) -> tuple[Quotation, ...]:
        """Return the findings of an analysis as they lie in the text of now.

        Args:
            found: By an analysis of the text after the changes `known`.
            known: Changes that were in force when the article was analysed.

        Returns:
            The quotations whose words are still there; a replaced text keeps only those with
            every word as it was.
        """
        common = done = _count_common(known, self.changes)
        back = [(invert(edits_of(change)), change) for change in reversed(known[common:])]
        before, quotations = self._brought, tuple(found)
        if before is not None and before.goes_on(found, known, common):
            done, back, quotations = before.done, [], before.quotations
        steps = zip(self._steps[done:], self.changes[done:], strict=True)
        path = [*back, *((step.edits, change) for step, change in steps)]
        if path:
            moved = (_move_quotation(quotation, path) for quotation in quotations)
            quotations = tuple(quotation for quotation in moved if quotation is not None)
        self._brought = _Brought(found, tuple(known), common, len(self.changes), quotations)
        return quotations


def _count_common(one: Sequence[OnText], other: Sequence[OnText]) -> int:
    """Return how many changes two histories begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _correct(document: Document, change: TextCorrected) -> Document:
    span = change.anchor.span
    text = document.text[: span.start] + change.replacement + document.text[span.end :]
    edits = edits_of(change)
    paragraphs: list[Paragraph] = []
    end = 0
    for paragraph in document.paragraphs:
        if edits and paragraph.span.end < edits[0].span.start:  # most of a book stays
            paragraphs.append(paragraph)
            end = paragraph.span.end
            continue
        moved = move_span(paragraph.span, edits, takes_in=True) or Span(end, end)
        moved = Span(max(moved.start, end), max(moved.end, end))
        end = moved.end
        paragraphs.append(replace(paragraph, span=moved))
    title = _correct_title(document, paragraphs, text)
    return replace(document, text=text, paragraphs=tuple(paragraphs), title=title)


def _correct_title(document: Document, paragraphs: Sequence[Paragraph], text: str) -> str | None:
    """Return the title after a correction in the headline, which often is the title."""
    for old, new in zip(document.paragraphs, paragraphs, strict=True):
        if old.kind is ParagraphKind.TITLE and old.span.text_of(document.text) == document.title:
            return new.span.text_of(text)
    return document.title


def _move_quotation(quotation: Quotation, path: Sequence[tuple[Edits, OnText]]) -> Quotation | None:
    span: Span | None = quotation.span
    reach = _reach(quotation)
    if all(not edits or edits[0].span.start > reach for edits, _ in path):
        return quotation
    for edits, change in path:
        if span is None or (isinstance(change, TextReplaced) and touches(span, edits)):
            return None
        span = move_span(span, edits)
    if span is None:
        return None
    paths = [edits for edits, _ in path]
    return replace(
        quotation, span=span, attribution=_move_attribution(quotation.attribution, paths)
    )


def _reach(quotation: Quotation) -> int:
    """Return where the last of a quotation and of the words that belong to it ends."""
    given = quotation.attribution
    spans = (quotation.span, given.mention, given.cue, *(link.span for link in given.evidence))
    return max(span.end for span in spans if span is not None)


def _move_attribution(attribution: Attribution, paths: Sequence[Edits]) -> Attribution:
    links = [(_move(link.span, paths), link) for link in attribution.evidence]
    return replace(
        attribution,
        mention=_move(attribution.mention, paths),
        cue=_move(attribution.cue, paths),
        evidence=tuple(replace(link, span=span) for span, link in links if span is not None),
    )


def _move(span: Span | None, paths: Sequence[Edits]) -> Span | None:
    for edits in paths:
        span = None if span is None else move_span(span, edits)
    return span
