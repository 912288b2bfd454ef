"""Labels of any language pipeline as plain Universal Dependencies and three types of name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Names of peoples, works, events and amounts are no speakers, so they are left out.
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
_UNIVERSAL_NAMES = {
    "acomp": "xcomp",
    "agent": "advmod",
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
    "pobj": "obl",
    "poss": "nmod",
    "preconj": "cc",
    "predet": "det",
    "prep": "advmod",
    "prt": "compound",
    "quantmod": "advmod",
    "relcl": "acl",
}
_CLEARNLP_ONLY = frozenset({"dobj", "pobj", "prep", "nsubjpass", "auxpass", "poss", "relcl"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(frozen=True, slots=True)
class Arc:
    """Where a token hangs: index of its governor (its own at a root), relation, part of speech."""

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
    changed = [Arc(a.head, _UNIVERSAL_NAMES.get(a.dep, a.dep), a.pos) for a in arcs]
    for index, arc in enumerate(arcs):
        if arc.head != index and _is_preposition(arcs[arc.head]):
            if arc.dep == "pobj":
                _raise_object(arcs, changed, index, ("nmod", "obl", "case"))
            elif arc.dep == "pcomp" and not _is_preposition(arc):
                _raise_object(arcs, changed, index, ("acl", "advcl", "mark"))
    _raise_predicates(arcs, changed)
    return plain_universal(changed)


def _is_preposition(arc: Arc) -> bool:
    return arc.dep in _PREPOSITIONS or (arc.dep == "pcomp" and arc.pos == "ADP")


def _raise_object(
    arcs: Sequence[Arc], changed: list[Arc], index: int, relations: tuple[str, str, str]
) -> None:
    """Hang the object `index` where its prepositions hang ("from within the ministry").

    Args:
        arcs: As the pipeline gave them.
        changed: The translation so far, changed in place.
        index: Of the object.
        relations: Its relation to a noun, its relation to anything else, the preposition's to it.
    """
    to_noun, to_other, to_object = relations
    governor = arcs[index].head
    while _is_preposition(arcs[governor]) and arcs[governor].head != governor:
        changed[governor] = Arc(index, to_object, arcs[governor].pos)
        governor = arcs[governor].head
    relation = to_noun if arcs[governor].pos in _NOMINAL else to_other
    changed[index] = Arc(governor, relation, arcs[index].pos)


def _raise_predicates(arcs: Sequence[Arc], changed: list[Arc]) -> None:
    """Let predicates govern their clause: in "she is a judge", "judge" governs "she" and "is"."""
    for predicate, arc in enumerate(arcs):
        copula = arc.head
        is_copula = arc.dep in ("attr", "acomp") and arcs[copula].pos == "AUX"
        if not is_copula or changed[predicate].head != copula:
            continue
        upper = changed[copula]
        for index, other in enumerate(changed):
            if other.head == copula and index not in (copula, predicate):
                changed[index] = Arc(predicate, other.dep, other.pos)
        head = predicate if upper.head == copula else upper.head
        changed[predicate] = Arc(head, upper.dep, arc.pos)
        changed[copula] = Arc(predicate, "cop", upper.pos)
