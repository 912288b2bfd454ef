"""Pieces put together, and the reporter's words around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.context import context_after, context_before
from reader.export.wording import content_span, join_pieces
from reader.model.quotation import QuotationForm, gather_statements
from tests.helpers.articles import FERRIES, ODUYA, document, quotation, span_of


def quoted(words: str, form: QuotationForm = QuotationForm.MARKS):
    text = f"T\nHe said {words} then."
    found = replace(quotation(words, 1, text=text), form=form)
    return content_span(found, text).text_of(text)


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("“Yes.”", "Yes."),
        ('"Yes."', "Yes."),
        ("«Oui»", "Oui"),
        ("“Yes.", "Yes."),
        ("Yes.”", "Yes."),
        ("“’Tis late.”", "’Tis late."),
        ("“the bosses’”", "the bosses’"),
        ("&ldquo;Yes&rdquo;", "Yes"),
        ("“e\u0301 😀”", "e\u0301 😀"),
        ("“He said ‘no’”", "He said ‘no’"),
        ("‘It’s late’", "It’s late"),
    ],
)
def test_marks_are_no_part_of_the_words(words: str, content: str):
    assert quoted(words) == content


def test_a_dash_is_no_part_of_the_words_and_a_block_has_nothing_around_it():
    assert quoted("— Come here", QuotationForm.DASH) == "Come here"
    assert quoted("“Come” here", QuotationForm.BLOCK) == "“Come” here"


def joined(text: str, *pieces: tuple[str, int, object]) -> str:
    found = [quotation(words, number, who, text=text) for words, number, who in pieces]
    statement = next(s for s in gather_statements(found) if s.number == 1)
    return join_pieces(statement, text, found)


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("“One,” she said. “Two.”", [("“One,”", 1, ODUYA), ("“Two.”", 1, ODUYA)], "One, Two."),
        (
            "“One,” she said “mid” and “Two.”",
            [("“One,”", 1, ODUYA), ("“mid”", 2, ODUYA), ("“Two.”", 1, ODUYA)],
            "One, … Two.",
        ),
        (
            "“One,” she said, “mid” he put in. “Two.”",
            [("“One,”", 1, ODUYA), ("“mid”", 2, FERRIES), ("“Two.”", 1, ODUYA)],
            "One, Two.",
        ),
        ("“One\n“Two.”", [("“One", 1, ODUYA), ("“Two.”", 1, ODUYA)], "One Two."),
        ("“One and then Two.”", [("“One", 1, ODUYA), ("Two.”", 1, ODUYA)], "One … Two."),
    ],
)
def test_gaps_are_shown_where_words_of_the_speaker_are_missing(text, pieces, expected):
    assert joined(text, *pieces) == expected


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("T\nRain. Dr. Lind said “yes” on Monday. It stopped.", "Dr. Lind said", "on Monday."),
        ("T\n“yes” she said.", "", "she said."),
        ("T\nA. B. said “yes”", "A. B. said", ""),
        ("T\nOther.\nNew one: “yes”.\nNext.", "New one:", ""),
        ("T\nIs it? He said\xa0it: “yes”!  Oh.", "He said it:", "Oh."),
    ],
)  # fmt: skip
def test_one_sentence_of_the_same_paragraph(text: str, before: str, after: str):
    (statement,) = gather_statements([quotation("“yes”", 1, text=text)])
    assert span_of(text, "“yes”") == statement.first.span
    assert context_before(document(text), statement) == before
    assert context_after(document(text), statement) == after
