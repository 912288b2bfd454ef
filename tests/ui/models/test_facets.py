"""What holds of a statement, and what a choice of facets lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.quotation import Review, ReviewState, Verification, VerificationStatus
from reader.ui.models.facets import NO_CHOICE, Facet, FacetChoice, count_facets, facets_of
from reader.ui.models.statement_cards import StatementCard, make_cards
from tests.helpers.articles import FERRIES, ODUYA, attribution, document, quotation

NOBODY = attribution(None, 0.2)


def card(speaker=ODUYA, confidence: float = 0.9, **review: object) -> StatementCard:
    given = quotation("“It stays shut.”", 1, speaker, confidence=confidence)
    (made,) = make_cards([replace(given, review=Review(**review))], document())
    return made


@pytest.mark.parametrize(
    ("shown", "facets"),
    [
        pytest.param(card(), {Facet.ATTRIBUTED}, id="sure"),
        pytest.param(card(confidence=0.6), {Facet.PROBABLE}, id="probable"),
        pytest.param(card(None, 0.1), {Facet.UNATTRIBUTED}, id="nobody"),
        pytest.param(card(state=ReviewState.ACCEPTED), {Facet.DECIDED}, id="accepted"),
        pytest.param(
            card(state=ReviewState.CORRECTED, found=attribution(FERRIES)),
            {Facet.DECIDED, Facet.SET_BY_HAND},
            id="another speaker",
        ),
        pytest.param(
            card(state=ReviewState.CORRECTED, found=NOBODY),
            {Facet.DECIDED, Facet.SET_BY_HAND},
            id="nobody had been found",
        ),
        pytest.param(
            card(state=ReviewState.CORRECTED, found=attribution(ODUYA, 0.6)),
            {Facet.DECIDED},
            id="edges moved",
        ),
        pytest.param(card(state=ReviewState.ADDED), {Facet.DECIDED, Facet.SET_BY_HAND}, id="added"),
        pytest.param(card(None, state=ReviewState.ADDED), {Facet.DECIDED}, id="added, nobody"),
        pytest.param(
            card(is_flagged=True, note="x"),
            {Facet.ATTRIBUTED, Facet.FLAGGED, Facet.NOTED},
            id="flag, note",
        ),
    ],
)
def test_what_holds(shown: StatementCard, facets: set[Facet]):
    assert facets_of(shown) == facets | {Facet.UNCHECKED}


def test_checked():
    checked = card(verification=Verification(VerificationStatus.NO))
    assert facets_of(checked) == {Facet.ATTRIBUTED, Facet.CHECKED}


@pytest.mark.parametrize(
    ("facets", "tags", "is_shown"),
    [
        ((), (), True),
        ((Facet.ATTRIBUTED,), (), True),
        ((Facet.PROBABLE,), (), False),
        ((Facet.PROBABLE, Facet.ATTRIBUTED), (), True),
        ((Facet.ATTRIBUTED, Facet.NOTED), (), False),
        ((Facet.ATTRIBUTED, Facet.FLAGGED), (), True),
        ((Facet.ATTRIBUTED, Facet.NOTED, Facet.FLAGGED), (), True),
        ((), ("a", "z"), True),
        ((), ("z",), False),
        ((Facet.FLAGGED,), ("z",), False),
        ((Facet.PROBABLE,), ("a",), False),
    ],
)
def test_one_of_a_group_and_something_of_each(facets, tags, is_shown: bool):
    shown = card(is_flagged=True, tags=("a", "b"))
    assert FacetChoice(frozenset(facets), frozenset(tags)).lets_through(shown) is is_shown


def test_turning_twice_changes_nothing():
    for value in (Facet.NOTED, "a"):
        chosen = NO_CHOICE.with_turned(value)
        assert not chosen.is_open
        assert chosen.with_turned(value) == NO_CHOICE


def test_counts():
    facets, tags = count_facets([card(tags=("a",)), card(None, 0.1, tags=("a", "b"))])
    assert (facets[Facet.ATTRIBUTED], facets[Facet.UNCHECKED], tags) == (1, 2, {"a": 2, "b": 1})
