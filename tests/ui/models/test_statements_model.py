"""The list behind the statements panel: rows, filters, orders, and precise signals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reader.ui.models.statement_cards import UNATTRIBUTED, make_cards
from reader.ui.models.statements_model import (
    Heading,
    StatementFilter,
    StatementOrder,
    StatementRole,
    StatementsModel,
)
from tests.helpers.articles import FERRIES, ODUYA, document, quotation

TEXT = "T\n\n“one,” “two,” “three,” “four,” “five,”"
WHO = {"one": ODUYA, "two": FERRIES, "three": ODUYA, "four": None, "five": ODUYA}


def cards(*words, confidence=0.95):
    found = [
        quotation(f"“{word},”", number, WHO[word], text=TEXT, confidence=confidence)
        for number, word in enumerate(WHO, 1)
        if word in words
    ]
    return make_cards(found, document(TEXT))


@pytest.fixture
def model(qtmodeltester):
    made = StatementsModel()
    made.set_cards(cards("one", "two", "three", "four"))
    qtmodeltester.check(made)
    return made


def numbers(model):
    return [card.number for card in model.shown]


def test_rows_are_cards_in_text_order(model):
    assert numbers(model) == [1, 2, 3, 4]
    assert model.index(1).data() == "Velmar Ferries spokesperson: “two”"
    assert model.index(0).data(StatementRole.CARD).number == 1
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Quote 1, Mira")


def test_model_keeps_qts_rules_through_changes(qtmodeltester):
    model = StatementsModel()
    qtmodeltester.check(model)
    for change in (
        lambda: model.set_cards(cards("one", "three")),
        lambda: model.set_cards(cards("one", "two", "three", "five")),
        lambda: model.set_order(StatementOrder.SPEAKER),
        lambda: model.set_filter(StatementFilter(words="three")),
        lambda: model.set_cards(cards("three", "four")),
        lambda: model.set_filter(StatementFilter()),
        lambda: model.set_order(StatementOrder.TEXT),
        lambda: model.set_cards([]),
    ):
        change()
    assert model.rowCount() == 0


def test_those_without_a_speaker_come_last_when_grouped(model):
    model.set_cards(cards("four", "five", "two"))
    model.set_cards([model.card(4), model.card(2), model.card(5)])
    model.set_order(StatementOrder.SPEAKER)
    assert numbers(model) == [2, 5, 4]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (StatementFilter(), [1, 2, 3, 4]),
        (StatementFilter(words="THREE oduya"), [3]),
        (StatementFilter(speaker="Mira Oduya"), [1, 3]),
        (StatementFilter(speaker=UNATTRIBUTED), [4]),
        (StatementFilter(only_review=True), [4]),
        (StatementFilter(words="one", only_review=True), []),
    ],
)
def test_filter(model, wanted, expected):
    model.set_filter(wanted)
    assert numbers(model) == expected
    assert model.total == 4


def test_grouped_by_speaker_unattributed_last(model):
    model.set_order(StatementOrder.SPEAKER)
    headings = [model.index(row).data(StatementRole.HEADING) for row in range(model.rowCount())]
    assert [heading for heading in headings if heading] == [
        Heading("Mira Oduya", 2),
        Heading("Velmar Ferries spokesperson", 1),
        Heading(UNATTRIBUTED, 1),
    ]
    assert numbers(model) == [1, 3, 2, 4]
    assert model.row_of(3) == 2


def test_headings_cannot_be_selected(model):
    model.set_order(StatementOrder.SPEAKER)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_arriving_cards_only_insert(model, qtbot):
    inserted, removed, reset = [], [], []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.rowsRemoved.connect(lambda *_: removed.append(1))
    model.modelReset.connect(lambda: reset.append(1))
    model.set_cards(cards("one", "two", "three", "four", "five"))
    assert inserted == [(4, 4)]
    assert not removed
    assert not reset


def test_card_that_changes_its_words_stays_where_it_is(model):
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.set_cards(cards("one", "two", "three", "four", confidence=0.6))
    assert changed == [(0, 3)]
    assert model.to_review == 4


def test_views_are_told_only_of_the_rows_that_changed(model):
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    before = [model.card(number) for number in (1, 2, 3, 4)]
    model.set_cards(before)
    assert changed == []
    model.set_cards([before[0], cards("two", confidence=0.6)[0], *before[2:]])
    assert changed == [(1, 1)]
    assert model.card(2).needs_review
    assert model.index(1).data(StatementRole.CARD) is model.card(2)


def test_hidden_card_is_still_known(model):
    model.set_filter(StatementFilter(speaker="Mira Oduya"))
    assert model.row_of(2) is None
    assert model.card(2).number == 2
