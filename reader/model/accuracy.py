"""How right the shipped models were found to be, as measured figures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_FILES = (
    "encoder.onnx",
    "heads.npz",
    "tokenizer.json",
    "given_names.npz",
    "beliefs.json",
    "calibration.json",
)
_END = 64 * 1024


def fingerprint(folder: Path) -> str:
    """Return twelve digits that tell one training of the attribution model from another.

    They are made of the size and the end of each file, so that a window can compute them; they
    are no guard against somebody who wants to deceive.

    Args:
        folder: Of the model files.

    Raises:
        OSError: A file cannot be read.
    """
    digest = hashlib.sha256()
    for name in _FILES:
        with (folder / name).open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _END))
            digest.update(f"{name} {size} ".encode())
            digest.update(stream.read())
    return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The quotations with a confidence between two bounds.

    Attributes:
        low, high: Of the confidence; half-open, the last bin holds 1 as well.
        count: Quotations with a speaker in it.
        confidence: Their mean confidence, 0 when there are none.
        right: The share with the right speaker, 0 when there are none.
    """

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """Quotations that have something in common.

    Attributes:
        by: What they are sorted by ("mention").
        name: What they have in common ("pronoun").
        count: Quotations of speech with a labelled speaker.
        missed: Of these, not found as speech.
        silent: Found, but left without a speaker.
        wrong: With a wrong speaker.
    """

    by: str
    name: str
    count: int
    missed: int
    silent: int
    wrong: int

    @property
    def right(self) -> float:
        """The share with the right speaker."""
        return 1 - (self.missed + self.silent + self.wrong) / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """Figures on one set of labelled articles.

    Attributes:
        name, about: What the articles are, in a few words and in a sentence.
        articles, quotations: How many.
        figures: By name, in the order they are read; shares between 0 and 1, and counts.
        reliability: Ten bins of the confidence.
        errors: Classes of quotations.
    """

    name: str
    about: str
    articles: int
    quotations: int
    figures: dict[str, float]
    reliability: tuple[ReliabilityBin, ...]
    errors: tuple[ErrorClass, ...]


@dataclass(frozen=True, slots=True)
class AccuracyCard:
    """All that was measured of one state of the models.

    Attributes:
        model: Name and version, as kept with analyses.
        fingerprint: Of the model files the figures were measured with.
        sets: One for each set of articles.
    """

    model: str
    fingerprint: str
    sets: tuple[MeasuredSet, ...]

    @classmethod
    def load(cls, path: Path) -> AccuracyCard:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError, TypeError: There is no such card, or it is damaged.
        """
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        sets = tuple(_set(found) for found in content["sets"])
        return cls(content["model"], content["fingerprint"], sets)

    def save(self, path: Path) -> None:
        """Write the card as JSON."""
        content = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        path.write_text(content + "\n", encoding="utf-8")


def _set(found: dict[str, Any]) -> MeasuredSet:
    reliability = tuple(ReliabilityBin(**part) for part in found["reliability"])
    errors = tuple(ErrorClass(**part) for part in found["errors"])
    return MeasuredSet(**{**found, "reliability": reliability, "errors": errors})
