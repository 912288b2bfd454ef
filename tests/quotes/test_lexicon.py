"""Word lists, and words in the form they are looked up by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quotes.lexicon import canonical_noun, fold, is_organization_key, load_lexicon


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Rivers", "rivers"),
        ("Rivers’s", "rivers"),
        ("Rivers's", "rivers"),
        ("RIVERS’S", "rivers"),
        ("Moss’", "moss"),
        ("Jr.", "jr"),
        ("U.S.", "u.s"),
        ("O’Dell", "o'dell"),
        ("Straße", "strasse"),
        ("’", ""),
    ],
)
def test_words_are_looked_up_alike(word, folded):
    assert fold(word) == folded


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=8))
def test_what_is_folded_ends_in_no_dot(word):
    assert not fold(word).endswith((".", "'"))


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("Sen.", "senator"),
        ("spokeswoman", "spokesperson"),
        ("Spokesmen", "spokesperson"),
        ("chairman", "chair"),
        ("congresswoman", "representative"),
        ("pilot", "pilot"),
    ],
)
def test_an_office_has_one_form(word, noun):
    assert canonical_noun(word) == noun


@pytest.mark.parametrize(
    ("name", "is_organization"),
    [
        ("norbay council", True),
        ("council of norbay", True),
        ("institute for ferry pilots", True),
        ("university of norbay", True),
        ("pilots of norbay council", True),
        ("norbay", False),
        ("council", False),
        ("ann rivers", False),
        ("council ann rivers", False),
        ("of norbay", False),
        ("pilots of norbay council of ferries", False),
    ],
)
def test_names_of_organisations(name, is_organization):
    assert is_organization_key(name.split()) is is_organization


class TestLists:
    @pytest.mark.parametrize(
        ("word", "is_person", "gender"),
        [
            ("brother", True, "m"),
            ("spokeswoman", True, "f"),
            ("pilot", True, ""),
            ("spokespeople", True, ""),
            ("ferrywoman", True, "f"),
            ("ferryman", True, "m"),
            ("ferryperson", True, ""),
            ("mushroomologist", True, ""),
            ("ferry", False, ""),
        ],
    )
    def test_nouns_for_a_person(self, word, is_person, gender):
        lexicon = load_lexicon()
        assert lexicon.is_person_noun(word) is is_person
        assert lexicon.gender_of(word) == gender

    def test_titles_are_people(self):
        assert load_lexicon().titles <= load_lexicon().people

    @pytest.mark.parametrize(
        "name", ["titles", "people", "groups", "organizations", "documents", "openers"]
    )
    def test_every_entry_is_a_small_word(self, name):
        words = getattr(load_lexicon(), name)
        assert words
        assert all(word == word.casefold() and ":" not in word for word in words)

    def test_genders_are_of_known_words(self):
        lexicon = load_lexicon()
        assert set(lexicon.genders.values()) == {"m", "f"}
        assert set(lexicon.genders) <= lexicon.people
