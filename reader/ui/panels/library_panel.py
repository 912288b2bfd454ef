"""The library at the side: articles, newest first, and who speaks in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.library_model import ArticlesModel, SpeakerCount, SpeakersModel
from reader.ui.panels.library_delegate import ArticleDelegate, SpeakerDelegate
from reader.ui.panels.merge_drag import MergeDrag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from reader.model.article import ArticleSummary
    from reader.ui.appearance import Appearance
    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme

TYPING_PAUSE_MS = 120
MOST_MEASURED = 60
QWIDGETSIZE_MAX = 16_777_215  # Qt's own name for no limit; PySide6 does not have it


class _List(QListView):
    """A list whose rows follow its width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(20)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def fit_rows(self) -> None:
        """Ask for no more height than the rows need."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, delegate = self.model(), self.itemDelegate()
        rows = min(model.rowCount(), MOST_MEASURED)
        heights = (delegate.sizeHint(option, model.index(row, 0)).height() for row in range(rows))
        self.setMaximumHeight(sum(heights) + 4 if rows < MOST_MEASURED else QWIDGETSIZE_MAX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights follow from the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.fit_rows()


NO_ARTICLES = "Articles you open are kept here."


class LibraryPanel(QWidget):
    """Search box, articles, speakers.

    Signals:
        article_chosen(str): Identifier of the article to open.
        speaker_chosen(str): Name of a speaker the reader asks for.
        speaker_dropped(str, str): Name of a speaker who was dragged, and on whom.
        speaker_menu_asked(str, QPoint): Name of a speaker and where on the screen it is asked
            what can be done about them.
        search_asked(str): Words to look for in the library.
    """

    article_chosen = Signal(str)
    search_asked = Signal(str)
    speaker_chosen = Signal(str)
    speaker_dropped = Signal(str, str)
    speaker_menu_asked = Signal(str, QPoint)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._open: str | None = None
        self._empty_words = NO_ARTICLES
        self._is_searching = False
        self.articles, self.speakers = ArticlesModel(self), SpeakersModel(self)
        self.article_view, self.speaker_view = _List("Articles"), _List("Speakers")
        self._article_delegate = ArticleDelegate(appearance.theme, self)
        self._speaker_delegate = SpeakerDelegate(appearance.theme, self)
        self.article_view.setModel(self.articles)
        self.article_view.setItemDelegate(self._article_delegate)
        self.speaker_view.setModel(self.speakers)
        self.speaker_view.setItemDelegate(self._speaker_delegate)
        self.article_view.clicked.connect(self._choose_article)
        self.article_view.activated.connect(self._choose_article)
        self.speaker_view.clicked.connect(self._choose_speaker)
        self.speaker_view.activated.connect(self._choose_speaker)
        self.speaker_view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.speaker_view.customContextMenuRequested.connect(self._ask_speaker_menu)
        self.drag = MergeDrag(self._speaker_at, appearance, self.speaker_view, " in all articles")
        self.drag.watch(self.speaker_view.viewport())
        self.drag.target_changed.connect(self._mark_target)
        self.drag.dropped.connect(self.speaker_dropped)
        appearance.theme_changed.connect(self._change_theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the library")
        self.search.setAccessibleName("Search the library")
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.search_asked.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._filter)
        self.empty_label = QLabel(self._empty_words)
        self._lay_out()
        self._update()

    def _lay_out(self) -> None:
        self.empty_label.setProperty("tone", "dim")
        self.empty_label.setWordWrap(True)
        self.empty_label.setContentsMargins(10, 4, 10, 4)
        self.speakers_heading = _heading("Speakers")
        self.speakers_heading.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 4, 0)
        column.setSpacing(2)
        box = QVBoxLayout()
        box.setContentsMargins(0, 0, 6, 6)
        box.addWidget(self.search)
        column.addLayout(box)
        column.addWidget(_heading("Articles"))
        column.addWidget(self.empty_label)
        column.addWidget(self.article_view, 60)
        column.addSpacing(8)
        column.addWidget(self.speakers_heading)
        column.addWidget(self.speaker_view, 40)
        # Lists that need less than their share leave the rest here.
        column.addStretch(1)

    def show_articles(self, articles: Iterable[ArticleSummary]) -> None:
        """Show what is in the library."""
        self.articles.set_articles(articles)
        self._update()

    def show_speakers(
        self, speakers: Iterable[SpeakerCount], styles: Mapping[str, SpeakerStyle]
    ) -> None:
        """Show who speaks; those of the open article in their colours."""
        self._speaker_delegate.styles = styles
        self.speakers.set_speakers(speakers)
        self.speaker_view.fit_rows()
        self.speaker_view.viewport().update()
        self.speakers_heading.setVisible(self.speakers.rowCount() > 0)

    def set_open(self, identifier: str | None) -> None:
        """Mark the article that is open."""
        if identifier != self._open:
            self._open = identifier
            self._update()

    def set_empty_words(self, words: str) -> None:
        """Say this where there are no articles."""
        self._empty_words = words
        self._update()

    def _update(self) -> None:
        index = self.articles.index_of(self._open)
        selection = self.article_view.selectionModel()
        if index.isValid():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.article_view.scrollTo(index)
        else:
            selection.clear()
        has_rows = self.articles.rowCount() > 0
        self.empty_label.setVisible(not has_rows)
        self.article_view.setVisible(has_rows)
        self.article_view.fit_rows()
        self.search.setEnabled(self.articles.total > 0)
        searched = "Searching…" if self._is_searching else "No article has these words."
        self.empty_label.setText(searched if self.articles.total else self._empty_words)

    def show_matches(self, words: str, identifiers: Collection[str]) -> None:
        """Show the articles that hold what was searched for, unless something else is by now."""
        if words == self.search.text().strip():
            self._is_searching = False
            self.articles.set_filter(words, identifiers)
            self._update()

    def _filter(self, words: str) -> None:
        """Go by titles at once; texts and statements are asked for after a pause."""
        self._is_searching = bool(words.strip())
        self.articles.set_filter(words)
        self._update()
        if self._is_searching:
            self._pause.start()
        else:
            self._pause.stop()

    def _choose_article(self, index: QModelIndex) -> None:
        summary = self.articles.article(index)
        if summary is not None:
            self.article_chosen.emit(summary.identifier)

    def _choose_speaker(self, index: QModelIndex) -> None:
        speaker = self.speakers.speaker(index)
        if speaker is not None:
            self.speaker_chosen.emit(speaker.name)

    def _speaker_at(self, place: QPoint) -> str | None:
        """Return the speaker at a point of the screen."""
        viewport = self.speaker_view.viewport()
        at = viewport.mapFromGlobal(place)
        speaker = self.speakers.speaker(self.speaker_view.indexAt(at))
        return speaker.name if speaker is not None and viewport.rect().contains(at) else None

    def _mark_target(self, name: str | None) -> None:
        self._speaker_delegate.target = name
        self.speaker_view.viewport().update()

    def _ask_speaker_menu(self, place: QPoint) -> None:
        """Ask for more about the speaker under the mouse, or the one the keys are at."""
        view = self.speaker_view
        index = view.indexAt(place)
        speaker = self.speakers.speaker(index if index.isValid() else view.currentIndex())
        if speaker is not None:
            self.speaker_menu_asked.emit(speaker.name, view.viewport().mapToGlobal(place))

    def _change_theme(self, theme: Theme) -> None:
        self._article_delegate.theme = theme
        self._speaker_delegate.theme = theme
        self.article_view.viewport().update()
        self.speaker_view.viewport().update()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "heading")
    label.setContentsMargins(6, 4, 6, 2)
    return label
