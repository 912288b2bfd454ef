"""The words near a quotation that could name its speaker."""

from __future__ import annotations

import pytest

from reader.model.span import Span
from reader.quotes.candidates import Window
from tests.helpers.parsed import parse_by_hand

SPLIT = (
    "“ ~We/PRON will/AUX stay/VERB ~, ~” said/VERB the/DET harbour/NOUN master/NOUN ~, "
    "Ona/PROPN Brek/PROPN ~."
)


def window_of(lines, quotes, **options):
    text, parsed = parse_by_hand(lines, **options)
    spans = [Span(text.index(q), text.index(q) + len(q)) for q in quotes]
    return text, Window(parsed, spans)


def phrases(text, window):
    return [window.span_of(c.first, c.last).text_of(text) for c in window.candidates]


def test_phrases_run_from_their_determiner_to_their_head():
    text, window = window_of([SPLIT], ["“We will stay,”"])
    assert phrases(text, window) == ["the harbour master", "Ona Brek"]
    assert [c.kind for c in window.candidates] == ["nominal", "name"]


def test_words_inside_a_quotation_are_no_candidates():
    text, window = window_of([SPLIT], ["“We will stay,”"])
    assert "We" not in phrases(text, window)


@pytest.mark.parametrize(("word", "expected"), [("she", ["she"]), ("it", []), ("that", [])])
def test_only_pronouns_that_can_speak_are_candidates(word, expected):
    text, window = window_of([f"“ ~No/INTJ ~” {word}/PRON said/VERB ~."], ["“No”"])
    assert phrases(text, window) == expected


def test_a_phrase_does_not_reach_over_a_quotation():
    line = "Brek/PROPN “ ~old/ADJ ~” friend/NOUN left/VERB"
    text, window = window_of([line], ["“old”"])
    assert phrases(text, window) == ["Brek", "friend"]


def test_a_possessive_pronoun_belongs_to_its_noun():
    line = "his/PRON/nmod/1 aide/NOUN said/VERB “ ~no/INTJ ~”"
    text, window = window_of([line], ["“no”"])
    assert phrases(text, window) == ["his aide", "his"] or phrases(text, window) == [
        "his",
        "his aide",
    ]


def test_locate_finds_the_tokens_a_span_touches():
    text, window = window_of([SPLIT], ["“We will stay,”"])
    assert window.segments == [(0, 6)]
    assert window.locate(Span(len(text), len(text))) == (14, 14)


def test_sentences_are_numbered_through_the_window():
    _, window = window_of(["Ada/PROPN spoke/VERB", "Bea/PROPN spoke/VERB"], [])
    assert window.sentences == [0, 0, 1, 1]
    assert window.heads == [1, 1, 3, 3]
