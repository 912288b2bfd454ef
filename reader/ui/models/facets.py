"""What statements are narrowed down by beside words and speaker; no Qt in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from reader.model.quotation import AttributionState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.models.statement_cards import StatementCard


class Facet(Enum):
    """What can be said of a statement; the values are kept in the settings."""

    ATTRIBUTED = "attributed"
    PROBABLE = "probable"
    UNATTRIBUTED = "unattributed"
    DECIDED = "decided"
    SET_BY_HAND = "set by hand"
    FLAGGED = "flagged"
    NOTED = "with a note"
    CHECKED = "verified"
    UNCHECKED = "not verified"

    @property
    def words(self) -> str:
        """What the menu calls it."""
        return self.value.capitalize()


# Of several in one group one has to hold, of every group with a choice one of its own.
GROUPS: dict[str, tuple[Facet, ...]] = {
    "State": (
        Facet.ATTRIBUTED,
        Facet.PROBABLE,
        Facet.UNATTRIBUTED,
        Facet.DECIDED,
        Facet.SET_BY_HAND,
    ),
    "Marks": (Facet.FLAGGED, Facet.NOTED),
    "Verification": (Facet.CHECKED, Facet.UNCHECKED),
}
_BY_STATE = {
    AttributionState.ATTRIBUTED: Facet.ATTRIBUTED,
    AttributionState.PROBABLE: Facet.PROBABLE,
    AttributionState.UNATTRIBUTED: Facet.UNATTRIBUTED,
}


def facets_of(card: StatementCard) -> set[Facet]:
    """Return what holds of a statement.

    How sure the analysis was is said only of what nobody has decided.
    """
    review = card.review
    is_checked = review.verification is not None and not review.is_outdated
    facets = {Facet.CHECKED if is_checked else Facet.UNCHECKED}
    facets.add(Facet.DECIDED if review.state.is_reviewed else _BY_STATE[card.state])
    if card.is_set_by_hand:
        facets.add(Facet.SET_BY_HAND)
    if review.is_flagged:
        facets.add(Facet.FLAGGED)
    if review.note:
        facets.add(Facet.NOTED)
    return facets


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """What was chosen.

    Attributes:
        facets: Of states and marks.
        tags: Of which one has to be on a statement.
    """

    facets: frozenset[Facet] = frozenset()
    tags: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return not self.facets and not self.tags

    def lets_through(self, card: StatementCard) -> bool:
        """Tell whether a statement is shown."""
        if self.is_open:
            return True
        if self.tags and self.tags.isdisjoint(card.review.tags):
            return False
        holds = facets_of(card)
        wanted = (self.facets.intersection(group) for group in GROUPS.values())
        return all(not choice or choice & holds for choice in wanted)

    def with_turned(self, value: Facet | str) -> FacetChoice:
        """Return the choice with a facet or a tag chosen that was not, or the other way round."""
        if isinstance(value, Facet):
            return replace(self, facets=self.facets ^ {value})
        return replace(self, tags=self.tags ^ {value})


NO_CHOICE = FacetChoice()


def count_facets(cards: Iterable[StatementCard]) -> tuple[Counter[Facet], Counter[str]]:
    """Count of how many statements each facet and each tag holds."""
    facets: Counter[Facet] = Counter()
    tags: Counter[str] = Counter()
    for card in cards:
        facets.update(facets_of(card))
        tags.update(card.review.tags)
    return facets, tags
