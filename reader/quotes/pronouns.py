"""Ranks what a pronoun may stand for among what was mentioned before it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from reader.quotes.lexicon import GENDERED_PRONOUNS, NEUTRAL_PRONOUNS, PLURAL_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.quotes.entities import Entity

# Chosen by hand on the labelled articles of the PolNeAR train split and of the web pages.
_SENTENCE = -0.7
_PARAGRAPH = -0.5
_SUBJECT = 1.2
_OBJECT = 0.2
_MODIFIER = -0.7
_QUOTED = -2.0
_SPEAKER = 0.9
_SAME_PRONOUN = 0.8
_KNOWN_GENDER = 1.0
_WRONG_GENDER = -5.0
_COUNT = 0.35
_UNNAMED = -0.3
_UNKNOWN_KIND = -2.0
_GROUP_FITS = 2.0
_MOST_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention that was read, as far as later mentions need it.

    Attributes:
        entity: What it stands for.
        order: Running number of its token in the article.
        sentence: Running number of its sentence.
        paragraph: Number of its paragraph.
        role: "subject", "object", "modifier" (of the noun after it) or "other".
        quoted: Whether it stands within quotation marks.
        is_speaker: Whether it names the speaker of a quotation.
        pronoun: Folded pronoun, or "" for names and nouns.
        clause: Running number of the token that governs it.
        start, end: Of the mention in the document.
    """

    entity: Entity
    order: int
    sentence: int
    paragraph: int
    role: str
    quoted: bool
    is_speaker: bool
    pronoun: str
    clause: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity that may be meant, with its probability and the mention it was found by."""

    entity: Entity
    probability: float
    through: Seen


def rank_antecedents(word: str, place: Seen, seen: Sequence[Seen]) -> list[Ranked]:
    """Return what `word` may stand for, the likeliest first.

    Args:
        word: Folded pronoun.
        place: Where it stands; its `entity` is not looked at.
        seen: Mentions before it, in text order.
    """
    best: dict[int, tuple[float, Seen]] = {}
    for mention in reversed(seen):
        if place.sentence - mention.sentence > _MOST_SENTENCES * 3:
            break
        score = _score(word, place, mention)
        if score is None:
            continue
        known = best.get(id(mention.entity))
        if known is None or score > known[0]:
            best[id(mention.entity)] = (score, mention)
    return as_probabilities(best.values())


def as_probabilities(scored: Iterable[tuple[float, Seen]]) -> list[Ranked]:
    """Turn scores into probabilities that add up to one, the highest first."""
    ordered = sorted(scored, key=lambda pair: -pair[0])
    if not ordered:
        return []
    top = ordered[0][0]
    weights = [exp(score - top) for score, _ in ordered]
    total = sum(weights) + exp(-2.5 - top)
    return [
        Ranked(mention.entity, weight / total, mention)
        for weight, (_, mention) in zip(weights, ordered, strict=True)
    ]


def _score(word: str, place: Seen, mention: Seen) -> float | None:
    fits = _agreement(word, mention.entity)
    if fits is None:
        return None
    if mention.clause == place.clause and mention.role != place.role and "sel" not in word:
        return None
    sentences = min(place.sentence - mention.sentence, _MOST_SENTENCES)
    paragraphs = min(place.paragraph - mention.paragraph, 4)
    score = fits + _SENTENCE * sentences + _PARAGRAPH * paragraphs
    score += {"subject": _SUBJECT, "object": _OBJECT, "modifier": _MODIFIER}.get(mention.role, 0.0)
    score += _QUOTED * mention.quoted + _SPEAKER * mention.is_speaker
    score += _SAME_PRONOUN * (bool(mention.pronoun) and _alike(mention.pronoun, word))
    return score + _COUNT * log(1 + mention.entity.mentions)


def _agreement(word: str, entity: Entity) -> float | None:
    """Return how well gender and number fit, or None where they cannot."""
    kind = entity.kind
    if gender := GENDERED_PRONOUNS.get(word):
        if kind not in ("PERSON", "UNNAMED", ""):
            return None
        fits = _UNKNOWN_KIND if not kind else _UNNAMED if kind == "UNNAMED" else 0.0
        if entity.gender:
            fits += _KNOWN_GENDER if entity.gender == gender else _WRONG_GENDER
        return fits
    if word in PLURAL_PRONOUNS:
        return {"GROUP": _GROUP_FITS, "ORG": 0.0, "UNNAMED": -1.0}.get(kind)
    if word in NEUTRAL_PRONOUNS:
        return {"ORG": 1.0, "DOCUMENT": 0.5, "": -0.5, "LOC": -1.0}.get(kind)
    return None


def _alike(one: str, other: str) -> bool:
    gender = GENDERED_PRONOUNS.get(one)
    if gender:
        return gender == GENDERED_PRONOUNS.get(other)
    return (one in PLURAL_PRONOUNS) == (other in PLURAL_PRONOUNS)
