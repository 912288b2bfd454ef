"""Puts the parts of the window together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from reader.ui.actions import Actions
from reader.ui.anew.parts import AnewParts
from reader.ui.deciding.parts import DecidingParts
from reader.ui.dialog_desk import DialogDesk
from reader.ui.finder import Finder
from reader.ui.hints import Hints
from reader.ui.library_desk import LibraryDesk
from reader.ui.library_place import LibraryPlace
from reader.ui.messages import Messages
from reader.ui.notices import Notices
from reader.ui.opening import Opening
from reader.ui.options_desk import OptionsDesk
from reader.ui.panels.article_pane import ArticlePane
from reader.ui.panels.columns import Columns
from reader.ui.panels.drop_cover import DropCover
from reader.ui.panels.library_panel import NO_ARTICLES, LibraryPanel
from reader.ui.panels.statements_panel import StatementsPanel
from reader.ui.panels.status_line import StatusLine
from reader.ui.panels.top_bar import TopBar
from reader.ui.presenter import Presenter
from reader.ui.recent_articles import RecentArticles
from reader.ui.repeat_finder import RepeatFinder
from reader.ui.selection import StatementSelection
from reader.ui.session import ReadingSession, Stage
from reader.ui.side_panels import SidePanels
from reader.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from reader.model.document import Document
    from reader.text.change import TextChange
    from reader.ui.appearance import Appearance
    from reader.ui.bridge import Failure, LibraryThread, TaskThread, WorkerBridge
    from reader.ui.options import Options

POSITION_PAUSE_MS = 800
TOLD_MS = 5000
LOWEST = 340
LIBRARY_WIDTH, STATEMENTS_WIDTH = 250, 370

WITH_ARTICLE = (
    "close", "export", "find", "find_next", "find_previous", "search_statements", "analyse",
    "fade_rest", "hide_highlights", "next", "previous",
)  # fmt: skip
WITH_STATEMENT = ("copy_quote", "open_card", "only_speaker", "next_same", "previous_same")


@dataclass(frozen=True, slots=True)
class Services:
    """What the window works with.

    Attributes:
        loader: Reads articles' files.
        surveyor: Works out what is shown of a long article.
        library: Keeps articles.
        worker: Finds quotes.
        library_path: The library's file.
        is_library_named: Whether that was named for this run only.
        diagnose: Returns versions and the end of the log, for a report.
    """

    loader: TaskThread
    surveyor: TaskThread
    library: LibraryThread
    worker: WorkerBridge
    library_path: Path
    is_library_named: bool
    diagnose: Callable[[], str]


class MainWindow(QMainWindow):
    """Library, article, statements."""

    def __init__(self, services: Services, appearance: Appearance, options: Options) -> None:
        super().__init__()
        self.setWindowTitle("Quote Reader")
        self.setAcceptDrops(True)
        self.setMinimumHeight(LOWEST)  # the panels that are shown say how narrow it can be
        self._services = services
        self.options = options
        self.appearance = appearance
        self._was_without_library = False
        self.messages = Messages(self)
        self.session = ReadingSession(
            services.loader, services.library, services.worker, parent=self
        )
        self.commands = Actions(self)
        self.library_panel = LibraryPanel(appearance)
        self.pane = ArticlePane(appearance, self.messages)
        self.statements = StatementsPanel(appearance)
        self.status = StatusLine()
        self.top_bar = TopBar(self.commands)
        self._lay_out()
        self._make_desks()
        self._position_timer = QTimer(self)
        self._position_timer.setSingleShot(True)
        self._position_timer.setInterval(POSITION_PAUSE_MS)
        self._connect_actions()
        self._connect_session()
        self._state = WindowState(self, options.settings)
        self._options_desk = OptionsDesk(self, options)
        self._options_desk.apply(options.settings)
        self.deciding = DecidingParts(self, services.library)
        self.anew = AnewParts(self, services)
        self.hints = Hints(options, self.pane, self.statements, self.commands, self)
        self.pane.card.follow(self.commands.by_name)
        self.pane.empty_state.open_button.setFocus()
        self._update_actions()

    def _make_desks(self) -> None:
        """Make what works between the session and the panels."""
        services, options = self._services, self.options
        self.notices = Notices(self.session, self.messages, self)
        self.presenter = Presenter(
            self.session, self.pane, self.statements, self.status, services.surveyor, self
        )
        self.selection = StatementSelection(
            self.session, self.pane, self.statements, self.presenter, self
        )
        self.sides = SidePanels(
            self.commands, self.splitter, self.library_panel, self.statements, self
        )
        self.finder = Finder(self.pane.find_bar, self.pane.view, self)
        self.opening = Opening(self.session, self)
        self.place = LibraryPlace(
            services.library_path,
            services.library,
            options,
            self,
            is_named=services.is_library_named,
        )
        self.dialogs = DialogDesk(self, options, self.place, self.appearance, services.diagnose)
        self._repeats = RepeatFinder(self.session, services.loader, self)
        self.library_desk = LibraryDesk(
            services.library, self.session, self.library_panel, self.presenter, self
        )
        self.recent = RecentArticles(
            self.session,
            options,
            self.library_panel.articles.has,
            self.commands.submenus["recent"],
            self,
        )

    def _lay_out(self) -> None:
        for panel, narrowest in (
            (self.library_panel, 180),
            (self.pane, 340),
            (self.statements, 260),
        ):
            panel.setMinimumWidth(narrowest)
        self.splitter = Columns(self.library_panel, self.pane, self.statements)
        self.splitter.setSizes([LIBRARY_WIDTH, 820, STATEMENTS_WIDTH])
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        self._cover = DropCover(self.appearance, self.pane)

    def _connect_actions(self) -> None:
        view, card = self.pane.view, self.selection
        for name, act in {
            "open": self.opening.ask_for_files,
            "paste": self.opening.paste,
            "paste_box": self.opening.show_box,
            "sample": self.opening.open_sample,
            "close": self.session.close,
            "reopen": self.recent.reopen,
            "export": self._export,
            "quit": self.close,
            "copy_quote": card.copy,
            "find": self.finder.open,
            "find_next": self.finder.find_next,
            "find_previous": self.finder.find_previous,
            "search_statements": self.sides.search_statements,
            "search_library": self.sides.search_library,
            "clear_filter": self.statements.clear_filter,
            "preferences": self.dialogs.preferences,
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "zoom_reset": view.zoom_reset,
            "back": view.go_back,
            "forward": view.go_forward,
            "to_article": view.setFocus,
            "to_statements": self.sides.to_statements,
            "next": view.next_statement,
            "previous": view.previous_statement,
            "next_same": view.next_of_speaker,
            "previous_same": view.previous_of_speaker,
            "open_card": card.open_current,
            "only_speaker": card.toggle_speaker,
            "to_review": self.statements.show_review,
            "analyse": self.session.analyse_again,
            "step_back": self.step_back,
            "guide": self.dialogs.guide,
            "shortcuts": self.dialogs.shortcuts,
            "log": self.dialogs.show_log,
            "report": self.dialogs.copy_report,
            "accuracy": self.dialogs.accuracy,
            "about": self.dialogs.about,
        }.items():
            self.commands[name].triggered.connect(lambda _checked=False, act=act: act())
        self.commands["show_plain"].toggled.connect(view.show_plain_kinds)
        self.commands["fade_rest"].toggled.connect(view.fade_rest)
        self.commands["hide_highlights"].toggled.connect(view.hide_highlights)
        self.commands["number_paragraphs"].toggled.connect(view.number_paragraphs)
        self.commands["full_screen"].toggled.connect(self._show_full_screen)
        empty = self.pane.empty_state
        empty.open_asked.connect(self.opening.ask_for_files)
        empty.paste_asked.connect(self.opening.paste)
        empty.sample_asked.connect(self.opening.open_sample)

    def _connect_session(self) -> None:
        session = self.session
        session.stage_changed.connect(self._show_stage)
        session.progressed.connect(self._show_progress)
        session.article_opened.connect(self._show_opened)
        session.article_closed.connect(self._show_closed)
        session.text_changed.connect(self._show_text_changed)
        self.recent.changed.connect(self._update_actions)
        self.pane.view.trail_changed.connect(self._update_actions)
        session.keeper.keeping_changed.connect(self.status.show_keeping)
        self.presenter.refreshed.connect(self._update_actions)
        self.presenter.refreshed.connect(self.finder.refresh_quotes)
        self.selection.changed.connect(self._update_actions)
        self._repeats.found.connect(self.presenter.add_repeats)
        self._repeats.failed.connect(session.analysis_failed)
        self.selection.copied.connect(lambda: self.tell("Copied with speaker and source"))
        self.dialogs.told.connect(self.tell)
        self.selection.pointed_at.connect(self.status.showMessage)
        self.pane.view.position_changed.connect(lambda _position: self._position_timer.start())
        self._position_timer.timeout.connect(self._keep_position)
        self.notices.report_asked.connect(self.dialogs.report)
        self.notices.library_asked.connect(self.open_library)
        self.notices.opening_asked.connect(self.opening.ask_for_files)
        self.notices.preferences_asked.connect(self.dialogs.preferences)

    def open_library(self) -> None:
        """Open the library; without one everything else works."""
        self._services.library.open(self.place.path, self._library_opened, self._library_failed)

    def open_last(self) -> None:
        """Go on with what was read last."""
        self.session.open_last()

    @Slot()
    def _library_opened(self) -> None:
        self.notices.library_opened()
        self.library_panel.set_empty_words(NO_ARTICLES)
        self.library_desk.refresh()
        self.deciding.desk.refresh_titles()
        if self._was_without_library:
            self._was_without_library = False
            self.session.keep_again()

    def _library_failed(self, failure: Failure) -> None:
        self._was_without_library = True
        self.library_panel.set_empty_words("The library is not open.")
        self.notices.library_failed(failure)

    def step_back(self) -> None:
        """Step out of exactly one thing: card, find bar, analysis, selection, filter."""
        if self.deciding.step_back() or self.anew.step_back():
            return
        has_find_focus = self.pane.find_bar.isAncestorOf(self.focusWidget() or self)
        if has_find_focus or (self.finder.is_open and self.pane.card.isHidden()):
            self.finder.close()
        elif not self.pane.card.isHidden():
            self.pane.close_card()
        elif self.session.stage in (Stage.LOADING, Stage.ANALYSING):
            self.session.cancel()
        elif self.pane.view.selected_statement is not None:
            self.selection.clear()
        elif not self.anew.step_out() and not self.statements.filter.is_open:
            self.statements.clear_filter()

    def _export(self) -> None:
        self.dialogs.export(self.session, self.statements.model, self.opening)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say something in the status line for a moment."""
        self.status.showMessage(words, TOLD_MS)

    @Slot(object)
    def _show_stage(self, stage: Stage) -> None:
        is_busy = stage in (Stage.LOADING, Stage.ANALYSING)
        if not is_busy:
            self.pane.progress.finish()
        if stage is Stage.LOADING:
            self.pane.progress.show_progress(0, 0)
        self.status.show_work({Stage.LOADING: "Opening…"}.get(stage, ""))
        self._update_actions()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.pane.progress.show_progress(done, total)
        where = f"paragraph {done} of {total}" if total else "getting ready"
        self.status.show_work(f"Analysing, {where} · Esc stops")

    @Slot(object, int)
    def _show_opened(self, document: Document, _position: int) -> None:
        """Name the window after the article, and let its keys work at once."""
        self._show_title(document)
        self.finder.refresh()
        self.pane.view.setFocus()

    def _show_title(self, document: Document) -> None:
        title = document.title
        self.setWindowTitle(f"{title} – Quote Reader" if title else "Quote Reader")

    @Slot(object)
    def _show_text_changed(self, change: TextChange) -> None:
        """Look again for what is looked for; the headline may be another one."""
        self._show_title(change.after)
        self.finder.refresh()

    @Slot()
    def _show_closed(self) -> None:
        self.setWindowTitle("Quote Reader")
        self.finder.close()
        self.pane.empty_state.open_button.setFocus()
        self._update_actions()

    @Slot()
    def _update_actions(self) -> None:
        """Offer only what can be done."""
        has_article = self.session.document is not None
        self.commands.enable(WITH_ARTICLE, enabled=has_article)
        self.commands.enable(WITH_STATEMENT, enabled=self.selection.current is not None)
        self.commands["export"].setEnabled(self.statements.model.total > 0)
        can_analyse = has_article and self.session.stage is not Stage.ANALYSING
        self.commands["analyse"].setEnabled(can_analyse)
        self.commands["reopen"].setEnabled(self.recent.closed is not None)
        trail = self.pane.view.trail
        self.commands["back"].setEnabled(has_article and trail.has_behind)
        self.commands["forward"].setEnabled(has_article and trail.has_ahead)
        to_review = self.statements.model.to_review
        self.commands["to_review"].setEnabled(to_review > 0)
        self.top_bar.show_to_review(to_review)

    @Slot()
    def _keep_position(self) -> None:
        self.session.keeper.keep_position(self.pane.view.position)

    def _show_full_screen(self, shown: bool) -> None:
        self.setWindowState(
            Qt.WindowState.WindowFullScreen if shown else Qt.WindowState.WindowNoState
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that files and text can be dropped."""
        if self.opening.can_take(event.mimeData()):
            event.acceptProposedAction()
            self._cover.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the cover away."""
        self._cover.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self._cover.hide()
        event.acceptProposedAction()
        self.opening.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep position and settings; the application ends the threads."""
        if self.session.document is not None:
            self._keep_position()
        self.deciding.keep_answers()
        self.options.use(self._state.kept_in(self.options.settings))
        super().closeEvent(event)
