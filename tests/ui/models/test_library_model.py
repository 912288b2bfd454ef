"""The lists of the library panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt

from reader.model.article import ArticleSummary
from reader.ui.models.library_model import (
    ArticlesModel,
    SpeakerCount,
    SpeakersModel,
    article_origin,
    article_state,
    counted,
    short_date,
)

BREAD = ArticleSummary(
    "b", "Bread is up", "The Lantern", "2026-03-04", "2026-03-05T10:00:00Z", 9, 1, True
)
LAMP = ArticleSummary("l", "The lamp stays", None, None, "2026-03-04T10:00:00Z", 0, 0, True)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2026-03-04", "4 Mar 2026"),
        ("2025-11-16T08:30:00+02:00", "16 Nov 2025"),
        ("spring 2026", "spring 2026"),
        (None, ""),
    ],
)
def test_short_date(published, shown):
    assert short_date(published) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, "0 quotes"), (1, "1 quote"), (2, "2 quotes")])
def test_counted(number, shown):
    assert counted(number, "quote") == shown


def test_lines_of_an_article():
    assert article_origin(BREAD) == "The Lantern · 4 Mar 2026"
    assert article_state(BREAD) == "9 statements · 1 to review"
    assert article_origin(LAMP) == ""
    assert article_state(LAMP) == "no statements"
    assert article_state(replace(LAMP, is_analysed=False)) == "not analysed yet"
    assert article_state(replace(BREAD, is_analysed=False)) == "9 statements so far"


def test_articles_in_the_order_given(qtmodeltester):
    model = ArticlesModel()
    model.set_articles([BREAD, LAMP])
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(2)] == ["Bread is up", "The lamp stays"]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Bread is up, The Lantern · 4 Mar 2026, 9 statements · 1 to review"


def test_articles_by_words_and_by_matches():
    model = ArticlesModel()
    model.set_articles([BREAD, LAMP])
    model.set_filter("lantern BREAD")
    assert [model.article(model.index(0))] == [BREAD]
    model.set_filter("flour", {"l"})
    assert model.rowCount() == 1
    assert model.article(model.index(0)) == LAMP
    assert model.total == 2


def test_counts_that_change_do_not_reset_the_list():
    model = ArticlesModel()
    model.set_articles([BREAD, LAMP])
    reset, changed = [], []
    model.modelReset.connect(lambda: reset.append(1))
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.set_articles([BREAD, replace(LAMP, statements=3)])
    assert changed == [1]
    assert not reset


def test_index_of_an_article():
    model = ArticlesModel()
    model.set_articles([BREAD, LAMP])
    assert model.index_of("l").row() == 1
    assert not model.index_of("x").isValid()
    assert not model.index_of(None).isValid()
    assert model.article(QModelIndex()) is None


def test_speakers(qtmodeltester):
    model = SpeakersModel()
    model.set_speakers([SpeakerCount("Ada Kestrel", 1, "harbour master")])
    qtmodeltester.check(model)
    index = model.index(0)
    assert index.data() == "Ada Kestrel"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ada Kestrel, 1 statement"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Ada Kestrel, harbour master"
