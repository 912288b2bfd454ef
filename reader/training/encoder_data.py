"""Articles and treebanks as what the encoder learns from: pieces, questions, right answers."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.model.quotation import QuotationForm
from reader.model.span import Span
from reader.quotes.pieces import PieceReader, Pieces, opened
from reader.text.loading import document_from_text
from reader.text.segments import find_segments
from reader.training.corpora import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.training.corpora import Passage

NOWHERE = -1  # the right answer is that no piece of the row is right
TAGS = {"PERSON": 1, "ORG": 3, "LOC": 5}
UNKNOWN_TAG = -100
_KINDS = {"speech": 0, "scare": 1, "title": 2}
_ENDS_CORE = re.compile(
    r"[,(;:—–]|\s(?:who|which|whose|of|for|from|at|in|with|on|to|by|and|said|says)\b"
)
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov", "president", "senator", "governor",
     "congressman", "congresswoman", "secretary", "former", "the", "judge", "justice", "sir",
     "representative", "candidate", "nominee", "republican", "democrat", "democratic", "general",
     "mayor", "professor", "prof", "chairman", "speaker", "director", "rev", "gen", "col", "lt"}
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PREPOSITIONS = frozenset({"of", "for", "from", "at", "in", "with", "on", "to", "by", "about"})
_FAR = 8  # words between a description's noun and the name it goes on to
_WORD = re.compile(r"[^\W_][\w’'.-]*")


@dataclass(frozen=True, slots=True)
class Question:
    """One quotation (or pronoun), and the code points of the right answers.

    Attributes:
        segment: Number of the outermost segment; -1 for a pronoun.
        pronoun: Where the pronoun stands, or None for a quotation.
        mention, cue, speaker: Right places; empty when there are none, None when it is not known.
        kind: 0 to 2, or -1 when it is not known.
        weight: Of the whole question; `speaker_weight` of its last answer.
    """

    segment: int
    pronoun: Span | None = None
    mention: tuple[Span, ...] | None = None
    cue: tuple[Span, ...] | None = None
    speaker: tuple[Span, ...] | None = None
    kind: int = -1
    weight: float = 1.0
    speaker_weight: float = 1.0
    kind_weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Names:
    """A name in a text: where, and "PERSON", "ORG", "LOC" or "" for "do not learn"."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text to learn from.

    Attributes:
        names: None where names are not annotated.
        entries: The corpus's segments, for news.
        attributions: Of the corpus, direct and indirect.
        links: For treebanks: a pronoun, and where the names of what it stands for are.
        is_labelled: Whether its segments carry speakers.
    """

    name: str
    text: str
    names: tuple[Names, ...] | None = None
    entries: tuple[dict[str, Any], ...] = ()
    attributions: tuple[dict[str, Any], ...] = ()
    links: tuple[tuple[Span, tuple[Span, ...]], ...] = ()
    is_labelled: bool = False


@dataclass(slots=True)
class Lesson:
    """The pieces of one text with what is asked about them."""

    name: str
    pieces: Pieces
    questions: list[Question] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)


def read_news(path: Path, silver: Path | None = None) -> list[Source]:
    """Read a corpus of articles, with the names another program found where there are any."""
    names: dict[str, tuple[Names, ...]] = {}
    if silver is not None:
        for line in read_lines(silver):
            record = json.loads(line)
            names[record["name"]] = tuple(Names(Span(s, e), k) for s, e, k in record["ents"])
    sources = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            article = json.loads(line)
            labelled = bool(article["segments"]) and all("label" in s for s in article["segments"])
            found = names.get(article["name"])
            sources.append(
                Source(
                    article["name"],
                    article["text"],
                    found,
                    tuple(article["segments"]),
                    tuple(article.get("attributions", ())),
                    is_labelled=labelled,
                )
            )
    return sources


def from_article(article: dict[str, Any]) -> Source:
    """Make a source of one of the project's own labelled articles."""
    entries = [e for e in article["segments"] if e["form"] == "marks"]
    return Source(article["name"], article["text"], None, tuple(entries), is_labelled=True)


def from_passages(passages: Iterable[Passage], size: int = 1600) -> list[Source]:
    """Join passages with annotated names into texts of about `size` code points."""
    sources: list[Source] = []
    text = ""
    names: list[Names] = []
    for passage in passages:
        base = len(text)
        spans = []
        for word, space in zip(passage.words, passage.spaces, strict=True):
            spans.append((base, base + len(word)))
            text += word + (" " if space else "")
            base = len(text)
        names += [
            Names(Span(spans[name.first][0], spans[name.last - 1][1]), name.label)
            for name in passage.names or ()
        ]
        text = text.rstrip() + "\n"
        if len(text) > size:
            sources.append(Source(f"passage {len(sources)}", text, tuple(names)))
            text, names = "", []
    if text.strip():
        sources.append(Source(f"passage {len(sources)}", text, tuple(names)))
    return sources


# -- questions -------------------------------------------------------------------------------


def make_lesson(source: Source, reader: PieceReader, *, nested: bool = False) -> Lesson | None:
    """Cut a text into pieces and set out what is asked; None where its line ends were changed.

    Args:
        source: The text with its annotation.
        reader: Cuts it.
        nested: Whether quotations within quotations are asked about, and nothing else.
    """
    document = document_from_text(source.text)
    if len(document.text) != len(source.text):
        return None
    found = find_segments(document.text, document.paragraphs).segments
    segments = opened(found) if nested else [s for s in found if not s.level]
    pieces = Pieces()
    for _ in reader.read(document, segments, pieces):
        pass
    lesson = Lesson(source.name, pieces)
    finder = _SpeakerFinder(source)
    for number, segment in enumerate(segments):
        entry = _entry_of(source.entries, segment.span)
        if entry is None or segment.form is not QuotationForm.MARKS:
            continue
        if nested != bool(segment.level):
            continue
        question = _question(source, number, entry, finder)
        if question is not None:
            lesson.questions.append(question)
    for pronoun, places in source.links:
        lesson.questions.append(Question(-1, pronoun, speaker=places, weight=0.5))
    lesson.tags = _tags(source, pieces)
    return lesson


def _entry_of(entries: Sequence[dict[str, Any]], span: Span) -> dict[str, Any] | None:
    for entry in entries:
        shared = min(span.end, entry["end"]) - max(span.start, entry["start"])
        if shared * 2 >= max(len(span), entry["end"] - entry["start"], 1):
            return entry
    return None


def _question(
    source: Source, number: int, entry: dict[str, Any], finder: _SpeakerFinder
) -> Question | None:
    label = entry.get("label")
    kind = label["kind"] if label else None
    if kind in ("broken", "other"):
        return None
    spans = [Span(s, e) for s, e in entry.get("source") or ()]
    cues = tuple(Span(s, e) for s, e in entry.get("cue") or ())
    if kind in ("scare", "title"):
        return Question(number, mention=(), speaker=(), kind=_KINDS[kind], kind_weight=1.5)
    core = tuple(core_of(source.text, span) for span in spans[:1])
    core += finder.apposed(spans, core)
    mention = core if spans else (() if not cues else None)
    speaker, weight = finder.find(label, spans, entry.get("guess"))
    return Question(
        number,
        mention=mention,
        cue=cues or None,
        speaker=speaker,
        kind=0 if kind == "speech" or spans else -1,
        kind_weight=1.0 if kind else 0.25,
        speaker_weight=weight,
        weight=1.0 if spans or kind else 0.5,
    )


def core_of(text: str, span: Span) -> Span:
    """Return the words of an annotated source up to its first comma, clause or preposition."""
    words = text[span.start : span.end]
    first = next((k for k, c in enumerate(words) if c.isalnum()), 0)
    match = _ENDS_CORE.search(words, first + 1)
    end = match.start() if match and match.start() > first else len(words)
    return Span(span.start + first, span.start + max(end, first + 1))


class _SpeakerFinder:
    """Finds where a text names a speaker."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._names = source.names or ()
        self._starts = [name.span.start for name in self._names]
        self._known: dict[tuple[str, ...], tuple[Span, ...]] = {}

    def find(
        self, label: dict[str, Any] | None, spans: Sequence[Span], guess: str | None
    ) -> tuple[tuple[Span, ...] | None, float]:
        """Return the places of the speaker's names, None when they are not known, and a weight."""
        core = core_of(self._text, spans[0]) if spans else None
        if label is not None and label["speaker"]:
            return self._labelled(label, core), 1.0
        if core is None:
            return None, 0.0
        return self._annotated(core, guess)

    def apposed(self, spans: Sequence[Span], core: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the name that an annotated source goes on to after a description.

        In "NASA scientist and co-author Ann Rivers" it belongs to the mention, in "a spokesman
        for Ann Rivers" it does not.
        """
        for name in self._names:
            if not spans or name.label != "PERSON" or not spans[0].contains(name.span):
                continue
            if name.span.overlaps(core[0]):
                return ()
            before = self._text[core[0].end : name.span.start].split()
            is_linked = bool(before) and before[-1].lower() in _PREPOSITIONS
            return () if is_linked or len(before) > _FAR else (name.span,)
        return ()

    def _labelled(self, label: dict[str, Any], core: Span | None) -> tuple[Span, ...]:
        """Return the names of a labelled speaker; the unnamed are named by their mention."""
        if label["type"] == "person":
            return self._person(label["speaker"], label["aliases"])
        names = [label["speaker"], *label["aliases"]]
        found = self._phrases([n for n in names if any(c.isupper() for c in n)])
        return (*found, *((core,) if core else ()))

    def _annotated(self, core: Span, guess: str | None) -> tuple[tuple[Span, ...] | None, float]:
        """Return the names of somebody of whom only the mention is annotated."""
        named = self._name_in(core)
        if named is None and guess:
            return self._person(guess, []), 0.4
        if named is None:
            first = self._text[core.start : core.start + 3].lower()
            is_new = first.startswith(("a ", "an ", "one")) or not self._names
            return ((core,) if is_new else None), 0.5
        words = self._text[named.span.start : named.span.end]
        names = self._person(words, []) if named.label == "PERSON" else self._phrases([words])
        return (core, *names), 0.7

    def _name_in(self, core: Span) -> Names | None:
        low = max(0, bisect_left(self._starts, core.start) - 1)
        for name in self._names[low : low + 6]:
            if name.label in ("PERSON", "ORG") and name.span.overlaps(core):
                return name
        return None

    def _person(self, name: str, aliases: Sequence[str]) -> tuple[Span, ...]:
        words = [w for w in _WORD.findall(name) if w.lower().rstrip(".") not in _SUFFIXES]
        if not words:
            return ()
        key = ("person", name)
        if key not in self._known:
            own = {w for n in (name, *aliases) for w in _WORD.findall(n)}
            last = words[-1].rstrip(".")
            found = [
                Span(m.start(), m.end())
                for m in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", self._text)
                if not self._is_someone_else(m.start(), own)
            ]
            found += self._phrases(
                [a for a in aliases if a[:1].isupper() and last not in a and len(a.split()) < 4]
            )
            self._known[key] = tuple(found)
        return self._known[key]

    def _is_someone_else(self, start: int, own: set[str]) -> bool:
        before = re.search(r"([A-Z][\w.’'-]*)\s$", self._text[max(0, start - 30) : start])
        if before is None or before[1] in own or before[1].lower().rstrip(".") in _TITLES:
            return False
        at = bisect_right(self._starts, start) - 1
        name = self._names[at] if at >= 0 else None
        return name is not None and name.span.start < start < name.span.end

    def _phrases(self, phrases: Sequence[str]) -> tuple[Span, ...]:
        found = []
        for phrase in dict.fromkeys(phrases):
            bare = re.sub(r"^(?:the|a|an)\s", "", phrase, flags=re.IGNORECASE)
            if len(bare) < 2:
                continue
            pattern = rf"(?<!\w){re.escape(bare)}(?!\w)"
            found += [Span(m.start(), m.end()) for m in re.finditer(pattern, self._text)]
        return tuple(found)


def _tags(source: Source, pieces: Pieces) -> list[int]:
    if source.names is None:
        return [UNKNOWN_TAG] * len(pieces)
    tags = [0] * len(pieces)
    for name in source.names:
        first, last = pieces_of(pieces, name.span)
        for at in range(first, last):
            base = TAGS.get(name.label)
            tags[at] = UNKNOWN_TAG if base is None else base if at == first else base + 1
    return tags


def pieces_of(pieces: Pieces, span: Span) -> tuple[int, int]:
    """Return the pieces that share code points with `span`, half-open."""
    first = bisect_right(pieces.ends, span.start)
    last = bisect_left(pieces.starts, span.end)
    while first < last and pieces.starts[first] == pieces.ends[first]:
        first += 1
    return first, max(first, last)
