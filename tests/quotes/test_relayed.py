"""Words that somebody else passes on."""

from __future__ import annotations

import pytest

from reader.model.span import Span
from reader.quotes.candidates import Window
from reader.quotes.relayed import find_relayed_speaker
from tests.helpers.parsed import parse_by_hand

AFTER = (
    "“ ~No/INTJ ~, ~” she/PRON/nsubj/5 say/VERB ~, according/VERB to/ADP the/DET Courier/PROPN ~."
)
BEFORE = "According/ADV to/ADP Ada/PROPN ~, a/DET guard/NOUN/nsubj/6 shout/VERB ~: “ ~No/INTJ ~, ~”"
ALONE = "“ ~No/INTJ ~, ~” according/VERB to/ADP the/DET Courier/PROPN ~."
INSIDE = (
    "“ ~No/INTJ ~, ~she/PRON/nsubj/4 say/VERB ~. ~” according/VERB to/ADP the/DET Courier/PROPN ~."
)
UNTOLD = (
    "“ ~No/INTJ ~, ~” say/VERB Kit/PROPN/dep/0 ~, according/VERB to/ADP the/DET Courier/PROPN ~."
)
BESIDE = "“ ~No/INTJ ~, ~” she/PRON/nsubj/5 say/VERB ~."


def found(line, mention):
    text, parsed = parse_by_hand([line])
    quotation = Span(text.index("“"), text.index("”") + 1)
    window = Window(parsed, [quotation])
    start = text.index(mention)
    speaker = find_relayed_speaker(window, quotation, Span(start, start + len(mention)))
    return speaker and window.span_of(speaker.first, speaker.last).text_of(text)


@pytest.mark.parametrize(
    ("line", "mention", "speaker"),
    [
        (AFTER, "the Courier", "she"),
        (BEFORE, "Ada", "a guard"),
        (ALONE, "the Courier", None),
        (BESIDE, "she", None),
        (INSIDE, "the Courier", None),
        (UNTOLD, "the Courier", "Kit"),
    ],
    ids=[
        "after",
        "before",
        "nobody else speaks",
        "no relay",
        "a verb in the words",
        "no subject by the parse",
    ],
)
def test_who_speaks_where_words_are_passed_on(line, mention, speaker):
    assert found(line, mention) == speaker
