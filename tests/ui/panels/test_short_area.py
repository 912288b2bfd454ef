"""The area that is as high as its widget, and scrolls only where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui.models.overview import Tally
from reader.ui.panels.legend_bar import LegendBar
from reader.ui.panels.short_area import ShortArea


@pytest.fixture
def area(qtbot, appearance):
    legend = LegendBar(appearance)
    legend.show_speakers([Tally(f"Speaker number {n}", n) for n in range(6)], {})
    made = ShortArea(legend)
    qtbot.addWidget(made)
    made.setStyleSheet("QScrollBar:vertical { width: 40px; }")
    made.resize(600, 10)
    made.show()
    return made


def narrowest_of_two_rows(legend):
    """Return the width at which the chips fit two rows and one pixel less would need three."""
    return next(
        width
        for width in range(900, 100, -1)
        if legend.heightForWidth(width - 1) > legend.heightForWidth(width) > 70
    )


@pytest.mark.parametrize("before", [200, 900])
def test_no_scrollbar_where_all_rows_fit(area, qtbot, before):
    legend = area.widget()
    width = narrowest_of_two_rows(legend)
    needed = legend.heightForWidth(width)
    area.set_most(needed + 5)
    area.resize(before, area.height())
    QApplication.processEvents()
    area.resize(width, area.height())
    qtbot.waitUntil(lambda: area.height() == needed)
    assert area.viewport().width() == width
    assert area.verticalScrollBar().maximum() == 0
    assert not area.verticalScrollBar().isVisible()


def test_scrollbar_where_there_is_no_room(area, qtbot):
    area.set_most(40)
    area.resize(400, area.height())
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.height() == 40
    assert area.verticalScrollBar().isVisible()
