"""Runs of capitalised words that may hold a name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.quotes.name_runs import RunFinder, begins_sentence
from tests.helpers.parsed import parse_by_hand
from tests.helpers.plain_parse import parse_plainly


def runs_of(paragraph, text):
    tokens = paragraph.tokens
    return [
        text[tokens[first].start : tokens[last - 1].end]
        for first, last in RunFinder(paragraph).runs()
    ]


def runs(text, **labels):
    names = {name.replace("_", " "): label for name, label in labels.items()}
    document, (paragraph,) = parse_plainly(text, names=names)
    return runs_of(paragraph, document.text)


def cases(*given):
    return pytest.mark.parametrize(
        ("text", "expected"), [pytest.param(text, expected, id=text) for text, expected in given]
    )


@cases(
    ("met Ann Rivers and left", ["Ann Rivers"]),
    ("met Ann Rivers, Tom Hill", ["Ann Rivers", "Tom Hill"]),
    ("Éva Ödön left", ["Éva Ödön"]),
    ("met the McRivers of iFerry", ["McRivers", "iFerry"]),
    ("met d’Arlo and O’Hill", ["d’Arlo", "O’Hill"]),
    ("met 3M and 4Ferries there", ["3M", "4Ferries"]),
    ("then I left", []),
    ("on Monday in March", []),
    ("then May left", ["May"]),
    ("While Rivers left", ["Rivers"]),
    ("then While left", ["While"]),
    ("an anti-Rivers mood", []),
    ("the Norbay-based firm", []),
    ("the Norbay-Based Firm", ["Norbay-Based Firm"]),
)  # fmt: skip
def test_what_has_the_capital_of_a_name(text, expected):
    assert runs(text) == expected


@cases(
    ("met Ann B. Rivers", ["Ann B. Rivers"]),
    ("met A. B. Rivers", ["A. B. Rivers"]),
    ("met Ann Rivers. Tom Hill left", ["Ann Rivers", "Tom Hill"]),
    ("met Tom Hill Jr. While it left", ["Tom Hill Jr.", "While"]),
    ("met Ida de Moss", ["Ida de Moss"]),
    ("met Ida van der Moss", ["Ida van der Moss"]),
    ("met Ida de with", ["Ida"]),
    ("met Ida de", ["Ida"]),
    ("met Abu al-Bassi", ["Abu al-Bassi"]),
    ("met Anna-Lena Moss", ["Anna-Lena Moss"]),
    ("met Rivers - Moss left", ["Rivers", "Moss"]),
    ("met Moss & Hill", ["Moss & Hill"]),
    ("met Tom Hill, Jr. there", ["Tom Hill, Jr."]),
    ("met Tom Hill, Moss", ["Tom Hill", "Moss"]),
    ("read the Women’s Daily", ["Women’s Daily"]),
    ("read the Farmer’s Daily", ["Farmer’s Daily"]),
    ("read Norbay’s Daily", ["Norbay", "Daily"]),
    ("heard the Democrat’s Plan", ["Democrat", "Plan"]),
    ("met Ann “Sparky” Rivers", ["Ann “Sparky” Rivers"]),
    ("met Ann (Sparky) Rivers", ["Ann (Sparky) Rivers"]),
    ("met Ann “sparky” Rivers", ["Ann", "Rivers"]),
    ("met Ann “Sparky” there", ["Ann", "Sparky"]),
)  # fmt: skip
def test_what_goes_on_with_a_run(text, expected):
    assert runs(text) == expected


@cases(
    ("the Council of Norbay", ["Council of Norbay"]),
    ("the Council of the Norbay Isles", ["Council of the Norbay Isles"]),
    ("the Institute for Ferries", ["Institute for Ferries"]),
    ("the Secretary of State", ["Secretary of State"]),
    ("the Council in Norbay", ["Council", "Norbay"]),
    ("the Song of Norbay", ["Song", "Norbay"]),
    ("the Council of ferries", ["Council"]),
    ("the Council of", ["Council"]),
)  # fmt: skip
def test_of_joins_what_an_office_or_organisation_begins(text, expected):
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("met Song of Norbay", "Song_of_Norbay", ["Song of Norbay"]),
        ("met Rivers and Moss", "Rivers_and_Moss", ["Rivers and Moss"]),
        ("met Song of the Norbay", "Song_of_the_Norbay", ["Song", "Norbay"]),
    ],
    ids=["of", "and", "of the"],
)
def test_a_name_of_the_pipeline_is_one_run(text, name, expected):
    assert runs(text) != [name.replace("_", " ")]
    assert runs(text, **{name: "ORG"}) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("met/VERB al-Bassi/PROPN", ["al-Bassi"]),
        ("@harbour/PROPN and/CCONJ @x/PROPN", ["@harbour"]),
        ("Will/PROPN Rivers/PROPN left/VERB", ["Will Rivers"]),
        ("Will/AUX Rivers/PROPN left/VERB", ["Rivers"]),
        ("then/ADV While/SCONJ left/VERB", []),
        ("then/ADV I/PROPN left/VERB", []),
        ("met/VERB Ann/PROPN B/PROPN ~. Rivers/PROPN", ["Ann B. Rivers"]),
        ("met/VERB Ann/PROPN B/PROPN ~. there/ADV", ["Ann B."]),
    ],
    ids=[
        "article al", "handles", "a name that is a word", "a word", "a word within", "I",
        "a dot apart", "a dot at the end",
    ],
)  # fmt: skip
def test_whatever_the_tokens(line, expected):
    text, (parsed,) = parse_by_hand([line])
    assert runs_of(parsed, text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("met/VERB Rivers/PROPN Moss/PROPN", ["Rivers", "Moss"]),
        ("met/VERB A./PROPN Rivers/PROPN", ["A. Rivers"]),
    ],
    ids=["another sentence", "after an initial"],
)
def test_a_run_ends_with_its_sentence_unless_an_initial_ended_it(line, expected):
    text, (parsed,) = parse_by_hand([line])
    tokens = (*parsed.tokens[:2], replace(parsed.tokens[2], sentence=1))
    assert runs_of(replace(parsed, tokens=tokens), text) == expected


def test_labels_say_which_name_a_token_is_in():
    names = {"Ann Rivers": "PERSON", "Norbay": "LOC"}
    _, (paragraph,) = parse_plainly("Ann Rivers left Norbay", names=names)
    labels = RunFinder(paragraph).labels
    assert labels == [("PERSON", 0), ("PERSON", 0), ("", -1), ("LOC", 1)]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Rivers left", [0]),
        ("It left. Rivers left", [0, 3]),
        ("left: Rivers", [0, 2]),
        ("“Rivers” left", [0, 1, 3]),
        ("met (Rivers)", [0, 2]),
        ("met, Rivers", [0]),
    ],
    ids=["first", "sentence", "colon", "marks", "bracket", "comma"],
)
def test_where_a_word_would_have_a_capital_anyhow(text, begins):
    _, (paragraph,) = parse_plainly(text)
    tokens = paragraph.tokens
    assert [n for n in range(len(tokens)) if begins_sentence(tokens, n)] == begins


_WORDS = ("Ann", "B.", "de", "al", "-", "’s", "“", "”", ",", "of", "the", "&", "Rivers.", "left")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS)))
def test_runs_are_apart_in_order_and_begin_and_end_with_a_word(words):
    _, paragraphs = parse_plainly(" ".join(words) or ".")
    end = 0
    for first, last in RunFinder(paragraphs[0]).runs():
        assert end <= first < last
        assert paragraphs[0].tokens[first].text[0].isalpha()
        end = last
