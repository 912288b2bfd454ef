"""Finds what an article says about a named speaker: office, apposition, description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.quotes.lexicon import (
    DEFINITE,
    HONORIFICS,
    INDEFINITE,
    canonical_noun,
    fold,
    load_lexicon,
)
from reader.quotes.names import OF_OFFICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.names import NameMention
    from reader.quotes.tokens import Token

_STOPS = frozenset('“”"„«».,;:!?()[]—–…') | {"--", "``", "''"}
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_MOST_WORDS = 14
_APPOSING = (INDEFINITE | DEFINITE) - {"one", "another", "some", "any", "each", "every", "no"}
_CLOSES = frozenset(',.;)]—–…”"') | {"--", "who", "which", "whose"}
_AFTER_APPOSITION = frozenset(",.;”)—“")
_WITHIN_APPOSITION = frozenset("-'’") | {"'s", "’s", "of", "for"}
_BARE = frozenset({"former", "late", "longtime", "then", "ex"})
_MARKED = re.compile(r"[\w’'.-]+[-‐–]based |\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Role:
    """A description of somebody.

    Attributes:
        text: As the article states it, without determiner.
        span: Where it stands.
        words: Its words in one form each, for matching "the senator" with "Sen.".
        head: Its head noun in one form.
    """

    text: str
    span: Span
    words: frozenset[str]
    head: str


def find_role(tokens: Sequence[Token], name: NameMention, text: str) -> Role | None:
    """Find the role stated right at a name: after it, before it, or before a comma before it."""
    if name.label == "LOC":
        return None
    return (
        _role_after(tokens, name, text)
        or _role_before(tokens, name, text)
        or _role_before_comma(tokens, name, text)
    )


def _role_before(tokens: Sequence[Token], name: NameMention, text: str) -> Role | None:
    end = name.first
    while end > 0 and fold(tokens[end - 1].text) in HONORIFICS:
        end -= 1
    end_of_role = end
    start = name.lead if name.lead < end else end
    if (
        start == end
        and end >= 3
        and tokens[end - 2].text == "of"
        and tokens[end - 1].text in OF_OFFICE
    ):
        start, end = end - 2, end - 2
    elif start < end:
        end = _before_of(tokens, start, end)
    while start > 0 and tokens[start - 1].sentence == tokens[name.first].sentence:
        if not _is_modifier(tokens, start - 1, end):
            break
        start = _skip_bracket(tokens, start - 1)
    start = _trim_start(tokens, start, end)
    head = end - 1
    if start >= end or not _is_role_head(tokens, head, start):
        return None
    return _role(tokens, start, end_of_role, head, text)


def _before_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where "Secretary" ends in "Secretary of State", the end of what is no such office."""
    is_person = load_lexicon().is_person_noun
    if is_person(fold(tokens[end - 1].text)):
        return end
    of = next((n for n in range(start + 1, end) if tokens[n].text == "of"), end)
    return of if is_person(fold(tokens[of - 1].text)) else end


def _trim_start(tokens: Sequence[Token], start: int, end: int) -> int:
    while start < end:
        if tokens[start].text == "(":
            start = next((n for n in range(start, end) if tokens[n].text == ")"), start)
        elif fold(tokens[start].text) not in INDEFINITE | DEFINITE and tokens[start].text not in (
            "-", "–", "'s", "’s",
        ):  # fmt: skip
            break
        start += 1
    return start


def _skip_bracket(tokens: Sequence[Token], at: int) -> int:
    """Return where the bracket opens that closes at a token; the token where none does."""
    if tokens[at].text != ")":
        return at
    return next((n for n in range(at - 1, max(-1, at - 7), -1) if tokens[n].text == "("), at)


def _is_modifier(tokens: Sequence[Token], at: int, end: int) -> bool:
    token = tokens[at]
    if token.text in ("-", "‐"):
        return _is_glued(tokens, at - 1) or _is_glued(tokens, at)
    if token.text == ")":
        return _skip_bracket(tokens, at) < at
    if fold(token.text) in DEFINITE | INDEFINITE or fold(token.text) in HONORIFICS:
        return False
    glued = _is_glued(tokens, at) and tokens[at + 1].text in ("-", "‐")
    lexicon = load_lexicon()
    if at + 1 == end and not lexicon.is_person_noun(fold(token.text)):
        is_kind = token.text.islower() and token.text in lexicon.organizations
        return token.pos in ("NOUN", "ADJ") or glued or is_kind
    if token.pos == "VERB":
        return glued or (
            token.dep == "amod"
            and token.text.islower()
            and token.text.endswith(("ed", "ing", "en"))
        )
    return token.pos in _MODIFIERS or glued


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether no space stands after a token."""
    return 0 <= at < len(tokens) - 1 and tokens[at].end == tokens[at + 1].start


def _is_role_head(tokens: Sequence[Token], head: int, start: int) -> bool:
    word = fold(tokens[head].text)
    lexicon = load_lexicon()
    if word in _BARE:
        return False
    if lexicon.is_person_noun(word) or word in lexicon.organizations:
        return True
    return (
        tokens[head].pos == "NOUN"
        and tokens[head].text.islower()
        and (word.endswith(("er", "or", "ist", "ian", "ant", "ent", "eer")) or head > start)
    )


def _role_after(tokens: Sequence[Token], name: NameMention, text: str) -> Role | None:
    at = name.last
    if at >= len(tokens) or tokens[at].text != ",":
        return None
    at += 1
    if (
        at < len(tokens)
        and tokens[at].text.isdigit()
        and at + 1 < len(tokens)
        and tokens[at + 1].text == ","
    ):
        at += 2
    if at >= len(tokens) or tokens[at].sentence != tokens[name.first].sentence:
        return None
    if name.lead >= 2 and fold(tokens[name.lead - 2].text) == "according":
        return None
    had_determiner = fold(tokens[at].text) in _APPOSING
    start = at + 1 if had_determiner else at
    end = _apposition_end(tokens, start)
    head = _apposition_head(tokens, start, end)
    if head is None or not _is_person_role(tokens, head, had_determiner=had_determiner):
        return None
    if not _is_closed(tokens, end) or _is_clause(tokens, start, head, end):
        return None
    return _role(tokens, start, end, head, text)


def _is_clause(tokens: Sequence[Token], start: int, head: int, end: int) -> bool:
    """Tell whether the noun does something: ", the mayor announced." is no apposition."""
    return any(
        tokens[n].dep == "nsubj" and head < tokens[n].head < end for n in range(start, head + 1)
    )


def _apposition_end(tokens: Sequence[Token], start: int) -> int:
    at = start
    while at < len(tokens) and at - start < _MOST_WORDS + 6:
        token = tokens[at]
        if token.sentence != tokens[start].sentence or token.text in _STOPS:
            break
        if fold(token.text) in ("who", "which", "whose", "that", "when"):
            break
        at += 1
    return at


def _apposition_head(tokens: Sequence[Token], start: int, end: int) -> int | None:
    head = None
    for n in range(start, end):
        token = tokens[n]
        if token.pos in ("ADP", "SCONJ") or fold(token.text) in (
            "of",
            "for",
            "at",
            "in",
            "and",
            "to",
        ):
            return head
        if token.pos in ("VERB", "AUX", "PRON", "ADV") and not (
            token.dep == "amod" or _hyphened(tokens, n)
        ):
            if head is not None or token.pos == "AUX":
                return head
            return None
        if token.pos in ("NOUN", "PROPN", "ADJ") or load_lexicon().is_person_noun(fold(token.text)):
            head = n
    return head


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    near = tokens[max(0, at - 1)].text + (tokens[at + 1].text if at + 1 < len(tokens) else "")
    return "-" in near


def _is_person_role(tokens: Sequence[Token], head: int, *, had_determiner: bool) -> bool:
    word, lexicon = fold(tokens[head].text), load_lexicon()
    if lexicon.is_person_noun(word):
        return True
    known = word in lexicon.organizations or word.endswith(("er", "or", "ist", "ian"))
    return had_determiner and tokens[head].pos == "NOUN" and (known or tokens[head].text.islower())


def _is_closed(tokens: Sequence[Token], end: int) -> bool:
    if end >= len(tokens) or tokens[end].sentence != tokens[end - 1].sentence:
        return True
    return fold(tokens[end].text) in _CLOSES or tokens[end].text in _CLOSES


def _role_before_comma(tokens: Sequence[Token], name: NameMention, text: str) -> Role | None:
    """Find "the F.B.I. director" in "the F.B.I. director, Ann Example,"."""
    at = name.lead - 1
    if at < 1 or tokens[at].text != "," or tokens[at].sentence != tokens[name.first].sentence:
        return None
    if name.last >= len(tokens) or tokens[name.last].text not in _AFTER_APPOSITION:
        return None
    start = _article_before(tokens, at)
    head = None if start is None else _apposition_head(tokens, start, at)
    if start is None or head is None:
        return None
    if not load_lexicon().is_person_noun(fold(tokens[head].text)):
        return None
    return _role(tokens, start, at, head, text)


def _article_before(tokens: Sequence[Token], end: int) -> int | None:
    """Return where the phrase before `end` begins after its "the" or "a"; None without one."""
    start = end
    while start > 0 and end - start < _MOST_WORDS:
        token = tokens[start - 1]
        if token.sentence != tokens[end].sentence:
            return None
        if fold(token.text) in DEFINITE | INDEFINITE and token.pos != "NOUN":
            return start if start < end else None
        if token.pos not in _MODIFIERS and token.text not in _WITHIN_APPOSITION:
            return None
        start -= 1
    return None


def _role(tokens: Sequence[Token], start: int, end: int, head: int, text: str) -> Role | None:
    end = min(end, start + _MOST_WORDS + 6)
    span = Span(tokens[start].start, tokens[end - 1].end)
    stated = _MARKED.sub("", " ".join(span.text_of(text).split())).strip(" ,-")
    stated = re.sub(r"^(?:a|an|the) ", "", stated)
    if not stated or fold(stated) in HONORIFICS:
        return None
    words = frozenset(
        canonical_noun(token.text) for token in tokens[start:end] if token.text[:1].isalnum()
    )
    return Role(stated, span, words, canonical_noun(tokens[head].text))
