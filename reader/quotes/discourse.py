"""Reads an article from the top, linking each mention to what it stands for."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import log
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.quotes.descriptions import Descriptions
from reader.quotes.entities import Entity
from reader.quotes.lexicon import (
    FIRST_PERSON,
    GENDERED_PRONOUNS,
    HONORIFICS,
    RELATIVE_PRONOUNS,
    fold,
)
from reader.quotes.paragraph_reading import PRONOUNS, ReadParagraph
from reader.quotes.phrases import Phrase, phrase_at
from reader.quotes.pronouns import Ranked, Seen, rank_antecedents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.quotes.entities import NameIndex
    from reader.quotes.names import NameMention
    from reader.quotes.tokens import Token

_SPEAKING = FIRST_PERSON | {"you", "your"}
_UNSEEN = 400
_FADING = 100
_DOUBT = 3.0
_FIRST_NAME = 1.0
_MOST_FIRST_NAMES = 4
_REMEMBERED = 120
JOINT = -2
NOBODY_SPEAKS: Mapping[int, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention stands for.

    Attributes:
        ranked: The likeliest first; empty when nothing fits.
        span: Of the mention.
        kind: "name", "pronoun" or "noun".
    """

    ranked: tuple[Ranked, ...]
    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Joint:
    """Several people named together: "Ann Rivers and Tom Hill".

    Attributes:
        introduced: First token, or the noun before a comma that introduces them.
        last: One past the last token.
        span: Of all the names.
        link: To the entity they are together.
    """

    introduced: int
    last: int
    span: Span
    link: Link


class Discourse:
    """Links the mentions of an article in text order.

    Attributes:
        links: By paragraph number and token index of the mention's head.
        joints: By paragraph number, people named together.
    """

    def __init__(self, index: NameIndex, text: str) -> None:
        self.links: dict[tuple[int, int], Link] = {}
        self.joints: dict[int, list[Joint]] = {}
        self._together: dict[tuple[int, ...], Entity] = {}
        self._index = index
        self._text = text
        self._seen: deque[Seen] = deque(maxlen=_REMEMBERED)
        self._latest: dict[int, int] = {}
        self._descriptions = Descriptions(index, text)
        self._order = 0
        self._sentence = 0

    def read(self, reading: ReadParagraph, speakers: Mapping[int, bool] = NOBODY_SPEAKS) -> None:
        """Link the mentions of one paragraph.

        Args:
            reading: Names and tokens of the paragraph; paragraphs come in text order.
            speakers: Token indices of the heads of mentions that may name a speaker, which are
                linked whatever they are, each with whether it does name one.
        """
        tokens = reading.paragraph.tokens
        names = reading.name_tokens
        points = reading.points if not speakers else sorted({*reading.points, *speakers})
        for at in points:
            wanted, speaks = at in speakers, speakers.get(at, False)
            name, word = names.get(at), reading.words[at]
            if name is not None:
                if at == name.last - 1:
                    self._link_name(reading, name, is_speaker=_any_in(speakers, name))
                    self._link_joint(reading, name)
            elif word in PRONOUNS and (wanted or not reading.quoted[at]):
                self._link_pronoun(reading, at, is_speaker=speaks)
            elif wanted and word in RELATIVE_PRONOUNS:
                self._link_relative(reading, at)
            elif (described := reading.role_tokens.get(at)) is not None:
                self._link_role(reading, at, described)
            elif word not in _SPEAKING:
                self._link_noun(reading, at, names, is_speaker=speaks)
        self._order += len(tokens)
        self._sentence += 1 + max((token.sentence for token in tokens), default=0)

    def resolve_name(self, name: NameMention) -> list[Entity]:
        """Return the entities a name may stand for, the likelier first."""
        found = self._index.candidates(name.key)
        gender = HONORIFICS.get(name.honorific, "")
        if gender and len(found) > 1:
            fitting = [e for e in found if e.gender == gender] or [e for e in found if not e.gender]
            found = fitting or found
        if name.honorific:
            persons = [e for e in found if e.kind in ("PERSON", "")]
            found = persons or found
        if len(found) > 1:
            found = sorted(found, key=lambda e: self._salience_of(e, name), reverse=True)
        return found

    # -- one kind of mention each ------------------------------------------------------

    def _link_name(self, reading: ReadParagraph, name: NameMention, *, is_speaker: bool) -> None:
        found = self.resolve_name(name)
        if not found and is_speaker:  # so far only in a heading, where capitals tell nothing
            found = [self._index.register(name, None, quoted=False)]
        if not found:
            return
        if (gender := HONORIFICS.get(name.honorific, "")) and len(found) == 1:
            found[0].heard[gender] += 2
        elif gender:
            found[0].heard[gender] += 1
        place = self._place(reading, name.last - 1, found[0], name.span, is_speaker=is_speaker)
        shares = [0.97] if len(found) == 1 else [0.7] + [0.25 / (len(found) - 1)] * (len(found) - 1)
        ranked = tuple(Ranked(e, share, place) for e, share in zip(found, shares, strict=True))
        link = Link(ranked, name.span, "name")
        for n in range(name.lead, name.last):
            self.links[reading.paragraph.number, n] = link
        self._remember(place)

    def _link_joint(self, reading: ReadParagraph, name: NameMention) -> None:
        """Take people whose names "and" joins as one speaker too."""
        number, tokens = reading.paragraph.number, reading.paragraph.tokens
        before = [other for other in reading.names if other.last <= name.lead][-3:]
        members, first = [name], name.lead
        while before and _is_joined(tokens, before[-1].last, first, is_last=len(members) == 1):
            members.insert(0, before.pop())
            first = members[0].lead
        entities = [self._entity_at(number, member.last - 1) for member in members]
        persons = [e for e in entities if e is not None and e.kind in ("PERSON", "")]
        if len(members) < 2 or len(persons) < len(members):
            return
        key = tuple(entity.number for entity in persons)
        joint = self._together.get(key)
        if joint is None:
            names = [entity.name for entity in persons]
            joint = Entity(JOINT - len(self._together), members=tuple(persons))
            joint.descriptor = f"{', '.join(names[:-1])} and {names[-1]}"
            joint.kinds["GROUP"] += 1
            self._together[key] = joint
        span = Span(members[0].span.start, name.span.end)
        joint.descriptor_span = joint.descriptor_span or span
        place = self._place(reading, members[0].last - 1, joint, span, is_speaker=False)
        self._remember(place)
        link = Link((Ranked(joint, 0.9, place),), span, "name")
        introduced = first - 2 if first > 1 and tokens[first - 1].text == "," else first
        self.joints.setdefault(number, []).append(Joint(introduced, name.last, span, link))

    def _entity_at(self, paragraph: int, token: int) -> Entity | None:
        link = self.links.get((paragraph, token))
        return link.ranked[0].entity if link is not None and link.ranked else None

    def _link_pronoun(self, reading: ReadParagraph, at: int, *, is_speaker: bool) -> None:
        token = reading.paragraph.tokens[at]
        word = reading.words[at]
        place = self._place(reading, at, _NOBODY, _span(token), is_speaker=is_speaker, pronoun=word)
        ranked = rank_antecedents(word, place, self._seen)
        self.links[reading.paragraph.number, at] = Link(tuple(ranked[:3]), _span(token), "pronoun")
        if not ranked:
            return
        best = ranked[0]
        gender = GENDERED_PRONOUNS.get(word, "")
        if gender:
            best.entity.heard[gender] += best.probability**2
        self._remember(
            self._place(reading, at, best.entity, _span(token), is_speaker=is_speaker, pronoun=word)
        )

    def _link_relative(self, reading: ReadParagraph, at: int) -> None:
        """Link "who" to what stands right before it."""
        sentence = self._sentence + reading.paragraph.tokens[at].sentence
        before = [seen for seen in self._seen if seen.sentence == sentence] or [*self._seen]
        people = [seen for seen in before if seen.entity.kind in ("PERSON", "UNNAMED", "GROUP")]
        if before:
            best = (people or before)[-1]
            span = _span(reading.paragraph.tokens[at])
            self.links[reading.paragraph.number, at] = Link(
                (Ranked(best.entity, 0.8, best),), span, "pronoun"
            )

    def _link_role(self, reading: ReadParagraph, at: int, name: NameMention) -> None:
        found = self.resolve_name(name)
        if found:
            place = self._place(reading, at, found[0], name.span, is_speaker=True)
            link = Link((Ranked(found[0], 0.9, place),), name.span, "name")
            self.links[reading.paragraph.number, at] = link

    def _link_noun(
        self, reading: ReadParagraph, at: int, names: Mapping[int, NameMention], *, is_speaker: bool
    ) -> None:
        tokens = reading.paragraph.tokens
        if (name := _apposed(tokens, at, names)) is not None:
            self._link_role(reading, at, name)
            return
        phrase = phrase_at(tokens, at)
        span = _phrase_span(tokens, phrase)
        if (age := _age(tokens, at)) is not None and self._link_age(reading, at, age):
            return
        place = self._place(reading, at, _NOBODY, span, is_speaker=is_speaker)
        owner = self._owner(reading, phrase, names)
        ranked = self._descriptions.find(tokens, phrase, place, list(self._seen), owner)
        if not ranked:
            return
        self.links[reading.paragraph.number, at] = Link(tuple(ranked[:3]), span, "noun")
        entity = ranked[0].entity
        self._remember(self._place(reading, at, entity, span, is_speaker=is_speaker))

    def _link_age(self, reading: ReadParagraph, at: int, age: str) -> bool:
        """Link "the 43-year-old" to whoever is introduced as "Ann Rivers, 43, …"."""
        for entity in self._index.entities:
            for span in entity.first_seen.values():
                if self._text[span.end : span.end + len(age) + 3].rstrip(",. ") == f", {age}":
                    place = self._place(reading, at, entity, span, is_speaker=True)
                    own = _span(reading.paragraph.tokens[at])
                    link = Link((Ranked(entity, 0.9, place),), own, "noun")
                    self.links[reading.paragraph.number, at] = link
                    return True
        return False

    # -- helpers of the reading -----------------------------------------------------------

    def _owner(
        self, reading: ReadParagraph, phrase: Phrase, names: Mapping[int, NameMention]
    ) -> Entity | None:
        """Return who the phrase belongs to: possessor, modifier or complement."""
        number = reading.paragraph.number
        if phrase.possessor is not None:
            for n in range(phrase.possessor[1] - 1, phrase.possessor[0] - 1, -1):
                if link := self.links.get((number, n)):
                    return link.ranked[0].entity if link.ranked else None
        if phrase.determiner:
            link = self.links.get((number, phrase.content - 1))
            if link is not None and link.ranked:
                return link.ranked[0].entity
        for n in range(phrase.content, phrase.head):
            if n in names:
                found = self.resolve_name(names[n])
                return found[0] if found else None
        for n in range(phrase.last, phrase.end):
            if n in names and fold(reading.paragraph.tokens[phrase.last].text) in (
                "for",
                "of",
                "at",
                "from",
                "with",
                "by",
                "in",
            ):
                found = self.resolve_name(names[n])
                return found[0] if found else None
        return None

    def _salience_of(self, entity: Entity, name: NameMention) -> float:
        """Return how likely `name` means an entity among others with the same name.

        Who is called by a first name alone is seldom called by the surname alone as well.
        """
        given = entity.key[:1]
        alone = self._index.entity(given) if len(entity.key) > 1 and given != name.key else None
        by_given = alone.mentions if alone is not None else 0
        return self._salience(entity) - _FIRST_NAME * min(by_given, _MOST_FIRST_NAMES)

    def _salience(self, entity: Entity) -> float:
        latest = self._latest.get(entity.number)
        distance = _UNSEEN if latest is None else min(self._order - latest, _UNSEEN)
        doubt = _DOUBT * (entity.key[0] in self._index.lower_words and not entity.genders)
        return log(1 + max(entity.uses, entity.mentions)) - distance / _FADING - doubt

    def _place(
        self,
        reading: ReadParagraph,
        at: int,
        entity: Entity,
        span: Span,
        *,
        is_speaker: bool,
        pronoun: str = "",
    ) -> Seen:
        tokens = reading.paragraph.tokens
        sentence = self._sentence + tokens[at].sentence
        return Seen(
            entity=entity,
            order=self._order + at,
            sentence=sentence,
            paragraph=reading.paragraph.number,
            role=_role_in_clause(tokens, at),
            quoted=reading.quoted[at],
            is_speaker=is_speaker,
            is_first=not self._seen or self._seen[-1].sentence != sentence,
            pronoun=pronoun,
            clause=self._order + _governor(tokens, at),
            start=span.start,
            end=span.end,
        )

    def _remember(self, seen: Seen) -> None:
        self._seen.append(seen)
        if not seen.pronoun:
            seen.entity.used += 1
        if not seen.quoted:
            self._latest[seen.entity.number] = seen.order


_NOBODY = Entity(-1)


def _age(tokens: Sequence[Token], at: int) -> str | None:
    """Return the "43" of "43-year-old", asked at its "year"."""
    words = [token.text for token in tokens[max(0, at - 2) : at + 3]]
    if len(words) < 4 or words[2:3] != ["year"] or words[1] not in ("-", "‐"):
        return None
    return words[0] if words[0].isdigit() and words[-1] == "old" else None


def _apposed(
    tokens: Sequence[Token], at: int, names: Mapping[int, NameMention]
) -> NameMention | None:
    """Return the name between commas right after a noun: "The group, Clean Rivers Now, said"."""
    name = names.get(at + 2)
    if name is None or tokens[at + 1].text != "," or name.lead != at + 2:
        return None
    closes = name.last < len(tokens) and tokens[name.last].text == ","
    return name if closes and tokens[at].pos == "NOUN" else None


def _is_joined(tokens: Sequence[Token], first: int, last: int, *, is_last: bool) -> bool:
    """Tell whether only "and" (before the last name) or a comma stands between two names."""
    between = [fold(token.text) for token in tokens[first:last]]
    if is_last:
        return between in (["and"], ["&"], [",", "and"])
    return between == [","]


def _any_in(speakers: Mapping[int, bool], name: NameMention) -> bool:
    return any(speakers.get(n, False) for n in range(name.lead, name.last))


def _role_in_clause(tokens: Sequence[Token], at: int) -> str:
    after = at + 1
    if after < len(tokens) and tokens[after].pos == "NOUN" and tokens[after].text.islower():
        return "modifier"
    top = _top(tokens, at)
    dep = tokens[top].dep
    if dep in ("nsubj", "csubj"):
        return "subject"
    return "object" if dep in ("obj", "iobj") else "other"


def _top(tokens: Sequence[Token], at: int) -> int:
    """Climb from a word within a name or title to the head of the whole phrase."""
    for _ in range(6):
        if tokens[at].dep not in ("flat", "compound", "appos", "conj") or tokens[at].head == at:
            break
        at = tokens[at].head
    return at


def _governor(tokens: Sequence[Token], at: int) -> int:
    return tokens[_top(tokens, at)].head


def _phrase_span(tokens: Sequence[Token], phrase: Phrase) -> Span:
    return Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
