"""Who speaks."""

from __future__ import annotations

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
    """

    name: str
    kind: SpeakerKind
    role: str | None = None
    aliases: tuple[str, ...] = ()
