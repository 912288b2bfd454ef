"""What a person can decide about an article, its quotations and its speakers.

A decision says what was decided and about what, never how things looked before or after: the
quotations in force are computed by replaying the decisions over what the analysis found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.anchor import Anchor
    from reader.model.edit import Edit
    from reader.model.quotation import (
        Attribution,
        QuotationForm,
        QuotationKind,
        Verification,
    )
    from reader.model.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Target:
    """The quotation a decision is about, as it was shown when the decision was made.

    That much is enough to keep it alive when an analysis no longer finds it.

    Attributes:
        anchor: Where it stands.
        statement: Number of its statement. Those of one decision with the same number are pieces
            of one statement, now and later.
    """

    anchor: Anchor
    kind: QuotationKind
    form: QuotationForm
    statement: int
    attribution: Attribution


Targets = tuple[Target, ...]


def _count(targets: Targets) -> int:
    return len({target.statement for target in targets})


def _quotes(verb: str, targets: Targets) -> str:
    count = _count(targets)
    return f"{verb} Quote" if count == 1 else f"{verb} {count} Statements"


@dataclass(frozen=True, slots=True)
class SpeakerSet:
    """Somebody else speaks, or nobody that is known; `quotations` are whole statements."""

    quotations: Targets
    speaker: Speaker | None

    @property
    def title(self) -> str:
        """What menus call it."""
        count = _count(self.quotations)
        whose = "Speaker" if count == 1 else f"Speaker of {count} Statements"
        if self.speaker is None:
            return f"Remove {whose}"
        return f"Change {whose} to {self.speaker.name}"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Everything is right as it is shown; `quotations` are whole statements."""

    quotations: Targets

    @property
    def title(self) -> str:
        """What menus call it."""
        return _quotes("Accept", self.quotations)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Nobody is quoted there."""

    quotations: Targets

    @property
    def title(self) -> str:
        """What menus call it."""
        return _quotes("Reject", self.quotations)


@dataclass(frozen=True, slots=True)
class Flagged:
    """To be looked at again, or no longer."""

    quotations: Targets
    is_flagged: bool

    @property
    def title(self) -> str:
        """What menus call it."""
        return _quotes("Flag" if self.is_flagged else "Unflag", self.quotations)


@dataclass(frozen=True, slots=True)
class QuotationAdded:
    """A quotation that was missed, or only taken for a so-called; always a whole utterance.

    Attributes:
        anchor: The quoted words, marks included where there are any.
        speaker: Who says them, or None when that is not known.
        form: How the article marks them.
    """

    anchor: Anchor
    speaker: Speaker | None
    form: QuotationForm

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Add Quote"


@dataclass(frozen=True, slots=True)
class EdgesMoved:
    """The quotation begins or ends elsewhere: at the edges of `anchor`."""

    quotation: Target
    anchor: Anchor

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Move Quote Edges"


@dataclass(frozen=True, slots=True)
class MentionMarked:
    """These words next to a statement name who speaks; None: no words do."""

    quotations: Targets
    words: Anchor | None

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Mark Speaker’s Mention" if self.words else "Remove Speaker’s Mention"


@dataclass(frozen=True, slots=True)
class CueMarked:
    """These are the reporting words of a statement; None: there are none."""

    quotations: Targets
    words: Anchor | None

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Mark Reporting Words" if self.words else "Remove Reporting Words"


@dataclass(frozen=True, slots=True)
class StatementsJoined:
    """Several statements are one; its speaker is that of the first quotation."""

    quotations: Targets

    @property
    def title(self) -> str:
        """What menus call it."""
        return f"Join {_count(self.quotations)} Statements"


@dataclass(frozen=True, slots=True)
class StatementSplit:
    """From a piece on, a statement is another one.

    Attributes:
        quotations: All its pieces, in text order.
        at: Index of the piece that begins the other one, 1 or more.
    """

    quotations: Targets
    at: int

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Split Statement"


@dataclass(frozen=True, slots=True)
class NoteSet:
    """A note, in the place of the one before; empty: none."""

    quotations: Targets
    note: str

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Change Note" if self.note else "Remove Note"


@dataclass(frozen=True, slots=True)
class TagsChanged:
    """Tags are put on and taken off."""

    quotations: Targets
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What menus call it."""
        changed = (*self.added, *self.removed)
        if len(changed) != 1:
            return "Change Tags"
        return f"Add Tag “{changed[0]}”" if self.added else f"Remove Tag “{changed[0]}”"


@dataclass(frozen=True, slots=True)
class Verified:
    """The words were checked; None takes the check back.

    A quotation that was found to be right is accepted with it.
    """

    quotations: Targets
    verification: Verification | None

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Remove Verification" if self.verification is None else "Verify Quote"


@dataclass(frozen=True, slots=True)
class SpeakerRenamed:
    """A speaker has another name; where a speaker has it already, the two are one."""

    speaker: Speaker
    name: str

    @property
    def title(self) -> str:
        """What menus call it."""
        return f"Rename {self.speaker.name} to {self.name}"


@dataclass(frozen=True, slots=True)
class SpeakersMerged:
    """Speakers are one and the same."""

    speakers: tuple[Speaker, ...]
    into: Speaker

    @property
    def title(self) -> str:
        """What menus call it."""
        if len(self.speakers) == 1:
            return f"Merge {self.speakers[0].name} into {self.into.name}"
        return f"Merge {len(self.speakers)} Speakers into {self.into.name}"


@dataclass(frozen=True, slots=True)
class SpeakerSplit:
    """Some statements of a speaker are somebody else's; `quotations` are whole statements."""

    speaker: Speaker
    into: Speaker
    quotations: Targets

    @property
    def title(self) -> str:
        """What menus call it."""
        return f"Split {self.into.name} off {self.speaker.name}"


class SpeakerField(Enum):
    """What can be set of a speaker besides the name."""

    KIND = "kind"
    ROLE = "role"
    ORGANISATION = "organisation"
    NOTE = "note"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class SpeakerEdited:
    """Something about a speaker is otherwise.

    Attributes:
        value: The new value (of a kind: that of `SpeakerKind`); None or empty: none.
    """

    speaker: Speaker
    field: SpeakerField
    value: str | None

    @property
    def title(self) -> str:
        """What menus call it."""
        return f"Change {self.field.value.title()} of {self.speaker.name}"


@dataclass(frozen=True, slots=True)
class TextCorrected:
    """The article's own text has a slip: other words stand in the place of `anchor`."""

    anchor: Anchor
    replacement: str

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Correct Text"


@dataclass(frozen=True, slots=True)
class TextReplaced:
    """The article was read anew and is another text, which the library keeps.

    Attributes:
        checksum: Of the new text.
        edits: What became of the old one, in text order.
    """

    checksum: str
    edits: tuple[Edit, ...]

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Replace Text"


@dataclass(frozen=True, slots=True)
class UnknownDecision:
    """A decision that only a newer version of the app understands; it is kept and changes nothing.

    Attributes:
        kind: What that version calls it.
        payload: All of it, JSON.
    """

    kind: str
    payload: str

    @property
    def title(self) -> str:
        """What menus call it."""
        return "Change Made by a Newer Version"


OnQuotations = (
    SpeakerSet
    | Accepted
    | Rejected
    | Flagged
    | MentionMarked
    | CueMarked
    | StatementsJoined
    | StatementSplit
    | NoteSet
    | TagsChanged
    | Verified
    | SpeakerSplit
)
OnText = TextCorrected | TextReplaced
Decision = (
    OnQuotations
    | QuotationAdded
    | EdgesMoved
    | SpeakerRenamed
    | SpeakersMerged
    | SpeakerEdited
    | OnText
    | UnknownDecision
)
