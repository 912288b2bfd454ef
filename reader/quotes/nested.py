"""Quotations within quotations, which have speakers of their own."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from reader.model.quotation import Attribution, Quotation, QuotationForm, QuotationKind
from reader.quotes.assembly import NOBODY, Verdict, decide_speaker, make_attribution, make_case
from reader.quotes.kinds import tell_kind, whole_or_part
from reader.quotes.lexicon import FIRST_PERSON, GENDERED_PRONOUNS, PLURAL_PRONOUNS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.document import Document
    from reader.model.span import Span
    from reader.quotes.attribution import Choice
    from reader.quotes.beliefs import Scale
    from reader.quotes.chooser import Chooser
    from reader.quotes.confidence import Calibration
    from reader.quotes.speakers import Answers
    from reader.text.segments import Segment

_FEW_WORDS = 5
_THIRD_PERSON = GENDERED_PRONOUNS.keys() | PLURAL_PRONOUNS

Decided = dict["Span", tuple["Choice", Verdict]]


def decide_nested(
    document: Document,
    chooser: Chooser,
    answers: Answers,
    around: Mapping[Quotation, Verdict],
    scale: Scale,
) -> Decided:
    """Find who speaks the segments that lie directly within outermost ones.

    Args:
        document: The article.
        chooser: Its segments are the nested ones, and the outermost ones that hold none.
        answers: To its requests and sights.
        around: The outermost quotations with what was decided about them.
        scale: Weighs the signs.

    Returns:
        Choice and verdict of each nested segment that was chosen for so far, by its span.
    """
    resolutions = iter(answers.resolutions)
    found: Decided = {}
    for at, choice in enumerate(chooser.choices):
        segment = chooser.segments[at]
        own = list(islice(resolutions, len(choice.options)))
        if segment.level == 0:
            continue
        outer = _around(segment.span, around)
        if outer is not None and _is_first_person(document, choice):
            found[segment.span] = choice, _own_words(choice, around[outer])
            continue
        case = make_case(segment, choice, own, answers.pointed[at], None)
        speaker = around[outer].speaker if outer is not None else None
        if speaker is not None and _mention_word(document, choice) in _THIRD_PERSON:
            case.signs.pop(speaker.name, None)  # nobody calls himself "he"
        found[segment.span] = choice, decide_speaker(document, case, scale.weigh(case.signs))
    return found


def _around(span: Span, quotations: Iterable[Quotation]) -> Quotation | None:
    return next((q for q in quotations if q.span.contains(span)), None)


def _is_first_person(document: Document, choice: Choice) -> bool:
    return _mention_word(document, choice) in FIRST_PERSON


def _mention_word(document: Document, choice: Choice) -> str:
    return "" if choice.mention is None else fold(choice.mention.text_of(document.text))


def _own_words(choice: Choice, outer: Verdict) -> Verdict:
    """Return who speaks where the speaker of the quotation around quotes himself: "I told her"."""
    if outer is NOBODY:
        return NOBODY
    return replace(outer, mention=choice.mention, runners_up=())


def make_nested(
    document: Document,
    inner: Sequence[Segment],
    outer: Sequence[Quotation],
    first_number: int,
    decided: Decided,
    calibration: Calibration,
) -> list[Quotation]:
    """Make quotations of segments within others.

    Args:
        document: The article.
        inner: Segments of level 1 and deeper, in text order.
        outer: The quotations they stand in.
        first_number: Statement number of the first.
        decided: What was decided about those directly within outermost ones.
        calibration: Turns signals into confidence.
    """
    found: list[Quotation] = []
    for segment in inner:
        parent = _around(segment.span, outer)
        kind, attribution = _small_words(document, segment), Attribution()
        if segment.span in decided:
            choice, verdict = decided[segment.span]
            kind = tell_kind(document.text, segment.span, choice)
            attribution = make_attribution(choice, verdict, kind, calibration)
        found.append(
            Quotation(
                segment.span,
                kind,
                QuotationForm.MARKS,
                first_number + len(found),
                segment.paragraph,
                None if parent is None else parent.statement,
                attribution,
            )
        )
    return found


def _small_words(document: Document, segment: Segment) -> QuotationKind:
    """Tell the kind of words that nothing else is known of: a few are mostly names and titles."""
    if len(segment.span.text_of(document.text).split()) < _FEW_WORDS:
        return QuotationKind.SCARE
    return whole_or_part(document.text, segment.span)
