"""How well the words of a description suit somebody."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.model.span import Span
from reader.quotes.entities import Entity
from reader.quotes.lexicon import canonical_noun
from reader.quotes.phrases import phrase_at
from reader.quotes.roles import Role
from reader.quotes.wordings import fit, wording_of
from tests.helpers.parsed import parse_by_hand
from tests.helpers.plain_parse import parse_plainly


def wording(text):
    """Return the words of the phrase that ends with the last word of a text."""
    _, (paragraph,) = parse_plainly(text)
    return wording_of(paragraph.tokens, phrase_at(paragraph.tokens, len(paragraph.tokens) - 1))


def entity(name="", kind="PERSON", *, roles=(), gender=""):
    made = Entity(1, tuple(name.casefold().split()))
    if kind:
        made.kinds[kind] += 9
    if gender:
        made.genders[gender] += 9
    for text in roles:
        words = [canonical_noun(word) for word in text.split()]
        made.roles.append(Role(text, Span(0, len(text)), frozenset(words), words[-1]))
    return made


def unnamed(*nouns, kind="UNNAMED"):
    head = nouns[-1]
    made = Entity(2, descriptor=" ".join(nouns), nouns=frozenset(nouns), head=head)
    made.kinds = Counter({kind: 1})
    return made


def order(text, *entities):
    """Return which of several entities suit, the best first."""
    found = {n: fit(wording(text), one) for n, one in enumerate(entities)}
    return sorted((n for n, score in found.items() if score is not None), key=lambda n: -found[n])


class TestWords:
    @pytest.mark.parametrize(
        ("text", "head", "words", "kind", "gender"),
        [
            ("said a senior pilot", "pilot", {"senior", "pilot"}, "PERSON", ""),
            ("said the spokeswoman", "spokesperson", {"spokesperson"}, "PERSON", "f"),
            ("said the local chairman", "chair", {"local", "chair"}, "PERSON", "m"),
            ("said the ferry company", "company", {"ferry", "company"}, "ORG", ""),
            ("said the new report", "report", {"new", "report"}, "DOCUMENT", ""),
            ("said the residents", "residents", {"residents"}, "GROUP", ""),
            ("said the bartenders", "bartenders", {"bartenders"}, "GROUP", ""),
            ("said the ferry", "ferry", {"ferry"}, "", ""),
            ("said the Norlander", "norlander", {"norlander"}, "PERSON", ""),
            ("said a Norlander", "norlander", {"norlander"}, "", ""),
        ],
        ids=[
            "person", "one form", "title", "organisation", "document", "group", "plural",
            "thing", "nation", "any capital",
        ],
    )  # fmt: skip
    def test_of_a_phrase(self, text, head, words, kind, gender):
        found = wording(text)
        assert (found.head, found.words) == (head, words)
        assert (found.kind, found.gender) == (kind, gender)

    def test_of_an_age(self):
        _, (parsed,) = parse_by_hand(["the/DET 43-year-old/NOUN"])
        assert wording_of(parsed.tokens, phrase_at(parsed.tokens, 1)).kind == "PERSON"


class TestKindAndGender:
    @pytest.mark.parametrize(
        ("text", "kinds"),
        [
            ("said the pilot", ["PERSON", ""]),
            ("said the company", ["ORG", "LOC", ""]),
            ("said the ferry", ["PERSON"]),
        ],
    )
    def test_which_named_ones_come_into_question(self, text, kinds):
        fitting = [
            kind
            for kind in ("PERSON", "ORG", "LOC", "GROUP", "DOCUMENT", "")
            if fit(wording(text), entity("ann rivers", kind)) is not None
        ]
        assert fitting == kinds

    def test_several_are_not_one_of_them(self):
        friend = entity("ann rivers", roles=["friend of residents"])
        assert fit(wording("said the residents"), friend) is None

    @pytest.mark.parametrize(("gender", "fits"), [("f", True), ("", True), ("m", False)])
    def test_a_woman_is_nobody_known_as_a_man(self, gender, fits):
        found = fit(wording("said the businesswoman"), entity("rivers", gender=gender))
        assert (found is not None) is fits

    def test_a_single_name_may_be_a_company(self):
        assert order("said the company", entity("quillon"), entity("ann rivers")) == [0]

    def test_whoever_has_a_role_is_no_company(self):
        assert order("said the company", entity("quillon", roles=["pilot"])) == []


class TestNamed:
    @pytest.mark.parametrize(
        ("text", "entities"),
        [
            pytest.param(
                "said the pilot",
                [entity("moss", roles=["pilot"]), entity("rivers", roles=["mayor"])],
                id="a stated role",
            ),
            pytest.param(
                "said the harbour pilot",
                [
                    entity("moss", roles=["harbour pilot"]),
                    entity("rivers", roles=["pilot"]),
                    entity("hill", roles=["harbour mayor"]),
                    entity("brek", roles=["mayor"]),
                ],
                id="more words of it",
            ),
            pytest.param(
                "said the mayor",
                [entity("moss", roles=["pilot", "mayor"]), entity("rivers", roles=["pilot"])],
                id="the best of several roles",
            ),
            pytest.param(
                "said the senator",
                [entity("moss", roles=["Sen."]), entity("rivers")],
                id="abbreviated",
            ),
        ],
    )
    def test_people_best_first(self, text, entities):
        assert order(text, *entities) == list(range(len(entities)))

    @pytest.mark.parametrize(
        ("text", "change"), [("said the former pilot", 0), ("said the harbour pilot", -1)]
    )
    def test_words_that_the_role_does_not_state(self, text, change):
        moss = entity("moss", roles=["pilot"])
        difference = fit(wording(text), moss) - fit(wording("said the pilot"), moss)
        assert (difference > 0) - (difference < 0) == change

    def test_a_vague_word_suits_anybody_better_than_an_office_does(self):
        rivers = entity("rivers")
        assert fit(wording("said the man"), rivers) > fit(wording("said the pilot"), rivers)
        assert fit(wording("said the Norlander"), rivers) > fit(wording("said the pilot"), rivers)

    @pytest.mark.parametrize(
        ("text", "entities"),
        [
            pytest.param(
                "said the ferry union",
                [
                    entity("national ferry union", "ORG"),
                    entity("union of pilots", "ORG"),
                    entity("quillon", "ORG", roles=["ferry operator"]),
                ],
                id="a noun of the name",
            ),
            pytest.param(
                "said the company",
                [
                    entity("norbay", "ORG", roles=["ferry operator", "dredging firm"]),
                    entity("quillon", "ORG"),
                    entity("solo", ""),
                    entity("norland", "LOC"),
                ],
                id="kinds of companies",
            ),
            pytest.param(
                "said the company",
                [entity("quillon", "ORG"), entity("norbay council", "ORG")],
                id="no authority",
            ),
            pytest.param(
                "said the firm",
                [entity("norbay group", "ORG"), entity("norbay council", "ORG")],
                id="a group is a firm",
            ),
            pytest.param(
                "said the agency",
                [entity("quillon", "ORG"), entity("norland", "LOC")],
                id="no place",
            ),
        ],
    )
    def test_organisations_best_first(self, text, entities):
        scores = [fit(wording(text), one) for one in entities]
        assert scores == sorted(scores, reverse=True)
        assert len(set(scores)) == len(scores)

    def test_the_company_suits_better_than_the_agency(self):
        firm = entity("quillon", "ORG")
        assert fit(wording("said the company"), firm) > fit(wording("said the agency"), firm)

    def test_words_that_no_role_states_suit_badly(self):
        score = fit(wording("said the dredging company"), entity("quillon", "ORG"))
        assert score < 0 < fit(wording("said the company"), entity("quillon", "ORG"))

    def test_one_word_of_a_role_makes_no_agency_of_a_firm(self):
        ferries = entity("quillon", "ORG", roles=["ferry operator"])
        assert fit(wording("said the ferry agency"), ferries) < 0


class TestUnnamed:
    @pytest.mark.parametrize(
        ("text", "fitting"),
        [
            ("said the official", [0, 1]),
            ("said the harbour official", [1, 0]),
            ("said the man", [0, 1]),
            ("said the pilot", []),
        ],
        ids=["the noun alone", "all its words best", "anybody", "another noun"],
    )
    def test_only_the_same_noun_suits(self, text, fitting):
        found = order(text, unnamed("official"), unnamed("harbour", "official"))
        assert found == fitting

    def test_anybody_is_no_group(self):
        assert fit(wording("said the man"), unnamed("pilots", kind="GROUP")) is None
