"""Opens the window's dialogs; none of them stops anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from reader.model.quotation import Analysis
from reader.paths import log_folder, resource
from reader.ui.dialogs.about_dialog import AboutDialog
from reader.ui.dialogs.accuracy_dialog import AccuracyDialog
from reader.ui.dialogs.export_dialog import ExportDialog, ExportSource
from reader.ui.dialogs.guide_window import GuideWindow
from reader.ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from reader.ui.dialogs.report_dialog import ReportDialog
from reader.ui.dialogs.shortcut_sheet import ShortcutSheet
from reader.ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from reader.ui.appearance import Appearance
    from reader.ui.library_place import LibraryPlace
    from reader.ui.models.statements_model import StatementsModel
    from reader.ui.opening import Opening
    from reader.ui.options import Options
    from reader.ui.session import ReadingSession


class DialogDesk(QObject):
    """Export, preferences, keys, guide, report, accuracy, about.

    Signals:
        told(str): What was done, for the status line.
    """

    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        options: Options,
        place: LibraryPlace,
        appearance: Appearance,
        diagnose: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._options = options
        self._place = place
        self._appearance = appearance
        self._diagnose = diagnose
        self._guide: GuideWindow | None = None

    def export(
        self, session: ReadingSession, statements: StatementsModel, opening: Opening
    ) -> None:
        """Show what the quote sheet of the open article will look like, and write it."""
        source = export_source(session, statements)
        if source is None:
            return
        dialog = ExportDialog(
            source, opening.folder, self._window, self._options.settings.export_format
        )
        dialog.used.connect(self._keep_format)
        dialog.accepted.connect(lambda: self.told.emit(f"Written: {dialog.saved}"))
        self._open(dialog)

    @Slot(str)
    def _keep_format(self, name: str) -> None:
        """Open the next export on the format that was used in this one."""
        self._options.use(replace(self._options.settings, export_format=name))

    @Slot(str)
    def report(self, report: str) -> None:
        """Show the report of a fault of ours."""
        self._open(ReportDialog(f"{self._diagnose()}\n{report}", self._window))

    def copy_report(self) -> None:
        """Copy versions and the end of the log."""
        QGuiApplication.clipboard().setText(self._diagnose())
        self.told.emit("Report copied")

    def show_log(self) -> None:
        """Open the folder of the log file."""
        folder = log_folder()
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        self.told.emit(f"The log is in {folder}")

    def accuracy(self) -> None:
        """Say how right the models were found to be."""
        self._open(AccuracyDialog(resource("attribution"), self._window))

    def about(self) -> None:
        """Say what the app is."""
        self._open(AboutDialog(self._place.path, self._window))

    def preferences(self) -> None:
        """Let the user choose."""
        self._open(PreferencesDialog(self._options, self._place, self._window))

    def shortcuts(self) -> None:
        """Show every key."""
        settings = self._options.settings
        shortcuts = Shortcuts(settings.shortcuts, settings.single_keys)
        self._open(ShortcutSheet(shortcuts, self._window))

    def guide(self) -> None:
        """Show the user guide beside the window; there is one at a time."""
        if self._guide is None:
            self._guide = GuideWindow(self._appearance, self._window)
        self._guide.show()
        self._guide.activateWindow()

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
    return ExportSource(document, analysis, shown, statements.total, statements.to_review_numbers)
