"""The library as the rest of the app sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from reader.errors import OtherTextError
from reader.library import documents, findings, migrations, quotations, search, speakers, steps
from reader.library.analyses import Analyses
from reader.library.database import Database
from reader.library.decision_log import DecisionLog
from reader.library.revisions import Revisions
from reader.model.article import Article
from reader.review.waiting import REVIEW_BELOW

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.model.article import ArticleSummary, SearchHit, SpeakerSummary
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation
    from reader.model.step import Recorded
    from reader.review.revision import Revised

CHECKED_SIZE = 128 * 2**20  # bytes that are read for damage within a fifth of a second


class Library:
    """Articles, speakers and statements in one file.

    Every method that changes something has it on disk when it returns, all of it or nothing.

    Attributes:
        analyses: The analyses of the articles as they are kept.
        decisions: What people decided about them.

    Thread: The one that opened it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._revisions = Revisions(database)
        self.analyses = Analyses(database, self._revisions)
        self.decisions = DecisionLog(database, self._revisions)

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
        """Return an article as it is in force, with its finished analysis if there is one.

        Raises:
            NotInLibraryError: It was deleted.
        """
        with self._database.reading():
            row = self._find(identifier)
            revision = self._revisions.read(row)
            return Article(
                identifier=identifier,
                document=revision.revised.document,
                analysis=revision.as_analysis(),
                position=documents.read_position(self._database, row),
                rejected=revision.revised.rejected,
                orphans=revision.revised.orphans,
                is_stale=revision.is_stale,
                quotations=revision.revised.quotations,
            )

    def original(self, identifier: str) -> bytes | None:
        """Return the bytes an article was read from, or None where they were not kept.

        Raises:
            NotInLibraryError: It was deleted.
        """
        return documents.read_original(self._database, self._find(identifier))

    def articles(self, review_below: float = REVIEW_BELOW) -> list[ArticleSummary]:
        """Return every article, the one added last first.

        Args:
            review_below: Confidence below which a statement is to review.
        """
        return documents.list_articles(self._database, review_below)

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

    def revised(self, identifier: str, analysis: Analysis | None = None) -> Revised:
        """Return an article as it is in force, whether its analysis was finished or not.

        Args:
            identifier: Of the article.
            analysis: What would be in force with this one; None for the one that is kept.

        Raises:
            NotInLibraryError: It was deleted.
            OtherTextError: It is the analysis of another text.
        """
        with self._database.reading():
            row = self._find(identifier)
            if analysis is not None:
                self._refuse_other(row, analysis)
            return self._revisions.read(row, analysis).revised

    def log(self, identifier: str) -> list[Recorded]:
        """Return the decisions in force about an article or the whole library, in order.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.reading():
            return self._revisions.log(self._find(identifier))

    def found(self, identifier: str) -> tuple[Quotation, ...]:
        """Return what the analysis found in an article, whatever was decided.

        Raises:
            NotInLibraryError: It was deleted.
        """
        with self._database.reading():
            return self._revisions.found(self._find(identifier))

    def delete_article(self, identifier: str) -> None:
        """Remove an article with everything found in it and decided about it.

        Raises:
            NotInLibraryError: It was deleted before.
        """
        with self._database.transaction(durable=True):
            self.decisions.forget(self._find(identifier))

    def save_quotations(
        self, identifier: str, found: Sequence[Quotation]
    ) -> tuple[Quotation, ...] | None:
        """Keep quotations as an analysis finds them; each replaces one of the same span.

        An article whose analysis was finished before stays as it is: a newer analysis counts
        once it is finished.

        Returns:
            All quotations in force so far where a person has decided something about the
            article; None where they are as they are found.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.transaction(durable=False):
            row = self._find(identifier)
            if not found or findings.is_analysed(self._database, row):
                return None
            findings.save_findings(self._database, row, found)
            if self._revisions.log(row):
                return self._revisions.write(row).quotations
            text = documents.read_text(self._database, row)
            quotations.save_progress(self._database, row, text, found)
            return None

    def forget_progress(self, identifier: str) -> None:
        """Drop what an unfinished analysis found; a finished one stays.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.transaction(durable=False):
            self.decisions.forget_progress(self._find(identifier))

    def save_analysis(self, identifier: str, analysis: Analysis) -> None:
        """Keep a finished analysis in place of what an analysis found before.

        What people decided stays in force.

        Raises:
            NotInLibraryError: The article was deleted.
            OtherTextError: It is the analysis of another text.
        """
        with self._database.transaction(durable=False):
            row = self._find(identifier)
            self._refuse_other(row, analysis)
            edition = findings.save_analysis(
                self._database,
                row,
                analysis,
                self._revisions.text_changes(row),
                steps.last_decision(self._database),
            )
            self._revisions.know_findings(edition, analysis.quotations)
            self._revisions.write(row)

    def speakers(self) -> list[SpeakerSummary]:
        """Return who says something in the library, those with the most statements first."""
        return speakers.list_speakers(self._database)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Find what the user typed: statements first, then articles, `limit` of each at most."""
        return search.search(self._database, text, limit)

    def _refuse_other(self, row: int, analysis: Analysis) -> None:
        if documents.read_document(self._database, row).checksum != analysis.checksum:
            raise OtherTextError(
                "The article's text has changed since it was analysed. Analyse it again."
            )

    def _find(self, identifier: str) -> int:
        return documents.require_article(self._database, identifier)
