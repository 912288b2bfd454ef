"""Articles in the library: their text, where they came from, and when they were read."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import NotInLibraryError
from reader.library import values
from reader.model.article import ArticleSummary
from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.database import Database, Row

_LABEL_LENGTH = 80

_ADD = """
    INSERT INTO articles (
        uuid, checksum, label, title, byline, published, outlet, url, origin, notices,
        added, opened, opened_rank
    ) VALUES (
        :uuid, :checksum, CAST(:label AS TEXT), CAST(:title AS TEXT), CAST(:byline AS TEXT),
        CAST(:published AS TEXT), CAST(:outlet AS TEXT), CAST(:url AS TEXT),
        CAST(:origin AS TEXT), CAST(:notices AS TEXT), :now, :now, 0
    )
"""
_ADD_CONTENT = """
    INSERT INTO contents (article_id, text, paragraphs, original)
    VALUES (?, CAST(? AS TEXT), ?, ?)
"""
_READ = """
    SELECT contents.text, paragraphs, title, byline, published, outlet, url, origin, notices
    FROM articles JOIN contents ON article_id = id WHERE id = ?
"""
_READ_ABOUT = """
    SELECT uuid, title, byline, published, outlet, url, origin, notices FROM articles WHERE id = ?
"""
_READ_TEXT = "SELECT checksum, title, text, paragraphs FROM texts WHERE article_id = ?"
_LIST = """
    SELECT uuid, label, outlet, published, added,
        (SELECT count(*) FROM statements WHERE article_id = articles.id AND is_said = 1),
        (SELECT count(*) FROM statements
            WHERE article_id = articles.id AND is_said = 1 AND waits_below < ?),
        EXISTS (SELECT 1 FROM analyses WHERE article_id = articles.id)
    FROM articles
    ORDER BY added DESC, articles.id DESC
"""


def find_text(database: Database, checksum: str) -> int | None:
    """Return the row of the article that was read with this text, or None."""
    row: int | None = database.value(
        """SELECT id FROM articles WHERE checksum = ?1
            UNION ALL SELECT article_id FROM texts WHERE checksum = ?1 LIMIT 1""",
        (checksum,),
    )
    return row


def find_article(database: Database, identifier: str) -> int | None:
    """Return the row of the article with this UUID, or None."""
    row: int | None = database.value("SELECT id FROM articles WHERE uuid = ?", (identifier,))
    return row


def require_article(database: Database, identifier: str) -> int:
    """Return the row of an article.

    Raises:
        NotInLibraryError: It was deleted.
    """
    row = find_article(database, identifier)
    if row is None:
        raise NotInLibraryError(
            "This article is no longer in the library. Open its file again to add it anew."
        )
    return row


def read_identifier(database: Database, article: int) -> str:
    """Return the article's UUID."""
    return str(database.value("SELECT uuid FROM articles WHERE id = ?", (article,)))


def add_document(database: Database, document: Document, original: bytes | None) -> int:
    """Keep a document whose text is not in the library yet; return its row.

    Args:
        database: Within a transaction.
        document: The article.
        original: The bytes it was read from, kept compressed; None where there were none.
    """
    article = database.insert(
        _ADD,
        {
            "uuid": values.new_uuid(),
            "checksum": document.checksum,
            "label": values.encode(_label(document)),
            "title": values.encode(document.title),
            "byline": values.encode(document.byline),
            "published": values.encode(document.published),
            "outlet": values.encode(document.outlet),
            "url": values.encode(document.url),
            "origin": values.encode(document.origin),
            "notices": values.encode_json(document.notices),
            "now": values.now(),
        },
    )
    packed = None if original is None else zlib.compress(original)
    database.run(
        _ADD_CONTENT, (article, values.encode(document.text), _paragraphs(document), packed)
    )
    return article


def add_original(database: Database, article: int, original: bytes) -> None:
    """Keep the bytes of an article that came without them; the first ones stay."""
    database.run(
        "UPDATE contents SET original = ? WHERE article_id = ? AND original IS NULL",
        (zlib.compress(original), article),
    )


def read_document(database: Database, article: int) -> Document:
    """Return the document as it is in force."""
    row = database.row(_READ, (article,)) or ()
    text, paragraphs, title, byline, published, outlet, url, origin, notices = row
    return Document(
        text=text,
        paragraphs=_unpack(values.decode_json(paragraphs)),
        title=title,
        byline=byline,
        published=published,
        outlet=outlet,
        url=url,
        origin=origin,
        notices=tuple(values.decode_json(notices)),
    )


def read_about(database: Database, article: int) -> Row:
    """Return what is known of an article besides its text, its UUID first."""
    return database.row(_READ_ABOUT, (article,)) or ()


def read_text(database: Database, article: int) -> str:
    """Return the article's text."""
    return str(database.value("SELECT text FROM contents WHERE article_id = ?", (article,)))


def read_original(database: Database, article: int) -> bytes | None:
    """Return the bytes the article was read from, or None where they were not kept."""
    packed = database.value("SELECT original FROM contents WHERE article_id = ?", (article,))
    return None if packed is None else zlib.decompress(packed)


def list_articles(database: Database, review_below: float) -> list[ArticleSummary]:
    """Return every article, the one added last first.

    Args:
        database: The library.
        review_below: Confidence below which a statement is to review.
    """
    return [
        ArticleSummary(uuid, label, outlet, published, added, said, to_review, bool(is_analysed))
        for uuid, label, outlet, published, added, said, to_review, is_analysed in database.rows(
            _LIST, (review_below,)
        )
    ]


def mark_opened(database: Database, article: int) -> None:
    """Note that the article is opened now."""
    # A rank, for a clock may stand still or be set back.
    database.run(
        """UPDATE articles SET opened = ?,
            opened_rank = (SELECT max(opened_rank) + 1 FROM articles) WHERE id = ?""",
        (values.now(), article),
    )


def find_last(database: Database) -> str | None:
    """Return the UUID of the article that was opened last, or None in an empty library."""
    uuid: str | None = database.value("SELECT uuid FROM articles ORDER BY opened_rank DESC LIMIT 1")
    return uuid


def read_position(database: Database, article: int) -> int:
    """Return the code point that was at the top of the window."""
    return int(database.value("SELECT position FROM articles WHERE id = ?", (article,)))


def save_position(database: Database, article: int, position: int) -> None:
    """Keep the code point at the top of the window."""
    database.run("UPDATE articles SET position = ? WHERE id = ?", (position, article))


def delete_article(database: Database, article: int) -> None:
    """Remove an article with everything found in it."""
    database.run("DELETE FROM articles WHERE id = ?", (article,))


def read_source(database: Database, article: int) -> Document:
    """Return the document as it was read first."""
    document = read_document(database, article)
    row = database.row(_READ_TEXT + " AND is_first", (article,))
    return document if row is None else _with_text(document, row)


def read_replacements(database: Database, article: int) -> dict[str, Document]:
    """Return the texts an article was given later, by checksum."""
    document = read_document(database, article)
    rows = database.rows(_READ_TEXT, (article,))
    return {row[0]: _with_text(document, row) for row in rows}


def add_text(
    database: Database, article: int, document: Document, *, original: bytes | None = None
) -> None:
    """Keep a text an article is given, the one it has had so far first.

    Args:
        database: Within a transaction.
        article: Row of the article.
        document: Whose text and title are kept.
        original: The bytes it was read from.
    """
    _keep_first(database, article)
    _add_text(database, article, document, original, is_first=False)


def save_text(database: Database, article: int, document: Document) -> None:
    """Put another text in force."""
    _keep_first(database, article)
    database.run(
        "UPDATE contents SET text = CAST(? AS TEXT), paragraphs = ? WHERE article_id = ?",
        (values.encode(document.text), _paragraphs(document), article),
    )
    database.run(
        """UPDATE articles SET title = CAST(? AS TEXT), label = CAST(? AS TEXT),
            position = min(position, ?) WHERE id = ?""",
        (
            values.encode(document.title),
            values.encode(_label(document)),
            len(document.text),
            article,
        ),
    )


def _keep_first(database: Database, article: int) -> None:
    if not database.value("SELECT 1 FROM texts WHERE article_id = ?", (article,)):
        document = read_document(database, article)
        _add_text(database, article, document, None, is_first=True)


def _add_text(
    database: Database, article: int, document: Document, original: bytes | None, *, is_first: bool
) -> None:
    packed = None if original is None else zlib.compress(original)
    database.run(
        """INSERT OR IGNORE INTO texts
            (article_id, checksum, is_first, title, text, paragraphs, original)
            VALUES (?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)""",
        (
            article,
            document.checksum,
            is_first,
            values.encode(document.title),
            values.encode(document.text),
            _paragraphs(document),
            packed,
        ),
    )


def _with_text(document: Document, row: Row) -> Document:
    _, title, text, paragraphs = row
    return replace(
        document, title=title, text=text, paragraphs=_unpack(values.decode_json(paragraphs))
    )


def _paragraphs(document: Document) -> str:
    return values.encode_json(_pack(document.paragraphs)).decode("ascii")


def _label(document: Document) -> str:
    """Return what the library list calls the article; never empty."""
    for text in (document.title or "", document.text[: 10 * _LABEL_LENGTH]):
        words = " ".join(text.split())
        if len(words) > _LABEL_LENGTH and text is not document.title:
            words = words[: _LABEL_LENGTH + 1].rpartition(" ")[0] or words[:_LABEL_LENGTH]
            return words + " …"
        if words:
            return words
    return "Untitled article"


def _pack(paragraphs: Iterable[Paragraph]) -> list[list[int | str]]:
    """Return ``[gap, length]`` or ``[gap, length, kind]`` for each; body text goes without."""
    packed: list[list[int | str]] = []
    end = 0
    for paragraph in paragraphs:
        span = paragraph.span
        entry: list[int | str] = [span.start - end, len(span)]
        if paragraph.kind is not ParagraphKind.BODY:
            entry.append(paragraph.kind.value)
        packed.append(entry)
        end = span.end
    return packed


def _unpack(packed: Iterable[list[int | str]]) -> tuple[Paragraph, ...]:
    paragraphs = []
    end = 0
    for gap, length, *kind in packed:
        start = end + int(gap)
        end = start + int(length)
        paragraphs.append(
            Paragraph(Span(start, end), ParagraphKind(*kind) if kind else ParagraphKind.BODY)
        )
    return tuple(paragraphs)
