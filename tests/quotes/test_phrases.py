"""Noun phrases taken apart: determiner, possessor, modifiers, head, complement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.quotes.phrases import head_of, nouns_of, phrase_at, text_between
from tests.helpers.parsed import parse_by_hand
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


def parts_by_hand(line, head, *, begins=99):
    """Return the phrase and its parts of a line the second sentence of which begins at a token."""
    text, (parsed,) = parse_by_hand([line])
    tokens = [replace(t, sentence=int(n >= begins)) for n, t in enumerate(parsed.tokens)]
    at = next(n for n, token in enumerate(tokens) if token.text == head)
    phrase = phrase_at(tokens, at)
    whole = text_between(tokens, phrase.first, phrase.end, text)
    return phrase, whole, text_between(tokens, phrase.content, phrase.last, text)


@pytest.mark.parametrize(
    ("line", "whole", "content"),
    [
        ("met/VERB the/DET old/ADJ pilot/NOUN", "the old pilot", "old pilot"),
        ("the/DET retired/VERB/amod/2 pilot/NOUN", "the retired pilot", "retired pilot"),
        ("the/DET retired/VERB/root/1 pilot/NOUN", "pilot", "pilot"),
        (
            "the/DET Oslo/PROPN ~-/PUNCT ~based/VERB pilot/NOUN",
            "pilot",
            "pilot",
        ),
        (
            "the/DET Oslo/INTJ ~-/PUNCT ~based/VERB/amod/4 pilot/NOUN",
            "the Oslo-based pilot",
            "Oslo-based pilot",
        ),
        ("the/DET ex/X ~-/PUNCT ~pilot/NOUN", "the ex-pilot", "ex-pilot"),
        ("the/DET three/NUM pilot/NOUN", "the three pilot", "three pilot"),
        ("Quillon's/PROPN chief/ADJ pilot/NOUN", "Quillon's chief pilot", "chief pilot"),
        (
            "met/VERB the/DET old/ADJ mayor/NOUN ~’s pilot/NOUN",
            "the old mayor’s pilot",
            "pilot",
        ),
        ("met/VERB Ann/PROPN ~’s the/DET old/ADJ mayor/NOUN ~’s pilot/NOUN",
         "the old mayor’s pilot", "pilot"),
        ("Norbay/PROPN the/DET mayor/NOUN ~’s pilot/NOUN", "the mayor’s pilot", "pilot"),
        ("that/DET her/PRON pilot/NOUN", "her pilot", "pilot"),
    ],
    ids=[
        "adjective", "participle", "verb", "verb in a compound", "compound", "hyphen", "number",
        "possessive in one", "possessor", "possessor of a possessor", "a name before it",
        "two determiners",
    ],
)  # fmt: skip
def test_what_stands_before_the_head(line, whole, content):
    assert parts_by_hand(line, "pilot")[1:] == (whole, content)


@pytest.mark.parametrize(
    ("line", "begins", "whole"),
    [
        ("the/DET pilot/NOUN", 1, "pilot"),
        ("old/ADJ pilot/NOUN", 1, "pilot"),
        ("old/ADJ mayor/NOUN ~’s pilot/NOUN", 1, "mayor’s pilot"),
        ("the/DET pilot/NOUN of/ADP Norbay/PROPN Quillon/PROPN", 4, "the pilot of Norbay"),
    ],
    ids=["determiner", "modifier", "possessor", "complement"],
)
def test_a_phrase_ends_with_its_sentence(line, begins, whole):
    assert parts_by_hand(line, "pilot", begins=begins)[1] == whole


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("a/DET pilot/NOUN of/ADP the/DET ferry/NOUN left/VERB", "a pilot of the ferry"),
        ("a/DET pilot/NOUN of/ADP the/DET ferry/NOUN ~, old/ADJ", "a pilot of the ferry"),
        ("a/DET pilot/NOUN on/ADP Monday/PROPN left/VERB", "a pilot"),
        ("a/DET pilot/NOUN in/ADP March/PROPN left/VERB", "a pilot"),
        ("a/DET pilot/NOUN by/ADP the/DET ferry/NOUN", "a pilot"),
        ("a/DET pilot/NOUN of/ADP ferries/NOUN and/CCONJ left/VERB", "a pilot of ferries"),
        ("a/DET pilot/NOUN of/ADP ferries/NOUN because/NOUN it/PRON", "a pilot of ferries"),
        ("a/DET pilot/NOUN of/ADP", "a pilot"),
        ("a/DET pilot/NOUN who/PRON left/VERB/acl/1 Norbay/PROPN", "a pilot who left Norbay"),
        (
            "a/DET pilot/NOUN who/PRON left/VERB/relcl/1 Norbay/PROPN said/VERB/root/5",
            "a pilot who left Norbay",
        ),
        (
            "a/DET pilot/NOUN with/ADP ferries/NOUN left/VERB/relcl/1 Norbay/PROPN",
            "a pilot with ferries",
        ),
        (
            "a/DET pilot/NOUN of/ADP old/VERB/amod/4 ferries/NOUN left/VERB",
            "a pilot of old ferries",
        ),
    ],
    ids=[
        "of", "comma", "day", "month", "other word", "and", "because", "nothing", "who",
        "who, up to the next verb", "no clause", "participle",
    ],
)  # fmt: skip
def test_what_stands_after_the_head(line, whole):
    assert parts_by_hand(line, "pilot")[1] == whole


def test_a_complement_is_not_endless():
    line = "pilot/NOUN of/ADP " + " ".join(["old/ADJ"] * 30)
    assert len(parts_by_hand(line, "pilot")[1].split()) < 20


@pytest.mark.parametrize(
    ("line", "determiner", "is_definite"),
    [
        ("the/DET pilot/NOUN", "the", True),
        ("those/DET pilot/NOUN", "those", True),
        ("Her/PRON pilot/NOUN", "her", True),
        ("a/DET pilot/NOUN", "a", False),
        ("another/DET pilot/NOUN", "another", False),
        ("pilot/NOUN", "", False),
        ("mayor/NOUN ~’s pilot/NOUN", "", True),
    ],
)
def test_what_points_to_something_known(line, determiner, is_definite):
    phrase, *_ = parts_by_hand(line, "pilot")
    assert (phrase.determiner, phrase.is_definite) == (determiner, is_definite)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("the/DET chief/ADJ pilot/NOUN", "pilot"),
        ("the/DET pilot/NOUN of/ADP ferries/NOUN", "pilot"),
        ("the/DET pilot/NOUN ~, Rivers/PROPN", "pilot"),
        ("Rivers/PROPN ~, the/DET pilot/NOUN", "Rivers"),
        ("Rivers/PROPN ~’s old/ADJ pilot/NOUN", "pilot"),
        ("Moss/PROPN ~’ old/ADJ pilot/NOUN", "pilot"),
        ("pilot/NOUN and/CCONJ mate/NOUN", "pilot"),
        ("Moss/PROPN and/CCONJ Hill/PROPN", "Hill"),
        ("the/DET pilot/NOUN left/VERB ferries/NOUN", "pilot"),
        ("the/DET pilot/VERB", "pilot"),
        ("the/DET self/NOUN ~-/PUNCT ~taught/VERB pilot/NOUN", "pilot"),
        ("she/PRON", "she"),
        ("the/DET", "the"),
        ("then/ADV", "then"),
    ],
)
def test_one_noun_is_the_head(line, head):
    _, (parsed,) = parse_by_hand([line])
    assert parsed.tokens[head_of(parsed.tokens, 0, len(parsed.tokens))].text == head


def test_words_are_compared_in_one_form_and_without_marks():
    _, (parsed,) = parse_by_hand(["ex/X ~-/PUNCT ~chairman/NOUN ~, Sen./PROPN"])
    assert nouns_of(parsed.tokens, 0, 5) == {"ex", "chair", "senator"}


@pytest.mark.parametrize(
    ("first", "last", "words"), [(0, 2, "old pilot"), (1, 2, "pilot"), (1, 1, ""), (2, 0, "")]
)
def test_the_articles_words_stand_on_one_line(first, last, words):
    text, (parsed,) = parse_by_hand(["old/ADJ pilot/NOUN"])
    assert text_between(parsed.tokens, first, last, text.replace(" ", "\n")) == words
