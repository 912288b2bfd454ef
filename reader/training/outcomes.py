"""Compares what was found in an article with its labels: one outcome for each quotation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from reader.model.span import Span
from reader.training.encoder_data import core_of
from reader.training.same_speaker import has_foreign_word, is_full_name, is_same_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quotation

_OPENERS = '“”"„«»`″「'
_SINGLE = "‘’'‹›"
_UNCOUNTED = ("broken", "other")
_SILENT = ("scare", "title")
_ROOMY_MENTION = 60  # letters a mention may have, however short the annotated one is
_NOT_COUNTED = "\ufeff\u200b\u00ad"
_NEXT = 3  # code points between a quotation and a mention right beside it
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them", "me", "us"}
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one labelled quotation, or of one that nobody labelled.

    Attributes:
        kind: "speech", "silent" (a so-called word or a title) or "extra" (not labelled at all).
        is_found: Whether it is shown as speech.
        is_nested: Whether it stands in another labelled quotation, with a speaker of its own.
        gold, name: The labelled and the found speaker, or None.
        is_right: Whether they are the same; `is_full` whether by the full name, None where
            nobody is named by one.
        has_right_mention: None where no mention is annotated.
        is_exact: Whether both have the same boundaries.
        mention, length, place: Of the labelled quotation, for tables of errors.
    """

    kind: str
    is_found: bool
    is_nested: bool = False
    gold: str | None = None
    name: str | None = None
    confidence: float = 0.0
    is_right: bool = False
    is_full: bool | None = None
    has_right_mention: bool | None = None
    is_exact: bool = False
    mention: str = ""
    length: str = ""
    place: str = ""
    words: str = ""


class Letters:
    """Offsets counted in letters: texts that differ in white space alone have the same ones."""

    def __init__(self, text: str) -> None:
        kept = [not c.isspace() and c not in _NOT_COUNTED for c in text]
        self._before = [0, *accumulate(kept)]
        self.text = "".join(c for c, is_kept in zip(text, kept, strict=True) if is_kept)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a span of the text in letters."""
        last = len(self._before) - 1
        return self._before[min(start, last)], self._before[min(end, last)]


@dataclass(frozen=True, slots=True)
class Compared:
    """An article as it was labelled and as it was read.

    Attributes:
        gold: The text the labels refer to.
        read: The text the quotations refer to.
        is_complete: Whether every quotation is labelled. Corpora label double marks alone:
            there, other ones outside all labels are no false alarms.
    """

    gold: str
    read: str
    is_complete: bool = False


def compare(
    article: Compared, segments: Sequence[dict[str, Any]], quotations: Iterable[Quotation]
) -> list[Outcome]:
    """Return the outcomes of one article, labelled quotations first and in their order.

    A quotation belongs to the segment of which it covers half, and which covers half of it.

    Raises:
        ValueError: The texts differ in more than white space.
    """
    gold, read = Letters(article.gold), Letters(article.read)
    if gold.text != read.text:
        msg = "the text was altered"
        raise ValueError(msg)
    found = list(quotations)
    places = [gold.span(s["start"], s["end"]) for s in segments]
    spans = [read.span(q.span.start, q.span.end) for q in found]
    match = _match(places, spans)
    outcomes = []
    for at, segment in enumerate(segments):
        kind = segment["label"]["kind"]
        if kind in _UNCOUNTED:
            continue
        quotation = found[match[at]] if at in match else None
        if kind in _SILENT:
            outcomes.append(_silent(segment, quotation))
        else:
            is_exact = at in match and spans[match[at]] == places[at]
            outcomes.append(
                _speech(article, segment, quotation, is_exact=is_exact, letters=(gold, read))
            )
    used = set(match.values())
    for at, quotation in enumerate(found):
        touched = [
            s["label"]["kind"]
            for place, s in zip(places, segments, strict=True)
            if _shared(place, spans[at])
        ]
        if at not in used and _is_extra(article, quotation, touched):
            outcomes.append(Outcome("extra", is_found=True, name=_name(quotation)))
    return outcomes


def count_invented(text: str, quotations: Iterable[Quotation]) -> int:
    """Return how many quotations have a speaker with a word that the article lacks."""
    names = (_name(q) for q in quotations)
    return sum(name is not None and has_foreign_word(name, text) for name in names)


def count_bad_slices(text: str, quotations: Iterable[Quotation]) -> int:
    """Return how many quotations have a span that is empty or leaves the text."""
    bad = 0
    for quotation in quotations:
        attribution = quotation.attribution
        spans = (quotation.span, attribution.mention, attribution.cue)
        evidence = (e.span for e in attribution.evidence)
        bad += any(
            s is not None and not 0 <= s.start < s.end <= len(text) for s in (*spans, *evidence)
        )
    return bad


def _match(places: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return for segments the quotation that is theirs, the closest pairs first."""
    pairs = []
    for a, place in enumerate(places):
        for b, span in enumerate(spans):
            shared, sizes = _shared(place, span), (place[1] - place[0], span[1] - span[0])
            if shared * 2 >= max(*sizes, 1):
                pairs.append((shared / (sum(sizes) - shared), -a, -b))
    match: dict[int, int] = {}
    used: set[int] = set()
    for _, a, b in sorted(pairs, reverse=True):
        if -a not in match and -b not in used:
            match[-a] = -b
            used.add(-b)
    return match


def _shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _name(quotation: Quotation) -> str | None:
    return quotation.speaker.name if quotation.speaker is not None else None


def _is_extra(article: Compared, quotation: Quotation, touched: Sequence[str]) -> bool:
    if not quotation.kind.is_speech or any(kind in _UNCOUNTED for kind in touched):
        return False
    if article.is_complete:
        return quotation.parent is None
    first = article.read[quotation.span.start : quotation.span.start + 1]
    return first not in _SINGLE and (bool(touched) or first in _OPENERS)


def _silent(segment: dict[str, Any], found: Quotation | None) -> Outcome:
    shown = found is not None and found.kind.is_speech
    return Outcome(
        "silent",
        is_found=shown,
        is_nested=segment.get("parent") is not None,
        name=_name(found) if found is not None else None,
        words=segment["text"],
    )


def _speech(
    article: Compared,
    segment: dict[str, Any],
    quotation: Quotation | None,
    *,
    is_exact: bool,
    letters: tuple[Letters, Letters],
) -> Outcome:
    label = segment["label"]
    found = quotation if quotation is not None and quotation.kind.is_speech else None
    name = _name(found) if found is not None else None
    full = is_full_name(name, label)
    sources = [Span(s, e) for s, e in segment.get("source") or ()]
    mention = found.attribution.mention if found is not None else None
    near = None if not sources else _is_same_mention(sources, mention, *letters)
    return Outcome(
        "speech",
        is_found=found is not None,
        is_nested=segment.get("parent") is not None,
        gold=label["speaker"],
        name=name,
        confidence=found.attribution.confidence if found is not None else 0.0,
        is_right=is_same_speaker(name, label),
        is_full=full,
        has_right_mention=near,
        is_exact=is_exact and found is not None,
        mention=_kind_of_mention(article.gold, sources),
        length="under 5 words" if len(segment["text"].split()) < 5 else "5 words and more",
        place=_place_of_mention(article.gold, segment, sources),
        words=segment["text"],
    )


def _is_same_mention(
    sources: Sequence[Span], mention: Span | None, gold: Letters, read: Letters
) -> bool:
    if mention is None:
        return False
    wanted = [gold.span(s.start, s.end) for s in sources]
    start, end = read.span(mention.start, mention.end)
    size = sum(high - low for low, high in wanted)
    touches = any(_shared(place, (start, end)) for place in wanted)
    return touches and end - start <= max(_ROOMY_MENTION, 2 * size)


def _kind_of_mention(text: str, sources: Sequence[Span]) -> str:
    """Tell what names the speaker, by the last word of the annotated mention's core."""
    if not sources:
        return "none"
    words = core_of(text, sources[0]).text_of(text).split()
    if words[0].casefold() in _PRONOUNS:
        return "pronoun"
    return "name" if words[-1][:1].isupper() else "noun"


def _place_of_mention(text: str, segment: dict[str, Any], sources: Sequence[Span]) -> str:
    if not sources:
        return "none"
    start, end = segment["start"], segment["end"]
    gaps = [(s.start - end, end, s.start) for s in sources if s.start >= end]
    gaps += [(start - s.end, s.end, start) for s in sources if s.end <= start]
    if not gaps:
        return "around the quote"
    gap, low, high = min(gaps)
    if "\n" in text[low:high]:
        return "another paragraph"
    side = "after" if low == end else "before"
    words = text[low:high].split()
    is_next = gap <= _NEXT or len(words) <= _NEXT
    return f"right {side} the quote" if is_next else f"further {side}, same paragraph"
