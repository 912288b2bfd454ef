"""From the words that name a speaker to the speaker, over a whole article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.quotation import Evidence, EvidenceKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.quotes.beliefs import Pointed
from reader.quotes.discourse import Discourse, Joint, Link
from reader.quotes.entities import Entity, NameIndex
from reader.quotes.lexicon import POSSESSIVE_MARKS, fold
from reader.quotes.mentions import main_token
from reader.quotes.named_places import NamedPlaces
from reader.quotes.paragraph_reading import ParagraphReader, ReadParagraph
from reader.quotes.pronouns import Ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.model.document import Document
    from reader.quotes.named_places import Chance, Sight
    from reader.quotes.names import NameMention
    from reader.quotes.roles import Role
    from reader.quotes.tokens import ParsedParagraph

_NAME_WORD = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+")
_LOWER_WORD = re.compile(r"(?<![\w’'@-])[a-z][a-z’'-]*")
AUTHOR = -1
_VERBS = ("VERB", "AUX")
_CLOSING = frozenset({".", ",", "!", "?", ";", "”", '"'})
_BUSINESS = frozenset(
    {"employees", "employee", "ceo", "CEO", "CFO", "executive", "executives", "shareholders",
     "headquarters", "stores", "customers", "shares", "stock", "chairman", "co-founder",
     "subsidiary", "founder", "founders", "spokesperson", "products", "workers", "users", "board"}
)  # fmt: skip
_STATE = frozenset(
    {"military", "army", "navy", "embassy", "government", "parliament", "troops", "borders",
     "mayor", "police", "airport", "economy", "citizens", "residents"}
)  # fmt: skip
_HEADING_NAME = 3
_AND = re.compile(r"[,;&]|\band\b")  # between the authors of an article
_KINDS = {
    "PERSON": SpeakerKind.PERSON,
    "ORG": SpeakerKind.ORGANIZATION,
    "LOC": SpeakerKind.ORGANIZATION,
    "GROUP": SpeakerKind.GROUP,
    "DOCUMENT": SpeakerKind.DOCUMENT,
    "UNNAMED": SpeakerKind.UNNAMED,
}


@dataclass(frozen=True, slots=True)
class Request:
    """One question to the resolver: who is named by `mention`, next to `quotation`?

    Attributes:
        quotation: The quoted words.
        mention: The words that may name their speaker, or None.
        is_chosen: Whether the mention is taken to name the speaker; one that is only considered
            beside it tells nothing about the rest of the article.
    """

    quotation: Span
    mention: Span | None
    is_chosen: bool = True


@dataclass(frozen=True, slots=True)
class Rival:
    """A speaker that was considered, with its share of the belief."""

    speaker: Speaker
    probability: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a mention names.

    Attributes:
        speaker: None when nobody was found.
        confidence: 0 to 1, as the rules see it; not calibrated.
        evidence: From the mention to the name, the mention itself left out.
        runners_up: Other speakers, the likelier first.
        kind: "name", "pronoun", "noun" or "" of the mention.
        members: Names of those who speak together.
    """

    speaker: Speaker | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    runners_up: tuple[Rival, ...] = ()
    kind: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a resolver says.

    Attributes:
        resolutions: One for each request.
        pointed: For each sight the speakers it points at, the likelier first.
    """

    resolutions: list[Resolution]
    pointed: list[tuple[Pointed, ...]]


class SpeakerResolver:
    """Says who the speakers of an article are.

    Paragraphs are added in text order; `resolve` may be asked at any time and answers with what
    was added so far. It reads everything added again, so a long article is best asked about a
    few times, not once a paragraph.
    """

    def __init__(self, document: Document, quoted: Iterable[Span] = ()) -> None:
        """Take the article, and the spans of its quotations as far as known."""
        self._document = document
        self._text = document.text
        self._lower_words = frozenset(_LOWER_WORD.findall(document.text))
        names = frozenset(_NAME_WORD.findall(document.text))
        self._reader = ParagraphReader(document, sorted(quoted), self._lower_words, names)
        self._author: Entity | None = None
        self._alone: dict[str, bool] = {}
        self._readings: list[ReadParagraph] = []
        self._starts: list[int] = []
        self._numbers: list[int] = []

    def add(self, paragraph: ParsedParagraph) -> None:
        """Take in the next paragraph."""
        self._starts.append(paragraph.span.start)
        self._numbers.append(paragraph.number)
        self._readings.append(self._reader.read(paragraph))

    def resolve(self, requests: Sequence[Request], sights: Sequence[Sight] = ()) -> Answers:
        """Say who is named by each mention, and whose names the encoder points at.

        Args:
            requests: All quotations of the article whose speakers are to be told apart, in text
                order. Organisation voices are merged among them.
            sights: What the encoder saw of each quotation.

        Returns:
            One resolution a request, and whom each sight points at. The same entity is always an
            equal `Speaker`.
        """
        index = self._index()
        heads = [self._head(request.mention) for request in requests]
        wanted: dict[int, dict[int, bool]] = {}
        for head, request in zip(heads, requests, strict=True):
            if head is not None:
                known = wanted.setdefault(head[0], {})
                known[head[1]] = known.get(head[1], False) or request.is_chosen
        self._read(index, wanted)
        discourse = self._read(index, wanted)  # again: genders are known now
        found = [self._link(discourse, r, h) for r, h in zip(requests, heads, strict=True)]
        found = [self._or_author(link, r) for link, r in zip(found, requests, strict=True)]
        chosen = [link for link, r in zip(found, requests, strict=True) if r.is_chosen]
        gathered = Gathered(self._document, chosen)
        named = NamedPlaces(discourse.links.values())
        return Answers(
            [gathered.resolution(link) for link in found],
            [gathered.pointed(named.chances(sight)) for sight in _linked(sights, requests, found)],
        )

    # -- reading ------------------------------------------------------------------------

    def _index(self) -> NameIndex:
        index = NameIndex(self._lower_words)
        for reading in self._readings:
            for name, role in zip(reading.names, reading.roles, strict=True):
                if reading.is_heading and not self._is_plain_person(name):
                    continue
                if self._is_between_two(name):
                    continue
                entity = index.register(name, role, quoted=reading.quoted[name.first])
                owned = _owned(reading.paragraph, name)
                if owned in _BUSINESS or owned in _STATE:
                    entity.kinds["ORG" if owned in _BUSINESS else "LOC"] += 4
                if acronym := _acronym_after(reading.paragraph, name):
                    index.register_acronym(acronym, entity)
        return index

    def _is_between_two(self, name: NameMention) -> bool:
        """Tell whether a hyphen joins two names of the article: "the US-Norland border"."""
        parts = re.split("[-–]", name.span.text_of(self._document.text))
        if len(parts) != 2 or " " in parts[0]:
            return False
        return all(part[:1].isupper() and self._stands_alone(part) for part in parts)

    def _stands_alone(self, word: str) -> bool:
        if word not in self._alone:
            pattern = rf"(?<![\w–-]){re.escape(word)}(?![\w–-])"
            self._alone[word] = re.search(pattern, self._text) is not None
        return self._alone[word]

    def _is_plain_person(self, name: NameMention) -> bool:
        """Tell whether a name among a heading's capitals is one for certain."""
        known = self._lower_words.intersection(name.key)
        return name.label == "PERSON" and 2 <= len(name.key) <= _HEADING_NAME and not known

    def _read(self, index: NameIndex, wanted: Mapping[int, Mapping[int, bool]]) -> Discourse:
        discourse = Discourse(index, self._document.text)
        for reading in self._readings:
            discourse.read(reading, wanted.get(reading.paragraph.number, {}))
        index.finish_reading()
        return discourse

    def _head(self, mention: Span | None) -> tuple[int, int] | None:
        """Return paragraph number and token index of the word that carries the mention."""
        if mention is None:
            return None
        place = bisect_right(self._starts, mention.start) - 1
        if place < 0:
            return None
        reading = self._readings[place]
        at = main_token(reading.paragraph.tokens, reading.names, mention)
        return None if at is None else (reading.paragraph.number, at)

    def _or_author(self, link: Link | None, request: Request) -> Link | None:
        """Link "I" to the article's author, where its text names one, and one only."""
        mention, byline = request.mention, self._document.byline
        at = -1 if not byline or _AND.search(byline) else self._text.find(byline)
        if link is not None or mention is None or byline is None or at < 0:
            return link
        if fold(mention.text_of(self._document.text)) not in ("i", "me", "my", "myself"):
            return None
        if self._author is None:
            self._author = Entity(AUTHOR, descriptor=byline)
            self._author.kinds["PERSON"] += 1
            self._author.descriptor_span = Span(at, at + len(byline))
        return Link((Ranked(self._author, 0.7, None),), mention, "pronoun")

    def _link(
        self, discourse: Discourse, request: Request, head: tuple[int, int] | None
    ) -> Link | None:
        """Return what was found for a mention; all of them where it names several people."""
        if head is None or request.mention is None:
            return None
        for joint in discourse.joints.get(head[0], ()):
            if not joint.introduced <= head[1] < joint.last:
                continue
            if request.mention.contains(joint.span) or self._speak_together(head[0], joint):
                return joint.link
        return discourse.links.get(head)

    def _speak_together(self, paragraph: int, joint: Joint) -> bool:
        """Tell whether people named together are all of a verb's subject: "A and B said"."""
        place = bisect_left(self._numbers, paragraph)
        tokens = self._readings[place].paragraph.tokens
        after = tokens[joint.last] if joint.last < len(tokens) else None
        before = tokens[joint.introduced - 1] if joint.introduced else None
        if after is not None and after.pos in _VERBS:
            return True
        closes = after is None or after.text in _CLOSING
        return closes and before is not None and before.pos in _VERBS


def _linked(
    sights: Sequence[Sight], requests: Sequence[Request], links: Sequence[Link | None]
) -> Iterator[Sight]:
    """Yield the sights with the link of the mention that was chosen for the same quotation."""
    chosen = {r.quotation: link for r, link in zip(requests, links, strict=True) if r.is_chosen}
    for sight in sights:
        link = chosen.get(sight.quotation)
        yield sight if link is None else replace(sight, link=link)


class Gathered:
    """The entities that were found to speak, as speakers with unique names."""

    def __init__(self, document: Document, links: Sequence[Link | None]) -> None:
        self._text = document.text
        self._speakers: dict[int, Speaker] = {}
        self._by_name: dict[str, Speaker] = {}
        entities = [link.ranked[0].entity for link in links if link is not None and link.ranked]
        self._voices = {
            id(e.owner): e
            for e in entities
            if e.is_spokesperson and e.owner is not None and e.owner.could_be_organization
        }

    def resolution(self, link: Link | None) -> Resolution:
        """Return the answer for one mention."""
        if link is None or not link.ranked or not link.ranked[0].entity.name:
            return Resolution()
        best = link.ranked[0]
        speaker = self.speaker(best.entity)
        others: dict[str, Rival] = {}
        for ranked in link.ranked[1:]:
            other = self.speaker(ranked.entity)
            if other.name != speaker.name:
                others.setdefault(other.name, Rival(other, ranked.probability))
        return Resolution(
            speaker,
            best.probability,
            self._evidence(link),
            tuple(others.values())[:2],
            link.kind,
            tuple(self.speaker(member).name for member in best.entity.members),
        )

    def pointed(self, chances: Iterable[Chance]) -> tuple[Pointed, ...]:
        """Return the speakers of entities that were pointed at, the likelier first."""
        found: dict[str, Pointed] = {}
        for chance in chances:
            if not chance.entity.name:
                continue
            speaker = self.speaker(chance.entity)
            known = found.get(speaker.name)
            total = chance.share + (known.chance if known else 0.0)
            span = known.span if known and known.chance >= chance.share else chance.span
            found[speaker.name] = Pointed(speaker, total, span)
        return tuple(sorted(found.values(), key=lambda p: -p.chance))

    def speaker(self, entity: Entity) -> Speaker:
        """Return the one speaker of an entity."""
        if entity.kind == "DOCUMENT" and entity.owner is not None:
            entity = entity.owner  # a statement speaks for whoever issued it
        entity = self._voices.get(id(entity), entity)
        known = self._speakers.get(id(entity))
        if known is None:
            made = self._make(entity)
            known = self._by_name.setdefault(made.name.casefold(), made)
            self._speakers[id(entity)] = known
        return known

    def _make(self, entity: Entity) -> Speaker:
        kind = _KINDS.get(entity.kind, SpeakerKind.ORGANIZATION)
        role = _best_role(entity.roles)
        if entity.is_spokesperson and entity.owner is not None:
            role = entity.owner.name
        aliases = [" ".join(words) for words in entity.first_seen if " ".join(words) != entity.name]
        if entity.is_spokesperson and entity.owner is not None:
            aliases.append(entity.owner.name)
        return Speaker(entity.name, kind, role, tuple(aliases))

    def _evidence(self, link: Link) -> tuple[Evidence, ...]:
        best = link.ranked[0]
        chain: list[Evidence] = []
        through = link.span
        if best.through is not None:
            through = Span(best.through.start, best.through.end)
        if through != link.span:
            chain.append(Evidence(through, EvidenceKind.SAME_AS))
        entity = best.entity
        if entity.forms:
            span = entity.first_seen[entity.full_form]
            if span not in (through, link.span):
                chain.append(Evidence(span, EvidenceKind.NAME))
            if role := _best(entity.roles):
                chain.append(Evidence(role.span, EvidenceKind.ROLE))
        elif entity.descriptor_span is not None and entity.descriptor_span not in (
            through,
            link.span,
        ):
            chain.append(Evidence(entity.descriptor_span, EvidenceKind.NAME))
        if entity.owner is not None and entity.owner.first_seen:
            chain.append(Evidence(next(iter(entity.owner.first_seen.values())), EvidenceKind.OF))
        return tuple(chain)


def _best(roles: Sequence[Role]) -> Role | None:
    full = [role for role in roles if " " in role.text]
    return next(iter(full or roles), None)


def _best_role(roles: Sequence[Role]) -> str | None:
    best = _best(roles)
    return best.text if best is not None else None


def _acronym_after(paragraph: ParsedParagraph, name: NameMention) -> str:
    tokens = paragraph.tokens
    at = name.last
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        inner = tokens[at + 1].text
        if inner.isupper() and len(inner) > 1:
            return inner.replace(".", "")
    return ""


def _owned(paragraph: ParsedParagraph, name: NameMention) -> str:
    """Return what belongs to a name: the "employees" of "X employees", "army" of "X's army"."""
    tokens = paragraph.tokens
    at = name.last + (name.last < len(tokens) and tokens[name.last].text in POSSESSIVE_MARKS)
    return tokens[at].text if at < len(tokens) else ""
