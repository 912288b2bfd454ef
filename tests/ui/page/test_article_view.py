"""The article view: what is drawn for whom, and what the reader does with mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.model.quotation import QuotationKind, Review, ReviewState
from reader.ui.page.article_view import ArticleView
from reader.ui.speaker_style import SpeakerStyle, UnderlineStyle, assign_styles
from reader.ui.theme import DARK, LIGHT
from tests.helpers.articles import (
    FERRIES,
    ODUYA,
    TEXT,
    bridge_quotations,
    document,
    quotation,
    span_of,
)
from tests.helpers.pixels import count_colour, drawn

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.model.speaker import Speaker

QUOTATIONS = bridge_quotations()
STYLES = assign_styles(QUOTATIONS)
SAFE, SHUT, BLOW, SUMMER = (q.span for q in QUOTATIONS)
FILLER = "Nothing at all is said in these lines, and they are many. " * 12


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    result = ArticleView(LIGHT)
    qtbot.addWidget(result)
    result.resize(800, 600)
    result.set_document(document())
    result.set_styles(STYLES)
    result.set_quotations(QUOTATIONS)
    result.show()
    qtbot.waitExposed(result)
    return result


@pytest.fixture
def long_view(view: ArticleView) -> ArticleView:
    """Return a view where the quotations stand below many lines without any."""
    text = "Title\n" + "\n".join([FILLER] * 12) + "\n" + TEXT + "\n" + "\n".join([FILLER] * 6)
    shift = text.index(TEXT)
    view.set_document(document(text))
    view.set_quotations([moved(q, shift) for q in QUOTATIONS])
    return view


def moved(found: Quotation, shift: int) -> Quotation:
    return replace(found, span=type(found.span)(found.span.start + shift, found.span.end + shift))


def place(view: ArticleView, span: Span, part: float = 0.5) -> QPoint:
    """Return a point of the viewport on the first line of some words."""
    box = view._geometry.boxes(span)[0]
    x = box.left() + box.width() * part
    return QPoint(round(x), round(box.center().y()) - view.verticalScrollBar().value())


def area(view: ArticleView, span: Span) -> QRect:
    """Return where the first line of some words is in a picture of the view."""
    box = view._geometry.boxes(span)[0]
    shift = view.viewport().pos() - QPoint(0, view.verticalScrollBar().value())
    return box.translated(shift.x(), shift.y()).toAlignedRect()


def hover(view: ArticleView, point: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point.toPointF(),
        view.viewport().mapToGlobal(point).toPointF(),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def click(qtbot: QtBot, view: ArticleView, point: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


class TestDrawing:
    def test_words_stand_on_their_speakers_ground(self, view: ArticleView) -> None:
        image = drawn(view)
        ground, line = LIGHT.ground(0), LIGHT.hue(0).strong
        assert count_colour(image, ground, area(view, SAFE)) > 1500
        assert count_colour(image, line, area(view, SAFE)) > 200
        assert count_colour(image, LIGHT.ground(1), area(view, BLOW)) > 1500
        assert count_colour(image, ground, area(view, BLOW)) == 0

    def test_text_is_drawn_over_it(self, view: ArticleView) -> None:
        assert count_colour(drawn(view), LIGHT.ink, area(view, SAFE)) > 20

    def test_probable_words_have_a_dashed_line(self, view: ArticleView) -> None:
        image = drawn(view)

        def line_share(span: Span, hue: int) -> float:
            box = area(view, span)
            box.setTop(box.bottom() - 1)
            return count_colour(image, LIGHT.hue(hue).strong, box) / box.width() / 2

        assert line_share(SAFE, 0) > 0.9
        assert 0.4 < line_share(BLOW, 1) < 0.8

    def test_speakers_of_one_hue_have_different_lines(self, view: ArticleView) -> None:
        pictures = []
        for underline in UnderlineStyle:
            view.set_styles({name: SpeakerStyle("XX", 0, underline) for name in STYLES})
            pictures.append(drawn(view).copy(area(view, SAFE)))
        assert pictures[0] != pictures[1] != pictures[2] != pictures[0]

    def test_nobodys_words_have_a_frame_and_no_ground(self, view: ArticleView) -> None:
        view.set_quotations([quotation("“It stays shut.”", 1)])
        image = drawn(view)
        assert count_colour(image, LIGHT.neutral_line, area(view, SHUT)) > 30
        for index in range(6):
            assert count_colour(image, LIGHT.ground(index)) == 0

    def test_plain_kinds_only_on_request(self, view: ArticleView) -> None:
        assert count_colour(drawn(view), LIGHT.neutral_line, area(view, SUMMER)) == 0
        view.show_plain_kinds(True)
        assert count_colour(drawn(view), LIGHT.neutral_line, area(view, SUMMER)) > 10

    def test_marks_are_neutral_until_quotations_arrive(self, view: ArticleView) -> None:
        view.set_quotations([])
        view.set_marks([SAFE, BLOW])
        image = drawn(view)
        assert count_colour(image, LIGHT.neutral, area(view, SAFE)) > 1500
        view.update_quotations([QUOTATIONS[0]])
        image = drawn(view)
        assert count_colour(image, LIGHT.neutral, area(view, SAFE)) == 0
        assert count_colour(image, LIGHT.ground(0), area(view, SAFE)) > 1500
        assert count_colour(image, LIGHT.neutral, area(view, BLOW)) > 1500

    def test_mention_is_underlined_and_the_cue_only_when_lit(self, view: ArticleView) -> None:
        mention, cue = span_of(TEXT, "Mira Oduya"), span_of(TEXT, "said")
        line = LIGHT.hue(0).strong
        image = drawn(view)
        assert count_colour(image, line, area(view, mention)) > 40
        assert count_colour(image, line, area(view, cue)) == 0
        view.select_statement(1)
        assert count_colour(drawn(view), line, area(view, cue)) > 20

    def test_all_pieces_of_a_statement_light_up(self, view: ArticleView) -> None:
        lit = LIGHT.ground(0, is_lit=True)
        assert count_colour(drawn(view), lit) == 0
        hover(view, place(view, SAFE))
        image = drawn(view)
        assert count_colour(image, lit, area(view, SAFE)) > 1500
        assert count_colour(image, lit, area(view, SHUT)) > 500
        assert count_colour(image, LIGHT.ground(1), area(view, BLOW)) > 1500

    def test_initials_stand_before_the_words(self, view: ArticleView) -> None:
        def left_of(span: Span, image: QImage) -> int:
            box = area(view, span)
            box.setRight(box.left() - 1)
            box.setLeft(box.left() - 14)
            return count_colour(image, LIGHT.label(0), box)

        with_initials = left_of(SAFE, drawn(view))
        view.set_quotations([])
        assert with_initials > left_of(SAFE, drawn(view)) == 0

    @pytest.mark.parametrize("speaker", [None, FERRIES], ids=["nobody", "somebody"])
    def test_what_was_decided_stands_clear_of_the_words_before(
        self, view: ArticleView, speaker: Speaker | None
    ) -> None:
        found = quotation("“a blow to the islands”", 1, kind=QuotationKind.MIXED)
        view.set_quotations([found])
        before = area(view, span_of(TEXT, "called the decision"))
        before.setTop(before.top() + 7)  # letters begin there
        empty = drawn(view)
        review = Review(ReviewState.CORRECTED, is_flagged=True)
        attributed = quotation("“a blow to the islands”", 1, speaker, kind=QuotationKind.MIXED)
        view.revise_quotations([replace(attributed, review=review)])
        decided = drawn(view)
        assert decided.copy(before) == empty.copy(before)
        above = area(view, found.span).adjusted(0, -4, 0, 0)
        above.setSize(QSize(24, 12))
        assert count_colour(decided, LIGHT.accent, above) > 3  # the flag

    def test_words_start_where_they_do_without_a_speaker(self, view: ArticleView) -> None:
        view.set_quotations([quotation("“It stays shut.”", 1)])
        plain = view._geometry.boxes(SHUT)[0].left()
        view.set_quotations([quotation("“It stays shut.”", 1, ODUYA)])
        assert view._geometry.boxes(SHUT)[0].left() > plain + 8

    def test_solo_fades_the_others(self, view: ArticleView) -> None:
        view.solo_speaker(FERRIES.name)
        image = drawn(view)
        assert count_colour(image, LIGHT.ground(0)) == 0
        assert count_colour(image, LIGHT.ground(1), area(view, BLOW)) > 1500
        view.solo_speaker(None)
        assert count_colour(drawn(view), LIGHT.ground(0), area(view, SAFE)) > 1500

    def test_theme_changes_every_colour(self, view: ArticleView) -> None:
        view.set_theme(DARK)
        image = drawn(view)
        assert count_colour(image, DARK.ground(0), area(view, SAFE)) > 1500
        assert count_colour(image, LIGHT.ground(0)) == 0

    def test_nested_words_keep_their_own_colour(self, view: ArticleView) -> None:
        text = "T\n\n“They told me: ‘keep it that way then’ and left,” he said."
        view.set_document(document(text))
        outer = quotation(text[3 : text.index(" he")], 1, ODUYA, text=text)
        inner = quotation("‘keep it that way then’", 2, FERRIES, text=text, parent=1)
        view.set_quotations([outer, inner])
        image = drawn(view)
        assert count_colour(image, LIGHT.ground(1), area(view, inner.span)) > 1000
        assert count_colour(image, LIGHT.ground(0), area(view, outer.span)) > 1500


class TestMouse:
    def test_click_selects_and_opens(self, qtbot: QtBot, view: ArticleView) -> None:
        seen: list[tuple[str, int]] = []
        view.statement_selected.connect(lambda number: seen.append(("selected", number)))
        view.statement_activated.connect(lambda number: seen.append(("activated", number)))
        click(qtbot, view, place(view, BLOW))
        assert seen == [("selected", 2), ("activated", 2)]
        assert view.selected_statement == 2

    def test_innermost_is_clicked(self, qtbot: QtBot, view: ArticleView) -> None:
        text = "T\n\n“They told me: ‘keep it’ and left,” he said."
        view.set_document(document(text))
        outer = quotation(text[3 : text.index(" he")], 1, ODUYA, text=text)
        inner = quotation("‘keep it’", 2, FERRIES, text=text, parent=1)
        view.set_quotations([outer, inner])
        click(qtbot, view, place(view, inner.span))
        assert view.selected_statement == 2
        click(qtbot, view, place(view, outer.span, 0.1))
        assert view.selected_statement == 1

    def test_click_beside_clears(self, qtbot: QtBot, view: ArticleView) -> None:
        view.select_statement(2)
        with qtbot.waitSignal(view.selection_cleared):
            click(qtbot, view, place(view, span_of(TEXT, "Velmar Ferries")))
        assert view.selected_statement is None
        with qtbot.assertNotEmitted(view.selection_cleared):
            click(qtbot, view, QPoint(3, 3))

    def test_drag_selects_text_only(self, qtbot: QtBot, view: ArticleView) -> None:
        start, end = place(view, SAFE, 0.05), place(view, SAFE, 0.9)
        viewport = view.viewport()
        with qtbot.assertNotEmitted(view.statement_selected):
            qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
            qtbot.mouseMove(viewport, (start + end) / 2)
            hover_drag(view, end)
            qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
        selected = view.selected_span()
        assert selected is not None
        assert SAFE.contains(selected)
        assert len(selected) > 10

    def test_double_click_selects_a_word(self, qtbot: QtBot, view: ArticleView) -> None:
        point = place(view, span_of(TEXT, "blow"))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        with qtbot.assertNotEmitted(view.statement_activated):
            qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert view.selected_span() == span_of(TEXT, "blow")

    def test_shift_click_extends_the_text_selection(self, qtbot: QtBot, view: ArticleView) -> None:
        with qtbot.assertNotEmitted(view.statement_selected):
            qtbot.mouseClick(
                view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.ShiftModifier,
                place(view, BLOW),
            )
        assert view.selected_span() is not None

    def test_hover_tells_once_and_shows_a_hand(self, qtbot: QtBot, view: ArticleView) -> None:
        seen: list[int] = []
        view.statement_hovered.connect(seen.append)
        for part in (0.2, 0.5, 0.8):
            hover(view, place(view, BLOW, part))
        assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
        hover(view, QPoint(3, 3))
        assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
        assert seen == [2, 0]

    def test_plain_kinds_cannot_be_clicked_until_shown(
        self, qtbot: QtBot, view: ArticleView
    ) -> None:
        click(qtbot, view, place(view, SUMMER))
        assert view.selected_statement is None
        view.show_plain_kinds(True)
        click(qtbot, view, place(view, SUMMER))
        assert view.selected_statement == 3


def hover_drag(view: ArticleView, point: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point.toPointF(),
        view.viewport().mapToGlobal(point).toPointF(),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


class TestKeys:
    def test_walks_both_ways(self, view: ArticleView) -> None:
        seen: list[int] = []
        view.statement_selected.connect(seen.append)
        for _ in range(3):
            view.next_statement()
        view.previous_statement()
        assert seen == [1, 2, 1]

    def test_letters_are_left_to_the_window(self, qtbot: QtBot, view: ArticleView) -> None:
        for key in (Qt.Key.Key_N, Qt.Key.Key_P):
            qtbot.keyClick(view, key)
        assert view.selected_statement is None

    def test_walking_scrolls_and_stays_where_all_is_visible(
        self, qtbot: QtBot, long_view: ArticleView
    ) -> None:
        long_view.next_statement()
        scrolled = long_view.verticalScrollBar().value()
        rect = long_view.quote_rect(1)
        assert scrolled > 0
        assert long_view.viewport().rect().contains(rect)
        long_view.next_statement()
        assert long_view.verticalScrollBar().value() == scrolled

    def test_walking_begins_at_the_visible_text(self, qtbot: QtBot, long_view: ArticleView) -> None:
        long_view.scroll_to(long_view.highlights.quotations[2].span.start)
        long_view.next_statement()
        assert long_view.selected_statement == 2

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_enter_opens(self, qtbot: QtBot, view: ArticleView, key: Qt.Key) -> None:
        with qtbot.assertNotEmitted(view.statement_activated):
            qtbot.keyClick(view, key)
        view.select_statement(2)
        with qtbot.waitSignal(view.statement_activated) as blocker:
            qtbot.keyClick(view, key)
        assert blocker.args == [2]

    def test_escape_clears_once(self, qtbot: QtBot, view: ArticleView) -> None:
        view.select_statement(2)
        with qtbot.waitSignal(view.selection_cleared):
            qtbot.keyClick(view, Qt.Key.Key_Escape)
        with qtbot.assertNotEmitted(view.selection_cleared):
            qtbot.keyClick(view, Qt.Key.Key_Escape)

    def test_tab_leaves(self, qtbot: QtBot, view: ArticleView) -> None:
        assert view.tabChangesFocus()

    def test_focus_by_keys_is_seen(self, view: ArticleView) -> None:
        view.clearFocus()
        view.setFocus(Qt.FocusReason.TabFocusReason)
        assert count_colour(drawn(view), LIGHT.accent) > 1000
        view.clearFocus()
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        assert count_colour(drawn(view), LIGHT.accent) == 0


class TestNested:
    TEXT = "T\n\n“They told me: ‘keep it’ and ‘go home’ and left,” he said. “So it is.”"

    @pytest.fixture
    def nested(self, view: ArticleView) -> ArticleView:
        text = self.TEXT
        view.set_document(document(text))
        outer = text[3 : text.index(" he")]
        view.set_quotations(
            [
                quotation(outer, 1, ODUYA, text=text),
                quotation("‘keep it’", 2, FERRIES, text=text, parent=1),
                quotation("‘go home’", 3, FERRIES, text=text, parent=1),
                quotation("“So it is.”", 4, ODUYA, text=text),
            ]
        )
        return view

    def test_another_click_goes_outwards_and_round(self, qtbot: QtBot, nested: ArticleView) -> None:
        inner = place(nested, span_of(self.TEXT, "‘keep it’"))
        seen: list[int] = []
        nested.statement_activated.connect(seen.append)
        click(qtbot, nested, inner)
        nested.shows_card = True
        for _ in range(2):
            qtbot.wait(QApplication.doubleClickInterval() + 50)
            click(qtbot, nested, inner)
        assert seen == [2, 1, 2]

    def test_first_click_takes_the_innermost(self, qtbot: QtBot, nested: ArticleView) -> None:
        nested.select_statement(2)
        click(qtbot, nested, place(nested, span_of(self.TEXT, "‘keep it’")))
        assert nested.selected_statement == 2

    def test_enter_goes_through_all_of_them(self, qtbot: QtBot, nested: ArticleView) -> None:
        seen: list[int] = []
        nested.statement_activated.connect(seen.append)
        nested.statement_activated.connect(nested.select_statement)
        nested.select_statement(1)
        qtbot.keyClick(nested, Qt.Key.Key_Return)
        nested.shows_card = True
        for _ in range(3):
            qtbot.keyClick(nested, Qt.Key.Key_Return)
        assert seen == [1, 2, 3, 1]

    def test_enter_stays_at_one_that_is_alone(self, qtbot: QtBot, nested: ArticleView) -> None:
        nested.select_statement(4)
        nested.shows_card = True
        with qtbot.waitSignal(nested.statement_activated) as blocker:
            qtbot.keyClick(nested, Qt.Key.Key_Return)
        assert blocker.args == [4]


class TestReading:
    """Fading the rest, hiding the highlights, numbering the paragraphs."""

    def test_rest_is_faded_and_quotes_are_not(self, view: ArticleView) -> None:
        plain, quoted = span_of(TEXT, "Velmar Ferries"), span_of(TEXT, "blow to the islands")
        before = drawn(view)
        view.fade_rest(True)
        after = drawn(view)
        assert count_colour(before, LIGHT.ink, area(view, plain)) > 20
        assert count_colour(after, LIGHT.ink, area(view, plain)) == 0
        assert after.copy(area(view, quoted)) == before.copy(area(view, quoted))
        view.fade_rest(False)
        assert drawn(view) == before

    def test_mention_and_cue_of_a_lit_statement_are_not_faded(self, view: ArticleView) -> None:
        view.select_statement(1)
        words = [span_of(TEXT, "Mira Oduya"), span_of(TEXT, "said")]
        before = drawn(view)
        view.fade_rest(True)
        after = drawn(view)
        assert all(after.copy(area(view, w)) == before.copy(area(view, w)) for w in words)

    def test_selected_text_is_not_faded(self, view: ArticleView) -> None:
        view.fade_rest(True)
        view.select_span(span_of(TEXT, "summer timetable"))
        assert count_colour(drawn(view), LIGHT.text_selection) > 500

    def test_hidden_highlights_leave_bare_text(self, qtbot: QtBot, view: ArticleView) -> None:
        view.hide_highlights(True)
        image = drawn(view)
        assert all(count_colour(image, LIGHT.ground(index)) == 0 for index in range(2))
        assert count_colour(image, LIGHT.ink, area(view, SAFE)) > 20
        hover(view, place(view, SAFE))
        assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
        click(qtbot, view, place(view, SAFE))
        assert view.selected_statement is None
        view.hide_highlights(False)
        assert count_colour(drawn(view), LIGHT.ground(0), area(view, SAFE)) > 1500

    def test_what_is_walked_to_is_seen_while_the_highlights_are_hidden(
        self, view: ArticleView
    ) -> None:
        view.hide_highlights(True)
        view.next_statement()
        assert count_colour(drawn(view), LIGHT.hue(0).strong) > 100

    def test_paragraphs_are_numbered_on_request(self, view: ArticleView) -> None:
        margin = QRect(area(view, SAFE).left() + view._measures.column, 0, 40, view.height())
        assert count_colour(drawn(view), LIGHT.page, margin) == margin.width() * margin.height()
        view.number_paragraphs(True)
        assert count_colour(drawn(view), LIGHT.page, margin) < margin.width() * margin.height()


class TestSelection:
    def test_selecting_from_outside_sends_no_word_of_the_reader(
        self, qtbot: QtBot, view: ArticleView
    ) -> None:
        with (
            qtbot.assertNotEmitted(view.statement_selected),
            qtbot.assertNotEmitted(view.selection_cleared),
            qtbot.waitSignal(view.selection_changed),
        ):
            view.select_statement(2)
            view.select_statement(None)
        assert view.selected_statement is None

    def test_without_scrolling(self, long_view: ArticleView) -> None:
        long_view.select_statement(1, scroll=False)
        assert long_view.selected_statement == 1
        assert long_view.verticalScrollBar().value() == 0

    def test_selecting_what_is_not_there_selects_none(self, view: ArticleView) -> None:
        view.select_statement(99)
        assert view.selected_statement is None

    def test_selected_words_are_outlined(self, view: ArticleView) -> None:
        box = area(view, BLOW)
        box.setLeft(box.right() + 1)
        box.setRight(box.left() + 2)
        line = LIGHT.hue(1).strong
        assert count_colour(drawn(view), line, box) == 0
        view.select_statement(2)
        assert count_colour(drawn(view), line, box) > 10

    def test_outline_leaves_the_initials_in_the_margin_alone(self, view: ArticleView) -> None:
        styles = {ODUYA.name: SpeakerStyle("Wi", 0)}
        view.set_styles(styles)
        left = area(view, SAFE).left()
        # What is left of the frame: nothing there may change when it is drawn.
        margin = QRect(left - 22, 0, 19, view.height())
        before = drawn(view).copy(margin)
        view.select_statement(1)
        after = drawn(view).copy(margin)
        label = LIGHT.label(0)
        assert count_colour(before, label) > 2
        assert count_colour(after, label) >= count_colour(before, label)

    def test_a_new_article_begins_afresh(self, view: ArticleView) -> None:
        view.select_statement(2)
        view.solo_speaker(FERRIES.name)
        view.show_plain_kinds(True)
        view.set_document(document())
        assert view.selected_statement is None
        assert list(view.highlights.quotations) == []
        view.set_quotations(QUOTATIONS)
        assert count_colour(drawn(view), LIGHT.ground(0), area(view, SAFE)) > 1500
        assert view.statement_at(place(view, SUMMER)) == 3

    def test_rect_of_a_statement(self, view: ArticleView) -> None:
        rect = view.quote_rect(1)
        assert rect.contains(place(view, SAFE))
        assert rect.contains(place(view, SHUT))
        assert not rect.contains(place(view, BLOW))
        assert view.quote_rect(99).isNull()

    def test_rect_out_of_view_is_where_it_would_be(self, long_view: ArticleView) -> None:
        rect = long_view.quote_rect(1)
        assert rect.top() > long_view.viewport().height()
        assert not rect.isEmpty()


class TestPulse:
    def test_goes_there_and_frames_the_words(self, qtbot: QtBot, long_view: ArticleView) -> None:
        long_view.set_reduced_motion(True)
        span = long_view.highlights.quotations[2].span
        long_view.go_to_span(span)
        box = area(long_view, span)
        box.adjust(-6, -6, 6, 6)
        assert count_colour(drawn(long_view), LIGHT.accent, box) > 100
        qtbot.waitUntil(lambda: long_view.look.pulse is None)
        assert count_colour(drawn(long_view), LIGHT.accent, box) == 0

    def test_fades_when_motion_is_welcome(self, qtbot: QtBot, view: ArticleView) -> None:
        strengths: list[float] = []
        view._pulse.changed.connect(
            lambda: strengths.append(view.look.pulse[1] if view.look.pulse else 0.0)
        )
        view.go_to_span(SAFE)
        qtbot.waitUntil(lambda: view.look.pulse is None)
        assert strengths == sorted(strengths, reverse=True)
        assert strengths[0] == 1.0
        assert any(0 < strength < 1 for strength in strengths)

    def test_a_new_article_ends_it(self, view: ArticleView) -> None:
        view.go_to_span(SAFE)
        view.set_document(document())
        assert view.look.pulse is None


def test_screen_readers_find_the_article(view: ArticleView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Article"


def test_scare_quotes_never_get_a_colour(view: ArticleView) -> None:
    view.show_plain_kinds(True)
    view.set_quotations([quotation("“summer timetable”", 1, ODUYA, kind=QuotationKind.SCARE)])
    assert count_colour(drawn(view), LIGHT.ground(0)) == 0
