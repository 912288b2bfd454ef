"""The speaking-share bar: words counted, drawn in proportion, and clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from reader.ui.models.overview import count_words
from reader.ui.page.share_bar import ShareBar
from reader.ui.speaker_style import assign_styles
from reader.ui.theme import DARK, LIGHT
from tests.helpers.articles import FERRIES, ODUYA, TEXT, bridge_quotations
from tests.helpers.pixels import count_colour, drawn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

STYLES = assign_styles(bridge_quotations())


@pytest.fixture
def bar(qtbot: QtBot) -> ShareBar:
    result = ShareBar(LIGHT)
    qtbot.addWidget(result)
    result.resize(400, result.height())
    result.set_shares({ODUYA.name: 30, FERRIES.name: 10, "Nobody": 0}, STYLES)
    return result


def test_words_by_speaker_the_most_first() -> None:
    assert list(count_words(TEXT, bridge_quotations()).items()) == [
        (ODUYA.name, 8),
        (FERRIES.name, 5),
    ]


def test_parts_are_in_proportion(bar: ShareBar) -> None:
    image = drawn(bar)
    first, second = (LIGHT.hue(STYLES[s.name].hue_index) for s in (ODUYA, FERRIES))
    assert count_colour(image, first.fill) == 3 * count_colour(image, second.fill) > 0
    assert count_colour(image, first.strong) == 3 * count_colour(image, second.strong) > 0


def test_places_and_clicks(qtbot: QtBot, bar: ShareBar) -> None:
    assert bar.speaker_at(299) == ODUYA.name
    assert bar.speaker_at(301) == FERRIES.name
    assert bar.speaker_at(401) is None
    with qtbot.waitSignal(bar.speaker_clicked) as blocker:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(350, 4))
    assert blocker.args == [FERRIES.name]


def test_solo_and_theme(bar: ShareBar) -> None:
    bar.set_theme(DARK)
    bar.solo_speaker(FERRIES.name)
    image = drawn(bar)
    assert count_colour(image, DARK.hue(STYLES[ODUYA.name].hue_index).fill) == 0
    assert count_colour(image, DARK.hue(STYLES[FERRIES.name].hue_index).fill) > 0


def test_shares_are_told_in_words(bar: ShareBar) -> None:
    said = bar.accessibleDescription()
    assert said == "Mira Oduya: 30 words, 75 %; Velmar Ferries spokesperson: 10 words, 25 %"
    bar.set_shares({ODUYA.name: 1}, STYLES)
    assert bar.accessibleDescription() == "Mira Oduya: 1 word, 100 %"


def test_nobody_speaks(bar: ShareBar) -> None:
    bar.set_shares({}, {})
    assert bar.speaker_at(10) is None
    assert count_colour(drawn(bar), LIGHT.hairline) > 0
