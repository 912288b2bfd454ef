"""Opens the window's dialogs; none of them stops anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from reader.model.quotation import Analysis
from reader.paths import resource
from reader.ui.dialogs.about_dialog import AboutDialog
from reader.ui.dialogs.accuracy_dialog import AccuracyDialog
from reader.ui.dialogs.export_dialog import ExportDialog, ExportSource
from reader.ui.dialogs.report_dialog import ReportDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from reader.ui.models.statements_model import StatementsModel
    from reader.ui.opening import Opening
    from reader.ui.session import ReadingSession


class DialogDesk(QObject):
    """Export, report, accuracy, about.

    Signals:
        told(str): What was done, for the status line.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, library: Path, diagnose: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._diagnose = diagnose

    def export(
        self, session: ReadingSession, statements: StatementsModel, opening: Opening
    ) -> None:
        """Show what the quote sheet of the open article will look like, and write it."""
        source = export_source(session, statements)
        if source is None:
            return
        dialog = ExportDialog(source, opening.folder, self._window)
        dialog.accepted.connect(lambda: self.told.emit(f"Written: {dialog.saved}"))
        self._open(dialog)

    @Slot(str)
    def report(self, report: str) -> None:
        """Show the report of a fault of ours."""
        self._open(ReportDialog(f"{self._diagnose()}\n{report}", self._window))

    def copy_report(self) -> None:
        """Copy versions and the end of the log."""
        QGuiApplication.clipboard().setText(self._diagnose())
        self.told.emit("Report copied")

    def accuracy(self) -> None:
        """Say how right the models were found to be."""
        self._open(AccuracyDialog(resource("attribution"), self._window))

    def about(self) -> None:
        """Say what the app is."""
        self._open(AboutDialog(self._library, self._window))

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def export_source(session: ReadingSession, statements: StatementsModel) -> ExportSource | None:
    """Return the open article with what is known of it; None when no article is open.

    After a stopped analysis that is what was found until then.
    """
    document = session.document
    if document is None:
        return None
    analysis = session.analysis
    if analysis is None:
        analysis = Analysis(document.checksum, session.quotations, "", "")
    shown = {card.number for card in statements.shown}
    return ExportSource(document, analysis, shown, statements.total)
