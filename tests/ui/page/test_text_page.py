"""The page as a widget: column, zoom, scrolling, copying, and nothing from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QPalette, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication

from reader.model.document import Document, Paragraph
from reader.model.span import Span
from reader.ui.page.text_page import ZOOMS, TextPage
from reader.ui.theme import DARK, LIGHT, palette
from tests.helpers.articles import document
from tests.helpers.pixels import count_colour, drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

PARAGRAPHS = [f"Paragraph {number} of the text. " + "It goes on. " * 20 for number in range(80)]
TEXT = "A headline\n\n" + "\n\n".join(PARAGRAPHS)


@pytest.fixture
def page(qtbot: QtBot) -> TextPage:
    result = TextPage(LIGHT)
    qtbot.addWidget(result)
    result.resize(1000, 700)
    result.set_document(document(TEXT))
    result.show()
    qtbot.waitExposed(result)
    return result


def turn_wheel(page: TextPage, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    centre = QPointF(page.viewport().rect().center())
    event = QWheelEvent(
        centre,
        page.viewport().mapToGlobal(centre),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), event)


def test_every_character_is_where_the_document_has_it(page: TextPage) -> None:
    odd = "Title 😀\n\nHard\nwrapped\u00a0line\u2028here.\n\n\n“Quoted.”\n"
    page.set_document(
        Document(odd, (Paragraph(Span(0, 7)), Paragraph(Span(9, 32)), Paragraph(Span(35, 44))))
    )
    shown = page.document()
    assert shown.blockCount() == 3
    assert shown.characterCount() - 1 == len(odd) + 1
    assert shown.characterAt(odd.index("“Quoted") + 1) == "“"


def test_column_is_centred_and_keeps_its_lines(page: TextPage) -> None:
    left, right = page.viewport().x(), page.width() - page.viewport().geometry().right() - 1
    assert abs(left - right + page.verticalScrollBar().width()) <= 1
    lines = page.document().size().height()
    page.resize(1400, 700)
    assert page.document().size().height() == lines
    assert page.viewport().width() == 704


def test_narrow_window_narrows_the_column_and_keeps_the_place(page: TextPage) -> None:
    target = TEXT.index("Paragraph 40")
    page.scroll_to(target)
    page.resize(420, 700)
    assert page.viewport().width() <= 420
    assert page.position == target


def test_scrolling_reports_the_place(qtbot: QtBot, page: TextPage) -> None:
    target = TEXT.index("Paragraph 30")
    with qtbot.waitSignal(page.position_changed) as blocker:
        page.scroll_to(target)
    assert blocker.args == [target]
    assert page.position == target


def test_opens_at_a_position(page: TextPage) -> None:
    target = TEXT.index("Paragraph 60")
    page.set_document(document(TEXT), target)
    assert page.position == target


def test_opens_a_long_text_at_a_far_position(qtbot: QtBot, page: TextPage) -> None:
    text = TEXT * 20
    target = text.rindex("Paragraph 70")
    page.set_document(document(text), target)
    assert page.position == target
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert page.position == target


def test_reader_who_scrolls_first_is_not_taken_away(qtbot: QtBot, page: TextPage) -> None:
    text = TEXT * 20
    page.set_document(document(text), len(text) - 400)
    page.verticalScrollBar().setValue(50)
    assert page.verticalScrollBar().value() == 50
    qtbot.waitUntil(lambda: not page._approach.is_active)
    assert page.verticalScrollBar().value() == 50


def test_last_line_can_be_reached(page: TextPage) -> None:
    page.scroll_to(len(TEXT) - 1)
    box = page._geometry.boxes(Span(len(TEXT) - 3, len(TEXT) - 1))[-1]
    bottom = page.verticalScrollBar().value() + page.viewport().height()
    assert page.verticalScrollBar().value() > 0
    assert box.bottom() <= bottom


def test_zoom_keeps_the_first_line(qtbot: QtBot, page: TextPage) -> None:
    target = TEXT.index("Paragraph 20")
    page.scroll_to(target)
    with qtbot.waitSignal(page.zoom_changed) as blocker:
        page.zoom_in()
    assert blocker.args == [pytest.approx(1.15)]
    assert page.position == target
    assert page.viewport().width() > 704


def test_zoom_ends_at_both_ends(page: TextPage) -> None:
    for _ in range(20):
        page.zoom_in()
    assert page.zoom == ZOOMS[-1]
    for _ in range(20):
        page.zoom_out()
    assert page.zoom == ZOOMS[0]
    page.zoom_reset()
    assert page.zoom == 1.0


@pytest.mark.parametrize(
    ("key", "zoom"),
    [(Qt.Key.Key_Plus, 1.15), (Qt.Key.Key_Equal, 1.15), (Qt.Key.Key_Minus, 0.85)],
)
def test_zoom_by_keys(qtbot: QtBot, page: TextPage, key: Qt.Key, zoom: float) -> None:
    qtbot.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom == pytest.approx(zoom)
    qtbot.keyClick(page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom == 1.0


def test_zoom_by_wheel_and_scroll_without_ctrl(page: TextPage) -> None:
    turn_wheel(page, 2, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom == pytest.approx(1.3)
    turn_wheel(page, -1, Qt.KeyboardModifier.ControlModifier)
    assert page.zoom == pytest.approx(1.15)
    turn_wheel(page, -3, Qt.KeyboardModifier.NoModifier)
    assert page.zoom == pytest.approx(1.15)
    assert page.verticalScrollBar().value() > 0


@pytest.mark.parametrize(
    ("key", "is_far"),
    [
        (Qt.Key.Key_Down, False),
        (Qt.Key.Key_Space, True),
        (Qt.Key.Key_PageDown, True),
        (Qt.Key.Key_End, True),
    ],
)
def test_keys_scroll(qtbot: QtBot, page: TextPage, key: Qt.Key, is_far: bool) -> None:
    qtbot.keyClick(page, key)
    value = page.verticalScrollBar().value()
    assert value > (500 if is_far else 0)
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert page.verticalScrollBar().value() == 0


def select(page: TextPage, start: int, end: int) -> None:
    cursor = page.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


def test_copies_the_article_and_not_how_it_is_shown(qtbot: QtBot, page: TextPage) -> None:
    text = "Title\n\nShe\u00a0said, “yes, we\ncan.”\n\nEnd."
    spans = (Span(0, 5), Span(7, 31), Span(33, 37))
    page.set_document(Document(text, tuple(map(Paragraph, spans))))
    page.selectAll()
    qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == text.replace("we\ncan", "we can")


def test_selected_span_counts_code_points(page: TextPage) -> None:
    page.set_document(document("T\n\n😀 ab"))
    assert page.selected_span() is None
    select(page, 6, 8)
    assert page.selected_span() == Span(5, 7)


def test_zoom_keeps_what_is_selected_and_a_new_text_does_not(page: TextPage) -> None:
    select(page, 20, 30)
    page.zoom_in()
    assert page.selected_span() == Span(20, 30)
    page.set_document(document(TEXT))
    assert page.selected_span() is None


def test_theme_reaches_page_margins_and_lesser_text(page: TextPage) -> None:
    page.set_theme(DARK)
    image = drawn(page)
    assert image.pixelColor(5, 350) == DARK.page
    assert image.pixelColor(500, 3) == DARK.page
    assert count_colour(image, LIGHT.page) == 0


def test_nothing_is_loaded(page: TextPage) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert page.loadResource(kind, QUrl("file:///etc/hostname")) is None
    assert not page.openLinks()
    page.set_document(document("<img src='file:///etc/hostname'><b>bold</b>"))
    assert page.toPlainText().startswith("<img")


def test_nothing_can_be_typed_or_dropped(qtbot: QtBot, page: TextPage) -> None:
    before = page.toPlainText()
    qtbot.keyClicks(page, "xyz")
    assert page.toPlainText() == before
    assert not page.acceptDrops()
    assert page.isReadOnly()


def test_empty_document(page: TextPage) -> None:
    page.set_document(Document("", ()))
    page.zoom_in()
    page.scroll_to(0)
    assert page.position == 0


def test_resumes_near_at_once_and_far_by_and_by(qtbot: QtBot, page: TextPage) -> None:
    near = TEXT.index("Paragraph 50")
    page.resume(near)
    assert page.position == near
    text = TEXT * 20
    page.set_document(document(text))
    far = text.rindex("Paragraph 70")
    page.resume(far)
    assert page.verticalScrollBar().value() == 0
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert page.position == far


def test_zoom_far_down_comes_back_by_and_by(qtbot: QtBot, page: TextPage) -> None:
    text = TEXT * 20
    page.set_document(document(text))
    far = text.rindex("Paragraph 70")
    page.scroll_to(far)
    page.zoom_in()
    assert page.position == far
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert page.position == far


LONG = "\n\n".join(f"Paragraph {n}. {PARAGRAPHS[1]}" for n in range(900))


def picture(page: TextPage) -> QImage:
    return page.viewport().grab().toImage()


def test_picture_stays_until_the_far_place_is_laid_out_anew(qtbot: QtBot, page: TextPage) -> None:
    page.set_document(document(LONG))
    far = LONG.index("Paragraph 600")
    page.scroll_to(far)
    before = picture(page)
    page.zoom_in()
    assert page.is_still
    spare = page.viewport().width() - before.width()
    assert picture(page).copy(spare // 2, 0, before.width(), before.height()) == before
    assert page.position == far
    qtbot.waitUntil(lambda: not page.is_still)
    assert page.position == far
    assert picture(page) != before


def test_picture_goes_when_the_reader_scrolls_or_another_text_comes(
    qtbot: QtBot, page: TextPage
) -> None:
    for leave in (
        lambda: page.verticalScrollBar().setValue(40),
        lambda: page.set_document(document(TEXT)),
    ):
        page.set_document(document(LONG))
        page.scroll_to(LONG.index("Paragraph 600"))
        page.zoom_in()
        assert page.is_still
        leave()
        qtbot.waitUntil(lambda: not page.is_still)
        assert not page._approach.is_active
        page.zoom_reset()


def test_near_place_needs_no_picture(page: TextPage) -> None:
    page.set_document(document(LONG))
    page.scroll_to(LONG.index("Paragraph 20"))
    page.zoom_in()
    assert not page.is_still


def test_zoom_does_not_build_a_book_for_what_is_selected_at_its_end(
    qtbot: QtBot, page: TextPage
) -> None:
    page.set_document(document(LONG))
    start = LONG.index("Paragraph 690")
    span = Span(start, start + 12)
    page.select_span(span)
    page.zoom_in()
    assert not page.textCursor().hasSelection()
    assert page._filling.is_active
    assert page.selected_span() == span
    qtbot.waitUntil(lambda: page.textCursor().hasSelection())
    assert page.textCursor().selectedText() == "Paragraph 690"[:12]
    assert page.selected_span() == span


def test_what_is_selected_meanwhile_counts(qtbot: QtBot, page: TextPage) -> None:
    page.set_document(document(LONG))
    start = LONG.index("Paragraph 690")
    page.select_span(Span(start, start + 12))
    page.zoom_in()
    page.select_span(Span(0, 9))
    qtbot.waitUntil(lambda: not page._filling.is_active)
    qtbot.waitUntil(lambda: page._geometry.is_laid_out(start))
    assert page._held.span is None
    assert page.selected_span() == Span(0, 9)


@pytest.mark.parametrize("sheet_first", [True, False])
def test_theme_wins_over_a_style_sheet(page: TextPage, sheet_first: bool) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("QLabel { color: red; }")
    try:
        for theme in (DARK, LIGHT, DARK):
            if not sheet_first:
                page.set_theme(theme)
            application.setPalette(palette(theme))
            application.setStyleSheet(f"QLabel {{ color: {theme.ink.name()}; }}")
            if sheet_first:
                page.set_theme(theme)
            image = drawn(page)
            assert image.pixelColor(5, 350) == theme.page
            assert image.pixelColor(500, 3) == theme.page
            assert count_colour(image, theme.ink) > 500
    finally:
        application.setStyleSheet("")
        application.setPalette(QPalette())
