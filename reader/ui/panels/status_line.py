"""The line at the foot of the window: what was found, and whether it is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStatusBar

from reader.ui.keeper import Keeping
from reader.ui.models.library_model import counted

KEEPING_WORDS = {
    Keeping.NOTHING: "",
    Keeping.SAVING: "Saving…",
    Keeping.SAVED: "Saved",
    Keeping.NOT_KEPT: "Not kept",
}


class StatusLine(QStatusBar):
    """Counts at the left, what is going on beside them, keeping at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._counts, self._work, self._keeping = QLabel(), QLabel(), QLabel()
        for label in (self._counts, self._work, self._keeping):
            label.setProperty("tone", "dim")
            label.setContentsMargins(8, 0, 8, 0)
        # Messages of Qt's own, which stand in the place of the counts, begin at the same place.
        self._counts.setContentsMargins(4, 0, 8, 0)
        self.addWidget(self._counts)
        self.addWidget(self._work, 1)
        self.addPermanentWidget(self._keeping)

    @property
    def text(self) -> str:
        """Everything the line says, from left to right."""
        parts = (self._counts.text(), self._work.text(), self._keeping.text())
        return " · ".join(part for part in parts if part)

    def show_counts(self, statements: int, speakers: int, to_review: int) -> None:
        """Say what was found."""
        parts = [counted(statements, "statement"), counted(speakers, "speaker")]
        if to_review:
            parts.append(f"{to_review} to review")
        self._counts.setText(" · ".join(parts))

    def clear_counts(self) -> None:
        """Say nothing of statements: no article is open."""
        self._counts.setText("")

    def show_work(self, words: str) -> None:
        """Say what is going on; nothing when `words` is empty."""
        self._work.setText(words)

    def show_keeping(self, keeping: Keeping) -> None:
        """Say whether the article is kept."""
        self._keeping.setText(KEEPING_WORDS[keeping])
