"""When a name is the labelled speaker, and when it is the full name."""

from __future__ import annotations

import pytest

from reader.training.same_speaker import has_foreign_word, is_full_name, is_same_speaker


def label(speaker, kind="person", *aliases):
    return {"speaker": speaker, "type": kind, "aliases": list(aliases)}


@pytest.mark.parametrize(
    ("name", "gold", "is_same"),
    [
        ("Ona Brek", label("Ona Brek"), True),
        ("Sen. Ona Brek", label("Ona Brek"), True),
        ("Ona Brék’s", label("Ona Brek"), True),
        ("J. P. Brek", label("J.P. Brek"), False),
        ("J.P. Brek", label("JP Brek"), True),
        ("Brek", label("Ona Brek"), False),
        ("Brek", label("Ona Brek", "person", "Brek"), True),
        ("Justice Department", label("Justice Department", "organization"), True),
        ("Department", label("Justice Department", "organization"), False),
        ("spokeswoman for Velmar", label("Velmar", "organization"), True),
        ("Velmar spokesman", label("Velmar", "organization"), True),
        ("Velmar chairman", label("Velmar", "organization"), False),
        ("a senior port official", label("port official", "unnamed"), True),
        ("port official", label("a senior port official", "unnamed"), True),
        ("official", label("a senior port official", "unnamed"), False),
        ("ferry official", label("a senior port official", "unnamed"), False),
        ("official of the port", label("port official", "unnamed"), True),
        ("", label("Ona Brek"), False),
        (None, label("Ona Brek"), False),
        ("Ona Brek", label(None, None), False),
    ],
)
def test_same_speaker(name, gold, is_same):
    assert is_same_speaker(name, gold) is is_same


@pytest.mark.parametrize(
    ("name", "gold", "is_full"),
    [
        ("Ona Brek", label("Ona Brek", "person", "Brek"), True),
        ("Brek", label("Ona Brek", "person", "Brek"), False),
        ("Mayor Ona Brek", label("Ona Brek"), False),
        ("The Port Trust", label("Port Trust", "organization"), True),
        (None, label("Ona Brek"), False),
        ("a baker", label("a baker", "unnamed"), None),
    ],
)
def test_full_name(name, gold, is_full):
    assert is_full_name(name, gold) is is_full


@pytest.mark.parametrize(
    ("name", "is_foreign"),
    [("Ona Brek", False), ("Ona Vale", True), ("Brek spokesperson", False), ("O. Brek", False)],
)
def test_words_that_the_article_lacks(name, is_foreign):
    assert has_foreign_word(name, "Ms. Ona Brek spoke.") is is_foreign
