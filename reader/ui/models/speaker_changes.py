"""What a filled-in form about a speaker decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.decision import SpeakerEdited, SpeakerField, SpeakerRenamed, SpeakersMerged
from reader.model.speaker import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.decision import Decision
    from reader.model.speaker import Speaker


@dataclass(frozen=True, slots=True)
class SpeakerForm:
    """A speaker as a person wants it; empty: none.

    Attributes:
        colour: Name of a hue or ``#rrggbb``; None: whichever hue is free.
    """

    name: str
    role: str = ""
    organisation: str = ""
    note: str = ""
    kind: SpeakerKind = SpeakerKind.PERSON
    colour: str | None = None


def form_of(speaker: Speaker) -> SpeakerForm:
    """Return a speaker as the form shows it."""
    return SpeakerForm(
        speaker.name,
        speaker.role or "",
        speaker.organisation or "",
        speaker.note,
        speaker.kind,
        speaker.colour,
    )


def changes_of(speaker: Speaker, wanted: SpeakerForm) -> list[Decision]:
    """Return what has to be decided so that a speaker is as wanted; an empty name changes none."""
    before = form_of(speaker)
    decisions: list[Decision] = [
        SpeakerEdited(speaker, field, new or None)
        for field, old, new in (
            (SpeakerField.ROLE, before.role, " ".join(wanted.role.split())),
            (
                SpeakerField.ORGANISATION,
                before.organisation,
                " ".join(wanted.organisation.split()),
            ),
            (SpeakerField.NOTE, before.note, wanted.note.strip()),
            (SpeakerField.COLOUR, before.colour or "", wanted.colour or ""),
            (SpeakerField.KIND, before.kind.value, wanted.kind.value),
        )
        if old != new
    ]
    name = " ".join(wanted.name.split())
    if name and name != speaker.name:  # last: until then the speaker goes by the old name
        decisions.append(SpeakerRenamed(speaker, name))
    return decisions


def title_of(speaker: Speaker, decisions: list[Decision]) -> str | None:
    """Return what menus call several decisions about a speaker; None: as the only one is."""
    return None if len(decisions) == 1 else f"Change Details of {speaker.name}"


def name_after(name: str, decisions: Sequence[Decision]) -> str:
    """Return what a speaker is called after decisions."""
    for decision in decisions:
        if isinstance(decision, SpeakerRenamed) and decision.speaker.name == name:
            name = decision.name
        elif isinstance(decision, SpeakersMerged) and name in {s.name for s in decision.speakers}:
            name = decision.into.name
    return name


def name_before(name: str, decisions: Sequence[Decision]) -> str:
    """Return what a speaker is called when decisions are undone; of merged ones the one kept."""
    for decision in reversed(decisions):
        if isinstance(decision, SpeakerRenamed) and decision.name == name:
            name = decision.speaker.name
    return name
