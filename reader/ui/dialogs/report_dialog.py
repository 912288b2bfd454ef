"""Shows the report of a bug, to be copied and sent to whoever can mend it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialogs.sizing import open_at


class ReportDialog(QDialog):
    """What went wrong and where, as text."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong in Quote Reader")
        words = QLabel(
            "This is a fault of the app, not of yours. What was saved is safe. The report below "
            "says where it happened; it names files on this computer, so look through it before "
            "you send it to anybody."
        )
        words.setWordWrap(True)
        self.box = QPlainTextEdit(report)
        self.box.setReadOnly(True)
        self.box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.box.setAccessibleName("Report")
        self.box.setTabChangesFocus(True)
        self.copy_button = QPushButton("&Copy report")
        self.copy_button.setProperty("look", "quiet")
        self.copy_button.clicked.connect(self._copy)
        close = QPushButton("Go on reading")
        close.setProperty("look", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.box, 1)
        column.addLayout(foot)
        open_at(self, 680, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.box.toPlainText())
        self.copy_button.setText("Copied")
