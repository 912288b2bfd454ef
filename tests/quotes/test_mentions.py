"""The word that carries a mention: the name or noun the rest of it belongs to."""

from __future__ import annotations

import pytest

from reader.model.span import Span
from reader.quotes.mentions import main_token
from reader.quotes.names import NameFinder
from tests.helpers.plain_parse import parse_plainly


def carrier(text, span=None):
    """Return the word that carries a mention, which is all of a text or a part of it."""
    _, (paragraph,) = parse_plainly(text)
    names = NameFinder().find(paragraph)
    at = main_token(paragraph.tokens, names, span or Span(0, len(text)))
    return None if at is None else paragraph.tokens[at].text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("the campaign chair Ann Rivers", "Rivers", id="name after its noun"),
        pytest.param("a spokesman for Ann Rivers", "spokesman", id="noun before its complement"),
        pytest.param("the ferry’s director, Ann Rivers,", "Rivers", id="name after a comma"),
        pytest.param("a Quillon official", "official", id="name before its noun"),
        pytest.param("Ann Rivers, who knows Tom Hill,", "Rivers", id="relative clause"),
        pytest.param("the Oslo-based lawyer Ann Rivers", "Rivers", id="compound before it"),
        pytest.param("she", "she", id="pronoun"),
        pytest.param("the secretary of state Ann Rivers", "Rivers", id="office with of"),
        pytest.param("the pilot of the ferry, Ann Rivers,", "Rivers", id="comma after of"),
        pytest.param("the pilot of the ferry Ann Rivers", "pilot", id="no comma after of"),
        pytest.param("the pilot, a friend, Ann Rivers", "Rivers", id="comma after more"),
        pytest.param("the song, a hit, Ann Rivers", "song", id="a thing"),
        pytest.param("Ann Rivers and Tom Hill", "Hill", id="two names"),
        pytest.param("the Council of Norbay", "Norbay", id="name with of"),
    ],
)
def test_one_word_carries_a_mention(text: str, word: str):
    assert carrier(text) == word


@pytest.mark.parametrize(
    ("span", "word"),
    [
        (Span(4, 14), "Rivers"),
        (Span(4, 7), "Ann"),
        (Span(6, 14), "Rivers"),
        (Span(12, 19), "Rivers"),
        (Span(15, 19), "left"),
        (Span(15, 24), "ferry"),
    ],
    ids=["a name", "its beginning", "from amid a word", "from amid a name", "a verb", "a noun"],
)
def test_of_a_part_of_the_text(span, word):
    assert carrier("met Ann Rivers left ferry", span) == word


def test_white_space_carries_nothing():
    _, (paragraph,) = parse_plainly("she said")
    assert main_token(paragraph.tokens, [], Span(3, 4)) is None
