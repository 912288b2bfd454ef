from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.search import find_phrase, split_phrases
from reader.model.quotation import Analysis
from reader.model.span import Span
from tests.helpers.articles import FERRIES, ODUYA, TEXT, bridge_analysis, document, quotation

if TYPE_CHECKING:
    from reader.library.store import Library


@pytest.fixture
def filled(library: Library) -> Library:
    library.save_analysis(library.add_article(document()), bridge_analysis())
    text = "“Ein schöner Café-Besuch kostet 5 Euro,” sagte Łukasz Ümit."
    french = document(text, title="Besuch")
    found = quotation("“Ein schöner Café-Besuch kostet 5 Euro,”", 1, ODUYA, text=text)
    library.save_analysis(
        library.add_article(french), Analysis(french.checksum, (found,), "de", "test 1")
    )
    return library


@pytest.mark.parametrize(
    ("typed", "statements"),
    [
        ("bridge", ["“The bridge is not safe,” “It stays shut.”"]),
        ("BRIDGE Shut", ["“The bridge is not safe,” “It stays shut.”"]),
        ("bri", ["“The bridge is not safe,” “It stays shut.”"]),
        ("bri shut", []),
        ('"not safe"', ["“The bridge is not safe,” “It stays shut.”"]),
        ('"safe not"', []),
        ('"brid"', []),
        ('blow "the islands', ["“a blow to the islands”"]),
        ("cafe", ["“Ein schöner Café-Besuch kostet 5 Euro,”"]),
        ("SCHÖNER", ["“Ein schöner Café-Besuch kostet 5 Euro,”"]),
        ("café-besuch 5", ["“Ein schöner Café-Besuch kostet 5 Euro,”"]),
        ("timetable", []),
        ("Harbour", []),
    ],
)
def test_statements(filled: Library, typed: str, statements: list[str]):
    assert [hit.text for hit in filled.search(typed) if hit.is_statement] == statements


def test_statement_hit(filled: Library):
    hit = filled.search("islands")[0]
    assert hit.span.text_of(TEXT) == "“a blow to the islands”"
    assert hit.speaker == FERRIES.name
    assert hit.title.startswith("Harbour bridge")
    assert filled.article(hit.identifier).document == document()


def test_article_hit(filled: Library):
    (hit,) = filled.search("timetable")
    assert not hit.is_statement
    assert hit.speaker is None
    assert hit.span.text_of(TEXT) == "timetable"
    assert hit.text == (
        "… Ferries called the decision “a blow to the islands”. "
        "The so-called “summer timetable” is on hold."
    )


def test_article_hit_that_cannot_be_placed(filled: Library):
    (hit,) = (hit for hit in filled.search('"umit"') if not hit.is_statement)
    assert hit.span == Span(54, 58)


@pytest.mark.parametrize("typed", ["", "  ", '"', "…", "* -", "(", '""', "\0", "\ud800", "🙂"])
def test_nothing_to_search_for(filled: Library, typed: str):
    assert filled.search(typed) == []


def test_newest_first_and_limited(library: Library):
    for number in range(5):
        text = f"“Number {number},” she said."
        given = document(text)
        found = quotation(f"“Number {number},”", 1, text=text)
        library.save_quotations(library.add_article(given), [found])
    words = [f"“Number {number},”" for number in (4, 3, 2)]
    assert [hit.text for hit in library.search("number", 3)] == [
        *words,
        *(f"{said} she said." for said in words),
    ]


def test_index_follows_every_change(filled: Library):
    newer = Analysis(document().checksum, bridge_analysis().quotations[2:], "en", "test 2")
    article = next(a.identifier for a in filled.articles() if a.title.startswith("Harbour"))
    filled.save_analysis(article, newer)
    assert [hit.is_statement for hit in filled.search("bridge")] == [False]
    for index in ("statement_search", "article_search"):  # raises when out of step
        filled._database.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("two words", ["two", "words"]),
        ('one "of them" and', ["one", "of them", "and"]),
        ('open "to the end', ["open", "to", "the", "end"]),
        ("AND OR NOT", ["AND", "OR", "NOT"]),
        ("col:umn -not a*", ["col:umn", "-not", "a*"]),
        ("a\0b\nc", ["a", "b", "c"]),
    ],
)
def test_phrases(typed: str, phrases: list[str]):
    assert split_phrases(typed) == phrases


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(alphabet=st.characters(exclude_categories=())))
def test_nothing_typed_is_an_error(filled: Library, typed: str):
    filled.search(typed)
    filled.search(typed + " bridge")


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("The Bridge", "bridge", "Bridge"),
        ("abridged\nbridges", "bridge", "bridge"),
        ("un café noir", "cafe noir", "café"),
        ("un cafe\u0301 noir", "CAFÉ", "cafe"),
        ("🙂 🙂\n🙂 Ümit", "umit", "Ümit"),
        ("none", "some", None),
        ("none", "…", None),
    ],
)
def test_place_of_a_phrase(text: str, phrase: str, words: str | None):
    span = find_phrase(text, phrase)
    assert (None if span is None else span.text_of(text)) == words
