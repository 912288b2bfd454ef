"""How sure an attribution is: a calibrated probability, and the three states made of it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.quotation import AttributionState

if TYPE_CHECKING:
    from pathlib import Path

ATTRIBUTED = 0.8
FLOOR = 0.35  # best balance on the web dev pages and the training folds


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells a right attribution from a wrong one; each between 0 and 1.

    Attributes:
        share: Of the belief in the chosen speaker, mentions and encoder together.
        margin: That, less the next speaker's.
        mention: What the mentions alone say for the speaker.
        pointer: What the encoder alone sees of the speaker's names.
        identity: How sure the step from mention to person is.
        speech: Probability that the words are speech at all.
        is_name, is_nominal, is_pronoun: What the mention is.
        is_here: Whether the mention stands in the quotation's own paragraph.
        is_inherited: Whether no mention leads to the speaker.
    """

    share: float
    margin: float
    mention: float
    pointer: float
    identity: float
    speech: float
    is_name: float
    is_nominal: float
    is_pronoun: float
    is_here: float
    is_inherited: float

    def row(self) -> list[float]:
        """Return the signals as numbers, probabilities as log odds."""
        chances = (self.share, self.mention, self.pointer, self.identity)
        flags = (self.is_name, self.is_nominal, self.is_pronoun, self.is_here, self.is_inherited)
        return [*map(_log_odds, chances), self.margin, self.speech, *flags]


SILENT = Signals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, 0.001), 0.999)
    return math.log(clipped / (1 - clipped))


COUNT = len(SILENT.row())


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over the signals, fitted on held-out folds.

    Attributes:
        weights: One for each number of `Signals.row`.
        bias: Log odds where all of them are zero.
    """

    weights: tuple[float, ...]
    bias: float

    def confidence(self, signals: Signals) -> float:
        """Return the probability that the speaker is right, rounded to three places."""
        pairs = zip(self.weights, signals.row(), strict=True)
        total = self.bias + sum(weight * value for weight, value in pairs)
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)

    @classmethod
    def load(cls, path: Path) -> Calibration:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError: The file is missing, damaged or of another version.
        """
        found = json.loads(path.read_text(encoding="utf-8"))
        weights = tuple(found["weights"])
        if len(weights) != COUNT:
            msg = f"{path.name} has {len(weights)} weights instead of {COUNT}"
            raise ValueError(msg)
        return cls(weights, float(found["bias"]))

    def save(self, path: Path) -> None:
        """Write the curve as JSON."""
        content = {"weights": [round(w, 4) for w in self.weights], "bias": round(self.bias, 4)}
        path.write_text(json.dumps(content) + "\n", encoding="utf-8")


def state_of(confidence: float, *, has_speaker: bool) -> AttributionState:
    """Return what is drawn and exported for a confidence."""
    if not has_speaker:
        return AttributionState.UNATTRIBUTED
    return AttributionState.ATTRIBUTED if confidence >= ATTRIBUTED else AttributionState.PROBABLE
