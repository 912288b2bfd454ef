"""One row a statement: what its pieces say together, and which statements have a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.context import context_after, context_before
from reader.export.formats import Exported
from reader.export.sheet import COLUMNS, review_state, sheet_rows, sheet_statements, writable
from reader.model.quotation import (
    Analysis,
    Review,
    ReviewState,
    Verification,
    VerificationStatus,
    gather_statements,
)
from reader.model.span import Span
from tests.helpers.articles import TEXT, bridge_quotations, document, quotation, span_of

FOUND = bridge_quotations()  # two pieces, a mixed quotation, a so-called
CHECK = Verification(VerificationStatus.YES, "recording, 12:40", "2026-03-12", "Ada")


def entry(*quotations):
    return Exported("bridge.txt", document(), Analysis("0", quotations, "en", "test 1"))


def row_of(*reviews):
    """Return the row of the statement of two pieces with these reviews."""
    pieces = [replace(q, review=review) for q, review in zip(FOUND, reviews, strict=False)]
    (row,) = sheet_rows(entry(*pieces))
    return row


class TestRows:
    @pytest.mark.parametrize(("speech_only", "count"), [(True, 2), (False, 3)])
    def test_so_calleds_have_one_where_they_are_wanted(self, speech_only, count):
        rows = list(sheet_rows(entry(*FOUND), speech_only=speech_only))
        assert len(rows) == len(sheet_statements(entry(*FOUND), speech_only=speech_only)) == count

    def test_a_cell_stands_under_each_heading(self):
        row = next(sheet_rows(entry(*FOUND)))
        assert dict(zip(COLUMNS, row.cells, strict=True))["quote_type"] == row.quote_type
        assert all(isinstance(cell, str) for cell in row.cells)

    def test_the_first_words_that_name_the_speaker_are_shown(self):
        unnamed = replace(FOUND[0], attribution=replace(FOUND[0].attribution, mention=None))
        mention = span_of(TEXT, "chief engineer")
        named = replace(FOUND[1], attribution=replace(FOUND[1].attribution, mention=mention))
        (row,) = sheet_rows(entry(unnamed, named))
        assert row.speaker_as_written == "chief engineer"

    def test_halves_of_signs_are_made_visible(self):
        assert writable("a \ud800 😀") == "a \ufffd 😀"


class TestReview:
    @pytest.mark.parametrize(
        ("first", "second", "state"),
        [
            (ReviewState.ACCEPTED, ReviewState.ACCEPTED, ReviewState.ACCEPTED),
            (ReviewState.CORRECTED, ReviewState.ACCEPTED, ReviewState.CORRECTED),
            (ReviewState.ACCEPTED, ReviewState.CORRECTED, ReviewState.CORRECTED),
            (ReviewState.ADDED, ReviewState.CORRECTED, ReviewState.CORRECTED),
            (ReviewState.ACCEPTED, ReviewState.UNREVIEWED, ReviewState.UNREVIEWED),
        ],
    )
    def test_a_statement_is_reviewed_with_its_last_piece(self, first, second, state):
        assert row_of(Review(first), Review(second)).review_status == state.value
        pieces = [
            replace(q, review=Review(s)) for q, s in zip(FOUND, (first, second), strict=False)
        ]
        assert review_state(gather_statements(pieces)[0]) is state

    def test_remarks_on_any_piece_count(self):
        row = row_of(
            Review(tags=("a", "b")), Review(note="Ask", tags=("b", "c"), verification=CHECK)
        )
        assert (row.tags, row.note) == ("a; b; c", "Ask")
        assert (row.verified, row.verified_against) == ("yes", "recording, 12:40")
        assert (row.verified_on, row.verified_by) == ("2026-03-12", "Ada")

    def test_a_check_of_words_that_were_changed_since_says_so(self):
        row = row_of(Review(verification=CHECK, is_outdated=True), Review())
        assert (row.verified, row.verified_against) == ("outdated", "recording, 12:40")
        assert (row.verified_on, row.verified_by) == ("2026-03-12", "Ada")

    def test_of_two_remarks_the_first(self):
        other = replace(CHECK, status=VerificationStatus.NO)
        row = row_of(Review(note="Ask", verification=CHECK), Review(note="No", verification=other))
        assert (row.note, row.verified) == ("Ask", "yes")

    def test_what_utf_8_cannot_hold_is_made_visible(self):
        check = replace(CHECK, against="\ud800", on="\ud800", by="\ud800")
        row = row_of(Review(note="\ud800", tags=("\ud800",), verification=check), Review())
        cells = (row.tags, row.note, row.verified_against, row.verified_on, row.verified_by)
        assert cells == ("\ufffd",) * 5

    def test_without_remarks_the_cells_are_empty(self):
        row = row_of(Review(), Review())
        assert {row.tags, row.note, row.verified, row.verified_against, row.verified_by} == {""}


class TestContext:
    @pytest.mark.parametrize(
        ("before", "expected"),
        [
            ("Was he a Dr? He said ", "He said"),
            ("It was Dr. Lind who said ", "It was Dr. Lind who said"),
            ("It was no. He said ", "It was no. He said"),
            ("“Stop.” He said ", "He said"),
            ("It went on… He said ", "He said"),
            ("5.30 it was: ", "5.30 it was:"),
            ("He left. ", "He left."),
            ("— ", ""),
        ],
    )
    def test_the_sentence_before(self, before, expected):
        text = f"{before}“yes” then."
        (statement,) = gather_statements([quotation("“yes”", 1, text=text)])
        assert context_before(document(text), statement) == expected

    def test_of_what_goes_on_beyond_its_paragraph(self):
        text = "He said “one\ntwo” and left."
        found = quotation("“one", 1, text=text)
        found = replace(found, span=Span(found.span.start, text.index("”") + 1))
        (statement,) = gather_statements([found])
        assert context_before(document(text), statement) == "He said"
        assert context_after(document(text), statement) == ""
