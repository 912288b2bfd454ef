"""Where the card stands: inside the article's view, never over its quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from reader.ui.panels.card_place import EDGE, Surroundings, place_card, scroll_needed

NARROW = QRect(0, 0, 700, 600)
COLUMN = QRect(30, 0, 640, 600)


def around(top: int, height: int, area: QRect = NARROW, column: QRect = COLUMN) -> Surroundings:
    return Surroundings(area, column, QRect(column.left() + 20, top, 500, height))


def test_below_the_quote():
    place = place_card(QSize(600, 200), around(100, 60))
    assert place.y() > 160


def test_above_where_there_is_no_room_below():
    place = place_card(QSize(600, 200), around(450, 60))
    assert place.y() + 200 < 450


def test_beside_the_column_in_a_wide_window():
    wide = around(100, 60, QRect(0, 0, 1400, 600), QRect(380, 0, 640, 600))
    assert wide.is_beside
    place = place_card(QSize(wide.width, 300), wide)
    assert place.x() > wide.column.right() - 1
    assert place.y() <= 100


def test_nowhere_until_the_text_is_scrolled():
    tight = around(200, 250)
    size = QSize(600, 220)
    assert place_card(size, tight) is None
    moved = Surroundings(
        tight.area, tight.column, tight.quote.translated(0, -scroll_needed(size, tight))
    )
    assert place_card(size, moved) is not None


@given(
    width=st.integers(360, 2000),
    height=st.integers(300, 1400),
    top=st.integers(-400, 1400),
    tall=st.integers(10, 900),
    card=st.integers(60, 500),
)
def test_never_over_the_quote(width, height, top, tall, card):
    area = QRect(0, 0, width, height)
    column = QRect(max(0, (width - 700) // 2), 0, min(width, 700), height)
    surroundings = Surroundings(area, column, QRect(column.left(), top, column.width(), tall))
    size = QSize(surroundings.width, card)
    place = place_card(size, surroundings)
    if place is None:
        return
    covered = QRect(place, size)
    assert not covered.intersects(surroundings.quote)
    assert covered.left() >= area.left()
    assert covered.right() <= area.right()
    assert card > height - 2 * EDGE or covered.top() >= area.top()


def test_place_is_a_point_of_the_parent():
    assert isinstance(place_card(QSize(300, 100), around(10, 10)), QPoint)
