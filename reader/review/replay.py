"""What each decision does to the quotations of an article."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from itertools import groupby
from typing import TYPE_CHECKING

from reader.model.decision import (
    Accepted,
    CueMarked,
    Decision,
    EdgesMoved,
    Flagged,
    MentionMarked,
    NoteSet,
    QuotationAdded,
    Rejected,
    SpeakerEdited,
    SpeakerField,
    SpeakerRenamed,
    SpeakerSet,
    SpeakersMerged,
    SpeakerSplit,
    StatementsJoined,
    StatementSplit,
    TagsChanged,
    Verified,
)
from reader.model.quotation import (
    Attribution,
    Quotation,
    QuotationKind,
    ReviewState,
    VerificationStatus,
)
from reader.model.speaker import Speaker, SpeakerKind
from reader.model.step import Recorded
from reader.review.draft import Draft
from reader.review.piece import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model.decision import Target, Targets

# What a person settled once stays so when they look at it again and find it right.
_LASTING = (ReviewState.CORRECTED, ReviewState.ADDED)


def replay(draft: Draft, recorded: Recorded) -> None:
    """Let a decision take effect; what it is about need not be there any more."""
    _apply(recorded.decision, draft, recorded)


@singledispatch
def _apply(decision: Decision, draft: Draft, recorded: Recorded) -> None:
    """Do nothing: a change of the text was made before, a newer version's is not understood."""
    del decision, draft, recorded


def _touch(draft: Draft, targets: Targets, recorded: Recorded) -> list[Piece]:
    pieces = draft.find(targets)
    for piece in pieces:
        piece.history.append(recorded)
    return pieces


def _settle(
    draft: Draft, targets: Targets, recorded: Recorded, state: ReviewState
) -> Iterator[Piece]:
    """Pin whole statements to what the person saw, and yield their pieces as settled."""
    pieces = _touch(draft, targets, recorded)
    pairs = sorted(zip(targets, pieces, strict=True), key=lambda pair: pair[0].statement)
    for _, group in groupby(pairs, key=lambda pair: pair[0].statement):
        draft.bind([piece for _, piece in group])
    for target, piece in zip(targets, pieces, strict=True):
        _pin(draft, target, piece)
        keeps = piece.state in _LASTING and state in (ReviewState.ACCEPTED, ReviewState.CORRECTED)
        piece.settle(piece.state if keeps else state, recorded)
        yield piece


def _pin(draft: Draft, target: Target, piece: Piece) -> None:
    piece.pin(target, draft.meet(target.attribution.speaker))


@_apply.register
def _accept(decision: Accepted, draft: Draft, recorded: Recorded) -> None:
    for piece in _settle(draft, decision.quotations, recorded, ReviewState.ACCEPTED):
        piece.attribute(piece.attribution.speaker)


@_apply.register
def _set_speaker(decision: SpeakerSet, draft: Draft, recorded: Recorded) -> None:
    _give(draft, decision.quotations, recorded, decision.speaker)


@_apply.register
def _split_speaker(decision: SpeakerSplit, draft: Draft, recorded: Recorded) -> None:
    _give(draft, decision.quotations, recorded, decision.into)


def _give(draft: Draft, targets: Targets, recorded: Recorded, speaker: Speaker | None) -> None:
    chosen = draft.meet(speaker)
    for piece in _settle(draft, targets, recorded, ReviewState.CORRECTED):
        piece.attribute(chosen)
        if chosen is not None and not piece.quotation.kind.is_speech:
            piece.quotation = replace(piece.quotation, kind=QuotationKind.MIXED)


@_apply.register
def _reject(decision: Rejected, draft: Draft, recorded: Recorded) -> None:
    for piece in _touch(draft, decision.quotations, recorded):
        piece.settle(ReviewState.REJECTED, recorded)


@_apply.register
def _add(decision: QuotationAdded, draft: Draft, recorded: Recorded) -> None:
    span = decision.anchor.span
    piece = draft.pieces.get(span)
    if piece is None:
        number, paragraph = draft.new_number(), draft.paragraph_at(span.start)
        quotation = Quotation(
            span, QuotationKind.DIRECT, decision.form, number, paragraph, None, Attribution()
        )
        piece = Piece(quotation, found=None, spans={span})
    piece.history.append(recorded)
    draft.put(piece)
    piece.quotation = replace(piece.quotation, kind=QuotationKind.DIRECT)
    piece.settle(ReviewState.ADDED, recorded)
    piece.attribute(draft.meet(decision.speaker))


@_apply.register
def _move_edges(decision: EdgesMoved, draft: Draft, recorded: Recorded) -> None:
    (piece,) = _touch(draft, (decision.quotation,), recorded)
    _pin(draft, decision.quotation, piece)
    if draft.move(piece, decision.anchor.span):
        _correct(piece, recorded)


def _correct(piece: Piece, recorded: Recorded) -> None:
    state = ReviewState.ADDED if piece.state is ReviewState.ADDED else ReviewState.CORRECTED
    piece.settle(state, recorded)


@_apply.register
def _mark_mention(decision: MentionMarked, draft: Draft, recorded: Recorded) -> None:
    words = None if decision.words is None else decision.words.span
    for piece in _settle(draft, decision.quotations, recorded, ReviewState.CORRECTED):
        piece.set_attribution(replace(piece.attribution, mention=words, evidence=()))
        piece.vouch("mention", words)


@_apply.register
def _mark_cue(decision: CueMarked, draft: Draft, recorded: Recorded) -> None:
    words = None if decision.words is None else decision.words.span
    for piece in _settle(draft, decision.quotations, recorded, ReviewState.CORRECTED):
        evidence = tuple(e for e in piece.attribution.evidence if e.span != piece.attribution.cue)
        piece.set_attribution(replace(piece.attribution, cue=words, evidence=evidence))
        piece.vouch("cue", words)


@_apply.register
def _join(decision: StatementsJoined, draft: Draft, recorded: Recorded) -> None:
    pieces = list(_settle(draft, decision.quotations, recorded, ReviewState.CORRECTED))
    pieces.sort(key=lambda piece: piece.span)
    draft.assign(pieces, pieces[0].statement)
    first = pieces[0].attribution
    for piece in pieces[1:]:
        if piece.attribution.speaker != first.speaker:
            piece.set_attribution(
                replace(first, mention=piece.attribution.mention, cue=piece.attribution.cue)
            )
            piece.considered = pieces[0].considered


@_apply.register
def _split(decision: StatementSplit, draft: Draft, recorded: Recorded) -> None:
    targets = decision.quotations
    later = {target.anchor.span for target in targets[decision.at :]}
    pieces = list(_settle(draft, targets, recorded, ReviewState.CORRECTED))
    draft.assign([piece for piece in pieces if piece.span in later], draft.new_number())


@_apply.register
def _flag(decision: Flagged, draft: Draft, recorded: Recorded) -> None:
    for piece in _touch(draft, decision.quotations, recorded):
        piece.set_review(replace(piece.quotation.review, is_flagged=decision.is_flagged))


@_apply.register
def _note(decision: NoteSet, draft: Draft, recorded: Recorded) -> None:
    for piece in _touch(draft, decision.quotations, recorded):
        piece.set_review(replace(piece.quotation.review, note=decision.note))


@_apply.register
def _tag(decision: TagsChanged, draft: Draft, recorded: Recorded) -> None:
    for piece in _touch(draft, decision.quotations, recorded):
        review = piece.quotation.review
        tags = dict.fromkeys((*review.tags, *decision.added))
        kept = tuple(tag for tag in tags if tag not in decision.removed)
        piece.set_review(replace(review, tags=kept))


@_apply.register
def _verify(decision: Verified, draft: Draft, recorded: Recorded) -> None:
    given = decision.verification
    if given is not None and given.status is VerificationStatus.YES:
        pieces: Sequence[Piece] = list(
            _settle(draft, decision.quotations, recorded, ReviewState.ACCEPTED)
        )
        for piece in pieces:
            piece.attribute(piece.attribution.speaker)
    else:
        pieces = _touch(draft, decision.quotations, recorded)
    for piece in pieces:
        piece.set_review(replace(piece.quotation.review, verification=given))


@_apply.register
def _rename_speaker(decision: SpeakerRenamed, draft: Draft, recorded: Recorded) -> None:
    del recorded
    known = draft.recall(decision.speaker)
    if known is None:
        return
    namesake = draft.speakers.get(decision.name)
    if namesake is not None and namesake is not known:
        merge(draft, (known,), namesake)
        return
    # The article's own name for the speaker stays recognisable.
    renamed = replace(known, name=decision.name, aliases=_aliases(known, decision.name))
    draft.rename((known,), renamed)


def _aliases(speaker: Speaker, name: str) -> tuple[str, ...]:
    """Return every other name of a speaker who is called `name` from now on."""
    names = dict.fromkeys((speaker.name, *speaker.aliases))
    return tuple(other for other in names if other != name)


@_apply.register
def _merge_speakers(decision: SpeakersMerged, draft: Draft, recorded: Recorded) -> None:
    del recorded
    into = draft.recall(decision.into) or decision.into
    known = [draft.recall(speaker) for speaker in decision.speakers]
    others = [speaker for speaker in known if speaker is not None and speaker.name != into.name]
    if others:
        merge(draft, others, into)


def merge(draft: Draft, speakers: Sequence[Speaker], into: Speaker) -> None:
    """Make several speakers of an article one, which takes over their names.

    What is known of them and not of that one is taken over, too.
    """
    aliases = dict.fromkeys(into.aliases)
    known = into
    for speaker in speakers:
        aliases |= dict.fromkeys((speaker.name, *speaker.aliases))
        known = replace(
            known,
            role=known.role or speaker.role,
            organisation=known.organisation or speaker.organisation,
            note=known.note or speaker.note,
            colour=known.colour or speaker.colour,
        )
    aliases.pop(into.name, None)
    draft.rename((*speakers, into), replace(known, aliases=tuple(aliases)))


@_apply.register
def _edit_speaker(decision: SpeakerEdited, draft: Draft, recorded: Recorded) -> None:
    del recorded
    known = draft.recall(decision.speaker) or draft.learnt(decision.speaker)
    if known is not None:
        draft.rename((known,), edit_speaker(known, decision))


def edit_speaker(speaker: Speaker, decision: SpeakerEdited) -> Speaker:
    """Return a speaker as they are once a decision is in force."""
    value = decision.value or None
    match decision.field:
        case SpeakerField.KIND:
            return replace(speaker, kind=SpeakerKind(value or speaker.kind.value))
        case SpeakerField.ROLE:
            return replace(speaker, role=value)
        case SpeakerField.ORGANISATION:
            return replace(speaker, organisation=value)
        case SpeakerField.NOTE:
            return replace(speaker, note=value or "")
        case SpeakerField.COLOUR:
            return replace(speaker, colour=value)
