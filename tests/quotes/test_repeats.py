"""Repeats within one article: word for word, in other words, and what is none."""

from __future__ import annotations

import pytest

from reader.model.quotation import (
    Attribution,
    Quotation,
    QuotationForm,
    QuotationKind,
    gather_statements,
)
from reader.model.span import Span
from reader.quotes.repeats import Repeat, find_repeats, is_near_repeat, words_of


def article(*pieces: tuple[int, str], kind: QuotationKind = QuotationKind.DIRECT):
    """Return statements and text of an article made of (statement number, words) pieces."""
    text = ""
    quotations = []
    for number, words in pieces:
        quoted = f"“{words}”"
        span = Span(len(text), len(text) + len(quoted))
        text += f"{quoted} said one of them. "
        quotations.append(
            Quotation(span, kind, QuotationForm.MARKS, number, 1, None, Attribution())
        )
    return gather_statements(quotations), text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry will run.", "The ferry will run."),
        ("The ferry will run.", "the ferry — will run"),
        ("It’s the ferry’s last year,", "It's the ferry's last year!"),
    ],
    ids=["same", "case-and-punctuation", "apostrophes"],
)
def test_word_for_word(first: str, second: str) -> None:
    statements, text = article((1, first), (2, second))
    assert find_repeats(statements, text) == {1: (Repeat(2, True),), 2: (Repeat(1, True),)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "cheap trick [that] plainly came from people who never sailed",
            "This cheap trick plainly came from people who never sailed",
        ),
        ("We shall keep both harbours open all winter", "keep both harbours open all winter"),
        ("We will keep both harbours open", "We shall keep both harbours open"),
    ],
    ids=["inserted-word", "cut-short", "one-word-exchanged"],
)
def test_in_other_words(first: str, second: str) -> None:
    statements, text = article((1, first), (2, second))
    assert find_repeats(statements, text) == {1: (Repeat(2, False),), 2: (Repeat(1, False),)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Yes.", "Yes."),
        ("of course", "of course"),
        ("We will build a new pier next year", "We will build a school for the island"),
        (
            "we will not close it",
            "we will see what the council says, and it is not for me to say if they close it",
        ),
    ],
    ids=["one-word", "two-words", "same-opening", "scattered"],
)
def test_no_repeat(first: str, second: str) -> None:
    statements, text = article((1, first), (2, second))
    assert find_repeats(statements, text) == {}


def test_pieces_count_as_one_statement() -> None:
    statements, text = article(
        (1, "The ferry"), (1, "will run again"), (2, "The ferry will run again")
    )
    assert find_repeats(statements, text) == {1: (Repeat(2, True),), 2: (Repeat(1, True),)}


def test_three_times_lists_the_others_in_text_order() -> None:
    statements, text = article(*((n, "nobody asked the islanders") for n in (1, 2, 3)))
    assert find_repeats(statements, text)[2] == (Repeat(1, True), Repeat(3, True))


def test_nested_quotation_is_no_repeat_of_the_one_around_it() -> None:
    text = "“He told me ‘nobody asked the islanders’ and left.”"
    inner = Span(text.index("‘"), text.index("’") + 1)
    quotations = [
        Quotation(span, QuotationKind.DIRECT, QuotationForm.MARKS, number, 1, parent, Attribution())
        for span, number, parent in ((Span(0, len(text)), 1, None), (inner, 2, 1))
    ]
    assert find_repeats(gather_statements(quotations), text) == {}


def test_scare_quotes_are_left_out() -> None:
    statements, text = article(
        (1, "peace and quiet plan"), (2, "peace and quiet plan"), kind=QuotationKind.SCARE
    )
    assert find_repeats(statements, text) == {}


def test_thousands_of_statements_take_no_time() -> None:
    pieces = [(n, f"statement {n} of speaker {n} about matter {n}") for n in range(1, 4001)]
    statements, text = article(*pieces)
    assert find_repeats(statements, text) == {}


def test_near_repeat_is_symmetric() -> None:
    one = words_of("We shall keep both harbours open all winter")
    other = words_of("keep both harbours open")
    assert is_near_repeat(one, other)
    assert is_near_repeat(other, one)
