"""Decisions as the log keeps them: who made them when, and whether they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.anchor import Anchor
    from reader.model.decision import Decision


class StepState(Enum):
    """Whether a step counts."""

    IN_FORCE = "in force"
    UNDONE = "undone"  # can be redone
    ABANDONED = "abandoned"  # undone, and something else was decided since


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as it stands in the log.

    Attributes:
        identifier: UUID.
        made: When, ISO 8601 in UTC.
        made_by: Name of the reviewer, or empty.
    """

    identifier: str
    decision: Decision
    made: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision about words that are not in the article any more.

    Attributes:
        recorded: The decision; what of it has a place is in force.
        anchor: The words it was about.
    """

    recorded: Recorded
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Step:
    """Decisions that were made, and are undone, together.

    Attributes:
        identifier: UUID.
        title: What menus call it after "Undo".
        article: UUID of the article it is about; None for the whole library.
        made, made_by: As in `Recorded`.
        decisions: In order.
    """

    identifier: str
    title: str
    article: str | None
    made: str
    made_by: str
    state: StepState
    decisions: tuple[Recorded, ...]
