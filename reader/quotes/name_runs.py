"""Finds runs of capitalised words that may hold a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.quotes.lexicon import POSSESSIVE_MARKS, fold, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.quotes.tokens import ParsedParagraph, Token

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
DATES = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
        "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
        "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "am", "pm",
    }
)  # fmt: skip
_PARTICLES = frozenset(
    {
        "de", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el", "du", "da", "del",
        "di", "dos", "das", "ter", "ten", "y", "e", "ul", "abu", "af", "av", "zu",
    }
)  # fmt: skip
JOINERS = frozenset({"of", "for", "and", "on", "in"})
_OPENERS_IN_NAMES = frozenset({"will", "may", "april", "june", "august", "mark", "rob", "pat"})
_HYPHENS = frozenset({"-", "‐", "–"})
_OPENING = frozenset("“\"‘'«„([—–-:•*`")
_CAPITAL = re.compile(r"(?:[A-Z\u00c0-\u00de\u0100-\u024f]|(?:al|el|as|an|ad|ar|d|l)['’-][A-Z]|"
                      r"(?:Mc|[di]?)[A-Z]|[a-z]{1,2}[A-Z]|\d+\w*[A-Z]|@\w)")  # fmt: skip


class RunFinder:
    """Finds the capitalised runs of one paragraph.

    Attributes:
        labels: For each token the label and number of the name it is in; ("", -1) outside names.
    """

    def __init__(self, paragraph: ParsedParagraph) -> None:
        self._tokens = paragraph.tokens
        self._lexicon = load_lexicon()
        self.labels = _labels(paragraph)

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield first and last token, half-open, of each run in text order."""
        at = 0
        while at < len(self._tokens):
            if not self._is_capital(at):
                at += 1
                continue
            last = at + 1
            while last < len(self._tokens) and (step := self._bridge(last)):
                last += step
            yield at, last
            at = last

    def _is_capital(self, at: int) -> bool:
        if at >= len(self._tokens):
            return False
        token = self._tokens[at]
        if token.text in ("I", "I'm", "I’m") or not _CAPITAL.match(token.text):
            return False
        folded = fold(token.text)
        if token.text.startswith("@"):
            return len(token.text) > len("@x")
        begins = begins_sentence(self._tokens, at)
        if folded in self._lexicon.openers and (begins or token.pos != "PROPN"):
            return token.pos == "PROPN" and folded in _OPENERS_IN_NAMES
        return not (_is_hyphen_part(self._tokens, at) or (folded in DATES and folded != "may"))

    def _bridge(self, at: int) -> int:
        """Return how many tokens from `at` continue the run before it, 0 when it ends."""
        before, token = self._tokens[at - 1], self._tokens[at]
        after_initial = _is_initial(before.text)
        if token.sentence != before.sentence and not after_initial:
            return 0
        if self._is_capital(at):
            is_opener = before.text.endswith(".") and fold(token.text) in self._lexicon.openers
            return 0 if is_opener and not after_initial else 1
        if token.text == "." and after_initial:
            return 1 + self._is_capital(at + 1)
        if fold(token.text) in _PARTICLES:
            return self._over_particle(at)
        if token.text in ("’", "'", "‘", "(", "“", '"') and (step := _nickname(self._tokens, at)):
            return step
        return self._over_link(at)

    def _over_particle(self, at: int) -> int:
        """Step over "de", "van der", "al-" to the capital after it."""
        if self._is_capital(at + 1):
            return 2
        if at + 1 >= len(self._tokens):
            return 0
        is_double = fold(self._tokens[at + 1].text) in _PARTICLES
        is_double = is_double or _is_glued_hyphen(self._tokens, at + 1)
        return 3 if is_double and self._is_capital(at + 2) else 0

    def _over_link(self, at: int) -> int:
        """Step over a hyphen, "&", a comma before "Jr.", "of" or a possessive mark."""
        before, token = self._tokens[at - 1], self._tokens[at]
        if fold(token.text) in JOINERS:
            return self._over_joiner(at)
        if not self._is_capital(at + 1):
            return 0
        if token.text in _HYPHENS:
            return 2 if token.start == before.end else 0
        if token.text == ",":
            return 2 if fold(self._tokens[at + 1].text) in SUFFIXES else 0
        if token.text in POSSESSIVE_MARKS:
            return 2 if self._owns_institution(fold(before.text)) else 0
        return 2 if token.text == "&" else 0

    def _owns_institution(self, word: str) -> bool:
        """Tell whether "X's" begins a name such as "People's Daily" or "Governor's Office"."""
        lexicon = self._lexicon
        is_person = word in lexicon.people and word not in ("democrat", "republican")
        return is_person or word in lexicon.groups

    def _over_joiner(self, at: int) -> int:
        if at + 1 >= len(self._tokens):
            return 0
        step = 2 if fold(self._tokens[at + 1].text) == "the" else 1
        if not self._is_capital(at + step):
            return 0
        word, left = fold(self._tokens[at].text), fold(self._tokens[at - 1].text)
        is_head = left in self._lexicon.organizations or left in self._lexicon.titles
        is_one_name = 0 <= self.labels[at - 1][1] == self.labels[at][1]
        if (word in ("of", "for") and is_head) or (is_one_name and step == 1):
            return step + 1
        return 0


def _labels(paragraph: ParsedParagraph) -> list[tuple[str, int]]:
    """Return label and number of the name each token is in; ("", -1) outside names."""
    labels = [("", -1)] * len(paragraph.tokens)
    for number, name in enumerate(paragraph.names):
        for n in range(name.first, name.last):
            labels[n] = (name.label, number)
    return labels


def begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token would be capitalised as the first of its sentence."""
    if at == 0 or tokens[at - 1].sentence != tokens[at].sentence:
        return True
    before = tokens[at - 1].text
    return before in _OPENING or (before[-1:] in '“"‘.!?:•”' and not before[:-1])


def _is_glued_hyphen(tokens: Sequence[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) and tokens[at].text == "-" and tokens[at].start == tokens[at - 1].end
    )


def _is_initial(text: str) -> bool:
    return len(text.rstrip(".")) == 1 and text[:1].isupper()


def _is_hyphen_part(tokens: Sequence[Token], at: int) -> bool:
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


def _nickname(tokens: Sequence[Token], at: int) -> int:
    """Return 4 when marks around one capitalised word and a capital follow, else 0."""
    if at + 3 >= len(tokens) or tokens[at].text not in ("“", '"', "‘", "'", "("):
        return 0
    inner, closing, after = tokens[at + 1 : at + 4]
    is_one = inner.text[:1].isupper() and closing.text in ("”", '"', "’", "'", ")")
    return 4 if is_one and after.text[:1].isupper() and after.sentence == tokens[at].sentence else 0
