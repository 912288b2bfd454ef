"""Shows how right the models were found to be, and on what."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.model.accuracy import AccuracyCard, fingerprint
from reader.ui.dialogs.accuracy_words import Shades, card_page
from reader.ui.dialogs.sizing import open_at
from reader.ui.fonts import serif_font

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)
_MISSING = (
    "The measured figures are not where they should be. Install the app again to see them; "
    "everything else works without."
)


class AccuracyDialog(QDialog):
    """The accuracy card: figures, what they mean, model, training data, limits."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        """Take the folder of the attribution model, where the card lies as well."""
        super().__init__(parent)
        self.setWindowTitle("Accuracy")
        self._card, self._is_current = _load(folder)
        title = QLabel("How right is it?")
        title.setFont(serif_font(20, semibold=True))
        self.page = QTextBrowser()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.viewport().setAutoFillBackground(False)
        self.page.document().setDocumentMargin(0)
        self.page.setAccessibleName("Accuracy card")
        self._show()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setProperty("look", "primary")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        open_at(self, 760, 640)

    def _show(self) -> None:
        if self._card is None:
            self.page.setPlainText(_MISSING)
            return
        colours = self.palette()
        shades = Shades(
            colours.color(QPalette.ColorRole.PlaceholderText).name(),
            colours.color(QPalette.ColorRole.Mid).name(),
        )
        self.page.setHtml(card_page(self._card, shades, is_current=self._is_current))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the tables anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "page"):
            self._show()


def _load(folder: Path) -> tuple[AccuracyCard | None, bool]:
    """Return the card, and whether it was measured with the model files that are there."""
    try:
        card = AccuracyCard.load(folder / "accuracy.json")
        return card, fingerprint(folder) == card.fingerprint
    except (OSError, ValueError, KeyError, TypeError):
        logger.warning("no accuracy card in %s", folder, exc_info=True)
        return None, False
