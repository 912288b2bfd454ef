"""Weighs what the words next to a quotation say against where the encoder sees the speaker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from reader.model.speaker import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reader.model.span import Span
    from reader.model.speaker import Speaker

_FLOOR = 0.02
_POOL_FLOOR = 0.01


@dataclass(frozen=True, slots=True)
class Pointed:
    """A speaker that the encoder sees named in the article.

    Attributes:
        speaker: Whose names they are.
        chance: That this is who speaks.
        span: The likeliest of the names.
    """

    speaker: Speaker
    chance: float
    span: Span


@dataclass(slots=True)
class Signs:
    """What speaks for one speaker; each between 0 and 1.

    Attributes:
        by_name, by_pronoun, by_noun: Chance of the mentions that lead to the speaker.
        going_on: Chance that the quotation goes on with what the speaker said before.
        pointer: Chance of the speaker's names, as the encoder sees them.
        kind: What the speaker is.
    """

    kind: SpeakerKind
    by_name: float = 0.0
    by_pronoun: float = 0.0
    by_noun: float = 0.0
    going_on: float = 0.0
    pointer: float = 0.0

    @property
    def mention(self) -> float:
        """All that the words around the quotation say."""
        return self.by_name + self.by_pronoun + self.by_noun + self.going_on

    def row(self, setting: Setting) -> list[float]:
        """Return the signs as numbers, in the setting they stand in."""
        seen = self.pointer + setting.absent * self.mention
        chances = (self.by_name, self.by_pronoun, self.by_noun, self.going_on, seen)
        kinds = (SpeakerKind.UNNAMED, SpeakerKind.GROUP, SpeakerKind.ORGANIZATION)
        return [
            *(log(chance + _FLOOR) for chance in chances),
            *(float(self.kind is kind) for kind in kinds),
            float(self.kind is SpeakerKind.DOCUMENT),
        ]


SIGN_COUNT = 9


@dataclass(frozen=True, slots=True)
class Setting:
    """What the signs of all possible speakers of a quotation have in common.

    Attributes:
        absent: The encoder's chance that the speaker is not named in sight, which leaves the
            matter to the mentions.
    """

    absent: float

    @classmethod
    def of(cls, signs: Iterable[Signs]) -> Setting:
        """Sum up the signs of a quotation."""
        return cls(max(0.0, 1.0 - sum(sign.pointer for sign in signs)))


@dataclass(frozen=True, slots=True)
class Belief:
    """How likely one speaker is.

    Attributes:
        share: Of all that is believed; the shares of a quotation sum to 1.
        mention: What the mentions say alone.
        pointer: What the encoder sees alone.
    """

    share: float
    mention: float
    pointer: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights of the signs, learned on held-out folds of the labelled training articles."""

    weights: tuple[float, ...]

    def weigh(self, signs: Mapping[str, Signs]) -> dict[str, Belief]:
        """Return the belief in each speaker, by name, the likeliest first."""
        setting = Setting.of(signs.values())
        scores = {
            name: sum(w * x for w, x in zip(self.weights, sign.row(setting), strict=True))
            for name, sign in signs.items()
        }
        top = max(scores.values(), default=0.0)
        total = sum(exp(score - top) for score in scores.values())
        found = {
            name: Belief(exp(score - top) / total, signs[name].mention, signs[name].pointer)
            for name, score in scores.items()
        }
        return _ordered(found)

    @classmethod
    def load(cls, path: Path) -> Scale:
        """Read what `save` wrote."""
        weights = tuple(json.loads(path.read_text(encoding="utf-8"))["weights"])
        if len(weights) != SIGN_COUNT:
            msg = f"{path.name} has {len(weights)} weights instead of {SIGN_COUNT}"
            raise ValueError(msg)
        return cls(weights)

    def save(self, path: Path) -> None:
        """Write the weights as JSON."""
        content = {"weights": [round(weight, 4) for weight in self.weights]}
        path.write_text(json.dumps(content) + "\n", encoding="utf-8")


def pool(pieces: Sequence[Mapping[str, Belief]]) -> dict[str, Belief]:
    """Return one belief for all pieces of a statement: the geometric mean of their shares."""
    if len(pieces) == 1:
        return dict(pieces[0])
    names = dict.fromkeys(name for piece in pieces for name in piece)
    nobody = Belief(0.0, 0.0, 0.0)
    means = {
        name: exp(
            sum(log(piece.get(name, nobody).share + _POOL_FLOOR) for piece in pieces) / len(pieces)
        )
        for name in names
    }
    total = sum(means.values())
    found = {
        name: Belief(
            mean / total,
            max(piece.get(name, nobody).mention for piece in pieces),
            max(piece.get(name, nobody).pointer for piece in pieces),
        )
        for name, mean in means.items()
    }
    return _ordered(found)


def _ordered(beliefs: Mapping[str, Belief]) -> dict[str, Belief]:
    return dict(sorted(beliefs.items(), key=lambda item: -item[1].share))
