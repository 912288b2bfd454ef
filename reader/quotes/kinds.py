"""What a segment's words are, and which segments are pieces of one statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.quotation import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span
    from reader.quotes.attribution import Choice
    from reader.text.segments import Segment

SPEECH_THRESHOLD = 0.9  # best F1 on the training folds and the web pages
_ACCORD_THRESHOLD = 0.4
_APART = 240
_ENDINGS = ".,!?…"
_MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』`´＂"
_INTO_SENTENCE = re.compile(
    r"\b(?:the|an?|his|her|their|its|our|my|this|that|of|to|for|as|was|were|is|are|be|been|being|"
    r"with|by|on|in|at|from|and|or|so-called|more|very)\W*$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 14
# What stands right before a title, and before words that are a name for something.
_TITLED = re.compile(
    r"\b(?:entitled|titled|headlined|(?:the|a|an|his|her|their|its|new|debut|hit|\d{4}) "
    r"(?:song|film|movie|book|album|novel|show|series|play|single|episode|podcast|documentary|"
    r"poem|essay|memoir|musical|sitcom|comedy|column|painting|exhibition))[\s,:]*$",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(
    r"\b(?:so-called|nicknamed|self-styled)[\s,:]*(?:the|a)?\s*$", re.IGNORECASE
)


def tell_kind(text: str, span: Span, choice: Choice) -> QuotationKind:
    """Tell whether the words in `span` are a whole utterance, quoted words, so-called or a title.

    A few words right before the marks leave no doubt; otherwise the encoder decides.

    Args:
        text: Of the document.
        span: The segment, marks included.
        choice: What the networks make of it.
    """
    before = text[max(0, span.start - 40) : span.start].rsplit("\n", 1)[-1]
    if _TITLED.search(before) and len(span.text_of(text).split()) <= _LONGEST_TITLE:
        return QuotationKind.TITLE
    if _SO_CALLED.search(before):
        return QuotationKind.SCARE
    if choice.speech < _threshold(text, choice):
        return QuotationKind.TITLE if choice.title > choice.scare else QuotationKind.SCARE
    return whole_or_part(text, span)


def _threshold(text: str, choice: Choice) -> float:
    """Return how likely speech must be; "according to" speaks for all of its sentence."""
    is_accord = choice.cue is not None and choice.cue.text_of(text).casefold().startswith("accord")
    return _ACCORD_THRESHOLD if is_accord and choice.mention is not None else SPEECH_THRESHOLD


def whole_or_part(text: str, span: Span) -> QuotationKind:
    """Tell an utterance of its own from words quoted inside the reporter's sentence."""
    inner = span.text_of(text).strip(_MARKS + " ")
    first = next((c for c in inner if c.isalnum()), "")
    before = text[max(0, span.start - 30) : span.start].rsplit("\n", 1)[-1]
    if not first or first.islower() or _INTO_SENTENCE.search(before):
        return QuotationKind.MIXED
    if inner[-1:] in _ENDINGS or len(inner.split()) > 4:
        return QuotationKind.DIRECT
    return QuotationKind.MIXED


def number_statements(
    segments: Sequence[Segment],
    choices: Sequence[Choice],
    kinds: Sequence[QuotationKind],
) -> list[int]:
    """Give pieces of one statement the same number.

    A piece goes on with the one before when it continues it into the next paragraph, or when
    both stand in one paragraph and were given the very same mention ("…," she said. "…").

    Args:
        segments: Outermost, in text order.
        choices: One for each segment.
        kinds: One for each segment.

    Returns:
        A number for each segment, ascending by one.
    """
    numbers: list[int] = []
    latest = 0
    for at in range(len(segments)):
        if at and _goes_on(segments, choices, kinds, at):
            numbers.append(numbers[-1])
            continue
        latest += 1
        numbers.append(latest)
    return numbers


def _goes_on(
    segments: Sequence[Segment],
    choices: Sequence[Choice],
    kinds: Sequence[QuotationKind],
    at: int,
) -> bool:
    before, here = segments[at - 1], segments[at]
    if not (kinds[at].is_speech and kinds[at - 1].is_speech):
        return False
    if here.continues:
        return True
    if before.paragraph != here.paragraph or here.span.start - before.span.end > _APART:
        return False
    mention = choices[at].mention
    return mention is not None and mention == choices[at - 1].mention
