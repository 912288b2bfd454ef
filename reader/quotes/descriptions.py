"""Finds whom a description means: "the senator", "a company spokesperson", "her friends"."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.quotes.entities import Entity
from reader.quotes.lexicon import (
    POSSESSIVE_PRONOUNS,
    fold,
    load_lexicon,
)
from reader.quotes.phrases import nouns_of, text_between
from reader.quotes.pronouns import Ranked, as_probabilities
from reader.quotes.wordings import Wording, fit, wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.entities import NameIndex
    from reader.quotes.phrases import Phrase
    from reader.quotes.pronouns import Seen
    from reader.quotes.tokens import Token

_OWN_ORGANIZATION = frozenset(
    {"campaign", "administration", "team", "office", "camp", "foundation", "government",
     "department", "ministry", "company", "group", "party", "lawyers", "family"}
)  # fmt: skip
_COLUMNS = frozenset({"editorial", "op-ed", "column", "article", "piece", "story", "essay"})
_ISSUED = frozenset(
    {"statement", "email", "e-mail", "letter", "memo", "message", "post", "tweet", "release",
     "note", "complaint", "lawsuit", "filing", "brief", "petition", "speech", "blogpost", "text"}
)  # fmt: skip
_STATED = 2.0
_SOON = 1200
_SENTENCE = -0.15
_PARAGRAPH = -0.1
_COUNT = 0.3
_CLAUSE = {"subject": 0.4, "modifier": -0.8}


class Descriptions:
    """Links noun phrases to entities, and makes entities of the unnamed."""

    def __init__(self, index: NameIndex, text: str) -> None:
        self._index = index
        self._text = text
        self._unnamed: dict[tuple[str, ...], Entity] = {}
        self._lexicon = load_lexicon()
        self._number = len(index.entities) + 100_000

    def find(
        self,
        tokens: Sequence[Token],
        phrase: Phrase,
        place: Seen,
        seen: Sequence[Seen],
        owner: Entity | None,
    ) -> list[Ranked]:
        """Return whom a phrase may mean, the likeliest first.

        Args:
            tokens: Of its paragraph.
            phrase: The noun phrase.
            place: Where it stands.
            seen: Mentions before it, in text order.
            owner: Whose it is ("Norvane" in "Norvane's spokesperson"), or None.
        """
        wording = wording_of(tokens, phrase)
        if wording.kind == "DOCUMENT":
            return self._document(tokens, phrase, wording, place, seen, owner)
        if wording.head == "spokesperson":
            return self._spokesperson(tokens, phrase, place, seen, owner)
        if (
            phrase.is_definite
            and phrase.determiner not in POSSESSIVE_PRONOUNS
            and phrase.possessor is None
        ):
            known = self._known(wording, place, seen, owner)
            if known:
                return known
        elif phrase.is_definite and owner is not None:
            known = [r for r in self._by_role(wording, place, owner) if r.entity is not owner]
            if known:
                return known
        return [Ranked(self._introduce(tokens, phrase, wording, owner), 0.75, place)]

    # -- documents ----------------------------------------------------------------------

    def _document(
        self,
        tokens: Sequence[Token],
        phrase: Phrase,
        wording: Wording,
        place: Seen,
        seen: Sequence[Seen],
        owner: Entity | None,
    ) -> list[Ranked]:
        """Find a document, or take in a new one with whoever issued it."""
        owned = phrase.possessor is not None or phrase.determiner in POSSESSIVE_PRONOUNS
        link = fold(tokens[phrase.last].text) if phrase.end > phrase.last else ""
        by = link in ("from", "by") or (link == "in" and wording.head in _COLUMNS)
        issuer = owner if owned or by else None
        if issuer is None and phrase.is_definite:
            earlier = [
                s
                for s in seen
                if s.entity.kind == "DOCUMENT" and not wording.words - s.entity.nouns - {"same"}
            ]
            if earlier:
                return [Ranked(earlier[-1].entity, 0.7, earlier[-1])]
        if issuer is None and wording.head in _ISSUED and not phrase.is_definite:
            subjects = (s for s in reversed(seen) if s.sentence == place.sentence)
            issuer = next(
                (s.entity for s in subjects if s.role == "subject" and not s.quoted), None
            )
        entity = self._introduce(tokens, phrase, wording, None if issuer is None else owner)
        entity.owner = issuer if issuer is not entity else None
        return [Ranked(entity, 0.6, place)]

    # -- spokespeople -------------------------------------------------------------------

    def _spokesperson(
        self,
        tokens: Sequence[Token],
        phrase: Phrase,
        place: Seen,
        seen: Sequence[Seen],
        owner: Entity | None,
    ) -> list[Ranked]:
        modifiers = nouns_of(tokens, phrase.content, phrase.head)
        if owner is None and not modifiers:
            earlier = [s for s in seen if _is_spokes(s.entity)]
            if earlier and phrase.is_definite:
                return [Ranked(earlier[-1].entity, 0.85, earlier[-1])]
        if owner is None and (modifiers & self._lexicon.organizations or not modifiers):
            owner = self._company(modifiers, place, seen)
            modifiers = frozenset()
        if owner is not None and owner.is_spokesperson:
            return [Ranked(owner, 0.8, place)]
        if phrase.is_definite and (named := self._named_spokesperson(owner, seen)):
            return [Ranked(named, 0.8, place)]
        if not phrase.is_definite and (named := self._named_next(owner, place)):
            return [Ranked(named, 0.6, place)]
        wording = Wording("spokesperson", modifiers | {"spokesperson"}, "PERSON", "")
        return [Ranked(self._introduce(tokens, phrase, wording, owner), 0.85, place)]

    def _named_spokesperson(self, owner: Entity | None, seen: Sequence[Seen]) -> Entity | None:
        for mention in reversed(seen):
            entity = mention.entity
            if not entity.key or not _is_spokes(entity) or owner is None:
                continue
            said = {word for role in entity.roles for word in role.words}
            if said & set(_owner_words(owner)):
                return entity
        return None

    def _named_next(self, owner: Entity | None, place: Seen) -> Entity | None:
        """Return the spokesperson of `owner` who is named soon after an unnamed first mention."""
        if owner is None:
            return None
        for entity in self._index.described:
            said = {
                word for role in entity.roles if role.head == "spokesperson" for word in role.words
            }
            if said & set(_owner_words(owner)):
                first = min(span.start for span in entity.first_seen.values())
                if 0 < first - place.end < _SOON:
                    return entity
        return None

    def _company(
        self, modifiers: frozenset[str], place: Seen, seen: Sequence[Seen]
    ) -> Entity | None:
        """Return whose the spokesperson in "a company spokesperson" is."""
        kinds = sorted(modifiers & self._lexicon.organizations) or ["company"]
        wording = Wording(kinds[0], frozenset(kinds[:1]), "ORG", "")
        known = self._known(wording, place, seen, None)
        return known[0].entity if known else None

    # -- known entities -----------------------------------------------------------------

    def _known(
        self, wording: Wording, place: Seen, seen: Sequence[Seen], owner: Entity | None
    ) -> list[Ranked]:
        scored: dict[int, tuple[float, Seen]] = {}
        fitting: dict[int, float | None] = {}
        for mention in seen:
            key = id(mention.entity)
            if key not in fitting:
                fitting[key] = fit(wording, mention.entity)
            fits = fitting[key]
            if fits is None:
                continue
            sentences = min(place.sentence - mention.sentence, 12)
            if fits < _STATED:
                sentences *= 2
            score = (
                fits
                + _SENTENCE * sentences
                + _PARAGRAPH * min(place.paragraph - mention.paragraph, 6)
            )
            score += (
                _CLAUSE.get(mention.role, 0.0) + 0.5 * mention.is_speaker - 1.0 * mention.quoted
            )
            score += _COUNT * log(1 + mention.entity.mentions)
            known = scored.get(key)
            if known is None or score >= known[0]:
                scored[key] = (score, mention)
        enough = [pair for pair in scored.values() if pair[0] > 0]
        if enough:
            return as_probabilities(enough)
        return self._by_role(wording, place, owner)

    def _by_role(self, wording: Wording, place: Seen, owner: Entity | None) -> list[Ranked]:
        """Find a named person anywhere in the article whose stated role says the same."""
        own = set(_owner_words(owner)) if owner is not None else set()
        best: tuple[float, Entity] | None = None
        for entity in self._index.described:
            for role in entity.roles:
                if wording.head != role.head and not (wording.head in role.words and not own):
                    continue
                modifiers = wording.words - {wording.head}
                score = 1.0 + len(modifiers & role.words) + bool(own & role.words)
                if own and not own & role.words:
                    continue
                if best is None or score > best[0]:
                    best = (score, entity)
        return [Ranked(best[1], 0.6, place)] if best is not None else []

    # -- the unnamed ---------------------------------------------------------------------

    def _introduce(
        self, tokens: Sequence[Token], phrase: Phrase, wording: Wording, owner: Entity | None
    ) -> Entity:
        name, span = self._descriptor(tokens, phrase, wording, owner)
        key = tuple(fold(word) for word in name.split())
        entity = self._unnamed.get(key)
        if entity is None:
            self._number += 1
            kind = "UNNAMED" if wording.kind in ("PERSON", "") else wording.kind
            entity = Entity(self._number, descriptor=name, descriptor_span=span, head=wording.head)
            entity.nouns = wording.words | nouns_of(tokens, phrase.last, phrase.end)
            entity.kinds = Counter({kind: 1})
            entity.owner = owner
            entity.is_spokesperson = wording.head == "spokesperson"
            if wording.gender:
                entity.genders[wording.gender] += 3
            self._unnamed[key] = entity
        return entity

    def _descriptor(
        self, tokens: Sequence[Token], phrase: Phrase, wording: Wording, owner: Entity | None
    ) -> tuple[str, Span]:
        """Return the name of somebody unnamed, and where it stands.

        In words of the article, but that whoever speaks for others is a "spokesperson".
        """
        span = Span(tokens[phrase.first].start, tokens[max(phrase.end, phrase.last) - 1].end)
        body = text_between(tokens, phrase.content, phrase.last, self._text)
        tail = text_between(tokens, phrase.last, phrase.end, self._text)
        whole = f"{body} {tail}".strip()
        if wording.head == "spokesperson" and owner is not None:
            return f"{owner.name} spokesperson", span
        if phrase.determiner == "another":
            return f"another {whole}", span
        return self._whose(tokens, phrase, wording, owner) + whole, span

    def _whose(
        self, tokens: Sequence[Token], phrase: Phrase, wording: Wording, owner: Entity | None
    ) -> str:
        """Return "Ann Rivers’s " and the like for what belongs to somebody, else ""."""
        if phrase.possessor is not None:
            whose = text_between(tokens, *phrase.possessor, self._text)
            is_name = whose.split()[-1][:1].isupper() if whose else False
            if owner is not None and owner.key and is_name:
                whose = whose if wording.head in _OWN_ORGANIZATION else owner.name
            return f"{whose} " if wording.kind == "ORG" else f"{whose}’s "
        if phrase.determiner in POSSESSIVE_PRONOUNS and owner is not None:
            if owner.kind != "ORG" and wording.kind != "ORG":
                return f"{owner.name}’s "
            return f"{_short_name(owner)} "
        return ""


def _is_spokes(entity: Entity) -> bool:
    return entity.is_spokesperson or any(role.head == "spokesperson" for role in entity.roles)


def _owner_words(owner: Entity) -> tuple[str, ...]:
    return owner.key or tuple(fold(word) for word in owner.descriptor.split())


def _short_name(owner: Entity) -> str:
    return owner.name.split()[-1] if owner.kind == "PERSON" else owner.name
