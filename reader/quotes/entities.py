"""Who and what an article names: every form of a name leads to one entity."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.quotes.given_names import lean
from reader.quotes.lexicon import HONORIFICS, fold, is_organization_key, load_lexicon
from reader.quotes.name_runs import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.span import Span
    from reader.quotes.names import NameMention
    from reader.quotes.roles import Role

_LEGAL_FORMS = frozenset(
    {"inc", "corp", "corporation", "ltd", "llc", "plc", "co", "company", "group", "holdings",
     "gmbh", "limited", "incorporated", "technologies", "technology", "ag", "sa", "international"}
)  # fmt: skip
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de"})
_SHORT_PREFIX = 3
_WELL_KNOWN = 3
_ENOUGH_VOTES = 0.6
_LABEL_VOTES = 8
_GIVEN_NAME = 0.9


@dataclass(eq=False)
class Entity:
    """Somebody or something the article speaks of.

    Attributes:
        number: In order of introduction.
        key: Folded words of the name it was introduced with; empty for the unnamed.
        forms: Written forms of its full name and how often each stands.
        first_seen: Where each form first stands.
        kinds: Votes for "PERSON", "ORG", "LOC", "GROUP", "UNNAMED" and "DOCUMENT" by the words
            around it.
        labels: Votes by the language pipeline; all of them together count as a few at most, for
            it makes the same mistake each time.
        genders: Votes for "m" and "f" by honorifics and nouns.
        heard: Votes by pronouns in this reading of the article.
        learnt: Votes by pronouns in the reading before.
        roles: What is said about it, in text order.
        aliases: Other forms that led here, in order of appearance.
        mentions: How often it is named outside quotations.
        uses: How often any form of its name led here in the reading before.
        used: The same in this reading.
        descriptor: Name of an unnamed one, or "".
        nouns: Words that describe an unnamed one.
        owner: The entity it belongs to or speaks for, or None.
        members: Of a joint speaker.
        is_spokesperson: Whether it is an unnamed spokesperson.
    """

    number: int
    key: tuple[str, ...] = ()
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    first_seen: dict[tuple[str, ...], Span] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    heard: dict[str, float] = field(default_factory=lambda: {"m": 0.0, "f": 0.0})
    learnt: dict[str, float] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    aliases: dict[str, Span] = field(default_factory=dict)
    mentions: int = 0
    uses: int = 0
    used: int = 0
    descriptor: str = ""
    descriptor_span: Span | None = None
    nouns: frozenset[str] = frozenset()
    head: str = ""
    owner: Entity | None = None
    members: tuple[Entity, ...] = ()
    is_spokesperson: bool = False

    @property
    def kind(self) -> str:
        """The kind most votes are for; "" without any."""
        if not self.labels:
            return max(self.kinds, key=self.kinds.__getitem__) if self.kinds else ""
        scale = min(1.0, _LABEL_VOTES / self.labels.total())
        votes = {
            kind: self.kinds[kind] + scale * self.labels[kind]
            for kind in (*self.labels, *self.kinds)
        }
        return max(votes, key=votes.__getitem__)

    @property
    def gender(self) -> str:
        """Return "m", "f" or "" where neither the article nor the given name tells."""
        men, women = (
            2 * self.genders[g] + (self.learnt[g] if self.learnt else self.heard[g]) for g in "mf"
        )
        leaning = _GIVEN_NAME * lean(self.key[0]) if len(self.key) > 1 else 0.0
        men, women = men + max(0.0, -leaning), women + max(0.0, leaning)
        if max(men, women) < _ENOUGH_VOTES or max(men, women) < 2 * min(men, women):
            return ""
        return "m" if men > women else "f"

    @property
    def could_be_person(self) -> bool:
        """Whether "he" or "she" may stand for it."""
        return self.kind in ("PERSON", "UNNAMED", "")

    @property
    def could_be_organization(self) -> bool:
        """Whether it is one, or a single name that nothing shows to be a person's."""
        if self.kind in ("ORG", "LOC", ""):
            return True
        return self.kind == "PERSON" and len(self.key) == 1 and not (self.genders or self.roles)

    @property
    def name(self) -> str:
        """The fullest form of the name, or the descriptor of an unnamed one."""
        if not self.forms:
            return self.descriptor
        return " ".join(self.full_form)

    @property
    def full_form(self) -> tuple[str, ...]:
        """The fullest written form that has nothing stuck to its front."""
        folded = {words: tuple(fold(word) for word in words) for words in self.forms}
        clean = [
            words
            for words in self.forms
            if not any(_is_glued(folded[words], other) for other in folded.values())
        ]
        return max(clean, key=lambda words: (len(words), self.forms[words]))


class NameIndex:
    """Gathers the names of an article and says which entity each form stands for.

    Attributes:
        lower_words: What the article also writes in lower case.
        entities: In order of introduction.
        described: Those a role was given for, in the same order.
    """

    def __init__(self, lower_words: frozenset[str] = frozenset()) -> None:
        """Take the words that the article also writes in lower case."""
        self.lower_words = lower_words
        self.entities: list[Entity] = []
        self.described: list[Entity] = []
        self._by_key: dict[tuple[str, ...], Entity] = {}
        self._by_last: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Entity]] = defaultdict(list)
        self._acronyms: dict[str, Entity] = {}
        self._nicknames: dict[str, Entity] = {}

    def register(self, name: NameMention, role: Role | None, *, quoted: bool) -> Entity:
        """Take in one mention and return the entity of exactly this form."""
        entity = self._by_key.get(name.key) or self._variant(name.key)
        if entity is None:
            entity = Entity(len(self.entities), name.key)
            self.entities.append(entity)
        if name.key not in self._by_key:
            self._by_key[name.key] = entity
            self._file(name.key, entity)
        entity.forms[name.words] += 1
        entity.first_seen.setdefault(name.words, name.span)
        entity.mentions += not quoted
        self._vote(entity, name, role)
        if name.nickname:
            self._nicknames.setdefault(fold(name.nickname), entity)
        return entity

    def register_acronym(self, acronym: str, entity: Entity) -> None:
        """Take in "(HA)" standing right after the name of `entity`."""
        self._acronyms.setdefault(acronym.casefold(), entity)

    def candidates(self, key: tuple[str, ...]) -> list[Entity]:
        """Return the entities a form may stand for, the likelier kind of match first.

        Args:
            key: Folded words of the form.

        Returns:
            Fuller names first; the entity of exactly this form where nothing fuller is known.
        """
        own = self._by_key.get(key)
        if own is not None and len(own.name.split()) > len(key):
            return [own]
        for found in (self._abbreviated(key), self._persons(key), self._organizations(key)):
            others = [entity for entity in found if entity is not own]
            if others:
                return others
        return [own] if own is not None else []

    def finish_reading(self) -> None:
        """Keep what pronouns told in this reading, and listen anew in the next."""
        for entity in self.entities:
            if any(entity.heard.values()):
                entity.learnt = entity.heard
            entity.heard = {"m": 0.0, "f": 0.0}
            entity.uses, entity.used = entity.used, 0

    def entity(self, key: tuple[str, ...]) -> Entity | None:
        """Return the entity of exactly this form, or None."""
        return self._by_key.get(key)

    # -- filing ---------------------------------------------------------------------

    def _file(self, key: tuple[str, ...], entity: Entity) -> None:
        if len(key) < 2:
            return
        last = surname(key)
        if entity not in self._by_last[last]:
            self._by_last[last].append(entity)
        for word in key:
            if entity not in self._by_word[word]:
                self._by_word[word].append(entity)
        initials = "".join(word[0] for word in key if word not in _SMALL_WORDS)
        if len(initials) >= 3 or (len(key) == 2 and is_organization_key(key)):
            self._acronyms.setdefault(initials, entity)

    def _variant(self, key: tuple[str, ...]) -> Entity | None:
        """Find the entity this form is another spelling of: initials, legal forms, "Jr."."""
        if len(key) < 2:
            return None
        for entity in self._by_last.get(surname(key), ()):
            if same_person_name(key, entity.key) and not is_organization_key(key):
                return entity
        short = _without_legal_form(key)
        return self._by_key.get(short) if len(short) > 1 and short != key else None

    def _vote(self, entity: Entity, name: NameMention, role: Role | None) -> None:
        kinds = entity.kinds
        if name.label:
            entity.labels[name.label] += 1
        if is_organization_key(name.key):
            kinds["ORG"] += 4
        if name.honorific:
            kinds["PERSON"] += 4
            if gender := HONORIFICS[name.honorific]:
                entity.genders[gender] += 3
        if name.has_title:
            kinds["PERSON"] += 2
        if role is not None:
            self._vote_role(entity, role)
        if not kinds and not entity.labels and 2 <= len(name.key) <= 3:
            kinds["PERSON"] += 1

    def _vote_role(self, entity: Entity, role: Role) -> None:
        lexicon = load_lexicon()
        if not entity.roles:
            insort(self.described, entity, key=lambda known: known.number)
        entity.roles.append(role)
        if lexicon.is_person_noun(role.head):
            entity.kinds["PERSON"] += 5
        elif role.head in lexicon.organizations:
            entity.kinds["ORG"] += 12
        for word in role.text.casefold().split():
            if gender := lexicon.gender_of(word.strip(",.")):
                entity.genders[gender] += 2
                break

    # -- looking up -----------------------------------------------------------------

    def _abbreviated(self, key: tuple[str, ...]) -> list[Entity]:
        if len(key) != 1:
            return []
        word = key[0].replace(".", "")
        found = self._acronyms.get(word) or self._nicknames.get(key[0])
        return [found] if found is not None and len(word) > 1 else []

    def _persons(self, key: tuple[str, ...]) -> list[Entity]:
        if len(key) == 1:
            named = [e for e in self._by_word.get(key[0], ()) if _is_person(e)]
            family = [e for e in named if surname(e.key) == key[0]]
            return family or named
        return [
            entity
            for entity in self._by_last.get(surname(key), ())
            if _is_person(entity) and entity.key[-len(key) :] == key and len(entity.key) > len(key)
        ]

    def _organizations(self, key: tuple[str, ...]) -> list[Entity]:
        own = self._by_key.get(key)
        is_place = own is not None and own.kind == "LOC"
        found = []
        for entity in self._by_word.get(key[0], ()):
            if entity.kind == "PERSON" or len(entity.key) <= len(key):
                continue
            rest = entity.key[len(key) :]
            compound = rest in self._by_key and len(rest) > 0
            if compound and key in self._by_key:
                continue
            if own is not None and _is_better_known(own, entity):
                continue
            if (entity.key[: len(key)] == key and _may_leave_out(rest, is_place=is_place)) or (
                entity.key[-len(key) :] == key and key[-1] in load_lexicon().organizations
            ):
                found.append(entity)
        return found


def surname(key: Sequence[str]) -> str:
    """Return the last word of a folded name that is no "Jr."."""
    for word in reversed(key):
        if word not in SUFFIXES:
            return word
    return key[-1]


def same_person_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two folded names differ in initials, middle names or "Jr." only."""
    if {*one} & SUFFIXES and {*other} & SUFFIXES and {*one} & SUFFIXES != {*other} & SUFFIXES:
        return False
    if _is_glued(one, other) or _is_glued(other, one):
        return True
    a = [word for word in one if word not in SUFFIXES]
    b = [word for word in other if word not in SUFFIXES]
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or not _same_given(a[0], b[0]):
        return False
    shorter, longer = sorted((a[1:-1], b[1:-1]), key=len)
    return all(any(_same_given(m, n) for n in longer) for m in shorter)


def _is_glued(long: Sequence[str], short: Sequence[str]) -> bool:
    """Tell whether `long` is the name `short` with at least two words stuck to its front."""
    return (
        len(short) >= 2
        and len(long) - len(short) >= 2
        and tuple(long[-len(short) :]) == tuple(short)
    )


def _same_given(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.replace(".", ""), other.replace(".", "")), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return len(short) >= _SHORT_PREFIX and long.startswith(short)


def _is_better_known(own: Entity, longer: Entity) -> bool:
    """Tell whether a short name is established before the longer one comes up in passing."""
    is_common = own.mentions >= _WELL_KNOWN * longer.mentions
    return is_common and _first(own) < _first(longer)


def _first(entity: Entity) -> int:
    """Return where an entity is first named."""
    return min(span.start for span in entity.first_seen.values())


def _is_person(entity: Entity) -> bool:
    return entity.kind in ("PERSON", "")


def _without_legal_form(key: tuple[str, ...]) -> tuple[str, ...]:
    while len(key) > 1 and key[-1] in _LEGAL_FORMS:
        key = key[:-1]
    return key


def _may_leave_out(rest: Iterable[str], *, is_place: bool) -> bool:
    """Tell whether a short form may lack these last words of an organisation's name."""
    organizations = load_lexicon().organizations
    words = [word for word in rest if word not in _SMALL_WORDS]
    if all(word in _LEGAL_FORMS for word in words):
        return not is_place
    return len(words) == 1 and not any(word in organizations for word in words)
