"""Which statement and which piece is meant by what is selected."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from reader.export.wording import words_left_out
from reader.model.quotation import QuotationKind, gather_statements
from reader.model.span import Span
from reader.ui.models.marking import (
    nearest_statement,
    next_statement,
    piece_at,
    speaker_names,
    split_place,
    without_space,
)
from tests.helpers.articles import ODUYA, document, quotation, span_of
from tests.helpers.decisions import FALK, PERRIN

TEXT = """The tower

“It has stopped,” said Perrin. “Nobody ‘wound’ it.” She left. “Nobody at all.”

The town was quiet.

Nobody spoke for days.

“I wind it,” Falk said.
"""
QUOTATIONS = (
    quotation("“It has stopped,”", 1, PERRIN, text=TEXT),
    quotation("“Nobody ‘wound’ it.”", 1, PERRIN, text=TEXT),
    quotation("‘wound’", 2, FALK, text=TEXT),
    quotation("“Nobody at all.”", 1, PERRIN, text=TEXT),
    quotation("“I wind it,”", 3, FALK, text=TEXT),
    quotation("The tower", 4, text=TEXT, kind=QuotationKind.TITLE),
)
STATEMENTS = {statement.number: statement for statement in gather_statements(QUOTATIONS)}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("said Perrin", 1),
        ("She left", 1),
        ("Falk said", 3),
        ("town was quiet", 1),
        ("spoke for days", 3),
        ("it.”", 2),
        ("The tower", 1),
    ],
)
def test_nearest_statement(words: str, number: int):
    found = nearest_statement(document(TEXT), QUOTATIONS, span_of(TEXT, words))
    assert found.number == number


def test_nothing_near():
    text = TEXT.replace(
        "The town was quiet.", "The town was quiet.\n\nIt rained.\n\nIt cleared up."
    )
    quotations = [quotation("“It has stopped,”", 1, PERRIN, text=text)]
    assert nearest_statement(document(text), quotations, span_of(text, "It rained")) is None
    assert nearest_statement(document(text), [], span_of(text, "said")) is None


@pytest.mark.parametrize(
    ("caret", "index"),
    [
        (0, 0),
        (TEXT.index("stopped"), 0),
        (TEXT.index("wound"), 1),
        (TEXT.index("She"), 1),
        (TEXT.index("ft."), 2),
        (TEXT.index("at all"), 2),
        (TEXT.index("Falk"), 0),
    ],
)
def test_piece_at(caret: int, index: int):
    assert piece_at(STATEMENTS[1], caret) == index
    assert split_place(STATEMENTS[1], caret) == (index or None)


def test_two_pieces_are_split_at_the_second():
    two = gather_statements(QUOTATIONS[:2])[0]
    assert split_place(two, 0) == 1


def test_next_statement_is_none_within_it_nor_so_called():
    assert next_statement(QUOTATIONS, STATEMENTS[1]).number == 3
    assert next_statement(QUOTATIONS, STATEMENTS[2]).number == 3
    assert next_statement(QUOTATIONS, STATEMENTS[3]) is None


def test_names_in_order_once():
    chosen = [STATEMENTS[number] for number in (4, 2, 1, 3)]
    assert speaker_names(chosen) == [FALK.name, PERRIN.name]


@pytest.mark.parametrize(("span", "expected"), [(Span(0, 5), Span(1, 3)), (Span(3, 5), None)])
def test_without_space(span: Span, expected: Span | None):
    assert without_space("\nhe  x", span) == expected


def test_a_book_takes_no_time() -> None:
    """The window's thread looks for what is next to some words, and words a list of statements."""
    text = "\n\n".join(f"{n}. “On and on,” she said. “And on.” And so forth." for n in range(3000))
    book = document(text)
    said = quotation("“On and on,”", 1, ODUYA, text=text)
    spans = [Span(*match.span()) for match in re.finditer("“[^”]*”", text)]
    quotations = [replace(said, span=s, statement=n // 2 + 1) for n, s in enumerate(spans)]
    pieces = list(zip(quotations[::2], quotations[1::2], strict=True))
    started = time.process_time()
    found = nearest_statement(book, quotations, span_of(text, "2999."))
    assert found is not None
    assert found.number == 3000
    assert not any(words_left_out(a, b, text, quotations) for a, b in pieces)
    assert time.process_time() - started < 1
