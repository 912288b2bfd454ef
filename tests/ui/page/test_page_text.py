"""The text as shown and as copied: as long as the original whatever stands in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.document import Document, Paragraph
from reader.model.span import Span
from reader.ui.page.page_text import ROOM, likely_rooms, readable_text, rooms_of, shown_text
from tests.helpers.articles import ODUYA, bridge_quotations, document, quotation


def article(text: str) -> Document:
    """Return a document whose paragraphs are separated by blank lines."""
    spans = [Span(*m.span()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*(?<=\S)|\S", text)]
    return Document(text, tuple(map(Paragraph, spans)))


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = article("One line\nand another.\n\nNext\nparagraph.\n")
    assert readable_text(wrapped) == "One line and another.\n\nNext paragraph.\n"


def test_blank_lines_make_no_block() -> None:
    shown = shown_text(article("\n\nTitle\n\n\n\nBody.\n\nEnd.\n\n"))
    assert [line.strip("\u2060") for line in shown.split("\n")] == ["Title", "Body.", "End."]


def test_single_line_ends_between_paragraphs_stay() -> None:
    shown = shown_text(document("Title\nBody."))
    assert shown == "Title\nBody."


@pytest.mark.parametrize("odd", ["\x00", "\r", "\x0b", "\x85", "\u2029", "\ufffc", "\ud83d"])
def test_what_qt_cannot_show_becomes_one_character(odd: str) -> None:
    assert shown_text(document(f"a{odd}b")) == "a\ufffdb"


def test_text_outside_paragraphs_is_kept() -> None:
    text = "Lost\nBody."
    assert shown_text(Document(text, (Paragraph(Span(5, 10)),))) == text
    assert shown_text(Document(text, ())) == text


@given(st.text(st.sampled_from("ab “”\"'.,\n\n\t😀\u2028\x00\u00a0‘’«»"), max_size=80))
def test_length_never_changes(text: str) -> None:
    shown = article(text)
    assert len(readable_text(shown)) == len(text)
    assert len(shown_text(shown, likely_rooms(text))) == len(text)
    changed = [i for i, (a, b) in enumerate(zip(text, readable_text(shown), strict=True)) if a != b]
    assert all(text[i] == "\n" for i in changed)


@pytest.mark.parametrize(
    "text",
    [
        "She said, “I will.”",
        "She said, “I will”, and went.",
        "It was “a very long way down”.",
        'He asked "what now?" and left.',
        "Il dit : «jamais de la vie», et part.",
        "He said ‘we never asked for that’ twice.",
        "It is a blow: “The first paragraph stays open",
    ],
)
def test_room_before_what_looks_like_speech(text: str) -> None:
    (room,) = likely_rooms(text)
    assert text[room] == " "
    assert text[room + 1] in '“"«‘'


@pytest.mark.parametrize(
    "text",
    [
        "the so-called “heritage lobby” applauded",
        "her book “The Walking Light” is out",
        "the ‘old’ way",
        "“At the start of a line,” he said.",
        "(“In brackets,” he said.)",
        'a 5" pipe and a 6" pipe',
    ],
)
def test_no_room_before_what_does_not(text: str) -> None:
    assert likely_rooms(text) == frozenset()


def test_rooms_become_wide_spaces() -> None:
    text = "She said, “I will.”"
    assert shown_text(document(text), likely_rooms(text)) == f"She said,{ROOM}“I will.”"


def test_rooms_of_quotations_with_a_speaker_after_a_space() -> None:
    text = "He: “One.” “Two.”\n“Three.” So “four”."
    found = [
        quotation("“One.”", 1, ODUYA, text=text),
        quotation("“Two.”", 2, None, text=text),
        quotation("“Three.”", 3, ODUYA, text=text),
    ]
    assert rooms_of(text, found) == {3}
    assert rooms_of(document().text, bridge_quotations())
