"""What is said against a colour, and how an own colour is shown all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.colour_measures import contrast
from reader.ui.colour_warnings import colour_warnings
from reader.ui.speaker_style import HUE_NAMES, SpeakerStyle
from reader.ui.theme import DARK, LIGHT, SEPIA, THEMES, Theme

ALL = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
BLUE = HUE_NAMES.index("blue")


@ALL
def test_names_are_those_of_the_themes(theme: Theme):
    assert tuple(hue.name for hue in theme.hues) == HUE_NAMES


@ALL
@pytest.mark.parametrize("hue", HUE_NAMES)
def test_nothing_against_a_hue_that_others_have_by_chance(theme: Theme, hue: str):
    others = {f"Voice {n}": SpeakerStyle(str(n), n) for n in range(6)}
    assert colour_warnings(hue, theme, others) == ""
    assert colour_warnings(None, theme, others) == ""


@ALL
def test_a_hue_that_was_set_for_somebody_else(theme: Theme):
    others = {"Ada": SpeakerStyle("A", BLUE, is_set=True), "Bo": SpeakerStyle("B", 1)}
    assert colour_warnings("blue", theme, others) == (
        "This colour is hard to tell from that of Ada."
    )
    assert colour_warnings("mint", theme, others) == ""


def test_an_own_colour_near_others():
    others = {
        "Ada": SpeakerStyle("A", BLUE),
        "Bo": SpeakerStyle("B", 0, colour="#6aa8f0", is_set=True),
        "Cy": SpeakerStyle("C", 1),
    }
    warning = colour_warnings("#66a4f4", LIGHT, others)
    assert warning == "This colour is hard to tell from that of Ada and Bo."
    assert colour_warnings("#b060e0", LIGHT, others) == ""


@pytest.mark.parametrize(
    ("colour", "theme", "is_hard"),
    [
        ("#101040", LIGHT, True),
        ("#101040", SEPIA, True),
        ("#101040", DARK, False),
        ("#ffd700", LIGHT, False),
        ("#ffd700", DARK, True),
    ],
)
def test_words_that_are_hard_to_read(colour: str, theme: Theme, is_hard: bool):
    warning = colour_warnings(colour, theme, {})
    assert warning.startswith("Words on this colour are hard to read (contrast") is is_hard
    assert ("shown fainter under them" in warning) is is_hard


@ALL
@given(colour=COLOURS)
def test_any_own_colour_leaves_words_readable_and_lines_seen(theme: Theme, colour: str):
    hue = theme.hue(colour)
    assert hue.fill.name() == colour
    for is_lit in (False, True):
        ground = theme.ground(colour, is_lit=is_lit)
        assert contrast(theme.ink.name(), ground.name()) >= 4.5
    assert contrast(theme.label(colour).name(), theme.ground(colour).name()) >= 4.5
    assert contrast(hue.strong.name(), theme.page.name()) >= 3
    assert contrast(theme.on_fill(colour).name(), colour) >= 4.5


@ALL
def test_an_own_colour_is_as_strong_as_the_hues_where_it_can_be(theme: Theme):
    colour = theme.hues[0].fill.name()
    assert theme.hue(colour).share == pytest.approx(theme.usual_share)
    assert theme.hue(colour) is theme.hue(colour)
