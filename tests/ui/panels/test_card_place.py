"""Where the card stands: inside the article's view, never over its quote."""

from __future__ import annotations

from dataclasses import replace

import pytest
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


@pytest.mark.parametrize(
    ("top", "evidence"),
    [
        (100, QRect(60, 170, 120, 20)),  # right below the quote
        (400, QRect(60, 340, 120, 20)),  # right above it
        (200, QRect(60, 270, 120, 20)),
        (260, QRect(60, 330, 500, 40)),
    ],
)
def test_evidence_is_left_free_where_there_is_a_place(top, evidence):
    surroundings = replace(around(top, 60), evidence=(evidence,))
    size = QSize(600, 180)
    covered = QRect(place_card(size, surroundings), size)
    assert not covered.intersects(evidence)
    assert not covered.intersects(surroundings.quote)


def test_small_card_goes_to_the_side_of_the_evidence():
    both = (QRect(60, 170, 120, 20), QRect(60, 480, 120, 20))
    surroundings = replace(around(100, 60), evidence=both)
    size = QSize(300, 400)
    covered = QRect(place_card(size, surroundings), size)
    assert not any(covered.intersects(box) for box in both)


def test_least_of_the_evidence_is_hidden_where_some_must_be():
    surroundings = replace(
        around(20, 60), evidence=(QRect(60, 100, 500, 20), QRect(200, 500, 80, 20))
    )
    size = QSize(600, 440)
    covered = QRect(place_card(size, surroundings), size)
    assert surroundings.hidden_by(covered) == 80 * 20


def test_room_is_made_beside_quote_and_evidence():
    tight = replace(around(300, 60), evidence=(QRect(60, 420, 120, 20), QRect(60, 250, 90, 20)))
    size = QSize(600, 300)
    moved = tight.area.top() - scroll_needed(size, tight.with_evidence(size.height()))
    scrolled = Surroundings(
        tight.area,
        tight.column,
        tight.quote.translated(0, moved),
        tuple(box.translated(0, moved) for box in tight.evidence),
    )
    covered = QRect(place_card(size, scrolled), size)
    assert scrolled.hidden_by(covered) == 0
    assert not covered.intersects(scrolled.quote)


def test_evidence_too_far_off_leaves_the_quote_alone_in_view():
    far = replace(around(300, 60), evidence=(QRect(60, 0, 90, 20), QRect(60, 580, 90, 20)))
    assert far.with_evidence(300).quote == far.quote


@given(
    width=st.integers(360, 2000),
    height=st.integers(300, 1400),
    top=st.integers(-400, 1400),
    tall=st.integers(10, 900),
    card=st.integers(60, 500),
    named=st.integers(0, 1400),
)
def test_never_over_the_quote(width, height, top, tall, card, named):
    area = QRect(0, 0, width, height)
    column = QRect(max(0, (width - 700) // 2), 0, min(width, 700), height)
    quote = QRect(column.left(), top, column.width(), tall)
    evidence = (QRect(column.left() + 30, named, 90, 20),)
    surroundings = Surroundings(area, column, quote, evidence)
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
