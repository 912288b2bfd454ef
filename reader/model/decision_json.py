"""Decisions as JSON, the way the log keeps them.

A payload is an object with the decision's `kind` and its fields; a field of one name has one form
in every kind. Never change a form that was released: the log is not rewritten.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from reader.model import decision as kinds
from reader.model.decision import SpeakerField, Target, UnknownDecision
from reader.model.edit import Edit
from reader.model.plain import (
    Plain,
    anchor_of,
    attribution_of,
    plain_anchor,
    plain_attribution,
    plain_speaker,
    plain_verification,
    speaker_of,
    verification_of,
)
from reader.model.quotation import QuotationForm, QuotationKind
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader.model.decision import Decision

_KINDS: dict[str, Callable[..., Decision]] = {
    "speaker_set": kinds.SpeakerSet,
    "accepted": kinds.Accepted,
    "rejected": kinds.Rejected,
    "flagged": kinds.Flagged,
    "quotation_added": kinds.QuotationAdded,
    "edges_moved": kinds.EdgesMoved,
    "mention_marked": kinds.MentionMarked,
    "cue_marked": kinds.CueMarked,
    "statements_joined": kinds.StatementsJoined,
    "statement_split": kinds.StatementSplit,
    "note_set": kinds.NoteSet,
    "tags_changed": kinds.TagsChanged,
    "verified": kinds.Verified,
    "speaker_renamed": kinds.SpeakerRenamed,
    "speakers_merged": kinds.SpeakersMerged,
    "speaker_split": kinds.SpeakerSplit,
    "speaker_edited": kinds.SpeakerEdited,
    "text_corrected": kinds.TextCorrected,
    "text_replaced": kinds.TextReplaced,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def kind_of(decision: Decision) -> str:
    """Return what the log calls this kind of decision."""
    return decision.kind if isinstance(decision, UnknownDecision) else _NAMES[type(decision)]


def decision_to_json(decision: Decision) -> str:
    """Return a decision as JSON text; lone surrogates stay as they are."""
    if isinstance(decision, UnknownDecision):
        return decision.payload
    known: Plain = {"kind": kind_of(decision)}
    for field in fields(decision):
        value = getattr(decision, field.name)
        known[field.name] = None if value is None else _FORMS[field.name][0](value)
    return _to_json(known)


def decision_from_json(payload: str) -> Decision:
    """Return the decision; what this version does not understand is kept as it is."""
    plain = json.loads(payload)
    name = str(plain.get("kind", ""))
    kind = _KINDS.get(name)
    if kind is None:
        return UnknownDecision(name, payload)
    try:
        return kind(
            **{
                field: None if value is None else _FORMS[field][1](value)
                for field, value in plain.items()
                if field != "kind"
            }
        )
    except (KeyError, TypeError, ValueError):  # a field or a value of a newer version
        return UnknownDecision(name, payload)


def _plain_target(target: Target) -> Plain:
    return {
        "anchor": plain_anchor(target.anchor),
        "kind": target.kind.value,
        "form": target.form.value,
        "statement": target.statement,
        "attribution": plain_attribution(target.attribution),
    }


def _target_of(plain: Mapping[str, Any]) -> Target:
    return Target(
        anchor_of(plain["anchor"]),
        QuotationKind(plain["kind"]),
        QuotationForm(plain["form"]),
        plain["statement"],
        attribution_of(plain["attribution"]),
    )


def _each(form: Callable[[Any], Any]) -> Callable[[Iterable[Any]], list[Any]]:
    return lambda values: [form(value) for value in values]


def _all(form: Callable[[Any], Any]) -> Callable[[Iterable[Any]], tuple[Any, ...]]:
    return lambda values: tuple(form(value) for value in values)


def _plain_edit(edit: Edit) -> list[int]:
    return [edit.span.start, edit.span.end, edit.length]


def _edit_of(plain: list[int]) -> Edit:
    start, end, length = plain
    return Edit(Span(start, end), length)


_ANCHOR = (plain_anchor, anchor_of)
_SPEAKER = (plain_speaker, speaker_of)
_TEXT = (str, str)
_FORMS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "quotations": (_each(_plain_target), _all(_target_of)),
    "quotation": (_plain_target, _target_of),
    "anchor": _ANCHOR,
    "words": _ANCHOR,
    "speaker": _SPEAKER,
    "into": _SPEAKER,
    "speakers": (_each(plain_speaker), _all(speaker_of)),
    "form": (lambda form: form.value, QuotationForm),
    "field": (lambda field: field.value, SpeakerField),
    "verification": (plain_verification, verification_of),
    "edits": (_each(_plain_edit), _all(_edit_of)),
    "added": (list, tuple),
    "removed": (list, tuple),
    "is_flagged": (bool, bool),
    "at": (int, int),
    "name": _TEXT,
    "note": _TEXT,
    "value": _TEXT,
    "replacement": _TEXT,
    "checksum": _TEXT,
}
