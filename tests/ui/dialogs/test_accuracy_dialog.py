"""The accuracy card: what was measured, in plain words."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from reader.model.accuracy import AccuracyCard, MeasuredSet, ReliabilityBin, fingerprint
from reader.paths import resource
from reader.settings import ThemeChoice
from reader.ui.dialogs.accuracy_dialog import AccuracyDialog
from reader.ui.theme import DARK, LIGHT

FIGURES = {
    "detection F1": 0.974, "mention accuracy": 0.91, "identity accuracy": 0.863,
    "full name accuracy": 0.82, "end to end F1": 0.868, "one name per speaker": 0.891,
    "scare or title named": 0.24, "share at 0.9": 0.747, "right at 0.9": 0.967,
}  # fmt: skip
FILES = (
    "encoder.onnx", "heads.npz", "tokenizer.json", "given_names.npz", "beliefs.json",
    "calibration.json",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """Return a model folder with a card that fits its files."""
    for name in FILES:
        (tmp_path / name).write_text(name, encoding="utf-8")
    bins = (ReliabilityBin(0.8, 0.9, 0, 0.0, 0.0), ReliabilityBin(0.9, 1.0, 40, 0.95, 0.975))
    measured = MeasuredSet("web <pages>", "Invented.", 12, 1234, FIGURES, bins, ())
    card = AccuracyCard("english 7", fingerprint(tmp_path), (measured,))
    card.save(tmp_path / "accuracy.json")
    return tmp_path


def shown(qtbot, folder):
    dialog = AccuracyDialog(folder)
    qtbot.addWidget(dialog)
    return dialog.page.toPlainText()


def test_it_shows_figures_counts_model_data_and_limits(qtbot, folder):
    words = shown(qtbot, folder)
    for part in ("86 %", "97 %", "12 articles, 1,234 quotes", "web <pages>", "english 7", "PolNeAR",
                 "all-MiniLM-L6-v2", "English only", fingerprint(folder)):  # fmt: skip
        assert part in words
    assert "other model files" not in words


def test_empty_steps_of_confidence_are_left_out(qtbot, folder):
    words = shown(qtbot, folder)
    assert "98 % of 40" in words
    assert "80 % to 90 %" not in words


def test_it_says_when_the_model_is_another_one(qtbot, folder):
    (folder / "heads.npz").write_text("trained anew", encoding="utf-8")
    assert "other model files" in shown(qtbot, folder)


@pytest.mark.parametrize("content", [None, "{", '{"model": 1}'], ids=["none", "cut off", "other"])
def test_without_a_card_it_says_so(qtbot, folder, content):
    card = folder / "accuracy.json"
    card.unlink() if content is None else card.write_text(content, encoding="utf-8")
    assert "not where they should be" in shown(qtbot, folder)


def test_tables_follow_the_theme(qtbot, folder, appearance):
    dialog = AccuracyDialog(folder)
    qtbot.addWidget(dialog)
    dialog.show()
    assert LIGHT.dim.name() in dialog.page.toHtml()
    appearance.choose(ThemeChoice.DARK)
    assert DARK.dim.name() in dialog.page.toHtml()
    assert LIGHT.dim.name() not in dialog.page.toHtml()


def test_the_menu_opens_it_and_its_button_closes_it(rig, qtbot):
    window = rig.start()
    window.commands["accuracy"].trigger()
    dialog = window.findChild(AccuracyDialog)
    assert "Right speaker" in dialog.page.toPlainText()
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_fingerprint_tells_trainings_apart_and_copies_not(folder, tmp_path):
    before = fingerprint(folder)
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in FILES:
        shutil.copy(folder / name, copy / name)
    assert fingerprint(copy) == before
    (copy / "beliefs.json").write_text("beliefs.jsom", encoding="utf-8")
    assert fingerprint(copy) != before


def test_the_shipped_card_has_every_figure_the_dialog_shows():
    card = AccuracyCard.load(resource("attribution", "accuracy.json"))
    assert card.sets
    for one in card.sets:
        assert set(FIGURES) <= set(one.figures)
        assert sum(b.count for b in one.reliability) > 0
