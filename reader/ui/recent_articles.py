"""The articles that were opened last: a menu of them, and the one before the open one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.settings import RECENT_KEPT, RecentArticle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from reader.model.document import Document
    from reader.ui.options import Options
    from reader.ui.session import ReadingSession

LONGEST = 60


class RecentArticles(QObject):
    """Notes what is opened, and opens it again.

    Signals:
        changed(): There is another article to reopen, or none.
    """

    changed = Signal()

    def __init__(
        self,
        session: ReadingSession,
        options: Options,
        is_kept: Callable[[str], bool],
        menu: QMenu,
        parent: QObject,
    ) -> None:
        """Take part.

        Args:
            session: What is opened, and by what it is opened.
            options: Where the list is kept.
            is_kept: Tells whether the library has an article of an identifier.
            menu: Filled each time it is shown.
            parent: Owner.
        """
        super().__init__(parent)
        self._session = session
        self._options = options
        self._is_kept = is_kept
        self._menu = menu
        session.article_opened.connect(self._note_article)
        session.article_closed.connect(self.changed)
        session.keeper.keeping_changed.connect(self._note_identifier)
        menu.aboutToShow.connect(self._fill)

    @property
    def entries(self) -> tuple[RecentArticle, ...]:
        """What was opened last, the newest first."""
        return self._options.settings.recent

    @property
    def closed(self) -> RecentArticle | None:
        """The article that was open before, or None."""
        others = self.entries[1:] if self._session.document is not None else self.entries
        return next((entry for entry in others if self._is_there(entry)), None)

    def reopen(self) -> None:
        """Open the article that was open before."""
        entry = self.closed
        if entry is not None:
            self.open(entry)

    def open(self, entry: RecentArticle) -> None:
        """Open an article from the library, or from its file where the library lacks it."""
        if entry.identifier and self._is_kept(entry.identifier):
            self._session.open_saved(entry.identifier)
        elif entry.path:
            self._session.open_path(Path(entry.path))

    def clear(self) -> None:
        """Forget all of them; the library keeps them."""
        self._use(())

    @Slot(object, int)
    def _note_article(self, document: Document, _position: int) -> None:
        title = document.title or document.text.strip().partition("\n")[0]
        path = self._session.path
        self._note(RecentArticle(title[:LONGEST], str(path.absolute()) if path else ""))

    @Slot(object)
    def _note_identifier(self, _keeping: object) -> None:
        identifier = self._session.keeper.identifier
        if identifier and self.entries and self.entries[0].identifier != identifier:
            known = next((e for e in self.entries if e.identifier == identifier), None)
            path = self.entries[0].path or (known.path if known else "")
            self._note(replace(self.entries[0], identifier=identifier, path=path), again=True)

    def _note(self, entry: RecentArticle, *, again: bool = False) -> None:
        """Put an article in front; `again` for the one that is there, known better now."""
        others = self.entries[1:] if again else self.entries
        kept = [other for other in others if not _is_same(other, entry)]
        self._use((entry, *kept)[:RECENT_KEPT])

    def _use(self, entries: tuple[RecentArticle, ...]) -> None:
        self._options.use(replace(self._options.settings, recent=entries))
        self.changed.emit()

    def _is_there(self, entry: RecentArticle) -> bool:
        is_open = entry.identifier == self._session.keeper.identifier
        if entry.identifier and (is_open or self._is_kept(entry.identifier)):
            return True
        return bool(entry.path) and Path(entry.path).is_file()

    @Slot()
    def _fill(self) -> None:
        """Write the menu: what cannot be opened any more is grey."""
        self._menu.clear()
        for number, entry in enumerate(self.entries, 1):
            title = entry.title.replace("&", "&&") or "Without a title"
            action = self._menu.addAction(f"&{number % 10}  {title}")
            action.setToolTip(entry.path or "From the library")
            is_there = self._is_there(entry)
            action.setEnabled(is_there)
            if not is_there:
                action.setText(f"{action.text()} (missing)")
            action.triggered.connect(lambda _checked=False, entry=entry: self.open(entry))
        if not self.entries:
            self._menu.addAction("Nothing was opened yet").setEnabled(False)
            return
        self._menu.addSeparator()
        self._menu.addAction("&Clear This List").triggered.connect(self.clear)


def _is_same(one: RecentArticle, other: RecentArticle) -> bool:
    if one.identifier and other.identifier:
        return one.identifier == other.identifier
    if one.path or other.path:
        return one.path == other.path
    return one.title == other.title
