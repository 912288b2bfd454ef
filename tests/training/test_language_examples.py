from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader.training.corpora import NamedSpan, Passage, Syntax
from reader.training.language_examples import (
    batch_by_words,
    gather_names,
    invent_name,
    make_example,
    vary,
)

if TYPE_CHECKING:
    from spacy.language import Language

WORDS = ("“", "Ada", "Vega", "isn", "’t", "in", "Portham", ".", "”")
PASSAGE = Passage(
    WORDS,
    (False, True, True, False, True, True, False, False, False),
    tuple(
        Syntax(w.lower(), pos, head, dep)
        for w, pos, head, dep in zip(
            WORDS,
            ("PUNCT", "PROPN", "PROPN", "AUX", "PART", "ADP", "PROPN", "PUNCT", "PUNCT"),
            (6, 6, 1, 6, 6, 6, 6, 6, 6),
            ("punct", "nsubj", "flat", "cop", "advmod", "case", "ROOT", "punct", "punct"),
            strict=True,
        )
    ),
    (NamedSpan(1, 3, "PERSON"), NamedSpan(6, 7, "LOC")),
)
OTHERS = Passage(
    ("Bo", "Lind", "of", "Reef", "in", "Osk"),
    (True,) * 6,
    None,
    (NamedSpan(0, 2, "PERSON"), NamedSpan(3, 4, "ORG"), NamedSpan(5, 6, "LOC")),
)
POOLS = gather_names([OTHERS])


@pytest.fixture(scope="module")
def nlp() -> Language:
    import spacy

    return spacy.blank("en")


def test_example_is_cut_by_the_tokenizer_and_has_plain_marks(nlp: Language):
    example = make_example(nlp, PASSAGE)
    assert [token.text for token in example.predicted] == [
        '"', "Ada", "Vega", "is", "n't", "in", "Portham", ".", '"',
    ]  # fmt: skip
    assert example.get_aligned("POS", as_string=True)[1] == "PROPN"
    assert example.get_aligned_ner()[1:3] == ["B-PERSON", "L-PERSON"]


def test_what_is_not_annotated_is_missing_not_absent(nlp: Language):
    syntax_only = make_example(nlp, Passage(WORDS, PASSAGE.spaces, PASSAGE.syntax, None))
    assert set(syntax_only.get_aligned_ner()) == {None}
    names_only = make_example(nlp, Passage(WORDS, PASSAGE.spaces, None, PASSAGE.names))
    assert not names_only.reference.has_annotation("DEP")


def test_name_of_unknown_type_is_not_learned_from(nlp: Language):
    passage = Passage(("Ask", "Letters"), (True, False), None, (NamedSpan(1, 2, ""),))
    assert make_example(nlp, passage).get_aligned_ner() == ["O", None]


def test_variations_keep_shape_and_annotation():
    chance = random.Random(4)
    varied = [vary(PASSAGE, POOLS, chance) for _ in range(400)]
    assert {len(p.words) for p in varied} == {len(WORDS)}
    assert all(p.syntax == PASSAGE.syntax and p.names == PASSAGE.names for p in varied)
    texts = {" ".join(p.words) for p in varied}
    assert any(text == text.lower() for text in texts)
    assert any(text == text.upper() for text in texts)
    assert any("Lind" in text for text in texts)
    assert " ".join(WORDS) in texts
    assert sum(p.words == WORDS for p in varied) > 150


def test_same_name_is_replaced_the_same_way():
    words = ("Vega", "said", "Vega", "lied")
    names = (NamedSpan(0, 1, "PERSON"), NamedSpan(2, 3, "PERSON"))
    passage = Passage(words, (True,) * 4, None, names)
    chance = random.Random(1)
    changed = [vary(passage, POOLS, chance).words for _ in range(200)]
    assert all(w[0] == w[2] for w in changed)
    assert any(w[0] != "Vega" and w[1] == "said" for w in changed)


def test_proper_nouns_are_replaced_where_names_are_not_annotated():
    passage = Passage(WORDS, PASSAGE.spaces, PASSAGE.syntax, None)
    chance = random.Random(2)
    changed = [vary(passage, POOLS, chance).words for _ in range(200)]
    assert any(w[1] not in {"Ada", "ada", "ADA"} for w in changed)
    assert all(w[5].lower() == "in" for w in changed)


def test_invented_names_look_like_names():
    chance = random.Random(3)
    names = [invent_name(chance) for _ in range(200)]
    assert all(name.isalpha() and name.istitle() for name in names)
    assert len(set(names)) > 150


def test_batches_hold_every_passage_once():
    passages = [Passage((str(i),) * 5, (True,) * 5) for i in range(10)]
    batches = list(batch_by_words(passages, iter([5, 10, *[12] * 9]), random.Random(0)))
    assert [len(batch) for batch in batches][:3] == [1, 2, 3]
    assert sorted(p.words[0] for batch in batches for p in batch) == sorted(map(str, range(10)))
