"""A page built slice by slice is the page built at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span
from reader.ui.page.article_view import ArticleView
from reader.ui.page.building import AT_ONCE, PageBuilder, PageFilling
from reader.ui.page.layout import Measures
from reader.ui.page.offsets import OffsetMap
from reader.ui.page.page_text import likely_rooms, shown_text
from reader.ui.theme import DARK, LIGHT
from tests.helpers.articles import ODUYA, document, quotation, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WORDS = "The ferry 🚢 came late. “It always comes late on Mondays,” she said, and left. " * 6


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> Iterator[None]:
    return iter([None])


def article(count: int, gap: str = "\n\n") -> Document:
    """Return an article of paragraphs with a heading here and there."""
    lines = [f"Heading {n}" if n % 7 == 3 else f"{n}. {WORDS}" for n in range(count)]
    text, spans = "", []
    for line in lines:
        text += gap if text else ""
        spans.append(Span(len(text), len(text) + len(line)))
        text += line
    kinds = [ParagraphKind.HEADING if n % 7 == 3 else ParagraphKind.BODY for n in range(count)]
    return Document(text + "\n", tuple(map(Paragraph, spans, kinds)))


def built(shown: Document, size: int) -> PageBuilder:
    builder = PageBuilder(shown, OffsetMap(shown.text), Measures(), LIGHT)
    while not builder.is_done:
        builder.build(size)
    return builder


def look(builder: PageBuilder) -> list[tuple[str, float, float, float]]:
    """Return text and type of every block."""
    blocks, block = [], builder.page.firstBlock()
    while block.isValid():
        form = block.blockFormat()
        size = block.begin().fragment().charFormat().font().pointSizeF() if block.text() else 0.0
        blocks.append((block.text(), form.lineHeight(), form.bottomMargin(), size))
        block = block.next()
    return blocks


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\n\n\n"])
@pytest.mark.parametrize("size", [1, 500, 3000])
def test_slices_make_the_same_page(size: int, gap: str):
    shown = article(30, gap)
    sliced, whole = built(shown, size), built(shown, len(shown.text))
    assert look(sliced) == look(whole)
    assert sliced.page.toPlainText() == whole.page.toPlainText()
    assert sliced.rooms == whole.rooms == likely_rooms(shown.text)


def test_headings_have_their_type_in_every_slice():
    blocks = look(built(article(30), 500))
    sizes = {size for text, *_, size in blocks if text.startswith("Heading")}
    assert len(sizes) == 1
    assert sizes != {size for text, *_, size in blocks if text[:1].isdigit()}


def test_parts_of_the_shown_text_make_it_up():
    shown = article(9, "\n\n\n")
    starts = [p.span.start for p in shown.paragraphs[::3]]
    bounds = zip([0, *starts[1:]], [*starts[1:], len(shown.text)], strict=True)
    parts = [
        shown_text(shown, (), Span(*bound), range(3 * n, 3 * n + 3))
        for n, bound in enumerate(bounds)
    ]
    assert "".join(parts) == shown_text(shown)


def test_article_without_paragraphs():
    shown = Document("one\ntwo", ())
    assert built(shown, 1).page.toPlainText() == "one\ntwo"


def test_filling_goes_on_by_itself_and_reaches_what_is_asked_for(qtbot: QtBot):
    shown = article(400)
    builder = PageBuilder(shown, OffsetMap(shown.text), Measures(), LIGHT)
    builder.build(1)
    filling = PageFilling(builder.page)
    filling.start(builder)
    filling.reach(90_000)
    assert 90_000 < builder.reached < len(shown.text)
    qtbot.waitUntil(lambda: not filling.is_active)
    assert builder.is_done


class TestLongArticle:
    @pytest.fixture
    def shown(self) -> Document:
        made = article(600)
        assert len(made.text) > AT_ONCE
        return made

    @pytest.fixture
    def view(self, qtbot: QtBot, shown: Document) -> ArticleView:
        made = ArticleView(LIGHT)
        qtbot.addWidget(made)
        made.resize(800, 600)
        made.set_document(shown)
        made.show()
        return made

    def test_beginning_is_there_at_once_and_the_end_soon(
        self, qtbot: QtBot, view: ArticleView, shown: Document
    ):
        assert view._filling.is_active
        assert view.document().characterCount() < len(shown.text)
        qtbot.waitUntil(lambda: not view._filling.is_active)
        view.scroll_to(len(shown.text))
        assert view.position > len(shown.text) - 3000

    def test_a_quote_at_the_end_is_reached_before_it_is_there(
        self, view: ArticleView, shown: Document
    ):
        last = shown.paragraphs[-1].span
        start = shown.text.index("“", last.start)
        words = shown.text[start : shown.text.index("”", start) + 1]
        found = quotation(words, 1, ODUYA, text=shown.text)
        view.set_quotations([replace(found, span=Span(start, start + len(words)))])
        assert view.quote_rect(1).height() > 0
        view.select_statement(1)
        assert view.viewport().rect().contains(view.quote_rect(1))

    def test_theme_and_zoom_may_change_meanwhile(
        self, qtbot: QtBot, view: ArticleView, shown: Document
    ):
        view.set_theme(DARK)
        view.set_zoom(1.5)
        view.number_paragraphs(True)
        view.fade_rest(True)
        view.grab()
        qtbot.waitUntil(lambda: not view._filling.is_active)
        assert view.document().characterCount() > len(shown.text)

    def test_another_article_ends_it(self, qtbot: QtBot, view: ArticleView):
        view.set_document(document("Title\nAll there is."))
        assert not view._filling.is_active
        assert view.toPlainText().endswith("All there is.")

    def test_far_place_is_resumed(self, qtbot: QtBot, shown: Document):
        made = ArticleView(LIGHT)
        qtbot.addWidget(made)
        made.resize(800, 600)
        made.show()
        target = span_of(shown.text, "590. The").start
        made.set_document(shown, target)
        qtbot.waitUntil(lambda: abs(made.position - target) < 500)
        assert abs(made.position - target) < 500
