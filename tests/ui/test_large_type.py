"""Type of twice the usual size, and windows of half the usual size: nothing is cut off.

Where the system enlarges everything, a screen of 1280 x 800 is one of 640 x 400; where it enlarges
type only, the pixels stay. The second can be had in a process of its own only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt import exceptions

from reader.ui.anew.library_run_dialog import LibraryRunDialog
from reader.ui.anew.orphans_dialog import OrphansDialog
from reader.ui.dialogs.about_dialog import AboutDialog
from reader.ui.dialogs.accuracy_dialog import AccuracyDialog
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.paste_dialog import PasteDialog
from reader.ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from reader.ui.dialogs.shortcut_sheet import ShortcutSheet
from reader.ui.dialogs.undo_history import UndoHistory
from reader.ui.fonts import type_scale
from reader.ui.messages import MessageLevel, MessageTopic
from reader.ui.panels.floating import Floating
from reader.ui.session import Stage
from tests.helpers.clipping import clipped
from tests.helpers.fickle_analyser import FickleAnalyser, Mind
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import KESTREL, SCRIPT

ROOT = Path(__file__).resolve().parents[2]
IS_LARGE = os.environ.get("QT_FONT_DPI") == "192"
SIZE = (1280, 800) if IS_LARGE else (640, 400)


@pytest.fixture
def window(rig):
    made = rig.analysed()
    made.resize(*SIZE)
    rig.until(lambda: made.width() <= SIZE[0])
    return made


def settled(rig, window):
    """Wait until nothing is clipped; return what still is after a while."""
    with suppress(exceptions.TimeoutError):
        rig.qtbot.waitUntil(lambda: clipped(window) == [], timeout=1500)
    return clipped(window)


def test_window_fits_the_screen(window):
    assert (window.width(), window.height()) == SIZE
    if IS_LARGE:
        assert type_scale() == 2.0


def test_nothing_open(rig):
    empty = rig.start()
    empty.resize(*SIZE)
    assert settled(rig, empty) == []


def test_article(rig, window):
    assert settled(rig, window) == []


def test_find_bar_and_messages(rig, window):
    window.commands["find"].trigger()
    words = "This is something to say that is long enough to be broken into several lines."
    window.notices.tell(words, MessageTopic.APP, MessageLevel.WARNING)
    assert settled(rig, window) == []


def test_filter(rig, window):
    window.presenter.toggle_speaker("Ada Kestrel")
    assert settled(rig, window) == []


def test_card(rig, window):
    for card in window.statements.model.shown:
        window.selection.open_card(card.number)
        assert settled(rig, window) == []
        over = window.pane.card
        inside = over.parentWidget().rect()
        assert inside.contains(over.geometry())


@pytest.mark.parametrize("action", ["set_speaker", "note", "tags", "verify", "review"])
def test_questions_beside_a_quote(rig, window, action):
    window.selection.select(window.statements.model.shown[0].number)
    window.commands[action].trigger()
    rig.until(lambda: window.deciding.desk.is_settled)
    assert settled(rig, window) == []
    boxes = [box for box in window.findChildren(Floating) if box.isVisible()]
    assert len(boxes) == (action != "review")
    assert all(box.parentWidget().rect().contains(box.geometry()) for box in boxes)


def test_differences(rig):
    mind = Mind(SCRIPT)
    window = rig.start(rig.article(), factory=lambda: FickleAnalyser(mind, rig.release))
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: "Saved" in window.status.text)
    window.resize(*SIZE)
    mind.script = (Says("has never failed us", KESTREL), Says("A lamp is a lamp", KESTREL))
    window.commands["analyse"].trigger()
    panel = window.anew.differing.panel
    rig.until(panel.isVisible)
    assert settled(rig, window) == []
    rows = (panel.title, panel.list, panel.take_button)
    rig.until(lambda: all(a.geometry().bottom() < b.y() for a, b in pairwise(rows)))


def test_article_has_room(rig, window):
    assert window.pane.view.height() >= 0.3 * SIZE[1]


@pytest.mark.parametrize("page", range(5))
def test_preferences(rig, window, page):
    window.commands["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    dialog.list.setCurrentRow(page)
    assert settled(rig, dialog) == []


@pytest.mark.parametrize(
    ("action", "kind"),
    [("shortcuts", ShortcutSheet), ("paste_box", PasteDialog), ("export", ExportDialog)],
)
def test_dialogs(rig, window, action, kind):
    window.commands[action].trigger()
    assert settled(rig, window.findChild(kind)) == []


@pytest.mark.parametrize(
    "kind", [AboutDialog, AccuracyDialog, LibraryRunDialog, UndoHistory, OrphansDialog]
)
def test_dialogs_with_words_of_their_own(rig, window, kind):
    action = {
        AboutDialog: "about",
        AccuracyDialog: "accuracy",
        LibraryRunDialog: "analyse_all",
        UndoHistory: "undo_history",
    }.get(kind)
    if action is None:
        window.anew.orphans.show()
    else:
        window.commands[action].trigger()
    rig.until(lambda: window.findChild(kind) is not None)
    assert settled(rig, window.findChild(kind)) == []


def test_speaker_dialog(rig, window):
    window.selection.select(window.statements.model.shown[0].number)
    window.commands["edit_speaker"].trigger()
    desk = window.deciding.speakers
    rig.until(lambda: desk.dialog is not None)
    desk.dialog.colour_row.digits.setText("#111144")
    desk.dialog.colour_row.digits.textEdited.emit("#111144")
    assert desk.dialog.warning.isVisible()
    assert settled(rig, desk.dialog) == []


@pytest.mark.parametrize("action", ["merge_speaker", "split_speaker"])
def test_questions_about_a_speaker(rig, window, action):
    window.selection.select(window.statements.model.shown[0].number)
    window.commands[action].trigger()
    desk = window.deciding.speakers
    asked = desk.merging.picker if action == "merge_speaker" else desk.splitting.split_list
    rig.until(asked.isVisible)
    assert settled(rig, window) == []
    assert asked.parentWidget().rect().contains(asked.geometry())


def test_statements_are_drawn_as_high_as_they_need(rig, window):
    window.commands["search_statements"].trigger()
    view, model = window.statements.view, window.statements.model
    heights = [view.visualRect(model.index(row)).height() for row in range(model.rowCount())]
    assert min(heights) > 4 * window.fontMetrics().height()


@pytest.mark.skipif(IS_LARGE, reason="is that process already")
def test_type_twice_as_large_on_a_screen_of_1280_x_800():
    environment = {**os.environ, "QT_FONT_DPI": "192", "QT_ENABLE_HIGHDPI_SCALING": "0"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stdout[-4000:]
