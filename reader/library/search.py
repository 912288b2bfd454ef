"""Full text search over what was said and over the articles themselves."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reader.library import documents
from reader.model.article import SearchHit
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.database import Database

_CONTEXT = 80  # characters either side of the words found in an article
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")

_STATEMENTS = """
    SELECT articles.uuid, articles.label, statements.span_start, statements.span_end,
        statements.text, article_speakers.name
    FROM statement_search
    JOIN statements ON statements.id = statement_search.rowid
    JOIN articles ON articles.id = statements.article_id
    JOIN quotations ON quotations.article_id = statements.article_id
        AND quotations.span_start = statements.span_start
        AND quotations.span_end = statements.span_end
    LEFT JOIN article_speakers ON article_speakers.id = article_speaker_id
    WHERE statement_search MATCH ? AND quotations.kind IN ('direct', 'mixed')
    ORDER BY statement_search.rowid DESC LIMIT ?
"""
_ARTICLES = """
    SELECT articles.id, articles.uuid, articles.label
    FROM article_search JOIN articles ON articles.id = article_search.rowid
    WHERE article_search MATCH ?
    ORDER BY article_search.rowid DESC LIMIT ?
"""


def search(database: Database, text: str, limit: int) -> list[SearchHit]:
    """Find statements and articles that hold every word of `text`.

    Case and accents do not matter; the last word may be unfinished; words between straight
    quotation marks stand next to each other.

    Args:
        database: The library.
        text: What the user typed; nothing in it is a command.
        limit: The most statements, and the most articles, to return.

    Returns:
        Statements, then articles; of each, the newest first (to rank all that hold a common
        word takes longer than a keystroke).
    """
    phrases = split_phrases(text)
    if not phrases:
        return []
    query = " ".join(f'"{phrase}"' for phrase in phrases)
    if not text.rstrip().endswith('"'):
        query += "*"
    return [
        *_find_statements(database, query, limit),
        *_find_articles(database, query, limit, phrases[0]),
    ]


def split_phrases(text: str) -> list[str]:
    """Return the words of a query, and its words between quotation marks as one phrase.

    What has neither letter nor digit is left out: the index holds none of it.
    """
    clean = "".join(" " if unicodedata.category(c) in ("Cs", "Cc") else c for c in text)
    parts = re.findall(r'"([^"]*)"|([^\s"]+)', clean)
    phrases = (quoted or word for quoted, word in parts)
    return [phrase for phrase in phrases if any(c.isalnum() for c in phrase)]


def _find_statements(database: Database, query: str, limit: int) -> Iterator[SearchHit]:
    for article, title, start, end, words, speaker in database.rows(_STATEMENTS, (query, limit)):
        yield SearchHit(article, title, Span(start, end), words, speaker, is_statement=True)


def _find_articles(database: Database, query: str, limit: int, phrase: str) -> Iterator[SearchHit]:
    for row, article, title in database.rows(_ARTICLES, (query, limit)):
        text = documents.read_text(database, row)
        span = find_phrase(text, phrase) or Span(0, 0)
        yield SearchHit(article, title, span, _excerpt(text, span), None, is_statement=False)


def find_phrase(text: str, phrase: str) -> Span | None:
    """Find the first place a word of `text` starts with a phrase's first word, as the index does.

    Returns:
        That word's beginning, or None where accents or signs are told apart otherwise here.
    """
    word = next((w for w in re.findall(r"[^\W_]+", _fold(phrase)) if w), "")
    pattern = re.compile(r"(?<![^\W_])" + re.escape(word))
    offset = 0
    for line in text.splitlines(keepends=True):
        found = pattern.search(_fold(line))
        if found and word:
            return _unfold(line, found.start(), found.end(), offset)
        offset += len(line)
    return None


def _unfold(line: str, start: int, end: int, offset: int) -> Span:
    """Return the span in the text of a span in the folded line that begins at `offset`."""
    folded = 0
    places = []
    for place, character in enumerate(line):
        width = len(_fold(character))
        places += [place] * width
        folded += width
    return Span(offset + places[start], offset + places[end - 1] + 1)


def _fold(text: str) -> str:
    """Return text in lower case and without accents."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text).lower())


def _excerpt(text: str, span: Span) -> str:
    """Return one line of whole words around a span."""
    start, end = max(0, span.start - _CONTEXT), min(len(text), span.end + _CONTEXT)
    before, after = text[start : span.start], text[span.end : end]
    if start:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join((before + span.text_of(text) + after).split())
