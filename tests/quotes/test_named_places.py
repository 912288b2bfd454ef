"""Whom the pieces name that the encoder points at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.span import Span
from reader.quotes.discourse import Link
from reader.quotes.entities import Entity
from reader.quotes.looks import Look, Place
from reader.quotes.named_places import NamedPlaces, Sight
from reader.quotes.pronouns import Ranked


def entity(number, kind, gender=""):
    made = Entity(number, ("name", str(number)))
    made.kinds[kind] += 9
    if gender:
        made.genders[gender] += 9
    return made


ADA, TOM, NASA = entity(1, "PERSON", "f"), entity(2, "PERSON", "m"), entity(3, "ORG")


def link(who, start, end, kind="name"):
    return Link((Ranked(who, 1.0, None),), Span(start, end), kind)


def sight(*places, word=""):
    look = Look(
        tuple(Place(start, end, (0.0, 0.0, chance)) for start, end, chance in places),
        (0.0, 0.0, 0.1),
        (1.0, 0.0, 0.0),
    )
    return Sight(Span(90, 99), look, word)


def shares(places, seen):
    return {chance.entity.number: pytest.approx(chance.share) for chance in places.chances(seen)}


PLACES = NamedPlaces([link(ADA, 0, 8), link(TOM, 10, 13), link(ADA, 20, 23), link(NASA, 30, 34)])


def test_all_places_of_somebody_add_up():
    assert shares(PLACES, sight((0, 4, 0.2), (20, 23, 0.4), (10, 13, 0.3))) == {1: 0.6, 2: 0.3}


def test_the_likeliest_place_is_shown():
    (chance,) = PLACES.chances(sight((0, 4, 0.2), (20, 23, 0.4)))
    assert chance.span == Span(20, 23)


def test_a_place_that_names_nobody_counts_for_nobody():
    assert PLACES.chances(sight((15, 18, 0.9))) == []
    assert PLACES.chances(Sight(Span(90, 99), None)) == []


@pytest.mark.parametrize(
    ("word", "she", "he", "it"),
    [("", 0.3, 0.3, 0.3), ("she", 0.3, 0.009, 0.03), ("he", 0.009, 0.3, 0.03)],
)
def test_a_pronoun_rules_out_whom_it_does_not_fit(word, she, he, it):
    seen = sight((0, 4, 0.3), (10, 13, 0.3), (30, 34, 0.3), word=word)
    assert shares(PLACES, seen) == {1: she, 2: he, 3: it}


def test_a_name_within_a_description_is_its_own():
    places = NamedPlaces([link(TOM, 0, 30, "noun"), link(NASA, 5, 9)])
    assert shares(places, sight((5, 9, 0.5))) == {3: 0.5}
    assert shares(places, sight((12, 20, 0.5))) == {2: 0.5}


def test_the_name_within_the_mention_is_no_speaker():
    official = link(TOM, 0, 15, "noun")
    places = NamedPlaces([official, link(NASA, 5, 9)])
    seen = replace(sight((5, 9, 0.5)), mention=Span(0, 15), link=official)
    assert shares(places, seen) == {2: 0.5}
