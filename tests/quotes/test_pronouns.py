"""What a pronoun stands for, by what was mentioned before it and how."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quotes.entities import Entity
from reader.quotes.pronouns import Seen, as_probabilities, rank_antecedents


def entity(number, kind="PERSON", gender=""):
    made = Entity(number, (f"name{number}",))
    if kind:
        made.kinds[kind] += 1
    if gender:
        made.genders[gender] += 1
    return made


def seen(who, **fields):
    plain = Seen(who, 0, 4, 2, "other", False, False, False, "", 100 + who.number, 0, 5)
    return replace(plain, **fields)


ADA, BEA, TOM = entity(1), entity(2), entity(3, gender="m")
HERE = seen(entity(0), sentence=6, paragraph=3)
SPEAKS = replace(HERE, is_speaker=True)


def names(ranked):
    return [found.entity.number for found in ranked]


@pytest.mark.parametrize("place", [HERE, SPEAKS], ids=["any pronoun", "of a speaker"])
@pytest.mark.parametrize(
    ("likelier", "other"),
    [
        pytest.param({"role": "subject"}, {}, id="a subject"),
        pytest.param({}, {"role": "object"}, id="no object"),
        pytest.param({}, {"role": "modifier"}, id="no modifier"),
        pytest.param({}, {"quoted": True}, id="outside quotations"),
        pytest.param({"is_speaker": True}, {}, id="who spoke"),
        pytest.param({"is_first": True}, {}, id="first of its sentence"),
        pytest.param({"sentence": 4}, {"sentence": 3}, id="fewer sentences back"),
        pytest.param({"sentence": -3}, {"sentence": -3, "paragraph": 1}, id="same paragraph"),
    ],
)
def test_of_two_mentions_the_likelier_one(place, likelier, other):
    for first, second in ((likelier, other), (other, likelier)):
        ranked = rank_antecedents("she", place, [seen(ADA, **first), seen(BEA, **second)])
        assert names(ranked) == ([1, 2] if first is likelier else [2, 1])


def test_only_a_speaker_goes_back_to_who_spoke_last():
    before = [seen(ADA, is_speaker=True), seen(BEA, is_speaker=True)]
    last, first = rank_antecedents("she", SPEAKS, before)
    assert last.entity is BEA
    assert last.probability > first.probability
    one, other = rank_antecedents("she", HERE, before)
    assert one.probability == other.probability


@pytest.mark.parametrize(
    ("word", "first"),
    [("she", 1), ("her", 1), ("he", 2), ("him", 2)],
)
def test_a_pronoun_goes_on_with_the_same_pronoun(word, first):
    before = [seen(ADA, pronoun="her"), seen(BEA, pronoun="his")]
    assert names(rank_antecedents(word, HERE, before))[0] == first


@pytest.mark.parametrize(("word", "first"), [("they", 1), ("it", 2)])
def test_it_does_not_go_on_with_they(word, first):
    firms = [entity(1, "ORG"), entity(2, "ORG")]
    before = [seen(firms[0], pronoun="their"), seen(firms[1], pronoun="its")]
    assert names(rank_antecedents(word, HERE, before))[0] == first


def test_a_speakers_pronoun_does_not_repeat_itself():
    before = [seen(ADA, pronoun="she"), seen(BEA, pronoun="he")]
    assert names(rank_antecedents("she", SPEAKS, before)) == [2, 1]


@pytest.mark.parametrize(("word", "first"), [("he", 3), ("his", 3), ("she", 1), ("herself", 1)])
def test_gender_decides_but_rules_nobody_out(word, first):
    ranked = rank_antecedents(word, HERE, [seen(ADA), seen(TOM)])
    assert names(ranked)[0] == first
    assert len(ranked) == 2


KINDS = {
    kind: entity(10 + n, kind)
    for n, kind in enumerate(("PERSON", "UNNAMED", "ORG", "LOC", "GROUP", "DOCUMENT", ""))
}


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("he", ["PERSON", "UNNAMED", ""]),
        ("they", ["GROUP", "ORG", "UNNAMED"]),
        ("it", ["ORG", "DOCUMENT", "", "LOC"]),
        ("i", []),
        ("who", []),
    ],
)
def test_what_a_pronoun_can_stand_for_best_first(word, kinds):
    ranked = rank_antecedents(word, HERE, [seen(e) for e in KINDS.values()])
    assert names(ranked) == [KINDS[kind].number for kind in kinds]


@pytest.mark.parametrize(
    ("word", "roles", "expected"),
    [
        ("him", ("subject", "object"), []),
        ("himself", ("subject", "object"), [3]),
        ("his", ("subject", "subject"), [3]),
    ],
    ids=["two arguments of a verb", "himself", "the same argument"],
)
def test_who_acts_is_not_who_is_acted_on(word, roles, expected):
    before = [seen(TOM, role=roles[0], clause=7)]
    assert names(rank_antecedents(word, replace(HERE, role=roles[1], clause=7), before)) == expected


def test_each_is_ranked_once_by_the_best_of_its_mentions():
    best = seen(ADA, role="subject", start=20)
    before = [seen(ADA, quoted=True), best, seen(BEA), seen(ADA, role="object")]
    ranked = rank_antecedents("she", HERE, before)
    assert names(ranked) == [1, 2]
    assert ranked[0].through is best


@pytest.mark.parametrize(("back", "expected"), [(18, [1]), (19, [])])
def test_what_is_far_back_is_forgotten(back, expected):
    here = replace(HERE, sentence=40)
    assert names(rank_antecedents("she", here, [seen(ADA, sentence=40 - back)])) == expected


def test_what_is_near_counts_whatever_stood_far_back():
    here = replace(HERE, sentence=40)
    assert names(rank_antecedents("she", here, [seen(BEA), seen(ADA, sentence=39)])) == [1]


def test_one_poor_candidate_is_no_certainty():
    near = seen(ADA, role="subject", sentence=6)
    far = seen(ADA, quoted=True, sentence=0)
    sure, unsure = (rank_antecedents("she", HERE, [mention])[0] for mention in (near, far))
    assert unsure.probability < 0.5 < sure.probability < 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-20, 20), max_size=6))
def test_probabilities_are_ordered_and_leave_room_for_somebody_else(scores):
    ranked = as_probabilities([(score, seen(entity(n))) for n, score in enumerate(scores)])
    shares = [found.probability for found in ranked]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.000001
    assert [scores[found.entity.number] for found in ranked] == sorted(scores, reverse=True)
