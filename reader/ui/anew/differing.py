"""Another analysis of the open article: taken where it changes nothing, else put to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit

from reader.errors import OtherTextError
from reader.ui.messages import MessageTopic
from reader.ui.models.differences import difference_lines, taken_words
from reader.ui.panels.floating import Floating

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.deciding import Settled
    from reader.library.findings import KeptAnalysis
    from reader.model.article import Article
    from reader.model.quotation import Analysis
    from reader.review.comparing import Difference
    from reader.ui.anew.differences_panel import DifferencesPanel
    from reader.ui.bridge import Failure, LibraryThread
    from reader.ui.notices import Notices
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.panels.toast import Toast
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace

FORMERS_KEPT = 200
"""Articles of which the analysis before the last is kept in memory, to go back to."""


class Differing(QObject):
    """Asks what of another analysis shall be taken, and can go back to the one before.

    Attributes:
        panel: Lists what would change.

    Signals:
        told(str): What was done, for the status line.
        formers_changed(): There is another analysis to go back to, or none.
        answered(str): Identifier of an article whose other analysis was taken or left.
    """

    told = Signal(str)
    formers_changed = Signal()
    answered = Signal(str)

    def __init__(
        self,
        library: LibraryThread,
        session: ReadingSession,
        selection: StatementSelection,
        pane: ArticlePane,
        panel: DifferencesPanel,
        notices: Notices,
        toast: Toast,
    ) -> None:
        super().__init__(selection)
        self.panel = panel
        self._library = library
        self._session = session
        self._selection = selection
        self._pane = pane
        self._notices = notices
        self._toast = toast
        self._offered: tuple[str, Analysis] | None = None
        self._formers: dict[str, KeptAnalysis] = {}
        panel.answered.connect(self.take)
        panel.left.connect(self.leave)
        panel.place_asked.connect(self._point_at)
        pane.installEventFilter(self)
        session.analysed_again.connect(self._offer_again)
        session.revised.connect(self._compare_again)
        session.article_opened.connect(self.close)
        session.article_closed.connect(self.close)

    @property
    def has_former(self) -> bool:
        """Whether the open article has an analysis to go back to."""
        return self._session.keeper.identifier in self._formers

    def offer(self, identifier: str, analysis: Analysis) -> None:
        """Take another analysis of the open article, or ask where it would change something."""

        def settled(answer: Settled) -> None:
            if answer.article is not None:
                self._show(answer.article)
                self.answered.emit(identifier)
                if answer.was_compared:
                    self.told.emit("Analysed again: nothing differs")
            elif identifier == self._session.keeper.identifier:
                self._offered = identifier, analysis
                self._ask(answer.differences)

        self._library.run(
            lambda workspace: workspace.deciding.settle(identifier, analysis), settled, self._fail
        )

    def take(self, left: Sequence[Difference]) -> None:
        """Put the analysis that is offered in force.

        Args:
            left: What of it shall stay as it was.
        """
        if self._offered is None:
            return
        identifier, analysis = self._offered
        total = self.panel.total
        words = taken_words(total - len(left), total)
        self.close()

        def act(workspace: Workspace) -> tuple[KeptAnalysis | None, Article]:
            former = workspace.deciding.former(identifier)
            return former, workspace.deciding.take(identifier, analysis, left)

        def taken(answer: tuple[KeptAnalysis | None, Article]) -> None:
            former, article = answer
            if former is not None:
                self.keep_former(identifier, former)
            self._show(article)
            self.answered.emit(identifier)
            self._toast.tell(words, "Undo", lambda: self.go_back(identifier))

        self._library.run(act, taken, self._fail)

    @Slot()
    def leave(self) -> None:
        """Leave everything as it is."""
        if self._offered is not None:
            identifier, _ = self._offered
            self.close()
            self.answered.emit(identifier)
            self.told.emit("Left as it was")

    @Slot()
    def close(self) -> None:
        """Stop asking; nothing is changed."""
        self._offered = None
        if self.panel.is_open:
            had_keys = self.panel.has_keys
            self.panel.hide()
            if had_keys:
                self._pane.view.setFocus()

    def keep_former(self, identifier: str, former: KeptAnalysis) -> None:
        """Note an analysis to go back to."""
        self._formers.pop(identifier, None)
        self._formers[identifier] = former
        while len(self._formers) > FORMERS_KEPT:
            del self._formers[next(iter(self._formers))]
        self.formers_changed.emit()

    def go_back(self, identifier: str | None = None) -> None:
        """Put the analysis before the last in force; doing it again goes forward.

        Args:
            identifier: Of the article; by default the open one.
        """
        article = identifier or self._session.keeper.identifier
        former = self._formers.pop(article, None) if article else None
        if article is None or former is None:
            return

        def act(workspace: Workspace) -> tuple[KeptAnalysis | None, Article]:
            now = workspace.deciding.former(article)
            return now, workspace.deciding.put_back(article, former)

        def done(answer: tuple[KeptAnalysis | None, Article]) -> None:
            now, shown = answer
            if now is not None:
                self.keep_former(article, now)
            self._show(shown)
            self.told.emit("Back to the former analysis")

        def failed(failure: Failure) -> None:
            self.keep_former(article, former)
            self._fail(failure)

        self.close()
        self._library.run(act, done, failed)

    def _show(self, article: Article) -> None:
        """Show what is in force, if the article is the open one, and have the lists refreshed."""
        self._session.adopt(article)
        self._session.keeper.library_changed.emit()

    def _ask(self, differences: Sequence[Difference]) -> None:
        document = self._session.document
        if document is not None:
            self._pane.close_card()
            lines = difference_lines(differences, document.text)
            self.panel.ask(lines, takes_keys=not self._is_busy())

    def _is_busy(self) -> bool:
        """Tell whether the reader types, answers a question or moves edges."""
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit)
        is_asked = any(floating.has_keys() for floating in self._pane.findChildren(Floating))
        return is_typing or is_asked or not self._pane.edge_bar.isHidden()

    @Slot(object)
    def _offer_again(self, analysis: Analysis) -> None:
        identifier = self._session.keeper.identifier
        if identifier is not None:
            self.offer(identifier, analysis)

    @Slot()
    def _compare_again(self) -> None:
        """See what still differs after a decision; after a correction, analyse its text."""
        if self._offered is None:
            return
        offered = identifier, analysis = self._offered

        def compared(differences: tuple[Difference, ...]) -> None:
            document = self._session.document
            if self._offered is not offered or document is None:
                return
            if differences:
                self.panel.revise(difference_lines(differences, document.text))
            else:
                self.close()
                self.offer(identifier, analysis)

        def failed(failure: Failure) -> None:
            if self._offered is offered:
                self.close()
                if isinstance(failure.error, OtherTextError):
                    self._session.analyse_again()

        self._library.run(
            lambda workspace: workspace.deciding.compare(identifier, analysis), compared, failed
        )

    @Slot(object)
    def _point_at(self, difference: Difference) -> None:
        """Show where a quote is, selected where there is one."""
        if difference.before is not None:
            self._selection.select(difference.before.statement)
        else:
            self._selection.clear()
        self._pane.view.go_to_span(difference.span)

    def _fail(self, failure: Failure) -> None:
        self._notices.failed(failure, MessageTopic.ANALYSIS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave most of the height to the article when the window gets another size."""
        if event.type() == QEvent.Type.Resize and self.panel.is_open:
            self.panel.fit()
        return super().eventFilter(watched, event)
