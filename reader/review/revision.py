"""The quotations in force: what the analysis found, and what people decided about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.model.decision import TextCorrected, TextReplaced
from reader.model.speaker import match_key
from reader.model.step import Orphan
from reader.review.checks import note_checked, outdate_checks
from reader.review.draft import Draft
from reader.review.learning import apply_colours, apply_lessons
from reader.review.replay import replay

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.decision import OnText
    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.model.step import Recorded
    from reader.review.learning import Lesson
    from reader.review.text_history import TextHistory


@dataclass(frozen=True, slots=True)
class Findings:
    """What an analysis found.

    Attributes:
        quotations: In text order.
        changes: Changes of the text that were in force when it was analysed.
    """

    quotations: tuple[Quotation, ...] = ()
    changes: tuple[OnText, ...] = ()


@dataclass(frozen=True, slots=True)
class Revised:
    """An article as it is in force.

    Attributes:
        document: With its text as corrected.
        quotations: Those that count, in text order, the outer before the nested.
        rejected: Those a person said are none.
        speakers: Of all quotations, by name.
        history: The decisions about each quotation, rejected ones too, in order.
        places: Every span a quotation had, by which decisions know it.
        orphans: Decisions that found no place.
    """

    document: Document
    quotations: tuple[Quotation, ...]
    rejected: tuple[Quotation, ...] = ()
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    history: Mapping[Span, tuple[Recorded, ...]] = field(default_factory=dict)
    places: Mapping[Span, frozenset[Span]] = field(default_factory=dict)
    orphans: tuple[Orphan, ...] = ()


def revise(
    texts: TextHistory,
    findings: Findings,
    log: Sequence[Recorded],
    lessons: Sequence[Lesson] = (),
    colours: Mapping[str, str | None] = MappingProxyType({}),
) -> Revised:
    """Replay decisions over what an analysis found.

    A quotation that a person touched stays as they left it whatever the analysis says, even if it
    finds no such quotation; all others are as the analysis has them.

    Args:
        texts: The article's text with the changes of `log`.
        findings: Of any analysis of the article.
        log: The decisions in force about the article or the whole library, in order.
        lessons: Names the library has learnt from decisions about other articles.
        colours: That people chose for speakers, by what these are recognised by.
    """
    found = texts.bring_findings(findings.quotations, findings.changes)
    if not log and not lessons and not (colours and _have_colour(found, colours)):
        return Revised(texts.document, found, speakers=_speakers(found))
    draft = Draft(texts.document, found)
    apply_lessons(draft, lessons)
    orphans: list[Orphan] = []
    done = 0
    for recorded in log:
        if isinstance(recorded.decision, TextCorrected | TextReplaced):
            done += 1
            if recorded.decision in texts.lost and isinstance(recorded.decision, TextCorrected):
                orphans.append(Orphan(recorded, recorded.decision.anchor))
            continue
        decision, lost = texts.bring_decision(recorded.decision, done)
        orphans += [Orphan(recorded, anchor) for anchor in lost]
        if decision is not None:
            is_same = decision is recorded.decision
            replay(draft, recorded if is_same else replace(recorded, decision=decision))
            note_checked(draft, recorded.decision, texts, done)
    apply_colours(draft, colours)
    outdate_checks(draft, texts.document)
    return _finish(texts.document, draft, orphans, has_moved=bool(texts.changes))


def _have_colour(quotations: Sequence[Quotation], colours: Mapping[str, str | None]) -> bool:
    return any(match_key(speaker) in colours for speaker in _speakers(quotations).values())


def _speakers(quotations: Sequence[Quotation]) -> dict[str, Speaker]:
    return {q.speaker.name: q.speaker for q in quotations if q.speaker is not None}


def _finish(
    document: Document, draft: Draft, orphans: Sequence[Orphan], *, has_moved: bool
) -> Revised:
    if has_moved:
        for piece in draft.pieces.values():
            number = draft.paragraph_at(piece.span.start)
            if number != piece.quotation.paragraph:
                piece.quotation = replace(piece.quotation, paragraph=number)
    touched = [piece for piece in draft.pieces.values() if piece.is_touched]
    quotations = draft.quotations()
    return Revised(
        document=document,
        quotations=nest(quotations) if touched else quotations,
        rejected=draft.quotations(rejected=True),
        speakers=draft.speakers,
        history={piece.span: tuple(piece.history) for piece in touched},
        places={piece.span: frozenset(piece.spans) for piece in touched},
        orphans=tuple(orphans),
    )


def nest(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Give every quotation a parent that holds it, where its own does not any more.

    Args:
        quotations: In text order, the outer before the nested.
    """
    pieces: defaultdict[int, list[Span]] = defaultdict(list)
    for quotation in quotations:
        pieces[quotation.statement].append(quotation.span)
    nested: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in quotations:
        around = [outer for outer in around if outer.span.end > quotation.span.start]
        parent = quotation.parent
        if parent is None or not any(span.contains(quotation.span) for span in pieces[parent]):
            parent = _holder(quotation, around)
        is_same = parent == quotation.parent
        nested.append(quotation if is_same else replace(quotation, parent=parent))
        around.append(quotation)
    return tuple(nested)


def _holder(quotation: Quotation, around: Sequence[Quotation]) -> int | None:
    """Return the statement of the outermost quotation that holds one, or None."""
    return next(
        (
            outer.statement
            for outer in around
            if outer.span.contains(quotation.span) and outer.statement != quotation.statement
        ),
        None,
    )
