"""What the letters of a given name hint at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.given_names import FEATURES, lean, letter_features


@pytest.mark.parametrize("name", ["", "K", "J.", "Mary-Jane", "42", "O’Neil"])
def test_what_is_no_plain_name_hints_at_nothing(name):
    assert lean(name) == 0.0


def test_endings_tell_of_names_nobody_has():
    women = [lean(name) for name in ("Sirovina", "Malvetta", "Orsolina", "Tessarina")]
    men = [lean(name) for name in ("Wolvert", "Gerhold", "Ostrick", "Barnolf")]
    assert sum(women) / 4 > 0.2 > -0.2 > sum(men) / 4


def test_case_does_not_matter():
    assert lean("SIROVINA") == lean("Sirovina")


@given(st.text(max_size=30))
def test_any_text_is_between_the_ends(name):
    assert -1.0 <= lean(name) <= 1.0
    assert all(0 <= number < FEATURES for number in letter_features(name))
