"""Words are found as a reader types them, and only where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.finding import Query, find_words

TEXT = "The bridge’s toll is un\nfair. “A bridge — too far,” she said.\n\nBridges: 12 (twelve)."
WHOLE = (Span(0, TEXT.index("\n\n")), Span(TEXT.index("Bridges"), len(TEXT)))


def found(query: Query, text: str = TEXT, stretches=WHOLE) -> list[tuple[int, str]]:
    spans = find_words(text, query, stretches)
    return [(span.start, span.text_of(text)) for span in spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("bridge"), [(4, "bridge"), (33, "bridge"), (63, "Bridge")]),
        (Query("Bridge", match_case=True), [(63, "Bridge")]),
        (Query("bridge", whole_words=True), [(4, "bridge"), (33, "bridge")]),
        (Query("Bridge", match_case=True, whole_words=True), []),
        (Query("bridge's"), [(4, "bridge’s")]),
        (Query('"a bridge'), [(30, "“A bridge")]),
        (Query("bridge - too"), [(33, "bridge — too")]),
        (Query("un fair"), [(21, "un\nfair")]),
        (Query("  un   fair "), [(21, "un\nfair")]),
        (Query("said. bridges"), []),
        (Query("(twelve)"), [(75, "(twelve)")]),
        (Query("(twelve)", whole_words=True), [(75, "(twelve)")]),
        (Query(".*"), []),
        (Query(""), []),
        (Query(" \t"), []),
    ],
    ids=lambda value: value.words if isinstance(value, Query) else "",
)
def test_finds(query: Query, expected: list[tuple[int, str]]):
    assert found(query) == expected


def test_nothing_is_found_outside_the_stretches():
    assert found(Query("bridge"), stretches=[Span(30, 52)]) == [(33, "bridge")]
    assert found(Query("bridge"), stretches=[Span(30, 38)]) == []


def test_offsets_are_code_points():
    text = "🇧🇷 é“olá”"
    assert found(Query("OLÁ"), text, [Span(0, len(text))]) == [(5, "olá")]


@given(text=st.text(max_size=60), words=st.text(max_size=4), whole=st.booleans())
def test_every_place_has_the_words(text: str, words: str, whole: bool):
    query = Query(words, match_case=True, whole_words=whole)
    places = list(find_words(text, query, [Span(0, len(text))]))
    assert all(a.end <= b.start for a, b in pairwise(places))
    for place in places:
        match = query.pattern().fullmatch(place.text_of(text))
        assert match or whole  # what stands beside a whole word is cut off here
        assert len(place) > 0
