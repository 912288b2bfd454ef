"""Ranks what a pronoun may stand for among what was mentioned before it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon import GENDERED_PRONOUNS, NEUTRAL_PRONOUNS, PLURAL_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.quotes.entities import Entity


class Weights(NamedTuple):
    """What each circumstance of an earlier mention adds to its score."""

    sentences: tuple[float, ...]
    paragraphs: tuple[float, ...]
    subject: float
    object: float
    modifier: float
    quoted: float
    speaker: float
    last_speaker: float
    same_pronoun: float
    first: float
    gender: float
    other_gender: float
    unnamed: float
    unknown_kind: float


# Fitted (listwise softmax, five folds by article) on the pronouns that name a speaker in the
# labelled articles of the PolNeAR train split and the web pages, then rounded.
_SPEAKER = Weights(
    sentences=(0.0, 0.5, -0.15, -0.55, -1.05, -1.5, -2.0, -2.5),
    paragraphs=(0.0, -0.1, -1.0, -1.6, -2.2, -2.8),
    subject=0.6,
    object=-0.5,
    modifier=-0.5,
    quoted=-1.8,
    speaker=0.2,
    last_speaker=0.35,
    same_pronoun=-0.4,
    first=0.9,
    gender=1.0,
    other_gender=-3.0,
    unnamed=-0.8,
    unknown_kind=-1.5,
)
# Chosen by hand: other pronouns point back within their sentence, and along their own chain.
_OTHER = Weights(
    sentences=(0.5, 0.0, -0.6, -1.2, -1.8, -2.4, -3.0),
    paragraphs=(0.0, -0.5, -1.0, -1.5, -2.0),
    subject=1.2,
    object=-0.1,
    modifier=-0.7,
    quoted=-2.0,
    speaker=0.4,
    last_speaker=0.0,
    same_pronoun=0.8,
    first=0.2,
    gender=1.0,
    other_gender=-4.0,
    unnamed=-0.3,
    unknown_kind=-2.0,
)
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
        is_first: Whether nothing was mentioned before it in its sentence.
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
    is_first: bool
    pronoun: str
    clause: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity that may be meant, with its probability and the mention it was found by, if any."""

    entity: Entity
    probability: float
    through: Seen | None


def rank_antecedents(word: str, place: Seen, seen: Sequence[Seen]) -> list[Ranked]:
    """Return what `word` may stand for, the likeliest first.

    Args:
        word: Folded pronoun.
        place: Where it stands; its `entity` is not looked at.
        seen: Mentions before it, in text order.
    """
    best: dict[int, tuple[float, Seen]] = {}
    last_speaker = next((s.entity for s in reversed(seen) if s.is_speaker), None)
    weights = _SPEAKER if place.is_speaker else _OTHER
    agreement: dict[int, float | None] = {}
    for mention in reversed(seen):
        if place.sentence - mention.sentence > _MOST_SENTENCES * 3:
            break
        key = id(mention.entity)
        if key not in agreement:
            agreement[key] = _agreement(word, mention.entity, weights)
        fits = agreement[key]
        if fits is None or _is_same_clause(word, place, mention):
            continue
        score = fits + _score(word, place, mention, weights)
        if mention.entity is last_speaker:
            score += weights.last_speaker
        known = best.get(key)
        if known is None or score > known[0]:
            best[key] = (score, mention)
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


def _is_same_clause(word: str, place: Seen, mention: Seen) -> bool:
    """Tell whether both are arguments of one verb, so that only "himself" could be the other."""
    return mention.clause == place.clause and mention.role != place.role and "sel" not in word


def _score(word: str, place: Seen, mention: Seen, weights: Weights) -> float:
    score = _step(weights.sentences, place.sentence - mention.sentence)
    score += _step(weights.paragraphs, place.paragraph - mention.paragraph)
    if mention.role != "other":
        score += getattr(weights, mention.role)
    if mention.quoted:
        score += weights.quoted
    if mention.is_speaker:
        score += weights.speaker
    if mention.is_first:
        score += weights.first
    if mention.pronoun and _alike(mention.pronoun, word):
        score += weights.same_pronoun
    return score


def _step(values: tuple[float, ...], distance: int) -> float:
    return values[min(distance, len(values) - 1)]


def _agreement(word: str, entity: Entity, weights: Weights) -> float | None:
    """Return how well gender and number fit, or None where they cannot."""
    kind = entity.kind
    if gender := GENDERED_PRONOUNS.get(word):
        if kind not in ("PERSON", "UNNAMED", ""):
            return None
        fits = weights.unknown_kind if not kind else weights.unnamed if kind == "UNNAMED" else 0.0
        if known := entity.gender:
            fits += weights.gender if known == gender else weights.other_gender
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
