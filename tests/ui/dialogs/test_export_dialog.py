"""The export dialog: what it shows is what it writes."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from reader.export.formats import FORMATS
from reader.settings import ThemeChoice
from reader.ui.dialogs.export_dialog import ExportDialog, ExportSource, suggested_name
from tests.helpers.articles import bridge_analysis, document
from tests.helpers.pixels import drawn, most_contrast


@pytest.fixture
def make(qtbot, tmp_path):
    def made(shown=(1, 2), **options):
        source = ExportSource(
            document(title="Harbour bridge"), bridge_analysis(), set(shown), 2, {2, 7}
        )
        dialog = ExportDialog(source, tmp_path, **options)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def choose(dialog, qtbot, name):
    groups = (dialog.format_buttons, dialog.scope_buttons)
    button = next(b for group in groups for b in group.buttons() if b.objectName() == name)
    button.click()


def test_offers_every_format_of_the_command(make):
    dialog = make()
    names = [button.objectName() for button in dialog.format_buttons.buttons()]
    assert names == list(FORMATS)


@pytest.mark.parametrize("name", list(FORMATS))
def test_preview_is_the_file(make, qtbot, tmp_path, name):
    dialog = make()
    choose(dialog, qtbot, name)
    preview = dialog.preview.toPlainText()
    assert "The bridge is not safe" in preview
    target = tmp_path / f"sheet{FORMATS[name].suffix}"
    dialog.write(target)
    written = target.read_text(encoding=FORMATS[name].encoding)
    assert written.replace("\r\n", "\n").rstrip() == preview.rstrip()
    assert dialog.saved == target
    assert dialog.result() == ExportDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("options", "opened_on"),
    [({}, "csv"), ({"format_name": "md"}, "md"), ({"format_name": "odt"}, "csv")],
)
def test_opens_on_the_format_used_last(make, options, opened_on):
    dialog = make(**options)
    assert dialog.format.name == opened_on
    assert dialog.focusWidget() is dialog.format_buttons.checkedButton()
    assert dialog.purpose.text() == FORMATS[opened_on].purpose


def test_spreadsheet_is_previewed_as_a_table(make):
    dialog = make()
    table = dialog.table
    assert table.isVisible()
    cells = [
        table.item(row, column).text()
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    assert table.rowCount() == 2
    first_words = table.columnViewportPosition(1)
    assert table.horizontalHeaderItem(1).text() == "quote"
    assert first_words < table.viewport().width() // 4
    assert any("The bridge is not safe" in words for words in cells)


@pytest.mark.parametrize("name", ["jsonl", "md"])
def test_long_lines_of_the_preview_are_wrapped(make, qtbot, name):
    dialog = make()
    choose(dialog, qtbot, name)
    assert dialog.preview.isVisible()
    assert dialog.preview.horizontalScrollBar().maximum() == 0


def test_format_is_told_once_it_was_used(make, qtbot):
    dialog = make()
    choose(dialog, qtbot, "md")
    with qtbot.waitSignal(dialog.used) as told:
        qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert told.args == ["md"]


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_choices_are_seen_in_both_themes(make, appearance, theme):
    appearance.choose(theme)
    dialog = make(shown=[2])
    image = drawn(dialog)
    for button in dialog.format_buttons.buttons()[:2]:
        circle = QRect(button.mapTo(dialog, QPoint(0, 0)), QSize(18, button.height()))
        assert most_contrast(image, circle, appearance.theme.window) >= 3


def test_only_what_is_shown(make, qtbot):
    dialog = make(shown=[2])
    assert dialog.scope_buttons.checkedButton().objectName() == "shown"
    choose(dialog, qtbot, "jsonl")
    (line,) = dialog.preview.toPlainText().splitlines()
    assert [quote["statement"] for quote in json.loads(line)["quotes"]] == [2]
    assert dialog.summary.text() == "1 statement, 1 to review"
    assert make(shown=[1]).summary.text() == "1 statement"
    choose(dialog, qtbot, "all")
    (line,) = dialog.preview.toPlainText().splitlines()
    assert {1, 2} <= {quote["statement"] for quote in json.loads(line)["quotes"]}


def test_nothing_to_choose_when_all_are_shown(make):
    dialog = make()
    shown = next(b for b in dialog.scope_buttons.buttons() if b.objectName() == "shown")
    assert not shown.isEnabled()


def test_copy_instead_of_saving(make, qtbot):
    dialog = make()
    choose(dialog, qtbot, "md")
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().rstrip() == dialog.preview.toPlainText().rstrip()


def test_save_asks_for_a_place(make, qtbot, tmp_path, monkeypatch):
    asked = []

    def answer(_parent, _title, suggestion, file_filter):
        asked.append((suggestion, file_filter))
        return str(tmp_path / "mine"), file_filter

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    dialog = make()
    choose(dialog, qtbot, "csv")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert asked[0][0] == str(tmp_path / "harbour-bridge.csv")
    assert dialog.saved == tmp_path / "mine.csv"
    assert dialog.saved.exists()


def test_place_that_cannot_be_written_is_said_in_the_dialog(make, tmp_path):
    dialog = make()
    dialog.write(tmp_path / "no folder" / "sheet.md")
    assert dialog.isVisible()
    assert "no folder" in dialog.problem.text()
    assert dialog.saved is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour bridge: “shut”?", "harbour-bridge-shut.md"),
        (None, "quotes.md"),
        ("…", "quotes.md"),
        (
            "One two three four five six seven eight nine",
            "one-two-three-four-five-six-seven-eight.md",
        ),
    ],
)
def test_suggested_name(title, name):
    assert suggested_name(document(title=title), ".md") == name
