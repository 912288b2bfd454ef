"""A crude parser for tests of what comes after parsing: words, their kinds, their sentences."""

from __future__ import annotations

import re

from reader.model.document import Document, Paragraph
from reader.model.span import Span
from reader.quotes.tokens import Name, ParsedParagraph, Token

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Gov|Jr|St)\.|(?:[A-Z]\.)+|[’'`]s\b|\w+(?:[’'](?!s\b)\w+)*|\.\.\.|[^\w\s]"
)
_KINDS = {
    "DET": "the a an this that these another some",
    "PRON": "he she they it i we you who him her them his its their which",
    "ADP": "of for from at in on with to by as about after before",
    "CCONJ": "and or but",
    "AUX": "is was are were has had have will would be been",
    "VERB": "said says told added asked declared met left wrote sent praised issued called knows "
    "insisting arrived visited announced argued replied runs lost won warned",
    "ADJ": "former late new old tall chief Chinese Norwegian artificial local senior public deputy",
    "ADV": "also later then yesterday further",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def parse_plainly(
    text: str, *, names: dict[str, str] | None = None
) -> tuple[Document, list[ParsedParagraph]]:
    """Parse a text one line a paragraph.

    Nouns are whatever is nothing else, capitalised words proper nouns; the word before a verb is
    its subject, the noun after it its object.

    Args:
        text: Lines of plain English; empty ones are skipped.
        names: Label of names as written in the text.

    Returns:
        The document and its parsed paragraphs.
    """
    paragraphs, parsed = [], []
    for line in re.finditer(r"[^\n]+", text):
        span = Span(*line.span())
        paragraphs.append(Paragraph(span))
        tokens = _tokens(line[0], span.start)
        found = _names(tokens, names or {})
        parsed.append(ParsedParagraph(len(paragraphs), span, tokens, found))
    return Document(text, tuple(paragraphs)), parsed


def _tokens(line: str, offset: int) -> tuple[Token, ...]:
    words = list(_TOKEN.finditer(line))
    kinds = [_kind(word[0]) for word in words]
    tokens: list[Token] = []
    sentence = 0
    for at, word in enumerate(words):
        if at and words[at - 1][0] in ".!?" and word[0][:1].isupper():
            sentence += 1
        relation, head = _relation(kinds, at)
        start, end = offset + word.start(), offset + word.end()
        lemma = word[0].lower()
        tokens.append(Token(word[0], lemma, kinds[at], start, end, head, relation, sentence))
    return tuple(tokens)


def _kind(word: str) -> str:
    if not word[0].isalnum() and word[0] not in "’'":
        return "PUNCT"
    if word[0] in "’'":
        return "PART" if len(word) > 1 else "PUNCT"
    if known := _KIND_OF.get(word) or _KIND_OF.get(word.lower()):
        return known
    return "PROPN" if word[0].isupper() else "NUM" if word.isdigit() else "NOUN"


def _relation(kinds: list[str], at: int) -> tuple[str, int]:
    if kinds[at] == "VERB":
        return "root", at
    if at + 1 < len(kinds) and kinds[at + 1] in ("VERB", "AUX"):
        return "nsubj", at + 1
    if kinds[at] in ("NOUN", "PROPN", "PRON") and at and kinds[at - 1] == "VERB":
        return "obj", at - 1
    return "dep", max(0, at - 1)


def _names(tokens: tuple[Token, ...], labels: dict[str, str]) -> tuple[Name, ...]:
    found: list[Name] = []
    for written, label in labels.items():
        parts = written.split()
        for at in range(len(tokens) - len(parts) + 1):
            taken = any(name.first < at + len(parts) and at < name.last for name in found)
            if not taken and [t.text for t in tokens[at : at + len(parts)]] == parts:
                found.append(Name(at, at + len(parts), label))
    return tuple(sorted(found, key=lambda name: name.first))
