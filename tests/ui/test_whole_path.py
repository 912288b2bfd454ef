"""The real window with the real models, from opening an article to the exported file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from reader.app import load_analyser
from reader.paths import resource
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.session import Stage
from reader.workers import ProcessWorker

ROOT = Path(__file__).resolve().parents[2]
WAIT_MS = 90_000


def exported(window, qtbot, monkeypatch, target, form):
    """Write the quote sheet the way a user does."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.commands["export"].trigger()
    dialog = next(d for d in window.findChildren(ExportDialog) if d.isVisible())
    next(b for b in dialog.format_buttons.buttons() if b.objectName() == form).click()
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    return target.read_bytes()


@pytest.mark.model
@pytest.mark.timeout(180)
def test_open_see_click_keep_export(rig, qtbot, monkeypatch):
    article = resource("samples", "article.html")
    window = rig.start(article, worker=ProcessWorker(load_analyser))
    qtbot.waitUntil(lambda: window.session.document is not None, timeout=WAIT_MS)
    assert window.statements.model.total == 0  # the text comes first
    qtbot.waitUntil(lambda: window.session.stage is Stage.DONE, timeout=WAIT_MS)
    rig.until(lambda: "Saved" in window.status.text)

    names = [chip.tally.name for chip in window.pane.legend.chips]
    assert {"Ines Halloran", "Tobias Renwick", "Leonie Marsh"} <= set(names)
    # Statement 1 has two pieces on two lines; below the first one stand the reporter's words.
    where = window.pane.view.quote_rect(1).topLeft() + QPoint(12, 12)
    qtbot.mouseClick(window.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.pane.card.isVisible()
    assert window.pane.card.content.card.speaker_name == "Ines Halloran"
    assert "Halloran" in window.pane.card.sentence

    for form in ("jsonl", "csv", "md"):
        target = rig.folder / f"sheet.{form}"
        written = exported(window, qtbot, monkeypatch, target, form)
        command = [sys.executable, "main.py", "quotes", "--quiet", "--format", form]
        by_command = rig.folder / f"command.{form}"
        subprocess.run(
            [*command, "--output", str(by_command), str(article)], cwd=ROOT, check=True, timeout=120
        )
        assert written == by_command.read_bytes()
    quotes = json.loads((rig.folder / "sheet.jsonl").read_text(encoding="utf-8"))["quotes"]
    said = {q["statement"] for q in quotes if q["kind"] in ("direct", "mixed")}
    assert len(said) == sum(chip.tally.count for chip in window.pane.legend.chips)

    shown = [card.quote for card in window.statements.model.shown]
    rig.end()
    window = rig.start(script=())
    rig.wait_for(window, Stage.DONE)
    assert [card.quote for card in window.statements.model.shown] == shown
