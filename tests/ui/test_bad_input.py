"""What goes wrong in the user's world: each says why and what to do, and the window goes on."""

from __future__ import annotations

import os
import sqlite3
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reader.errors import LanguageModelMissingError
from reader.text.loading import LARGEST_FILE
from reader.ui.dialogs.report_dialog import ReportDialog
from reader.ui.session import Stage
from reader.workers import ProcessWorker
from tests.helpers.scripted_analyser import Fault, Says, ScriptedAnalyser
from tests.helpers.window import SCRIPT, STORY, texts


def press(window, words, qtbot):
    """Press the button of a message."""
    buttons = window.pane.message_bar.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == words and not b.isHidden())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def no_model():
    raise LanguageModelMissingError("The language model is missing. Install the app again.")


class German(ScriptedAnalyser):
    """Takes every article for a German one."""

    def analyse(self, document, *, cancelled):
        from dataclasses import replace

        *reports, analysis = super().analyse(document, cancelled=cancelled)
        yield from reports
        yield replace(analysis, language="de")


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n \n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00" + bytes(range(256)) * 8, "image"),
    ],
)
def test_unusable_file(rig, name, data, cause):
    path = rig.folder / name
    path.write_bytes(data)
    window = rig.start(path)
    rig.until(lambda: bool(texts(window)))
    (text,) = texts(window)
    assert name in text
    assert cause in text
    assert window.pane.is_empty
    window.session.open_path(rig.article())
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4
    assert texts(window) == []


@pytest.mark.slow
def test_ten_megabytes_open(rig, qtbot):
    lines = ("The tide came in and went out again, as it does. " * 20,) * 9
    chapter = "\n\n".join([*lines, "“The lamp has never failed us,” said Ada Kestrel."])
    path = rig.article("\n\n".join([chapter] * 1150), "huge.txt")
    assert path.stat().st_size > 10_000_000
    window = rig.start(path)
    qtbot.waitUntil(lambda: window.session.stage is Stage.DONE, timeout=110_000)
    rig.until(lambda: window.statements.model.total == 1150)  # a long article's cards follow
    window.pane.view.next_statement()
    assert window.pane.view.selected_statement == 1


def test_more_text_than_any_article_is_refused(rig):
    path = rig.folder / "endless.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    window = rig.start(path)
    rig.until(lambda: len(texts(window)) == 1)
    assert "endless.txt" in texts(window)[0]
    assert window.pane.is_empty


def test_missing_file_can_be_tried_again(rig, qtbot):
    path = rig.folder / "late.txt"
    window = rig.start(path)
    rig.until(lambda: len(texts(window)) == 1)
    assert "late.txt" in texts(window)[0]
    path.write_text(STORY, encoding="utf-8")
    press(window, "Try again", qtbot)
    rig.wait_for(window, Stage.DONE)
    assert texts(window) == []


def test_failed_opening_leaves_the_open_article(rig):
    window = rig.analysed()
    window.session.open_path(rig.folder / "nothing.txt")
    rig.until(lambda: len(texts(window)) == 1)
    assert window.session.stage is Stage.DONE
    assert window.statements.model.total == 4
    assert window.session.document.title == "The lighthouse keeps its lamp"


def test_one_bad_file_of_several_is_named_and_the_others_open(rig):
    window = rig.start(rig.article(), rig.folder / "nothing.txt")
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: len(texts(window)) == 1)
    assert "nothing.txt" in texts(window)[0]


def test_file_in_another_encoding_says_so(rig):
    path = rig.folder / "old.txt"
    path.write_bytes("Café news\n\n“Très bien,” said Tom Birch.".encode("cp1252"))
    window = rig.start(path)
    rig.wait_for(window, Stage.DONE)
    assert "Café" in window.session.document.text
    assert any("Windows" in text or "1252" in text for text in texts(window))


def test_damaged_library_is_left_alone_and_the_window_works(rig):
    rig.library.write_bytes(b"this is not a database, not at all" * 200)
    before = rig.library.read_bytes()
    window = rig.start(rig.article())
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4
    assert "Not kept" in window.status.text
    (text,) = texts(window)
    assert "nothing you open is kept" in text
    assert window.library_panel.empty_label.text() == "The library is not open."
    assert rig.library.read_bytes() == before


def test_library_can_be_tried_again_and_keeps_what_is_open(rig, qtbot):
    rig.library.write_bytes(b"this is not a database, not at all" * 200)
    window = rig.start(rig.article())
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: len(texts(window)) == 1)
    rig.library.unlink()
    press(window, "Try again", qtbot)
    rig.until(lambda: "Saved" in window.status.text and texts(window) == [])
    rig.until(lambda: window.library_panel.articles.rowCount() == 1)
    rig.end()
    window = rig.start(script=())
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4


def test_locked_library_says_so_and_the_window_works(rig, monkeypatch):
    rig.analysed()
    rig.end()
    holder = sqlite3.connect(rig.library, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        window = rig.start(rig.article("Other\n\n“All is calm,” said Tom Birch.", "o.txt"))
        rig.wait_for(window, Stage.DONE)
        assert window.statements.model.total == 1
        rig.until(lambda: len(texts(window)) > 0)
        assert "Not kept" in window.status.text
    finally:
        holder.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_library_that_cannot_be_written(rig):
    rig.library.write_bytes(b"")
    rig.library.chmod(0o400)
    window = rig.start(rig.article())
    rig.wait_for(window, Stage.DONE)
    assert "Not kept" in window.status.text


def test_missing_model_leaves_the_text_readable(rig, qtbot):
    window = rig.start(rig.article(), factory=no_model)
    rig.wait_for(window, Stage.FAILED)
    assert "The language model is missing" in texts(window)[0]
    assert "stays readable" in texts(window)[0]
    assert window.pane.view.shown_document.text.startswith("The lighthouse")
    assert not window.pane.progress.is_running
    assert not window.pane.is_empty


def test_known_failure_of_the_analysis_can_be_tried_again(rig, qtbot):
    window = rig.start(rig.article(), faults={"Somebody": Fault.KNOWN})
    rig.wait_for(window, Stage.FAILED)
    assert "cannot be analysed" in texts(window)[0]
    press(window, "Analyse again", qtbot)
    rig.wait_for(window, Stage.FAILED)
    assert len(texts(window)) == 1


def test_fault_of_ours_offers_its_report(rig, qtbot):
    window = rig.start(rig.article(), faults={"Somebody": Fault.BUG})
    rig.wait_for(window, Stage.FAILED)
    press(window, "Show report", qtbot)
    dialog = window.findChild(ReportDialog)
    report = dialog.box.toPlainText()
    assert "ZeroDivisionError" in report
    assert "PySide" in report or "Qt 6" in report
    dialog.close()
    window.session.open_text("Other\n\n“All is calm,” said Tom Birch.")
    rig.wait_for(window, Stage.DONE)


def test_worker_that_dies_is_replaced(rig):
    factory = partial(ScriptedAnalyser, SCRIPT, {"Somebody": Fault.KILL})
    window = rig.start(rig.article(), worker=ProcessWorker(factory))
    rig.wait_for(window, Stage.FAILED)
    assert "stopped" in texts(window)[0]
    window.session.open_text("Other\n\n“The lamp has never failed us,” said Kestrel.")
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 1


def test_other_language_says_why_nobody_is_named(rig):
    window = rig.start(
        rig.article("Der Turm bleibt\n\n„Die Lampe brennt“, sagte Kestrel.\n"),
        factory=partial(German, [Says("Lampe", None)]),
    )
    rig.wait_for(window, Stage.DONE)
    assert len(texts(window)) == 1
    assert "seems to be in German" in texts(window)[0]
    assert "English" in texts(window)[0]


def test_blank_clipboard_or_box_opens_nothing(rig):
    window = rig.start()
    window.session.open_text("  \n ")
    rig.until(lambda: len(texts(window)) == 1)
    assert window.pane.is_empty


def test_damaged_settings_are_said_and_replaced(rig):
    (rig.folder / "settings.json").write_text("{ not json", encoding="utf-8")
    window = rig.start()
    assert "settings" in texts(window)[0]
    assert window.isVisible()


def test_article_deleted_meanwhile_says_so(rig):
    window = rig.analysed()
    window.session.open_saved("no such article")
    rig.until(lambda: len(texts(window)) == 1)
    assert "no longer in the library" in texts(window)[0]
    assert window.session.stage is Stage.DONE
