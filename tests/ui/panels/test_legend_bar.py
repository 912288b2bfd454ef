"""The legend: counts, and one speaker alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent

from reader.model.quotation import QuotationKind
from reader.ui.models.overview import Tally, tally_speakers
from reader.ui.panels.legend_bar import LegendBar
from reader.ui.speaker_style import assign_styles
from tests.helpers.articles import FERRIES, ODUYA, bridge_quotations, quotation


@pytest.fixture
def legend(qtbot, appearance):
    made = LegendBar(appearance)
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    quotations = bridge_quotations()
    made.show_speakers(tally_speakers(quotations), assign_styles(quotations))
    return made


def names(legend):
    return [chip.tally.name for chip in legend.chips]


def test_tally_counts_statements_of_speech_in_text_order():
    assert tally_speakers(bridge_quotations()) == [
        Tally("Mira Oduya", 1, ODUYA.role, "Mira Oduya, the port’s chief engineer"),
        Tally(FERRIES.name, 1, FERRIES.role, "Velmar Ferries spokesperson, Velmar Ferries"),
    ]


def test_tally_puts_those_without_a_speaker_last():
    unknown = quotation("“It stays shut.”", 1)
    scare = quotation("“summer timetable”", 2, kind=QuotationKind.SCARE)
    assert tally_speakers([unknown, *bridge_quotations()[2:], scare])[-1] == Tally(
        "Unattributed", 1
    )


def test_click_shows_one_and_again_all(legend, qtbot):
    chosen = []
    legend.speaker_chosen.connect(chosen.append)
    qtbot.mouseClick(legend.chips[0], Qt.MouseButton.LeftButton)
    assert legend.chips[1].is_faded
    qtbot.mouseClick(legend.chips[0], Qt.MouseButton.LeftButton)
    assert chosen == ["Mira Oduya", None]
    assert not any(chip.is_faded or chip.isChecked() for chip in legend.chips)


def test_speaker_who_comes_later_is_faded_as_well(legend, qtbot):
    quotations = bridge_quotations()
    tallies, styles = tally_speakers(quotations), assign_styles(quotations)
    legend.show_speakers(tallies[:1], styles)
    qtbot.mouseClick(legend.chips[0], Qt.MouseButton.LeftButton)
    legend.show_speakers(tallies, styles)
    assert [chip.is_faded for chip in legend.chips] == [False, True]
    assert legend.chips[0].isChecked()


def test_click_on_another_changes_over(legend, qtbot):
    qtbot.mouseClick(legend.chips[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(legend.chips[1], Qt.MouseButton.LeftButton)
    assert legend.solo == "Velmar Ferries spokesperson"
    assert [chip.isChecked() for chip in legend.chips] == [False, True]


def test_chips_can_be_pressed_by_keys(legend, qtbot):
    legend.chips[1].setFocus()
    with qtbot.waitSignal(legend.speaker_chosen):
        qtbot.keyClick(legend.chips[1], Qt.Key.Key_Space)


def test_chips_have_names_to_be_read_out(legend):
    assert legend.chips[0].accessibleName() == "Mira Oduya, 1 statement"


def test_chips_follow_the_speakers(legend):
    legend.show_speakers([Tally("Ada", 1)], {})
    assert names(legend) == ["Ada"]
    legend.show_speakers([], {})
    assert names(legend) == []


def test_many_speakers_take_more_lines(legend):
    low = legend.heightForWidth(500)
    legend.show_speakers([Tally(f"Speaker number {n}", n) for n in range(12)], {})
    assert legend.heightForWidth(500) > 2 * low


def picture(chip):
    return chip.grab().toImage()


def test_filter_that_is_off_again_looks_off(legend, qtbot):
    legend.activateWindow()
    chip = legend.chips[0]
    qtbot.waitUntil(chip.isActiveWindow)
    qtbot.mouseMove(chip)
    off = picture(chip)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert picture(chip) != off
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.hasFocus()
    assert picture(chip) == off


def test_keys_have_a_mark_that_is_not_the_ring(legend, qtbot):
    legend.activateWindow()
    chip = legend.chips[0]
    qtbot.waitUntil(chip.isActiveWindow)
    chip.clearFocus()
    plain = picture(chip)
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    reached = picture(chip)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    pressed = picture(chip)
    chip.clearFocus()
    alone = picture(chip)
    pictures = [plain, reached, pressed, alone]
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])


def test_mark_of_the_keys_outlives_a_look_at_another_window(legend, qtbot):
    legend.activateWindow()
    chip = legend.chips[0]
    qtbot.waitUntil(chip.isActiveWindow)
    chip.clearFocus()
    for led_here, shown in (
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
    ):
        chip.setFocus(led_here)
        for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            away = QFocusEvent(kind, Qt.FocusReason.ActiveWindowFocusReason)
            QCoreApplication.sendEvent(chip, away)
        assert chip.shows_focus is shown
        chip.clearFocus()
        assert not chip.shows_focus
