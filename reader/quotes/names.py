"""Finds names in a paragraph: capitalised runs, cleaned of titles, openers and possessives."""

from __future__ import annotations

import re
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

if TYPE_CHECKING:
    from reader.quotes.tokens import ParsedParagraph, Token

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {
        "de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "du", "da", "del",
        "di", "dos", "das", "ter", "ten", "y", "e", "ul", "abu", "af", "av", "zu",
    }
)  # fmt: skip
_JOINERS = frozenset({"of", "for", "and", "on", "in"})
OF_OFFICE = frozenset(
    {
        "state", "defense", "defence", "staff", "commerce", "labor", "labour", "energy",
        "education", "transportation", "agriculture", "treasury", "operations", "intelligence",
        "police", "interior", "homeland", "security", "health", "human", "services", "war",
        "veterans", "affairs", "foreign", "national", "the", "and", "house", "senate", "housing",
    }
)  # fmt: skip
_NAME_WORDS = 3
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
_DATES = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "am", "pm",
    }
)  # fmt: skip
_OPENERS_IN_NAMES = frozenset({"will", "may", "april", "june", "august", "mark", "rob", "pat"})
_NEVER_NAMES = frozenset({"VERB", "AUX", "SCONJ", "ADP", "CCONJ", "ADV", "DET", "PRON", "INTJ"})
_OPENING = frozenset("“\"‘'«„([—–-:•*`")
_CAPITAL = re.compile(r"(?:[A-Z\u00c0-\u00de\u0100-\u024f]|(?:al|el|as|an|ad|ar|d|l)['’-][A-Z]|"
                      r"(?:Mc|[di]?)[A-Z]|[a-z]{1,2}[A-Z]|\d+\w*[A-Z]|@\w)")  # fmt: skip


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

    def __init__(self, lower_words: frozenset[str]) -> None:
        """Take the words the article also writes in lower case."""
        self._lower_words = lower_words
        self._lexicon = load_lexicon()

    def find(self, paragraph: ParsedParagraph) -> list[NameMention]:
        """Return the names of a paragraph in text order."""
        tokens = paragraph.tokens
        labels = _labels(paragraph)
        found: list[NameMention] = []
        at = 0
        while at < len(tokens):
            if not self._is_capital(tokens, at):
                at += 1
                continue
            first, last = self._run(tokens, labels, at)
            found.extend(self._names_in(tokens, labels, first, last))
            at = max(last, at + 1)
        return found

    # -- runs of capitalised tokens -------------------------------------------------

    def _is_capital(self, tokens: tuple[Token, ...], at: int) -> bool:
        token = tokens[at]
        if token.text in ("I", "I'm", "I’m") or not _CAPITAL.match(token.text):
            return False
        folded = fold(token.text)
        if token.text.startswith("@"):
            return len(token.text) > 2
        if folded in self._lexicon.openers and (_begins(tokens, at) or token.pos != "PROPN"):
            return token.pos == "PROPN" and folded in _OPENERS_IN_NAMES
        return not (_is_hyphen_part(tokens, at) or (folded in _DATES and folded != "may"))

    def _run(
        self, tokens: tuple[Token, ...], labels: list[tuple[str, int]], at: int
    ) -> tuple[int, int]:
        last = at + 1
        while last < len(tokens):
            step = self._bridge(tokens, labels, at, last)
            if not step:
                break
            last += step
        return at, last

    def _bridge(
        self, tokens: tuple[Token, ...], labels: list[tuple[str, int]], first: int, at: int
    ) -> int:
        """Return how many tokens from `at` continue the run, 0 when it ends."""
        before, token = tokens[at - 1], tokens[at]
        if token.sentence != before.sentence and not _is_initial(before.text):
            return 0
        if self._is_capital(tokens, at):
            new_sentence = before.text.endswith(".") and fold(token.text) in self._lexicon.openers
            return 0 if new_sentence and not _is_initial(before.text) else 1
        text = fold(token.text)
        following = at + 1
        if token.text in ("-", "‐", "–", "&", "/") or (
            token.text == "." and _is_initial(before.text)
        ):
            glued = token.start == before.end and token.text != "/"
            if (glued or token.text == "&") and self._capital_at(tokens, following):
                return 2
            return 1 if token.text == "." else 0
        if token.text == "," and self._capital_at(tokens, following):
            return 2 if fold(tokens[following].text) in SUFFIXES else 0
        if text in _PARTICLES and self._capital_at(tokens, following):
            return 2
        if text in _PARTICLES and _is_glued_hyphen(tokens, following):
            return 3 if self._capital_at(tokens, at + 2) else 0
        if (
            text in _PARTICLES
            and following < len(tokens)
            and fold(tokens[following].text) in _PARTICLES
        ):
            return 3 if self._capital_at(tokens, at + 2) else 0
        if nickname := _nickname(tokens, at):
            return nickname
        same_name = labels[at - 1][1] >= 0 and labels[at - 1][1] == labels[at][1]
        if text in _JOINERS:
            return self._join(tokens, at, same_name=same_name)
        if token.text in POSSESSIVE_MARKS and self._capital_at(tokens, following):
            return 2 if self._owns_institution(fold(before.text)) else 0
        return 0

    def _owns_institution(self, word: str) -> bool:
        """Tell whether "X's" begins a name such as "People's Daily" or "Governor's Office"."""
        lexicon = self._lexicon
        is_person = word in lexicon.people and word not in ("democrat", "republican")
        return is_person or word in lexicon.groups or word in ("king", "queen")

    def _join(self, tokens: tuple[Token, ...], at: int, *, same_name: bool) -> int:
        word, left = fold(tokens[at].text), fold(tokens[at - 1].text)
        step = 2 if fold(tokens[at + 1].text) == "the" else 1 if at + 1 < len(tokens) else 0
        if at + 1 >= len(tokens) or not self._capital_at(tokens, at + step):
            return 0
        heads = (
            self._lexicon.organizations | self._lexicon.titles | {"university", "house", "union"}
        )
        if (word in ("of", "for") and left in heads) or (same_name and step == 1):
            return step + 1
        return 0

    def _capital_at(self, tokens: tuple[Token, ...], at: int) -> bool:
        return at < len(tokens) and self._is_capital(tokens, at)

    # -- from a run to names ---------------------------------------------------------

    def _names_in(
        self, tokens: tuple[Token, ...], labels: list[tuple[str, int]], first: int, last: int
    ) -> list[NameMention]:
        lead = first
        while last > first and tokens[last - 1].text in POSSESSIVE_MARKS:
            last -= 1
        start, has_title = self._after_title(tokens, first, last)
        start, honorific = _after_honorific(tokens, start, last)
        start = self._after_other_word(tokens, start, last)
        start = _person_start(tokens, labels, start, last)
        if start >= last or self._is_plain_noun(tokens, labels, start, last):
            return []
        return [_mention(tokens, labels, (lead, start, last), honorific, has_title=has_title)]

    def _after_title(self, tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, bool]:
        words = [fold(token.text) or token.text for token in tokens[first:last]]
        if is_organization_key(words) and words[-1] not in _STILL_NAMES:
            return first, False
        titles = [n for n, word in enumerate(words) if word in self._lexicon.titles]
        if not titles:
            return first, False
        start = titles[-1] + 1
        if start == len(words) and words[-1] in _STILL_NAMES and start > 1:
            earlier = [n for n in titles[:-1] if n + 2 < len(words)]
            return (first + earlier[-1] + 1, True) if earlier else (first, False)
        if start < len(words) and words[start] in _JOINERS:
            start = _skip_office(words, start + 1)
        if start == 1 and words[0] in _STILL_NAMES and len(words) == 2:
            return first, False
        return first + start, True

    def _after_other_word(self, tokens: tuple[Token, ...], first: int, last: int) -> int:
        """Skip a word at a sentence's start that is no noun."""
        start = first
        while last - start > 1 and (start == first and _begins(tokens, start)):
            if tokens[start].pos not in _NEVER_NAMES:
                break
            start += 1
        return start

    def _is_plain_noun(
        self, tokens: tuple[Token, ...], labels: list[tuple[str, int]], first: int, last: int
    ) -> bool:
        """Tell whether a run of one token is only a capitalised common word."""
        if last - first > 1:
            return False
        word, token = fold(tokens[first].text), tokens[first]
        lexicon = self._lexicon
        if len(word) < 2 or word in lexicon.titles or word in HONORIFICS or word in _DATES:
            return True
        if token.pos == "ADJ" and not labels[first][0]:
            return True
        if _begins(tokens, first) or _is_title_case(tokens, token.sentence):
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


def _after_honorific(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, str]:
    honorific = ""
    while last - first > 1 and fold(tokens[first].text) in HONORIFICS:
        honorific = honorific or fold(tokens[first].text)
        first += 1
    if not honorific and first > 0 and fold(tokens[first - 1].text) in HONORIFICS:
        honorific = fold(tokens[first - 1].text)
    return first, honorific


def _person_start(
    tokens: tuple[Token, ...], labels: list[tuple[str, int]], first: int, last: int
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
    tokens: tuple[Token, ...],
    labels: list[tuple[str, int]],
    at: tuple[int, int, int],
    honorific: str,
    *,
    has_title: bool,
) -> NameMention:
    lead, first, last = at
    words: list[str] = []
    nickname, glue = "", False
    for n in range(first, last):
        token = tokens[n]
        if token.text in "“”\"‘’'()," and len(token.text) == 1:
            continue
        if (
            n > first
            and n + 1 < last
            and tokens[n - 1].text in "“\"‘'("
            and tokens[n + 1].text in "”\"’')"
        ):
            nickname = token.text
            continue
        touching = n > first and token.start == tokens[n - 1].end and bool(words)
        if touching and (
            glue or token.text in ("-", "‐", "–", ".", "&", "'s", "’s") or words[-1][-1:] in "-‐–&"
        ):
            words[-1] += token.text
        else:
            words.append(token.text)
        glue = False
    plain = tuple(
        _without_possessive(word) if n == len(words) - 1 else word for n, word in enumerate(words)
    )
    found = [labels[n][0] for n in range(first, last) if labels[n][0]]
    return NameMention(
        words=plain,
        key=tuple(filter(None, (fold(word) for word in plain))) or plain,
        lead=lead,
        first=first,
        last=last,
        honorific=honorific,
        has_title=has_title,
        label=max(set(found), key=found.count) if found else "",
        nickname=nickname,
        span=Span(tokens[first].start, _end_of_name(tokens[last - 1])),
    )


def _end_of_name(token: Token) -> int:
    return token.start + len(_without_possessive(token.text))


def _without_possessive(word: str) -> str:
    return re.sub(r"['’`]s?$", "", word) or word


def _labels(paragraph: ParsedParagraph) -> list[tuple[str, int]]:
    """Return label and number of the name each token is in; ("", -1) outside names."""
    labels = [("", -1)] * len(paragraph.tokens)
    for number, name in enumerate(paragraph.names):
        for n in range(name.first, name.last):
            labels[n] = (name.label, number)
    return labels


def _begins(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a token would be capitalised as the first of its sentence."""
    if at == 0 or tokens[at - 1].sentence != tokens[at].sentence:
        return True
    before = tokens[at - 1].text
    return before in _OPENING or (before[-1:] in '“"‘.!?:•”' and not before[:-1])


def _is_glued_hyphen(tokens: tuple[Token, ...], at: int) -> bool:
    return (
        0 < at < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end
    )


def _is_initial(text: str) -> bool:
    return len(text.rstrip(".")) == 1 and text[:1].isupper()


def _is_hyphen_part(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether the token is a piece of a compound such as "anti-X" or "X-based"."""
    token = tokens[at]
    if re.search(r"[-‐–][a-z]", token.text) and token.text[:1].isupper():
        return (
            not re.search(r"[-‐–][A-Z]", token.text)
            and fold(token.text).split("-")[0] not in _PARTICLES
        )
    if at + 2 < len(tokens) and tokens[at + 1].text in "-‐–" and tokens[at + 1].start == token.end:
        after = tokens[at + 2]
        if after.start == tokens[at + 1].end and after.text[:1].islower():
            return True
    if at >= 2 and tokens[at - 1].text in "-‐–" and tokens[at - 1].end == token.start:
        before = tokens[at - 2]
        is_glued = before.end == tokens[at - 1].start
        return is_glued and before.text[:1].islower() and fold(before.text) not in _PARTICLES
    return False


def _nickname(tokens: tuple[Token, ...], at: int) -> int:
    """Return 4 when marks around one capitalised word and a capital follow, else 0."""
    if at + 3 >= len(tokens) or tokens[at].text not in ("“", '"', "‘", "'", "("):
        return 0
    inner, closing, after = tokens[at + 1 : at + 4]
    is_one = inner.text[:1].isupper() and closing.text in ("”", '"', "’", "'", ")")
    return 4 if is_one and after.text[:1].isupper() and after.sentence == tokens[at].sentence else 0


def _is_title_case(tokens: tuple[Token, ...], sentence: int) -> bool:
    letters = [t for t in tokens if t.sentence == sentence and t.text[:1].isalpha()]
    capitals = sum(token.text[:1].isupper() for token in letters)
    return len(letters) >= 4 and capitals > 0.65 * len(letters)
