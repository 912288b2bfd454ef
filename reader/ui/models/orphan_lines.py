"""Decisions whose words are not in the article any more, in words; no Qt in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.models.library_model import counted, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model.step import Orphan

HEADS = ("Decision", "Words", "When", "By")


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """One decision without a place.

    Attributes:
        title: What menus call it.
        words: Those it was about.
        when: The day it was made.
        by: Who made it, or empty.
    """

    title: str
    words: str
    when: str
    by: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What stands in each column, words on one line."""
        return self.title, " ".join(self.words.split()), self.when, self.by

    @property
    def copied(self) -> str:
        """What is copied of it: one line with tabs between the columns."""
        return "\t".join(self.cells)


def orphan_lines(orphans: Iterable[Orphan]) -> list[OrphanLine]:
    """Return a line for each decision without a place."""
    return [
        OrphanLine(
            orphan.recorded.decision.title,
            orphan.anchor.exact,
            short_date(orphan.recorded.made),
            orphan.recorded.made_by,
        )
        for orphan in orphans
    ]


def lost_words(count: int) -> str:
    """Return what became of decisions: "2 decisions have lost their words"."""
    have = "has lost its" if count == 1 else "have lost their"
    return f"{counted(count, 'decision')} {have} words"


def replaced_words(dropped: int) -> str:
    """Return that the text was read anew, and how many corrections are not in it."""
    if not dropped:
        return "The text is as in the file now"
    are, them = ("is", "it") if dropped == 1 else ("are", "them")
    corrections = counted(dropped, "correction")
    return f"{corrections} of the text {are} not in the file; Undo brings {them} back"
