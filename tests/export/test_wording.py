"""Pieces put together, and the reporter's words around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.context import context_after, context_before
from reader.export.wording import content_span, cue_words, join_paragraphs, join_pieces
from reader.model.quotation import QuotationForm, QuotationKind, gather_statements, in_text_order
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
        ("“the bosses’", "the bosses’"),
        ("the bosses’", "the bosses’"),
        ("’Tis late”", "’Tis late"),
        ("“", "“"),
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
        ("“One,” she said. “Two.”", [("“One,”", 1, ODUYA), ("“Two.”", 1, ODUYA)], "One. Two."),
        (
            "“One,” she said “mid” and “Two.”",
            [("“One,”", 1, ODUYA), ("“mid”", 2, ODUYA), ("“Two.”", 1, ODUYA)],
            "One. … Two.",
        ),
        (
            "“One,” she said, “mid” he put in. “Two.”",
            [("“One,”", 1, ODUYA), ("“mid”", 2, FERRIES), ("“Two.”", 1, ODUYA)],
            "One. Two.",
        ),
        (
            "“One,” it said “mid” and “Two.”",
            [("“One,”", 1, None), ("“mid”", 2, None), ("“Two.”", 1, None)],
            "One. Two.",
        ),
        ("“One\n“Two.”", [("“One", 1, ODUYA), ("“Two.”", 1, ODUYA)], "One Two."),
        ("“One and then Two.”", [("“One", 1, ODUYA), ("Two.”", 1, ODUYA)], "One … Two."),
    ],
)
def test_gaps_are_shown_where_words_of_the_speaker_are_missing(text, pieces, expected):
    assert joined(text, *pieces) == expected


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("“I was not,” she said.", ["“I was not,”"], "I was not"),
        ("“It crumbles,” she said. “This is ours.”", ["“It crumbles,”", "“This is ours.”"],
         "It crumbles. This is ours."),
        ("“It is,” she said, “late”", ["“It is,”", "“late”"], "It is, late"),
        ("“It is,” she said. “late,”", ["“It is,”", "“late,”"], "It is, late"),
        ("“He said, ‘We can,’” she replied. “I said, ‘Go.’”",
         ["“He said, ‘We can,’”", "“I said, ‘Go.’”"], "He said, ‘We can.’ I said, ‘Go.’"),
        ("“He said ‘we can’,” she replied. “‘Go,’ I said.”",
         ["“He said ‘we can’,”", "“‘Go,’ I said.”"], "He said ‘we can’. ‘Go,’ I said."),
        ("“He said ‘we can’”, she replied. “I go”", ["“He said ‘we can’”", "“I go”"],
         "He said ‘we can’. I go"),
        ("“He says, ‘We can,’” she said, “and goes.”", ["“He says, ‘We can,’”", "“and goes.”"],
         "He says, ‘We can,’ and goes."),
        ("“He said, ‘We can,’” she replied.", ["“He said, ‘We can,’”"], "He said, ‘We can’"),
        ("“If so,” she said, “I go.”", ["“If so,”", "“I go.”"], "If so, I go."),
        ("“It crumbles”, she said. “This is it”.", ["“It crumbles”", "“This is it”"],
         "It crumbles. This is it"),
        ("“It is”, she said, “late”.", ["“It is”", "“late”"], "It is late"),
        ("“One,” “Two.”", ["“One,”", "“Two.”"], "One, Two."),
        ("“Is it?” she said. “It is.”", ["“Is it?”", "“It is.”"], "Is it? It is."),
        ("“One,\n\n“Two.”", ["“One,", "“Two.”"], "One, Two."),
        ("“One.\n\nShe paused.\n\n“Two.”", ["“One.", "“Two.”"], "One. Two."),
    ],
)  # fmt: skip
def test_a_comma_of_the_reporting_clause_is_not_quoted(text, pieces, expected):
    assert joined(text, *[(words, 1, ODUYA) for words in pieces]) == expected


OWN = {"cue": "said", "mention": "she"}


@pytest.mark.parametrize(
    ("between", "words", "after", "expected"),
    [
        ("”, she said, “", OWN, "late.", "It is late."),
        ("” she said. “", OWN, "Late.", "It is Late."),
        ("” she said “", OWN, "late.", "It is late."),
        ("” said Dr. P. Lind, she who heads it, of J. Ro Ltd. in St. Ives, “", OWN, "late.",
         "It is late."),
        ("” she said. The report was done. “", OWN, "Late.", "It is … Late."),
        ("” she said. The report will be “", OWN, "late.", "It is … late."),
        ("” she said and would be “", OWN, "late.", "It is … late."),
        ("” was how it was to be, she said. “", OWN, "Late.", "It is Late."),
        ("” it was to be, and it was to be so for years on end. “", {}, "Late.", "It is … Late."),
        ("” he put in. “", {}, "Late.", "It is Late."),
        ("” she said. “No,” he said. “", OWN, "Late.", "It is … Late."),
        ("”\n\nIn the hall by the river, when all had gone home, she said: “", OWN, "Late.",
         "It is … Late."),
        ("”\n\nThen she said: “", OWN, "Late.", "It is Late."),
    ],
)  # fmt: skip
def test_more_than_a_reporting_clause_between_is_shown(between, words, after, expected):
    text = f"T\n“It is{between}{after}”"
    given = {part: span_of(text, of) for part, of in words.items()}
    found = [
        quotation("“It is”", 1, ODUYA, text=text, **given),
        quotation(f"“{after}”", 1, ODUYA, text=text),
    ]
    (statement,) = gather_statements(found)
    assert join_pieces(statement, text, found) == expected


def test_a_comma_before_left_out_words_is_not_quoted():
    text = "“I take it,” she said. It is to be “public”."
    pieces = [("“I take it,”", 1, ODUYA), ("“public”", 1, ODUYA)]
    assert joined(text, *pieces) == "I take it … public"


def test_a_so_called_between_two_pieces_leaves_nothing_out():
    text = "“One,” she said of the “mid” thing. “Two.”"
    pieces = [quotation(words, 1, ODUYA, text=text) for words in ("“One,”", "“Two.”")]
    (statement,) = gather_statements(pieces)
    for kind, expected in (
        (QuotationKind.SCARE, "One. Two."),
        (QuotationKind.MIXED, "One. … Two."),
    ):
        between = quotation("“mid”", 2, ODUYA, text=text, kind=kind)
        assert join_pieces(statement, text, in_text_order([*pieces, between])) == expected


def test_paragraphs_of_one_quote_stay_paragraphs():
    text = "“One,” she said. “Two.\n\n“Three.”"
    found = [quotation(w, 1, ODUYA, text=text) for w in ("“One,”", "“Two.", "“Three.”")]
    (statement,) = gather_statements(found)
    assert join_paragraphs(statement, text, found) == ("One. Two.", "Three.")


@pytest.mark.parametrize(
    ("text", "cue", "shown"),
    [
        ("“Yes,” Priya\nsaid.", "Priya\nsaid", "Priya said"),
        ("“Yes”: Priya.", ": Priya", ""),
        ("“Yes” — Priya.", "—", ""),
        ("“Yes,” Priya said.", None, ""),
    ],
)
def test_a_cue_without_a_word_is_none(text: str, cue: str | None, shown: str):
    span = span_of(text, cue) if cue else None
    words = text[: text.index("”") + 1]
    (statement,) = gather_statements([quotation(words, 1, ODUYA, text=text, cue=span)])
    assert cue_words(statement, text) == shown


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
