"""One quotation while the decisions are replayed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from reader.model.quotation import (
    Attribution,
    AttributionState,
    EvidenceKind,
    Quotation,
    ReviewState,
    RunnerUp,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.decision import Target
    from reader.model.quotation import Review
    from reader.model.span import Span
    from reader.model.speaker import Speaker
    from reader.model.step import Recorded

_RUNNERS_UP = 2
_NEAR = (EvidenceKind.CUE, EvidenceKind.MENTION)


@dataclass(eq=False, slots=True)
class Piece:
    """A quotation with what has been decided about it so far.

    Attributes:
        quotation: As things stand.
        found: What the analysis says, or None where it says nothing.
        history: The decisions about it, in order.
        spans: Every place it had in the text of now, by which decisions know it.
        considered: Whom an analysis considered, the likelier first, as it stood when a person first
            decided; None where nobody did. Their probabilities are the analysis's for ever.
        checked: The words its last check was about, or None where nobody checked.
    """

    quotation: Quotation
    found: Attribution | None
    history: list[Recorded] = field(default_factory=list)
    spans: set[Span] = field(default_factory=set)
    considered: tuple[RunnerUp, ...] | None = None
    checked: str | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.quotation.span

    @property
    def statement(self) -> int:
        """Number of its statement."""
        return self.quotation.statement

    @property
    def state(self) -> ReviewState:
        """What a person said to it last."""
        return self.quotation.review.state

    @property
    def attribution(self) -> Attribution:
        """Who speaks as things stand."""
        return self.quotation.attribution

    @property
    def is_touched(self) -> bool:
        """Whether a person decided anything about it."""
        return bool(self.history)

    def set_statement(self, number: int) -> None:
        """Make it a piece of a statement."""
        self.quotation = replace(self.quotation, statement=number)

    def set_review(self, review: Review) -> None:
        """Put another review in the place of its own."""
        self.quotation = replace(self.quotation, review=review)

    def set_attribution(self, attribution: Attribution) -> None:
        """Put another attribution in the place of its own."""
        self.quotation = replace(self.quotation, attribution=attribution)

    def settle(self, state: ReviewState, recorded: Recorded) -> None:
        """Note that a person decided what is right here."""
        by, when, review = recorded.made_by, recorded.made, self.quotation.review
        self.set_review(replace(review, state=state, reviewer=by, found=self.found, decided=when))

    def vouch(self, part: Literal["mention", "cue"], words: Span | None) -> None:
        """Let words that a person marked count, though they led the analysis to somebody else."""
        found = self.found
        if found is None or words is None:
            return
        if part == "mention" and found.mention == words:
            self.found = replace(found, mention=None)
        elif part == "cue" and found.cue == words:
            self.found = replace(found, cue=None)
        self.set_review(replace(self.quotation.review, found=self.found))

    def pin(self, target: Target, speaker: Speaker | None) -> None:
        """Make it what the person saw, unless a person decided it before.

        Args:
            target: What was on the screen.
            speaker: The speaker of `target`, as known now.
        """
        if self.state.is_reviewed and self.state is not ReviewState.REJECTED:
            return
        shown, now = target.attribution, self.attribution
        if (now.speaker, now.mention, now.cue) != (speaker, shown.mention, shown.cue):
            self.set_attribution(replace(shown, speaker=speaker))
        self.quotation = replace(self.quotation, kind=target.kind)

    def attribute(self, speaker: Speaker | None) -> None:
        """Give it the speaker a person chose, of whom there is no doubt.

        The chain to another speaker's name is dropped, the words next to the quotation stay.
        """
        now = self.attribution
        if self.considered is None:
            self.considered = _considered(now)
        is_same = now.speaker is not None and speaker == now.speaker
        evidence = now.evidence if is_same else (e for e in now.evidence if e.what in _NEAR)
        is_known = speaker is not None
        state = AttributionState.ATTRIBUTED if is_known else AttributionState.UNATTRIBUTED
        self.set_attribution(
            Attribution(
                speaker=speaker,
                mention=now.mention,
                cue=now.cue,
                confidence=1.0,
                state=state,
                evidence=tuple(evidence),
                runners_up=_runners_up(self.considered, speaker),
            )
        )

    def rename(self, names: set[str], speaker: Speaker) -> None:
        """Put `speaker` in the place of those with `names`."""
        if self.considered is not None:
            self.considered = _renamed(self.considered, names, speaker.name)
        now = self.attribution
        is_theirs = now.speaker is not None and now.speaker.name in names
        if not is_theirs and not any(other.name in names for other in now.runners_up):
            return
        whose = speaker if is_theirs else now.speaker
        renamed = _renamed(now.runners_up, names, speaker.name)
        runners_up = tuple(o for o in renamed if whose is None or o.name != whose.name)
        if is_theirs or runners_up != now.runners_up:
            self.set_attribution(replace(now, speaker=whose, runners_up=runners_up))


def _considered(found: Attribution) -> tuple[RunnerUp, ...]:
    """Return everybody whom the analysis named, the likelier first."""
    if found.speaker is None:
        return found.runners_up
    return (RunnerUp(found.speaker.name, found.confidence), *found.runners_up)


def _renamed(given: Sequence[RunnerUp], names: set[str], name: str) -> tuple[RunnerUp, ...]:
    """Return `given` with `name` in the place of `names`, the likelier of two of one name."""
    renamed: dict[str, RunnerUp] = {}
    for other in given:
        own = name if other.name in names else other.name
        renamed.setdefault(own, RunnerUp(own, other.confidence))
    return tuple(renamed.values())


def _runners_up(considered: Sequence[RunnerUp], speaker: Speaker | None) -> tuple[RunnerUp, ...]:
    """Return who else it may be: those the analysis named, without the one who was chosen."""
    named = [other for other in considered if speaker is None or other.name != speaker.name]
    return tuple(named[:_RUNNERS_UP])


def piece_of_target(target: Target, statement: int, paragraph: int) -> Piece:
    """Return a quotation that no analysis finds any more, as it was when it was decided about."""
    quotation = Quotation(
        span=target.anchor.span,
        kind=target.kind,
        form=target.form,
        statement=statement,
        paragraph=paragraph,
        parent=None,
        attribution=target.attribution,
    )
    return Piece(quotation, found=target.attribution, spans={quotation.span})
