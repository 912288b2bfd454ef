"""Fills the library panel and opens what is chosen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.ui.models.library_model import SpeakerCount
from reader.ui.models.speaker_words import about
from reader.ui.session import Stage

if TYPE_CHECKING:
    from reader.model.article import ArticleSummary, SearchHit, SpeakerSummary
    from reader.ui.bridge import LibraryThread
    from reader.ui.keeper import Keeping
    from reader.ui.panels.library_panel import LibraryPanel
    from reader.ui.presenter import Presenter
    from reader.ui.session import ReadingSession
    from reader.workspace import Workspace

REFRESH_MS = 150
MOST_HITS = 500


class LibraryDesk(QObject):
    """Asks the library off the window's thread and shows what it answers."""

    def __init__(
        self,
        library: LibraryThread,
        session: ReadingSession,
        panel: LibraryPanel,
        presenter: Presenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._session = session
        self._panel = panel
        self._presenter = presenter
        self._speakers: list[SpeakerSummary] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        session.keeper.library_changed.connect(self._timer.start)
        session.keeper.keeping_changed.connect(self._mark_open)
        session.stage_changed.connect(self._refresh_when_left)
        presenter.refreshed.connect(self._show_speakers)
        presenter.review_below_changed.connect(self._timer.start)
        panel.article_chosen.connect(session.open_saved)
        panel.search_asked.connect(self._search)
        panel.speaker_chosen.connect(self._choose_speaker)

    @Slot()
    def refresh(self) -> None:
        """Ask for articles and speakers."""
        below = self._presenter.review_below

        def ask(workspace: Workspace) -> tuple[list[ArticleSummary], list[SpeakerSummary]]:
            return workspace.articles(below), workspace.speakers()

        self._library.run(ask, self._show)

    def _show(self, answer: tuple[list[ArticleSummary], list[SpeakerSummary]]) -> None:
        articles, self._speakers = answer
        self._panel.show_articles(articles)
        self._show_speakers()

    @Slot()
    def _show_speakers(self) -> None:
        """Show the speakers of the whole library, those of the open article first."""
        styles = self._presenter.styles
        kept = {summary.name: summary for summary in self._speakers}
        here = [
            SpeakerCount(
                t.name, kept[t.name].statements if t.name in kept else t.count, t.role, t.about
            )
            for t in self._presenter.tallies
            if t.name in styles
        ]
        elsewhere = [
            SpeakerCount(summary.name, summary.statements, summary.role, about(summary.speaker))
            for summary in self._speakers
            if summary.name not in styles
        ]
        self._panel.show_speakers([*here, *elsewhere], styles)

    @Slot(object)
    def _mark_open(self, _keeping: Keeping) -> None:
        self._panel.set_open(self._session.keeper.identifier)

    @Slot(object)
    def _refresh_when_left(self, stage: Stage) -> None:
        """Show how much of an article was found before its analysis ended early."""
        if stage in (Stage.STOPPED, Stage.FAILED):
            self._timer.start()

    @Slot(str)
    def _search(self, words: str) -> None:
        """Look for words in titles, texts and statements."""

        def found(hits: list[SearchHit]) -> None:
            self._panel.show_matches(words, {hit.identifier for hit in hits})

        self._library.run(
            lambda workspace: workspace.search(words, MOST_HITS), found, lambda _failure: found([])
        )

    @Slot(str)
    def _choose_speaker(self, name: str) -> None:
        """Show a speaker of the open article alone; look for another one in the library."""
        if name in self._presenter.styles:
            self._presenter.toggle_speaker(name)
        else:
            self._panel.search.setText(f'"{name}"')
