"""From signals to a probability and a state."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.quotation import AttributionState
from reader.quotes.confidence import COUNT, Calibration, Signals, state_of

SURE = Signals(
    share=0.98, margin=0.97, mention=0.9, pointer=0.9, identity=0.95, speech=1.0,
    is_name=1.0, is_nominal=0.0,
    is_pronoun=0.0, is_here=1.0, is_inherited=0.0,
)  # fmt: skip
RISING = Calibration(weights=(*(0.5,) * 6, *(0.0,) * 4, -1.0), bias=-1.0)


def test_a_row_has_a_number_for_every_signal():
    assert len(SURE.row()) == COUNT


@pytest.mark.parametrize(
    "worse",
    [{"share": 0.5}, {"mention": 0.3}, {"pointer": 0.3}, {"identity": 0.4}, {"is_inherited": 1.0}],
)
def test_confidence_falls_with_worse_signals(worse):
    assert RISING.confidence(replace(SURE, **worse)) < RISING.confidence(SURE)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_confidence_stays_a_probability_at_the_ends(share):
    steep = Calibration(weights=(50.0,) * COUNT, bias=0.0)
    assert 0.0 <= steep.confidence(replace(SURE, share=share, identity=share)) <= 1.0


def test_weights_of_another_version_are_refused(tmp_path):
    path = tmp_path / "calibration.json"
    path.write_text('{"weights": [1.0], "bias": 0.0}', encoding="utf-8")
    with pytest.raises(ValueError, match="1 weights instead of"):
        Calibration.load(path)


def test_a_saved_calibration_says_the_same(tmp_path):
    path = tmp_path / "calibration.json"
    RISING.save(path)
    assert Calibration.load(path).confidence(SURE) == RISING.confidence(SURE)


@pytest.mark.parametrize(
    ("confidence", "has_speaker", "state"),
    [
        (0.8, True, AttributionState.ATTRIBUTED),
        (0.799, True, AttributionState.PROBABLE),
        (0.99, False, AttributionState.UNATTRIBUTED),
    ],
)
def test_state(confidence, has_speaker, state):
    assert state_of(confidence, has_speaker=has_speaker) is state
