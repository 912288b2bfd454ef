"""What quoted words are, and which pieces belong together."""

from __future__ import annotations

import pytest

from reader.model.quotation import QuotationForm, QuotationKind
from reader.model.span import Span
from reader.quotes.attribution import Choice, Option
from reader.quotes.kinds import number_statements, tell_kind, whole_or_part
from reader.text.segments import Segment

ADA, BEA = Span(900, 903), Span(950, 953)


def choice(mention=None, *, speech=0.9, scare=0.05, title=0.05, probability=0.9):
    options = (Option(mention, probability),) if mention else ()
    return Choice(options, 1 - probability, None, speech, scare, title)


def segment(start, end, paragraph=1, *, continues=False):
    span = Span(start, end)
    return Segment(span, QuotationForm.MARKS, 0, "“", paragraph, continues=continues)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She said: “We will stay here.”", QuotationKind.DIRECT),
        ("“We will stay,” she said.", QuotationKind.DIRECT),
        ("“Never!” she said.", QuotationKind.DIRECT),
        ("She called it “a slow disaster” on Monday.", QuotationKind.MIXED),
        ("She spoke of the “Slow Disaster” on Monday.", QuotationKind.MIXED),
        ("She was “Tired of it all and leaving the town.”", QuotationKind.MIXED),
        ("«We will stay», she said.", QuotationKind.MIXED),
    ],
    ids=["whole", "comma", "one word", "lower case", "the", "was", "short without stop"],
)
def test_whole_or_part(text, kind):
    start = min(text.index(m) for m in "“«" if m in text)
    end = max(text.rindex(m) for m in "”»" if m in text) + 1
    assert whole_or_part(text, Span(start, end)) is kind


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        (choice(ADA), QuotationKind.DIRECT),
        (choice(speech=0.2, scare=0.7, title=0.1), QuotationKind.SCARE),
        (choice(speech=0.2, scare=0.1, title=0.7), QuotationKind.TITLE),
        (choice(ADA, speech=0.2, scare=0.1, title=0.7), QuotationKind.TITLE),
    ],
    ids=["speech", "so-called", "title", "title next to a name"],
)
def test_kind_by_probabilities(decision, kind):
    text = "“We will stay here,” she said."
    assert tell_kind(text, Span(0, 20), decision) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She read from the novel “Salt and Iron” that day.", QuotationKind.TITLE),
        ("An article titled “Who Runs the Port?” was passed around.", QuotationKind.TITLE),
        ("The so-called “slow lane” was closed.", QuotationKind.SCARE),
        ("He was nicknamed “Two Coats” at school.", QuotationKind.SCARE),
        ("In the film she says: “We will stay.”", QuotationKind.DIRECT),
    ],
)
def test_words_before_the_marks_that_leave_no_doubt(text, kind):
    span = Span(text.index("“"), text.index("”") + 1)
    assert tell_kind(text, span, choice(ADA, speech=0.99)) is kind


def numbers(segments, choices, kinds=None):
    return number_statements(segments, choices, kinds or [QuotationKind.DIRECT] * len(segments))


def test_pieces_with_one_mention_are_one_statement():
    pair = [segment(0, 10), segment(20, 30)]
    assert numbers(pair, [choice(ADA), choice(ADA)]) == [1, 1]
    assert numbers(pair, [choice(ADA), choice(BEA)]) == [1, 2]


def test_pieces_in_two_paragraphs_are_two_unless_the_marks_go_on():
    pair = [segment(0, 10), segment(20, 30, 2)]
    assert numbers(pair, [choice(ADA), choice(ADA)]) == [1, 2]
    pair = [segment(0, 10), segment(20, 30, 2, continues=True)]
    assert numbers(pair, [choice(ADA), choice()]) == [1, 1]


def test_far_apart_is_not_one_statement():
    pair = [segment(0, 10), segment(300, 310)]
    assert numbers(pair, [choice(ADA), choice(ADA)]) == [1, 2]


def test_a_title_between_them_is_no_piece():
    pair = [segment(0, 10), segment(20, 30)]
    kinds = [QuotationKind.DIRECT, QuotationKind.TITLE]
    assert numbers(pair, [choice(ADA), choice(ADA)], kinds) == [1, 2]
