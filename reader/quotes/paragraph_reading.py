"""Takes from a parsed paragraph what may be a mention of somebody, before anything is linked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.model.document import ParagraphKind
from reader.model.span import Span
from reader.quotes.lexicon import (
    GENDERED_PRONOUNS,
    NEUTRAL_PRONOUNS,
    PLURAL_PRONOUNS,
    SPOKES,
    fold,
    load_lexicon,
)
from reader.quotes.names import NameFinder
from reader.quotes.roles import Role, find_role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model.document import Document
    from reader.quotes.names import NameMention
    from reader.quotes.tokens import ParsedParagraph, Token

PRONOUNS = frozenset(GENDERED_PRONOUNS) | PLURAL_PRONOUNS | NEUTRAL_PRONOUNS
_SENTENCE_ENDS = frozenset(".!?:;”\"’')…") | {"..."}
_HEADINGS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING})


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """What one paragraph holds before anything is linked.

    Attributes:
        paragraph: With its tokens.
        names: In text order.
        roles: Of each name, or None.
        quoted: For each token whether it stands within quotation marks.
        is_heading: Whether capitals tell nothing here.
        words: Of each token the folded word, "" for capitals such as "WHO".
        name_tokens: The name each of its tokens is in.
        role_tokens: The name that the tokens of a stated role describe.
        points: Tokens worth a look, ascending: last tokens of names, pronouns, nouns for people,
            organisations and documents.
    """

    paragraph: ParsedParagraph
    names: tuple[NameMention, ...]
    roles: tuple[Role | None, ...]
    quoted: tuple[bool, ...]
    is_heading: bool
    words: tuple[str, ...]
    name_tokens: Mapping[int, NameMention]
    role_tokens: Mapping[int, NameMention]
    points: tuple[int, ...]


class ParagraphReader:
    """Makes readings of an article's paragraphs."""

    def __init__(
        self,
        document: Document,
        quoted: Sequence[Span],
        lower_words: frozenset[str],
        name_words: frozenset[str],
    ) -> None:
        """Take the article and its quotations in text order.

        Args:
            document: The article.
            quoted: Its quotations in text order.
            lower_words: Words it also writes in lower case.
            name_words: Words it writes with a capital within sentences.
        """
        self._document = document
        self._quoted = quoted
        self._finder = NameFinder(lower_words, name_words)

    def read(self, paragraph: ParsedParagraph) -> ReadParagraph:
        """Return what a paragraph holds."""
        paragraph = _with_plain_sentences(paragraph)
        tokens = paragraph.tokens
        names = self._finder.find(paragraph)
        roles = [find_role(tokens, name, self._document.text) for name in names]
        quoted = self._quoted_tokens(paragraph)
        name_tokens = {n: name for name in names for n in range(name.first, name.last)}
        role_tokens = _role_tokens(paragraph, names, roles)
        words = tuple(_word(token) for token in tokens)
        is_heading = self._is_heading(paragraph)
        points = [
            at
            for at, word in enumerate(words)
            if (at == name_tokens[at].last - 1 if at in name_tokens else not quoted[at])
            and (
                at in name_tokens
                or word in PRONOUNS
                or (not is_heading and at not in role_tokens and _refers(tokens, at, name_tokens))
            )
        ]
        return ReadParagraph(
            paragraph=paragraph,
            names=tuple(names),
            roles=tuple(roles),
            quoted=quoted,
            is_heading=is_heading,
            words=words,
            name_tokens=name_tokens,
            role_tokens=role_tokens,
            points=tuple(points),
        )

    def _is_heading(self, paragraph: ParsedParagraph) -> bool:
        known = self._document.paragraphs
        number = paragraph.number
        heading = number <= len(known) and known[number - 1].kind in _HEADINGS
        return heading or _is_title_case(paragraph)

    def _quoted_tokens(self, paragraph: ParsedParagraph) -> tuple[bool, ...]:
        start, end = paragraph.span.start, paragraph.span.end
        first = max(0, bisect_right(self._quoted, Span(start, start)) - 1)
        last = bisect_right(self._quoted, Span(end, end))
        inside = [span for span in self._quoted[first:last] if span.overlaps(paragraph.span)]
        starts = [token.start for token in paragraph.tokens]
        quoted = [False] * len(starts)
        for span in inside:
            low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
            quoted[low:high] = [True] * (high - low)
        return tuple(quoted)


def _word(token: Token) -> str:
    """Return the folded word unless capitals make it an abbreviation ("WHO", "US")."""
    return "" if len(token.text) > 1 and token.text.isupper() else fold(token.text)


def _refers(tokens: Sequence[Token], at: int, names: Mapping[int, NameMention]) -> bool:
    """Tell whether a noun may stand for somebody or something that speaks."""
    token = tokens[at]
    if token.pos not in ("NOUN", "PROPN") or at + 1 in names:
        return False
    word, lexicon = fold(token.text), load_lexicon()
    if not (
        lexicon.is_person_noun(word)
        or word in SPOKES
        or word in lexicon.organizations
        or word in lexicon.groups
        or word in lexicon.documents
    ):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else token
    if after is not token and after.pos in ("NOUN", "PROPN") and after.head != at:
        return False
    return token.dep not in ("compound", "amod", "flat", "root")


def _role_tokens(
    paragraph: ParsedParagraph, names: Sequence[NameMention], roles: Sequence[Role | None]
) -> dict[int, NameMention]:
    starts = [token.start for token in paragraph.tokens]
    found: dict[int, NameMention] = {}
    for name, role in zip(names, roles, strict=True):
        if role is not None:
            first = max(0, bisect_right(starts, role.span.start) - 1)
            last = bisect_right(starts, role.span.end - 1)
            found.update(dict.fromkeys(range(first, last), name))
    return found


def _with_plain_sentences(paragraph: ParsedParagraph) -> ParsedParagraph:
    """Join sentences again that were cut where no sentence can end."""
    tokens = paragraph.tokens
    sentence, numbers = 0, []
    for n, token in enumerate(tokens):
        if n and token.sentence != tokens[n - 1].sentence and _may_end(tokens[n - 1], token):
            sentence += 1
        numbers.append(sentence)
    if all(token.sentence == number for token, number in zip(tokens, numbers, strict=True)):
        return paragraph
    joined = tuple(replace(t, sentence=n) for t, n in zip(tokens, numbers, strict=True))
    return replace(paragraph, tokens=joined)


def _may_end(last: Token, first: Token) -> bool:
    if last.text in _SENTENCE_ENDS:
        return not first.text[:1].islower()
    return last.text.endswith((".", "!", "?", "…")) and not first.text[:1].islower()


def _is_title_case(paragraph: ParsedParagraph) -> bool:
    words = [token.text for token in paragraph.tokens if token.text[:1].isalpha()]
    if len(words) < 3 or len(words) > 25 or paragraph.tokens[-1].text in '.!?”"':
        return False
    return sum(word[:1].isupper() for word in words) > 0.6 * len(words)
