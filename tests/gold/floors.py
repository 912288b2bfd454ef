"""Scores the gold, and pins what may not get worse: ``python -m tests.gold.floors``.

A floor lies a little below what was measured, for other processors round otherwise. Floors rise
after an improvement; a lower one is written only with ``--lower``, and needs a reason in review.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.quotes.engine import load_analyser
from reader.training.attribution_scores import measure
from reader.training.lessons import read_labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.analyser import Analyser

GOLD = Path(__file__).parent
FLOORS = GOLD / "floors.json"
PARTS = {"open": False, "locked": True}

HIGHER_IS_BETTER = (
    "detection F1", "mention accuracy", "identity accuracy", "full name accuracy",
    "end to end F1", "one name per speaker", "nested found", "nested identity",
)  # fmt: skip
LOWER_IS_BETTER = ("scare or title named", "calibration error")
NEVER = ("invented names", "bad slices")
SLACK = 0.015  # four quotations of 270: other processors round otherwise

Scores = dict[str, dict[str, float]]


def score_gold(analyser: Analyser) -> Scores:
    """Return the figures of the open and of the locked articles."""
    articles = list(read_labelled(GOLD / "articles"))
    return {
        part: measure(
            analyser, [a for a in articles if a["locked"] is locked], is_complete=True
        ).figures()
        for part, locked in PARTS.items()
    }


def load_floors() -> Scores:
    return json.loads(FLOORS.read_text(encoding="utf-8"))


def failures(scores: Scores, floors: Scores) -> list[str]:
    """Say which figures are worse than what is pinned."""
    found = []
    for part, pinned in floors.items():
        for name, limit in pinned.items():
            got = scores[part][name]
            is_worse = got < limit if name in HIGHER_IS_BETTER else got > limit
            if is_worse:
                found.append(f"{part}: {name} is {got:.3f}, pinned at {limit:.3f}")
    return found


def pin(scores: Scores, floors: Scores, *, may_lower: bool = False) -> Scores:
    """Return the floors after these scores: risen, where not allowed to be lowered."""
    pinned: Scores = {}
    for part, figures in scores.items():
        old = floors.get(part, {})
        new = dict.fromkeys(NEVER, 0.0)
        for name in HIGHER_IS_BETTER:
            floor = max(0.0, math.floor(1000 * (figures[name] - SLACK)) / 1000)
            new[name] = floor if may_lower else max(floor, old.get(name, 0.0))
        for name in LOWER_IS_BETTER:
            ceiling = math.ceil(1000 * (figures[name] + SLACK)) / 1000
            new[name] = ceiling if may_lower else min(ceiling, old.get(name, 1.0))
        pinned[part] = new
    return pinned


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures beside the floors and write the new floors."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.floors", description=__doc__)
    parser.add_argument("--lower", action="store_true", help="let floors fall as well")
    options = parser.parse_args(arguments)
    floors = load_floors() if FLOORS.exists() else {}
    scores = score_gold(load_analyser())
    pinned = pin(scores, floors, may_lower=options.lower)
    for part, figures in scores.items():
        for name, value in figures.items():
            old, new = floors.get(part, {}).get(name), pinned[part].get(name)
            sys.stdout.write(f"{part:8} {name:24} {value:.4f}  pinned {old} -> {new}\n")
    worse = [] if options.lower else failures(scores, floors)
    if worse:
        sys.stdout.write("\n".join(["Worse than pinned, nothing written (--lower?):", *worse, ""]))
        return 1
    FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
