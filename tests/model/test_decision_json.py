from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.decision import (
    Accepted,
    SpeakerRenamed,
    SpeakerSet,
    TagsChanged,
    TextReplaced,
    UnknownDecision,
)
from reader.model.decision_json import decision_from_json, decision_to_json, kind_of
from reader.model.edit import Edit
from reader.model.span import Span
from reader.review.revision import Findings, revise
from reader.review.text_history import TextHistory
from tests.helpers.decisions import FALK, PERRIN, any_decision, targets, tower, tower_quotations

START = revise(TextHistory(tower()), Findings(tower_quotations()), [])


@given(seed=st.integers(0, 2**32))
def test_comes_back_as_it_was(seed: int):
    decision = any_decision(Random(seed), START)
    payload = decision_to_json(decision)
    assert decision_from_json(payload) == decision
    assert json.loads(payload)["kind"] == kind_of(decision)


def test_replaced_text_and_lone_surrogates_come_back():
    for decision in (
        TextReplaced("abc", (Edit(Span(1, 3), 0), Edit(Span(9, 9), 4))),
        SpeakerRenamed(FALK, "Otto \udc80 Falk"),
    ):
        payload = decision_to_json(decision).encode("utf-8", "surrogatepass")
        assert decision_from_json(payload.decode("utf-8", "surrogatepass")) == decision


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param('{"kind": "dreamt", "of": [1]}', id="another kind"),
        pytest.param('{"kind": "accepted", "quotations": [], "mood": "x"}', id="another field"),
        pytest.param('{"kind": "accepted"}', id="a field less"),
        pytest.param('{"kind": "accepted", "quotations": [{}]}', id="another form"),
        pytest.param(
            '{"kind":"speaker_edited","speaker":{"name":"A","kind":"robot","role":null},'
            '"field":"role","value":"x"}',
            id="another value",
        ),
    ],
)
def test_what_only_a_newer_version_knows_is_kept(payload: str):
    decision = decision_from_json(payload)
    assert isinstance(decision, UnknownDecision)
    assert decision_to_json(decision) == payload
    assert kind_of(decision) == json.loads(payload)["kind"]


@pytest.mark.parametrize(
    ("decision", "title"),
    [
        (SpeakerSet(targets(START, "I wind"), PERRIN), "Change Speaker to Nadia Perrin"),
        (SpeakerSet(targets(START, "clock has"), None), "Remove Speaker"),
        (
            SpeakerSet(targets(START, "clock has", "I wind"), PERRIN),
            "Change Speaker of 2 Statements to Nadia Perrin",
        ),
        (Accepted(targets(START, "clock has")), "Accept Quote"),
        (TagsChanged((), ("a",)), "Add Tag “a”"),
        (TagsChanged((), (), ("a",)), "Remove Tag “a”"),
        (TagsChanged((), ("a",), ("b",)), "Change Tags"),
        (SpeakerRenamed(FALK, "O. Falk"), "Rename Otto Falk to O. Falk"),
    ],
)
def test_titles(decision, title: str):
    assert decision.title == title
