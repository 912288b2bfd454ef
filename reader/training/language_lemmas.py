"""Learns which endings of English words to exchange for those of the base form."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.quotes.lemmas import LONGEST_ENDING, WORD_START, EndingLemmatizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.training.corpora import Passage

PARTS_OF_SPEECH = frozenset({"ADJ", "ADV", "AUX", "DET", "NOUN", "PART", "PRON", "VERB"})
FEWEST_WORDS = 3  # different words an ending must be seen in
FEWEST_TIMES = 2  # times a whole word must be seen

Rule = tuple[int, str]


def learn_lemmas(passages: Iterable[Passage]) -> EndingLemmatizer:
    """Count endings in passages with grammar and keep those that say something new."""
    seen: dict[str, Counter[tuple[str, Rule]]] = defaultdict(Counter)
    for passage in passages:
        for word, syntax in zip(passage.words, passage.syntax or (), strict=False):
            if syntax.pos in PARTS_OF_SPEECH and not any(c.isspace() for c in word):
                form = word.lower().replace("’", "'")
                rule = _rule(form, syntax.lemma.lower())
                seen[syntax.pos][WORD_START + form, rule] += 1
    return EndingLemmatizer({pos: _learn_endings(counts) for pos, counts in seen.items()})


def _rule(form: str, lemma: str) -> Rule:
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(form, lemma, strict=False))
    )
    return len(form) - shared, lemma[shared:]


def _learn_endings(counts: Mapping[tuple[str, Rule], int]) -> dict[str, Rule]:
    words: dict[str, Counter[Rule]] = defaultdict(Counter)
    for (form, rule), times in counts.items():
        words[form][rule] += times
    endings: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form, rules in words.items():
        for length in range(1, min(LONGEST_ENDING, len(form)) + 1):
            ending = form[-length:]
            # An ending counts words, not their frequency; a whole word counts its own times.
            endings[ending].update(rules if ending == form else [rules.most_common(1)[0][0]])
    kept: dict[str, Rule] = {}
    for ending in sorted(endings, key=lambda e: (len(e), e)):
        rule, support = endings[ending].most_common(1)[0]
        whole = ending.startswith(WORD_START)
        if support < (FEWEST_TIMES if whole else FEWEST_WORDS):
            continue
        if rule != _inherited(kept, ending):
            kept[ending] = rule
    return kept


def _inherited(kept: Mapping[str, Rule], ending: str) -> Rule:
    for start in range(1, len(ending)):
        if ending[start:] in kept:
            return kept[ending[start:]]
    return 0, ""
