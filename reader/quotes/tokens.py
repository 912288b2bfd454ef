"""Parsed text as plain values, the same whichever language pipeline made it.

The steps after parsing read these and never spaCy objects, so they can be tested with a few
hand-written tokens and work with pipelines of other label schemes: `reader.quotes.language`
translates labels to Universal Dependencies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.span import Span

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        text: As written.
        lemma: Base form, lower case.
        pos: Universal part of speech ("NOUN", "PROPN", "PRON", "VERB", "PUNCT", ...).
        start, end: Code points of the document, half-open.
        head: Index of the governor among the paragraph's tokens; its own index at a root.
        dep: Universal dependency relation without subtype ("nsubj", "ccomp", "parataxis").
        sentence: Index of its sentence in the paragraph, from 0.
    """

    text: str
    lemma: str
    pos: str
    start: int
    end: int
    head: int
    dep: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a paragraph.

    Attributes:
        first, last: Token indices in the paragraph, half-open.
        label: "PERSON", "ORG" or "LOC".
    """

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """The tokens and names of one paragraph.

    Attributes:
        number: 1-based number of the paragraph in its document.
        span: Of the paragraph in the document.
        tokens: In text order; white space is no token.
        names: In text order, not overlapping.
    """

    number: int
    span: Span
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


def with_verbs(paragraph: ParsedParagraph, starts: Sequence[int]) -> ParsedParagraph:
    """Take the words that start at `starts` for verbs where they are tagged as nouns.

    A tagger takes "the website reads" for two nouns; whatever reports speech is none.
    """
    wanted = set(starts)
    if not any(token.start in wanted and token.pos in _NOUNS for token in paragraph.tokens):
        return paragraph
    tokens = tuple(
        replace(token, pos="VERB") if token.start in wanted and token.pos in _NOUNS else token
        for token in paragraph.tokens
    )
    return replace(paragraph, tokens=tokens)
