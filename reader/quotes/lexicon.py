"""Small closed word lists about people, offices, organisations and documents.

The longer ones are text files under ``resources/lexicon``; none holds names of persons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.paths import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

HONORIFICS = {
    "mr": "m", "mr.": "m", "mister": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f",
    "miss": "f", "madam": "f", "madame": "f", "mme": "f", "sir": "m", "dame": "f", "lord": "m",
    "lady": "f", "baroness": "f", "baron": "m", "dr": "", "dr.": "", "prof": "", "prof.": "",
    "rev": "", "rev.": "", "hon": "", "hon.": "", "saint": "", "st.": "", "monsieur": "m",
    "señor": "m", "señora": "f", "herr": "m", "frau": "f",
}  # fmt: skip
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})
GENDERED_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTRAL_PRONOUNS = frozenset({"it", "its", "itself"})
FIRST_PERSON = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
RELATIVE_PRONOUNS = frozenset({"who", "whom", "whose", "which", "that"})
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"}) | POSSESSIVE_PRONOUNS
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "each", "every", "no"})
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’", "`s", "‘s"})
ABBREVIATED_TITLES = {
    "sen": "senator", "gov": "governor", "rep": "representative", "reps": "representatives",
    "sens": "senators", "gen": "general", "lt": "lieutenant", "col": "colonel", "sgt": "sergeant",
    "capt": "captain", "prof": "professor", "dr": "doctor", "rev": "reverend", "maj": "major",
    "adm": "admiral", "congresswoman": "representative", "congressman": "representative",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "presidential": "president",
}  # fmt: skip
_PERSON_ENDINGS = ("man", "woman", "person", "ologist", "ographer", "ician", "wright")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists; every entry is lower case.

    Attributes:
        titles: Offices and ranks that stand before a name.
        people: Nouns for one person; holds the titles too.
        groups: Nouns for several people.
        organizations: Nouns that head the name or description of an organisation.
        documents: Nouns for something written that words are attributed to.
        openers: Words capitalised only because they begin a sentence.
        genders: "m" or "f" of the nouns that tell.
    """

    titles: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    organizations: frozenset[str]
    documents: frozenset[str]
    openers: frozenset[str]
    genders: dict[str, str]

    def is_person_noun(self, word: str) -> bool:
        """Tell whether a lower-case noun means one person."""
        return word in self.people or word in SPOKES or word.endswith(_PERSON_ENDINGS)

    def gender_of(self, word: str) -> str:
        """Return "m", "f" or "" for a lower-case noun."""
        if known := self.genders.get(word):
            return known
        if word.endswith("woman"):
            return "f"
        return "m" if word.endswith("man") else ""


@cache
def load_lexicon() -> Lexicon:
    """Read the word lists; they are read once."""
    titles, title_genders = _read("titles")
    people, people_genders = _read("people")
    lists = {name: _read(name)[0] for name in ("groups", "organizations", "documents", "openers")}
    return Lexicon(
        titles=titles,
        people=people | titles,
        genders={**people_genders, **title_genders},
        **lists,
    )


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Return a word in lower case, without final dot and possessive, for look-up."""
    folded = word.casefold().replace("’", "'").replace("‘", "'")
    if folded.endswith("'s"):
        folded = folded[:-2]
    return folded.rstrip(".'")


@lru_cache(maxsize=1 << 14)
def canonical_noun(word: str) -> str:
    """Return one form for words of the same office: "sen." and "senator" are one."""
    folded = fold(word)
    if folded in SPOKES:
        return "spokesperson"
    return ABBREVIATED_TITLES.get(folded, folded)


def is_organization_key(key: Sequence[str]) -> bool:
    """Tell whether a folded name ends, or begins before "of", with an organisation noun."""
    organizations = load_lexicon().organizations
    if len(key) == 1:
        return False
    heads = [key[-1]]
    for n, word in enumerate(key):
        if word in ("of", "for") and n:
            heads.append(key[n - 1])
            break
    return any(word in organizations or word in ("university", "bank") for word in heads)


def _read(name: str) -> tuple[frozenset[str], dict[str, str]]:
    found: set[str] = set()
    genders: dict[str, str] = {}
    text = resource("lexicon", f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        for entry in line.split():
            gender, colon, word = entry.rpartition(":")
            found.add(word)
            if colon:
                genders[word] = gender
    return frozenset(found), genders
