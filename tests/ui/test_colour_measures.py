"""Our measures of colours against published values and the tests' own maths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.colour_measures import _ciede2000, contrast, difference, read_hex
from tests.helpers import colour as known

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")

# Sharma, Wu and Dalal 2005, table 1: pairs that a wrong implementation gets wrong.
PUBLISHED = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("first", "second", "expected"), PUBLISHED)
def test_published_differences(first, second, expected):
    assert _ciede2000(first, second) == pytest.approx(expected, abs=1e-4)
    assert _ciede2000(second, first) == pytest.approx(expected, abs=1e-4)


def rgb(colour: str) -> known.Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


@given(COLOURS, COLOURS)
def test_as_the_tests_own_maths(first: str, second: str):
    expected = known.ciede2000(known.lab(rgb(first)), known.lab(rgb(second)))
    assert difference(first, second) == pytest.approx(expected, abs=1e-6)
    assert contrast(first, second) == pytest.approx(known.contrast(rgb(first), rgb(second)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#6aa0f0", "#6aa0f0"),
        ("6AA0F0", "#6aa0f0"),
        (" #0af ", "#00aaff"),
        ("#6aa0f", None),
        ("#6aa0f00", None),
        ("blue", None),
        ("#ggg", None),
        ("", None),
    ],
)
def test_what_is_typed_as_a_colour(typed: str, expected: str | None):
    assert read_hex(typed) == expected
