"""Finds words in an article as a reader types them: with any spacing, marks of any style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What a keyboard has one key for and print has several characters for.
_ALIKE = ("'’‘‛ʼ′´`", '"“”„‟«»″', "-‐‑–—−")
_CLASSES = {mark: f"[{re.escape(marks)}]" for marks in _ALIKE for mark in marks}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        words: As typed; white space stands for any white space within a paragraph.
        match_case: Whether capitals count.
        whole_words: Whether neither end may be in the middle of a word.
    """

    words: str
    match_case: bool = False
    whole_words: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words.strip()

    def pattern(self) -> re.Pattern[str]:
        """Return what the words look like in a text."""
        words = (_of_word(word) for word in self.words.split())
        found = r"\s+".join(words)
        if self.whole_words:
            found = rf"(?<!\w){found}(?!\w)"
        return re.compile(found, 0 if self.match_case else re.IGNORECASE)


def _of_word(word: str) -> str:
    return "".join(_CLASSES.get(character) or re.escape(character) for character in word)


def find_words(text: str, query: Query, stretches: Iterable[Span]) -> Iterator[Span]:
    """Find words, one stretch after the other.

    Args:
        text: Where they are looked for.
        query: What is looked for; an empty one is found nowhere.
        stretches: Parts of the text, such as its paragraphs; nothing is found across their ends.

    Yields:
        Where the words stand, in the order of the stretches and within one from left to right.
    """
    if query.is_empty:
        return
    pattern = query.pattern()
    for stretch in stretches:
        for match in pattern.finditer(text, stretch.start, stretch.end):
            yield Span(match.start(), match.end())
