"""From pieces that the encoder lights up to phrases, names and reporting words."""

from __future__ import annotations

import pytest

from reader.model.span import Span
from reader.quotes.attribution import choose
from reader.quotes.candidates import Window
from reader.quotes.looks import Look, Place
from tests.helpers.parsed import parse_by_hand

QUOTE = " “ ~No/INTJ ~. ~”"
NAMES = {"Ada": "PERSON", "Brek": "PERSON", "Wen": "PERSON"}
DEPUTY = "Deputy/ADJ head/NOUN and/CCONJ spokesman/NOUN {next} said/VERB ~:" + QUOTE
NORTH = "The/DET Minister/PROPN of/ADP Mines/PROPN said/VERB ~:" + QUOTE
HOUSE = "The/DET house/NOUN of/ADP Mines/PROPN said/VERB ~:" + QUOTE
AIDE = "A/DET spokesman/NOUN for/ADP Ada/PROPN said/VERB ~:" + QUOTE
FRIEND = "A/DET friend/NOUN ~, the/DET painter/NOUN ~, Ada/PROPN ~, said/VERB ~:" + QUOTE
RELAY = (
    "“ ~No/INTJ ~. ~” she/PRON/nsubj/5 say/VERB ~, according/VERB to/ADP the/DET Courier/PROPN ~."
)


def chosen(line, **seen):
    """Return the words of the options and of the cue; `seen` are words with their chance."""
    text, parsed = parse_by_hand([line], names=NAMES)
    quotation = Span(text.index("“"), text.index("”") + 1)
    window = Window(parsed, [quotation])
    places = []
    for pointer, name in enumerate(("mention", "cue", "speaker")):
        words = seen.get(name)
        if words is None:
            continue
        start = text.index(words)
        chances = tuple(0.9 if n == pointer else 0.0 for n in range(3))
        places.append(Place(start, start + len(words), chances))
    look = Look(tuple(sorted(places, key=lambda p: p.start)), (0.1, 0.1, 0.1), (1.0, 0.0, 0.0))
    choice = choose(window, look, quotation)
    cue = None if choice.cue is None else choice.cue.text_of(text)
    return [option.mention.text_of(text) for option in choice.options], cue


@pytest.mark.parametrize(
    ("line", "seen", "mention"),
    [
        ("Ada/PROPN Brek/PROPN said/VERB ~:" + QUOTE, "Brek", "Ada Brek"),
        (NORTH, "Minister", "The Minister of Mines"),
        (HOUSE, "house", "The house"),
        ("An/DET aide/NOUN old/ADJ Ada/PROPN said/VERB ~:" + QUOTE, "aide", "An aide old Ada"),
        ("An/DET aide/NOUN she/PRON knew/VERB said/VERB ~:" + QUOTE, "aide", "An aide"),
    ],
    ids=["whole name", "office", "no office", "over an adjective", "no pronoun"],
)
def test_a_piece_stands_for_its_phrase(line, seen, mention):
    assert chosen(line, mention=seen)[0] == [mention]


@pytest.mark.parametrize(
    ("line", "seen", "speaker", "mention"),
    [
        (DEPUTY.format(next="Ada/PROPN"), "spokesman", "Ada", "spokesman Ada"),
        (AIDE, "A spokesman", "Ada", "A spokesman"),
        (FRIEND, "A friend", "Ada", "Ada"),
        (FRIEND, "A friend", None, "A friend"),
    ],
    ids=["right after", "of somebody else", "after a comma", "not the speaker"],
)
def test_a_description_goes_on_to_the_name_of_who_speaks(line, seen, speaker, mention):
    assert chosen(line, mention=seen, speaker=speaker)[0] == [mention]


def test_who_speaks_comes_before_who_passes_it_on():
    assert chosen(RELAY, mention="the Courier")[0] == ["she", "the Courier"]


def test_words_that_are_no_phrase_are_taken_as_they_are():
    assert chosen("Oddly/ADV said/VERB ~:" + QUOTE, mention="Oddly")[0] == ["Oddly"]


@pytest.mark.parametrize(
    ("seen", "cue"),
    [("said", "said"), ("said:", "said"), (":", None), ("Ada", None)],
    ids=["word", "mark after it", "mark alone", "name"],
)
def test_reporting_words_are_words(seen, cue):
    assert chosen("Ada/PROPN said/VERB ~:" + QUOTE, cue=seen)[1] == cue


def test_a_whole_sentence_is_no_cue():
    words = " ".join(["so/ADV"] * 30)
    line = f"Ada/PROPN {words} said/VERB ~:{QUOTE}"
    assert chosen(line, cue=" ".join(["so"] * 30))[1] is None
