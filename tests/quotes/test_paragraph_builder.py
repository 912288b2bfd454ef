from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.quotes.language_text import plain
from reader.quotes.lemmas import EndingLemmatizer
from reader.quotes.paragraph_builder import ParagraphBuilder, PipelineTraits

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

UNIVERSAL = """
    "        PUNCT 1 punct
    Rain     NOUN  3 ccomp
    "        PUNCT 1 punct
    said     VERB  3 ROOT
    Ada      PROPN 3 nsubj
    Vega     PROPN 4 flat
    of       ADP   7 case
    Oslo     PROPN 4 nmod
    .        PUNCT 3 punct
"""
CLEARNLP = """
    "        PUNCT 1 punct
    Rain     NOUN  3 ccomp
    "        PUNCT 1 punct
    said     VERB  3 ROOT
    Ada      PROPN 5 compound
    Vega     PROPN 3 nsubj
    of       ADP   5 prep
    Oslo     PROPN 6 pobj
    .        PUNCT 3 punct
"""
TEXT = "Note: “Rain” said Ada Vega of Oslo."


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    from spacy.vocab import Vocab

    return Vocab()


def make_doc(vocab: Vocab, table: str, spaces: str = "001111100") -> Doc:
    from spacy.tokens import Doc

    rows = [line.split() for line in table.strip().splitlines()]
    doc = Doc(
        vocab,
        words=[row[0] for row in rows],
        spaces=[flag == "1" for flag in spaces],
        pos=[row[1] for row in rows],
        heads=[int(row[2]) for row in rows],
        deps=[row[3] for row in rows],
    )
    person, place = doc[4:6], doc[7:8]
    person.label_, place.label_ = "PERSON", "GPE"
    doc.set_ents([person, place])
    return doc


def build(doc: Doc, text: str, offset: int, traits: PipelineTraits) -> ParagraphBuilder:
    builder = ParagraphBuilder(text, traits)
    builder.add(doc, offset)
    return builder


def test_tokens_carry_the_original_text_and_offsets(vocab: Vocab):
    builder = build(make_doc(vocab, UNIVERSAL), TEXT, 6, PipelineTraits())
    assert [t.text for t in builder.tokens] == [
        "“",
        "Rain",
        "”",
        *["said", "Ada", "Vega", "of", "Oslo", "."],
    ]
    assert all(t.text == TEXT[t.start : t.end] for t in builder.tokens)
    assert builder.tokens[0].start == 6


@pytest.mark.parametrize(
    ("table", "is_clearnlp", "expected"),
    [
        (UNIVERSAL, False, {"Ada": ("said", "nsubj"), "Oslo": ("Ada", "nmod")}),
        (CLEARNLP, True, {"Vega": ("said", "nsubj"), "Oslo": ("Vega", "nmod")}),
    ],
    ids=["universal", "clearnlp"],
)
def test_both_schemes_give_universal_relations(
    vocab: Vocab, table: str, is_clearnlp: bool, expected: dict[str, tuple[str, str]]
):
    tokens = build(make_doc(vocab, table), TEXT, 6, PipelineTraits(is_clearnlp)).tokens
    found = {t.text: (tokens[t.head].text, t.dep) for t in tokens}
    assert {word: found[word] for word in expected} == expected
    assert found["of"] == ("Oslo", "case")
    assert found["said"] == ("said", "root")
    assert found["Rain"] == ("said", "ccomp")


def test_names_get_our_labels_and_others_are_left_out(vocab: Vocab):
    doc = make_doc(vocab, UNIVERSAL)
    rain = doc[1:2]
    rain.label_ = "EVENT"
    doc.set_ents([rain], default="unmodified")
    builder = build(doc, TEXT, 6, PipelineTraits())
    words = [" ".join(t.text for t in builder.tokens[n.first : n.last]) for n in builder.names]
    assert list(zip(words, [n.label for n in builder.names], strict=True)) == [
        ("Ada Vega", "PERSON"),
        ("Oslo", "LOC"),
    ]


def test_pieces_continue_one_paragraph(vocab: Vocab):
    text = TEXT + " " + TEXT
    builder = ParagraphBuilder(text, PipelineTraits())
    builder.add(make_doc(vocab, UNIVERSAL), 6)
    builder.add(make_doc(vocab, UNIVERSAL), len(TEXT) + 7)
    assert [t.sentence for t in builder.tokens] == [0] * 9 + [1] * 9
    assert builder.tokens[13].head == 12
    assert builder.tokens[12].head == 12
    assert (builder.names[2].first, builder.names[2].last) == (13, 15)


def test_sentences_are_numbered(vocab: Vocab):
    table = "Rain VERB 0 ROOT\nfell VERB 0 dep\nSnow NOUN 2 ROOT\nfell VERB 2 dep\n. PUNCT 2 punct"
    table += "\nAda PROPN 5 ROOT\nwent VERB 5 dep\nVega PROPN 5 dep"
    doc = make_doc(vocab, table, "11111111")
    tokens = build(doc, doc.text, 0, PipelineTraits()).tokens
    assert [t.sentence for t in tokens] == [0, 0, 1, 1, 1, 2, 2, 2]


def test_white_space_is_no_token_and_heads_skip_it(vocab: Vocab):
    from spacy.tokens import Doc

    words = ["Ada", "  ", "said", " ", "so"]
    doc = Doc(
        vocab,
        words=words,
        spaces=[False, False, True, False, False],
        pos=["PROPN", "SPACE", "VERB", "SPACE", "ADV"],
        heads=[2, 0, 2, 2, 3],
        deps=["nsubj", "dep", "ROOT", "dep", "advmod"],
    )
    tokens = build(doc, doc.text, 0, PipelineTraits()).tokens
    assert [(t.text, t.head, t.dep) for t in tokens] == [
        ("Ada", 1, "nsubj"),
        ("said", 1, "root"),
        ("so", 2, "root"),
    ]


def test_own_lemma_rules_replace_the_lemmas_of_the_pipeline(vocab: Vocab):
    doc = make_doc(vocab, UNIVERSAL)
    doc[3].lemma_ = "Sagen"
    assert build(doc, TEXT, 6, PipelineTraits()).tokens[3].lemma == "sagen"
    own = PipelineTraits(lemmatizer=EndingLemmatizer({"VERB": {"^said": (3, "ay")}}))
    assert build(doc, TEXT, 6, own).tokens[3].lemma == "say"
    assert build(doc, TEXT, 6, PipelineTraits()).tokens[4].lemma == "ada"


def test_mark_of_two_characters_is_one_token(vocab: Vocab):
    from spacy.tokens import Doc

    text = "``So,''"
    assert plain(text) == '" So, "'
    doc = Doc(vocab, words=['"', "So", ",", '"'], spaces=[True, False, True, False])
    tokens = build(doc, text, 0, PipelineTraits()).tokens
    assert [t.text for t in tokens] == ["``", "So", ",", "''"]
