"""Quotation marks paired: the cheapest reading as opening, closing or stray."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.span import Span
from reader.text.marks import MarkFamily, find_marks
from reader.text.pairing import (
    opener_at_start,
    order_of_families,
    pair_marks,
    read_paragraph,
)

DOUBLE, SINGLE = MarkFamily.DOUBLE, MarkFamily.SINGLE
DOUBLES_FIRST = order_of_families([])


def marks_of(text):
    return find_marks(text, Span(0, len(text)))


def read(text, *, families=DOUBLES_FIRST, following=""):
    """Pair the marks of a text that is one paragraph; return what stands in pairs, and strays."""
    following_marks = marks_of(following)
    opener = opener_at_start(following_marks, Span(0, len(following)))
    found = read_paragraph(text, Span(0, len(text)), marks_of(text), families, opener)
    pairs = sorted(found.pairs, key=lambda pair: (pair.span.start, -pair.span.end))
    return [pair.span.text_of(text) for pair in pairs], [
        text[m.start : m.end] for m in found.strays
    ]


class TestPairs:
    @pytest.mark.parametrize(
        ("text", "pairs", "strays"),
        [
            ("“One” and “two”", ((0, 1), (2, 3)), ()),
            ('"One" and "two"', ((0, 1), (2, 3)), ()),
            ("“One “two” three”", ((0, 3), (1, 2)), ()),
            ("One” and “two”", ((1, 2),), (0,)),
            ("One and two", (), ()),
        ],
        ids=["two", "straight", "nested", "one too many", "none"],
    )
    def test_where_every_pair_is_closed(self, text, pairs, strays):
        found = pair_marks(marks_of(text), unclosed=None)
        assert tuple(sorted(found.pairs)) == pairs
        assert found.strays == strays

    @pytest.mark.parametrize(
        ("unclosed", "pairs", "strays"),
        [(None, (), (0,)), (0.5, ((0, None),), ()), (9.0, (), (0,))],
        ids=["cannot be", "cheap", "dear"],
    )
    def test_a_pair_is_left_open_where_that_is_cheapest(self, unclosed, pairs, strays):
        found = pair_marks(marks_of("“One and two"), unclosed=unclosed)
        assert (found.pairs, found.strays) == (pairs, strays)

    @settings(max_examples=60, deadline=None)
    @given(st.text('“”" a.', max_size=40), st.sampled_from([None, 0.2, 2.0]))
    def test_every_mark_is_used_once_and_no_pairs_cross(self, text, unclosed):
        marks = marks_of(text)
        found = pair_marks(marks, unclosed=unclosed)
        ends = [end for pair in found.pairs for end in pair if end is not None]
        assert sorted([*ends, *found.strays]) == list(range(len(marks)))
        for first, last in found.pairs:
            assert last is None or first < last
            for other, end in found.pairs:
                assert not (last and end and first < other < last < end)


class TestOrder:
    @pytest.mark.parametrize(
        ("paragraphs", "main"),
        [
            ([], DOUBLE),
            (["“One,” she said. “Two.”"], DOUBLE),
            (["‘One,’ she said. ‘Two.’"], SINGLE),
            (["‘One,’ she said.", "‘Two.’ “Three.”"], SINGLE),
            (["“One ‘two’ three,” she said. “He said ‘four’.”"], DOUBLE),
            (["“One ‘two’, ‘three’ and ‘four’,” she said."], DOUBLE),
            (["‘One “two” three,’ she said."], SINGLE),
            (["It’s the girls’ and the boys’ team."], DOUBLE),
        ],
        ids=["no marks", "double", "single", "more single", "single within double",
             "many within double",
             "double within single", "apostrophes"],
    )  # fmt: skip
    def test_the_main_marks_come_first(self, paragraphs, main):
        order = order_of_families(map(marks_of, paragraphs))
        assert order[0] is main
        assert order[-1] is ({DOUBLE, SINGLE} - {main}).pop()
        assert set(order) == set(MarkFamily)


class TestOpener:
    @pytest.mark.parametrize(
        ("text", "opens"),
        [
            ("“One", True),
            (" “One", True),
            ("* “One", False),
            ('"One', True),
            ("” One", False),
            ("One “two", False),
            ("’Tis late", False),
            ("", False),
        ],
    )
    def test_a_paragraph_begins_with_a_quotation(self, text, opens):
        assert (opener_at_start(marks_of(text), Span(0, len(text))) is not None) is opens


class TestParagraph:
    @pytest.mark.parametrize(
        ("text", "pairs", "strays"),
        [
            pytest.param("“One” two.", ["“One”"], [], id="one"),
            pytest.param("“One ‘two’ three.”", ["“One ‘two’ three.”", "‘two’"], [], id="nested"),
            pytest.param("“One «two» three.”", ["“One «two» three.”", "«two»"], [], id="angles"),
            pytest.param("“One ‘two” three’", ["“One ‘two”"], [], id="crossing"),
            pytest.param("“...” and “two”", ["“two”"], [], id="no words"),
            pytest.param("One” and “two”.", ["“two”"], ["”"], id="one too many"),
            pytest.param("It’s the girls’ team.", [], [], id="apostrophes"),
            pytest.param(
                "‘“One,” she said, “and two,”’ he said.",
                ["‘“One,” she said, “and two,”’", "“One,”", "“and two,”"],
                [],
                id="single around double",
            ),
        ],
    )
    def test_what_stands_in_pairs(self, text, pairs, strays):
        assert read(text) == (pairs, strays)

    @pytest.mark.parametrize(
        ("text", "following", "pairs"),
        [
            ("She said: “One and two. ", "", ["“One and two."]),
            ("She said: “One and two.", "“Three.”", ["“One and two."]),
            ("«One and two.", "«Three.»", []),
        ],
        ids=["to its last word", "opened anew", "not the main marks"],
    )
    def test_a_pair_may_be_left_open_in_the_main_marks(self, text, following, pairs):
        assert read(text, following=following)[0] == pairs

    def test_single_marks_come_first_where_they_are_the_main_ones(self):
        text = "‘One “two” three,’ she said. ‘The girls’ team.’"
        families = order_of_families([marks_of(text)])
        assert read(text, families=families)[0] == [
            "‘One “two” three,’",
            "“two”",
            "‘The girls’ team.’",
        ]

    @settings(max_examples=60, deadline=None)
    @given(st.text("“”‘’\"'«» ab.,s", max_size=40), st.sampled_from(["", "“a", "‘a"]))
    def test_no_pairs_cross_whatever_the_marks(self, text, following):
        opener = opener_at_start(marks_of(following), Span(0, len(following)))
        for families in (DOUBLES_FIRST, order_of_families([marks_of("‘One,’ she said.")])):
            whole = Span(0, len(text))
            found = read_paragraph(text, whole, marks_of(text), families, opener)
            spans = [pair.span for pair in found.pairs]
            for one in spans:
                for other in spans:
                    assert not one.start < other.start < one.end < other.end
            assert len(set(found.strays)) == len(found.strays)
