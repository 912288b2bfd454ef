"""A page whose text is corrected looks as one that was built with the text from the start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span
from reader.text.change import TextChange
from reader.ui.page.article_view import ArticleView
from tests.helpers.articles import document, quotation

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LINES = [f"Paragraph {number} 😀. “Yes, we all said so,” she said. " * 6 for number in range(60)]
TEXT = "A headline\n\n" + "\n\n".join(line.strip() for line in LINES)
BOOK = "\n\n".join(f"{number}. " + "It goes on and on. " * 30 for number in range(1200))


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    result = ArticleView()
    qtbot.addWidget(result)
    result.resize(900, 600)
    result.show()
    qtbot.waitExposed(result)
    return result


def titled(text: str) -> Document:
    """Return a document whose first paragraph is its headline."""
    plain = document(text)
    first, *rest = plain.paragraphs
    return Document(text, (Paragraph(first.span, ParagraphKind.TITLE), *rest))


def correct(view: ArticleView, old: str, new: str) -> TextChange:
    before = view.shown_document
    change = TextChange.between(before, titled(before.text.replace(old, new, 1)))
    view.change_text(change)
    return change


def look(view: ArticleView) -> list[tuple[object, ...]]:
    """Return what is on the page: words, faces, and where the lines stand."""
    found = []
    view.document().documentLayout().pageCount()  # lays all of it out
    block = view.document().begin()
    while block.isValid():
        formats = [
            (f.start, f.length, f.format.font().key(), f.format.foreground().color().name())
            for f in block.textFormats()
        ]
        where = view.document().documentLayout().blockBoundingRect(block)
        found.append((block.text(), formats, block.blockFormat().lineHeight(), where.getRect()))
        block = block.next()
    return found


EDITS = {
    "headline": ("A headline", "Another longer headline"),
    "start of the headline": ("A head", "Head"),
    "middle": ("Paragraph 30 😀", "Part 30 😀😀"),
    "a space with initials": ("30 😀. “Yes, we", "30 😀! “Yes, you"),
    "that space itself": ("30 😀. “Yes, we", "30 😀.“Yes, we"),
    "a sign in its place": ("30 😀. “Yes, we", "30 😀.-“Yes, we"),
    "last word": ("Paragraph 59", "The last"),
    "to nothing": ("Paragraph 12 😀. ", ""),
}


@pytest.mark.parametrize("words", EDITS.values(), ids=EDITS)
def test_looks_as_if_it_was_read_so(view: ArticleView, words: tuple[str, str], qtbot: QtBot):
    view.set_document(titled(TEXT))
    page = view.document()
    correct(view, *words)
    assert view.document() is page
    other = ArticleView()
    qtbot.addWidget(other)
    other.resize(900, 600)
    other.show()
    other.set_document(view.shown_document)
    assert look(view) == look(other)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(data=st.data())
def test_any_correction(view: ArticleView, data: st.DataObject):
    view.set_document(titled(TEXT))
    for _ in range(3):
        text = view.shown_document.text
        paragraph = data.draw(st.sampled_from(view.shown_document.paragraphs[:20])).span
        start = data.draw(st.integers(paragraph.start, paragraph.end))
        end = data.draw(st.integers(start, min(paragraph.end, start + 12)))
        new = data.draw(st.text(alphabet="a “”😀\u00a0,", max_size=6))
        after = text[:start] + new + text[end:]
        if after == text:
            continue
        change = TextChange.between(view.shown_document, _moved(view, start, end, new))
        view.change_text(change)
        plain = view.document().toPlainText().replace("\u2003", " ").replace("\u2060", "\n")
        assert plain.replace("\u00a0", " ") == after.replace("\u00a0", " ")


def _moved(view: ArticleView, start: int, end: int, new: str) -> Document:
    """Return the document as the library has it after a correction: as many paragraphs."""
    before, growth = view.shown_document, len(new) - (end - start)
    text = before.text[:start] + new + before.text[end:]
    paragraphs = []
    for paragraph in before.paragraphs:
        span = paragraph.span
        first = span.start + growth if span.start > start else span.start
        last = span.end + growth if span.end >= end else span.end
        paragraphs.append(Paragraph(Span(first, max(first, last)), paragraph.kind))
    return Document(text, tuple(paragraphs))


def test_the_line_at_the_top_stays(view: ArticleView, qtbot: QtBot):
    view.set_document(titled(TEXT))
    view.scroll_to(TEXT.index("Paragraph 40"))
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + 9)
    place = TEXT.index("Paragraph 41")
    before = view.span_rect(Span(place, place + 9)).top()
    change = correct(view, "Paragraph 3 😀.", "Paragraph 3. " + "It is much longer now. " * 9)
    now = change.offset(place)
    assert view.span_rect(Span(now, now + 9)).top() == before
    assert view.position > TEXT.index("Paragraph 40")
    qtbot.wait(0)
    assert view.span_rect(Span(now, now + 9)).top() == before


def test_at_the_very_top_it_stays_there(view: ArticleView):
    view.set_document(titled(TEXT))
    correct(view, "A headline", "A headline, and one that needs two lines or more " * 3)
    assert view.verticalScrollBar().value() == 0


def test_selected_words_and_quote_stay(view: ArticleView):
    view.set_document(titled(TEXT))
    start = TEXT.index("“Yes", 2000)
    quoted = quotation(TEXT[start : start + 21], 7, text=TEXT)
    quoted = replace(quoted, span=Span(start, start + 21))
    view.set_quotations([quoted])
    view.select_statement(7)
    view.select_span(Span(start, start + 4))
    change = correct(view, "A headline", "B")
    assert view.selected_statement == 7
    assert view.highlights.quotations[0].span == change.span(quoted.span)
    assert view.selected_span() == Span(start - 9, start - 5)


def test_places_of_jumps_move(view: ArticleView):
    view.set_document(titled(TEXT))
    view.scroll_to(TEXT.index("Paragraph 20"))
    position = view.position
    view.go_to_span(Span(len(TEXT) - 5, len(TEXT)))
    change = correct(view, "A headline", "A headline and more")
    view.go_back()
    assert view.position == change.offset(position)


def test_more_than_a_paragraph_is_built_anew(view: ArticleView):
    view.set_document(titled(TEXT))
    view.scroll_to(TEXT.index("Paragraph 40"))
    before = view.shown_document
    after = titled(TEXT.replace("\n\nParagraph 2 ", "\n\nOne more.\n\nParagraph 2 ", 1))
    change = TextChange.between(before, after)
    view.change_text(change)
    assert view.shown_document is after
    assert view.position == change.offset(TEXT.index("Paragraph 40"))


def test_a_book_that_is_still_being_built(view: ArticleView, qtbot: QtBot):
    view.set_document(titled(BOOK))
    assert view._filling.is_active
    change = correct(view, "1100. It goes", "1100. It went")
    assert view._filling.is_active
    correct(view, "0. It goes on", "0. Here it goes on")
    qtbot.waitUntil(lambda: not view._filling.is_active, timeout=20_000)
    text = view.shown_document.text
    assert change.after.text != text
    shown = view.document().toPlainText().replace("\u2060", "\n").replace("\u2003", " ")
    assert shown == text


def test_what_waits_to_be_selected_is_found_in_the_text_after(
    qtbot: QtBot, view: ArticleView
) -> None:
    """A book is laid out anew, and corrected before that has come to the selected words."""
    view.set_document(titled(BOOK))
    start = BOOK.index("1190.")
    view.select_span(Span(start, start + 4))
    view.zoom_in()
    assert not view.textCursor().hasSelection()
    correct(view, "goes on", "went on and on and on")
    span = view.selected_span()
    assert span is not None
    assert span.text_of(view.shown_document.text) == "1190"
    qtbot.waitUntil(lambda: view.textCursor().hasSelection())
    assert view.textCursor().selectedText() == "1190"
