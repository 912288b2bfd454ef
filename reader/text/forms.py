"""Quoted words without quotation marks: block quotes, turns of a transcript, dash dialogue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.document import ParagraphKind
from reader.model.quotation import QuotationForm
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.document import Paragraph

# From this share of a paragraph on, the marks in it say what is quoted.
_COVERED = 0.5
_QUOTED_KINDS = (ParagraphKind.BLOCK_QUOTE, ParagraphKind.PULL_QUOTE)
# Pull quotes beyond this length or number are not looked for in the text.
_LONGEST_PULLED = 1_000
_MOST_LOOKED_UP = 50
# Words in a row that tell a sentence from any other, from a pull quote that was shortened.
_PROBE = 6
_SIGNATURE = re.compile(r"(?<=[.!?…\w])\s+[—–-]{1,2}\s?(?=[A-Z])[^.!?\n]{2,80}$")
_SIGNED = re.compile(r"[—–-]{1,2}\s?[A-Z][^\n]{2,80}")
# Below a quotation a name needs no dash: "Ada Moor, captain of the tug".
_SIGNED_BELOW = re.compile(
    r"[—–-]{1,2}\s?[A-Z][^\n]{2,80}|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}(?:,[^\n.!?]{2,80})?"
)

# A time may stand before it, a post in brackets after it, and both in the signs of bold type.
_LABEL = re.compile(
    r"(?:[\[(][\d:.]{4,12}[\])]\s)?(?:\*\*|__)?"
    r"(?P<label>[QA]|[A-Z][\w.'’-]*(?:[ ,]{1,2}[(]?[A-Z][\w.'’/-]*[)]?){0,6})"
    r"(?:\s[(][^()\n]{1,40}[)])?(?:\*\*|__)?\s?:(?:\*\*|__)?\s+(?=\S)"
)
_QUESTION_LABEL = re.compile(r"(?P<label>[QA])[.)]\s+(?=[\w“\"‘'])")
_QUESTION_LABELS = frozenset({"Q", "A", "QUESTION", "ANSWER"})
# Words that name what follows and never who says it.
_NO_SPEAKER = re.compile(
    r"notes?|updated?s?|sources?|photos?|images?|pictures?|videos?|watch|warning|correction|"
    r"location|dates?|times?|when|where|what|why|who|how|prices?|tips?|facts?|myth|example|step|"
    r"part|chapter|via|tags?|topics?|category|contact|email|tel|telephone|phone|website|web|"
    r"address|twitter|facebook|listen|figure|table|summary|conclusion|pros|cons|verdict|rating|"
    r"scores?|ingredients|method|serves|related|more|credits?|caption|read|by|results?|venue|"
    r"tickets|cost|duration|size|genre|cast|director|starring|stars|format|platforms?|developer|"
    r"publisher|release|plus|also|background|context|analysis|opinion|editorial|headline|subject|"
    r"re|fwd|from|to|cc|name|age|born|occupation|party|winners?|home|away|attendance|referee"
)
_FEWEST_TURNS = 3
_FEWEST_DASHES = 2
_DASH = re.compile(r"(?P<dash>[—–―])\s?(?=[A-Z¿¡“\"‘…])")
_REPORT = re.compile(r"(?<=[,.!?…])\s(?P<dash>[—–―])\s")
# Dialogue without a second dash: "– Where were you? she asked."
_CUE = (
    r"(?:said|says|asked|asks|replied|replies|answered|added|cried|shouted|whispered|muttered|"
    r"insisted|told|laughed|sighed)"
)
_TOLD = re.compile(
    rf"(?<=[,!?…])\s(?:(?:he|she|they|I|we|it|the\s\w+)\s{_CUE}|"
    rf"{_CUE}\s(?:he|she|they|the\s\w+|[A-Z]\w+))\b[^.!?…]{{0,120}}[.!?…]?$"
)
# What lists and tables lack: questions, exclamations, the first and the second person.
_SPOKEN = re.compile(r"[?!]|\b(?:I|[Yy]ou|[Ww]e|[Mm]y|[Yy]our|[Oo]ur|me|us|[Yy]es|[Nn]o)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|mine|ours|[Yy]ou|[Yy]our)\b")
_MOST_UNLABELLED = 6
_SENTENCE_END = re.compile(r"[.!?…][”\"’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Quoted words that no quotation marks surround; see `reader.text.segments.Segment`."""

    span: Span
    form: QuotationForm
    opening: str
    paragraph: int
    continues: bool = False


def find_unmarked(
    text: str, paragraphs: Sequence[Paragraph], marked: Sequence[Span]
) -> list[Unmarked]:
    """Find blocks, turns and dash dialogue.

    Where quotation marks surround most of a paragraph, they count and the form does not.

    Args:
        text: All of the document.
        paragraphs: Of the document, in order.
        marked: What quotation marks surround, in any order.

    Returns:
        In text order, none across a span of `marked`.
    """
    cover = _Cover(paragraphs, marked)
    found = [
        *_find_blocks(text, paragraphs, cover),
        *_find_turns(text, paragraphs, cover),
        *_find_dashes(text, paragraphs, cover),
    ]
    return sorted(found, key=lambda unmarked: unmarked.span)


class _Cover:
    """Which parts of each paragraph stand between quotation marks."""

    def __init__(self, paragraphs: Sequence[Paragraph], marked: Sequence[Span]) -> None:
        self._spans: list[list[Span]] = [[] for _ in paragraphs]
        self._starts = [paragraph.span.start for paragraph in paragraphs]
        self._looked_up = 0
        number = 0
        for span in sorted(marked, key=lambda s: (s.start, -s.end)):
            while number < len(paragraphs) - 1 and paragraphs[number].span.end <= span.start:
                number += 1
            mine = self._spans[number]
            if not mine or mine[-1].end <= span.start:
                mine.append(span)

    def share(self, number: int, span: Span) -> float:
        """Return how much of `span` in paragraph `number` stands between marks."""
        covered = sum(
            max(0, min(s.end, span.end) - max(s.start, span.start)) for s in self._spans[number - 1]
        )
        return covered / len(span) if len(span) else 1.0

    def crosses(self, number: int, span: Span) -> bool:
        """Tell whether a marked span lies partly in `span` and partly outside."""
        return any(s.overlaps(span) and not span.contains(s) for s in self._spans[number - 1])

    def is_told_elsewhere(self, text: str, span: Span) -> bool:
        """Tell whether the article says the words of `span` again, and quotes nobody there."""
        if len(span) > _LONGEST_PULLED or self._looked_up >= _MOST_LOOKED_UP:
            return False
        self._looked_up += 1
        words = span.text_of(text).rstrip(".…!?").split(" ")
        last = max(0, len(words) - _PROBE)
        probes = (" ".join(words[at : at + _PROBE]) for at in (0, last // 2, last))
        found = [place for probe in probes if (place := _find_outside(text, probe, span))]
        shares = [
            self.share(max(1, bisect_right(self._starts, place.start)), place) < _COVERED
            for place in found
        ]
        return bool(shares) and all(shares)

    @property
    def count(self) -> int:
        """Return the number of marked spans, nested ones aside."""
        return sum(map(len, self._spans))


def _find_outside(text: str, words: str, span: Span) -> Span | None:
    """Return the first place of words that is not within a span."""
    place = text.find(words, 0, span.start)
    place = place if place >= 0 else text.find(words, span.end)
    return Span(place, place + len(words)) if place >= 0 else None


def _find_blocks(text: str, paragraphs: Sequence[Paragraph], cover: _Cover) -> Iterable[Unmarked]:
    previous: ParagraphKind | None = None
    for number, paragraph in enumerate(paragraphs, start=1):
        kind = paragraph.kind
        if kind not in _QUOTED_KINDS:
            previous = None
            continue
        words = _trim(text, paragraph.span.start, paragraph.span.end)
        signed = _SIGNED if previous is None else _SIGNED_BELOW
        if signed.fullmatch(text, words.start, words.end):
            previous = None
            continue
        signature = _SIGNATURE.search(text, max(words.start, words.end - 100), words.end)
        if signature:
            words = Span(words.start, signature.start())
        is_plain = cover.share(number, words) < _COVERED and not cover.crosses(number, words)
        is_own = kind is ParagraphKind.PULL_QUOTE and cover.is_told_elsewhere(text, words)
        if len(words) and is_plain and not is_own:
            continues = previous is kind
            yield Unmarked(words, QuotationForm.BLOCK, "", number, continues)
        previous = kind if is_plain and not signature else None


def _find_turns(text: str, paragraphs: Sequence[Paragraph], cover: _Cover) -> Iterable[Unmarked]:
    turns = [
        (number, match)
        for number, paragraph in enumerate(paragraphs, start=1)
        if (match := _match_label(text, paragraph)) and _may_speak(match["label"])
    ]
    speaking = _speaking_labels([match["label"] for _, match in turns])
    turns = [turn for turn in turns if turn[1]["label"] in speaking]
    words = [_trim(text, m.end(), paragraphs[number - 1].span.end) for number, m in turns]
    if not turns or not _sounds_spoken(text, words):
        return
    starts = [number for number, _ in turns]
    for (number, match), span, end in zip(turns, words, [*starts[1:], 0], strict=True):
        if cover.share(number, span) < _COVERED and not cover.crosses(number, span):
            label = match["label"]
            yield Unmarked(span, QuotationForm.TURN, label, number)
            for later, more in _rest_of_turn(text, paragraphs, cover, range(number + 1, end)):
                yield Unmarked(more, QuotationForm.TURN, label, later, continues=True)


def _rest_of_turn(
    text: str, paragraphs: Sequence[Paragraph], cover: _Cover, between: range
) -> Iterable[tuple[int, Span]]:
    """Yield what a speaker says in further paragraphs, up to one that is told, not spoken."""
    for number in between[:_MOST_UNLABELLED]:
        paragraph = paragraphs[number - 1]
        span = _trim(text, paragraph.span.start, paragraph.span.end)
        is_told = (
            paragraph.kind is not ParagraphKind.BODY
            or text[span.start] in "([{*"
            or not _FIRST_PERSON.search(text, span.start, span.end)
            or not _SENTENCE_END.search(text, max(span.start, span.end - 8), span.end)
        )
        if is_told or cover.share(number, span) >= _COVERED or cover.crosses(number, span):
            return
        yield number, span


def _match_label(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    span = paragraph.span
    if paragraph.kind in _QUOTED_KINDS:
        return None
    end = min(span.end, span.start + 90)
    return _LABEL.match(text, span.start, end) or _QUESTION_LABEL.match(text, span.start, end)


def _may_speak(label: str) -> bool:
    words = re.findall(r"\w+", label.casefold())
    return bool(words) and not any(_NO_SPEAKER.fullmatch(word) for word in (words[0], words[-1]))


def _sounds_spoken(text: str, spans: Sequence[Span]) -> bool:
    """Tell whether half of the spans are sentences and a third speak as people do."""
    ends = sum(bool(_SENTENCE_END.search(text, max(s.start, s.end - 8), s.end)) for s in spans)
    spoken = sum(bool(_SPOKEN.search(text, s.start, s.end)) for s in spans)
    return 2 * ends >= len(spans) and 3 * spoken >= len(spans)


def _speaking_labels(labels: list[str]) -> set[str]:
    """Return the labels that are speakers: a transcript has several, and they come again.

    A full name that stands once comes again where its last word does: "Ada Brook" and "Brook".
    """
    counts = Counter(labels)
    questions = {label for label in counts if label.upper() in _QUESTION_LABELS}
    names = Counter(_last_word(label) for label in labels)
    again = {label for label in counts if names[_last_word(label)] > 1}
    if len(questions) > 1:
        return questions | again
    counts = Counter({label: count for label, count in counts.items() if label not in questions})
    again -= questions
    if not again or len(counts) < 2 or counts.total() < _FEWEST_TURNS:
        return set()
    is_transcript = sum(counts[label] for label in again) * 2 > counts.total()
    return set(counts) if is_transcript else again if len(again) > 1 else set()


def _last_word(label: str) -> str:
    words: list[str] = re.findall(r"\w+", label.casefold())
    return words[-1] if words else label


def _find_dashes(text: str, paragraphs: Sequence[Paragraph], cover: _Cover) -> Iterable[Unmarked]:
    lines = [
        (number, match, _trim(text, paragraph.span.start, paragraph.span.end))
        for number, paragraph in enumerate(paragraphs, start=1)
        if paragraph.kind not in _QUOTED_KINDS
        and (match := _DASH.match(text, paragraph.span.start, paragraph.span.end))
    ]
    spoken = [line for line in lines if _SENTENCE_END.search(text, line[2].end - 8, line[2].end)]
    if len(spoken) < _FEWEST_DASHES or 2 * len(spoken) <= len(lines) or cover.count > len(spoken):
        return
    if not _sounds_spoken(text, [line[2] for line in spoken]):
        return
    for number, match, span in spoken:
        for piece in _speech_between_dashes(text, span):
            if cover.share(number, piece) < _COVERED and not cover.crosses(number, piece):
                yield Unmarked(piece, QuotationForm.DASH, match["dash"], number)


def _speech_between_dashes(text: str, span: Span) -> Iterable[Span]:
    """Yield the parts of a dash paragraph that are speech; ``- said the man. -`` is none."""
    told = _TOLD.search(text, max(span.start, span.end - 200), span.end)
    if told:
        yield _trim(text, span.start, told.start())
        return
    start, speaks = span.start, True
    for match in _REPORT.finditer(text, span.start + 1, span.end):
        begins_low = text[match.end() : match.end() + 1].islower()
        if speaks and begins_low:
            yield _trim(text, start, match.start())
            speaks = False
        elif not speaks:
            start, speaks = match.start("dash"), True
    if speaks:
        yield _trim(text, start, span.end)


def _trim(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)
