"""Back and forth between the places a reader jumped from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.trail import Trail


def test_nowhere_to_go_at_first():
    trail = Trail()
    assert not trail.has_behind
    assert not trail.has_ahead
    assert trail.back(5) is None
    assert trail.forward(5) is None


def test_back_and_forward():
    trail = Trail()
    trail.leave(10)
    trail.leave(20)
    assert trail.back(30) == 20
    assert trail.back(20) == 10
    assert not trail.has_behind
    assert trail.forward(10) == 20
    assert trail.forward(20) == 30
    assert not trail.has_ahead


def test_another_jump_forgets_what_lay_ahead():
    trail = Trail()
    trail.leave(10)
    trail.back(20)
    trail.leave(10)
    assert not trail.has_ahead


def test_one_place_is_noted_once():
    trail = Trail()
    trail.leave(10)
    trail.leave(10)
    assert trail.back(30) == 10
    assert not trail.has_behind


@given(places=st.lists(st.integers(0, 1000), min_size=1, max_size=20, unique=True))
def test_all_the_way_back_and_forth_again(places: list[int]):
    trail, here = Trail(), 2000
    for place in places:
        trail.leave(place)
    start = here
    while (place := trail.back(here)) is not None:
        here = place
    assert here == places[0]
    while (place := trail.forward(here)) is not None:
        here = place
    assert here == start
