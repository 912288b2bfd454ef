"""Where edges may go: never empty, never where a decision could not put them or takes others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.anchor import Anchor
from reader.model.decision import EdgesMoved
from reader.model.quotation import QuotationKind
from reader.model.span import Span
from reader.review.edges import EdgeLimits, Side
from reader.review.revision import Findings, revise
from reader.review.targets import target_of
from reader.review.text_history import TextHistory
from reader.text.breaks import is_between_characters
from tests.helpers.articles import document, quotation, span_of
from tests.helpers.decisions import PERRIN, TOWER, record, tower, tower_quotations

TEXT = """The tower

“He said ‘never’ to me \U0001f469\u200d\U0001f52c and left,” said Perrin. “So be it.” That was all.

“A paragraph of its own.” No more.
"""
OUTER = "“He said ‘never’ to me \U0001f469\u200d\U0001f52c and left,”"
QUOTATIONS = (
    quotation(OUTER, 1, PERRIN, text=TEXT),
    quotation("‘never’", 2, PERRIN, text=TEXT),
    quotation("“So be it.”", 1, PERRIN, text=TEXT),
    quotation("“A paragraph of its own.”", 3, PERRIN, text=TEXT),
)


def limits(number: int, quotations=QUOTATIONS, rejected=(), moved=()) -> EdgeLimits:
    return EdgeLimits.of(document(TEXT), quotations[number], quotations, rejected, moved)


def stepped(found: EdgeLimits, side: Side, step: int, count: int = 1, *, by_word: bool = False):
    span = found.origin
    for _ in range(count):
        span = found.moved(span, side, step, by_word=by_word)
    return span.text_of(TEXT)


def test_characters_are_whole_and_space_is_passed_over():
    found = limits(0)
    assert stepped(found, Side.END, -1, 8).endswith("\U0001f52c a")
    assert stepped(found, Side.END, -1, 9).endswith("to me \U0001f469\u200d\U0001f52c")
    assert stepped(found, Side.END, -1, 10).endswith("to me")


def test_nested_quote_is_leapt_over():
    found = limits(0)
    last = Span(found.origin.start, TEXT.index(" to me"))
    span = found.moved(last, Side.END, -1)
    assert span.text_of(TEXT) == "“He said"
    assert found.moved(span, Side.END, 1).text_of(TEXT) != "“He said ‘"


def test_nested_quote_stays_within_the_outer():
    assert stepped(limits(1), Side.END, 1, 99) == "‘never’ to me \U0001f469\u200d\U0001f52c"
    assert stepped(limits(1), Side.START, -1, 99) == "“He said ‘never’"
    # Further, it would be another reading of the outer one, and take its place.
    assert stepped(limits(0), Side.END, -1, 12).endswith("‘never’ to")


def test_piece_stops_before_the_next_one_of_its_statement():
    assert stepped(limits(0), Side.END, 1, 99).endswith(" said Perrin.")
    assert stepped(limits(2), Side.START, -1, 99).startswith("said Perrin. “So")
    ahead = Span(TEXT.index("Perrin."), QUOTATIONS[2].span.end)
    assert stepped(limits(0, moved=[ahead]), Side.END, 1, 99).endswith("left,” said")


def test_another_statement_is_leapt_over_whole():
    others = (*QUOTATIONS[:2], replace(QUOTATIONS[2], statement=5), QUOTATIONS[3])
    assert stepped(limits(0, others), Side.END, 1, 4, by_word=True).endswith("“So be it.”")


def test_paragraph_is_not_left():
    assert stepped(limits(3), Side.START, -1, 5).startswith("“A paragraph")
    assert stepped(limits(3), Side.END, 1, 99).endswith(" No more.")
    assert stepped(limits(2), Side.END, 1, 99).endswith(" That was all.")


def test_so_called_words_do_not_matter():
    plain = replace(QUOTATIONS[1], kind=QuotationKind.SCARE)
    others = (QUOTATIONS[0], plain, *QUOTATIONS[2:])
    last = Span(QUOTATIONS[0].span.start, TEXT.index(" to me"))
    assert limits(0, others).moved(last, Side.END, -1).text_of(TEXT).endswith("never")


def test_place_of_a_rejected_quote_is_not_taken():
    taken = quotation("“A paragraph of its own.” No", 9, PERRIN, text=TEXT)
    assert stepped(limits(3, rejected=[taken]), Side.END, 1, 1, by_word=True).endswith("No more")
    assert stepped(limits(3), Side.END, 1, 1, by_word=True).endswith("” No")


def test_never_empty():
    assert stepped(limits(3), Side.END, -1, 99) == "“"
    assert stepped(limits(3), Side.START, 1, 99) == "”"


@pytest.mark.parametrize(
    ("offset", "by_word", "words"),
    [
        (span_of(TEXT, "No mo").end, False, "“A paragraph of its own.” No mo"),
        (span_of(TEXT, "No mo").end, True, "“A paragraph of its own.” No more"),
        (span_of(TEXT, "No ").end, False, "“A paragraph of its own.” No"),
        (0, False, "“"),
        (len(TEXT), False, "“A paragraph of its own.” No more."),
    ],
)
def test_nearest_place_to_the_mouse(offset: int, by_word: bool, words: str):
    found = limits(3)
    assert found.nearest(found.origin, Side.END, offset, by_word=by_word).text_of(TEXT) == words


MOVES = st.lists(
    st.tuples(st.sampled_from(Side), st.integers(0, len(TOWER)), st.booleans()), max_size=4
)


@given(st.integers(0, len(tower_quotations()) - 1), MOVES)
def test_every_place_can_be_decided_and_costs_no_other_quote(number: int, moves):
    quotations = tower_quotations()
    found = EdgeLimits.of(tower(), quotations[number], quotations)
    span = found.origin
    for side, offset, by_word in moves:
        span = found.nearest(span, side, offset, by_word=by_word)
        assert found.allows(span)
        assert all(is_between_characters(TOWER, edge) for edge in (span.start, span.end))
        assert span.text_of(TOWER) == span.text_of(TOWER).strip() != ""
    moved = EdgesMoved(target_of(TOWER, quotations[number]), Anchor.of(TOWER, span))
    revised = revise(TextHistory(tower(), []), Findings(quotations), record(moved))
    before = {q.span for q in quotations if q.kind.is_speech} - {found.origin}
    assert before | {span} <= {q.span for q in revised.quotations}
