"""Takes noun phrases apart: determiner, possessor, modifiers, head, complement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.lexicon import (
    DEFINITE,
    INDEFINITE,
    POSSESSIVE_MARKS,
    canonical_noun,
    fold,
    load_lexicon,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.tokens import Token

_COMPLEMENT_STARTS = frozenset(
    {"of", "for", "from", "at", "with", "in", "on", "to", "who", "familiar", "close", "involved"}
)
_ENDS = frozenset('“”"„‟«»‘’.,;:!?()[]—–…') | {"--", "``", "''", "..."}
_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "SYM", "X"})
_DETERMINERS = DEFINITE | INDEFINITE
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "condition"}
)  # fmt: skip
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in token indices of its paragraph.

    Attributes:
        first: First token, determiner and possessor included.
        content: First token after determiner and possessor.
        head: The head noun.
        last: One past the head.
        end: One past the complement; equals `last` without one.
        determiner: Folded determiner or possessive pronoun, or "".
        possessor: Tokens of "X" in "X's …", half-open, or None.
    """

    first: int
    content: int
    head: int
    last: int
    end: int
    determiner: str
    possessor: tuple[int, int] | None

    @property
    def is_definite(self) -> bool:
        """Whether it points to something known: "the", "this", a possessor."""
        return self.determiner in DEFINITE or self.possessor is not None


def phrase_at(tokens: Sequence[Token], head: int) -> Phrase:
    """Take the phrase apart that `head` is the head noun of."""
    content = _content_start(tokens, head)
    first, determiner, possessor = content, "", None
    if content > 0 and _same_sentence(tokens, content - 1, head):
        before = fold(tokens[content - 1].text)
        if tokens[content - 1].text in POSSESSIVE_MARKS or _is_possessive(tokens[content - 1]):
            possessor = _possessor(tokens, content - 1)
            first = possessor[0]
        elif before in _DETERMINERS:
            first, determiner = content - 1, before
    end = _complement_end(tokens, head)
    return Phrase(first, content, head, head + 1, end, determiner, possessor)


def _is_known(word: str) -> bool:
    """Tell whether a word is a noun of the lists, whatever the tagger says."""
    lexicon = load_lexicon()
    lists = (lexicon.people, lexicon.organizations, lexicon.groups, lexicon.documents)
    return any(word in known for known in lists)


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the head of a phrase given as tokens: the last noun before its complement."""
    best = first
    for n in range(first, last):
        token = tokens[n]
        word = fold(token.text)
        if token.text in POSSESSIVE_MARKS and n > first and n + 1 < last:
            continue
        if n > first and word == "and" and _is_known(fold(tokens[best].text)):
            return best
        is_noun = _is_known(word) or (
            token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON") and not _is_determiner(token)
        )
        if n > first and best != first and (token.text in _ENDS or word in _COMPLEMENT_STARTS):
            return best
        if (
            n > first
            and (token.text in _ENDS or word in _COMPLEMENT_STARTS)
            and not _is_determiner(tokens[first])
        ):
            return best
        is_verb = token.pos in ("VERB", "AUX") and tokens[n - 1].text not in ("-", "‐")
        if n > first and is_verb and best != first and not _is_known(word):
            return best
        if is_noun or (n == first and not _is_determiner(token)):
            best = n
    return best


def nouns_of(tokens: Sequence[Token], first: int, last: int) -> frozenset[str]:
    """Return the folded words of a phrase, titles and spokespeople in one form."""
    words = (token.text for token in tokens[first:last] if token.text[:1].isalnum())
    return frozenset(canonical_noun(word) for word in words)


def text_between(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    """Return the article's words from one token to another, white space made single."""
    if first >= last:
        return ""
    return " ".join(text[tokens[first].start : tokens[last - 1].end].split())


def _content_start(tokens: Sequence[Token], head: int) -> int:
    start = head
    while start > 0 and _same_sentence(tokens, start - 1, head):
        token = tokens[start - 1]
        if _is_determiner(token) or token.text in POSSESSIVE_MARKS or _is_possessive(token):
            break
        glued = token.text in ("-", "‐") and start >= 2 and token.end == tokens[start].start
        is_participle = token.pos == "VERB" and token.head == head and token.dep == "amod"
        after_hyphen = tokens[start].text in ("-", "‐") and token.end == tokens[start].start
        if not (token.pos in _MODIFIER_POS or glued or is_participle or after_hyphen):
            break
        start -= 1
    return start


def _possessor(tokens: Sequence[Token], mark: int) -> tuple[int, int]:
    """Return the tokens of the possessor that ends in the possessive mark at `mark`."""
    end = mark if tokens[mark].text in POSSESSIVE_MARKS else mark + 1
    start = end - 1
    while start > 0 and _same_sentence(tokens, start - 1, mark):
        token = tokens[start - 1]
        if token.text in POSSESSIVE_MARKS or token.pos not in (*_MODIFIER_POS, "DET"):
            break
        start -= 1
        if token.pos == "DET":
            break
    return start, end


def _complement_end(tokens: Sequence[Token], head: int) -> int:
    at = head + 1
    if at >= len(tokens) or fold(tokens[at].text) not in _COMPLEMENT_STARTS:
        return at
    if at + 1 < len(tokens) and fold(tokens[at + 1].text) in _DAYS:
        return at
    is_clause = fold(tokens[at].text) == "who"
    verbs = 0
    limit = min(len(tokens), at + _MOST_WORDS)
    for n in range(at, limit):
        token = tokens[n]
        if token.text in _ENDS or token.sentence != tokens[head].sentence:
            return _trimmed(tokens, head, n)
        if token.pos in ("VERB", "AUX") and token.dep not in ("amod", "acl") and n > at:
            verbs += token.pos == "VERB"
            if not is_clause or not _below(tokens, n, head):
                return _trimmed(tokens, head, n)
        if n > at and fold(token.text) in ("that", "when", "while", "as", "because", "after"):
            return _trimmed(tokens, head, n)
    return _trimmed(tokens, head, limit)


def _trimmed(tokens: Sequence[Token], head: int, end: int) -> int:
    """Leave out words at the end that cannot end a complement."""
    while end > head + 1 and tokens[end - 1].pos in (
        "ADP",
        "DET",
        "CCONJ",
        "ADV",
        "PART",
        "SCONJ",
        "PRON",
    ):
        if tokens[end - 1].text in POSSESSIVE_MARKS:
            break
        end -= 1
    return end


def _below(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Tell whether `head` governs the token at `at`, directly or not."""
    for _ in range(len(tokens)):
        if tokens[at].head in (at, head):
            return tokens[at].head == head
        at = tokens[at].head
    return False


def _is_determiner(token: Token) -> bool:
    return fold(token.text) in _DETERMINERS and token.pos not in ("NOUN", "PROPN")


def _is_possessive(token: Token) -> bool:
    text = token.text
    return len(text) > 2 and text.endswith(("'s", "’s", "s'", "s’"))


def _same_sentence(tokens: Sequence[Token], at: int, other: int) -> bool:
    return tokens[at].sentence == tokens[other].sentence
