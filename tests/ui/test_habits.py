"""What a reader comes to rely on: closing and reopening, going back, the window as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.model.span import Span
from reader.ui.models.statements_model import StatementOrder
from reader.ui.session import Stage
from tests.helpers.scripted_analyser import Fault
from tests.helpers.window import STORY

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
BREAD = "Bread is up\n\n“It is the flour,” said Tom Birch.\n"
LONG = STORY + "\n\n".join("The sea was grey. " * 40 for _ in range(30)) + "\n\n“So,” he said."


def recent_menu(window):
    """Return words and whether they can be chosen of what the menu shows."""
    menu = window.commands.submenus["recent"]
    menu.aboutToShow.emit()
    return [(action.text(), action.isEnabled()) for action in menu.actions() if action.text()]


def open_file(rig, window, text, name):
    window.session.open_path(rig.article(text, name))
    rig.until(lambda: window.session.path is not None and window.session.path.name == name)
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: "Saved" in window.status.text)


class TestClosing:
    def test_closed_article_leaves_what_to_do(self, rig, qtbot):
        window = rig.analysed()
        qtbot.keyClick(window.pane.view, Qt.Key.Key_W, CTRL)
        assert window.pane.is_empty
        assert window.session.document is None
        assert window.windowTitle() == "Quote Reader"
        assert window.statements.model.total == 0
        assert not window.pane.legend.isVisible()
        assert "quotes" not in window.status.text
        for name in ("close", "export", "find", "next", "analyse", "open_card"):
            assert not window.commands[name].isEnabled()
        assert not window.library_panel.article_view.selectionModel().hasSelection()

    def test_closing_stops_the_analysis(self, rig, qtbot):
        window = rig.start(rig.article(), faults={"Somebody at the back": Fault.HOLD})
        rig.until(lambda: window.statements.model.total == 3)
        window.commands["close"].trigger()
        assert window.session.stage is Stage.EMPTY
        assert not window.pane.progress.is_running
        QApplication.processEvents()
        assert window.statements.model.total == 0

    def test_reopened_by_key(self, rig, qtbot):
        window = rig.analysed()
        assert not window.commands["reopen"].isEnabled()
        window.commands["close"].trigger()
        qtbot.keyClick(window, Qt.Key.Key_T, CTRL | SHIFT)
        rig.wait_for(window, Stage.DONE)
        assert window.windowTitle().startswith("The lighthouse")
        assert window.statements.model.total == 4

    def test_reopening_goes_to_the_article_before(self, rig, qtbot):
        window = rig.analysed()
        open_file(rig, window, BREAD, "bread.txt")
        qtbot.keyClick(window.pane.view, Qt.Key.Key_T, CTRL | SHIFT)
        rig.until(lambda: window.windowTitle().startswith("The lighthouse"))


class TestRecent:
    def test_nothing_at_first(self, rig):
        assert recent_menu(rig.start()) == [("Nothing was opened yet", False)]

    def test_newest_first_each_once(self, rig):
        window = rig.analysed()
        open_file(rig, window, BREAD, "bread.txt")
        open_file(rig, window, STORY, "story.txt")
        assert recent_menu(window) == [
            ("&1  The lighthouse keeps its lamp", True),
            ("&2  Bread is up", True),
            ("&Clear This List", True),
        ]

    def test_ten_are_kept(self, rig):
        window = rig.start()
        for number in range(12):
            title = f"What happened on day {number}"
            window.session.open_text(f"{title}\n\nNothing was said on that day by anybody.")
            rig.until(lambda title=title: window.windowTitle().startswith(title))
            rig.wait_for(window, Stage.DONE)
        rig.until(lambda: window.library_panel.articles.total == 12)
        shown = recent_menu(window)
        assert len(shown) == 11
        assert shown[0][0] == "&1  What happened on day 11"
        assert shown[9][0] == "&0  What happened on day 2"

    def test_chosen_one_is_opened_from_the_library_without_its_file(self, rig):
        window = rig.analysed()
        open_file(rig, window, BREAD, "bread.txt")
        rig.until(lambda: window.library_panel.articles.total == 2)
        (rig.folder / "story.txt").unlink()
        recent_menu(window)
        window.commands.submenus["recent"].actions()[1].trigger()
        rig.until(lambda: window.windowTitle().startswith("The lighthouse"))
        rig.wait_for(window, Stage.DONE)
        assert window.statements.model.total == 4

    def test_missing_ones_are_grey(self, rig):
        window = rig.analysed()
        window.commands["close"].trigger()
        (rig.folder / "story.txt").unlink()
        window.library_panel.articles.set_articles([])
        assert recent_menu(window)[0] == ("&1  The lighthouse keeps its lamp (missing)", False)

    def test_list_can_be_cleared_and_is_kept(self, rig):
        rig.analysed()
        rig.end()
        window = rig.start()
        rig.wait_for(window, Stage.DONE)
        assert [text for text, _ in recent_menu(window)] == [
            "&1  The lighthouse keeps its lamp",
            "&Clear This List",
        ]
        window.commands.submenus["recent"].actions()[-1].trigger()
        assert recent_menu(window) == [("Nothing was opened yet", False)]
        rig.until(lambda: window.library_panel.articles.total == 1)


class TestGoingBack:
    @pytest.fixture
    def window(self, rig):
        return rig.analysed(rig.article(LONG))

    def test_back_after_a_jump_and_forward_again(self, rig, window, qtbot):
        view = window.pane.view
        assert not window.commands["back"].isEnabled()
        far = window.statements.model.shown[-1].number
        window.selection.select(far)
        there = view.position
        assert there > 5000
        qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
        assert view.position == 0
        assert not window.commands["back"].isEnabled()
        qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
        assert abs(view.position - there) < 100

    def test_evidence_out_of_view_is_a_jump(self, window, qtbot):
        view = window.pane.view
        view.go_to_span(Span(len(LONG) - 8, len(LONG) - 4))
        assert window.commands["back"].isEnabled()
        view.go_to_span(Span(len(LONG) - 8, len(LONG) - 4))
        view.go_back()
        assert view.position == 0

    def test_walking_is_none(self, window, qtbot):
        for _ in range(5):
            qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
        assert window.pane.view.position > 5000
        assert not window.commands["back"].isEnabled()

    def test_another_article_begins_afresh(self, rig, window):
        window.pane.view.go_to_span(Span(len(LONG) - 8, len(LONG) - 4))
        window.session.open_text(BREAD)
        rig.until(lambda: window.windowTitle().startswith("Bread"))
        assert not window.commands["back"].isEnabled()


class TestAsItWas:
    def test_filter_and_order_come_back_with_the_article(self, rig, qtbot):
        window = rig.analysed()
        window.statements.set_order(StatementOrder.SPEAKER)
        window.presenter.toggle_speaker("Ada Kestrel")
        qtbot.keyClicks(window.statements.search, "failed")
        rig.until(lambda: window.statements.filter.words == "failed")
        rig.end()
        window = rig.start()
        rig.wait_for(window, Stage.DONE)
        assert window.statements.search.text() == "failed"
        assert window.pane.legend.solo == "Ada Kestrel"
        assert len(window.statements.model.shown) == 2
        assert window.statements.model.order is StatementOrder.SPEAKER

    def test_filter_of_another_article_does_not(self, rig):
        window = rig.analysed()
        window.presenter.toggle_speaker("Tom Birch")
        rig.end()
        window = rig.start(rig.article(BREAD, "bread.txt"))
        rig.wait_for(window, Stage.DONE)
        assert window.statements.filter.is_open

    def test_panels_numbers_and_colours(self, rig):
        window = rig.analysed()
        for name in ("show_library", "number_paragraphs"):
            window.commands[name].trigger()
        rig.end()
        window = rig.start()
        assert not window.library_panel.isVisible()
        assert window.statements.isVisible()
        assert window.commands["number_paragraphs"].isChecked()


class TestWithoutAMouse:
    def test_keys_lead_between_article_and_statements(self, rig, qtbot):
        window = rig.analysed()
        qtbot.keyClick(window.pane.view, Qt.Key.Key_F6, SHIFT)
        assert window.focusWidget() is window.statements.view
        qtbot.keyClick(window.statements.view, Qt.Key.Key_F6)
        assert window.focusWidget() is window.pane.view

    def test_panel_that_is_hidden_comes_back_for_it(self, rig, qtbot):
        window = rig.analysed()
        window.commands["show_statements"].trigger()
        qtbot.keyClick(window.pane.view, Qt.Key.Key_F6, SHIFT)
        assert window.statements.isVisible()
