"""The history of one quote in words; no Qt in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.step import StepState
from reader.ui.models.moments import local_moment
from reader.ui.models.quote_facts import certainty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.deciding import HistoryLine
    from reader.model.quotation import Quotation

NOTHING = "Nothing was decided about this quote yet."
STATE_WORDS = {
    StepState.IN_FORCE: "",
    StepState.UNDONE: "undone",
    StepState.ABANDONED: "undone",
}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of a quote's history.

    Attributes:
        title: What was said or decided.
        facts: By whom, when, and whether it was undone.
        is_undone: Whether it does not count any more.
        is_human: Whether a person decided it, against the analysis.
    """

    title: str
    facts: str
    is_undone: bool = False
    is_human: bool = True

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.facts) if part)


_FINGERPRINT = re.compile(r" [0-9a-f]{12}$")
"""Tells models of one version apart; nothing to be read."""


def analysis_entry(quotation: Quotation, analyser: str) -> HistoryEntry:
    """Return what the analysis says of a quote, whatever was decided.

    Args:
        quotation: First piece of the statement.
        analyser: Name and version of the models, or empty.
    """
    analyser = _FINGERPRINT.sub("", analyser)
    review = quotation.review
    found = review.found if review.state.is_reviewed else quotation.attribution
    if found is None:
        return HistoryEntry("The analysis did not find this quote", analyser, is_human=False)
    verb = "said" if review.state.is_reviewed else "says"
    facts = " · ".join(part for part in (certainty(found), analyser) if part)
    if found.speaker is None:
        return HistoryEntry("The analysis found no speaker", analyser, is_human=False)
    return HistoryEntry(f"The analysis {verb}: {found.speaker.name}", facts, is_human=False)


def decided_entries(lines: Iterable[HistoryLine]) -> list[HistoryEntry]:
    """Return what people decided, in the order they did."""
    entries = []
    for line in lines:
        state = STATE_WORDS[line.state]
        made_by = line.recorded.made_by or "You"
        facts = (made_by, local_moment(line.recorded.made), state)
        words = " · ".join(part for part in facts if part)
        entries.append(HistoryEntry(line.title, words, is_undone=bool(state)))
    return entries
