"""Whom a description means, and who is taken in as somebody unnamed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.span import Span
from reader.quotes.descriptions import Descriptions
from reader.quotes.entities import Entity, NameIndex
from reader.quotes.lexicon import canonical_noun, fold
from reader.quotes.names import NameMention
from reader.quotes.phrases import phrase_at
from reader.quotes.pronouns import Seen
from reader.quotes.roles import Role
from tests.helpers.plain_parse import parse_plainly

AT = 500  # where the description stands, in code points


def role_of(text):
    words = [canonical_noun(word) for word in text.split()]
    head = "spokesperson" if "spokesperson" in words else words[-1]
    return Role(text, Span(0, len(text)), frozenset(words), head)


def named(index, written, *, kind="PERSON", role="", at=0):
    """Take somebody into an index."""
    words = tuple(written.split())
    span = Span(at, at + len(written))
    key = tuple(map(fold, words))
    mention = NameMention(words, key, 0, 0, len(words), "", False, kind, "", span)
    return index.register(mention, role_of(role) if role else None, quoted=False)


def unnamed(number, description, kind="UNNAMED", **fields):
    nouns = frozenset(map(canonical_noun, description.split()))
    head = canonical_noun(description.split()[-1])
    made = Entity(number, descriptor=description, nouns=nouns, head=head, **fields)
    made.kinds[kind] += 1
    return made


def seen(who, **fields):
    plain = Seen(who, 0, 4, 2, "other", False, False, False, "", 0, 0, 5)
    return replace(plain, **fields)


def find(text, *before, owner=None, index=None, head=-1):
    """Return whom the description that is a text means, or that its word `head` carries."""
    document, (paragraph,) = parse_plainly(text)
    tokens = paragraph.tokens
    at = range(len(tokens))[head] if isinstance(head, int) else _token(tokens, head)
    place = seen(Entity(-1), sentence=5, paragraph=2, start=AT, end=AT + len(text))
    descriptions = Descriptions(index or NameIndex(), document.text)
    return descriptions.find(tokens, phrase_at(tokens, at), place, before, owner)


def _token(tokens, word):
    return next(n for n, token in enumerate(tokens) if token.text == word)


def first(*given, **fields):
    ranked = find(*given, **fields)
    return ranked[0].entity if ranked else None


RIVERS = Entity(1, ("rivers",))
RIVERS.kinds["PERSON"] += 9
RIVERS.roles.append(role_of("pilot"))
HILL = Entity(2, ("hill",))
HILL.kinds["PERSON"] += 9
HILL.roles.append(role_of("pilot"))


class TestWhoWasMentioned:
    @pytest.mark.parametrize(
        ("likelier", "other"),
        [
            pytest.param({"sentence": 5}, {"sentence": 2}, id="fewer sentences back"),
            pytest.param({}, {"paragraph": 1}, id="same paragraph"),
            pytest.param({"role": "subject"}, {}, id="a subject"),
            pytest.param({}, {"role": "modifier"}, id="no modifier"),
            pytest.param({"is_speaker": True}, {}, id="who spoke"),
            pytest.param({}, {"quoted": True}, id="outside quotations"),
        ],
    )
    def test_of_two_the_likelier_one(self, likelier, other):
        for one, two in ((likelier, other), (other, likelier)):
            found = find("said the pilot", seen(RIVERS, **one), seen(HILL, **two))
            expected = [1, 2] if one is likelier else [2, 1]
            assert [ranked.entity.number for ranked in found] == expected

    def test_who_is_named_often(self):
        often = Entity(3, ("moss",), roles=[role_of("pilot")], mentions=9)
        often.kinds["PERSON"] += 1
        assert first("said the pilot", seen(often), seen(RIVERS)) is often

    def test_through_the_best_of_the_mentions(self):
        best = seen(RIVERS, role="subject", start=20)
        found = find("said the pilot", seen(RIVERS), best, seen(RIVERS, quoted=True))
        assert [ranked.through for ranked in found] == [best]

    def test_who_is_far_back_and_hardly_fits_is_not_meant(self):
        plain = Entity(4, ("moss",))
        plain.kinds["PERSON"] += 1
        assert first("said the mayor", seen(plain)) is plain
        far = find("said the mayor", seen(plain, sentence=-9, paragraph=1))
        assert far[0].entity.name == "mayor"

    def test_what_was_stated_fades_slower_than_what_merely_fits(self):
        plain = Entity(4, ("moss",), mentions=200)
        plain.kinds["PERSON"] += 1
        near = [seen(plain), seen(RIVERS, sentence=1)]
        far = [seen(plain, sentence=-3), seen(RIVERS, sentence=-7)]
        assert first("said the man", *near) is plain
        assert first("said the man", *far) is plain
        assert first("said the pilot", *far) is RIVERS


class TestWhoIsDescribedAnywhere:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("said the pilot", "Ann Rivers"),
            ("said the harbour pilot", "Tom Hill"),
            ("said the harbour", "Tom Hill"),
            ("said the mayor", None),
        ],
        ids=["first with the noun", "most of the words", "any word", "nobody"],
    )
    def test_a_role_is_enough(self, text, name):
        index = NameIndex()
        named(index, "Ann Rivers", role="pilot")
        named(index, "Tom Hill", role="harbour pilot")
        found = first(text, index=index)
        assert (found.name if found.key else None) == name

    def test_whose_it_is_has_to_be_stated(self):
        index = NameIndex()
        named(index, "Ann Rivers", role="pilot")
        hill = named(index, "Tom Hill", role="Quillon pilot")
        quillon = named(index, "Quillon", kind="ORG")
        other = named(index, "Norbay", kind="ORG")
        assert first("said Quillon’s pilot", index=index, owner=quillon) is hill
        assert not first("said Norbay’s pilot", index=index, owner=other).key

    def test_nobody_is_their_own(self):
        index = NameIndex()
        rivers = named(index, "Rivers", role="Rivers pilot")
        assert first("said Rivers’s pilot", index=index, owner=rivers) is not rivers

    def test_her_pilot_is_not_any_pilot_before(self):
        index = NameIndex()
        moss = named(index, "Kim Moss")
        assert first("said her pilot", seen(RIVERS), index=index, owner=moss) is not RIVERS

    def test_a_word_of_the_role_is_not_enough_for_what_is_anothers(self):
        index = NameIndex()
        named(index, "Ann Rivers", role="Quillon pilot adviser")
        quillon = named(index, "Quillon", kind="ORG")
        assert not first("said Quillon’s pilot", index=index, owner=quillon).key

    def test_a_mere_pilot_is_somebody_new(self):
        index = NameIndex()
        named(index, "Ann Rivers", role="pilot")
        assert first("said a pilot", seen(RIVERS), index=index).name == "pilot"


class TestSpokespeople:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("said the spokesman", "Quillon spokesperson"),
            ("said a spokesman", "spokesman"),
            ("said the ferry spokesman", "ferry spokesman"),
        ],
        ids=["the one before", "anybody", "of something else"],
    )
    def test_the_spokesperson_is_the_last_one(self, text, expected):
        earlier = unnamed(9, "Quillon spokesperson", is_spokesperson=True)
        assert first(text, seen(earlier)).name == expected

    def test_a_company_spokesperson_speaks_for_the_company_before(self):
        index = NameIndex()
        quillon = named(index, "Quillon", kind="ORG", role="dredging company")
        found = first("said a company spokeswoman", seen(quillon), index=index)
        assert (found.name, found.owner) == ("Quillon spokesperson", quillon)
        assert found.is_spokesperson

    def test_without_a_word_for_it_a_company_speaks(self):
        index = NameIndex()
        firm = named(index, "Norbay", kind="ORG", role="ferry company")
        agency = named(index, "Quillon", kind="ORG", role="ferry agency")
        before = [seen(firm), seen(agency)]
        assert first("said a spokeswoman", *before, index=index).owner is firm
        assert first("said an agency spokeswoman", *before, index=index).owner is agency

    def test_a_spokesperson_of_no_company_is_just_that(self):
        found = first("said a company spokeswoman")
        assert (found.name, found.owner) == ("company spokeswoman", None)
        assert found.nouns == {"spokesperson"}

    def test_of_an_owner_that_is_known(self):
        index = NameIndex()
        quillon = named(index, "Quillon", kind="ORG")
        text = "said a spokesman for Quillon"
        found = first(text, index=index, owner=quillon, head="spokesman")
        assert (found.name, found.kind) == ("Quillon spokesperson", "UNNAMED")

    def test_of_a_spokesperson_is_the_same(self):
        voice = unnamed(9, "Quillon spokesperson", is_spokesperson=True)
        assert first("said his spokesman", owner=voice) is voice

    def test_who_was_named_as_the_owners_spokesperson(self):
        index = NameIndex()
        quillon = named(index, "Quillon", kind="ORG")
        hill = named(index, "Tom Hill", role="Quillon spokesman")
        other = named(index, "Ann Rivers", role="Norbay spokeswoman")
        before = [seen(hill), seen(other)]
        assert first("said Quillon’s spokesman", *before, index=index, owner=quillon) is hill
        assert first("said a Quillon spokesman", *before, index=index, owner=quillon) is not hill

    def test_who_is_named_soon_but_not_as_a_spokesperson(self):
        index = NameIndex()
        quillon = named(index, "Quillon", kind="ORG")
        hill = named(index, "Tom Hill", role="Quillon pilot", at=AT + 200)
        assert first("said a Quillon spokesman", index=index, owner=quillon) is not hill

    @pytest.mark.parametrize(
        ("text", "at", "is_meant"),
        [
            ("said a Quillon spokesman", AT + 200, True),
            ("said a Quillon spokesman", AT + 2000, False),
            ("said a Quillon spokesman", AT - 200, False),
            ("said the Quillon spokesman", AT + 200, False),
        ],
        ids=["soon", "much later", "before", "definite"],
    )
    def test_who_is_named_soon_after(self, text, at, is_meant):
        index = NameIndex()
        quillon = named(index, "Quillon", kind="ORG")
        hill = named(index, "Tom Hill", role="Quillon spokesman", at=at)
        assert (first(text, index=index, owner=quillon) is hill) is is_meant


class TestDocuments:
    def test_the_report_is_the_one_before(self):
        reports = [unnamed(8, "ferry report", "DOCUMENT"), unnamed(9, "report", "DOCUMENT")]
        before = [seen(report) for report in reports]
        assert first("said the report", *before) is reports[1]
        assert first("said the ferry report", *before) is reports[0]
        assert first("said the same report", *before) is reports[1]

    def test_a_report_is_another_one(self):
        report = unnamed(9, "report", "DOCUMENT")
        assert first("said a report", seen(report)) is not report

    @pytest.mark.parametrize(
        ("text", "head", "is_owner"),
        [
            ("said Quillon’s report", "report", True),
            ("said its report", "report", True),
            ("said a report from Quillon", "report", True),
            ("said an editorial in Quillon", "editorial", True),
            ("said a report in Quillon", "report", False),
            ("said a report on Quillon", "report", False),
        ],
        ids=["possessor", "its", "from", "column in", "report in", "about"],
    )
    def test_who_issued_it(self, text, head, is_owner):
        quillon = named(NameIndex(), "Quillon", kind="ORG")
        assert (first(text, owner=quillon, head=head).owner is quillon) is is_owner

    @pytest.mark.parametrize(
        ("text", "fields", "is_issuer"),
        [
            ("said a statement", {}, True),
            ("said a survey", {}, False),
            ("said the statement", {}, False),
            ("said a statement", {"role": "object"}, False),
            ("said a statement", {"quoted": True}, False),
            ("said a statement", {"sentence": 4}, False),
        ],
        ids=["issued", "not such", "the", "no subject", "quoted", "another sentence"],
    )
    def test_a_statement_is_issued_by_who_acts(self, text, fields, is_issuer):
        subject = seen(RIVERS, **{"role": "subject", "sentence": 5, **fields})
        found = first(text, subject)
        assert found.kind == "DOCUMENT"
        assert (found.owner is RIVERS) is is_issuer


class TestTheUnnamed:
    @pytest.mark.parametrize(
        ("text", "owner", "name"),
        [
            ("said a senior official", None, "senior official"),
            ("said another official", None, "another official"),
            ("said Rivers’s brother", "Ann Rivers", "Ann Rivers’s brother"),
            ("said the mayor’s brother", None, "the mayor’s brother"),
            ("said her brother", "Ann Rivers", "Ann Rivers’s brother"),
            ("said her brother", None, "brother"),
            ("said her campaign", "Ann Rivers", "Rivers campaign"),
            ("said Rivers’s campaign", "Ann Rivers", "Rivers campaign"),
            ("said Rivers’s school", "Ann Rivers", "Ann Rivers school"),
            ("said its director", "Quillon Ferries", "Quillon Ferries director"),
        ],
    )
    def test_are_called_by_words_of_the_article(self, text, owner, name):
        index = NameIndex()
        kind = "ORG" if owner and "Ferries" in owner else "PERSON"
        whose = named(index, owner, kind=kind) if owner else None
        assert first(text, index=index, owner=whose).name == name

    def test_their_name_holds_the_complement(self):
        found = first("said an official of the harbour", head="official")
        assert found.name == "official of the harbour"
        assert found.descriptor_span == Span(5, 31)
        assert "harbour" in found.nouns

    def test_the_same_words_are_the_same_one(self):
        document, paragraphs = parse_plainly("said an official\nsaid an Official\nsaid a pilot")
        descriptions = Descriptions(NameIndex(), document.text)
        found = []
        for paragraph in paragraphs:
            phrase = phrase_at(paragraph.tokens, 2)
            place = seen(Entity(-1))
            found += descriptions.find(paragraph.tokens, phrase, place, [], None)
        assert found[0].entity is found[1].entity
        assert found[0].entity is not found[2].entity
        assert found[0].entity.number != found[2].entity.number

    @pytest.mark.parametrize(
        ("text", "kind", "gender"),
        [
            ("said a businesswoman", "UNNAMED", "f"),
            ("said a businessman", "UNNAMED", "m"),
            ("said an official", "UNNAMED", ""),
            ("said the residents", "GROUP", ""),
            ("said a company", "ORG", ""),
            ("said a ferry", "UNNAMED", ""),
        ],
    )
    def test_what_they_are(self, text, kind, gender):
        found = first(text)
        assert (found.kind, found.gender) == (kind, gender)
