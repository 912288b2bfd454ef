"""Threads: results come back in the window's thread, failures as failures, ends in order."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from reader.errors import ReaderError
from reader.ui.bridge import LibraryThread, NoLibraryError, TaskThread
from tests.helpers.articles import document


@pytest.fixture
def tasks(qapp):
    made = TaskThread("test")
    yield made
    made.stop()


def test_runs_elsewhere_and_answers_here(tasks, qtbot):
    seen = []
    tasks.submit(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, QThread.currentThread())),
        seen.append,
    )
    qtbot.waitUntil(lambda: bool(seen))
    name, where = seen[0]
    assert name == "test"
    assert where == QApplication.instance().thread()


def test_answers_come_in_order(tasks, qtbot):
    seen = []
    for number in range(20):
        tasks.submit(lambda number=number: number, seen.append, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_known_failure_has_a_message_and_no_report(tasks, qtbot):
    failures = []

    def fail():
        raise ReaderError("Not today. Try tomorrow.")

    tasks.submit(fail, failures.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].message == "Not today. Try tomorrow."
    assert failures[0].report is None
    assert isinstance(failures[0].error, ReaderError)


def test_bug_has_a_report(tasks, qtbot):
    failures = []
    tasks.submit(lambda: 1 // 0, failures.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert "ZeroDivisionError" in failures[0].report


def test_stop_finishes_what_waits_and_tells_nobody(qapp):
    tasks = TaskThread("test")
    done, told = [], []
    for number in range(5):
        tasks.submit(lambda number=number: done.append(number), told.append, told.append)
    tasks.stop()
    QApplication.processEvents()
    assert done == [0, 1, 2, 3, 4]
    assert told == []
    tasks.submit(lambda: done.append("late"), told.append, told.append)
    assert "late" not in done


def test_library_is_used_in_its_own_thread(qapp, qtbot, tmp_path):
    library = LibraryThread()
    seen, failures = [], []
    library.open(tmp_path / "library.sqlite3", lambda: seen.append("open"), failures.append)
    library.run(lambda workspace: workspace.add(document()), seen.append, failures.append)
    library.run(lambda workspace: len(workspace.articles()), seen.append, failures.append)
    qtbot.waitUntil(lambda: len(seen) + len(failures) == 3)
    library.close()
    assert failures == []
    assert seen[0] == "open"
    assert seen[2] == 1


def test_without_a_library_nothing_is_kept_and_that_is_said(qapp, qtbot):
    library = LibraryThread()
    failures = []
    library.run(lambda workspace: workspace.articles(), failures.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    library.close()
    assert isinstance(failures[0].error, NoLibraryError)
