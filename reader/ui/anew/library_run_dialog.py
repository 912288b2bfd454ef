"""Analysing the library again: which articles, how far it is, and which of them differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.sizing import open_at
from reader.ui.models.differences import count_words
from reader.ui.models.library_model import counted
from reader.ui.models.library_run_words import question_words
from reader.ui.panels.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.ui.anew.library_run import DifferingArticle
    from reader.ui.appearance import Appearance

WIDTH, LOW, HIGH = 560, 220, 440
IDENTIFIER = Qt.ItemDataRole.UserRole


class LibraryRunDialog(QDialog):
    """Stands beside the window; closing it stops nothing.

    Signals:
        start_asked(bool): Begin; whether only with articles analysed by another version.
        stop_asked(): End what goes on.
        article_asked(str): Show what differs in an article.
        take_all_asked(): Take over everything that differs.
    """

    start_asked = Signal(bool)
    stop_asked = Signal()
    article_asked = Signal(str)
    take_all_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Analyse all articles again")
        self._is_on = False
        self._total = 0
        self.label, self.state = QLabel(), QLabel()
        for label in (self.label, self.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.every, self.outdated = QRadioButton(), QRadioButton()
        self.progress = ProgressStrip(appearance)
        self.head = QLabel()
        self.head.setProperty("tone", "heading")
        self.list = QListWidget()
        self.list.setAccessibleName("Articles that differ")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._ask_for)
        self.list.currentRowChanged.connect(self._offer)
        self.start_button = QPushButton("&Analyse")
        self.start_button.clicked.connect(self._start_or_stop)
        self.show_button = QPushButton("&Show Differences")
        self.show_button.clicked.connect(lambda: self._ask_for(self.list.currentItem()))
        self.take_button = QPushButton("&Take All")
        self.take_button.clicked.connect(self.take_all_asked)
        self.close_button = QPushButton("Close")
        self.close_button.clicked.connect(self.close)
        for button in (self.start_button, self.show_button, self.take_button, self.close_button):
            button.setAutoDefault(False)
            button.setProperty("look", "quiet")
        self._lay_out()
        open_at(self, WIDTH, LOW)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for button in (self.start_button, self.show_button, self.take_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (self.label, self.every, self.outdated, self.state, self.progress, self.head):
            column.addWidget(widget)
        column.addWidget(self.list, 100)
        column.addStretch(1)
        column.addLayout(foot)

    def ask(self, total: int, outdated: int, *, only_outdated: bool) -> None:
        """Show what can be analysed again.

        Args:
            total: Articles of the library.
            outdated: Those that were analysed by another version.
            only_outdated: Whether these are meant rather than all.
        """
        self._total = total
        self.label.setText(question_words(total))
        self.every.setText(f"&Every article ({total})")
        self.outdated.setText(f"&Only those analysed by another version ({outdated})")
        self.outdated.setEnabled(bool(outdated))
        chosen = self.outdated if only_outdated and outdated else self.every
        chosen.setChecked(True)
        self.start_button.setEnabled(self._is_on or total > 0)

    def show_state(self, *, is_on: bool, words: str = "", done: int = 0, total: int = 0) -> None:
        """Show how far it is.

        Args:
            is_on: Whether it goes on.
            words: What it is at, or how it ended.
            done: Articles that are through.
            total: Articles of the run.
        """
        self._is_on = is_on
        self.state.setText(words)
        self.state.setVisible(bool(words))
        for choice in (self.every, self.outdated):
            choice.setVisible(not is_on)
        self.start_button.setText("&Stop" if is_on else "&Analyse")
        self.start_button.setEnabled(is_on or self._total > 0)
        if is_on:
            self.progress.show_progress(done, total)
        else:
            self.progress.finish()

    def show_waiting(self, articles: Iterable[DifferingArticle]) -> None:
        """List the articles that differ; the reader stays at the same one."""
        at = self.list.currentItem()
        chosen = at.data(IDENTIFIER) if at is not None else None
        had_any = at is not None
        self.list.clear()
        for article in articles:
            words = f"{article.title}\n{count_words(article.differences)}"
            item = QListWidgetItem(words, self.list)
            item.setData(IDENTIFIER, article.identifier)
            if article.identifier == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        count = self.list.count()
        differ = "differs" if count == 1 else "differ"
        self.head.setText(f"{counted(count, 'article')} {differ}" if count else "")
        for widget in (self.head, self.list, self.show_button, self.take_button):
            widget.setVisible(bool(count))
        if count and not had_any:
            open_at(self, WIDTH, HIGH)
        self._offer()

    @Slot()
    def _offer(self) -> None:
        has_one = self.list.currentItem() is not None
        for button in (self.start_button, self.show_button):
            is_first = button is (self.show_button if has_one else self.start_button)
            button.setProperty("look", "primary" if is_first else "quiet")
            button.style().polish(button)
        self.show_button.setEnabled(has_one)
        self.take_button.setEnabled(has_one)

    @Slot()
    def _start_or_stop(self) -> None:
        if self._is_on:
            self.stop_asked.emit()
        else:
            self.start_asked.emit(self.outdated.isChecked())

    def _ask_for(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.article_asked.emit(item.data(IDENTIFIER))
