"""Edges on the page: where handles stand, in either direction of writing, after emoji, scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize

from reader.model.span import Span
from reader.review.edges import Side
from reader.ui.page.article_view import ArticleView
from reader.ui.speaker_style import assign_styles
from reader.ui.theme import LIGHT
from tests.helpers.articles import ODUYA, document, quotation, span_of
from tests.helpers.pixels import count_colour, drawn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LINES = "Nothing at all is said in these lines, and they are many. " * 8
TEXT = (
    f"\U0001f600 Title \U0001f600\n“It is safe,” said Mara.\nאז «הכל בסדר» אמר\n{LINES}\n{LINES}\n"
)
SAFE, LEFTWARD = span_of(TEXT, "“It is safe,”"), span_of(TEXT, "«הכל בסדר»")


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    result = ArticleView(LIGHT)
    qtbot.addWidget(result)
    result.resize(800, 260)
    result.set_document(document(TEXT))
    result.set_quotations([
        quotation("“It is safe,”", 1, text=TEXT), quotation("«הכל בסדר»", 2, text=TEXT),
    ])  # fmt: skip
    result.show()
    qtbot.waitExposed(result)
    return result


def test_edges_stand_at_the_first_and_the_last_letter(view: ArticleView):
    start, end = view.edge_lines(SAFE)
    assert start.x1() < end.x1()
    assert view.offset_at(start.center()) == SAFE.start
    assert view.offset_at(end.center()) == SAFE.end


def test_leftward_words_start_at_the_right(view: ArticleView):
    start, end = view.edge_lines(LEFTWARD)
    assert start.x1() > end.x1()
    assert view.is_leftward(LEFTWARD)
    view.show_edges(2, LEFTWARD, {})
    areas = view.handles.areas()
    assert areas[Side.START].center().x() > areas[Side.END].center().x()


def test_edges_follow_the_scroll_bar(view: ArticleView):
    before = view.edge_lines(SAFE)[0].y1()
    view.verticalScrollBar().setValue(30)
    assert view.edge_lines(SAFE)[0].y1() == before - 30
    assert view.offset_at(view.edge_lines(SAFE)[0].center()) == SAFE.start


def test_nowhere_are_no_edges(view: ArticleView):
    assert view.edge_lines(Span(5, 5)) is None
    view.show_edges(1, Span(5, 5), {})
    assert view.handles.areas() == {}


def test_caret_moves_without_scrolling(view: ArticleView):
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    before = view.verticalScrollBar().value()
    view.put_caret(SAFE.end)
    assert (view.caret(), view.verticalScrollBar().value()) == (SAFE.end, before)
    view.put_caret(len(TEXT) + 99)
    assert view.caret() == SAFE.end


def test_selecting_a_statement_leaves_selected_words(view: ArticleView):
    words = span_of(TEXT, "Mara")
    view.select_span(words)
    view.select_statement(1)
    assert view.selected_span() == words
    view.put_caret(SAFE.start + 3)
    view.select_statement(1)
    assert view.caret() == SAFE.start + 3
    view.select_statement(2)
    assert view.caret() == LEFTWARD.end


def test_marks_are_where_quotes_shall_be_until_others_are_known(view: ArticleView):
    longer = Span(SAFE.start, SAFE.end + 5)
    view.show_edges(1, longer, {SAFE: longer})
    assert view.highlights.touching(SAFE.end, SAFE.end + 1)[0].span == longer
    assert [q.span for q in view.highlights.touching(0, len(TEXT))] == [longer, LEFTWARD]
    view.hide_edges(moves_back=False)
    assert view.highlights.touching(SAFE.end, SAFE.end + 1)[0].span == longer
    view.revise_quotations(view.highlights.quotations)
    assert view.highlights.touching(SAFE.end, SAFE.end + 1) == []


def test_handles_go_with_the_article(view: ArticleView):
    view.show_edges(1, SAFE, {})
    view.set_document(document("Another\nOne"))
    assert view.handles.span is None


def test_place_at_a_letter_of_the_line(view: ArticleView):
    start, end = view.edge_lines(SAFE)
    assert view.offset_at(QPointF(start.x1() - 90, start.center().y())) == SAFE.start
    assert SAFE.start < view.offset_at((start.center() + end.center()) / 2) < SAFE.end


def test_handles_stand_alone_where_the_initials_are(view: ArticleView):
    safe = quotation("“It is safe,”", 1, ODUYA, text=TEXT)
    view.set_styles(assign_styles([safe]))
    view.set_quotations([safe])
    top = view.edge_lines(SAFE)[0].p1().toPoint()
    margin = QRect(top - QPoint(20, 0), QSize(12, 12))
    initials = count_colour(drawn(view.viewport()), LIGHT.label(0), margin)
    view.show_edges(1, SAFE, {})
    assert count_colour(drawn(view.viewport()), LIGHT.label(0), margin) == 0
    view.hide_edges()
    assert count_colour(drawn(view.viewport()), LIGHT.label(0), margin) == initials > 0
