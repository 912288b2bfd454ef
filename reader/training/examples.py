"""Labelled articles, and what the attribution networks learn from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.quotes.attribution import Previous, build_window, locate_quote
from reader.quotes.candidates import near
from reader.quotes.features import describe, shape
from reader.text.loading import document_from_text
from reader.text.segments import find_segments
from reader.training.networks import Example

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.quotes.candidates import Candidate, Window
    from reader.quotes.language import Pipeline
    from reader.quotes.tokens import ParsedParagraph
    from reader.quotes.word_odds import WordOdds
    from reader.text.segments import Segment

KINDS = {"speech": 0, "scare": 1, "title": 2}


@dataclass(frozen=True, slots=True)
class Gold:
    """What the annotators say of one pair of marks.

    Attributes:
        span: Marks included.
        sources: Spans of the mention; empty where none was annotated.
        cues: Spans of the reporting words.
        kind: "speech", "scare", "title", "broken", "other", or None in unlabelled articles.
        label: The whole label, or None.
    """

    span: Span
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    kind: str | None
    label: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article of a corpus, parsed, with its segments as the product finds them.

    Attributes:
        name: Its name in the corpus.
        parsed: All its paragraphs.
        segments: Outermost segments, in text order.
        gold: For each segment what the annotators say, or None where they marked nothing.
    """

    name: str
    text: str
    parsed: tuple[ParsedParagraph, ...]
    segments: tuple[Segment, ...]
    gold: tuple[Gold | None, ...]

    @property
    def is_labelled(self) -> bool:
        """Whether its segments carry speakers and kinds."""
        return any(g is not None and g.kind is not None for g in self.gold)


def read_articles(path: Path, pipeline: Pipeline) -> Iterator[LabelledArticle]:
    """Read a corpus file of one JSON object a line and parse its articles."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _article(json.loads(line), pipeline)


def _article(entry: dict[str, Any], pipeline: Pipeline) -> LabelledArticle:
    document = document_from_text(entry["text"])
    if document.text != entry["text"]:
        entry = _realigned(entry, document.text)
    found = find_segments(document.text, document.paragraphs).segments
    outer = tuple(s for s in found if s.level == 0 and s.form is QuotationForm.MARKS)
    gold = [_gold(s) for s in entry["segments"]]
    matched = tuple(_match(segment.span, gold) for segment in outer)
    parsed = tuple(pipeline.parse(document))
    return LabelledArticle(entry["name"], document.text, parsed, outer, matched)


def _realigned(entry: dict[str, Any], text: str) -> dict[str, Any]:
    """Drop the segments of an article whose line ends were changed: their offsets are off."""
    return {**entry, "segments": [] if len(text) != len(entry["text"]) else entry["segments"]}


def _gold(segment: dict[str, Any]) -> Gold:
    label = segment.get("label")
    return Gold(
        Span(segment["start"], segment["end"]),
        tuple(Span(*s) for s in segment.get("source") or ()),
        tuple(Span(*s) for s in segment.get("cue") or ()),
        label["kind"] if label else None,
        label,
    )


def _match(span: Span, gold: Sequence[Gold]) -> Gold | None:
    for candidate in gold:
        shared = min(span.end, candidate.span.end) - max(span.start, candidate.span.start)
        if shared * 2 >= max(len(span), len(candidate.span), 1):
            return candidate
    return None


@dataclass(slots=True)
class Case:
    """A segment in its window, ready to be described.

    Attributes:
        article, segment: Indices of where it comes from.
        gold: Never None.
        right: For every candidate and, last, for nobody whether it is right; all zero where
            the annotation gives nothing to learn.
    """

    article: int
    segment: int
    window: Window
    number: int
    paragraph: int
    candidates: list[Candidate]
    gold: Gold
    right: np.ndarray[Any, np.dtype[np.float32]]


def make_cases(articles: Sequence[LabelledArticle]) -> Iterator[Case]:
    """Set out every annotated segment with its candidates, in article and text order."""
    for index, article in enumerate(articles):
        spans = [s.span for s in article.segments]
        windows: dict[int, tuple[Window, range]] = {}
        for number, (segment, gold) in enumerate(zip(article.segments, article.gold, strict=True)):
            if gold is None or gold.kind in ("broken", "other"):
                continue
            at = segment.paragraph
            if at not in windows:
                windows[at] = build_window(article.parsed[max(0, at - 3) : at + 1], spans)
            window, members = windows[at]
            if number not in members:
                continue
            place = members.index(number)
            first, last = window.segments[place]
            candidates = near(window, first, last, at)
            right = _right(window, candidates, gold)
            yield Case(index, number, window, place, at, candidates, gold, right)


def _right(
    window: Window, candidates: Sequence[Candidate], gold: Gold
) -> np.ndarray[Any, np.dtype[np.float32]]:
    right = np.zeros(len(candidates) + 1, np.float32)
    for k, candidate in enumerate(candidates):
        head = window.span_of(candidate.head, candidate.head + 1)
        right[k] = any(source.contains(head) for source in gold.sources)
    if not gold.sources and gold.kind != "speech" and not gold.cues:
        right[-1] = 1.0
    if gold.kind in ("scare", "title"):
        right[:] = 0.0
        right[-1] = 1.0
    return right


def make_example(case: Case, odds: WordOdds, previous: Previous | None) -> Example:
    """Describe a case by its features."""
    quote = locate_quote(case.window, case.number, case.paragraph, previous)
    rows = describe(case.window, quote, case.candidates, odds)
    looks = np.asarray(shape(case.window, quote, odds), np.float32)
    return Example(looks, np.asarray(rows, np.float32), case.right)


def count_lemmas(articles: Iterable[LabelledArticle]) -> tuple[dict[str, float], dict[str, float]]:
    """Count how often verbs report speech and nouns name speakers.

    Returns:
        Log odds by lemma for cues and for sources, of lemmas seen at least three times in
        that part.
    """
    cues: dict[str, list[int]] = {}
    sources: dict[str, list[int]] = {}
    for article in articles:
        marked = [g for g in article.gold if g is not None]
        cue_spans = [s for g in marked for s in g.cues]
        source_spans = [s for g in marked for s in g.sources]
        quoted = [s.span for s in article.segments]
        for paragraph in article.parsed:
            here = [s for s in quoted if s.overlaps(paragraph.span)]
            near_cues = [s for s in cue_spans if s.overlaps(paragraph.span)]
            near_sources = [s for s in source_spans if s.overlaps(paragraph.span)]
            for token in paragraph.tokens:
                span = Span(token.start, token.end)
                if any(s.overlaps(span) for s in here):
                    continue
                if token.pos in ("VERB", "AUX") or token.lemma.startswith("accord"):
                    _count(cues, token.lemma, hit=any(s.contains(span) for s in near_cues))
                elif token.pos == "NOUN" and here:
                    _count(sources, token.lemma, hit=any(s.contains(span) for s in near_sources))
    return _odds(cues, 0.05), _odds(sources, 0.3)


def _count(counts: dict[str, list[int]], lemma: str, *, hit: bool) -> None:
    entry = counts.setdefault(lemma, [0, 0])
    entry[0] += hit
    entry[1] += 1


def _odds(counts: dict[str, list[int]], prior: float) -> dict[str, float]:
    return {
        lemma: round(float(np.log((hits + prior) / (seen - hits + 1))), 2)
        for lemma, (hits, seen) in counts.items()
        if hits >= 3 and lemma.isalpha() and lemma.isascii()
    }
