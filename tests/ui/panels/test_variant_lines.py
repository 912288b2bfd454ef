"""The other wordings of a quote, unfolded by key, with what differs marked."""

from __future__ import annotations

from PySide6.QtCore import Qt

from reader.text.variants import compare_wordings
from reader.ui.panels.variant_lines import VariantLines, marked


def test_unfolds_and_folds_by_key(qtbot):
    lines = VariantLines()
    qtbot.addWidget(lines)
    lines.show_variants("“It <never> failed us.”", [(9, "“It never once failed us.”")])
    lines.show()
    assert (lines.texts, lines.link.text()) == ([], "Show what differs")
    with qtbot.waitSignal(lines.unfolded):
        qtbot.keyClick(lines.link, Qt.Key.Key_Space)
    assert lines.texts == ["Paragraph 9: “It never [added: once] failed us.”"]
    lines.show_variants("“It <never> failed us.”", [(9, "“It never once failed us.”")])
    assert lines.link.isChecked()  # the same quote shown anew stays as it is
    with qtbot.waitSignal(lines.unfolded):
        qtbot.keyClick(lines.link, Qt.Key.Key_Space)
    assert lines.texts == []


def test_another_quote_is_folded_and_none_is_hidden(qtbot):
    lines = VariantLines()
    qtbot.addWidget(lines)
    lines.show_variants("a b", [(9, "a c")])
    lines.link.click()
    lines.show_variants("d e", [(9, "a c")])
    assert (lines.link.isChecked(), lines.isHidden(), lines.link.isHidden()) == (False, True, False)
    lines.show_variants("d e", [])
    assert lines.link.isHidden()


def test_marks_are_no_colours_and_words_no_markup():
    parts = compare_wordings("keep <b> the", "keep a&b the")
    assert marked(parts) == "keep <s>&lt;b&gt;</s> <b><u>a&amp;b</u></b> the"
