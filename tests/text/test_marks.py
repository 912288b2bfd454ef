"""What each quotation mark of a text looks like: opening, closing, or none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.marks import COMMON_SIGNS, FAMILIES, MarkFamily, find_marks


def marks_of(text):
    return find_marks(text, Span(0, len(text)))


def seen(text):
    """Return where marks stand and what they look like: ( opens, ) closes, . none, ? either."""
    shown = ""
    for mark in marks_of(text):
        looks = {"(": mark.opens, ")": mark.closes, ".": mark.stray}
        least = min(looks.values())
        best = [sign for sign, cost in looks.items() if cost == least]
        shown += best[0] if len(best) == 1 else "?"
    return shown


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("“One” two", "()"),
        ('"One," two', "()"),
        ('two ("One")', "()"),
        ('two: "One"', "()"),
        ('two:"One" three', "()"),
        ('One"\u200b two', ")"),
        ('One-"two"-three', "()"),
        ('a " b', "?"),
        ('"..." and "…"', "()()"),
        ("„One“ two", "(?"),
        ("«One» two", "()"),
        ("»One« two", "()"),
        ("「一」", "()"),
        ("``One'' two", "()"),
        ("a 6'2\" man", ".."),
    ],
    ids=[
        "curly", "straight", "brackets", "colon", "right after one", "before what is not seen",
        "between dashes", "between spaces",
        "dots", "low", "angles", "turned", "corners", "typewriter", "feet and inches",
    ],
)  # fmt: skip
def test_double_marks(text, looks):
    assert seen(text) == looks


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("‘One’ two", "()"),
        ("'One,' two", "()"),
        ("it’s", "."),
        ("O’Hill", "."),
        ("the ’90s", "."),
        ("the '90s", "."),
        ("’Tis late", "."),
        ("‘Tis late", "("),
        ("rock ’n’ roll", ".."),
        ("the girls’ team", "."),
        ("the girls’ and", ")"),
        ("dancin’ all", ")"),
        ("the end.’", ")"),
        ("a ’ b", "?"),
    ],
    ids=[
        "curly", "straight", "within a word", "name", "year", "straight year", "elision",
        "elision or not",
        "and", "possessive", "no possessive", "short form", "after a stop", "between spaces",
    ],
)  # fmt: skip
def test_single_marks(text, looks):
    assert seen(text) == looks


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("&ldquo;One&rdquo; &#39;two&apos;", "“ ” ' '"),
        ("â€œOneâ€\x9d Itâ€™s", "“ ” ’"),
        ("\x93One\x94", "“ ”"),
        ("Oneâ€ two", "”"),
        ("''One'' ‘‘two’’", "'' '' ‘‘ ’’"),
        ("'''One'' two' three", "'' ' '' '"),
        ("One '' two'''", "'' ' ''"),
        ('<a href="x">"One"</a>', '" "'),
        ("5 < 6 'One' > 4", "' '"),
        ("5 `` 6", "``"),
    ],
    ids=[
        "entities", "read as Windows-1252", "as Latin-1", "last byte lost", "two for one",
        "three that open", "three that close", "markup", "no markup", "backticks",
    ],
)  # fmt: skip
def test_in_every_disguise(text, signs):
    assert [mark.sign for mark in marks_of(text)] == signs.split()


def test_only_the_span_is_looked_at_and_its_edges_count_as_spaces():
    text = 'a"One"b'
    assert seen(text) != "()"
    found = find_marks(text, Span(1, 6))
    assert [(mark.start, mark.end) for mark in found] == [(1, 2), (5, 6)]
    assert [mark.is_opening for mark in found] == [True, False]


def test_marks_and_invisible_signs_beside_a_mark_are_looked_past():
    assert [mark.is_opening for mark in marks_of('*"\u200bOne"* "\'two\'"')] == [
        True, False, True, True, False, False,
    ]  # fmt: skip


def test_a_mark_that_is_the_same_both_ways_does_not_open():
    (mark,) = marks_of('a " b')
    assert mark.opens == mark.closes
    assert not mark.is_opening


def test_every_sign_has_a_family():
    assert FAMILIES["“"] is MarkFamily.DOUBLE
    assert FAMILIES["‘‘"] is MarkFamily.DOUBLE
    assert FAMILIES["‹"] is MarkFamily.SINGLE_ANGLE
    assert {sign for sign in FAMILIES if len(sign) == 1} < set(COMMON_SIGNS)


@settings(max_examples=60, deadline=None)
@given(st.text("“”‘’\"'`´«»&#39;<a> .s1â€œ\x93", max_size=40))
def test_marks_stand_in_order_and_apart_at_no_negative_cost(text):
    end = 0
    for mark in marks_of(text):
        assert end <= mark.start < mark.end <= len(text)
        assert min(mark.opens, mark.closes, mark.stray) >= 0
        assert mark.family is FAMILIES[mark.sign]
        end = mark.end
