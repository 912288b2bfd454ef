"""What to think of before a speaker gets a colour, in words; nothing is forbidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from reader.ui.colour_measures import contrast, difference, read_hex
from reader.ui.speaker_style import HUE_NAMES
from reader.ui.theme import READABLE, blend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme

TOO_NEAR = 10.0
"""CIEDE2000 below which two fills are taken for one at a glance; the theme's hues keep 15."""


def colour_warnings(colour: str | None, theme: Theme, others: Mapping[str, SpeakerStyle]) -> str:
    """Return what speaks against a colour, or nothing.

    Args:
        colour: Name of a hue or ``#rrggbb``; None for whichever hue is free.
        theme: In force.
        others: How the other speakers of the open article look, by name.
    """
    if colour is None:
        return ""
    warnings = (_hard_to_read(colour, theme), _hard_to_tell(colour, theme, others))
    return " ".join(warning for warning in warnings if warning)


def _hard_to_read(colour: str, theme: Theme) -> str:
    own = read_hex(colour)
    if own is None:
        return ""
    ground = blend(QColor(own), theme.page, theme.usual_share)
    ratio = contrast(theme.ink.name(), ground.name())
    if ratio >= READABLE:
        return ""
    return (
        f"Words on this colour are hard to read (contrast {ratio:.1f}, {READABLE} is enough): "
        "it is shown fainter under them."
    )


def _hard_to_tell(colour: str, theme: Theme, others: Mapping[str, SpeakerStyle]) -> str:
    index = HUE_NAMES.index(colour) if colour in HUE_NAMES else None
    fill = theme.hue(colour if index is None else index).fill.name()
    near = [
        name
        for name, style in others.items()
        if not (style.tint == index and not style.is_set)  # who has it by chance gives way
        and difference(fill, theme.hue(style.tint).fill.name()) < TOO_NEAR
    ]
    if not near:
        return ""
    names = near[0] if len(near) == 1 else f"{', '.join(near[:-1])} and {near[-1]}"
    return f"This colour is hard to tell from that of {names}."
