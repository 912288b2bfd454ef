"""What is known of the open article's quotations: found, kept, and in force by what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.model.quotation import in_text_order

if TYPE_CHECKING:
    from reader.model.article import Article
    from reader.model.quotation import Analysis, Quotation
    from reader.model.span import Span
    from reader.quotes.analyser import AnalysisProgress
    from reader.ui.keeper import ArticleKeeper


class Findings(QObject):
    """Takes what an analysis finds, has it kept, and knows what is in force.

    Attributes:
        analysis: The finished one as it is in force, or None.
        article: As the library has it, or None while it is not kept.
        is_beside: Whether the analysis that goes on leaves what is in force alone.

    Signals:
        found(object): Tuple of `Quotation` that are new, or known better by now.
        finished(object): The finished `Analysis`, as it is in force.
        found_beside(object): An `Analysis` that was made beside the one in force.
        revised(): What is in force is otherwise, by a decision.
        unkept(): An analysis has ended, but what is in force with it is not known.
    """

    found = Signal(object)
    finished = Signal(object)
    found_beside = Signal(object)
    revised = Signal()
    unkept = Signal()

    def __init__(self, keeper: ArticleKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._known: dict[Span, Quotation] = {}
        self._ordered: tuple[Quotation, ...] | None = ()
        self.analysis: Analysis | None = None
        self.article: Article | None = None
        self.is_beside = False

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Everything known so far, in text order, the outer before the nested."""
        if self._ordered is None:
            self._ordered = tuple(in_text_order(self._known.values()))
        return self._ordered

    @property
    def rejected(self) -> tuple[Quotation, ...]:
        """What a person said is no quotation."""
        return () if self.article is None else self.article.rejected

    def forget(self) -> None:
        """Be ready for another article."""
        self.analysis = self.article = None
        self._known, self._ordered = {}, ()
        self._keeper.forget()

    def take_over(self, article: Article) -> None:
        """Go on with an article that is in the library."""
        self.article = article
        self._keeper.take_over(article)

    def adopt(self, article: Article) -> None:
        """Show the open article as it is in force now; another one is left alone."""
        if article.identifier == self._keeper.identifier:
            self.article, self.analysis = article, article.analysis
            self._know(article.quotations)
            self.revised.emit()

    def finish(self, analysis: Analysis) -> None:
        """Take a finished analysis as what is in force."""
        self.analysis = analysis
        self._know(analysis.quotations)
        self.finished.emit(analysis)

    def _know(self, quotations: tuple[Quotation, ...]) -> None:
        self._known = {quotation.span: quotation for quotation in quotations}
        self._ordered = quotations

    def keep_again(self) -> None:
        """Keep everything known, after a failure to."""
        if self.analysis is not None:
            self._keeper.keep_analysis(self.analysis, self.adopt)
        elif self._known:
            self._keeper.keep_quotations(self.quotations, self._adopt_progress)

    @property
    def _was_decided(self) -> bool:
        return self.article is not None and self.article.was_decided

    @Slot(object)
    def take_progress(self, progress: AnalysisProgress) -> None:
        """Take what was found since the last call; a finished analysis stays until the next is."""
        new = progress.quotations
        if not new or self.analysis is not None:
            return
        if not self._was_decided:
            self._known.update((quotation.span, quotation) for quotation in new)
            self._ordered = None
            self.found.emit(new)
        self._keeper.keep_quotations(new, self._adopt_progress)

    def _adopt_progress(self, quotations: tuple[Quotation, ...] | None) -> None:
        """Show what is in force so far, where people have decided something already."""
        if quotations is not None and self.article is not None:
            self.adopt(replace(self.article, quotations=quotations))

    @Slot(object)
    def take_analysis(self, analysis: Analysis) -> None:
        """Take what was found; where people have decided, as it is in force with that."""
        if self.is_beside:
            self.found_beside.emit(analysis)
            return
        if not self._was_decided:
            self.finish(analysis)
            self._keeper.keep_analysis(analysis, self._adopt_kept)
            return

        def kept(article: Article) -> None:
            if article.document.checksum != analysis.checksum:
                return  # corrected meanwhile, and analysed anew
            self.article = article
            self.finish(article.analysis or analysis)

        self._keeper.keep_analysis(analysis, kept, self.unkept.emit)

    def _adopt_kept(self, article: Article) -> None:
        if article.analysis is None:
            return  # corrected meanwhile, and analysed anew
        if article.analysis != self.analysis:
            self.adopt(article)
        else:
            self.article = article
