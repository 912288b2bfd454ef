"""Weights of what speaks for a speaker, learned from labelled cases."""

from __future__ import annotations

from types import SimpleNamespace

from reader.model.speaker import SpeakerKind
from reader.quotes.beliefs import Signs
from reader.training.beliefs import START, fit_scale

PERSON = SpeakerKind.PERSON


def label(speaker):
    return {"speaker": speaker, "type": "person", "aliases": []}


def case(**signs):
    return SimpleNamespace(signs={n.replace("_", " "): s for n, s in signs.items()})


def pronoun_against_sight(right):
    both = case(Ada_Moor=Signs(PERSON, by_pronoun=0.9), Bea_Vale=Signs(PERSON, pointer=0.9))
    return (both, label(right))


def winner(scale, made):
    return next(iter(scale.weigh(made.signs)))


def test_what_was_right_weighs_more():
    for right in ("Ada Moor", "Bea Vale"):
        scale = fit_scale([pronoun_against_sight(right)] * 30)
        assert winner(scale, pronoun_against_sight(right)[0]) == right


def test_the_same_cases_give_the_same_weights():
    cases = [pronoun_against_sight("Ada Moor")] * 5
    assert fit_scale(cases) == fit_scale(cases)


def test_who_is_not_among_the_possible_teaches_nothing():
    told = [pronoun_against_sight("Bea Vale")] * 5
    alone = case(Ada_Moor=Signs(PERSON, by_name=0.9))
    useless = [pronoun_against_sight("Tom Quist"), (alone, label("Ada Moor"))]
    assert fit_scale([*told, *useless]) == fit_scale(told)
    assert len(fit_scale(told).weights) == len(START.weights)
