"""Names found by their capitals, cleaned of what only stands beside them."""

from __future__ import annotations

import re

import pytest

from reader.quotes.names import NameFinder, NameMention
from tests.helpers.parsed import parse_by_hand
from tests.helpers.plain_parse import parse_plainly


def find(text: str, *, lower: str = "", **labels: str) -> list[NameMention]:
    names = {name.replace("_", " "): label for name, label in labels.items()}
    document, paragraphs = parse_plainly(text, names=names)
    words = frozenset(re.findall(r"\b[a-z]+", document.text)) | frozenset(lower.split())
    return NameFinder(words).find(paragraphs[0])


def written(found: list[NameMention]) -> list[str]:
    return [" ".join(name.words) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann Rivers met Tom Hill.", ["Ann Rivers", "Tom Hill"], id="two"),
        pytest.param("While Ann Rivers left", ["Ann Rivers"], id="opener"),
        pytest.param("Later Ann Rivers left", ["Ann Rivers"], id="adverb at the start"),
        pytest.param("On Monday Ann Rivers left", ["Ann Rivers"], id="weekday"),
        pytest.param("Critics praised Rivers", ["Rivers"], id="plural at the start"),
        pytest.param("said Anna-Lena Moss", ["Anna-Lena Moss"], id="hyphen"),
        pytest.param("said Ida van der Moss", ["Ida van der Moss"], id="particles"),
        pytest.param("said Tarek al-Bassi", ["Tarek al-Bassi"], id="article al"),
        pytest.param("said Ann B. Rivers", ["Ann B. Rivers"], id="initial"),
        pytest.param("said Ann Rivers Jr.", ["Ann Rivers Jr."], id="junior"),
        pytest.param("said Moss & Hill", ["Moss & Hill"], id="ampersand"),
        pytest.param("Ann Rivers’s brother", ["Ann Rivers"], id="possessive"),
        pytest.param(
            "the Bergen Post’s Ann Rivers", ["Bergen Post", "Ann Rivers"], id="of an outlet"
        ),
        pytest.param("the Women’s Ferry League", ["Women’s Ferry League"], id="institution"),
        pytest.param(
            "the Institute of Ferry Studies", ["Institute of Ferry Studies"], id="institution of"
        ),
        pytest.param("the Oslo-based firm", [], id="part of a compound"),
        pytest.param("an anti-Rivers mood", [], id="end of a compound"),
        pytest.param("said I left", [], id="the pronoun I"),
    ],
)
def test_what_is_a_name(text: str, expected: list[str]):
    assert written(find(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "title", "honorific"),
    [
        pytest.param("said Mr. Hill", "Hill", False, "mr", id="honorific"),
        pytest.param("said lady Hill", "Hill", False, "lady", id="small honorific"),
        pytest.param("said Chief Engineer Ann Rivers", "Ann Rivers", True, "", id="title"),
        pytest.param("said Secretary of State Ann Rivers", "Ann Rivers", True, "", id="office of"),
        pytest.param(
            "said Senator Billie Jean Marshal", "Billie Jean Marshal", True, "", id="both"
        ),
        pytest.param("said Ann “Coach” Rivers", "Ann Rivers", False, "", id="title as a nickname"),
        pytest.param("the Engineer Council", "Engineer Council", False, "", id="of engineers"),
        pytest.param("said Judge Rivers", "Judge Rivers", False, "", id="title or given name"),
        pytest.param("said Billie Jean King", "Billie Jean King", False, "", id="king as surname"),
        pytest.param("the Justice Department", "Justice Department", False, "", id="organisation"),
    ],
)
def test_titles_are_no_part_of_a_name(text: str, name: str, title: bool, honorific: str):
    (found,) = find(text)
    assert (" ".join(found.words), found.has_title, found.honorific) == (name, title, honorific)


def test_a_title_alone_is_no_name():
    assert find("said the Prime Minister") == []


def test_a_nickname_is_kept_beside_the_name():
    (found,) = find("said Ann “Sparky” Rivers")
    assert (found.words, found.nickname) == (("Ann", "Rivers"), "Sparky")


def test_the_pipeline_tells_where_a_person_begins():
    (found,) = find("said Ferry Control Ann Rivers", Ann_Rivers="PERSON")
    assert written([found]) == ["Ann Rivers"]
    assert found.label == "PERSON"


@pytest.mark.parametrize(
    ("labels", "name", "label"),
    [
        ({"Club": "PERSON"}, "Rivers Ferry Club", "PERSON"),
        ({"Rivers": "PERSON", "Ferry Club": "ORG"}, "Rivers Ferry Club", "ORG"),
        ({"Rivers Ferry Club": "ORG"}, "Rivers Ferry Club", "ORG"),
        ({"Ferry Club": "PERSON"}, "Ferry Club", "PERSON"),
    ],
    ids=["one word of it", "most of it", "all of it", "two words at the end"],
)
def test_what_the_pipeline_calls_it(labels: dict[str, str], name: str, label: str):
    (found,) = find("said Rivers Ferry Club", **labels)
    assert (" ".join(found.words), found.label) == (name, label)


def test_a_possessive_ending_is_no_part_of_it():
    text, (parsed,) = parse_by_hand(["met/VERB Hill's/PROPN brother/NOUN"])
    (found,) = NameFinder().find(parsed)
    assert (found.words, found.span.text_of(text)) == (("Hill",), "Hill")


def test_the_span_is_that_of_the_name_alone():
    (found,) = find("said Mr. Hill’s brother")
    assert (found.span.start, found.span.end) == (9, 13)


@pytest.mark.parametrize(
    ("line", "lower", "expected"),
    [
        ("Fos/VERB Vurlel/PROPN said/VERB", "", "Fos Vurlel"),
        ("Fos/VERB Vurlel/PROPN said/VERB", "fos", "Vurlel"),
        ("Asked/VERB Vurlel/PROPN ~.", "", "Vurlel"),
        ("met/VERB Walking/VERB Vurlel/PROPN ~.", "", "Walking Vurlel"),
    ],
    ids=["unheard-of", "small elsewhere", "English by its ending", "within a sentence"],
)
def test_a_first_word_the_tagger_takes_for_a_verb(line: str, lower: str, expected: str):
    _, parsed = parse_by_hand([line])
    assert written(NameFinder(frozenset(lower.split())).find(parsed[0])) == [expected]


def test_a_common_word_among_the_capitals_of_a_headline():
    assert written(find("then she met Critics at a ferry")) == ["Critics"]
    assert "Critics" not in written(find("Rivers met Critics at Ferry Club"))


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("then May left", "", []),
        ("then May Rivers left", "", ["May Rivers"]),
        ("met Chinese there", "", []),
        ("met Chinese there", "ORG", ["Chinese"]),
    ],
    ids=["a month", "a given name", "an adjective", "a name of the pipeline"],
)
def test_one_capitalised_word_may_be_no_name(text: str, label: str, expected: list[str]):
    assert written(find(text, **({"Chinese": label} if label else {}))) == expected


@pytest.mark.parametrize(
    ("lower", "names", "expected"),
    [((), (), []), ((), ("Vurlel",), ["Vurlel"]), (("vurlel",), ("Vurlel",), [])],
    ids=["only there", "with a capital elsewhere", "small elsewhere too"],
)
def test_a_first_word_the_tagger_takes_for_a_noun(lower, names, expected: list[str]):
    _, (parsed,) = parse_by_hand(["Vurlel/NOUN left/VERB"])
    assert written(NameFinder(frozenset(lower), frozenset(names)).find(parsed)) == expected
