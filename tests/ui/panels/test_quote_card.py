"""The quote card alone: what it says and what can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from reader.settings import ThemeChoice
from reader.ui.models.statement_cards import RepeatLink, make_cards
from reader.ui.panels.quote_card import WIDE, CardContent, QuoteCard
from reader.ui.speaker_style import assign_styles
from tests.helpers.articles import TEXT, bridge_quotations, document, quotation


@pytest.fixture
def card(qtbot, appearance):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(900, 700)
    made = QuoteCard(appearance, parent)
    parent.show()
    yield made
    parent.close()  # named here, so that it outlives the test


def content(number=1, repeats=()):
    quotations = bridge_quotations()
    styles = assign_styles(quotations)
    shown = next(c for c in make_cards(quotations, document()) if c.number == number)
    shown = type(shown)(shown.statement, shown.quote, shown.cue, repeats)
    return CardContent(shown, TEXT, styles[shown.speaker.name], 2, 3)


def words(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def test_says_who_how_sure_and_who_else(card):
    card.show_content(content(), 560)
    card.show()
    said = words(card)
    assert "Mira Oduya" in said
    assert "the port’s chief engineer · said 2 of the 3 statements" in said
    assert "attributed · 97\u00a0%" in said
    assert "Or:" in said
    others = [button.text() for button in card.runners_up.buttons if not button.isHidden()]
    assert others == ["Velmar Ferries spokesperson 2\u00a0%"]
    assert card.sentence == "“The bridge is not safe,” · Reporting word: said · Named: Mira Oduya"


def test_unattributed_says_so(card):
    (unknown,) = make_cards([quotation("“It stays shut.”", 1)], document())
    card.show_content(CardContent(unknown, TEXT, None, 1, 1), 560)
    card.show()
    assert "Unattributed" in words(card)
    assert "no speaker found" in words(card)
    assert not card.solo_button.isVisible()


@pytest.mark.parametrize("width", [270, WIDE - 1, WIDE, 600])
def test_nothing_is_cut_off_at_any_width(card, width):
    repeats = (RepeatLink("said again ¶ 11", 4, 11, True), RepeatLink("varied ¶ 9", 5, 9, False))
    card.show_content(content(repeats=repeats), width)
    card.show()
    assert card.width() == width
    inside = card.rect()
    for child in card.findChildren(QWidget):
        if child.isVisible() and child.parentWidget() is card:
            assert inside.contains(child.geometry()), child


def test_every_part_of_the_evidence_can_be_pressed(card, qtbot):
    card.show_content(content(), 560)
    card.show()
    spans = []
    card.span_asked.connect(spans.append)
    for link in card.links:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert [span.text_of(TEXT) for span in spans] == [
        "“The bridge is not safe,”",
        "said",
        "Mira Oduya",
    ]


def test_evidence_can_be_reached_by_keys(card, qtbot):
    card.show_content(content(), 560)
    card.show()
    card.links[1].setFocus()
    with qtbot.waitSignal(card.span_asked):
        qtbot.keyClick(card.links[1], Qt.Key.Key_Space)


def test_repeats_are_links(card, qtbot):
    card.show_content(content(repeats=(RepeatLink("said again ¶ 11", 4, 11, True),)), 560)
    card.show()
    link = next(b for b in card.findChildren(QPushButton) if b.text() == "Said again ¶ 11")
    with qtbot.waitSignal(card.statement_asked) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [4]


def test_another_statement_replaces_the_first(card):
    card.show_content(content(1), 560)
    card.show_content(content(2), 560)
    card.show()
    assert card.statement == 2
    assert len(card.links) == 1
    assert "Mira Oduya" not in words(card)


def test_escape_closes(card, qtbot):
    card.show_content(content(), 560)
    card.show()
    with qtbot.waitSignal(card.closed):
        qtbot.keyClick(card, Qt.Key.Key_Escape)


def test_theme_changes_while_it_is_open(card, appearance):
    card.show_content(content(), 560)
    card.show()
    appearance.choose(ThemeChoice.DARK)
    assert appearance.theme.panel.name() in card.styleSheet()


def test_screen_reader_hears_the_quote(card):
    card.show_content(content(), 560)
    spoken = QAccessible.queryAccessibleInterface(card)
    assert spoken.text(QAccessible.Text.Name) == "Quote card"
    assert "Mira Oduya" in spoken.text(QAccessible.Text.Description)
