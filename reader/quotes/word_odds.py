"""How often a word reports speech, and how often a noun names a speaker; counted in training."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNKNOWN_CUE = -2.0
UNKNOWN_SOURCE = 0.0


@dataclass(frozen=True, slots=True)
class WordOdds:
    """Log odds by lemma.

    Attributes:
        cues: Of a verb (or "accord") being a reporting word, where it stands outside quotations.
        sources: Of a common noun being the head of a mention, where it stands near a quotation.
    """

    cues: Mapping[str, float]
    sources: Mapping[str, float]

    def cue(self, lemma: str) -> float:
        """Return the log odds of `lemma` as a reporting word."""
        return self.cues.get(lemma, UNKNOWN_CUE)

    def source(self, lemma: str) -> float:
        """Return the log odds of `lemma` as the head of a mention."""
        return self.sources.get(lemma, UNKNOWN_SOURCE)

    @classmethod
    def load(cls, path: Path) -> WordOdds:
        """Read what `save` wrote."""
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(found["cues"], found["sources"])

    def save(self, path: Path) -> None:
        """Write the lexicon as JSON, most telling words first."""
        by_odds = {
            "cues": dict(sorted(self.cues.items(), key=lambda item: (-item[1], item[0]))),
            "sources": dict(sorted(self.sources.items(), key=lambda item: (-item[1], item[0]))),
        }
        path.write_text(json.dumps(by_odds, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
