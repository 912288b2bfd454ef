"""From annotated passages to what spaCy learns from, varied a little on every pass."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.quotes.language_text import plain

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.training import Example

    from reader.training.corpora import Passage

CHANCE_LOWER = 0.06
CHANCE_UPPER = 0.04
CHANCE_HEADLINE = 0.04
CHANCE_RENAMED = 0.35
CHANCE_INVENTED = {"PERSON": 0.35, "LOC": 0.3, "ORG": 0.15, "": 0.3}
_ONSETS = (
    "b", "br", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kh", "l", "m", "n", "p", "qu", "r",
    "s", "sh", "st", "t", "th", "v", "w", "x", "y", "z", "zh", "",
)  # fmt: skip
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ia", "ou", "ö", "é", "ua")
_CODAS = (
    "",
    "",
    "",
    "n",
    "ng",
    "r",
    "s",
    "t",
    "l",
    "k",
    "m",
    "ch",
    "sky",
    "son",
    "ez",
    "ov",
    "ini",
)
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "but", "at", "by", "as"}
)


@dataclass(frozen=True, slots=True)
class NamePools:
    """Words of names seen in the training data, to put in each other's place."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    single: dict[str, tuple[str, ...]]


def gather_names(passages: Iterable[Passage]) -> NamePools:
    """Collect the words of all names."""
    given: dict[str, None] = {}
    family: dict[str, None] = {}
    single: dict[str, dict[str, None]] = {"ORG": {}, "LOC": {}}
    for passage in passages:
        for name in passage.names or ():
            words = passage.words[name.first : name.last]
            if not all(word[:1].isupper() and word.isalpha() for word in words):
                continue
            if name.label == "PERSON" and len(words) > 1:
                given[words[0]] = None
                family[words[-1]] = None
            elif name.label in single and len(words) == 1:
                single[name.label][words[0]] = None
    return NamePools(tuple(given), tuple(family), {k: tuple(v) for k, v in single.items()})


def invent_name(chance: random.Random) -> str:
    """Make up a word that could be a name in some language."""
    parts = [
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS[:11])
        for _ in range(chance.choice((1, 1, 2, 2, 2, 3)))
    ]
    return ("".join(parts) + chance.choice(_CODAS)).capitalize()


def vary(passage: Passage, pools: NamePools, chance: random.Random) -> Passage:
    """Return the passage, now and then with other names or other letter case."""
    if chance.random() < CHANCE_RENAMED:
        renamed = _rename if passage.names is not None else _rename_proper_nouns
        passage = renamed(passage, pools, chance)
    draw = chance.random()
    if draw < CHANCE_LOWER:
        return _map_words(passage, str.lower)
    if draw < CHANCE_LOWER + CHANCE_UPPER:
        return _map_words(passage, str.upper)
    if draw < CHANCE_LOWER + CHANCE_UPPER + CHANCE_HEADLINE:
        return _map_words(passage, _headline_case)
    return passage


def _headline_case(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]


def _map_words(passage: Passage, change: Callable[[str], str]) -> Passage:
    changed = tuple(change(word) for word in passage.words)
    same_length = zip(changed, passage.words, strict=True)
    return replace(
        passage, words=tuple(new if len(new) == len(old) else old for new, old in same_length)
    )


def _rename(passage: Passage, pools: NamePools, chance: random.Random) -> Passage:
    words = list(passage.words)
    known: dict[str, str] = {}
    for name in passage.names or ():
        length = name.last - name.first
        if name.label != "PERSON" and length > 1:
            continue
        for index in range(name.first, name.last):
            word = words[index]
            if not (word.isalpha() and word[0].isupper() and len(word) > 1):
                continue
            if word not in known:
                is_last = index == name.last - 1
                known[word] = _other_name(name.label, pools, chance, is_last=is_last)
            words[index] = known[word]
    return replace(passage, words=tuple(words))


def _rename_proper_nouns(passage: Passage, pools: NamePools, chance: random.Random) -> Passage:
    """Put other names in where names are not annotated; titles and common words mostly stay."""
    words = list(passage.words)
    known: dict[str, str] = {}
    for index, syntax in enumerate(passage.syntax or ()):
        word = words[index]
        if syntax.pos != "PROPN" or not (word.isalpha() and word.istitle()):
            continue
        if word not in known:
            other = _other_name("PERSON", pools, chance, is_last=True)
            known[word] = other if chance.random() < CHANCE_RENAMED else word
        words[index] = known[word]
    return replace(passage, words=tuple(words))


def _other_name(label: str, pools: NamePools, chance: random.Random, *, is_last: bool) -> str:
    if label == "PERSON":
        pool = pools.family if is_last else pools.given
    else:
        pool = pools.single.get(label, ())
    if pool and chance.random() >= CHANCE_INVENTED[label]:
        return chance.choice(pool)
    invented = invent_name(chance)
    return invented[:4].upper() if label == "ORG" and chance.random() < 0.5 else invented


def make_reference(nlp: Language, passage: Passage) -> Doc:
    """Return the passage as a spaCy document with all its annotation."""
    from spacy.tokens import Doc

    words = [plain(word) for word in passage.words]
    spaces = list(passage.spaces)
    if passage.syntax is None:
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
    else:
        doc = Doc(
            nlp.vocab,
            words=words,
            spaces=spaces,
            pos=[word.pos for word in passage.syntax],
            heads=[word.head for word in passage.syntax],
            deps=[word.dep for word in passage.syntax],
        )
    _set_names(doc, passage)
    return doc


def _set_names(doc: Doc, passage: Passage) -> None:
    if passage.names is None:
        doc.set_ents([], default="missing")
        return
    spans = [doc[n.first : n.last] for n in passage.names if n.label]
    for span, name in zip(spans, (n for n in passage.names if n.label), strict=True):
        span.label_ = name.label
    missing = [doc[n.first : n.last] for n in passage.names if not n.label]
    doc.set_ents(spans, missing=missing, default="outside")


def make_example(nlp: Language, passage: Passage) -> Example:
    """Return the passage as the tokenizer would cut it, with the annotation to learn."""
    from spacy.training import Example

    reference = make_reference(nlp, passage)
    return Example(nlp.make_doc(reference.text), reference)


def batch_by_words(
    passages: Sequence[Passage], sizes: Iterator[int], chance: random.Random
) -> Iterable[list[Passage]]:
    """Yield all passages in random order, in batches of about as many words as `sizes` says."""
    order = list(passages)
    chance.shuffle(order)
    batch: list[Passage] = []
    words, size = 0, next(sizes)
    for passage in order:
        batch.append(passage)
        words += len(passage.words)
        if words >= size:
            yield batch
            batch, words, size = [], 0, next(sizes)
    if batch:
        yield batch
