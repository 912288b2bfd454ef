"""What the ranker knows about a quotation and about each candidate for its mention.

Every function returns numbers of a fixed count and order; training and prediction share them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.word_odds import UNKNOWN_CUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.candidates import Candidate, Window
    from reader.quotes.word_odds import WordOdds

_GAPS = (0, 1, 2, 3, 5, 8, 13, 21, 40, 80)
_RELATIONS = (
    "nsubj", "obl", "obj", "nmod", "conj", "appos", "root", "compound", "flat", "parataxis",
    "iobj", "ccomp",
)  # fmt: skip
_PREPOSITIONS = ("to", "of", "by", "for", "from", "with", "in", "at", "as", "about", "like", "on")
_PRONOUNS = (
    {"he", "she"}, {"they"}, {"we"}, {"i"}, {"who"}, {"his", "her", "their", "my", "our", "its"},
    {"one", "some", "many", "others", "another", "everyone", "people", "someone"},
)  # fmt: skip
_NAMING = frozenset(
    {
        "call", "dub", "title", "entitle", "name", "nickname", "term", "label", "know", "brand",
        "so-called", "word", "phrase", "slogan", "song", "book", "film", "movie", "album",
        "show", "series", "novel", "hashtag", "headline", "sign", "article", "essay", "single",
    }
)  # fmt: skip
_SPEECH_LEADS = frozenset({"that", "as", "was", "is", "were", "be", "for", "to", "of"})


@dataclass(slots=True)
class Quote:
    """A quotation in a window, with what is computed once for all its candidates.

    Attributes:
        first, last: Token indices, half-open, marks included.
        number: Index among the window's outermost segments, or -1 for a nested one.
        paragraph: 1-based number.
        previous: Index of the head chosen for the quotation before, -1 for none or nobody.
        previous_last: Token index after the quotation before, -1 where there is none.
        attached: Governors, outside the quotation, of tokens inside it.
    """

    first: int
    last: int
    number: int
    paragraph: int
    previous: int = -1
    previous_last: int = -1
    attached: frozenset[int] = field(default_factory=frozenset)


def attachments(window: Window, first: int, last: int) -> frozenset[int]:
    """Return the tokens outside [first, last) that govern a token inside it."""
    return frozenset(
        window.heads[at]
        for at in range(first, min(last, len(window.heads)))
        if not first <= window.heads[at] < last
    )


def _flags(value: object, options: Sequence[object]) -> list[float]:
    return [1.0 if value == option else 0.0 for option in options]


def _at_most(value: int, limits: Sequence[int]) -> list[float]:
    return [1.0 if value <= limit else 0.0 for limit in limits]


def _cue(window: Window, odds: WordOdds, at: int) -> float:
    """Return how much the token reports speech, `UNKNOWN_CUE` where there is no such token."""
    if not 0 <= at < len(window.tokens) or window.quoted[at] >= 0:
        return UNKNOWN_CUE
    token = window.tokens[at]
    if token.pos in ("VERB", "AUX", "SCONJ", "NOUN") or token.lemma.startswith("accord"):
        return odds.cue(token.lemma)
    return UNKNOWN_CUE


def _text(window: Window, at: int) -> str:
    return window.tokens[at].text if 0 <= at < len(window.tokens) else ""


def _word_kind(text: str) -> list[float]:
    return [
        1.0 if text == "," else 0.0,
        1.0 if text in (":", ";") else 0.0,
        1.0 if text in ("—", "–", "--", "-", "―") else 0.0,
        1.0 if text[:1] in "“”\"'`«»‘’" and text else 0.0,
        1.0 if text in (".", "!", "?", "") else 0.0,
        1.0 if text in ("'s", "’s", "s'") else 0.0,
        1.0 if text in ("(", ")") else 0.0,
    ]


def shape(window: Window, quote: Quote, odds: WordOdds) -> list[float]:
    """Describe the quotation itself: its length, its case and the words right around it."""
    tokens, first, last = window.tokens, quote.first, quote.last
    inner = [t for t in tokens[first:last] if any(c.isalnum() for c in t.text)]
    size = len(inner)
    words = [t for t in inner if t.text[0].isalpha()]
    capital = sum(t.text[0].isupper() for t in words) / max(1, len(words))
    closing = [t.text for t in tokens[max(first, last - 2) : last]]
    before, after = _text(window, first - 1), _text(window, last)
    starts = first == 0 or window.paragraphs[first - 1] != quote.paragraph
    ends = last >= len(tokens) or window.paragraphs[last] != window.paragraphs[last - 1]
    has_verb = any(t.pos in ("VERB", "AUX") for t in inner)
    near = tokens[max(0, first - 3) : first] + tokens[last : last + 2]
    after_pos = tokens[last].pos if last < len(tokens) else ""
    sentence = _sentence_cue(window, quote, odds)
    return [
        *_at_most(size, (1, 2, 3, 4, 6, 9, 14, 20, 40)),
        1.0 if words and words[0].text[0].isupper() else 0.0,
        capital,
        1.0 if capital == 1.0 and len(words) > 1 else 0.0,
        1.0 if "," in closing else 0.0,
        1.0 if {".", "!", "?", "...", "…"} & set(closing) else 0.0,
        1.0 if has_verb else 0.0,
        1.0 if starts else 0.0,
        1.0 if ends else 0.0,
        1.0 if starts and ends else 0.0,
        *_word_kind("" if starts else before),
        *_word_kind("" if ends else after),
        1.0 if before.lower() in ("the", "a", "an", "this", "their", "his", "her", "its") else 0.0,
        1.0 if before.lower() in _SPEECH_LEADS else 0.0,
        1.0 if not starts and tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ") else 0.0,
        1.0 if after_pos in ("NOUN", "PROPN", "ADJ") else 0.0,
        1.0 if after_pos in ("VERB", "AUX") else 0.0,
        1.0 if any(t.lemma in _NAMING for t in near) else 0.0,
        sentence / 4.0,
        max((_cue(window, odds, at) for at in quote.attached), default=UNKNOWN_CUE) / 4.0,
        1.0 if quote.number < 0 else 0.0,
        1.0 if quote.previous >= 0 else 0.0,
        *_at_most(_outside(window, quote.previous_last, first), (0, 2, 6, 15, 40)),
    ]


def _sentence_cue(window: Window, quote: Quote, odds: WordOdds) -> float:
    """Return the best reporting word outside quotations in the sentences the quotation touches."""
    tokens = window.tokens
    low, high = quote.first, min(quote.last, len(tokens) - 1)
    while low > 0 and window.sentences[low - 1] == window.sentences[quote.first]:
        low -= 1
    while high + 1 < len(tokens) and window.sentences[high + 1] == window.sentences[quote.last - 1]:
        high += 1
    found = (_cue(window, odds, at) for at in range(max(low, quote.first - 40), high + 1))
    return max(found, default=UNKNOWN_CUE)


def _outside(window: Window, first: int, last: int) -> int:
    """Count the tokens of [first, last) outside quotations; 999 where there is no beginning."""
    if first < 0:
        return 999
    return sum(window.quoted[at] < 0 for at in range(first, last))


def describe(
    window: Window, quote: Quote, near: Sequence[Candidate], odds: WordOdds
) -> list[list[float]]:
    """Describe every candidate: where it stands, what governs it, what it is.

    Args:
        window: The paragraphs around the quotation.
        quote: The quotation.
        near: Its candidates, in text order.
        odds: Counted in training.

    Returns:
        One row a candidate, all of the same length.
    """
    gaps = _Gaps(window, quote, near, odds)
    return [
        [
            *_position(window, quote, near, index, gaps),
            *_syntax(window, quote, candidate, odds),
            *_surroundings(window, quote, candidate, odds, gaps, index),
            *_nature(window, quote, candidate, odds),
        ]
        for index, candidate in enumerate(near)
    ]


class _Gaps:
    """What lies between the quotation and each token around it, summed up once."""

    def __init__(
        self, window: Window, quote: Quote, near: Sequence[Candidate], odds: WordOdds
    ) -> None:
        self.low = min((c.first for c in near), default=quote.first)
        self.high = max((c.last for c in near), default=quote.last)
        self.outside, self.segments, self.sentences, self.cues, self.best = {}, {}, {}, {}, {}
        self._walk(window, odds, range(quote.first - 1, self.low - 1, -1), quote.first)
        self._walk(window, odds, range(quote.last, self.high), quote.last - 1)

    outside: dict[int, int]
    segments: dict[int, int]
    sentences: dict[int, int]
    cues: dict[int, int]
    best: dict[int, float]

    def _walk(self, window: Window, odds: WordOdds, indices: range, origin: int) -> None:
        outside = segments = sentences = cues = 0
        best, last_segment = UNKNOWN_CUE, -1
        sentence = window.sentences[min(origin, len(window.tokens) - 1)]
        for at in indices:
            self.outside[at], self.segments[at] = outside, segments
            if window.sentences[at] != sentence and window.quoted[at] < 0:
                sentences += 1
                sentence = window.sentences[at]
            self.sentences[at], self.cues[at], self.best[at] = sentences, cues, best
            if window.quoted[at] >= 0:
                segments += window.quoted[at] != last_segment
                last_segment = window.quoted[at]
                continue
            outside += 1
            cue = _cue(window, odds, at)
            cues += cue > 0
            best = max(best, cue)


def _edge(quote: Quote, candidate: Candidate) -> int:
    """Return the candidate's token nearest to the quotation."""
    return candidate.last - 1 if candidate.head < quote.first else candidate.first


def _position(
    window: Window, quote: Quote, near: Sequence[Candidate], index: int, gaps: _Gaps
) -> list[float]:
    candidate = near[index]
    is_before = candidate.head < quote.first
    edge = _edge(quote, candidate)
    gap = gaps.outside.get(edge, 999)
    between = sum(
        1
        for other in near
        if (candidate.head < other.head < quote.first)
        or (quote.last <= other.head < candidate.head)
    )
    segments = gaps.segments.get(edge, 9)
    sentences = gaps.sentences.get(edge, 9)
    neighbour = near[index - 1] if index else None
    opens = (
        neighbour is None or window.sentences[neighbour.head] != window.sentences[candidate.head]
    )
    side = [1.0 if is_before else 0.0, 0.0 if is_before else 1.0]
    near_side = _at_most(gap, _GAPS)
    far_side = [0.0] * len(_GAPS)
    return [
        *side,
        *(near_side + far_side if is_before else far_side + near_side),
        math.log1p(gap) / 5.0,
        *_at_most(segments, (0, 1, 2)),
        *_at_most(between, (0, 1, 2, 4)),
        *_at_most(sentences, (0, 1, 2)),
        *_flags(window.paragraphs[candidate.head] - quote.paragraph, (0, -1, -2, 1)),
        1.0 if opens else 0.0,
        1.0 if gap == 0 and is_before else 0.0,
    ]


def governor_of(window: Window, candidate: Candidate) -> tuple[int, str]:
    """Return the token that governs the phrase from outside, and the relation."""
    at, steps = candidate.head, 0
    while candidate.first <= window.heads[at] < candidate.last and window.heads[at] != at:
        at, steps = window.heads[at], steps + 1
        if steps > candidate.last - candidate.first:
            break
    return window.heads[at], window.tokens[at].dep


def _syntax(window: Window, quote: Quote, candidate: Candidate, odds: WordOdds) -> list[float]:
    governor, relation = governor_of(window, candidate)
    is_root = candidate.first <= governor < candidate.last
    token = window.tokens[governor]
    inside = quote.first <= governor < quote.last
    above = window.heads[governor]
    cue = UNKNOWN_CUE if is_root else _cue(window, odds, governor)
    distance = min(abs(governor - quote.first), abs(governor - quote.last))
    return [
        *_flags("root" if is_root else relation, _RELATIONS),
        1.0 if token.pos in ("VERB", "AUX") and not is_root else 0.0,
        cue / 4.0,
        1.0 if cue > 0 and relation == "nsubj" else 0.0,
        1.0 if governor > candidate.head else 0.0,
        1.0 if inside else 0.0,
        1.0 if governor in quote.attached else 0.0,
        1.0 if above in quote.attached else 0.0,
        1.0 if quote.first <= above < quote.last else 0.0,
        1.0 if window.quoted[governor] >= 0 and not inside else 0.0,
        *_at_most(distance, (1, 3, 6, 12)),
        1.0 if candidate.head in quote.attached else 0.0,
    ]


def _surroundings(
    window: Window,
    quote: Quote,
    candidate: Candidate,
    odds: WordOdds,
    gaps: _Gaps,
    index: int,
) -> list[float]:
    first, last = candidate.first, candidate.last
    before = _text(window, first - 1)
    edge = _edge(quote, candidate)
    accord = any(_text(window, at).lower() == "according" for at in range(max(0, first - 2), first))
    following = [_cue(window, odds, at) for at in range(last, last + 4)]
    preceding = [_cue(window, odds, at) for at in range(first - 3, first)]
    same = window.quoted[first - 1] if first else -1
    return [
        *_word_kind(before if same < 0 else "“"),
        *_word_kind(_text(window, last)),
        *_flags(before.lower(), _PREPOSITIONS),
        1.0 if accord else 0.0,
        following[0] / 4.0,
        max(following) / 4.0,
        preceding[-1] / 4.0,
        max(preceding) / 4.0,
        1.0 if following[0] > 0 and last + 1 >= quote.first - 1 and last <= quote.first else 0.0,
        1.0 if preceding[-1] > 0 and first - 1 == quote.last else 0.0,
        1.0 if first == quote.last else 0.0,
        gaps.best.get(edge, UNKNOWN_CUE) / 4.0,
        *_at_most(gaps.cues.get(edge, 9), (0, 1, 2)),
        1.0 if window.quoted[min(last, len(window.tokens) - 1)] == quote.number else 0.0,
        1.0 if index == 0 else 0.0,
    ]


def _nature(window: Window, quote: Quote, candidate: Candidate, odds: WordOdds) -> list[float]:
    head = window.tokens[candidate.head]
    lower = head.text.lower()
    label = window.labels[candidate.head]
    phrase = window.tokens[candidate.first : candidate.last]
    noun = max((odds.source(t.lemma) for t in phrase if t.pos == "NOUN"), default=0.0)
    again = sum(1 for token in window.tokens if token.text == head.text) if label else 0
    previous = quote.previous
    return [
        *_flags(candidate.kind, ("name", "nominal", "pronoun")),
        *[1.0 if lower in group else 0.0 for group in _PRONOUNS],
        *_flags(label, ("PERSON", "ORG", "LOC", "")),
        (odds.source(head.lemma) if head.pos == "NOUN" else 0.0) / 4.0,
        noun / 4.0,
        1.0 if head.text[:1].isupper() else 0.0,
        min(candidate.last - candidate.first, 6) / 6.0,
        1.0 if phrase[0].text.lower() == "the" else 0.0,
        1.0 if phrase[0].text.lower() in ("a", "an", "one", "another") else 0.0,
        1.0 if phrase[0].pos == "NUM" or head.text[:1].isdigit() else 0.0,
        1.0 if lower.endswith("s") and candidate.kind == "nominal" else 0.0,
        math.log1p(again),
        1.0 if previous == candidate.head else 0.0,
        1.0 if previous >= 0 and window.tokens[previous].text == head.text else 0.0,
        1.0 if candidate.kind == "pronoun" and _is_pronoun_of(window, previous) else 0.0,
        1.0 if quote.previous_last <= candidate.first < quote.first else 0.0,
    ]


def _is_pronoun_of(window: Window, previous: int) -> bool:
    return previous >= 0 and window.tokens[previous].pos in ("PRON", "PROPN")
