from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.label_schemes import Arc, is_clearnlp, plain_universal, to_universal


def arcs_of(table: str) -> list[Arc]:
    """Read "word POS head dep" lines; heads are line numbers from 0."""
    rows = [line.split() for line in table.strip().splitlines()]
    return [Arc(int(head), dep, pos) for _, pos, head, dep in rows]


def test_schemes_are_told_apart_by_their_labels():
    assert is_clearnlp(["ROOT", "nsubj", "dobj", "prep", "pobj"])
    assert not is_clearnlp(["ROOT", "nsubj", "obj", "obl", "case"])


def test_universal_labels_lose_their_subtypes_and_nothing_else():
    arcs = arcs_of("""
        She     PRON 2 nsubj:pass
        was     AUX  2 aux:pass
        quoted  VERB 2 ROOT
    """)
    assert plain_universal(arcs) == arcs_of("""
        She     PRON 2 nsubj
        was     AUX  2 aux
        quoted  VERB 2 root
    """)


def test_unset_annotation_becomes_the_unspecified_labels():
    assert plain_universal([Arc(0, "", "")]) == [Arc(0, "dep", "X")]


def test_preposition_hangs_on_its_object():
    arcs = arcs_of("""
        aide     NOUN  4 nsubj
        to       ADP   0 prep
        the      DET   3 det
        mayor    NOUN  1 pobj
        spoke    VERB  4 ROOT
    """)
    assert to_universal(arcs) == arcs_of("""
        aide     NOUN  4 nsubj
        to       ADP   3 case
        the      DET   3 det
        mayor    NOUN  0 nmod
        spoke    VERB  4 root
    """)


def test_according_to_is_two_cases_of_one_oblique():
    arcs = arcs_of("""
        It         PRON  1 nsubj
        rained     VERB  1 ROOT
        according  VERB  1 prep
        to         ADP   2 prep
        Mora       PROPN 3 pobj
    """)
    assert to_universal(arcs) == arcs_of("""
        It         PRON  1 nsubj
        rained     VERB  1 root
        according  VERB  4 case
        to         ADP   4 case
        Mora       PROPN 1 obl
    """)


def test_agent_of_a_passive_is_oblique():
    arcs = arcs_of("""
        told  VERB  0 ROOT
        by    ADP   0 agent
        Mora  PROPN 1 pobj
    """)
    assert to_universal(arcs)[1:] == [Arc(2, "case", "ADP"), Arc(0, "obl", "PROPN")]


def test_clause_after_a_preposition_hangs_on_the_verb():
    arcs = arcs_of("""
        ended    VERB  0 ROOT
        by       ADP   0 prep
        saying   VERB  1 pcomp
        in       ADP   2 prep
        Lima     PROPN 3 pobj
    """)
    assert to_universal(arcs) == arcs_of("""
        ended    VERB  0 root
        by       ADP   2 mark
        saying   VERB  0 advcl
        in       ADP   4 case
        Lima     PROPN 2 obl
    """)


def test_predicate_governs_its_copula():
    arcs = arcs_of("""
        said   VERB  0 ROOT
        she    PRON  2 nsubj
        is     AUX   0 ccomp
        a      DET   4 det
        judge  NOUN  2 attr
        in     ADP   4 prep
        Lima   PROPN 5 pobj
    """)
    assert to_universal(arcs) == arcs_of("""
        said   VERB  0 root
        she    PRON  4 nsubj
        is     AUX   4 cop
        a      DET   4 det
        judge  NOUN  0 ccomp
        in     ADP   6 case
        Lima   PROPN 4 nmod
    """)


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("nsubjpass", "nsubj"), ("dobj", "obj"), ("poss", "nmod"), ("relcl", "acl"),
        ("ccomp", "ccomp"), ("parataxis", "parataxis"), ("appos", "appos"), ("conj", "conj"),
        ("cc", "cc"), ("dative", "iobj"), ("prt", "compound"), ("case", "case"),
    ],
)  # fmt: skip
def test_relations_change_their_names(theirs: str, ours: str):
    assert to_universal([Arc(0, "ROOT", "VERB"), Arc(0, theirs, "NOUN")])[1] == Arc(0, ours, "NOUN")


LABELS = st.sampled_from(["prep", "pobj", "pcomp", "attr", "acomp", "nsubj", "agent", "dative"])
PARTS = st.sampled_from(["AUX", "ADP", "NOUN", "VERB"])


@given(st.lists(st.tuples(st.integers(0, 10**6), LABELS, PARTS), min_size=1, max_size=12))
def test_any_tree_stays_a_tree(rows: list[tuple[int, str, str]]):
    arcs = [
        Arc(number % index if index else 0, dep if index else "ROOT", pos)
        for index, (number, dep, pos) in enumerate(rows)
    ]
    translated = to_universal(arcs)
    for start in range(len(translated)):
        index = start
        for _ in translated:
            index = translated[index].head
        assert translated[index].head == index, translated
