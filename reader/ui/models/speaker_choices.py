"""Whom a quote can be given to: speakers of the article, of the library, a new one, nobody."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from reader.model.quotation import gather_statements
from reader.model.speaker import Speaker, SpeakerKind
from reader.ui.models.library_model import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.article import SpeakerSummary
    from reader.model.quotation import Quotation, Statement

MOST_SHOWN = 60
DIGITS = 9
NOBODY = "No speaker"
NOBODY_HINT = "the article does not say who"
ELSEWHERE = "Speakers of other articles"


class Origin(Enum):
    """Where a choice comes from."""

    RUNNER_UP = "runner-up"
    RECENT = "recent"
    ARTICLE = "article"
    LIBRARY = "library"
    NEW = "new"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the speaker picker.

    Attributes:
        speaker: Who would speak; None for nobody that is known.
        origin: Where the choice comes from.
        detail: Role, and how much the speaker says already.
        digit: Key that chooses it while nothing is typed, or None.
        heading: What the lines from this one on have in common; empty where none begins.
    """

    speaker: Speaker | None
    origin: Origin
    detail: str = ""
    digit: int | None = None
    heading: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether the speaker says nothing in the article."""
        return self.origin in (Origin.RECENT, Origin.LIBRARY)

    @property
    def label(self) -> str:
        """What the line is called."""
        if self.speaker is None:
            return NOBODY
        if self.origin is Origin.NEW:
            return f"New speaker “{self.speaker.name}”"
        return self.speaker.name


@dataclass(frozen=True, slots=True)
class Known:
    """The speakers that can be chosen.

    Attributes:
        article: Those of the article with the number of their statements, in the order they
            are offered.
        library: Those of the library, those who say most first.
        recent: Those chosen last, the last one first.
        runners_up: Names of those who were considered, the likelier first.
        is_closed: Whether it can be nobody else: no new speaker, and not nobody.
    """

    article: tuple[tuple[Speaker, int], ...] = ()
    library: tuple[SpeakerSummary, ...] = ()
    recent: tuple[Speaker, ...] = ()
    runners_up: tuple[str, ...] = ()
    is_closed: bool = False

    @property
    def speakers(self) -> list[Speaker]:
        """Everybody, those of the article first; a name stands once."""
        named = {speaker.name: speaker for speaker, _ in self.article}
        for summary in self.library:
            named.setdefault(summary.name, summary.speaker)
        return list(named.values())

    @property
    def closed(self) -> Known:
        """The same speakers, and nobody else."""
        return replace(self, is_closed=True)

    def without(self, name: str) -> Known:
        """Return everybody else than the bearer of a name."""
        return replace(
            self,
            article=tuple(pair for pair in self.article if pair[0].name != name),
            library=tuple(summary for summary in self.library if summary.name != name),
            recent=tuple(speaker for speaker in self.recent if speaker.name != name),
        )


def speakers_of(quotations: Iterable[Quotation]) -> tuple[tuple[Speaker, int], ...]:
    """Return the speakers of speech with the number of their statements, as they appear."""
    counts: dict[Speaker, int] = {}
    for statement in gather_statements(quotations):
        if statement.first.kind.is_speech and statement.speaker is not None:
            counts[statement.speaker] = counts.get(statement.speaker, 0) + 1
    return tuple(counts.items())


def nearest_speakers(
    quotations: Iterable[Quotation], changed: Statement
) -> tuple[tuple[Speaker, int], ...]:
    """Return the speakers of speech with their counts, those who speak nearest first.

    Args:
        quotations: Of the article.
        changed: The statement that is to have another speaker; how near is counted from it.
    """
    known = list(quotations)
    near: dict[Speaker, int] = {}
    for quotation in known:
        if quotation.speaker is not None and quotation.statement != changed.number:
            far = abs(quotation.paragraph - changed.first.paragraph)
            near[quotation.speaker] = min(far, near.get(quotation.speaker, far))
    speakers = speakers_of(known)
    furthest = max(near.values(), default=0) + 1
    return tuple(sorted(speakers, key=lambda pair: (near.get(pair[0], furthest), -pair[1])))


def make_choices(typed: str, known: Known) -> list[Choice]:
    """Return what the picker offers.

    Args:
        typed: What was typed so far: every word must begin a word of the name, of another name
            of the speaker or of the role.
        known: Whom it can be.

    Returns:
        While nothing is typed the runners-up come first, then the others of the article, nobody,
        and those of other articles. Else those come first whose name begins like it; a new
        speaker of that name, where nobody has it, and nobody come last.
    """
    words = _fold(typed).split()
    people = [choice for choice in _people(known) if _fits(choice, words)]
    if words:
        start = " ".join(words)
        people.sort(key=lambda choice: not _fold(choice.label).startswith(start))
    people = people[:MOST_SHOWN]
    name = " ".join(typed.split())
    has_it = any(_fold(choice.label) == _fold(name) for choice in people)
    ends = [] if known.is_closed else [Choice(None, Origin.NOBODY, NOBODY_HINT)]
    if name and not has_it and not known.is_closed:
        ends.insert(0, Choice(Speaker(name, SpeakerKind.PERSON), Origin.NEW))
    if words:
        return [*people, *(end for end in ends if end.speaker or _fits(end, words))]
    here = [*(choice for choice in people if not choice.is_elsewhere), *ends]
    numbered = [
        replace(choice, digit=number if number <= DIGITS else None)
        for number, choice in enumerate(here, 1)
    ]
    elsewhere = [choice for choice in people if choice.is_elsewhere]
    if elsewhere:
        elsewhere[0] = replace(elsewhere[0], heading=ELSEWHERE)
    return numbered + elsewhere


def _people(known: Known) -> list[Choice]:
    here = {speaker.name: (speaker, count) for speaker, count in known.article}
    kept = {summary.name: summary for summary in known.library}
    people: dict[str, Choice] = {}
    for name in known.runners_up:
        own, count = here.get(name, (Speaker(name, SpeakerKind.PERSON), 0))
        people[name] = Choice(own, Origin.RUNNER_UP, _detail(own, count, kept))
    for speaker, count in known.article:
        detail = _detail(speaker, count, kept)
        people.setdefault(speaker.name, Choice(speaker, Origin.ARTICLE, detail))
    for speaker in known.recent:
        detail = _detail(speaker, 0, kept)
        people.setdefault(speaker.name, Choice(speaker, Origin.RECENT, detail))
    for summary in known.library:
        speaker = summary.speaker
        detail = _detail(speaker, 0, kept)
        people.setdefault(speaker.name, Choice(speaker, Origin.LIBRARY, detail))
    return list(people.values())


def _detail(speaker: Speaker, count: int, kept: dict[str, SpeakerSummary]) -> str:
    if count:
        said = counted(count, "statement")
    elif speaker.name in kept:
        said = f"{counted(kept[speaker.name].statements, 'statement')} in the library"
    else:
        said = ""
    return " · ".join(part for part in (speaker.role or "", said) if part)


def _fits(choice: Choice, words: Sequence[str]) -> bool:
    if not words:
        return True
    speaker = choice.speaker
    names = [choice.label, "nobody unattributed"] if speaker is None else [
        speaker.name, *speaker.aliases, speaker.role or ""
    ]  # fmt: skip
    parts = [part for name in names for part in _fold(name).split()]
    return all(any(part.startswith(word) for part in parts) for word in words)


def _fold(text: str) -> str:
    """Return a text without case and accents, so that "jose" finds "José"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
