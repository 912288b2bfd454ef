"""Which forms of a name are one, and which entity each form stands for."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.quotes.entities import Entity, NameIndex, same_person_name, surname
from reader.quotes.lexicon import fold
from reader.quotes.names import NameMention
from reader.quotes.roles import Role


def mention(written, *, at=0, honorific="", has_title=False, label="", nickname=""):
    words = tuple(written.split())
    key = tuple(fold(word) for word in words)
    span = Span(at, at + len(written))
    return NameMention(words, key, 0, 0, len(words), honorific, has_title, label, nickname, span)


def role(text, head):
    return Role(text, Span(0, len(text)), frozenset(text.split()), head)


def index_of(*names, times=1):
    """Return an index that has taken in names, one after the other in the text."""
    index = NameIndex()
    for number, name in enumerate(names):
        for _ in range(times):
            index.register(mention(name, at=100 * number), None, quoted=False)
    return index


def found(index, form):
    return [entity.name for entity in index.candidates(tuple(map(fold, form.split())))]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ann rivers", "ann rivers", True),
        ("ann b rivers", "ann rivers", True),
        ("ann b rivers", "ann beth rivers", True),
        ("ann b rivers", "ann c rivers", False),
        ("a rivers", "ann rivers", True),
        ("a.b. rivers", "ann rivers", False),
        ("max rivers", "maximilian rivers", True),
        ("al rivers", "alfred rivers", False),
        ("ann rivers", "tom rivers", False),
        ("ann rivers", "ann hill", False),
        ("tom hill jr", "tom hill", True),
        ("tom hill jr", "tom hill sr", False),
        ("harbour mouse ann rivers", "ann rivers", True),
        ("mouse ann rivers", "ann rivers", False),
        ("rivers", "rivers", False),
    ],
)
def test_two_names_are_one_persons(one, other, same):
    assert same_person_name(one.split(), other.split()) is same


_NAME = st.lists(st.sampled_from(["ann", "a", "b", "beth", "rivers", "jr", "max"]), max_size=3)


@settings(max_examples=60, deadline=None)
@given(_NAME, _NAME)
def test_which_of_two_names_comes_first_does_not_matter(one, other):
    assert same_person_name(one, other) is same_person_name(other, one)


@pytest.mark.parametrize(
    ("name", "last"), [("ann rivers", "rivers"), ("tom hill jr", "hill"), ("ii", "ii")]
)
def test_the_surname_is_no_suffix(name, last):
    assert surname(name.split()) == last


class TestForms:
    @pytest.mark.parametrize(
        ("first", "later", "count"),
        [
            ("Ann Rivers", "Ann B. Rivers", 1),
            ("Norbay Ferries", "Norbay Ferries Inc.", 1),
            ("Norbay", "Norbay Inc.", 2),
            ("Ann Rivers", "Tom Rivers", 2),
            ("Max Bank", "Maxim Bank", 2),
        ],
        ids=["initial", "legal form", "one word", "another given name", "organisations"],
    )
    def test_other_spellings_are_one_entity(self, first, later, count):
        assert len(index_of(first, later).entities) == count

    def test_the_name_is_the_fullest_form(self):
        (entity,) = index_of("Ann Rivers", "Ann B. Rivers", "Ann Rivers").entities
        assert entity.name == "Ann B. Rivers"

    def test_the_commoner_of_two_forms_of_one_length(self):
        index = index_of("Ann B. Rivers", "Ann Beth Rivers")
        index.register(mention("Ann Beth Rivers", at=300), None, quoted=False)
        assert index.entities[0].name == "Ann Beth Rivers"

    def test_a_form_with_words_stuck_to_its_front_is_no_name(self):
        (entity,) = index_of("Harbour Mouse Ann Rivers", "Ann Rivers").entities
        assert entity.name == "Ann Rivers"

    def test_each_form_is_kept_with_its_first_place(self):
        (entity,) = index_of("Ann Rivers", "Ann B. Rivers", "Ann Rivers").entities
        assert entity.forms == Counter({("Ann", "Rivers"): 2, ("Ann", "B.", "Rivers"): 1})
        assert entity.first_seen == {
            ("Ann", "Rivers"): Span(0, 10),
            ("Ann", "B.", "Rivers"): Span(100, 113),
        }

    def test_only_mentions_outside_quotations_count(self):
        index = index_of("Ann Rivers")
        index.register(mention("Ann Rivers"), None, quoted=True)
        assert index.entities[0].mentions == 1

    def test_the_unnamed_are_called_by_their_description(self):
        assert Entity(1, descriptor="harbour official").name == "harbour official"


class TestLookUp:
    @pytest.mark.parametrize(
        ("known", "form", "expected"),
        [
            pytest.param(["Ann Rivers"], "Rivers", ["Ann Rivers"], id="surname"),
            pytest.param(["Ann Rivers"], "Ann", ["Ann Rivers"], id="given name"),
            pytest.param(["Tom Hill Jr."], "Hill", ["Tom Hill Jr."], id="surname before Jr."),
            pytest.param(
                ["Ann Rivers", "Tom Rivers"], "Rivers", ["Ann Rivers", "Tom Rivers"], id="either"
            ),
            pytest.param(
                ["Rivers Hill", "Ann Rivers"], "Rivers", ["Ann Rivers"], id="surname first"
            ),
            pytest.param(["Rivers", "Ann Rivers"], "Rivers", ["Ann Rivers"], id="fuller form"),
            pytest.param(["Rivers"], "Rivers", ["Rivers"], id="nothing fuller"),
            pytest.param(["Ann Rivers"], "Ann Rivers", ["Ann Rivers"], id="itself"),
            pytest.param(
                ["Ann Rivers", "Ann B. Rivers", "Lee Ann Rivers"],
                "Ann Rivers",
                ["Ann B. Rivers"],
                id="its own fuller form",
            ),
            pytest.param(["Ann Rivers"], "Tom Rivers", [], id="somebody else"),
            pytest.param(["Ann van Moss"], "van Moss", ["Ann van Moss"], id="two last words"),
            pytest.param(["Ann Moss Hill"], "Moss Hill", ["Ann Moss Hill"], id="double surname"),
            pytest.param(["Ann Beth Hill"], "Moss Hill", [], id="another before the surname"),
            pytest.param(["Ann Beth Hill"], "Ann Beth", [], id="no surname"),
            pytest.param([], "Rivers", [], id="nobody"),
            pytest.param(["National Ferry Union"], "NFU", ["National Ferry Union"], id="initials"),
            pytest.param(["National Ferry Union"], "N.F.U.", ["National Ferry Union"], id="dotted"),
            pytest.param(
                ["Union of Ferry Pilots"], "UFP", ["Union of Ferry Pilots"], id="no small words"
            ),
            pytest.param(["Harbour Authority"], "HA", ["Harbour Authority"], id="two initials"),
            pytest.param(["Ann Rivers"], "AR", [], id="no initials of people"),
            pytest.param(["Norbay Group"], "Norbay", ["Norbay Group"], id="legal form left out"),
            pytest.param(
                ["Norbay Ferry Council"], "Ferry Council", ["Norbay Ferry Council"], id="its end"
            ),
            pytest.param(["Norbay Ferry Council"], "Norbay", [], id="too much left out"),
            pytest.param(["Norbay Council"], "Norbay", [], id="its kind left out"),
        ],
    )
    def test_whom_a_form_stands_for(self, known, form, expected):
        assert found(index_of(*known), form) == expected

    @pytest.mark.parametrize(
        ("name", "expected"),
        [("Norbay Lovers", ["Norbay Lovers"]), ("Norbay Ferry Lovers", [])],
        ids=["one word", "two"],
    )
    def test_an_organisation_may_leave_out_its_last_word(self, name, expected):
        index = NameIndex()
        index.register(mention(name, label="ORG"), None, quoted=False)
        assert found(index, "Norbay") == expected

    def test_a_letter_is_no_acronym(self):
        index = index_of("Norbay Ferries")
        index.register_acronym("N", index.entities[0])
        assert found(index, "N") == []

    def test_an_acronym_in_brackets(self):
        index = index_of("Norbay Ferries")
        index.register_acronym("NOFE", index.entities[0])
        index.register_acronym("NOFE", Entity(7))
        assert found(index, "NOFE") == ["Norbay Ferries"]

    def test_a_nickname(self):
        index = NameIndex()
        index.register(mention("Ann Rivers", nickname="Sparky"), None, quoted=False)
        assert found(index, "Sparky") == ["Ann Rivers"]

    def test_an_organisation_does_not_speak_under_a_surname(self):
        index = NameIndex()
        index.register(mention("Tom Norbay", label="ORG"), None, quoted=False)
        assert found(index, "Tom") == ["Tom Norbay"]
        assert found(index, "Norbay") == []

    def test_a_place_is_no_short_form_of_a_company(self):
        index = NameIndex()
        index.register(mention("Norbay", label="LOC"), None, quoted=False)
        index.register(mention("Norbay Group", at=50), None, quoted=False)
        assert found(index, "Norbay") == ["Norbay"]

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            (["Norbay"] * 3 + ["Norbay Group"], "Norbay"),
            (["Norbay"] * 2 + ["Norbay Group"], "Norbay Group"),
            (["Norbay Group"] + ["Norbay"] * 3, "Norbay Group"),
        ],
        ids=["well known", "hardly known", "introduced in full"],
    )
    def test_a_well_known_short_name_stays_its_own(self, names, expected):
        assert found(index_of(*names), "Norbay") == [expected]

    def test_two_names_side_by_side_are_no_longer_form(self):
        index = index_of("Norbay", "Quillon", "Norbay Quillon")
        index.entities[2].kinds = Counter({"ORG": 9})
        assert found(index, "Norbay") == ["Norbay"]

    def test_only_exactly_this_form(self):
        index = index_of("Ann Rivers")
        assert index.entity(("ann", "rivers")) is index.entities[0]
        assert index.entity(("rivers",)) is None


class TestKind:
    @pytest.mark.parametrize(
        ("name", "fields", "stated", "kind"),
        [
            pytest.param("Ann Rivers", {}, None, "PERSON", id="two words"),
            pytest.param("Rivers", {}, None, "", id="one word"),
            pytest.param("One Two Three Four", {}, None, "", id="four words"),
            pytest.param("Norbay Council", {}, None, "ORG", id="noun of an organisation"),
            pytest.param("Bank of Norbay", {}, None, "ORG", id="noun before of"),
            pytest.param("Rivers", {"honorific": "mr"}, None, "PERSON", id="honorific"),
            pytest.param("Rivers", {"has_title": True}, None, "PERSON", id="title"),
            pytest.param(
                "Norbay Council", {"label": "PERSON"}, None, "ORG", id="noun against a label"
            ),
            pytest.param("Norbay", {"label": "LOC"}, None, "LOC", id="label"),
            pytest.param("Rivers", {}, ("harbour pilot", "pilot"), "PERSON", id="role"),
            pytest.param("Norbay", {}, ("ferry company", "company"), "ORG", id="role of a firm"),
            pytest.param(
                "Norbay", {"label": "PERSON"}, ("company", "company"), "ORG", id="against a label"
            ),
        ],
    )
    def test_what_the_words_around_a_name_tell(self, name, fields, stated, kind):
        entity = NameIndex().register(
            mention(name, **fields), stated and role(*stated), quoted=False
        )
        assert entity.kind == kind

    def test_labels_count_as_a_few_votes_however_many_there_are(self):
        entity = Entity(1, ("norbay",), labels=Counter({"LOC": 100}))
        entity.kinds["ORG"] = 9
        assert entity.kind == "ORG"
        entity.kinds["ORG"] = 7
        assert entity.kind == "LOC"

    @pytest.mark.parametrize(
        ("kind", "person", "organisation"),
        [
            ("PERSON", True, True),
            ("UNNAMED", True, False),
            ("", True, True),
            ("ORG", False, True),
            ("LOC", False, True),
            ("GROUP", False, False),
            ("DOCUMENT", False, False),
        ],
    )
    def test_what_may_stand_for_it(self, kind, person, organisation):
        entity = Entity(1, ("norbay",))
        if kind:
            entity.kinds[kind] += 1
        assert (entity.could_be_person, entity.could_be_organization) == (person, organisation)

    @pytest.mark.parametrize(
        "shown", [{"key": ("ann", "rivers")}, {"genders": Counter("f")}, {"roles": [None]}]
    )
    def test_who_is_shown_to_be_a_person_is_no_organisation(self, shown):
        entity = Entity(1, **{"key": ("norbay",), "kinds": Counter({"PERSON": 1}), **shown})
        assert not entity.could_be_organization


class TestGender:
    @pytest.mark.parametrize(
        ("fields", "stated", "gender"),
        [
            ({"honorific": "mrs"}, None, "f"),
            ({"honorific": "mr"}, None, "m"),
            ({"honorific": "dr"}, None, ""),
            ({}, ("former spokeswoman", "spokesperson"), "f"),
            ({}, ("brother of the mayor", "brother"), "m"),
            ({}, ("brother of a woman", "brother"), "m"),
            ({"honorific": "mrs"}, ("brother", "brother"), ""),
        ],
        ids=["mrs", "mr", "dr", "noun", "another noun", "the first noun", "contradiction"],
    )
    def test_what_the_words_around_a_name_tell(self, fields, stated, gender):
        entity = NameIndex().register(
            mention("Rivers", **fields), stated and role(*stated), quoted=False
        )
        assert entity.gender == gender

    def test_what_pronouns_told_before_counts_in_the_next_reading(self):
        index = index_of("Rivers")
        (entity,) = index.entities
        entity.heard["f"] = 1.0
        index.finish_reading()
        entity.heard["m"] = 5.0
        assert entity.gender == "f"

    def test_a_reading_without_pronouns_forgets_nothing(self):
        index = index_of("Rivers")
        index.entities[0].heard["f"] = 1.0
        index.finish_reading()
        index.finish_reading()
        assert index.entities[0].gender == "f"

    @pytest.mark.parametrize(("heard", "gender"), [(0.5, ""), (0.7, "f")])
    def test_one_doubtful_pronoun_is_not_enough(self, heard, gender):
        entity = Entity(1, ("rivers",), heard={"m": 0.0, "f": heard})
        assert entity.gender == gender


def test_uses_are_those_of_the_reading_before():
    index = index_of("Rivers")
    index.entities[0].used = 3
    index.finish_reading()
    assert (index.entities[0].uses, index.entities[0].used) == (3, 0)


def test_the_described_stand_in_order_of_introduction():
    index = index_of("Ann Rivers", "Tom Hill")
    for name in ("Tom Hill", "Ann Rivers", "Tom Hill"):
        index.register(mention(name), role("pilot", "pilot"), quoted=False)
    assert [entity.name for entity in index.described] == ["Ann Rivers", "Tom Hill"]
