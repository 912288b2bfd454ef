"""What can be done with articles, as plain calls that return when they are done.

The window calls these on its library thread, the command line directly.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reader.deciding import Deciding
from reader.errors import ExportError
from reader.export.formats import Exported
from reader.export.writing import export_file
from reader.review.waiting import REVIEW_BELOW
from reader.text.loading import document_from_text, load_document
from reader.text.segments import find_segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reader.deciding import Outcome
    from reader.library.store import Library
    from reader.model.article import Article, ArticleSummary, SearchHit, SpeakerSummary
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation
    from reader.model.span import Span

logger = logging.getLogger(__name__)


def find_marks(document: Document) -> tuple[Span, ...]:
    """Return what stands between quotation marks, marks included, before anything is analysed.

    Takes milliseconds. Nested ones come after the one they stand in.
    """
    found = find_segments(document.text, document.paragraphs)
    return tuple(segment.span for segment in found.segments)


class Workspace:
    """The use cases over one library.

    Every method may wait for the disk, and raises the `ReaderError` of what went wrong.

    Attributes:
        deciding: What a person can decide about the articles.

    Thread: The one that opened the library.
    """

    def __init__(self, library: Library, reviewer: str = "") -> None:
        self._library = library
        self.deciding = Deciding(library, reviewer)

    def open_path(self, path: Path) -> Article:
        """Read an article's file and keep it, its bytes included."""
        return self.add(load_document(path), path=path)

    def open_text(self, text: str, *, origin: str = "pasted") -> Article:
        """Keep a pasted text as an article."""
        return self.add(document_from_text(text, origin=origin))

    def add(self, document: Document, *, path: Path | None = None) -> Article:
        """Keep an article that was read already, and return it as the library has it.

        Args:
            document: The article. When its text was opened before, that article is returned,
                with its analysis.
            path: The file it was read from, whose bytes are kept as well.
        """
        original = None if path is None else _read_original(path)
        return self._library.article(self._library.add_article(document, original))

    def open_article(self, identifier: str) -> Article:
        """Return an article of the library, and note that it was opened."""
        self._library.mark_opened(identifier)
        return self._library.article(identifier)

    def article(self, identifier: str) -> Article:
        """Return an article of the library."""
        return self._library.article(identifier)

    def open_last(self) -> Article | None:
        """Return the article opened last, or None in an empty library."""
        identifier = self._library.last_article()
        return None if identifier is None else self._library.article(identifier)

    def articles(self, review_below: float = REVIEW_BELOW) -> list[ArticleSummary]:
        """Return every article, the one added last first.

        Args:
            review_below: Confidence below which a statement is to review.
        """
        return self._library.articles(review_below)

    def speakers(self) -> list[SpeakerSummary]:
        """Return who says something in the library."""
        return self._library.speakers()

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Find what the user typed in statements and articles."""
        return self._library.search(text, limit)

    def save_position(self, identifier: str, position: int) -> None:
        """Keep where the reader is: the code point at the top of the window."""
        self._library.save_position(identifier, position)

    def save_progress(
        self, identifier: str, quotations: Sequence[Quotation]
    ) -> tuple[Quotation, ...] | None:
        """Keep what an analysis that still runs has found.

        Returns:
            All quotations in force so far where a person has decided something about the
            article already; None where they are as they are found.
        """
        return self._library.save_quotations(identifier, quotations)

    def forget_progress(self, identifier: str) -> None:
        """Drop what an unfinished analysis found, for the text is another one by now."""
        self._library.forget_progress(identifier)

    def save_analysis(self, identifier: str, analysis: Analysis) -> Article:
        """Keep a finished analysis; return the article as it is in force with it.

        The analysis of a text that was corrected meanwhile is not kept.
        """
        if self._library.article(identifier).document.checksum == analysis.checksum:
            self._library.save_analysis(identifier, analysis)
        return self._library.article(identifier)

    def replace_text(self, identifier: str, document: Document, path: Path) -> Outcome | None:
        """Give an article the text that was read anew from a file; None where it is the same."""
        return self.deciding.replace_text(identifier, document, _read_original(path))

    def analysers(self) -> dict[str, str]:
        """Return name and version of what analysed each article last, by identifier."""
        return self._library.analyses.analysers()

    def delete(self, identifier: str) -> None:
        """Remove an article with everything found in it."""
        self._library.delete_article(identifier)

    def exported(self, identifiers: Iterable[str] | None = None) -> list[Exported]:
        """Return analysed articles as the writers take them.

        Args:
            identifiers: Which, in this order; None for the whole library, the oldest first.
        """
        if identifiers is None:
            identifiers = [summary.identifier for summary in reversed(self.articles())]
        articles = [self._library.article(identifier) for identifier in identifiers]
        return [
            Exported(article.document.origin, article.document, article.analysis)
            for article in articles
            if article.analysis is not None
        ]

    def export(
        self, target: Path, format_name: str, identifiers: Iterable[str] | None = None
    ) -> int:
        """Write a quote sheet; the file is whole or not there.

        Args:
            target: The file to write.
            format_name: A key of `reader.export.formats.FORMATS`.
            identifiers: Which articles, in this order; None for the whole library.

        Returns:
            How many articles were written; those not analysed yet are left out.

        Raises:
            ExportError: The file cannot be written, or none of the articles is analysed yet.
        """
        entries = self.exported(identifiers)
        if not entries:
            raise ExportError(
                "There is nothing to export yet. Wait until the article is analysed and try again."
            )
        export_file(target, format_name, entries)
        return len(entries)


def _read_original(path: Path) -> bytes | None:
    """Return a file's bytes; None where it cannot be read any more, for its text is safe."""
    try:
        return path.read_bytes()
    except OSError as error:
        logger.warning("The bytes of %s are not kept: %s", path, error)
        return None
