"""The library as the rest of the app sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from reader.errors import NotInLibraryError
from reader.library import documents, migrations, quotations, search, speakers
from reader.library.database import Database
from reader.model.article import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.model.article import ArticleSummary, SearchHit, SpeakerSummary
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation


CHECKED_SIZE = 128 * 2**20  # bytes that are read for damage within a fifth of a second


class Library:
    """Articles, speakers and statements in one file.

    Every method that changes something has it on disk when it returns, all of it or nothing.

    Thread: The one that opened it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path, *, patience: float = 5.0) -> Self:
        """Open a library, making or updating the file where needed.

        Args:
            path: The file. A new one, and missing folders, are readable by their owner only.
            patience: Seconds to wait for another program that is writing.

        Raises:
            LibraryError: One of its kinds; the file is as it was.
        """
        database = Database(path, patience=patience)
        try:
            migrations.pending(database)  # a newer file is refused unread
            if path.stat().st_size <= CHECKED_SIZE:
                database.check()
            migrations.migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._database.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def add_article(self, document: Document, original: bytes | None = None) -> str:
        """Keep an article, and note that it is opened now.

        Args:
            document: The article. When its text is there already, the article that has it is
                meant, and stays as it was first added.
            original: The bytes it was read from.

        Returns:
            The article's identifier.
        """
        with self._database.transaction(durable=True):
            row = documents.find_text(self._database, document.checksum)
            if row is None:
                row = documents.add_document(self._database, document, original)
            elif original is not None:
                documents.add_original(self._database, row, original)
            documents.mark_opened(self._database, row)
            return documents.read_identifier(self._database, row)

    def article(self, identifier: str) -> Article:
        """Return an article with its finished analysis, if there is one.

        Raises:
            NotInLibraryError: It was deleted.
        """
        with self._database.reading():
            row = self._find(identifier)
            document = documents.read_document(self._database, row)
            return Article(
                identifier=identifier,
                document=document,
                analysis=quotations.read_analysis(self._database, row, document.checksum),
                position=documents.read_position(self._database, row),
            )

    def original(self, identifier: str) -> bytes | None:
        """Return the bytes an article was read from, or None where they were not kept.

        Raises:
            NotInLibraryError: It was deleted.
        """
        return documents.read_original(self._database, self._find(identifier))

    def articles(self) -> list[ArticleSummary]:
        """Return every article, the one added last first."""
        return documents.list_articles(self._database)

    def last_article(self) -> str | None:
        """Return the identifier of the article opened last, or None in an empty library."""
        return documents.find_last(self._database)

    def mark_opened(self, identifier: str) -> None:
        """Note that an article is opened now.

        Raises:
            NotInLibraryError: It was deleted.
        """
        with self._database.transaction(durable=False):
            documents.mark_opened(self._database, self._find(identifier))

    def save_position(self, identifier: str, position: int) -> None:
        """Keep where the reader is: the code point at the top of the window.

        Raises:
            NotInLibraryError: It was deleted.
        """
        with self._database.transaction(durable=False):
            documents.save_position(self._database, self._find(identifier), position)

    def delete_article(self, identifier: str) -> None:
        """Remove an article with everything found in it.

        Raises:
            NotInLibraryError: It was deleted before.
        """
        with self._database.transaction(durable=True):
            documents.delete_article(self._database, self._find(identifier))
            speakers.remove_unused(self._database)

    def save_quotations(self, identifier: str, found: Sequence[Quotation]) -> None:
        """Keep quotations as an analysis finds them; each replaces one of the same span.

        An article whose analysis was finished before stays as it is: a newer analysis counts
        once it is finished.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.transaction(durable=False):
            row = self._find(identifier)
            if found and not quotations.is_analysed(self._database, row):
                text = documents.read_text(self._database, row)
                quotations.save_quotations(self._database, row, text, found)

    def save_analysis(self, identifier: str, analysis: Analysis) -> None:
        """Keep a finished analysis in place of what an analysis found before.

        Raises:
            NotInLibraryError: The article was deleted.
            ValueError: It is the analysis of another text.
        """
        with self._database.transaction(durable=False):
            row = self._find(identifier)
            if documents.find_text(self._database, analysis.checksum) != row:
                msg = f"not an analysis of article {identifier}"
                raise ValueError(msg)
            text = documents.read_text(self._database, row)
            quotations.save_analysis(self._database, row, text, analysis)

    def speakers(self) -> list[SpeakerSummary]:
        """Return who says something in the library, those with the most quotations first."""
        return speakers.list_speakers(self._database)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Find what the user typed: statements first, then articles, `limit` of each at most."""
        return search.search(self._database, text, limit)

    def _find(self, identifier: str) -> int:
        row = documents.find_article(self._database, identifier)
        if row is None:
            raise NotInLibraryError(
                "This article is no longer in the library. Open its file again to add it anew."
            )
        return row
