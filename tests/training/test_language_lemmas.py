from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.training.corpora import Passage, Syntax
from reader.training.language_lemmas import learn_lemmas

if TYPE_CHECKING:
    from reader.quotes.lemmas import EndingLemmatizer

VERBS = [
    ("walked", "walk"), ("talked", "talk"), ("jumped", "jump"), ("stated", "state"),
    ("noted", "note"), ("quoted", "quote"), ("said", "say"), ("said", "say"), ("Said", "say"),
    ("went", "go"), ("walk", "walk"), ("talk", "talk"),
]  # fmt: skip


@pytest.fixture(scope="module")
def lemmatizer() -> EndingLemmatizer:
    words = tuple(word for word, _ in VERBS)
    syntax = tuple(Syntax(lemma, "VERB", 0, "dep") for _, lemma in VERBS)
    names = Passage(("Vegas", "Vegas"), (True, True), (Syntax("Vega", "PROPN", 0, "dep"),) * 2)
    return learn_lemmas([Passage(words, (True,) * len(words), syntax), names])


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("walked", "walk"), ("quoted", "quote"), ("rated", "rate"), ("said", "say"), ("walk", "walk")],
)
def test_endings_carry_over_to_new_words(lemmatizer: EndingLemmatizer, word: str, lemma: str):
    assert lemmatizer.lemma(word, "VERB") == lemma


def test_word_seen_once_is_no_rule(lemmatizer: EndingLemmatizer):
    assert lemmatizer.lemma("went", "VERB") == "went"


def test_names_are_not_learned(lemmatizer: EndingLemmatizer):
    assert lemmatizer.lemma("Vegas", "PROPN") == "vegas"


def test_passages_without_grammar_teach_nothing():
    assert learn_lemmas([Passage(("said",), (False,))]).lemma("said", "VERB") == "said"
