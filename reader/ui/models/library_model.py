"""The articles of the library, newest first, and the speakers with their counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from PySide6.QtCore import QObject

    from reader.model.article import ArticleSummary

Index = QModelIndex | QPersistentModelIndex

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class LibraryRole(IntEnum):
    """What a row can be asked for beyond Qt's own roles."""

    ARTICLE = Qt.ItemDataRole.UserRole + 1
    SPEAKER = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker and how many statements are theirs.

    Attributes:
        about: Who that is, for a tooltip.
    """

    name: str
    count: int
    role: str | None = None
    about: str = ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 statement", "2 statements": the number with the word that fits it."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def short_date(published: str | None) -> str:
    """Return an ISO 8601 date as "3 Nov 2025"; what is no such date as it is."""
    if not published:
        return ""
    try:
        date = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def article_origin(summary: ArticleSummary) -> str:
    """Return outlet and date of an article, as far as known."""
    return " · ".join(part for part in (summary.outlet, short_date(summary.published)) if part)


def article_state(summary: ArticleSummary) -> str:
    """Return what is known about an article's statements in one line."""
    said = counted(summary.statements, "statement") if summary.statements else "no statements"
    if not summary.is_analysed:
        return f"{said} so far" if summary.statements else "not analysed yet"
    return f"{said} · {summary.to_review} to review" if summary.to_review else said


class ArticlesModel(QAbstractListModel):
    """The library's articles; filtered by words of title and outlet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ArticleSummary] = []
        self._rows: list[ArticleSummary] = []
        self._words: list[str] = []
        self._matches: Collection[str] = ()

    @property
    def total(self) -> int:
        """Number of articles in the library."""
        return len(self._all)

    def set_articles(self, articles: Iterable[ArticleSummary]) -> None:
        """Replace the list."""
        self._all = list(articles)
        self._update()

    def set_filter(self, words: str, matches: Collection[str] = ()) -> None:
        """Show only articles with all of the words in title or outlet, and those in `matches`.

        Args:
            words: What was typed.
            matches: Identifiers of articles that have them somewhere else.
        """
        self._words = words.casefold().split()
        self._matches = matches
        self._update()

    def article(self, index: Index) -> ArticleSummary | None:
        """Return the article of a row."""
        if index.isValid() and 0 <= index.row() < len(self._rows):
            return self._rows[index.row()]
        return None

    def has(self, identifier: str) -> bool:
        """Tell whether the library has an article, shown or not."""
        return any(summary.identifier == identifier for summary in self._all)

    def index_of(self, identifier: str | None) -> QModelIndex:
        """Return the row of an article, or an invalid index when it is not shown."""
        for row, summary in enumerate(self._rows):
            if summary.identifier == identifier:
                return self.index(row)
        return QModelIndex()

    def _update(self) -> None:
        wanted = [summary for summary in self._all if self._lets_through(summary)]
        same_places = [s.identifier for s in wanted] == [s.identifier for s in self._rows]
        if same_places:
            for row, summary in enumerate(wanted):
                if summary != self._rows[row]:
                    self._rows[row] = summary
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()

    def _lets_through(self, summary: ArticleSummary) -> bool:
        shown = f"{summary.title} {article_origin(summary)}".casefold()
        return summary.identifier in self._matches or all(w in shown for w in self._words)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of articles shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        summary = self.article(index)
        if summary is None:
            return None
        if role == LibraryRole.ARTICLE:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (summary.title, article_origin(summary), article_state(summary))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return summary.title
        return None


class SpeakersModel(QAbstractListModel):
    """Speakers with the number of their statements, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SpeakerCount] = []

    def set_speakers(self, speakers: Iterable[SpeakerCount]) -> None:
        """Replace the list; nothing happens when it is the same."""
        wanted = list(speakers)
        if wanted != self._rows:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()

    def speaker(self, index: Index) -> SpeakerCount | None:
        """Return the speaker of a row."""
        if index.isValid() and 0 <= index.row() < len(self._rows):
            return self._rows[index.row()]
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of speakers."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        speaker = self.speaker(index)
        if speaker is None:
            return None
        if role == LibraryRole.SPEAKER:
            return speaker
        if role == Qt.ItemDataRole.DisplayRole:
            return speaker.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{speaker.name}, {counted(speaker.count, 'statement')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return speaker.about or ", ".join(filter(None, (speaker.name, speaker.role)))
        return None
