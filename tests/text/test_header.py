"""Title, byline, date and outlet in the first lines of a plain text."""

from __future__ import annotations

import pytest

from reader.text.header import Header, read_header

BODY = (
    "The bridge was shut on Monday after a storm that lasted for two days and two nights. "
    "Nobody knows when it will be open to traffic again, and the mayor of the town did not say "
    "anything about it when he was asked on Tuesday."
)
TITLE = "Harbour bridge shut after storm"


def kinds(*lines):
    return [kind.value for kind in read_header(lines).kinds]


class TestByline:
    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("By Ada Vega", "Ada Vega"),
            ("by: Ada Vega", "Ada Vega"),
            ("BY ADA VEGA", "ADA VEGA"),
            ("Author: Ada Vega", "Ada Vega"),
            ("Story by Ada Vega", "Ada Vega"),
            ("Reporting by Ada Vega", "Ada Vega"),
            ("By Ada Vega and Tom Birch", "Ada Vega and Tom Birch"),
            ("By Ada Vega, Tom Birch & Kim Moss", "Ada Vega, Tom Birch & Kim Moss"),
            ("By Ada van der Vega", "Ada van der Vega"),
            ("By Ada Vega, political correspondent", "Ada Vega, political correspondent"),
            ("By Ada Vega | Harbour Post", "Ada Vega"),
            ("By the way", None),
            ("By midnight the harbour was empty", None),
            ("By Monday.", None),
            ("By Ada Vega! ", None),
            ("By 2030", None),
            ("By " + "Al Bo, " * 7 + "Cy", None),
            ("By " + " and ".join(["Maximiliana Featherstonehaugh"] * 4), None),
        ],
    )
    def test_whose_it_is(self, line, names):
        assert read_header([TITLE, line, BODY]).byline == names

    def test_the_first_of_two_counts(self):
        assert read_header([TITLE, "By Ada Vega", "By Tom Birch", BODY]).byline == "Ada Vega"

    @pytest.mark.parametrize(
        "line",
        [
            "By Ada Vega, 3 March 2026",
            "By Ada Vega, published on Tuesday, March 3, 2026",
            "By Ada Vega | 3 March 2026",
            "By Ada Vega (Updated: Tue 3 March 2026)",
        ],
    )
    def test_a_date_after_the_names_is_none_of_them(self, line):
        header = read_header([TITLE, line, BODY])
        assert (header.byline, header.published) == ("Ada Vega", "2026-03-03")


class TestDate:
    @pytest.mark.parametrize(
        ("line", "published"),
        [
            ("3 March 2026", "2026-03-03"),
            ("Tuesday, March 3, 2026 at 10:30 a.m. GMT", "2026-03-03"),
            ("Published 3 March 2026 - 4 min read", "2026-03-03"),
            ("Tuesday 3 March 2026 | Harbour Post", "2026-03-03"),
            ("Harbour Post | World | 3 March 2026", None),
            ("The storm of 3 March 2026", None),
            ("Tuesday", None),
        ],
        ids=["alone", "day and time", "label", "with an outlet", "in a crumb trail", "in words",
             "no date"],
    )  # fmt: skip
    def test_a_line_that_says_only_when(self, line, published):
        assert read_header([TITLE, line, BODY]).published == published

    @pytest.mark.parametrize(
        ("lines", "published"),
        [
            (["Updated 5 March 2026", "Published 3 March 2026"], "2026-03-03"),
            (["Updated 5 March 2026", "4 March 2026"], "2026-03-04"),
            (["Today: 9 March 2026", "Updated 5 March 2026"], "2026-03-05"),
            (["Today: 9 March 2026"], "2026-03-09"),
            (["Today: 1 March 2026", "3 March 2026"], "2026-03-03"),
        ],
        ids=["published", "without a label", "updated", "today", "anything but today"],
    )
    def test_of_several_the_one_that_says_it_best(self, lines, published):
        assert read_header([TITLE, *lines, BODY]).published == published


class TestTitle:
    @pytest.mark.parametrize(
        "line",
        [
            TITLE,
            "HARBOUR BRIDGE SHUT AFTER STORM",
            "Harbour Bridge Shut. Mayor Silent After Storm.",
            "Where is the mayor?",
            "Rep. Vega leaves the harbour to St. Moss",
            "Bridge shut after storm in harbour town.",
        ],
    )
    def test_what_is_one(self, line):
        assert read_header([line, BODY]).title == line

    @pytest.mark.parametrize(
        "line",
        [
            "Storm",
            "WORLD NEWS",
            "The bridge was shut on Monday.",
            "Bridge shut. Nobody hurt in the harbour",
            "Ada Vega, the mayor:",
            "Q: Where is the mayor",
            "- Where is the mayor",
            "Shut " * 40,
        ],
        ids=[
            "one word", "a section", "a sentence", "two sentences", "an opening", "a question",
            "a turn", "too long",
        ],
    )  # fmt: skip
    def test_what_is_none(self, line):
        assert read_header([line, BODY]).title is None

    @pytest.mark.parametrize(
        ("lines", "title"),
        [
            (["World News", TITLE, BODY], TITLE),
            (["Harbour news", "World news", BODY], "Harbour news"),
            ([TITLE, "Nobody knows when it opens", BODY], TITLE),
            (["Read more about harbours", "Storm", BODY], "Read more about harbours"),
            ([TITLE], None),
            ([BODY, TITLE], None),
        ],
        ids=["section above", "two sections", "standfirst below", "section below", "alone",
             "after the text"],
    )  # fmt: skip
    def test_which_line_it_is(self, lines, title):
        assert read_header(lines).title == title

    def test_it_stands_on_one_line(self):
        assert read_header(["Harbour bridge\n  shut after storm ;", BODY]).title == TITLE


class TestKinds:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            ([TITLE, "By Ada Vega", "3 March 2026", BODY], ["title", "byline", "date"]),
            (["World News", TITLE, "By Ada Vega", BODY], ["heading", "title", "byline"]),
            ([TITLE, "Nobody knows when it opens", "By Ada Vega", BODY],
             ["title", "body", "byline"]),
            ([TITLE, "Nobody knows when it opens", BODY], ["title"]),
            ([BODY, TITLE], []),
            (["By Ada Vega", BODY], ["byline"]),
            ([], []),
        ],
        ids=["all", "section above", "standfirst", "no end of it", "none", "no title", "empty"],
    )  # fmt: skip
    def test_of_the_lines_up_to_the_last_that_says_something(self, lines, expected):
        assert kinds(*lines) == expected

    @pytest.mark.parametrize(
        "line", [BODY, "PORT HALE (Meridian) - It is shut.", "“It is shut,” Vega said."]
    )
    def test_below_the_articles_own_text_nothing_is_read(self, line):
        assert read_header([TITLE, line, "By Ada Vega"]).byline is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("PORT HALE (Meridian) - It is shut.", "Meridian"),
        ("PORT HALE, March 3 (Meridian News) -- It is shut.", "Meridian News"),
        ("Port Hale (meridian) - It is shut.", None),
        ("It is shut (Meridian) today.", None),
    ],
)
def test_a_dateline_names_the_outlet(line, outlet):
    assert read_header([TITLE, line]).outlet == outlet


def test_of_nothing():
    assert read_header([]) == Header()
