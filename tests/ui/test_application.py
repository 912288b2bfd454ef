"""The application around the window: settings, faults, what is opened at the start."""

from __future__ import annotations

import io
import logging
import sys

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtWidgets import QLabel

from reader.paths import log_folder
from reader.ui import application
from reader.ui.dialogs.about_dialog import AboutDialog
from reader.ui.faults import LOG_NAME, FaultHook, LogFile, diagnosis
from reader.ui.opening import expand
from reader.ui.session import Stage
from tests.helpers.window import STORY


def raised():
    """Return an exception as a hook is given it."""
    try:
        return 1 // 0
    except ZeroDivisionError:
        return sys.exc_info()


def test_folder_stands_for_its_articles(tmp_path):
    (tmp_path / "more").mkdir()
    for name in ("b.txt", "a.html", "more/c.md", "picture.png", "more/notes.doc"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = expand([tmp_path, tmp_path / "gone.txt"])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["a.html", "b.txt", "more/c.md", "gone.txt"]


def test_standard_input_is_an_article(rig, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(STORY))
    window = rig.start("-")
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4


def test_fault_is_logged_and_told_once(qapp, tmp_path):
    log = LogFile(tmp_path / "log")
    hook, told = FaultHook(), []
    hook.caught.connect(told.append)
    fault = raised()
    try:
        hook.handle(*fault)
        hook.handle(*fault)
    finally:
        log.close()
    assert len(told) == 1
    assert "ZeroDivisionError" in told[0]
    assert "ZeroDivisionError" in (tmp_path / "log" / LOG_NAME).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in diagnosis(log.path)


def test_log_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "log").write_text("in the way", encoding="utf-8")
    log = LogFile(tmp_path / "log")
    assert log.path is None
    log.close()
    assert "Quote Reader" in diagnosis(None)


def test_log_is_let_go_at_the_end(rig):
    before = list(logging.getLogger().handlers)
    rig.start()
    rig.end()
    assert logging.getLogger().handlers == before
    assert log_folder().exists()


def test_report_can_be_copied(rig, qapp):
    window = rig.start()
    window.commands["report"].trigger()
    assert qapp.clipboard().text().startswith("Quote Reader ")


def test_about_names_the_library(rig):
    window = rig.start()
    window.commands["about"].trigger()
    dialog = window.findChild(AboutDialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert str(rig.library) in shown
    dialog.close()


@pytest.mark.parametrize(
    ("before", "advice", "none_of_it"),
    [
        (["could not connect to display :9"], "cannot be reached", "apt-get"),
        (["xcb-cursor0 or libxcb-cursor0 is needed"], "apt-get install", "cannot be reached"),
    ],
)
def test_qt_that_gives_up_says_what_to_do(monkeypatch, capsys, before, advice, none_of_it):
    ended = []
    monkeypatch.setattr(application.os, "_exit", ended.append)
    handle = application.QtMessages()
    for text in before:
        handle(QtMsgType.QtWarningMsg, None, text)
    handle(QtMsgType.QtFatalMsg, None, "no Qt platform plugin could be initialized.")
    assert ended == [1]
    said = capsys.readouterr().err
    assert advice in said
    assert none_of_it not in said
    assert "main.py quotes" in said


def test_qt_that_gives_up_later_blames_no_library(monkeypatch, capsys, caplog):
    ended = []
    monkeypatch.setattr(application.os, "_exit", ended.append)
    handle = application.QtMessages()
    handle(QtMsgType.QtWarningMsg, None, "could not connect to display :9")
    handle(QtMsgType.QtFatalMsg, None, "QThread: Destroyed while thread 'x' is still running")
    assert ended == [1]
    said = capsys.readouterr().err
    assert "Destroyed while thread" in said
    assert "apt-get" not in said
    assert "cannot be reached" not in said
    assert "Destroyed while thread" in caplog.text


def test_what_qt_warns_of_goes_to_the_log(caplog):
    application.QtMessages()(QtMsgType.QtWarningMsg, None, "a small thing")
    assert "a small thing" in caplog.text
