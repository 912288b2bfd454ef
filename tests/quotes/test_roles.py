"""The office, apposition or description that stands right at a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.quotes.names import NameFinder
from reader.quotes.roles import find_role
from tests.helpers.parsed import parse_by_hand
from tests.helpers.plain_parse import parse_plainly


def role_of(text, name):
    """Return the role found at a name of a text."""
    document, (paragraph,) = parse_plainly(text)
    (found,) = [n for n in NameFinder().find(paragraph) if n.words[-1] == name.split()[-1]]
    assert found.words == tuple(name.split())
    return find_role(paragraph.tokens, found, document.text)


def cases(*given):
    return pytest.mark.parametrize(
        ("text", "name", "role"), [pytest.param(*case[1:], id=case[0]) for case in given]
    )


def stated(text, name):
    role = role_of(text, name)
    return role.text if role else None


@cases(
    ("after a determiner", "Ann Rivers, a harbour pilot, left.", "Ann Rivers", "harbour pilot"),
    ("without one", "Ann Rivers, chief pilot, left.", "Ann Rivers", "chief pilot"),
    ("at the end", "said Ann Rivers, the pilot.", "Ann Rivers", "pilot"),
    ("at the end of all", "said Ann Rivers, the pilot", "Ann Rivers", "pilot"),
    ("with its complement", "Ann Rivers, pilot of the ferry, left.", "Ann Rivers",
     "pilot of the ferry"),
    ("after the age", "Ann Rivers, 43, a pilot, left.", "Ann Rivers", "pilot"),
    ("before who", "Ann Rivers, a pilot who left, wrote.", "Ann Rivers", "pilot"),
    ("her brother", "Tom Hill, her brother, left.", "Tom Hill", "brother"),
    ("a noun by its ending", "Ann Rivers, a stuntdiver, left.", "Ann Rivers", "stuntdiver"),
    ("an organisation", "Quillon, a dredging firm, left.", "Quillon", "dredging firm"),
    ("another person", "Ann Rivers, Tom Hill and others left.", "Ann Rivers", None),
    ("a place", "Ann Rivers, of the ferry, left.", "Ann Rivers", None),
    ("a verb", "Ann Rivers, arrived pilot, left.", "Ann Rivers", None),
    ("a pronoun", "Ann Rivers, she said, left.", "Ann Rivers", None),
    ("nothing that closes it", "Ann Rivers, the pilot when it left.", "Ann Rivers", None),
    ("an honorific", "Ann Rivers, Dr., left.", "Ann Rivers", None),
    ("a thing", "Ann Rivers, ferry and all, left.", "Ann Rivers", None),
    ("another sentence", "said Ann Rivers, . The pilot, left.", "Ann Rivers", None),
    ("a clause", "He met Ann Rivers, the mayor announced.", "Ann Rivers", None),
    ("a clause with more", "He met Ann Rivers, the chief pilot told reporters.", "Ann Rivers",
     None),
)  # fmt: skip
def test_after_the_name(text, name, role):
    assert stated(text, name) == role


@cases(
    ("a noun", "said pilot Ann Rivers", "Ann Rivers", "pilot"),
    ("with adjectives", "the former chief pilot Ann Rivers left", "Ann Rivers",
     "former chief pilot"),
    ("a title", "said Chief Engineer Ann Rivers", "Ann Rivers", "Chief Engineer"),
    ("an office with of", "the secretary of state Ann Rivers left", "Ann Rivers",
     "secretary of state"),
    ("a compound", "said the Oslo-based lawyer Ann Rivers", "Ann Rivers", "lawyer"),
    ("an acronym in brackets", "the wind (AW) company Quillon left", "Quillon", "wind company"),
    ("brackets first", "the (wind) company Quillon left", "Quillon", "company"),
    ("half a bracket", "one two three four five six seven) pilot Ann Rivers", "Ann Rivers",
     "pilot"),
    ("a dash", "The plan - pilot Ann Rivers left", "Ann Rivers", "pilot"),
    ("a dash after a verb", "He arrived - pilot Ann Rivers left", "Ann Rivers", "pilot"),
    ("an office", "Secretary of State Ann Rivers left", "Ann Rivers", "Secretary of State"),
    ("an office of somewhere", "US Secretary of State Ann Rivers left", "Ann Rivers",
     "US Secretary of State"),
    ("a former office", "the former Chief of Staff Ann Rivers left", "Ann Rivers",
     "former Chief of Staff"),
    ("an office of many words", "Director of Public Health Ann Rivers left", "Ann Rivers",
     "Director of Public Health"),
    ("an organisation", "said the dredging company Quillon", "Quillon", "dredging company"),
    ("a noun by its ending", "said stuntdiver Ann Rivers", "Ann Rivers", "stuntdiver"),
    ("with its honorific", "said pilot Dr. Ann Rivers", "Ann Rivers", "pilot"),
    ("an honorific alone", "said Dr. Ann Rivers", "Ann Rivers", None),
    ("former alone", "said former Ann Rivers", "Ann Rivers", None),
    ("a thing", "the song Ann Rivers wrote", "Ann Rivers", None),
    ("another sentence", "met the pilot. Ann Rivers left", "Ann Rivers", None),
    ("an unknown noun", "said stunthead Ann Rivers", "Ann Rivers", None),
    ("an unknown noun with another", "said ferry stunthead Ann Rivers", "Ann Rivers",
     "ferry stunthead"),
    ("nothing", "Ann Rivers left", "Ann Rivers", None),
)  # fmt: skip
def test_before_the_name(text, name, role):
    assert stated(text, name) == role


@cases(
    ("a noun", "said the pilot, Ann Rivers.", "Ann Rivers", "pilot"),
    ("with its modifiers", "said the chief harbour pilot, Ann Rivers, later", "Ann Rivers",
     "chief harbour pilot"),
    ("with its complement", "said the pilot of ferry, Ann Rivers.", "Ann Rivers",
     "pilot of ferry"),
    ("of somebody", "said her brother, Tom Hill.", "Tom Hill", "brother"),
    ("without a determiner", "said pilot, Ann Rivers.", "Ann Rivers", None),
    ("nothing closes it", "said the pilot, Ann Rivers left.", "Ann Rivers", None),
    ("a thing", "said the ferry, Ann Rivers.", "Ann Rivers", None),
    ("another sentence", "the pilot left, Ann Rivers.", "Ann Rivers", None),
)  # fmt: skip
def test_before_a_comma_before_the_name(text, name, role):
    assert stated(text, name) == role


def test_according_to_somebody_introduces_no_role():
    text = "according to Ann Rivers, a pilot, it left"
    assert stated(text, "Ann Rivers") is None


def test_what_stands_after_the_name_goes_first():
    assert stated("the pilot Ann Rivers, a former mayor, left", "Ann Rivers") == "former mayor"


def test_places_have_no_role():
    document, (paragraph,) = parse_plainly("Norbay, a ferry company, left.")
    (name,) = NameFinder().find(paragraph)
    assert find_role(paragraph.tokens, replace(name, label="ORG"), document.text)
    assert find_role(paragraph.tokens, replace(name, label="LOC"), document.text) is None


@pytest.mark.parametrize(
    ("text", "span", "words", "head"),
    [
        ("said Sen. Ann Rivers", "Sen.", {"senator"}, "senator"),
        (
            "Ann Rivers, a spokeswoman for the harbour, left.",
            "spokeswoman for the harbour",
            {"spokesperson", "for", "the", "harbour"},
            "spokesperson",
        ),
        ("said the wind (AW) company Rivers", "wind (AW) company", {"wind", "aw", "company"},
         "company"),
    ],
    ids=["abbreviated", "spokespeople", "brackets"],
)  # fmt: skip
def test_words_stand_in_one_form_and_the_span_in_the_article(text, span, words, head):
    document, (paragraph,) = parse_plainly(text)
    name = next(n for n in NameFinder().find(paragraph) if n.words[-1] == "Rivers")
    role = find_role(paragraph.tokens, name, document.text)
    assert role.span.text_of(document.text) == span
    assert (role.words, role.head) == (words, head)


def role_by_hand(line, *, begins=None):
    """Return the role at the one name of a line, the second sentence of which begins at a token."""
    text, (parsed,) = parse_by_hand([line])
    tokens = [replace(t, sentence=int(n >= (begins or 99))) for n, t in enumerate(parsed.tokens)]
    (name,) = NameFinder().find(replace(parsed, tokens=tuple(tokens)))
    role = find_role(tokens, name, text)
    return (role.text, role.head) if role else None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("retired/VERB/amod/1 pilot/NOUN Rivers/PROPN left/VERB", ("retired pilot", "pilot")),
        ("met/VERB/root/0 pilot/NOUN Rivers/PROPN left/VERB", ("pilot", "pilot")),
        ("former/NOUN Rivers/PROPN left/VERB", None),
        (
            "Rivers/PROPN ~, a/DET self/NOUN ~- ~taught/VERB/acl/7 pilot/NOUN ~, left/VERB",
            ("self-taught pilot", "pilot"),
        ),
    ],
    ids=["participle", "verb", "former", "compound"],
)
def test_words_count_as_what_they_are(line, role):
    assert role_by_hand(line) == role


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("harbour/NOUN pilot/NOUN Rivers/PROPN left/VERB", 1),
        ("the/DET harbour/NOUN pilot/NOUN ~, Rivers/PROPN ~, left/VERB", 2),
    ],
    ids=["before the name", "before a comma"],
)
def test_a_role_does_not_reach_into_the_sentence_before(line, begins):
    assert role_by_hand(line) == ("harbour pilot", "pilot")
    assert role_by_hand(line, begins=begins) in (("pilot", "pilot"), None)
