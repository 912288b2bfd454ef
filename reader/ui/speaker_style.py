"""How each speaker looks everywhere in the window: initials, hue and underline."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from reader.model.quotation import Quotation
    from reader.model.speaker import Speaker

HUE_COUNT = 6


class UnderlineStyle(Enum):
    """The line under a speaker's words; tells speakers of one hue apart."""

    SINGLE = "single"
    DOUBLE = "double"
    WAVE = "wave"


@dataclass(frozen=True, slots=True)
class SpeakerStyle:
    """What a speaker is recognised by.

    Attributes:
        initials: Two letters, with a number where speakers share them; unique in an article.
        hue_index: Of the theme's six hues.
        underline: The second cue, where more than six speakers share the hues.
    """

    initials: str
    hue_index: int
    underline: UnderlineStyle = UnderlineStyle.SINGLE


_LOOKS = tuple((hue, line) for line in UnderlineStyle for hue in range(HUE_COUNT))


def assign_styles(
    quotations: Iterable[Quotation], *, previous: Mapping[str, SpeakerStyle] | None = None
) -> dict[str, SpeakerStyle]:
    """Give every speaker of speech a style; those who say most get the plain six hues.

    Args:
        quotations: Of one article, any order.
        previous: Styles shown already: they stay as they are, also when a speaker is called by a
            fuller name by now, so that nothing changes colour while results arrive.

    Returns:
        Styles by speaker's name, in order of how much is said.
    """
    said: Counter[str] = Counter()
    speakers: dict[str, Speaker] = {}
    for quotation in quotations:
        speaker = quotation.attribution.speaker
        if speaker is not None and quotation.kind.is_speech:
            said[speaker.name] += len(quotation.span)
            speakers[speaker.name] = speaker
    names = sorted(said, key=lambda name: -said[name])
    kept = _kept_styles(names, speakers, previous or {})
    looks = Counter((style.hue_index, style.underline) for style in kept.values())
    used = {style.initials for style in kept.values()}
    styles = {}
    for name in names:
        style = kept.get(name)
        if style is None:
            look = min(_LOOKS, key=lambda look: looks[look])  # the plainest of the least used
            looks[look] += 1
            style = SpeakerStyle(_unique_initials(name, used), *look)
            used.add(style.initials)
        styles[name] = style
    return styles


def _kept_styles(
    names: list[str], speakers: Mapping[str, Speaker], previous: Mapping[str, SpeakerStyle]
) -> dict[str, SpeakerStyle]:
    kept = {name: previous[name] for name in names if name in previous}
    left = {name: style for name, style in previous.items() if name not in kept}
    for name in names:
        if name not in kept:
            former = next((alias for alias in speakers[name].aliases if alias in left), None)
            if former is not None:
                kept[name] = left.pop(former)
    return kept


def initials(name: str) -> str:
    """Return one or two characters that stand for a name in a badge.

    Two words give two capitals ("Ada Brook" gives "AB"), one word its beginning ("An"); small
    words ("of", "the") do not count unless there is nothing else.
    """
    words = [word for word in map(_letters, name.split()) if word]
    if not words:
        return "?"
    telling = [word for word in words if word.lower() not in _SMALL_WORDS] or words
    if len(telling) == 1:
        word = telling[0]
        return word[0].upper() + word[1:2]
    return (telling[0][0] + telling[-1][0]).upper()


_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"]
)


def _letters(word: str) -> str:
    """Return the letters and digits of a word, composed, so that one letter is one character."""
    return "".join(c for c in unicodedata.normalize("NFC", word) if c.isalnum())


def _unique_initials(name: str, used: Container[str]) -> str:
    base = initials(name)
    if base not in used:
        return base
    return next(f"{base}{number}" for number in count(2) if f"{base}{number}" not in used)
