"""The articles' analyses as they are kept: which they are, and how a former one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library import documents, findings

if TYPE_CHECKING:
    from reader.library.database import Database
    from reader.library.findings import KeptAnalysis
    from reader.library.revisions import Revisions


class Analyses:
    """Finished analyses, one an article."""

    def __init__(self, database: Database, revisions: Revisions) -> None:
        self._database = database
        self._revisions = revisions

    def kept(self, identifier: str) -> KeptAnalysis | None:
        """Return the analysis of an article just as it is kept, or None where none was finished.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.reading():
            article = documents.require_article(self._database, identifier)
            return findings.read_kept(self._database, article)

    def put_back(self, identifier: str, kept: KeptAnalysis) -> None:
        """Put an analysis that was kept before in the place of what is kept now.

        What people decided stays in force, whenever they did.

        Raises:
            NotInLibraryError: The article was deleted.
        """
        with self._database.transaction(durable=False):
            article = documents.require_article(self._database, identifier)
            findings.put_analysis(self._database, article, kept)
            self._revisions.write(article)

    def analysers(self) -> dict[str, str]:
        """Return name and version of what analysed each article last, by identifier.

        Articles whose analysis was never finished are left out.
        """
        return findings.read_analysers(self._database)
