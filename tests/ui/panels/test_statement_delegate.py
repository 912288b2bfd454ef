"""Drawing of cards: what gives way when space is short, and where repeats are clicked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF

from reader.model.quotation import Review, ReviewState
from reader.ui.fonts import sans_font, serif_font
from reader.ui.models.statement_cards import RepeatLink, make_cards
from reader.ui.panels.statement_delegate import break_lines, fit_facts
from reader.ui.panels.statements_panel import StatementsPanel
from reader.ui.speaker_style import assign_styles
from reader.ui.theme import DARK, LIGHT
from tests.helpers.articles import bridge_quotations, document
from tests.helpers.pixels import count_colour

LONG = "a rather long way to introduce what somebody says"


@pytest.fixture
def panel(qtbot, appearance):
    made = StatementsPanel(appearance)
    qtbot.addWidget(made)
    made.resize(340, 500)
    quotations = bridge_quotations()
    first, second = make_cards(quotations, document())
    repeat = RepeatLink("said again ¶ 11", 2, 11, True)
    first = type(first)(first.statement, first.quote, first.cue, (repeat,))
    made.set_cards([first, second], assign_styles(quotations))
    made.show()
    return made


@pytest.fixture
def metrics(qapp):
    return QFontMetricsF(sans_font(12))


def test_whole_cue_where_there_is_room(metrics):
    assert fit_facts("said", [30, 80], 12, 400, metrics) == "said"


def test_cue_is_elided_first(metrics):
    shown = fit_facts(LONG, [30, 80, 70], 12, 320, metrics)
    assert shown.endswith("…")
    assert metrics.horizontalAdvance(shown) + 30 + 80 + 70 + 3 * 12 <= 320


@pytest.mark.parametrize("width", [0, 150, 216, 226])
def test_cue_goes_before_anything_else_is_cut(metrics, width):
    assert fit_facts(LONG, [30, 80, 70], 12, width, metrics) == ""


def test_lines_hold_the_whole_text_or_end_elided(qapp):
    font = serif_font(14)
    text = "“We shall mend the bridge by May, whatever the weather and the council say.”"
    lines = break_lines(text, font, 240, 9)
    assert " ".join(lines) == text
    cut = break_lines(text, font, 240, 2)
    assert len(cut) == 2
    assert cut[-1].endswith("…")
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 240 for line in cut)


def test_lines_of_astral_letters_are_not_torn(qapp):
    text = "“😀😀😀 hoch 😀😀😀 soll 😀😀😀 er 😀😀😀 leben 😀😀😀”"
    lines = break_lines(text, serif_font(14), 120, 20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_cards_are_drawn_in_the_speakers_colours(panel):
    for theme in (LIGHT, DARK):
        panel.delegate.set_theme(theme)
        image = panel.view.viewport().grab().toImage()
        rect = panel.view.visualRect(panel.model.index(0))
        style = panel.delegate.styles["Mira Oduya"]
        edge = image.pixelColor(QPoint(rect.left() + 1, rect.center().y()))
        assert edge.name() == theme.hue(style.hue_index).strong.name()


def test_click_on_the_repeat_follows_it(panel, qtbot):
    index = panel.model.index(0)
    card = panel.model.card(1)
    row = panel.view.visualRect(index)
    place = panel.delegate.repeat_rect(row, card).center().toPoint()
    with qtbot.waitSignal(panel.repeat_chosen) as chosen:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [2]


def test_click_elsewhere_on_the_card_selects_it(panel, qtbot):
    row = panel.view.visualRect(panel.model.index(0))
    with qtbot.waitSignal(panel.statement_selected) as selected:
        qtbot.mouseClick(
            panel.view.viewport(), Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(20, 20)
        )
    assert selected.args == [1]


def test_card_without_repeats_has_no_place_for_them(panel):
    card = panel.model.card(2)
    assert panel.delegate.repeat_rect(QRect(0, 0, 300, 100), card).isEmpty()


def test_no_handle_is_drawn_where_there_is_nothing_to_scroll(panel):
    bar = panel.view.verticalScrollBar()
    assert not bar.isEnabled()
    everything = bar.grab().toImage()
    panel.resize(340, 240)
    panel.view.doItemsLayout()
    assert bar.isEnabled()
    with_handle = bar.grab().toImage()
    middle = everything.width() // 2
    assert len({everything.pixel(middle, y) for y in range(everything.height())}) == 1
    assert len({with_handle.pixel(middle, y) for y in range(with_handle.height())}) > 1


def test_cards_grow_when_the_panel_gets_narrow(panel):
    wide = panel.view.visualRect(panel.model.index(0)).height()
    panel.resize(200, 500)
    panel.view.doItemsLayout()
    assert panel.view.visualRect(panel.model.index(0)).height() > wide


def test_edge_is_broken_until_somebody_has_decided(panel):
    def solid(review):
        quotations = [replace(q, review=review) for q in bridge_quotations()]
        panel.set_cards(make_cards(quotations, document()), assign_styles(quotations))
        box = panel.view.visualRect(panel.view.model().index(0)).adjusted(0, 20, 0, -20)
        box.setWidth(2)
        image = panel.view.viewport().grab().toImage()
        return count_colour(image, LIGHT.hue(0).strong, box)

    flagged = Review(is_flagged=True)
    assert solid(flagged) < solid(replace(flagged, state=ReviewState.ACCEPTED))
