"""Plain text into a document: nothing moves but line ends; header, paragraphs and their kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ArticleEmptyError
from reader.text.formats.plain import normalise_line_ends, read_plain
from reader.text.loading import document_from_text

LINE = "Text of the article that is long enough to be a paragraph of its own, as it is."
WRAPPED = """Harbour bridge shut

The bridge was shut on Monday after a storm that lasted for two days
and two nights, and nobody knows when it will be opened to traffic
again, said the mayor of the town, who had slept in the town hall
for both of the nights.

The storm began on Saturday when the wind turned to the west and the
sea came over the wall of the old harbour and into the streets of
the town."""


HEADED = "Harbour bridge shut after storm\nBy Ada Vega and Tom Birch\nPublished 3 March 2026\n\n"
SECTION = "Today : Mar 4, 2026\n\nWorld News\n\n3 March 2026\n\nHarbour Bridge Shut After Storm\n\n"


def outline(text: str) -> list[tuple[str, str]]:
    document = document_from_text(text)
    return [(p.kind.value, p.span.text_of(document.text)) for p in document.paragraphs]


def test_header_is_read():
    document = document_from_text(HEADED + LINE)
    assert document.title == "Harbour bridge shut after storm"
    assert document.byline == "Ada Vega and Tom Birch"
    assert document.published == "2026-03-03"
    kinds = [paragraph.kind.value for paragraph in document.paragraphs]
    assert kinds == ["title", "byline", "date", "body"]


def test_section_and_date_above_the_title():
    document = document_from_text(SECTION + LINE)
    assert document.title == "Harbour Bridge Shut After Storm"
    assert document.published == "2026-03-03"


def test_dateline_names_the_agency_and_is_no_title():
    document = document_from_text(f"PORT HALE (Meridian) - {LINE}\n\nMore of it.")
    assert (document.title, document.outlet) == (None, "Meridian")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was shut on Monday. Nobody was hurt.\n\n" + LINE,
        "“It is shut,” said Ada Vega.\n\n" + LINE,
        LINE * 4,
        "Alone",
    ],
)
def test_no_title_is_made_up(text: str):
    assert document_from_text(text).title is None


def test_wrapped_lines_are_one_paragraph():
    title, first, second = outline(WRAPPED)
    assert title == ("title", "Harbour bridge shut")
    assert first[1].count("\n") == 3
    assert second[1].endswith("the town.")


def test_indented_start_parts_wrapped_paragraphs():
    lines = [
        "The bridge was shut on Monday after a storm that lasted for two days",
        "and two nights, and nobody knows when it will be open to traffic now.",
        "  The storm began on Saturday when the wind turned to the west and a",
        "sea came over the wall of the old harbour and into the streets of it.",
        "  The town hall was the only dry place, and the mayor of the town had",
        "slept in it for both of the nights.",
    ]
    assert [words.split()[1] for _, words in outline("\n".join(lines))] == [
        "bridge",
        "storm",
        "town",
    ]


def test_unwrapped_lines_are_paragraphs_of_their_own():
    assert [words for _, words in outline(f"{LINE}\n{LINE}\n\n\n{LINE}")] == [LINE] * 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- one thing", "list_item"),
        ("• another thing", "list_item"),
        ("3. a third", "list_item"),
        ("Photo by Ada Vega: the bridge", "caption"),
        ("Outlook", "heading"),
        ("Ada Vega, the mayor:", "body"),
        ("He left.", "body"),
        ("lower case", "body"),
        (f"    {LINE} And some more of it.", "block_quote"),
        (f"> {LINE}", "block_quote"),
    ],
)
def test_kinds_of_paragraphs(line: str, kind: str):
    found = outline(f"A title of some words\n\n{LINE}\n\n{line}\n\n{LINE} {LINE}\n\n{LINE}")
    assert found[2] == (kind, line.lstrip(" >"))


def test_every_line_end_becomes_one_kind():
    assert normalise_line_ends("a\r\nb\rc\nd\u2028e\u2029f\x0bg") == "a\nb\nc\nd\ne\nf\x0bg"
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        assert normalise_line_ends(f"a{end}b") == "a\nb"


def test_byte_order_mark_is_dropped_and_the_encoding_said():
    document = read_plain("“Hé”".encode("utf-16"), origin="story.txt")
    assert document.text == "“Hé”"
    assert document.origin == "story.txt"
    assert document.notices == ("Read as UTF-16, since it is not UTF-8.",)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n \t", "\ufeff\n"])
def test_nothing_to_read_is_said(text: str):
    with pytest.raises(ArticleEmptyError, match="no text"):
        document_from_text(text)


@given(st.text(st.characters(codec=None) | st.sampled_from("\r\n \t“”'é\u0301😀>-"), min_size=1))
def test_paragraphs_hold_every_visible_character_in_order(text: str):
    try:
        document = document_from_text(text)
    except ArticleEmptyError:
        return
    assert document.text == normalise_line_ends(text.removeprefix("\ufeff"))
    end = 0
    for paragraph in document.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end <= len(document.text)
        words = paragraph.span.text_of(document.text)
        assert words.strip() == words
        between = document.text[end : paragraph.span.start]
        assert not between.strip(" >") or between.isspace() or set(between.split()) <= {">"}
        end = paragraph.span.end
    assert not document.text[end:].strip()
