"""What an outcome tells of its quotation, for the tables of errors."""

from __future__ import annotations

import pytest

from reader.training.outcomes import Compared, compare


def outcome(text, quote, source=None):
    start = text.index(quote)
    places = None
    if source is not None:
        at = text.index(source)
        places = [[at, at + len(source)]]
    segment = {
        "start": start,
        "end": start + len(quote),
        "text": quote,
        "source": places,
        "label": {"kind": "speech", "speaker": "Ona Brek", "aliases": [], "type": "person"},
    }
    (found,) = compare(Compared(text, text), [segment], [])
    return found


@pytest.mark.parametrize(
    ("text", "source", "mention", "place"),
    [
        ("“We stay,” said Ona Brek.", "Ona Brek", "name", "right after the quote"),
        ("“We stay,” she said.", "she", "pronoun", "right after the quote"),
        ("The old baker said: “We stay,”", "The old baker", "noun", "right before the quote"),
        (
            "A Port Trust official who had come by boat said “We stay,”",
            "A Port Trust official",
            "noun",
            "further before, same paragraph",
        ),
        ("Ona Brek was there.\n\n“We stay,”", "Ona Brek", "name", "another paragraph"),
        ("“We stay,”", None, "none", "none"),
    ],
)
def test_kind_and_place_of_the_mention(text, source, mention, place):
    found = outcome(text, "“We stay,”", source)
    assert (found.mention, found.place) == (mention, place)


def test_length_counts_words():
    assert outcome("“One two three four.”", "“One two three four.”").length == "under 5 words"
    assert outcome("“A b c d e.”", "“A b c d e.”").length == "5 words and more"


def test_what_is_not_found_is_still_an_outcome():
    found = outcome("“We stay,” she said.", "“We stay,”", "she")
    assert (found.is_found, found.name, found.is_right) == (False, None, False)
    assert found.has_right_mention is False
