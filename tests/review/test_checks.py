"""A check of words that were changed since is kept and outdated, until it is made anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.anchor import Anchor
from reader.model.decision import EdgesMoved, TextCorrected, TextReplaced, Verified
from reader.model.quotation import Quotation, ReviewState, Verification, VerificationStatus
from reader.model.span import Span
from reader.review.targets import target_of
from reader.text.difference import find_edits
from tests.helpers.articles import document, span_of
from tests.helpers.decisions import TOWER, statement, targets
from tests.review.revising import anchor, revised, said, start

CHECK = Verification(VerificationStatus.YES, "my notes", "2026-03-04", "Ada")
CHECKED = Verified(targets(start(), "clock has"), CHECK)
WOUND = TextCorrected(anchor("wound it.”"), "turned it.”")
STOPPED = TextCorrected(anchor("has stopped"), "had stopped")


def is_outdated(*decisions: object, texts: dict | None = None) -> bool:
    return said(revised(*decisions, texts=texts), "stopped").review.is_outdated


def test_kept_and_outdated_on_every_piece():
    for correction in (STOPPED, WOUND):
        for piece in statement(revised(CHECKED, correction), "clock ha").pieces:
            assert (piece.review.verification, piece.review.is_outdated) == (CHECK, True)
            assert piece.review.state is ReviewState.ACCEPTED


def test_words_as_they_were_checked():
    assert not is_outdated(CHECKED)
    assert not is_outdated(STOPPED, Verified(targets(revised(STOPPED), "clock had"), CHECK))
    assert not is_outdated(CHECKED, TextCorrected(anchor("Nadia"), "Nadja"))
    assert not is_outdated(CHECKED, TextCorrected(anchor("clock has"), "clock \n has"))
    back = Anchor.of(TOWER.replace("has stopped", "had stopped"), STOPPED.anchor.span)
    assert not is_outdated(CHECKED, STOPPED, TextCorrected(back, "has stopped"))


def test_others_are_not():
    result = revised(CHECKED, STOPPED)
    assert [q for q in result.quotations if q.review.is_outdated] == list(
        statement(result, "clock had").pieces
    )


def test_a_new_check_and_none():
    now = targets(revised(CHECKED, STOPPED), "clock had")
    assert not is_outdated(CHECKED, STOPPED, Verified(now, CHECK))
    assert not is_outdated(CHECKED, STOPPED, Verified(now, None))


@pytest.mark.parametrize("status", VerificationStatus)
def test_whatever_came_of_it(status: VerificationStatus):
    assert is_outdated(replace(CHECKED, verification=Verification(status)), STOPPED)


@pytest.mark.parametrize("words", ["The clock has stopped", "The old clock has stopped"])
def test_the_source_read_anew(words: str):
    text = "More on top.\n\n" + TOWER.replace("The clock has stopped", words)
    new = document(text)
    given = TextReplaced(new.checksum, find_edits(TOWER, text))
    result = revised(CHECKED, given, texts={new.checksum: new})
    review = said(result, "clock has").review
    assert (review.verification, review.is_outdated) == (CHECK, "old" in words)


def test_other_edges_are_other_words():
    first: Quotation = said(start(), "clock has")
    shorter = Span(first.span.start, span_of(TOWER, "clock has").end)
    moved = EdgesMoved(target_of(TOWER, first), Anchor.of(TOWER, shorter))
    assert said(revised(CHECKED, moved), "clock has").review.is_outdated
