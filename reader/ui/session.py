"""The article that is open: from a path or a text to quotes that are found, shown and kept.

The window's panels listen to it and never talk to the worker or the library themselves. Every
opening gets a number; whatever still comes in for an earlier number is dropped.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.anchor import Anchor
from reader.model.span import Span
from reader.text.anchoring import find_anchor
from reader.text.loading import document_from_text, load_document
from reader.ui.analysis_runner import AnalysisRunner
from reader.ui.article_text import ArticleText
from reader.ui.findings import Findings
from reader.ui.keeper import ArticleKeeper
from reader.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.model.article import Article
    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation
    from reader.ui.bridge import Failure, LibraryThread, TaskThread, WorkerBridge

_SAME_PLACE = 80
"""Code points at the top of the window by which a place is found again in another text."""


class Stage(Enum):
    """How far the open article has come."""

    EMPTY = "empty"
    LOADING = "loading"
    ANALYSING = "analysing"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


def find_position(before: str, article: Article) -> int:
    """Return where the reader was in an article, after its text was replaced.

    Args:
        before: The text that was read.
        article: As it is now; its position is one of the text before.
    """
    text = article.document.text
    start = min(article.position, len(before))
    end = min(start + _SAME_PLACE, len(before))
    found = find_anchor(Anchor.of(before, Span(start, end)), text) if start else None
    return min(start, len(text)) if found is None else found.start


class ReadingSession(QObject):
    """One article at a time, from opening to keeping.

    Attributes:
        keeper: What becomes of it in the library.
        document: The open article, or None.
        findings: What is known of its quotations.
        path: The file it was read from, in this session, or None.

    Signals:
        article_opened(object, int): Its `Document`, and the code point to resume at.
        article_left(): Another article is about to be opened, or this one closed; it is still open.
        article_closed(): No article is open any more.
        position_known(int): Code point to resume at, when that turns out later.
        marks_found(object): Spans between quotation marks, before anything is known of them.
        quotations_found(object): Tuple of `Quotation` that are new, or known better by now.
        progressed(int, int): Paragraphs analysed and in all.
        stage_changed(object): The `Stage`.
        analysed(object): The finished `Analysis`.
        text_changed(object): The `TextChange` of the article's own text; `revised` comes next.
        analysed_again(object): An `Analysis` beside the one in force, which stays until another
            is taken.
        revised(): What is in force is otherwise, by a decision.
        opening_failed(object, object): What could not be opened (path or None), `Failure`.
        analysis_failed(object): The `Failure`; the article stays readable.
    """

    article_opened = Signal(object, int)
    article_left = Signal()
    article_closed = Signal()
    position_known = Signal(int)
    marks_found = Signal(object)
    quotations_found = Signal(object)
    progressed = Signal(int, int)
    stage_changed = Signal(object)
    analysed = Signal(object)
    analysed_again = Signal(object)
    text_changed = Signal(object)
    revised = Signal()
    opening_failed = Signal(object, object)
    analysis_failed = Signal(object)

    def __init__(
        self,
        loader: TaskThread,
        library: LibraryThread,
        worker: WorkerBridge,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._library = library
        self._runner = AnalysisRunner(worker, self)
        self._number = 0
        self.path: Path | None = None
        self.stage = Stage.EMPTY
        self.keeper = ArticleKeeper(library, self)
        self._text = ArticleText(loader, self)
        self.document: Document | None = None
        self.findings = Findings(self.keeper, self)
        self.findings.found.connect(self.quotations_found)
        self.findings.finished.connect(lambda _analysis: self._set_stage(Stage.DONE))
        self.findings.finished.connect(self.analysed)
        self.findings.revised.connect(self._revise)
        self.findings.unkept.connect(self._settle)
        self._runner.progressed.connect(self.findings.take_progress)
        self._runner.progressed.connect(lambda now: self.progressed.emit(now.done, now.total))
        self.findings.found_beside.connect(lambda _analysis: self._settle())
        self.findings.found_beside.connect(self.analysed_again)
        self._runner.finished.connect(self.findings.take_analysis)
        self._runner.failed.connect(self._take_failure)
        self._runner.stopped.connect(self._settle)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Everything known so far, in text order, the outer before the nested."""
        return self.findings.quotations

    @property
    def analysis(self) -> Analysis | None:
        """The finished analysis as it is in force, or None."""
        return self.findings.analysis

    def open_path(self, path: Path) -> None:
        """Open a file; it is read off the window's thread."""
        self._load(lambda: load_document(path), path)

    def open_text(self, text: str) -> None:
        """Open pasted or dropped text."""
        self._load(lambda: document_from_text(text), None)

    def open_saved(self, identifier: str) -> None:
        """Open an article of the library; it is analysed only if it never was.

        The one that is open stays, also where another one is on its way.
        """
        if identifier == self.keeper.identifier:
            if self.stage is Stage.LOADING:
                self.cancel()
            return
        number = self._begin()

        def found(article: Article) -> None:
            if number == self._number:
                self._resume(article)

        self._library.run(
            lambda library: library.open_article(identifier),
            found,
            lambda why: self._loading_failed(number, None, why),
        )

    def open_last(self) -> None:
        """Open what was read last, if there is anything and nothing else is opened meanwhile."""
        number = self._number

        def found(article: Article | None) -> None:
            if article is not None and number == self._number:
                self._resume(article)

        self._library.run(Workspace.open_last, found)

    def add_path(self, path: Path) -> None:
        """Keep a file in the library without opening it."""

        def loaded(document: Document) -> None:
            self._library.run(
                lambda library: library.add(document, path=path),
                lambda _article: self.keeper.library_changed.emit(),
                self.keeper.failed.emit,
            )

        self._loader.submit(
            lambda: load_document(path), loaded, lambda why: self.opening_failed.emit(path, why)
        )

    def analyse_again(self) -> None:
        """Analyse the open article from the top.

        Where its text was analysed before, that stays in force: `analysed_again` hands the other
        analysis out. Otherwise, and without a library, what is found is taken at once.
        """
        if self.document is not None and not self._runner.is_busy:
            article = self.findings.article
            was_analysed = article is not None and not article.is_stale
            self._analyse(self.document, beside=was_analysed and self.analysis is not None)

    def adopt(self, article: Article) -> None:
        """Show the open article as it is in force now; another one is left alone.

        A text that was read anew is shown instead of the one before, and analysed.
        """
        if article.identifier != self.keeper.identifier:
            return
        before = self.document
        if before is None or before.text == article.document.text or not article.is_stale:
            self.findings.adopt(article)
            return
        self._number += 1
        self._runner.drop()
        self._resume(article, find_position(before.text, article), self.path)

    def cancel(self) -> None:
        """Stop what is going on; what was found so far stays."""
        if self.stage is Stage.LOADING:
            self._number += 1
            self._settle()
        elif self.stage is Stage.ANALYSING:
            self._runner.cancel()

    def close(self) -> None:
        """Put the open article aside; the library keeps it with what was found."""
        if self.document is None:
            return
        self.article_left.emit()
        self._number += 1
        self._runner.drop()
        self.document = self.path = None
        self.findings.forget()
        self._set_stage(Stage.EMPTY)
        self.article_closed.emit()

    def keep_again(self) -> None:
        """Keep the open article and its quotes, after a failure to."""
        document, number = self.document, self._number
        if document is None:
            return

        def kept(article: Article) -> None:
            if number == self._number:
                self.findings.take_over(article)
                self._text.take(article.document)
                self.findings.keep_again()

        self.keeper.add(document, self.path, kept, lambda: None)

    def _load(self, load: Callable[[], Document], path: Path | None) -> None:
        """Read an article, show it, keep it, analyse it."""
        number = self._begin()

        def loaded(document: Document) -> None:
            if number == self._number:
                self.article_left.emit()
                self._show(document, 0, path)
                self._keep(number, document)

        self._loader.submit(load, loaded, lambda why: self._loading_failed(number, path, why))

    def _begin(self) -> int:
        """Make everything that is under way stale; return the new number."""
        self._number += 1
        self._runner.drop()
        self._set_stage(Stage.LOADING)
        return self._number

    def _set_stage(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit(stage)

    def _settle(self) -> None:
        """Go back to the article that was open before a failed opening."""
        if self.document is None:
            self._set_stage(Stage.EMPTY)
        else:
            self._set_stage(Stage.DONE if self.analysis else Stage.STOPPED)

    def _loading_failed(self, number: int, path: Path | None, failure: Failure) -> None:
        if number == self._number:
            self._settle()
            self.opening_failed.emit(path, failure)

    def _show(self, document: Document, position: int, path: Path | None = None) -> None:
        """Put a text on the screen, and its marks as soon as they are found."""
        self.document, self.path = document, path
        self.findings.forget()
        self.article_opened.emit(document, position)
        self._text.find_marks(document)

    @Slot()
    def _revise(self) -> None:
        """Take what is in force since a decision; an analysis of the text before begins anew."""
        article = self.findings.article
        is_other = article is not None and self._text.take(article.document)
        self.revised.emit()
        is_wanted = self.analysis is None or self.stage is Stage.ANALYSING
        if is_other and is_wanted and self.document is not None:
            self._runner.drop()
            self.keeper.forget_progress()
            self._analyse(self.document, beside=self.findings.is_beside)

    def _resume(
        self, article: Article, position: int | None = None, path: Path | None = None
    ) -> None:
        """Show an article of the library with what is known of it."""
        if article.identifier != self.keeper.identifier:
            self.article_left.emit()
        self._show(article.document, article.position if position is None else position, path)
        self.findings.take_over(article)
        self._adopt_or_analyse(article)

    def _keep(self, number: int, document: Document) -> None:
        """Put a new text in the library, and see whether it has been analysed before."""

        def kept(article: Article) -> None:
            if number == self._number:
                self.findings.take_over(article)
                self._text.take(article.document)
                if article.position:
                    self.position_known.emit(article.position)
                self._adopt_or_analyse(article)

        def failed() -> None:
            if number == self._number:
                self._analyse(document)

        self.keeper.add(document, self.path, kept, failed)

    def _adopt_or_analyse(self, article: Article) -> None:
        """Take over the saved analysis of an article, or start one; one of another text is both."""
        if article.analysis is not None:
            self.findings.finish(article.analysis)
        if article.analysis is None or article.is_stale:
            self._analyse(article.document)

    def _analyse(self, document: Document, *, beside: bool = False) -> None:
        """Start an analysis; `beside` the one in force it is not taken when it is done."""
        self.findings.is_beside = beside
        self._set_stage(Stage.ANALYSING)
        self.progressed.emit(0, 0)
        self._runner.start(document)

    @Slot(object)
    def _take_failure(self, failure: Failure) -> None:
        self._set_stage(Stage.FAILED)
        self.analysis_failed.emit(failure)
