"""Which other quotes go with one whose speaker is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.quotation import (
    Evidence,
    EvidenceKind,
    QuotationKind,
    Review,
    ReviewState,
    gather_statements,
)
from reader.model.span import Span
from reader.review.company import Companion, Tie, find_company
from tests.helpers.articles import quotation
from tests.helpers.decisions import FALK, PERRIN, TOWER

NAME, HE, SHE, PILOT = Span(200, 211), Span(120, 122), Span(300, 303), Span(310, 315)
WORDS = (
    "“The clock has stopped,”",
    "“I wind it every night,”",
    "“It is the spring.”",
    "“A spring does not break by itself,”",
    "“We have no comment.”",
)


def said(number, mention=None, *chain, speaker=PERRIN, kind=QuotationKind.DIRECT):
    """Return a quotation with a mention and the links that lead from it to the name."""
    return quotation(
        WORDS[number - 1],
        number,
        speaker,
        text=TOWER,
        kind=kind,
        mention=mention,
        evidence=tuple(Evidence(span, what) for span, what in chain),
    )


LEADS_TO_NAME = (NAME, EvidenceKind.NAME)
GOES_ON = (HE, EvidenceKind.CONTINUES)
WRONG = said(2, HE, (HE, EvidenceKind.MENTION), LEADS_TO_NAME)


def company(*others, changed=WRONG):
    """Return the numbers of the statements that go with a changed one, and why."""
    found = [changed, *others]
    (statement,) = [s for s in gather_statements(found) if s.number == changed.statement]
    return [(c.statement.number, c.tie) for c in find_company(found, statement)]


@pytest.mark.parametrize(
    ("other", "tie"),
    [
        pytest.param(said(3, HE), Tie.SAME_MENTION, id="the very same words"),
        pytest.param(said(3, None, GOES_ON, LEADS_TO_NAME), Tie.SAME_MENTION, id="goes on"),
        pytest.param(
            said(3, SHE, (SHE, EvidenceKind.MENTION), LEADS_TO_NAME),
            Tie.SAME_CHAIN,
            id="the same chain",
        ),
        pytest.param(said(3, SHE), Tie.SAME_SPEAKER, id="another chain"),
        pytest.param(said(3, NAME, LEADS_TO_NAME), Tie.SAME_SPEAKER, id="named outright"),
        pytest.param(
            said(3, SHE, (HE, EvidenceKind.CUE)), Tie.SAME_SPEAKER, id="a cue is no chain"
        ),
    ],
)
def test_the_tie_says_how_close_it_is(other, tie):
    assert company(other) == [(3, tie)]


def test_the_closest_come_first_and_each_in_text_order():
    others = [said(1), said(3, SHE, LEADS_TO_NAME), said(4, HE), said(5)]
    assert [number for number, _ in company(*others)] == [4, 3, 1, 5]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(said(3, HE, speaker=FALK), id="somebody else’s"),
        pytest.param(said(3, HE, speaker=None), id="nobody’s"),
        pytest.param(said(3, HE, kind=QuotationKind.SCARE), id="no speech"),
    ]
    + [
        pytest.param(replace(said(3, HE), review=Review(state)), id=state.value)
        for state in ReviewState
        if state.is_reviewed
    ],
)
def test_who_does_not_go_with_it(other):
    assert company(other) == []


def test_a_flag_is_no_review():
    assert company(replace(said(3, HE), review=Review(is_flagged=True)))


def test_one_reviewed_piece_settles_its_statement():
    pieces = [said(3, HE), replace(said(4, HE), statement=3, review=Review(ReviewState.ACCEPTED))]
    assert company(*pieces) == []


def test_nobody_has_no_company():
    nobody = said(2, HE, speaker=None)
    assert company(said(3, HE), said(4, HE, speaker=None), changed=nobody) == []


def test_only_the_very_same_words_are_the_same_mention():
    assert Companion(gather_statements([WRONG])[0], Tie.SAME_MENTION).is_same_mention
    assert not Companion(gather_statements([WRONG])[0], Tie.SAME_CHAIN).is_same_mention


def test_what_was_found_counts_although_it_was_corrected_since():
    corrected = replace(
        said(2, SHE, speaker=FALK), review=Review(ReviewState.CORRECTED, found=WRONG.attribution)
    )
    assert company(said(1, HE), said(3), said(4, speaker=FALK), changed=corrected) == [
        (1, Tie.SAME_MENTION),
        (3, Tie.SAME_SPEAKER),
        (4, Tie.SAME_SPEAKER),
    ]
