"""Words that report speech are verbs, whatever the tagger says."""

from __future__ import annotations

import pytest

from reader.quotes.tokens import with_verbs
from tests.helpers.parsed import parse_by_hand


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("the/DET page/NOUN reads/NOUN", ["reads"], "DET NOUN VERB"),
        ("the/DET page/PROPN states/ADJ", ["states"], "DET PROPN VERB"),
        ("the/DET page/NOUN reads/NOUN", ["page", "reads"], "DET VERB VERB"),
        ("the/DET page/NOUN by/ADP", ["by"], "DET NOUN ADP"),
        ("the/DET page/NOUN by/ADP", ["page", "by"], "DET VERB ADP"),
        ("the/DET page/NOUN reads/NOUN", [], "DET NOUN NOUN"),
    ],
    ids=["noun", "adjective", "several", "no noun", "one of two", "none"],
)
def test_nouns_that_report_are_verbs(line, words, expected):
    text, (parsed,) = parse_by_hand([line])
    found = with_verbs(parsed, [text.index(word) for word in words])
    assert [token.pos for token in found.tokens] == expected.split()
    assert [token.text for token in found.tokens] == [token.text for token in parsed.tokens]


def test_a_place_within_a_word_is_no_word():
    _, (parsed,) = parse_by_hand(["the/DET page/NOUN reads/NOUN"])
    assert with_verbs(parsed, [5, 99]) is parsed
