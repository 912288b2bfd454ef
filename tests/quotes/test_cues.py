"""The reporting words between mention and quotation."""

from __future__ import annotations

import pytest

from reader.model.span import Span
from reader.quotes.candidates import Window
from reader.quotes.cues import find_cue
from reader.quotes.features import Quote
from reader.quotes.word_odds import WordOdds
from tests.helpers.parsed import parse_by_hand

ODDS = WordOdds({"said": 2.0, "added": 1.5, "accord": 2.0}, {})


@pytest.mark.parametrize(
    ("line", "mention", "cue"),
    [
        ("“ ~Go/VERB ~, ~” said/VERB Brek/PROPN/nsubj/4 ~.", "Brek", "said"),
        ("Brek/PROPN/nsubj/1 dismissed/VERB it/PRON as/ADP “ ~Go/VERB ~”", "Brek", "dismissed"),
        (
            "Brek/PROPN/nsubj/1 laughed/VERB and/CCONJ left/VERB ~, adding/VERB ~, “ ~Go/VERB ~”",
            "Brek",
            "adding",
        ),
        (
            "according/VERB to/ADP Brek/PROPN/obl/0 it/PRON was/AUX “ ~Go/VERB ~”",
            "Brek",
            "according to",
        ),
        (
            "Brek/PROPN/nsubj/1 issued/VERB it/PRON ~, insisting/ADJ ~, “ ~Go/VERB ~”",
            "Brek",
            "insisting",
        ),
        ("Brek/PROPN ~: “ ~Go/VERB ~”", "Brek", None),
    ],
    ids=["after", "governor", "beside the marks", "according to", "mistagged", "no verb"],
)
def test_cue(line, mention, cue):
    text, parsed = parse_by_hand([line])
    start, end = text.index("“"), text.index("”") + 1
    window = Window(parsed, [Span(start, end)])
    quote = Quote(*window.segments[0], number=0, paragraph=1)
    candidate = next(
        c for c in window.candidates if window.span_of(c.first, c.last).text_of(text) == mention
    )
    found = find_cue(window, quote, candidate, ODDS)
    assert (found.text_of(text) if found else None) == cue


def test_nobody_has_no_cue():
    _, parsed = parse_by_hand(["“ ~Go/VERB ~”"])
    window = Window(parsed, [parsed[0].span])
    assert find_cue(window, Quote(0, 3, 0, 1), None, ODDS) is None


def test_a_second_piece_has_its_own_verb():
    line = "Brek/PROPN/nsubj/1 said/VERB ‘ ~No/INTJ ~’ but/CCONJ argued/VERB “ ~Go/VERB ~”"
    text, parsed = parse_by_hand([line])
    spans = [Span(text.index(a), text.index(b) + 1) for a, b in ("‘’", "“”")]
    window = Window(parsed, spans)
    quote = Quote(*window.segments[1], number=1, paragraph=1)
    found = find_cue(window, quote, window.candidates[0], ODDS)
    assert found is not None
    assert found.text_of(text) == "argued"
