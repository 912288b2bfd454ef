"""Export of the quote sheet: format, scope, and what the file will look like."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ExportError
from reader.export.formats import FORMATS, Exported
from reader.export.writing import export_file
from reader.ui.dialogs.sheet_table import SheetTable
from reader.ui.dialogs.sizing import open_at
from reader.ui.models.library_model import counted

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QAbstractButton

    from reader.export.formats import ExportFormat
    from reader.model.document import Document
    from reader.model.quotation import Analysis

PREVIEW_LENGTH = 20_000
FIRST_FORMAT = "csv"


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What can be exported.

    Attributes:
        document: The open article.
        analysis: What is known of it.
        shown: Numbers of the statements that are shown in the panel.
        total: Number of all statements of speech.
        to_review: Numbers of those that somebody should look at.
    """

    document: Document
    analysis: Analysis
    shown: Collection[int]
    total: int
    to_review: Collection[int] = frozenset()

    @property
    def is_narrowed(self) -> bool:
        """Whether fewer statements are shown than there are."""
        return len(self.shown) < self.total

    def exported(self, *, only_shown: bool) -> Exported:
        """Return the article as the writers take it."""
        analysis = self.analysis
        if only_shown:
            kept = tuple(q for q in analysis.quotations if q.statement in self.shown)
            analysis = replace(analysis, quotations=kept)
        return Exported(self.document.origin, self.document, analysis)


def suggested_name(document: Document, suffix: str) -> str:
    """Return a file name made of the article's title."""
    words = re.sub(r"[^\w\s-]", "", document.title or "quotes").split()
    return ("-".join(words[:8]).lower() or "quotes") + suffix


def written(format_: ExportFormat, entry: Exported) -> str:
    """Return the quote sheet as text, the way it would stand in a file."""
    stream = io.StringIO()
    format_.write([entry], stream)
    return stream.getvalue()


class ExportDialog(QDialog):
    """Shows the sheet as it will be written, and writes it.

    Signals:
        used(str): Name of the format in which the sheet was written or copied.

    Attributes:
        saved: The file that was written, or None.
    """

    used = Signal(str)

    def __init__(
        self,
        source: ExportSource,
        folder: Path,
        parent: QWidget | None = None,
        format_name: str = FIRST_FORMAT,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export quote sheet")
        self._source = source
        self._folder = folder
        self.saved: Path | None = None
        self.format_buttons = QButtonGroup(self)
        self.scope_buttons = QButtonGroup(self)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.preview.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setAccessibleName("Preview")
        self.preview.setTabChangesFocus(True)
        self.table = SheetTable()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.preview)
        self._pages.addWidget(self.table)
        self.purpose = QLabel()
        self.purpose.setProperty("tone", "dim")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.summary = QLabel()
        self.summary.setProperty("tone", "dim")
        self._lay_out()
        open_at(self, 860, 560)
        opened_on = format_name if format_name in FORMATS else FIRST_FORMAT
        for button in self.format_buttons.buttons():
            if button.objectName() == opened_on:
                button.setChecked(True)
                button.setFocus()
        self.format_buttons.buttonClicked.connect(self._update)
        self.scope_buttons.buttonClicked.connect(self._update)
        self._update()

    def _lay_out(self) -> None:
        options = QVBoxLayout()
        options.setSpacing(6)
        options.addWidget(_heading("Format"))
        for name, format_ in FORMATS.items():
            self._add_choice(self.format_buttons, options, format_.label, name)
        options.addSpacing(10)
        options.addWidget(_heading("Statements"))
        source = self._source
        every = f"All {source.total}" if source.total != 1 else "The one there is"
        self._add_choice(self.scope_buttons, options, every, "all")
        shown = f"The {len(source.shown)} shown in the panel"
        self._add_choice(self.scope_buttons, options, shown, "shown").setEnabled(source.is_narrowed)
        if source.is_narrowed and source.shown:
            self.scope_buttons.buttons()[1].setChecked(True)
        options.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addLayout(options)
        right = QVBoxLayout()
        right.addWidget(_heading("Preview"))
        right.setSpacing(6)
        right.addWidget(self.purpose)
        right.addWidget(self._pages, 1)
        body.addLayout(right, 1)
        self.copy_button = QPushButton("&Copy")
        self.copy_button.setProperty("look", "quiet")
        self.copy_button.clicked.connect(self._copy)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setProperty("look", "quiet")
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = QPushButton("&Save…")
        self.save_button.setProperty("look", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._save)
        foot = QHBoxLayout()
        foot.addWidget(self.summary)
        foot.addStretch(1)
        for button in (self.copy_button, self.cancel_button, self.save_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(body, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)

    def _add_choice(
        self, group: QButtonGroup, column: QVBoxLayout, words: str, value: str
    ) -> QAbstractButton:
        button = QRadioButton(words)
        button.setObjectName(value)
        button.setChecked(not group.buttons())
        group.addButton(button)
        column.addWidget(button)
        return button

    @property
    def format(self) -> ExportFormat:
        """The format that is chosen."""
        return FORMATS[_chosen(self.format_buttons)]

    @property
    def entry(self) -> Exported:
        """What will be written."""
        return self._source.exported(only_shown=_chosen(self.scope_buttons) == "shown")

    def _update(self) -> None:
        """Show the sheet anew."""
        text = written(self.format, self.entry) if self.format.is_text else ""
        shown = text[:PREVIEW_LENGTH]
        self.preview.setPlainText(shown + ("\n…" if len(text) > len(shown) else ""))
        is_table = self.format.name == "csv"
        if is_table:
            self.table.show_sheet(text)
        self._pages.setCurrentWidget(self.table if is_table else self.preview)
        self.purpose.setText(self.format.purpose)
        self.copy_button.setEnabled(self.format.is_text)
        speech = [q for q in self.entry.analysis.quotations if q.kind.is_speech]
        review = len({q.statement for q in speech}.intersection(self._source.to_review))
        words = counted(len({q.statement for q in speech}), "statement")
        self.summary.setText(f"{words}, {review} to review" if review else words)
        self.problem.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(written(self.format, self.entry))
        self.summary.setText("Copied")
        self.used.emit(self.format.name)

    def _save(self) -> None:
        """Ask for a place and write the file; what goes wrong is said here, to try again."""
        suffix = self.format.suffix
        suggestion = self._folder / suggested_name(self._source.document, suffix)
        name, _filter = QFileDialog.getSaveFileName(
            self, "Export quote sheet", str(suggestion), f"{self.format.label} (*{suffix})"
        )
        if name:
            self.write(Path(name))

    def write(self, target: Path) -> None:
        """Write the sheet to `target`, and close when that went well."""
        if not target.suffix:
            target = target.with_suffix(self.format.suffix)
        try:
            export_file(target, self.format.name, [self.entry])
        except ExportError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.saved = target
        self.used.emit(self.format.name)
        self.accept()


def _chosen(group: QButtonGroup) -> str:
    """Return the value of the button that is checked; one always is."""
    return next(button.objectName() for button in group.buttons() if button.isChecked())


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "heading")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label
