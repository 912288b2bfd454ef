"""Reads an article from the top, linking each mention to what it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.quotes.descriptions import Descriptions
from reader.quotes.entities import Entity
from reader.quotes.lexicon import (
    FIRST_PERSON,
    GENDERED_PRONOUNS,
    HONORIFICS,
    NEUTRAL_PRONOUNS,
    PLURAL_PRONOUNS,
    RELATIVE_PRONOUNS,
    SPOKES,
    fold,
    load_lexicon,
)
from reader.quotes.phrases import Phrase, phrase_at
from reader.quotes.pronouns import Ranked, Seen, rank_antecedents

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.model.span import Span
    from reader.quotes.entities import NameIndex
    from reader.quotes.names import NameMention
    from reader.quotes.roles import Role
    from reader.quotes.tokens import ParsedParagraph, Token

_REMEMBERED = 120
_PRONOUNS = frozenset(GENDERED_PRONOUNS) | PLURAL_PRONOUNS | NEUTRAL_PRONOUNS
_SURE_OF_GENDER = 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """What one paragraph holds before anything is linked.

    Attributes:
        paragraph: With its tokens.
        names: In text order.
        roles: Of each name, or None.
        quoted: For each token whether it stands within quotation marks.
        is_heading: Whether capitals tell nothing here.
    """

    paragraph: ParsedParagraph
    names: tuple[NameMention, ...]
    roles: tuple[Role | None, ...]
    quoted: tuple[bool, ...]
    is_heading: bool = False


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


class Discourse:
    """Links the mentions of an article in text order.

    Attributes:
        links: By paragraph number and token index of the mention's head.
    """

    def __init__(self, index: NameIndex, text: str) -> None:
        self.links: dict[tuple[int, int], Link] = {}
        self._index = index
        self._text = text
        self._seen: deque[Seen] = deque(maxlen=_REMEMBERED)
        self._latest: dict[int, int] = {}
        self._descriptions = Descriptions(index, text)
        self._order = 0
        self._sentence = 0
        self._lexicon = load_lexicon()

    def read(self, reading: Reading, speakers: Collection[int] = ()) -> None:
        """Link the mentions of one paragraph.

        Args:
            reading: Names and tokens of the paragraph; paragraphs come in text order.
            speakers: Token indices of the heads of mentions that name a speaker; they are linked
                whatever they are.
        """
        tokens = reading.paragraph.tokens
        names = {n: name for name in reading.names for n in range(name.first, name.last)}
        skipped = _role_tokens(reading)
        for at, token in enumerate(tokens):
            wanted = at in speakers
            name = names.get(at)
            if name is not None:
                if at == name.last - 1:
                    self._link_name(
                        reading, name, is_speaker=bool(speakers) and _any_in(speakers, name)
                    )
            elif fold(token.text) in _PRONOUNS and (wanted or not reading.quoted[at]):
                self._link_pronoun(reading, at, is_speaker=wanted)
            elif wanted and fold(token.text) in RELATIVE_PRONOUNS:
                self._link_relative(reading, at)
            elif wanted or self._is_referring_noun(reading, at, names):
                owner = skipped.get(at)
                if owner is not None:
                    self._link_role(reading, at, owner)
                elif fold(token.text) not in FIRST_PERSON:
                    self._link_noun(reading, at, names, is_speaker=wanted)
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
            found = sorted(found, key=self._salience, reverse=True)
        return found

    # -- one kind of mention each ------------------------------------------------------

    def _link_name(self, reading: Reading, name: NameMention, *, is_speaker: bool) -> None:
        found = self.resolve_name(name)
        if not found:
            return
        place = self._place(reading, name.last - 1, found[0], name.span, is_speaker=is_speaker)
        shares = [0.97] if len(found) == 1 else [0.7] + [0.25 / (len(found) - 1)] * (len(found) - 1)
        ranked = tuple(Ranked(e, share, place) for e, share in zip(found, shares, strict=True))
        link = Link(ranked, name.span, "name")
        for n in range(name.lead, name.last):
            self.links[reading.paragraph.number, n] = link
        self._remember(place)

    def _link_pronoun(self, reading: Reading, at: int, *, is_speaker: bool) -> None:
        token = reading.paragraph.tokens[at]
        word = fold(token.text)
        place = self._place(reading, at, _NOBODY, _span(token), is_speaker=is_speaker, pronoun=word)
        ranked = rank_antecedents(word, place, self._seen)
        self.links[reading.paragraph.number, at] = Link(tuple(ranked[:3]), _span(token), "pronoun")
        if not ranked:
            return
        best = ranked[0]
        gender = GENDERED_PRONOUNS.get(word, "")
        if gender and best.probability >= _SURE_OF_GENDER and not best.entity.gender:
            best.entity.genders[gender] += 1
        self._remember(
            self._place(reading, at, best.entity, _span(token), is_speaker=is_speaker, pronoun=word)
        )

    def _link_relative(self, reading: Reading, at: int) -> None:
        """Link "who" to what stands right before it."""
        before = [seen for seen in self._seen if seen.order < self._order + at]
        if before:
            best = before[-1]
            span = _span(reading.paragraph.tokens[at])
            self.links[reading.paragraph.number, at] = Link(
                (Ranked(best.entity, 0.8, best),), span, "pronoun"
            )

    def _link_role(self, reading: Reading, at: int, name: NameMention) -> None:
        found = self.resolve_name(name)
        if found:
            place = self._place(reading, at, found[0], name.span, is_speaker=True)
            link = Link((Ranked(found[0], 0.9, place),), name.span, "name")
            self.links[reading.paragraph.number, at] = link

    def _link_noun(
        self, reading: Reading, at: int, names: dict[int, NameMention], *, is_speaker: bool
    ) -> None:
        tokens = reading.paragraph.tokens
        phrase = phrase_at(tokens, at)
        span = _phrase_span(tokens, phrase)
        place = self._place(reading, at, _NOBODY, span, is_speaker=is_speaker)
        owner = self._owner(reading, phrase, names)
        ranked = self._descriptions.find(tokens, phrase, place, list(self._seen), owner)
        if not ranked:
            return
        self.links[reading.paragraph.number, at] = Link(tuple(ranked[:3]), span, "noun")
        entity = ranked[0].entity
        self._remember(self._place(reading, at, entity, span, is_speaker=is_speaker))

    # -- helpers of the reading -----------------------------------------------------------

    def _owner(
        self, reading: Reading, phrase: Phrase, names: dict[int, NameMention]
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
            ):
                found = self.resolve_name(names[n])
                return found[0] if found else None
        return None

    def _is_referring_noun(self, reading: Reading, at: int, names: dict[int, NameMention]) -> bool:
        token = reading.paragraph.tokens[at]
        if token.pos not in ("NOUN", "PROPN") or reading.quoted[at] or reading.is_heading:
            return False
        word = fold(token.text)
        lexicon = self._lexicon
        if not (lexicon.is_person_noun(word) or word in SPOKES or word in lexicon.organizations
                or word in lexicon.groups or word in lexicon.documents):  # fmt: skip
            return False
        following = (
            reading.paragraph.tokens[at + 1] if at + 1 < len(reading.paragraph.tokens) else None
        )
        if following is not None and following.pos in ("NOUN", "PROPN") and following.head != at:
            return False
        return token.dep not in ("compound", "amod", "flat", "root") and at + 1 not in names

    def _salience(self, entity: Entity) -> tuple[float, int]:
        return (self._latest.get(entity.number, -1) if entity.key else -1, entity.mentions)

    def _place(
        self,
        reading: Reading,
        at: int,
        entity: Entity,
        span: Span,
        *,
        is_speaker: bool,
        pronoun: str = "",
    ) -> Seen:
        tokens = reading.paragraph.tokens
        token = tokens[at]
        return Seen(
            entity=entity,
            order=self._order + at,
            sentence=self._sentence + token.sentence,
            paragraph=reading.paragraph.number,
            role=_role_in_clause(tokens, at),
            quoted=reading.quoted[at],
            is_speaker=is_speaker,
            pronoun=pronoun,
            clause=self._order + _governor(tokens, at),
            start=span.start,
            end=span.end,
        )

    def _remember(self, seen: Seen) -> None:
        self._seen.append(seen)
        if not seen.quoted:
            self._latest[seen.entity.number] = seen.order


_NOBODY = Entity(-1)


def _role_tokens(reading: Reading) -> dict[int, NameMention]:
    """Return the tokens of stated roles, each with the name it describes."""
    starts = [token.start for token in reading.paragraph.tokens]
    found: dict[int, NameMention] = {}
    for name, role in zip(reading.names, reading.roles, strict=True):
        if role is not None:
            first = max(0, bisect_right(starts, role.span.start) - 1)
            last = bisect_right(starts, role.span.end - 1)
            found.update(dict.fromkeys(range(first, last), name))
    return found


def _any_in(speakers: Collection[int], name: NameMention) -> bool:
    return any(n in speakers for n in range(name.lead, name.last))


def _role_in_clause(tokens: Sequence[Token], at: int) -> str:
    after = at + 1
    if after < len(tokens) and tokens[after].pos == "NOUN" and tokens[after].text.islower():
        return "modifier"
    top = _top(tokens, at)
    dep = tokens[top].dep
    if dep in ("nsubj", "nsubj:pass", "nsubjpass", "csubj"):
        return "subject"
    return "object" if dep in ("obj", "iobj", "dobj") else "other"


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
    from reader.model.span import Span

    return Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)


def _span(token: Token) -> Span:
    from reader.model.span import Span

    return Span(token.start, token.end)
