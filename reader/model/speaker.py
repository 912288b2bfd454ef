"""Who speaks."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum


class SpeakerKind(Enum):
    """What sort of source a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Speaker:
    """An entity that words are attributed to, as one article presents it.

    Attributes:
        name: The fullest name the article gives, without honorific. Its words stand in the article
            ("spokesperson" for spokesman and spokeswoman excepted). Unique within an article.
        kind: Person, organisation, group, unnamed person or document.
        role: Office or description as the article states it, or None.
        aliases: Other names of the same speaker in the article, in order of appearance.
        organisation: Whom the speaker belongs to, as a person noted it, or None.
        note: What a person noted, or empty.
        colour: What a person chose, ``#rrggbb`` or the name of one of the theme's hues, or None
            for whichever hue is free.
        learnt_from: The name the article gives, where an earlier correction in the library says
            whose it is; None where `name` is the article's own.
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    aliases: tuple[str, ...] = ()
    organisation: str | None = None
    note: str = ""
    colour: str | None = None
    learnt_from: str | None = None


# Whoever bears the name of one of these in two articles is taken for the same. "A teacher" or
# "residents" of two articles are not, unless they come with the same role (an organisation).
_MET_BY_NAME = (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT)


def match_key(speaker: Speaker) -> str | None:
    """Return what speakers of different articles are recognised by, or None where nothing is."""
    if speaker.kind in _MET_BY_NAME:
        return f"{speaker.kind.value}\n{_fold(speaker.name)}"
    if speaker.role:
        return f"{speaker.kind.value}\n{_fold(speaker.name)}\n{_fold(speaker.role)}"
    return None


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
