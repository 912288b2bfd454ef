"""What the letters of a given name hint at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.given_names import lean


@pytest.mark.parametrize("name", ["", "K", "J.", "Mary-Jane", "42", "O’Neil"])
def test_what_is_no_plain_name_hints_at_nothing(name):
    assert lean(name) == 0.0


def test_common_names_lean_the_way_they_are_used():
    women = [lean(name) for name in ("Maria", "Anna", "Linda", "Fatima")]
    men = [lean(name) for name in ("George", "Ahmed", "Peter", "Carlos")]
    assert min(women) > 0.3 > -0.3 > max(men)


def test_case_does_not_matter():
    assert lean("MARIA") == lean("Maria")


@given(st.text(max_size=30))
def test_any_text_is_between_the_ends(name):
    assert -1.0 <= lean(name) <= 1.0
