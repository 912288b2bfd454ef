"""The application around the window: Qt, settings, log, threads, and their end."""

from __future__ import annotations

import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    QTimer,
    QtMsgType,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.errors import SettingsError
from reader.paths import config_folder, default_library, log_folder
from reader.settings import FILE_NAME, load_settings, save_settings
from reader.startup import UNREACHABLE, explain_libraries
from reader.ui.appearance import Appearance
from reader.ui.bridge import LibraryThread, TaskThread, WorkerBridge
from reader.ui.faults import FaultHook, LogFile, diagnosis
from reader.ui.fonts import load_fonts, sans_font
from reader.ui.main_window import MainWindow, Services
from reader.ui.messages import MessageLevel, MessageTopic
from reader.ui.options import Options
from reader.workers import ProcessWorker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMessageLogContext

    from reader.quotes.analyser import Analyser
    from reader.workers import Worker

WARM_AFTER_MS = 200
SAVE_AFTER_MS = 1000
STANDARD_INPUT = "-"
PLUGIN_TROUBLE = "platform plugin"
ABORTED = """\
Quote Reader had to end: {reason}
The log, for a report, is in {log}
"""

_log = logging.getLogger(__name__)


class Runtime(QObject):
    """Everything that lives as long as the window.

    Attributes:
        window: The window, not shown yet.
    """

    def __init__(
        self,
        application: QApplication,
        worker: Worker,
        settings_file: Path,
        library: Path | None = None,
        load: Callable[[str], Analyser] | None = None,
    ) -> None:
        """Make everything.

        Args:
            application: Owner.
            worker: Analyses with the app's own language model.
            settings_file: Where the settings are kept.
            library: The library's file for this run, or None for the one in the settings.
            load: Makes the analyser with another language model, or None where there is no other.
        """
        super().__init__(application)
        self._settings_file = settings_file
        self._load = load
        self._language_model = ""
        settings, trouble = load_settings(settings_file)
        self._options = Options(settings, self)
        appearance = Appearance(application, settings.theme)
        self._loader = TaskThread("loader", self)
        self._surveyor = TaskThread("surveyor", self)
        self._library = LibraryThread(self)
        self._worker = WorkerBridge(worker, self)
        self._log = LogFile(log_folder())
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(WARM_AFTER_MS)
        self._warming.timeout.connect(self._worker.warm)
        services = Services(
            loader=self._loader,
            surveyor=self._surveyor,
            library=self._library,
            worker=self._worker,
            library_path=library or settings.library or default_library(),
            is_library_named=library is not None,
            diagnose=lambda: diagnosis(self._log.path),
        )
        self.window = MainWindow(services, appearance, self._options)
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._saving.timeout.connect(self._save)
        self._options.changed.connect(self._saving.start)
        self._options.changed.connect(self._use_language_model)
        self._options.changed.connect(self._name_reviewer)
        self._use_language_model()
        self._name_reviewer()
        for words in (trouble, _fonts_trouble()):
            if words:
                self.window.notices.tell(words, MessageTopic.APP, MessageLevel.WARNING)

    @Slot()
    def _name_reviewer(self) -> None:
        self._library.reviewer = self._options.settings.reviewer

    def start(self, articles: Sequence[str]) -> None:
        """Show the window, open the library and what was asked for."""
        self.window.show()
        _favour_the_window()
        self.window.open_library()
        self._warming.start()
        if STANDARD_INPUT in articles:
            self.window.session.open_text(sys.stdin.read())
            return
        if articles:
            self.window.opening.open_paths([Path(article) for article in articles])
        else:
            self.window.open_last()

    def stop(self) -> None:
        """End worker and threads; what waits to be saved is saved before."""
        self._warming.stop()
        if self._saving.isActive():
            self._saving.stop()
            self._save()
        self._worker.stop()
        self._loader.stop(timeout=0.5)
        self._surveyor.stop(timeout=0.5)
        self._library.close()
        self._log.close()

    @Slot()
    def _use_language_model(self) -> None:
        """Have the next article analysed with the language model that is chosen."""
        model = self._options.settings.language_model
        if self._load is not None and model != self._language_model:
            self._language_model = model
            self._worker.use(partial(self._load, model))

    @Slot()
    def _save(self) -> None:
        try:
            save_settings(self._settings_file, self._options.settings)
        except SettingsError as error:
            _log.warning("%s", error)


def run(articles: Sequence[str], library: Path | None, load: Callable[[str], Analyser]) -> int:
    """Show the window until it is closed; return the exit status.

    Args:
        articles: What to open.
        library: The library's file for this run, or None.
        load: Makes the analyser with a language model; empty for the app's own.
    """
    qInstallMessageHandler(QtMessages())
    application = make_application(sys.argv[:1])
    hook = FaultHook(application)
    hook.install()
    runtime = Runtime(
        application, ProcessWorker(partial(load, "")), config_folder() / FILE_NAME, library, load
    )
    hook.caught.connect(runtime.window.dialogs.report)
    runtime.start(articles)
    try:
        return application.exec()
    finally:
        runtime.stop()


def _favour_the_window() -> None:
    """Keep Python itself from holding the window's thread up while others work.

    A full collection of garbage holds every thread for 200 ms with a book open, and one of the
    young objects for 60 ms where there may be 100,000 of them; almost nothing of ours is in cycles.
    So full ones are rare, and 10,000 young objects are the most (5 ms). A thread that computes
    lets go after 0.2 ms instead of 5, as painting asks for the interpreter many times.
    """
    gc.freeze()
    gc.set_threshold(2000, 5, 2000)
    sys.setswitchinterval(0.0002)


def make_application(arguments: list[str]) -> QApplication:
    """Make the application object with its name and typeface."""
    QCoreApplication.setApplicationName("Quote Reader")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(arguments)
    application.setDesktopFileName("quote-reader")
    font = sans_font(13)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    return application


def _fonts_trouble() -> str:
    missing = load_fonts()
    if not missing:
        return ""
    return (
        "Some typefaces of the app are missing; the system's are used. Installing it again helps."
    )


class QtMessages:
    """Sends what Qt says to the log; before it aborts, says what to do.

    Only what Qt says of its platform plugin, which it loads as it starts, speaks of the system's
    libraries. Any other reason to abort is given as it is.
    """

    def __init__(self) -> None:
        self._is_unreachable = False

    def __call__(self, kind: QtMsgType, _context: QMessageLogContext | None, text: str) -> None:
        """Take a message of Qt's."""
        # The reason comes first, as a warning; the message before the end names none.
        if "could not connect to display" in text:
            self._is_unreachable = True
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(self._last_words(text))
            sys.stderr.flush()
            os._exit(1)
        level = {
            QtMsgType.QtDebugMsg: logging.DEBUG,
            QtMsgType.QtInfoMsg: logging.INFO,
            QtMsgType.QtWarningMsg: logging.WARNING,
        }.get(kind, logging.ERROR)
        _log.log(level, "Qt: %s", text)

    def _last_words(self, text: str) -> str:
        """Return what to tell the user when Qt aborts."""
        if PLUGIN_TROUBLE not in text.casefold():
            _log.critical("Qt: %s", text)
            return ABORTED.format(reason=text.strip(), log=log_folder())
        return UNREACHABLE if self._is_unreachable else explain_libraries(text)
