"""Who somebody is, in words; no Qt in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.speaker import Speaker


def description(speaker: Speaker) -> str:
    """Return role and organisation in one line; the latter not where the former names it."""
    role, organisation = speaker.role or "", speaker.organisation or ""
    if organisation.casefold() in role.casefold():
        organisation = ""
    return " · ".join(part for part in (role, organisation) if part)


def about(speaker: Speaker) -> str:
    """Return the lines of a tooltip: name and description, then what a person noted."""
    known = ", ".join(part for part in (speaker.name, description(speaker)) if part)
    return f"{known}\n{speaker.note}" if speaker.note else known
