"""From the pieces that the encoder points at to the entities that are named there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.lexicon import GENDERED_PRONOUNS
from reader.quotes.looks import Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.span import Span
    from reader.quotes.discourse import Link
    from reader.quotes.entities import Entity
    from reader.quotes.looks import Look, Place


_AGAINST = 0.03
_NO_PERSON = 0.1


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely an entity speaks, and where it is likeliest named."""

    entity: Entity
    share: float
    span: Span


@dataclass(frozen=True, slots=True)
class Sight:
    """What the encoder saw of a quotation.

    Attributes:
        word: The folded mention, as far as it is one word.
        mention: The words that surely name the speaker, or None.
        link: What the resolver makes of the mention, once it knows.
    """

    quotation: Span
    look: Look | None
    word: str = ""
    mention: Span | None = None
    link: Link | None = None


class NamedPlaces:
    """Where an article names whom."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Take the links of a discourse; pronouns name nobody."""
        named = {link.span: link for link in links if link.ranked and link.kind != "pronoun"}
        self._links = [named[span] for span in sorted(named)]
        self._starts = [link.span.start for link in self._links]

    def chances(self, sight: Sight) -> list[Chance]:
        """Return whom the pieces of a look name, each entity once.

        "She" as the mention rules out whom the article calls "he": the encoder sees a few
        hundred words, the article tells more.
        """
        look = sight.look
        if look is None:
            return []
        shares: dict[int, float] = {}
        best: dict[int, tuple[float, Link]] = {}
        entities: dict[int, Entity] = {}
        for place in look.places:
            link = _own_phrase(sight, place) or self._link_at(place.start, place.end)
            if link is None:
                continue
            total = sum(ranked.probability for ranked in link.ranked)
            for ranked in link.ranked:
                key = id(ranked.entity)
                part = place.chances[Pointer.SPEAKER] * ranked.probability / total
                part *= _agreement(sight.word, ranked.entity)
                entities[key] = ranked.entity
                shares[key] = shares.get(key, 0.0) + part
                if key not in best or part > best[key][0]:
                    best[key] = (part, link)
        return [Chance(entities[k], share, best[k][1].span) for k, share in shares.items()]

    def _link_at(self, start: int, end: int) -> Link | None:
        """Return the shortest of the last few links that covers a piece."""
        at = bisect_right(self._starts, start) - 1
        covering = [
            link
            for link in self._links[max(0, at - 3) : at + 1]
            if link.span.start <= start and end <= link.span.end
        ]
        return min(covering, key=lambda link: len(link.span), default=None)


def _own_phrase(sight: Sight, place: Place) -> Link | None:
    """Return the mention's link for a place in it: the "NASA" of "a NASA official" is no NASA."""
    link, mention = sight.link, sight.mention
    if link is None or mention is None or not link.ranked or link.kind == "pronoun":
        return None
    start, end = min(mention.start, link.span.start), max(mention.end, link.span.end)
    return link if start <= place.start and place.end <= end else None


def _agreement(word: str, entity: Entity) -> float:
    """Return how well an entity goes with a mention that is a pronoun; 1 for other words."""
    gender = GENDERED_PRONOUNS.get(word)
    if gender is None:
        return 1.0
    if not entity.could_be_person:
        return _NO_PERSON
    return _AGAINST if entity.gender not in ("", gender) else 1.0
