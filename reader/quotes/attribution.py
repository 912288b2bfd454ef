"""From what the encoder sees of a segment to its mention, its cue and its kind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.candidates import Window
from reader.quotes.lexicon import fold, load_lexicon
from reader.quotes.looks import Pointer
from reader.quotes.relayed import find_relayed_speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.span import Span
    from reader.quotes.candidates import Candidate
    from reader.quotes.looks import Look
    from reader.quotes.tokens import ParsedParagraph

_ALTERNATIVES = 4
_WORTH_ASKING = 0.04
_WORTH_NAMING = 0.25  # chance of words that are no phrase of the parse, to be taken as a mention
_CUE = 0.3
_SURE_CUE = 0.5
_LONGEST_CUE = 60
_LABEL_PROBABILITY = 0.97
_LONGEST_DESCRIPTION = 12  # tokens between a description's noun and the name it goes on to
_SURELY_NAMED = 0.5
_WITHIN = frozenset({"ADJ", "NUM"})  # "Norland University **political** scientist Ann Rivers"
_LINKS = frozenset({"of", "for", "from", "at", "in", "with", "to", "by", "on"})
_NEAR = 3  # tokens: a comma and the given name of a name that was cut at its hyphen
_RELAYED = 0.8  # belief that "she said, according to X" are her words
_BREAKING = frozenset({"VERB", "AUX", "PRON", "SCONJ"})


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
        cue: Reporting words, or None.
        speech, scare, title: Probabilities of the kinds; they sum to 1.
        look: What the encoder saw, or None where it did not look.
    """

    options: tuple[Option, ...]
    nobody: float
    cue: Span | None
    speech: float
    scare: float
    title: float
    look: Look | None = None

    @property
    def mention(self) -> Span | None:
        """The best option, unless nobody is likelier."""
        if not self.options or self.options[0].probability < self.nobody:
            return None
        return self.options[0].mention


NO_CHOICE = Choice((), 1.0, None, 1.0, 0.0, 0.0)


def choose(window: Window, look: Look, quotation: Span) -> Choice:
    """Turn chances of word pieces into phrases of the parse.

    Args:
        window: The paragraphs around the segment.
        look: What the encoder makes of it.
        quotation: The segment.
    """
    seen = _seen(window, look)
    options = [
        Option(_carrier(window, look, candidate), share)
        for candidate in seen
        if (share := look.share(Pointer.MENTION, _phrase(window, candidate))) >= _WORTH_ASKING
    ]
    options.sort(key=lambda option: -option.probability)
    if loose := _loose_words(look, [_phrase(window, candidate) for candidate in seen]):
        options.insert(0, loose)
    if options:
        options = _without_relay(window, quotation, options)
    return Choice(
        options=tuple(options[:_ALTERNATIVES]),
        nobody=look.nowhere[Pointer.MENTION],
        cue=_cue(window, look),
        speech=look.kinds[0],
        scare=look.kinds[1],
        title=look.kinds[2],
        look=look,
    )


def _phrase(window: Window, candidate: Candidate) -> Span:
    return window.span_of(candidate.first, candidate.last)


def _seen(window: Window, look: Look) -> list[Candidate]:
    """Return the candidates that some piece with a chance lies in."""
    found: dict[int, Candidate] = {}
    for place in look.places:
        if place.chances[Pointer.MENTION] < _WORTH_ASKING / 2:
            continue
        at = bisect_left(window.candidate_starts, place.end) - 1
        if at >= 0 and _phrase(window, window.candidates[at]).end > place.start:
            found[at] = window.candidates[at]
    return list(found.values())


def _without_relay(window: Window, quotation: Span, options: list[Option]) -> list[Option]:
    """Put whoever speaks before whoever passes the words on."""
    best = options[0]
    speaker = find_relayed_speaker(window, quotation, best.mention)
    if speaker is None:
        return options
    span = _phrase(window, speaker)
    others = [option for option in options[1:] if not option.mention.overlaps(span)]
    relay = Option(best.mention, best.probability * (1 - _RELAYED))
    return [Option(span, best.probability * _RELAYED), relay, *others]


def _carrier(window: Window, look: Look, candidate: Candidate) -> Span:
    """Return the whole phrase that a candidate opens, or the name that it goes on to.

    "Deputy head and spokesman **Ann Rivers** said": the description alone names nobody.
    """
    last = candidate
    for other in window.candidates_after(candidate.last):
        if other.kind == "pronoun":
            continue
        between = range(last.last, other.first)
        if not _is_one_phrase(window, last, between):
            break
        if window.sentences[other.head] != window.sentences[last.head]:
            break
        last = other
    if last is not candidate:
        return window.span_of(candidate.first, last.last)
    named = _named(window, look, candidate)
    return _phrase(window, named if named is not None else candidate)


def _is_one_phrase(window: Window, before: Candidate, between: range) -> bool:
    """Tell whether a phrase goes on: over adjectives, or over the "of" of an office."""
    if any(window.quoted[at] >= 0 for at in between):
        return False
    if [window.tokens[at].text for at in between] == ["of"]:
        return fold(window.tokens[before.head].text) in load_lexicon().titles
    return all(window.tokens[at].pos in _WITHIN for at in between)


def _named(window: Window, look: Look, candidate: Candidate) -> Candidate | None:
    """Return the name that a description goes on to, where the encoder sees the speaker there."""
    if candidate.kind != "nominal":
        return None
    for other in window.candidates_after(candidate.last):
        if other.kind != "name":
            continue
        between = range(candidate.last, other.first)
        if len(between) > _LONGEST_DESCRIPTION or not all(_joins(window, at) for at in between):
            return None
        words = [window.tokens[at].text for at in between]
        if not _LINKS.isdisjoint(words) and "," not in words[-_NEAR:]:
            return None  # "a spokesman for Ann Rivers" is not Ann Rivers
        is_same = window.sentences[other.head] == window.sentences[candidate.head]
        if is_same and look.share(Pointer.SPEAKER, _phrase(window, other)) >= _SURELY_NAMED:
            return other
    return None


def _joins(window: Window, at: int) -> bool:
    """Tell whether a token may stand within one description."""
    return window.quoted[at] < 0 and window.tokens[at].pos not in _BREAKING


def _loose_words(look: Look, phrases: Iterable[Span]) -> Option | None:
    """Return likely words that the parse takes for no phrase."""
    found = look.run(Pointer.MENTION)
    if found is None or found[1] < _WORTH_NAMING:
        return None
    span, chance = found
    if any(phrase.overlaps(span) for phrase in phrases):
        return None
    return Option(span, chance)


def surely_cued(look: Look) -> int | None:
    """Return where the word starts that most surely reports, or None."""
    best = max(look.places, key=lambda place: place.chances[Pointer.CUE], default=None)
    if best is None or best.chances[Pointer.CUE] < _SURE_CUE:
        return None
    return best.start


def _cue(window: Window, look: Look) -> Span | None:
    """Return the reporting words, from word to word."""
    found = look.run(Pointer.CUE)
    if found is None or found[1] < _CUE or len(found[0]) > _LONGEST_CUE:
        return None
    first, last = window.locate(found[0])
    while first < last and not _has_letter(window, first):
        first += 1
    while first < last and not _has_letter(window, last - 1):
        last -= 1
    if all(window.tokens[at].pos == "PROPN" for at in range(first, last)):
        return None  # a name reports nothing; without any word neither
    return window.span_of(first, last)


def _has_letter(window: Window, at: int) -> bool:
    return any(letter.isalpha() for letter in window.tokens[at].text)


def labelled_choice(label: Span, look: Look | None = None) -> Choice:
    """Return the choice for a turn, whose label ("RIVERS:") names the speaker."""
    option = Option(label, _LABEL_PROBABILITY)
    return Choice((option,), 1 - _LABEL_PROBABILITY, None, 1.0, 0.0, 0.0, look)


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
