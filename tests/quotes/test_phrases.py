"""Noun phrases taken apart, and the word that carries a mention."""

from __future__ import annotations

import pytest

from reader.model.span import Span
from reader.quotes.mentions import main_token
from reader.quotes.names import NameFinder
from reader.quotes.phrases import phrase_at, text_between
from tests.helpers.plain_parse import parse_plainly


@pytest.mark.parametrize(
    ("text", "head", "first", "content", "end"),
    [
        pytest.param(
            "said a senior pilot of the ferry yesterday",
            "pilot",
            "a",
            "senior pilot",
            "senior pilot of the ferry",
            id="of",
        ),
        pytest.param("said the pilot", "pilot", "the", "pilot", "pilot", id="bare"),
        pytest.param(
            "said Quillon’s chief pilot", "pilot", "Quillon", "chief pilot", "chief pilot", id="’s"
        ),
        pytest.param("said her brother", "brother", "her", "brother", "brother", id="her"),
    ],
)
def test_a_phrase_has_parts(text: str, head: str, first: str, content: str, end: str):
    document, (paragraph,) = parse_plainly(text)
    tokens = paragraph.tokens
    at = next(n for n, token in enumerate(tokens) if token.text == head)
    phrase = phrase_at(tokens, at)
    assert tokens[phrase.first].text == first
    assert text_between(tokens, phrase.content, phrase.last, document.text) == content
    assert text_between(tokens, phrase.content, phrase.end, document.text) == end


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        pytest.param("the campaign chair Ann Rivers", "Rivers", id="name after its noun"),
        pytest.param("a spokesman for Ann Rivers", "spokesman", id="noun before its complement"),
        pytest.param("the ferry’s director, Ann Rivers,", "Rivers", id="name after a comma"),
        pytest.param("a Quillon official", "official", id="name before its noun"),
        pytest.param("Ann Rivers, who knows Tom Hill,", "Rivers", id="relative clause"),
        pytest.param("the Oslo-based lawyer Ann Rivers", "Rivers", id="compound before it"),
        pytest.param("she", "she", id="pronoun"),
    ],
)
def test_one_word_carries_a_mention(text: str, carrier: str):
    _, (paragraph,) = parse_plainly(text)
    names = NameFinder().find(paragraph)
    at = main_token(paragraph.tokens, names, Span(0, len(text)))
    assert at is not None
    assert paragraph.tokens[at].text == carrier


def test_white_space_carries_nothing():
    _, (paragraph,) = parse_plainly("she said")
    assert main_token(paragraph.tokens, [], Span(3, 4)) is None
