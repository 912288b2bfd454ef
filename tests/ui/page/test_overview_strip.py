"""The overview strip: ticks, thumb, and going where it is clicked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from reader.ui.page.article_view import ArticleView
from reader.ui.page.overview_strip import OverviewStrip
from reader.ui.speaker_style import assign_styles
from reader.ui.theme import DARK, LIGHT, blend
from tests.helpers.articles import FERRIES, ODUYA, document, quotation
from tests.helpers.pixels import count_colour, drawn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILLER = "Nothing at all is said in these lines, and they are many. " * 12
TEXT = "\n".join(["T", FILLER, "A “first” one.", *[FILLER] * 8, "A “second” one.", FILLER])
QUOTATIONS = [
    quotation("“first”", 1, ODUYA, text=TEXT),
    quotation("“second”", 2, FERRIES, text=TEXT),
]


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    result = ArticleView(LIGHT)
    qtbot.addWidget(result)
    result.resize(800, 500)
    result.set_document(document(TEXT))
    result.set_quotations(QUOTATIONS)
    result.set_styles(assign_styles(QUOTATIONS))
    result.show()
    qtbot.waitExposed(result)
    return result


@pytest.fixture
def strip(qtbot: QtBot, view: ArticleView) -> OverviewStrip:
    result = OverviewStrip(view)
    qtbot.addWidget(result)
    result.resize(result.width(), 500)
    result.show()
    qtbot.waitExposed(result)
    return result


def tick(strip: OverviewStrip, number: int) -> QPoint:
    return QPoint(strip.width() // 2, round(strip.tick_y(QUOTATIONS[number])))


def around(point: QPoint) -> QRect:
    box = QPoint(8, 3)
    return QRect(point - box, point + box)


def test_replaces_the_scroll_bar(view: ArticleView, strip: OverviewStrip) -> None:
    assert not view.verticalScrollBar().isVisible()


def test_ticks_have_the_speakers_colours_in_text_order(strip: OverviewStrip) -> None:
    image = drawn(strip)
    styles = strip._view.look.styles
    for number, speaker in enumerate((ODUYA, FERRIES)):
        colour = LIGHT.hue(styles[speaker.name].hue_index).strong
        assert count_colour(image, colour, around(tick(strip, number))) > 10
    assert tick(strip, 0).y() < tick(strip, 1).y()


def test_ticks_follow_results_themes_and_solo(view: ArticleView, strip: OverviewStrip) -> None:
    view.update_quotations([replace(QUOTATIONS[1], attribution=QUOTATIONS[0].attribution)])
    hue = view.look.styles[ODUYA.name].hue_index
    assert count_colour(drawn(strip), LIGHT.hue(hue).strong, around(tick(strip, 1))) > 10
    view.set_theme(DARK)
    assert count_colour(drawn(strip), DARK.hue(hue).strong, around(tick(strip, 1))) > 10
    view.solo_speaker(FERRIES.name)
    assert count_colour(drawn(strip), DARK.hue(hue).strong) == 0
    faded = blend(DARK.hue(hue).strong, DARK.page, 0.25)
    assert count_colour(drawn(strip), faded, around(tick(strip, 1))) > 10


def test_click_on_a_tick_selects_and_shows(
    qtbot: QtBot, view: ArticleView, strip: OverviewStrip
) -> None:
    seen: list[int] = []
    view.statement_selected.connect(seen.append)
    strip.statement_clicked.connect(seen.append)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=tick(strip, 1))
    assert seen == [2, 2]
    assert view.selected_statement == 2
    assert view.viewport().rect().contains(view.quote_rect(2))


def test_click_elsewhere_scrolls(qtbot: QtBot, view: ArticleView, strip: OverviewStrip) -> None:
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, 470))
    assert view.verticalScrollBar().value() > 0.8 * view.verticalScrollBar().maximum()
    assert view.selected_statement is None


def test_thumb_is_dragged(qtbot: QtBot, view: ArticleView, strip: OverviewStrip) -> None:
    top = round(strip._thumb().top())
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, top + 10))
    qtbot.mouseMove(strip, QPoint(8, top + 110))
    strip._scroll_to(top + 110)
    moved = round(strip._thumb().top()) - top
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, top + 110))
    assert moved == pytest.approx(100, abs=2)


def test_thumb_covers_what_is_in_view(view: ArticleView, strip: OverviewStrip) -> None:
    bar = view.verticalScrollBar()
    share = bar.pageStep() / (bar.maximum() + bar.pageStep())
    assert strip._thumb().height() == pytest.approx(share * strip.height(), rel=0.05)
    view.set_document(document("Short."))
    assert strip._thumb().isEmpty()


def test_nothing_where_no_tick_is(strip: OverviewStrip) -> None:
    assert strip.statement_at(tick(strip, 0).y()) == 1
    assert strip.statement_at(tick(strip, 0).y() + 3) == 1
    assert strip.statement_at(tick(strip, 0).y() + 40) == 0
    assert strip.statement_at(0) == 0


def test_selected_tick_stands_out(view: ArticleView, strip: OverviewStrip) -> None:
    before = drawn(strip)
    view.select_statement(1)
    first, second = around(tick(strip, 0)), around(tick(strip, 1))
    assert drawn(strip).copy(first) != before.copy(first)
    assert drawn(strip).copy(second) == before.copy(second)


def test_thumb_is_seen_among_many_ticks(view: ArticleView, strip: OverviewStrip) -> None:
    many = [f"“Line {n} is said.”" for n in range(400)]
    text = "T\n" + "\n".join(many)
    view.set_document(document(text))
    view.set_quotations([quotation(words, n, ODUYA, text=text) for n, words in enumerate(many, 1)])
    thumb = strip._thumb().toAlignedRect()
    assert count_colour(drawn(strip), LIGHT.neutral_line, thumb) > thumb.height()
