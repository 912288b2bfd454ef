"""Weighs how well the words of a description suit somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.lexicon import canonical_noun, fold, is_organization_key, load_lexicon
from reader.quotes.phrases import nouns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.entities import Entity
    from reader.quotes.phrases import Phrase
    from reader.quotes.tokens import Token

_COMPANY = frozenset({"company", "firm", "giant", "business", "corporation", "maker", "retailer",
                      "startup", "publisher", "developer", "carmaker", "group"})  # fmt: skip
_VAGUE = frozenset(
    {"man", "woman", "person", "candidate", "nominee", "frontrunner", "front-runner", "billionaire",
     "leader", "star", "veteran", "author", "writer", "player", "singer", "actor", "actress"}
)  # fmt: skip
_ANYBODY = frozenset({"man", "woman", "person"})
# Chosen by hand on the labelled articles of the PolNeAR train split and the web pages.
_SAME_HEAD = 4.0
_STATED_ROLE = 3.0
_OTHER_WORD = 1.5
_SOME_WORD = 1.0
_VAGUE_FITS = 1.8
_ANY_PERSON = 0.9
_ANY_THING = 1.2


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a description, ready to compare.

    Attributes:
        head: The head noun in one form.
        words: Head and modifiers in one form each.
        kind: "PERSON", "GROUP", "ORG", "DOCUMENT" or "".
        gender: "m", "f" or "".
    """

    head: str
    words: frozenset[str]
    kind: str
    gender: str


def wording_of(tokens: Sequence[Token], phrase: Phrase) -> Wording:
    """Return the words of a phrase without its complement."""
    token = tokens[phrase.head]
    word = fold(token.text)
    kind = _kind_of(word)
    is_nation = phrase.is_definite and token.text[:1].isupper()
    if not kind and (word.endswith("-old") or is_nation):
        kind = "PERSON"
    return Wording(
        head=canonical_noun(token.text),
        words=nouns_of(tokens, phrase.content, phrase.last),
        kind=kind,
        gender=load_lexicon().gender_of(word),
    )


def _kind_of(word: str) -> str:
    lexicon = load_lexicon()
    if lexicon.is_person_noun(word):
        return "PERSON"
    lists = (
        ("GROUP", lexicon.groups),
        ("DOCUMENT", lexicon.documents),
        ("ORG", lexicon.organizations),
    )
    for kind, words in lists:
        if word in words:
            return kind
    return "GROUP" if word.endswith("s") and lexicon.is_person_noun(word[:-1]) else ""


def fit(wording: Wording, entity: Entity) -> float | None:
    """Score how well a description suits an entity; None where it cannot."""
    if not _agrees(wording, entity):
        return None
    if not entity.descriptor:
        return _fit_named(wording, entity)
    if entity.head == wording.head:
        return _SAME_HEAD - _OTHER_WORD * len(wording.words - entity.nouns)
    return _SOME_WORD if wording.head in _ANYBODY and entity.kind == "UNNAMED" else None


def _agrees(wording: Wording, entity: Entity) -> bool:
    """Tell whether kind and gender allow that both are one."""
    kind = entity.kind
    if wording.kind == "PERSON":
        is_other = wording.gender and entity.gender and wording.gender != entity.gender
        return kind in ("PERSON", "UNNAMED", "") and not is_other
    if wording.kind == "ORG":
        return entity.could_be_organization
    return not wording.kind or not kind or kind == wording.kind


def _fit_named(wording: Wording, entity: Entity) -> float | None:
    modifiers = wording.words - {wording.head, "former"}
    best = max((_fit_role(wording, modifiers, role.words) for role in entity.roles), default=-1.0)
    if wording.kind == "ORG":
        if wording.head in entity.key:
            return max(best, _SAME_HEAD - 0.5 * len(modifiers - set(entity.key)))
        return best if modifiers or best > 0 else _fit_generic(wording, entity)
    if best >= 0:
        return best
    if wording.kind == "PERSON":
        is_vague = wording.head in _VAGUE or not load_lexicon().is_person_noun(wording.head)
        return _VAGUE_FITS if is_vague else _ANY_PERSON
    return _ANY_THING if not wording.kind and entity.kind == "PERSON" else None


def _fit_role(wording: Wording, modifiers: frozenset[str], said: frozenset[str]) -> float:
    if wording.head in said:
        return _STATED_ROLE + len(modifiers & said) - 0.7 * len(modifiers - said)
    return _SOME_WORD if modifiers & said and wording.kind == "PERSON" else -1.0


def _fit_generic(wording: Wording, entity: Entity) -> float:
    """Score "the company" or "the group" for an organisation not described so."""
    is_company = wording.head in _COMPANY
    fits = 2.5 if is_company else 1.0
    if is_company and any(role.head in _COMPANY for role in entity.roles):
        fits += 1.0
    if is_organization_key(entity.key) and not set(entity.key) & _COMPANY:
        fits -= 1.5
    if entity.kind == "LOC":
        fits -= 1.5
    return fits if entity.kind == "ORG" else fits - 1.0
