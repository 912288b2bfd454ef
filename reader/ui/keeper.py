"""The open article in the library: kept as it is opened, found and read."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from reader.ui.bridge import Failure, NoLibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.model.article import Article
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation
    from reader.ui.bridge import LibraryThread
    from reader.workspace import Workspace


T = TypeVar("T")


def _ignore(_result: object) -> None:
    """Do nothing with a result nobody waits for."""


class Keeping(Enum):
    """What has become of the open article in the library."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    NOT_KEPT = "not kept"


class ArticleKeeper(QObject):
    """Writes what belongs to the open article; never blocks.

    Signals:
        keeping_changed(object): The `Keeping` of the open article.
        library_changed(): Articles or counts of the library are others than before.
        failed(object): The `Failure` to write; not sent when no library is open at all.
    """

    keeping_changed = Signal(object)
    library_changed = Signal()
    failed = Signal(object)

    def __init__(self, library: LibraryThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.identifier: str | None = None

    def forget(self) -> None:
        """Be ready for another article."""
        self.identifier = None
        self.keeping_changed.emit(Keeping.NOTHING)

    def take_over(self, article: Article) -> None:
        """Go on with an article that is in the library."""
        self.identifier = article.identifier
        self.keeping_changed.emit(Keeping.SAVED)

    def add(
        self,
        document: Document,
        path: Path | None,
        on_kept: Callable[[Article], None],
        on_failed: Callable[[], None],
    ) -> None:
        """Put an article in the library, or find it there; the caller takes it over.

        Args:
            document: The article.
            path: The file it was read from, which is kept as well.
            on_kept: Called with the article as the library has it.
            on_failed: Called when it could not be kept, after `failed` was sent.
        """
        self.keeping_changed.emit(Keeping.SAVING)

        def kept(article: Article) -> None:
            self.library_changed.emit()
            on_kept(article)

        def failed(failure: Failure) -> None:
            self._fail(failure)
            on_failed()

        self._library.run(lambda workspace: workspace.add(document, path=path), kept, failed)

    def keep_quotations(
        self,
        quotations: Sequence[Quotation],
        on_kept: Callable[[tuple[Quotation, ...] | None], None] = _ignore,
    ) -> None:
        """Keep what has been found so far.

        Args:
            quotations: New ones, or better known ones.
            on_kept: Called with all in force so far where that is not what was found, else None;
                not called any more when another article is open.
        """
        identifier = self.identifier

        def kept(in_force: tuple[Quotation, ...] | None) -> None:
            if identifier == self.identifier:
                on_kept(in_force)

        self._write(lambda workspace, article: workspace.save_progress(article, quotations), kept)

    def keep_analysis(
        self,
        analysis: Analysis,
        on_kept: Callable[[Article], None] = _ignore,
        on_failed: Callable[[], None] | None = None,
    ) -> None:
        """Keep everything that was found.

        Args:
            analysis: A finished one.
            on_kept: Called with the article as it is in force with it; not called any more when
                another article is open.
            on_failed: Called when it could not be kept, after `failed` was sent.
        """
        identifier = self.identifier

        def kept(article: Article) -> None:
            self.library_changed.emit()
            if identifier == self.identifier:
                on_kept(article)

        self._write(
            lambda workspace, article: workspace.save_analysis(article, analysis), kept, on_failed
        )

    def forget_progress(self) -> None:
        """Drop what was found in a text that is another one by now, before it is analysed anew."""
        identifier = self.identifier
        if identifier is not None:
            self._library.run(lambda workspace: workspace.forget_progress(identifier))

    def keep_position(self, position: int) -> None:
        """Keep where the reader is."""
        identifier = self.identifier
        if identifier is not None:
            self._library.run(lambda workspace: workspace.save_position(identifier, position))

    def _write(
        self,
        write: Callable[[Workspace, str], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[], None] | None = None,
    ) -> None:
        identifier = self.identifier
        if identifier is None:
            if on_failed is not None:
                on_failed()
            return
        self.keeping_changed.emit(Keeping.SAVING)

        def done(result: T) -> None:
            if identifier == self.identifier:
                self.keeping_changed.emit(Keeping.SAVED)
            on_done(result)

        def failed(failure: Failure) -> None:
            self._fail(failure)
            if on_failed is not None and identifier == self.identifier:
                on_failed()

        self._library.run(lambda workspace: write(workspace, identifier), done, failed)

    def _fail(self, failure: Failure) -> None:
        self.keeping_changed.emit(Keeping.NOT_KEPT)
        if not isinstance(failure.error, NoLibraryError):
            self.failed.emit(failure)
