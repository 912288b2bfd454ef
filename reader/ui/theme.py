"""Colours of the window: one frozen set of tokens each for light, dark and sepia."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from reader.ui.speaker_style import Tint

READABLE = 4.5
"""Contrast that small text needs against what is behind it (WCAG 2, 1.4.3)."""
SEEN = 3.0
"""Contrast that lines need against what they stand on (WCAG 2, 1.4.11)."""


def contrast_ratio(first: QColor, second: QColor) -> float:
    """Return the contrast of two opaque colours by WCAG 2, from 1 to 21."""
    bright, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def blend(colour: QColor, ground: QColor, strength: float) -> QColor:
    """Return the opaque colour that `colour` at `strength` (0 to 1) makes on `ground`."""
    return QColor(
        *(
            round(back + (front - back) * strength)
            for front, back in zip(_channels(colour), _channels(ground), strict=True)
        )
    )


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


@dataclass(frozen=True)
class Hue:
    """A speaker's colour.

    Attributes:
        name: English colour word, the same in every theme; of a person's own colour ``#rrggbb``.
        fill: Full tone, for badges and bars.
        strong: Shade for lines, at least 3:1 against the page.
        share: How much of `fill` lies under the text, 0 to 1.
    """

    name: str
    fill: QColor
    strong: QColor
    share: float = 1.0


@dataclass(frozen=True)
class Theme:
    """All colours the window uses.

    Attributes:
        name: "light", "dark" or "sepia".
        window, panel, page: Grounds: around, at the sides, under the article.
        ink, dim, hairline: Text, lesser text, separating lines.
        accent, on_accent: Primary action and focus, and text on it.
        selection, chip: Ground of a selected row, of a quiet control.
        neutral: Ground of quoted words while their speaker is not known yet.
        neutral_line: Lines of what has no speaker, at least 3:1 against the page.
        hues: Six speakers' colours, told apart by colour-blind readers.
    """

    name: str
    window: QColor
    panel: QColor
    page: QColor
    ink: QColor
    dim: QColor
    hairline: QColor
    accent: QColor
    on_accent: QColor
    selection: QColor
    chip: QColor
    neutral: QColor
    neutral_line: QColor
    hues: tuple[Hue, ...]

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark page."""
        return self.page.lightnessF() < 0.5

    @cached_property
    def text_selection(self) -> QColor:
        """Ground of text selected with the mouse; the ink stays readable on it."""
        return blend(self.accent, self.page, 0.3)

    @cached_property
    def found_here(self) -> QColor:
        """Ground of the found words the reader is at; the ink stays readable on it."""
        strengths = (blend(self.accent, self.page, share) for share in (0.45, 0.35, 0.25))
        return next(c for c in strengths if contrast_ratio(self.ink, c) >= READABLE)

    def hue(self, tint: Tint) -> Hue:
        """Return a speaker's hue; indices beyond the last start again.

        A colour of a person's own is the fill as it is; its line and the share of it that lies
        under the words are such that both are seen well on this page.
        """
        if isinstance(tint, int):
            return self.hues[tint % len(self.hues)]
        known = self._own.get(tint)
        if known is None:
            known = self._own[tint] = self._own_hue(tint)
        return known

    @cached_property
    def _own(self) -> dict[str, Hue]:
        return {}

    @property
    def usual_share(self) -> float:
        """How much of a fill lies under the text as a rule."""
        return max(hue.share for hue in self.hues)

    def _own_hue(self, colour: str) -> Hue:
        fill = QColor(colour)
        shares = (self.usual_share - step / 20 for step in range(round(self.usual_share * 20)))
        readable_shares = (
            share
            for share in shares
            if contrast_ratio(self.ink, blend(fill, self.page, share)) >= READABLE
        )
        strong = readable(fill, self.page, self.ink, SEEN)
        return Hue(colour, fill, strong, next(readable_shares, 0.05))

    def on_fill(self, tint: Tint) -> QColor:
        """Return the colour of letters on the full tone of a hue: ink or page, else black or white.

        One of the last two is readable on any colour.
        """
        fill = self.hue(tint).fill
        for pair in ((self.ink, self.page), (QColor("#000000"), QColor("#ffffff"))):
            best = max(pair, key=lambda colour: contrast_ratio(colour, fill))
            if contrast_ratio(best, fill) >= READABLE:
                return best
        return best

    def ground(self, tint: Tint, *, is_lit: bool = False) -> QColor:
        """Return the opaque colour under a speaker's words on the page.

        Args:
            tint: Index of the hue, or a colour of a person's own.
            is_lit: Whether the words are pointed at or selected.
        """
        hue = self.hue(tint)
        ground = blend(hue.fill, self.page, hue.share)
        lit = (blend(hue.strong, ground, strength) for strength in _LIT)
        fitting = (shade for shade in lit if contrast_ratio(self.ink, shade) >= READABLE)
        return next(fitting, ground) if is_lit else ground

    def label(self, tint: Tint) -> QColor:
        """Return a shade of a hue that small letters can have on `ground(tint)`."""
        if isinstance(tint, int):
            return self._labels[tint % len(self.hues)]
        return readable(self.hue(tint).strong, self.ground(tint), self.ink)

    @cached_property
    def _labels(self) -> tuple[QColor, ...]:
        return tuple(
            readable(hue.strong, self.ground(index), self.ink)
            for index, hue in enumerate(self.hues)
        )


def readable(colour: QColor, ground: QColor, ink: QColor, ratio: float = READABLE) -> QColor:
    """Return `colour`, moved towards `ink` as far as text on `ground` needs it."""
    for step in range(11):
        shade = blend(ink, colour, step / 10)
        if contrast_ratio(shade, ground) >= ratio:
            return shade
    return ink


def _hues(*rows: tuple[str, str, str, float]) -> tuple[Hue, ...]:
    return tuple(Hue(name, QColor(fill), QColor(strong), part) for name, fill, strong, part in rows)


_LIT = (0.1, 0.07, 0.04)

# Fills: the set with the largest smallest CIEDE2000 over normal, protan, deutan and tritan vision
# (Machado 2009). Strong shades and the shares of the fills: searched for the same measure, near
# the shades and the 40 % of the drawing.
# tests/ui/test_theme.py measures both again.
LIGHT = Theme(
    name="light",
    window=QColor("#f6f5f2"),
    panel=QColor("#fbfaf8"),
    page=QColor("#ffffff"),
    ink=QColor("#1a1a1a"),
    dim=QColor("#6b6862"),
    hairline=QColor("#e4e1da"),
    accent=QColor("#2f5fa8"),
    on_accent=QColor("#ffffff"),
    selection=QColor("#eef3fb"),
    chip=QColor("#f0eee9"),
    neutral=QColor("#eeece6"),
    neutral_line=QColor("#85817a"),
    hues=_hues(
        ("blue", "#63a3f6", "#2467d6", 0.5),
        ("yellow", "#fded75", "#aa8800", 0.5),
        ("mint", "#9afeda", "#04a07c", 0.45),
        ("orange", "#f67f56", "#b02a08", 0.45),
        ("pink", "#bc96a9", "#7f4a60", 0.6),
        ("lilac", "#d6d7fa", "#42368c", 0.6),
    ),
)

DARK = Theme(
    name="dark",
    window=QColor("#161616"),
    panel=QColor("#1a1a1a"),
    page=QColor("#1e1e1e"),
    ink=QColor("#eeeae2"),
    dim=QColor("#a09a90"),
    hairline=QColor("#333230"),
    accent=QColor("#8db6f5"),
    on_accent=QColor("#10151d"),
    selection=QColor("#243044"),
    chip=QColor("#2a2928"),
    neutral=QColor("#2f2e2c"),
    neutral_line=QColor("#8a857c"),
    hues=_hues(
        ("blue", "#166ab4", "#8db6f0", 1.0),
        ("yellow", "#686c16", "#e4ea5e", 1.0),
        ("mint", "#24433b", "#46e0b4", 1.0),
        ("orange", "#5a2a01", "#f57f3d", 1.0),
        ("pink", "#895b6e", "#b888a0", 1.0),
        ("lilac", "#46276b", "#976df4", 1.0),
    ),
)

SEPIA = Theme(
    name="sepia",
    window=QColor("#ece0c9"),
    panel=QColor("#f2e7d3"),
    page=QColor("#f7eedd"),
    ink=QColor("#33281c"),
    dim=QColor("#6a5a46"),
    hairline=QColor("#d9c9a9"),
    accent=QColor("#24568f"),
    on_accent=QColor("#fdf8ee"),
    selection=QColor("#e4d6b8"),
    chip=QColor("#e6d8bd"),
    neutral=QColor("#e9dcc2"),
    neutral_line=QColor("#857660"),
    hues=_hues(
        ("blue", "#5ba0ff", "#185ee7", 0.65),
        ("yellow", "#fedd65", "#9f7d04", 0.75),
        ("mint", "#b2d7ba", "#048967", 0.7),
        ("orange", "#ea8366", "#a52700", 0.7),
        ("pink", "#b298a9", "#793956", 0.75),
        ("lilac", "#dcd2f9", "#3b2b91", 0.75),
    ),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK, SEPIA)}


def palette(theme: Theme) -> QPalette:
    """Return the palette that makes Qt's own controls fit `theme` (with the style Fusion)."""
    result = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.ink,
        role.Base: theme.page,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.dim,
        role.Button: theme.chip,
        role.ButtonText: theme.ink,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.panel,
        role.Midlight: theme.hairline,
        role.Mid: theme.hairline,
        role.Dark: theme.hairline,
        role.Shadow: blend(QColor("#000000"), theme.window, 0.4),
    }
    for which, colour in colours.items():
        result.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, which, blend(theme.dim, theme.window, 0.6))
    return result
