"""Finds names in a paragraph: capitalised runs, cleaned of titles, openers and possessives."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.quotes.lexicon import (
    HONORIFICS,
    POSSESSIVE_MARKS,
    fold,
    is_organization_key,
    load_lexicon,
)
from reader.quotes.name_runs import DATES, JOINERS, RunFinder, begins_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.tokens import ParsedParagraph, Token


OF_OFFICE = frozenset(
    {
        "state", "defense", "defence", "staff", "commerce", "labor", "labour", "energy",
        "education", "transportation", "agriculture", "treasury", "operations", "intelligence",
        "police", "interior", "homeland", "security", "health", "human", "services", "war",
        "veterans", "affairs", "foreign", "national", "the", "and", "house", "senate", "housing",
    }
)  # fmt: skip
_NAME_WORDS = 3
_OPENS = frozenset("“\"‘'(")
_CLOSES = frozenset("”\"’')")
_LEFT_OUT = _OPENS | _CLOSES | {","}
_GLUE = frozenset({"-", "‐", "–", ".", "&", "'s", "’s"})
_STILL_NAMES = frozenset(
    {
        "king", "queen", "prince", "princess", "pope", "judge", "bishop", "dean", "major",
        "marshal",
        "prior", "cook", "baker", "marshall", "reporter", "parent", "forward", "winger", "chase",
        "pastor", "cardinal", "teacher", "general", "star", "guard", "speaker", "driver",
        "brother", "sister", "father", "page", "whip", "private", "farmer", "principal", "head",
        "rider", "boss", "coach", "nurse", "justice", "independent", "hacker", "veteran", "trainer",
    }
)  # fmt: skip
_ENGLISH_ENDINGS = ("ed", "ing", "ly")
_NEVER_NAMES = frozenset({"VERB", "AUX", "SCONJ", "ADP", "CCONJ", "ADV", "DET", "PRON", "INTJ"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name as it stands in a paragraph.

    Attributes:
        words: As written, without honorific, title and possessive mark.
        key: The same folded for comparing.
        lead: First token of the run, capitalised title and honorific included.
        first, last: Token indices of the name itself, half-open.
        honorific: Folded honorific before it, or "".
        has_title: Whether an office stands before it in the run.
        label: What the pipeline calls it: "PERSON", "ORG", "LOC" or "".
        nickname: A name in marks within it, or "".
        span: Of the name itself.
    """

    words: tuple[str, ...]
    key: tuple[str, ...]
    lead: int
    first: int
    last: int
    honorific: str
    has_title: bool
    label: str
    nickname: str
    span: Span


class NameFinder:
    """Finds the names of an article's paragraphs, one paragraph at a time."""

    def __init__(
        self, lower_words: frozenset[str] = frozenset(), name_words: frozenset[str] = frozenset()
    ) -> None:
        """Take words the article also writes in lower case, and with a capital anywhere."""
        self._lower_words = lower_words
        self._name_words = name_words
        self._lexicon = load_lexicon()
        self._titled: frozenset[int] = frozenset()

    def find(self, paragraph: ParsedParagraph) -> list[NameMention]:
        """Return the names of a paragraph in text order."""
        finder = RunFinder(paragraph)
        self._titled = _title_cased(paragraph.tokens)
        names = (
            self._name_in(paragraph.tokens, finder.labels, first, last)
            for first, last in finder.runs()
        )
        return [name for name in names if name is not None]

    def _name_in(
        self, tokens: Sequence[Token], labels: Sequence[tuple[str, int]], first: int, last: int
    ) -> NameMention | None:
        lead = first
        while last > first and tokens[last - 1].text in POSSESSIVE_MARKS:
            last -= 1
        start, has_title = self._after_title(tokens, first, last)
        start, honorific = _after_honorific(tokens, start, last)
        start = self._after_other_word(tokens, start, last)
        start = _person_start(tokens, labels, start, last)
        if start >= last or self._is_plain_noun(tokens, labels, start, last):
            return None
        return _mention(tokens, labels, (lead, start, last), honorific, has_title=has_title)

    def _after_title(self, tokens: Sequence[Token], first: int, last: int) -> tuple[int, bool]:
        words = [fold(token.text) or token.text for token in tokens[first:last]]
        if is_organization_key(words) and words[-1] not in _STILL_NAMES:
            return first, False
        titles = [
            n
            for n, word in enumerate(words)
            if word in self._lexicon.titles and not (n and words[n - 1] in _OPENS)
        ]
        if not titles:
            return first, False
        start = titles[-1] + 1
        if start == len(words) and words[-1] in _STILL_NAMES and start > 1:
            earlier = [n for n in titles[:-1] if n + 2 < len(words)]
            return (first + earlier[-1] + 1, True) if earlier else (first, False)
        if start < len(words) and words[start] in JOINERS:
            start = _skip_office(words, start + 1)
        if start == 1 and words[0] in _STILL_NAMES and len(words) == 2:
            return first, False
        return first + start, True

    def _after_other_word(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """Skip a word at a sentence's start that is no noun.

        The tagger guesses at words it never saw ("Fos Vurlel, a spokesman …"), so the word must
        also look like English: by its ending, or because the article writes it small elsewhere.
        """
        if last - first < 2 or not begins_sentence(tokens, first):
            return first
        if tokens[first].pos not in _NEVER_NAMES:
            return first
        word = fold(tokens[first].text)
        is_english = (
            word in self._lower_words
            or word in self._lexicon.openers
            or word.endswith(_ENGLISH_ENDINGS)
        )
        return first + is_english

    def _is_plain_noun(
        self, tokens: Sequence[Token], labels: Sequence[tuple[str, int]], first: int, last: int
    ) -> bool:
        """Tell whether a run of one token is only a capitalised common word."""
        if last - first > 1:
            return False
        word, token = fold(tokens[first].text), tokens[first]
        lexicon = self._lexicon
        if len(word) < 2 or word in lexicon.titles or word in HONORIFICS or word in DATES:
            return True
        if token.pos == "ADJ" and not labels[first][0]:
            return True
        if begins_sentence(tokens, first) or token.sentence in self._titled:
            if token.text in self._name_words and word not in self._lower_words:
                return word in lexicon.openers
            common = word in self._lower_words or word in lexicon.groups or word in lexicon.people
            return (
                word in lexicon.openers or common or (token.pos != "PROPN" and not labels[first][0])
            )
        return False


def _skip_office(words: list[str], start: int) -> int:
    begin = start
    while start < len(words) and (words[start] in OF_OFFICE):
        start += 1
    if start == begin and len(words) - start > _NAME_WORDS:
        start = len(words) - 2 - (2 if words[-3:-2] == ["-"] else 0)
        start -= len(words[start - 1]) == 1
        start -= 2 if words[start - 1 : start] == ["-"] else 0
    return start if start < len(words) else len(words)


def _after_honorific(tokens: Sequence[Token], first: int, last: int) -> tuple[int, str]:
    honorific = ""
    while last - first > 1 and fold(tokens[first].text) in HONORIFICS:
        honorific = honorific or fold(tokens[first].text)
        first += 1
    if not honorific and first > 0 and fold(tokens[first - 1].text) in HONORIFICS:
        honorific = fold(tokens[first - 1].text)
    return first, honorific


def _person_start(
    tokens: Sequence[Token], labels: Sequence[tuple[str, int]], first: int, last: int
) -> int:
    """Move the start to where the pipeline sees a person of two or more words begin."""
    label, number = labels[last - 1]
    if label != "PERSON":
        return first
    start = last - 1
    while start > first and labels[start - 1][1] == number:
        start -= 1
    is_glued = start > 0 and tokens[start].start == tokens[start - 1].end
    return start if last - start >= 2 and start > first and not is_glued else first


def _mention(
    tokens: Sequence[Token],
    labels: Sequence[tuple[str, int]],
    at: tuple[int, int, int],
    honorific: str,
    *,
    has_title: bool,
) -> NameMention:
    lead, first, last = at
    words, nickname = _written(tokens, first, last)
    found = [labels[n][0] for n in range(first, last) if labels[n][0]]
    return NameMention(
        words=words,
        key=tuple(filter(None, (fold(word) for word in words))) or words,
        lead=lead,
        first=first,
        last=last,
        honorific=honorific,
        has_title=has_title,
        label=max(dict.fromkeys(found), key=found.count) if found else "",
        nickname=nickname,
        span=Span(tokens[first].start, _end_of_name(tokens[last - 1])),
    )


def _written(tokens: Sequence[Token], first: int, last: int) -> tuple[tuple[str, ...], str]:
    """Return the words of a name, parted tokens joined again, and a nickname in marks."""
    words: list[str] = []
    nickname = ""
    for n in range(first, last):
        token = tokens[n]
        if token.text in _LEFT_OUT:
            continue
        if first < n < last - 1 and tokens[n - 1].text in _OPENS and tokens[n + 1].text in _CLOSES:
            nickname = token.text
            continue
        glued = bool(words) and token.start == tokens[n - 1].end
        if glued and (token.text in _GLUE or words[-1][-1:] in _GLUE):
            words[-1] += token.text
        else:
            words.append(token.text)
    if words:
        words[-1] = _without_possessive(words[-1])
    return tuple(words), nickname


def _end_of_name(token: Token) -> int:
    return token.start + len(_without_possessive(token.text))


def _without_possessive(word: str) -> str:
    return re.sub(r"['’`]s?$", "", word) or word


def _title_cased(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the sentences most words of which have a capital."""
    words = [token for token in tokens if token.text[:1].isalpha()]
    counts = Counter(token.sentence for token in words)
    capitals = Counter(token.sentence for token in words if token.text[0].isupper())
    return frozenset(
        sentence
        for sentence, count in counts.items()
        if count >= 4 and capitals[sentence] > 0.65 * count
    )
