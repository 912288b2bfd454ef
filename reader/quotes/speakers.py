"""From the words that name a speaker to the speaker, over a whole article."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.document import ParagraphKind
from reader.model.quotation import Evidence, EvidenceKind
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.quotes.discourse import Discourse, Link, Reading
from reader.quotes.entities import Entity, NameIndex
from reader.quotes.lexicon import FIRST_PERSON, POSSESSIVE_MARKS, fold
from reader.quotes.mentions import main_token
from reader.quotes.names import NameFinder
from reader.quotes.roles import Role, find_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.document import Document
    from reader.quotes.names import NameMention
    from reader.quotes.tokens import ParsedParagraph, Token

_LOWER_WORD = re.compile(r"(?<![\w’'@-])[a-z][a-z’'-]*")
_BUSINESS = frozenset(
    {"employees", "employee", "ceo", "CEO", "CFO", "executive", "executives", "shareholders",
     "headquarters", "stores", "customers", "shares", "stock", "chairman", "co-founder",
     "subsidiary", "products", "workers", "users", "board"}
)  # fmt: skip
_HEADING_NAME = 3
_SENTENCE_ENDS = frozenset(".!?:;”\"’')…") | {"..."}
_HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})
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
    """One question to the resolver: who is named by `mention`, next to `quotation`?"""

    quotation: Span
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Candidate:
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
    """

    speaker: Speaker | None = None
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()
    runners_up: tuple[Candidate, ...] = ()
    kind: str = ""


class SpeakerResolver:
    """Says who the speakers of an article are.

    Paragraphs are added in text order; `resolve` may be asked at any time and answers with what
    was added so far. It reads everything added again, so a long article is best asked about a
    few times, not once a paragraph.
    """

    def __init__(self, document: Document, quoted: Iterable[Span] = ()) -> None:
        """Take the article, and the spans of its quotations as far as known."""
        self._document = document
        self._quoted = sorted(quoted)
        self._lower_words = frozenset(_LOWER_WORD.findall(document.text))
        self._finder = NameFinder(self._lower_words)
        self._readings: dict[int, Reading] = {}

    def add(self, paragraph: ParsedParagraph) -> None:
        """Take in the next paragraph."""
        paragraph = _with_plain_sentences(paragraph)
        kinds = self._document.paragraphs
        number = paragraph.number
        heading = number <= len(kinds) and kinds[number - 1].kind in _HEADINGS
        names = self._finder.find(paragraph)
        roles = [find_role(paragraph.tokens, name, self._document.text) for name in names]
        self._readings[number] = Reading(
            paragraph=paragraph,
            names=tuple(names),
            roles=tuple(roles),
            quoted=self._quoted_tokens(paragraph),
            is_heading=heading or _is_title_case(paragraph),
        )

    def resolve(self, requests: Sequence[Request]) -> list[Resolution]:
        """Say who is named by each mention.

        Args:
            requests: All quotations of the article whose speakers are to be told apart, in text
                order. Organisation voices are merged among them.

        Returns:
            One resolution a request. The same entity is always an equal `Speaker`.
        """
        index = self._index()
        heads = [self._head(request.mention) for request in requests]
        discourse = self._read(index, heads)
        discourse = self._read(index, heads)  # again: genders are known now
        found = [_link(discourse, head) for head in heads]
        gathered = Gathered(self._document, found)
        return [gathered.resolution(link) for link in found]

    # -- reading ------------------------------------------------------------------------

    def _index(self) -> NameIndex:
        index = NameIndex()
        readings = sorted(self._readings.values(), key=lambda reading: reading.paragraph.number)
        for reading in readings:
            for name, role in zip(reading.names, reading.roles, strict=True):
                if reading.is_heading and not self._is_plain_person(name):
                    continue
                entity = index.register(name, role, quoted=reading.quoted[name.first])
                if _owns_business(reading.paragraph, name):
                    entity.kinds["ORG"] += 2
                if acronym := _acronym_after(reading.paragraph, name):
                    index.register_acronym(acronym, entity)
        return index

    def _is_plain_person(self, name: NameMention) -> bool:
        """Tell whether a name among a heading's capitals is one for certain."""
        known = self._lower_words.intersection(name.key)
        return name.label == "PERSON" and 2 <= len(name.key) <= _HEADING_NAME and not known

    def _read(self, index: NameIndex, heads: Sequence[tuple[int, int] | None]) -> Discourse:
        discourse = Discourse(index, self._document.text)
        wanted: dict[int, set[int]] = {}
        for head in heads:
            if head is not None:
                wanted.setdefault(head[0], set()).add(head[1])
        for number in sorted(self._readings):
            discourse.read(self._readings[number], wanted.get(number, frozenset()))
        return discourse

    def _head(self, mention: Span | None) -> tuple[int, int] | None:
        """Return paragraph number and token index of the word that carries the mention."""
        if mention is None:
            return None
        for number, reading in self._readings.items():
            if reading.paragraph.span.start <= mention.start < max(reading.paragraph.span.end, 1):
                at = main_token(reading.paragraph.tokens, reading.names, mention)
                return None if at is None else (number, at)
        return None

    def _quoted_tokens(self, paragraph: ParsedParagraph) -> tuple[bool, ...]:
        inside = [span for span in self._quoted if span.overlaps(paragraph.span)]
        return tuple(
            any(span.start <= token.start < span.end for span in inside)
            for token in paragraph.tokens
        )


class Gathered:
    """The entities that were found to speak, as speakers with unique names."""

    def __init__(self, document: Document, links: Sequence[Link | None]) -> None:
        self._text = document.text
        self._speakers: dict[int, Speaker] = {}
        entities = [link.ranked[0].entity for link in links if link is not None and link.ranked]
        self._voices = {
            id(e.owner): e for e in entities if e.is_spokesperson and e.owner is not None
        }

    def resolution(self, link: Link | None) -> Resolution:
        """Return the answer for one mention."""
        if link is None or not link.ranked:
            return Resolution()
        best = link.ranked[0]
        speaker = self.speaker(best.entity)
        others: dict[str, Candidate] = {}
        for ranked in link.ranked[1:]:
            other = self.speaker(ranked.entity)
            if other.name != speaker.name:
                others.setdefault(other.name, Candidate(other, ranked.probability))
        return Resolution(
            speaker, best.probability, self._evidence(link), tuple(others.values())[:2], link.kind
        )

    def speaker(self, entity: Entity) -> Speaker:
        """Return the one speaker of an entity."""
        entity = self._voices.get(id(entity), entity)
        if id(entity) not in self._speakers:
            self._speakers[id(entity)] = self._make(entity)
        return self._speakers[id(entity)]

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


def _link(discourse: Discourse, head: tuple[int, int] | None) -> Link | None:
    return discourse.links.get(head) if head is not None else None


def _with_plain_sentences(paragraph: ParsedParagraph) -> ParsedParagraph:
    """Join sentences again that were cut where no sentence can end."""
    tokens = paragraph.tokens
    sentence, numbers = 0, []
    for n, token in enumerate(tokens):
        if n and token.sentence != tokens[n - 1].sentence and _may_end(tokens[n - 1], token):
            sentence += 1
        numbers.append(sentence)
    if all(token.sentence == number for token, number in zip(tokens, numbers, strict=True)):
        return paragraph
    joined = tuple(replace(t, sentence=n) for t, n in zip(tokens, numbers, strict=True))
    return replace(paragraph, tokens=joined)


def _may_end(last: Token, first: Token) -> bool:
    if last.text in _SENTENCE_ENDS:
        return not first.text[:1].islower()
    return last.text.endswith((".", "!", "?", "…")) and not first.text[:1].islower()


def _acronym_after(paragraph: ParsedParagraph, name: NameMention) -> str:
    tokens = paragraph.tokens
    at = name.last
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        inner = tokens[at + 1].text
        if inner.isupper() and len(inner) > 1:
            return inner.replace(".", "")
    return ""


def _owns_business(paragraph: ParsedParagraph, name: NameMention) -> bool:
    """Tell whether a word follows that only organisations have: "X employees", "X's shares"."""
    tokens = paragraph.tokens
    at = name.last + (name.last < len(tokens) and tokens[name.last].text in POSSESSIVE_MARKS)
    return at < len(tokens) and tokens[at].text in _BUSINESS


def _is_title_case(paragraph: ParsedParagraph) -> bool:
    words = [token.text for token in paragraph.tokens if token.text[:1].isalpha()]
    if len(words) < 3 or len(words) > 25 or paragraph.tokens[-1].text in '.!?”"':
        return False
    return sum(word[:1].isupper() for word in words) > 0.6 * len(words)


def is_first_person(text: str) -> bool:
    """Tell whether a mention is the author's own "I" or "we"."""
    return fold(text) in FIRST_PERSON
