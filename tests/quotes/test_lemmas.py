from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.quotes.lemmas import EndingLemmatizer

if TYPE_CHECKING:
    from pathlib import Path

RULES = {
    "VERB": {"ed": (1, ""), "ied": (3, "y"), "^said": (3, "ay"), "^is": (2, "be")},
    "NOUN": {"s": (1, "")},
}


@pytest.fixture
def lemmatizer() -> EndingLemmatizer:
    return EndingLemmatizer(RULES)


@pytest.mark.parametrize(
    ("word", "pos", "lemma"),
    [
        ("stated", "VERB", "state"),
        ("denied", "VERB", "deny"),
        ("SAID", "VERB", "say"),
        ("unsaid", "VERB", "unsaid"),
        ("is", "VERB", "be"),
        ("aides", "NOUN", "aide"),
        ("aides", "PROPN", "aides"),
        ("Vega", "PROPN", "vega"),
        ("", "VERB", ""),
        ("counterrevolutionaries", "NOUN", "counterrevolutionarie"),
    ],
)
def test_longest_known_ending_is_exchanged(
    lemmatizer: EndingLemmatizer, word: str, pos: str, lemma: str
):
    assert lemmatizer.lemma(word, pos) == lemma


def test_rules_survive_saving(lemmatizer: EndingLemmatizer, tmp_path: Path):
    lemmatizer.save(tmp_path / "lemmas.json")
    again = EndingLemmatizer.load(tmp_path / "lemmas.json")
    assert again.lemma("denied", "VERB") == "deny"
    again.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "lemmas.json").read_bytes()


@pytest.mark.parametrize("content", ["", "[]", '{"VERB": 3}', '{"VERB": {"ed": "x"}}'])
def test_file_of_another_shape_is_refused(tmp_path: Path, content: str):
    path = tmp_path / "lemmas.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError):  # noqa: PT011 - json and our own check differ in wording
        EndingLemmatizer.load(path)
