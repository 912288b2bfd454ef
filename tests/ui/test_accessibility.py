"""What a screen reader finds and is told, and the whole task without a mouse."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from reader.ui import announcing
from reader.ui.dialogs.export_dialog import ExportDialog
from reader.ui.dialogs.paste_dialog import PasteDialog
from reader.ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from reader.ui.dialogs.shortcut_sheet import ShortcutSheet
from reader.ui.session import Stage
from tests.helpers.window import STORY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.fixture
def said(monkeypatch):
    """Collect what is announced."""
    words: list[str] = []

    listener = SimpleNamespace(updateAccessibility=lambda event: words.append(event.message()))
    monkeypatch.setattr(announcing, "QAccessible", listener)
    return words


@pytest.fixture
def window(rig):
    return rig.analysed()


class TestNames:
    def test_cards_are_list_items_with_number_speaker_state_and_review(self, window):
        view = QAccessible.queryAccessibleInterface(window.statements.view)
        cards = [view.child(row) for row in range(view.childCount())]
        assert {card.role() for card in cards} == {QAccessible.Role.ListItem}
        names = [card.text(QAccessible.Text.Name) for card in cards]
        assert names[0].startswith(
            "Quote 1, Ada Kestrel, attributed, not reviewed, paragraph 3: “The lamp has never"
        )
        assert names[1].startswith("Quote 2, Tom Birch, probable, not reviewed, paragraph 4: ")
        assert names[3].startswith("Quote 4, no speaker, unattributed, not reviewed, paragraph 6")

    def test_parts_of_the_window_have_names(self, window):
        window.commands["find"].trigger()
        window.selection.open_card(1)
        parts = {
            window.pane.view: "Article",
            window.pane.strip: "Overview of the article",
            window.pane.legend: "Speakers",
            window.pane.share_bar: "Speaking shares",
            window.pane.card: "Quote card",
            window.pane.find_bar.box: "Find in the article",
            window.statements.view: "Statements",
            window.library_panel.article_view: "Articles",
            window.library_panel.speaker_view: "Speakers",
            window.library_panel.search: "Search the library",
        }
        assert {part: name_of(part) for part in parts} == parts

    def test_speakers_say_how_much_they_say(self, window):
        names = [name_of(chip) for chip in window.pane.legend.chips]
        assert names == [
            "Ada Kestrel, 2 statements",
            "Tom Birch, 1 statement",
            "Unattributed, 1 statement",
        ]

    @pytest.mark.parametrize(
        ("action", "kind"),
        [
            (None, None),
            ("preferences", PreferencesDialog),
            ("shortcuts", ShortcutSheet),
            ("paste_box", PasteDialog),
            ("export", ExportDialog),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_everything_that_can_have_the_focus_has_a_name(self, window, action, kind):
        inside: QWidget = window
        if action:
            window.commands[action].trigger()
            inside = window.findChild(kind)
        for control in inside.findChildren(QWidget):
            is_control = isinstance(control, QAbstractButton | QLineEdit)
            is_inner = control.objectName().startswith("qt_")
            if is_control and not is_inner and control.isVisibleTo(inside):
                name = name_of(control) or control.placeholderText()
                assert re.search(r"\w", name), control


class TestAnnouncements:
    def test_walking(self, window, said, qtbot):
        qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
        qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
        assert said[0].startswith("Quote 1, Ada Kestrel, attributed, not reviewed")
        assert said[1].startswith("Quote 2, Tom Birch, probable, not reviewed")

    def test_following_the_evidence(self, window, said, qtbot):
        window.selection.open_card(1)
        qtbot.mouseClick(window.pane.card.links[-1], Qt.MouseButton.LeftButton)
        assert said[-1] == "Kestrel"

    def test_following_a_repeat(self, window, said):
        window.statements.repeat_chosen.emit(3)
        assert said[-1].startswith("Quote 3, Ada Kestrel")

    def test_found_words(self, rig, window, said, qtbot):
        window.commands["find"].trigger()
        qtbot.keyClicks(window.pane.find_bar.box, "bakes")
        rig.until(lambda: any(words.startswith("Match") for words in said))
        assert said[-1].startswith("Match 1 of 1: ")
        assert "who bakes bread" in said[-1]

    def test_messages_and_hints(self, rig, window, said):
        window.session.open_path(rig.folder / "gone.txt")
        rig.until(lambda: any("gone.txt" in words for words in said))

    def test_a_hint_is_said_once(self, window, said):
        window.pane.hint_strip.show_words("Try this.")
        window.pane.hint_strip.show_words("Try this.")
        assert said == ["Try this."]

    def test_reaches_qt(self, window):
        announcing.announce(window.pane.view, "Hello")


class TestReducedMotion:
    def test_nothing_fades(self, window, qtbot):
        window.options.use(replace(window.options.settings, reduced_motion=True))
        window.selection.open_card(1)
        qtbot.mouseClick(window.pane.card.links[-1], Qt.MouseButton.LeftButton)
        assert window.pane.view.look.pulse[1] == 1.0
        qtbot.wait(200)
        assert window.pane.view.look.pulse[1] == 1.0

    def test_progress_stands_still(self, rig, window):
        window.options.use(replace(window.options.settings, reduced_motion=True))
        window.pane.progress.show_progress(0, 0)
        before = window.pane.progress.grab().toImage()
        rig.qtbot.wait(150)
        assert window.pane.progress.grab().toImage() == before


def test_whole_task_without_a_mouse(rig, qtbot, tmp_path, monkeypatch):
    """Open, walk, see why, narrow down, find, export: keys only."""
    window = rig.start()

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        """Press a key wherever the focus is."""
        target = QApplication.focusWidget() or window
        qtbot.keyClick(target, key, modifiers)

    rig.until(window.isActiveWindow)
    QGuiApplication.clipboard().setText(STORY)
    press(Qt.Key.Key_V, CTRL | SHIFT)
    rig.wait_for(window, Stage.DONE)
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Return)
    card = window.pane.card
    assert card.isVisible()
    for _ in range(20):  # Tab leads into the card and to the last step of the evidence
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is card.links[-1]:
            break
    assert QApplication.focusWidget() is card.links[-1]
    press(Qt.Key.Key_Space)
    assert window.pane.view.look.pulse is not None
    press(Qt.Key.Key_Escape)
    assert not card.isVisible()
    press(Qt.Key.Key_O)
    assert {c.speaker_name for c in window.statements.model.shown} == {"Ada Kestrel"}
    press(Qt.Key.Key_O)
    press(Qt.Key.Key_F6, SHIFT)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert card.isVisible()
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert "— " in QGuiApplication.clipboard().text()
    press(Qt.Key.Key_E, CTRL)
    dialog = window.findChild(ExportDialog)
    target = tmp_path / "sheet.csv"
    monkeypatch.setattr(
        "reader.ui.dialogs.export_dialog.QFileDialog.getSaveFileName",
        lambda *_args: (str(target), ""),
    )
    qtbot.keyClick(dialog.save_button, Qt.Key.Key_Space)
    assert target.exists()


def test_tab_goes_through_every_part_and_round(rig, qtbot):
    window = rig.analysed()
    window.pane.view.setFocus()
    seen = []
    for _ in range(60):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    for part in (
        window.pane.view,
        window.statements.search,
        window.statements.view,
        window.library_panel.search,
        window.library_panel.article_view,
        window.top_bar.open_button,
        *window.pane.legend.chips,
    ):
        assert part in seen, name_of(part)
    assert all(widget.isVisible() for widget in seen)


def test_order_of_the_focus_is_reader_legend_cards(rig):
    window = rig.analysed()
    order = []
    widget = window.pane.view
    for _ in range(200):
        widget = widget.nextInFocusChain()
        order.append(widget)
    assert order.index(window.pane.legend.chips[0]) < order.index(window.statements.view)
    corner = window.pane.view.mapTo(window, QPoint(0, 0))
    assert window.rect().contains(corner)
