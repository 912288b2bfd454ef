"""Labels of any language pipeline as plain Universal Dependencies and three types of name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAME_LABELS = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "LOC": "LOC",
    "LOCATION": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}
_CLEARNLP = {
    "acomp": "xcomp",
    "agent": "case",  # with its pobj raised: see `to_universal`
    "attr": "xcomp",
    "auxpass": "aux",
    "csubjpass": "csubj",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "npadvmod": "obl",
    "nsubjpass": "nsubj",
    "oprd": "xcomp",
    "pcomp": "advcl",
    "poss": "nmod",
    "preconj": "cc",
    "predet": "det",
    "prt": "compound",
    "quantmod": "advmod",
    "relcl": "acl",
}
_CLEARNLP_ONLY = frozenset({"dobj", "pobj", "prep", "nsubjpass", "auxpass", "poss", "relcl"})
_PREPOSITIONS = frozenset({"prep", "agent"})
_NOMINAL_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class Arc:
    """Where a token hangs: index of its governor (its own at a root) and the relation."""

    head: int
    dep: str
    pos: str


def is_clearnlp(labels: Iterable[str]) -> bool:
    """Tell whether parser labels are of the scheme that spaCy's own English pipelines use."""
    return not _CLEARNLP_ONLY.isdisjoint(labels)


def plain_universal(arcs: Sequence[Arc]) -> list[Arc]:
    """Drop subtypes: "nsubj:pass" is "nsubj", "ROOT" is "root"."""
    return [Arc(a.head, a.dep.partition(":")[0].lower() or "dep", a.pos or "X") for a in arcs]


def to_universal(arcs: Sequence[Arc]) -> list[Arc]:
    """Translate ClearNLP arcs of one document to plain Universal Dependencies.

    Prepositions change places with their objects: in "aide to the mayor", "mayor" hangs on "aide"
    as nmod and "to" on "mayor" as case. A copula changes places with its predicate noun or
    adjective. The rest only changes its name.
    """
    changed = [Arc(a.head, _CLEARNLP.get(a.dep, a.dep), a.pos) for a in arcs]
    _raise_objects(arcs, changed)
    _raise_predicates(arcs, changed)
    return plain_universal(changed)


def _raise_objects(arcs: Sequence[Arc], changed: list[Arc]) -> None:
    for index, arc in enumerate(arcs):
        if arc.dep != "pobj" or arcs[arc.head].dep not in (*_PREPOSITIONS, "dative", "pcomp"):
            if arc.dep == "pobj":
                changed[index] = Arc(arc.head, "obl", arc.pos)
            continue
        preposition = arc.head
        governor = arcs[preposition].head
        while arcs[governor].dep in _PREPOSITIONS and arcs[governor].head != governor:
            governor = arcs[governor].head  # "from within the ministry"
        nominal = arcs[governor].pos in _NOMINAL_HEADS
        changed[index] = Arc(governor, "nmod" if nominal else "obl", arc.pos)
        changed[preposition] = Arc(index, "case", arcs[preposition].pos)


def _raise_predicates(arcs: Sequence[Arc], changed: list[Arc]) -> None:
    predicates = {
        arc.head: index
        for index, arc in enumerate(arcs)
        if arc.dep in ("attr", "acomp") and arcs[arc.head].pos == "AUX"
    }
    for copula, predicate in predicates.items():
        upper = changed[copula]
        head = predicate if upper.head == copula else upper.head
        for index, arc in enumerate(changed):
            if arc.head == copula and index not in (copula, predicate):
                changed[index] = Arc(predicate, arc.dep, arc.pos)
        changed[predicate] = Arc(head, upper.dep, changed[predicate].pos)
        changed[copula] = Arc(predicate, "cop", upper.pos)
