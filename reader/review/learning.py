"""What corrections in one article teach about the names in the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.decision import SpeakerEdited, SpeakerField, SpeakerRenamed, SpeakersMerged
from reader.model.speaker import Speaker, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model.decision import Decision
    from reader.review.draft import Draft


@dataclass(frozen=True, slots=True)
class Lesson:
    """A name that turned out to be another name of a speaker.

    Attributes:
        speaker: With the name that articles give.
        into: Who that is.
    """

    speaker: Speaker
    into: Speaker


def find_lessons(decisions: Iterable[Decision]) -> list[Lesson]:
    """Gather what renamed and merged speakers teach.

    Only names by which speakers of different articles meet are learnt: "a spokesperson" here is
    not "a spokesperson" there. A name that was found to be two people's teaches nothing.

    Args:
        decisions: In force, in order.
    """
    learnt: defaultdict[str, dict[str, Lesson]] = defaultdict(dict)
    names_of: defaultdict[str, set[str]] = defaultdict(set)  # who is the same by a lesson
    for speaker, into in _pairs(decisions):
        key, target = match_key(speaker), match_key(into)
        if key is None or target is None or key == target:
            continue
        for name in names_of.pop(key, ()):  # who was this speaker so far is the other one now
            learnt[name][target] = replace(learnt[name].pop(key), into=into)
            names_of[target].add(name)
        learnt[key][target] = Lesson(speaker, into)
        names_of[target].add(key)
    return [
        lesson
        for key, known in learnt.items()
        if len(known) == 1
        for target, lesson in known.items()
        if target != key
    ]


def without_named(lessons: Iterable[Lesson], decisions: Iterable[Decision]) -> list[Lesson]:
    """Return the lessons about speakers whose name a person has not settled.

    Args:
        lessons: From other articles.
        decisions: That were in force in an article when it was analysed.
    """
    named = [speaker for speaker, _ in _pairs(decisions)]
    names, keys = {speaker.name for speaker in named}, {match_key(speaker) for speaker in named}
    if not named:
        return list(lessons)
    return [
        lesson
        for lesson in lessons
        if lesson.speaker.name not in names and match_key(lesson.speaker) not in keys
    ]


def as_met_everywhere(decision: Decision) -> Decision:
    """Return a decision about all articles without what one of them calls its speakers."""
    match decision:
        case SpeakerRenamed() | SpeakerEdited():
            return replace(decision, speaker=replace(decision.speaker, learnt_from=None))
        case SpeakersMerged():
            others = tuple(replace(speaker, learnt_from=None) for speaker in decision.speakers)
            return replace(decision, speakers=others)
    return decision


def _pairs(decisions: Iterable[Decision]) -> Iterable[tuple[Speaker, Speaker]]:
    for decision in decisions:
        if isinstance(decision, SpeakerRenamed):
            yield decision.speaker, replace(decision.speaker, name=decision.name)
        elif isinstance(decision, SpeakersMerged):
            for speaker in decision.speakers:
                yield speaker, decision.into


def apply_lessons(draft: Draft, lessons: Sequence[Lesson]) -> None:
    """Give the speakers an analysis found the names that were learnt.

    Not where the article has somebody else whose name holds the learnt one: there "Rivers" may
    be either.
    """
    by_key = {match_key(lesson.speaker): lesson for lesson in lessons}
    for speaker in list(draft.speakers.values()):
        lesson = by_key.get(match_key(speaker)) if match_key(speaker) else None
        if lesson is None or _is_ambiguous(speaker, lesson, draft.speakers.values()):
            continue
        known = draft.recognise(lesson.into)
        aliases = dict.fromkeys((speaker.name, *speaker.aliases, *(known.aliases if known else ())))
        named = known or Speaker(lesson.into.name, lesson.into.kind, speaker.role)
        aliases.pop(named.name, None)
        learnt = replace(
            named,
            role=named.role or speaker.role,
            aliases=tuple(aliases),
            learnt_from=speaker.name,
        )
        draft.rename((speaker, named), learnt)


def find_colours(decisions: Iterable[Decision]) -> dict[str, str | None]:
    """Gather the colours that people chose for speakers, which go with them into every article.

    Args:
        decisions: Everything in force about names and colours in the whole library, in order.

    Returns:
        The colour chosen last by what speakers of different articles are recognised by; None where
        a choice was taken back.
    """
    colours: dict[str, str | None] = {}
    for decision in decisions:
        if isinstance(decision, SpeakerEdited):
            key = match_key(decision.speaker)
            if key is not None and decision.field is SpeakerField.COLOUR:
                colours[key] = decision.value or None
            continue
        for speaker, into in _pairs((decision,)):
            key, target = match_key(speaker), match_key(into)
            if key in colours and target is not None and colours.get(target) is None:
                colours[target] = colours[key]
    return colours


def later_keys(keys: Iterable[str], decisions: Iterable[Decision]) -> set[str]:
    """Return what speakers are recognised by, and what the same ones are after other names.

    Args:
        keys: Of speakers.
        decisions: In force or not, in order.
    """
    found = set(keys)
    for speaker, into in _pairs(decisions):
        target = match_key(into)
        if match_key(speaker) in found and target is not None:
            found.add(target)
    return found


def apply_colours(draft: Draft, colours: Mapping[str, str | None]) -> None:
    """Give speakers the colours that people chose for them, in whatever article that was."""
    for speaker in list(draft.speakers.values()):
        key = match_key(speaker)
        colour = speaker.colour if key is None else colours.get(key, speaker.colour)
        if colour != speaker.colour:
            draft.rename((speaker,), replace(speaker, colour=colour))


def _is_ambiguous(speaker: Speaker, lesson: Lesson, others: Iterable[Speaker]) -> bool:
    words = set(speaker.name.casefold().split())
    return any(
        other.kind is speaker.kind
        and other.name not in (speaker.name, lesson.into.name)
        and words < set(other.name.casefold().split())
        for other in others
    )
