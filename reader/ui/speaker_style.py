"""How each speaker looks everywhere in the window: initials, hue and underline."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING

from reader.ui.colour_measures import read_hex

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from reader.model.quotation import Quotation
    from reader.model.speaker import Speaker

HUE_NAMES = ("blue", "yellow", "mint", "orange", "pink", "lilac")
"""The hues of every theme, in order."""
HUE_COUNT = len(HUE_NAMES)

Tint = int | str
"""Index of one of the theme's hues, or a colour ``#rrggbb`` of a person's own."""


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
        colour: ``#rrggbb`` in the place of the hue, as a person chose it.
        is_set: Whether a person chose hue or colour.
    """

    initials: str
    hue_index: int
    underline: UnderlineStyle = UnderlineStyle.SINGLE
    colour: str | None = None
    is_set: bool = False

    @property
    def tint(self) -> Tint:
        """What a theme makes its colours of."""
        return self.hue_index if self.colour is None else self.colour


_LOOKS = tuple((hue, line) for line in UnderlineStyle for hue in range(HUE_COUNT))


def assign_styles(
    quotations: Iterable[Quotation],
    *,
    previous: Mapping[str, SpeakerStyle] | None = None,
    former: Mapping[str, SpeakerStyle] | None = None,
) -> dict[str, SpeakerStyle]:
    """Give every speaker of speech a style; the first six to speak get the plain hues.

    The order of speaking is the same however results arrive, so an article has the same colours
    whenever it is opened.

    Args:
        quotations: Of one article, in text order.
        previous: Styles shown already: they stay as they are, also when a speaker is called by a
            fuller name by now, so that nothing changes colour while results arrive. Only who has
            the hue that a person chose for somebody else gives way.
        former: Styles of those who were shown of this article once: who is back has the look
            again where nobody else has it by now.

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
    kept = _kept_styles(list(said), speakers, previous or {})
    _give_back(kept, speakers, former or {})
    letters = _assign_initials(said, kept)
    styles = _chosen_styles(speakers, letters)
    _keep_styles(styles, kept)
    looks = Counter((s.hue_index, s.underline) for s in styles.values() if s.colour is None)
    for name in said:
        if name not in styles:
            look = min(_LOOKS, key=lambda look: looks[look])  # the plainest of the least used
            looks[look] += 1
            styles[name] = SpeakerStyle(letters[name], *look)
    return {name: styles[name] for name in sorted(said, key=lambda name: -said[name])}


def _chosen_styles(
    speakers: Mapping[str, Speaker], letters: Mapping[str, str]
) -> dict[str, SpeakerStyle]:
    """Return the styles of those for whom a person chose a colour."""
    looks: Counter[tuple[Tint, UnderlineStyle]] = Counter()
    styles = {}
    for name, speaker in speakers.items():
        tint = _chosen(speaker)
        if tint is not None:
            line = min(UnderlineStyle, key=lambda line: looks[tint, line])
            looks[tint, line] += 1
            styles[name] = _set_style(letters[name], tint, line)
    return styles


def _keep_styles(styles: dict[str, SpeakerStyle], kept: Mapping[str, SpeakerStyle]) -> None:
    """Add the styles that were shown already, unless a person chose that look for somebody."""
    chosen = {(style.hue_index, style.underline) for style in styles.values() if not style.colour}
    for name, style in kept.items():
        is_free = (style.hue_index, style.underline) not in chosen
        if name not in styles and not style.is_set and is_free:
            styles[name] = style


def _chosen(speaker: Speaker) -> Tint | None:
    """Return the colour a person chose for a speaker; None: none, or one of a newer version."""
    if speaker.colour in HUE_NAMES:
        return HUE_NAMES.index(speaker.colour)
    return read_hex(speaker.colour) if speaker.colour else None


def _set_style(letters: str, tint: Tint, line: UnderlineStyle) -> SpeakerStyle:
    if isinstance(tint, int):
        return SpeakerStyle(letters, tint, line, is_set=True)
    return SpeakerStyle(letters, 0, line, tint, is_set=True)


def _assign_initials(names: Iterable[str], kept: Mapping[str, SpeakerStyle]) -> dict[str, str]:
    letters = {name: style.initials for name, style in kept.items()}
    used = set(letters.values())
    for name in names:
        if name not in letters:
            letters[name] = _unique_initials(name, used)
            used.add(letters[name])
    return letters


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


def _give_back(
    kept: dict[str, SpeakerStyle],
    speakers: Mapping[str, Speaker],
    former: Mapping[str, SpeakerStyle],
) -> None:
    """Add the looks that speakers had before they were gone, as far as these are free."""
    letters = {style.initials for style in kept.values()}
    looks = {(style.tint, style.underline) for style in kept.values()}
    for name, speaker in speakers.items():
        style = next((former[n] for n in (name, *speaker.aliases) if n in former), None)
        if name in kept or style is None or style.initials in letters:
            continue
        look = (style.tint, style.underline)
        if look not in looks:
            kept[name] = style
            letters.add(style.initials)
            looks.add(look)


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
