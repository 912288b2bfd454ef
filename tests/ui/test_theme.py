"""The themes: readable, and told apart by colour-blind readers, measured and not by eye."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette

from reader.settings import ThemeChoice
from reader.ui.style_sheet import style_sheet
from reader.ui.theme import DARK, LIGHT, SEPIA, THEMES, blend, contrast_ratio, palette, readable
from tests.helpers.colour import ciede2000, contrast, lab, smallest_difference

if TYPE_CHECKING:
    from reader.ui.theme import Theme
    from tests.helpers.colour import Rgb

ALL = pytest.mark.parametrize("theme", [LIGHT, DARK, SEPIA], ids=lambda theme: theme.name)


def rgb(colour: QColor) -> Rgb:
    return float(colour.red()), float(colour.green()), float(colour.blue())


def test_measures_agree_with_published_values() -> None:
    # Sharma, Wu and Dalal 2005, table 1, pairs 1, 7 and 25.
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert ciede2000((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(
        1.2644, abs=1e-4
    )
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert lab((255, 255, 255)) == pytest.approx((100, 0, 0), abs=0.02)


@ALL
def test_six_hues_of_the_same_names(theme: Theme) -> None:
    assert [hue.name for hue in theme.hues] == [hue.name for hue in LIGHT.hues]
    assert len({hue.name for hue in theme.hues}) == 6
    assert theme.hue(7) is theme.hue(1)


@ALL
def test_lines_are_seen_on_the_page(theme: Theme) -> None:
    lines = [hue.strong for hue in theme.hues] + [theme.neutral_line, theme.accent]
    assert all(contrast(rgb(line), rgb(theme.page)) >= 3 for line in lines)


@ALL
def test_text_is_readable_on_every_ground(theme: Theme) -> None:
    for index in range(6):
        for is_lit in (False, True):
            ground = rgb(theme.ground(index, is_lit=is_lit))
            assert contrast(rgb(theme.ink), ground) >= 4.5
        assert contrast(rgb(theme.label(index)), rgb(theme.ground(index))) >= 4.5
    grounds = (theme.page, theme.panel, theme.window, theme.chip, theme.selection, theme.neutral)
    assert contrast(rgb(theme.ink), rgb(theme.found_here)) >= 4.5
    for ground_colour in (*grounds, theme.text_selection):
        assert contrast(rgb(theme.ink), rgb(ground_colour)) >= 7
    for ground_colour in (theme.page, theme.panel, theme.window, theme.chip, theme.selection):
        assert contrast(rgb(theme.dim), rgb(ground_colour)) >= 4.5
    assert contrast(rgb(theme.on_accent), rgb(theme.accent)) >= 4.5


@pytest.mark.parametrize(
    ("theme", "fills", "grounds", "lines"),
    [(LIGHT, 16.5, 8.5, 13.0), (DARK, 15.5, 15.5, 12.0), (SEPIA, 16.5, 11.5, 14.0)],
    ids=["light", "dark", "sepia"],
)
def test_hues_are_told_apart(theme: Theme, fills: float, grounds: float, lines: float) -> None:
    # Floors of the smallest CIEDE2000 over four kinds of vision. The grounds of the light theme
    # are pale on purpose; the lines, initials and margin stripes carry what they lack.
    assert smallest_difference(rgb(hue.fill) for hue in theme.hues) >= fills
    assert smallest_difference(rgb(theme.ground(index)) for index in range(6)) >= grounds
    assert smallest_difference(rgb(hue.strong) for hue in theme.hues) >= lines


@ALL
def test_our_contrast_is_the_usual_one(theme: Theme) -> None:
    for hue in theme.hues:
        ours = contrast_ratio(hue.strong, theme.page)
        assert ours == pytest.approx(contrast(rgb(hue.strong), rgb(theme.page)), rel=1e-3)


def test_blend_goes_from_ground_to_colour() -> None:
    white, black = QColor("#ffffff"), QColor("#000000")
    assert blend(black, white, 0.0) == white
    assert blend(black, white, 1.0) == black
    assert blend(black, white, 0.4) == QColor(153, 153, 153)


def test_readable_moves_no_further_than_needed() -> None:
    white, ink = QColor("#ffffff"), QColor("#1a1a1a")
    assert readable(ink, white, ink) == ink
    shade = readable(QColor("#aa8800"), white, ink)
    assert 4.5 <= contrast(rgb(shade), rgb(white)) < 6.5


def test_readable_falls_back_to_ink() -> None:
    grey = QColor("#777777")
    assert readable(QColor("#787878"), grey, QColor("#808080")) == QColor("#808080")


@ALL
def test_palette_takes_the_tokens(theme: Theme) -> None:
    colours = palette(theme)
    role = QPalette.ColorRole
    assert colours.color(role.Base) == theme.page
    assert colours.color(role.Window) == theme.window
    assert colours.color(role.WindowText) == theme.ink
    assert colours.color(role.Highlight) == theme.accent
    assert colours.color(QPalette.ColorGroup.Disabled, role.Text) != theme.ink


def test_themes_by_name() -> None:
    assert THEMES == {"light": LIGHT, "dark": DARK, "sepia": SEPIA}
    assert set(THEMES) == {choice.value for choice in ThemeChoice} - {"system"}
    assert DARK.is_dark
    assert not LIGHT.is_dark
    assert not SEPIA.is_dark


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_what_is_round_stays_round_however_large_type_is(scale: float) -> None:
    sheet = style_sheet(LIGHT, scale)
    rules = re.findall(r"(QRadioButton::indicator[^{]*|QSlider::handle[^{]*) \{([^}]*)\}", sheet)
    round_ones = 0
    for _name, rule in rules:
        found = dict(re.findall(r"([a-z-]+): ([^;]*);", rule))
        if "width" not in found:
            continue
        border = int(found["border"].split("px")[0]) if "border" in found else 0
        side = int(found["width"][:-2]) + 2 * border
        assert side - 2 <= 2 * int(found["border-radius"][:-2]) <= side
        round_ones += 1
    assert round_ones == 3
    assert "@" not in sheet
