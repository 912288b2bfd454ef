"""Hand-written parses for tests that need no language pipeline."""

from __future__ import annotations

from reader.model.span import Span
from reader.quotes.tokens import Name, ParsedParagraph, Token


def parse_by_hand(
    lines: list[str], *, names: dict[str, str] | None = None
) -> tuple[str, list[ParsedParagraph]]:
    """Make paragraphs of tokens written as ``word/POS/relation/governor``.

    Args:
        lines: One a paragraph, tokens separated by spaces. The governor is the index of a
            token of the same line; left out, the token hangs on the line's first verb, or on
            itself. Relation and part of speech may be left out too ("," alone is PUNCT).
            A token that starts with ``~`` follows the one before without a space.
        names: Label of every word that is (part of) a name.

    Returns:
        The text, its paragraphs joined by an empty line, and the parsed paragraphs.
    """
    text = ""
    parsed = []
    for number, line in enumerate(lines, 1):
        text += "\n\n" if text else ""
        begin = len(text)
        fields = [token.split("/") for token in line.split()]
        root = next((k for k, f in enumerate(fields) if f[1:2] == ["VERB"]), -1)
        tokens = []
        for at, field in enumerate(fields):
            word = field[0].removeprefix("~")
            if at and not field[0].startswith("~"):
                text += " "
            start = len(text)
            text += word
            tokens.append(_token(word, field, start, at, root))
        parsed.append(
            ParsedParagraph(
                number, Span(begin, len(text)), tuple(tokens), _names(tokens, names or {})
            )
        )
    return text, parsed


def _token(word: str, field: list[str], start: int, at: int, root: int) -> Token:
    pos = field[1] if len(field) > 1 else "PUNCT"
    relation = field[2] if len(field) > 2 else "root" if at == root else "dep"
    head = int(field[3]) if len(field) > 3 else root if root >= 0 else at
    return Token(word, word.lower(), pos, start, start + len(word), head, relation, 0)


def _names(tokens: list[Token], labels: dict[str, str]) -> tuple[Name, ...]:
    found: list[Name] = []
    for at, token in enumerate(tokens):
        label = labels.get(token.text)
        if label is None:
            continue
        if found and found[-1].last == at and found[-1].label == label:
            found[-1] = Name(found[-1].first, at + 1, label)
        else:
            found.append(Name(at, at + 1, label))
    return tuple(found)
