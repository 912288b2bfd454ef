"""Where words stand on a laid-out page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader.model.document import Document, Paragraph, ParagraphKind
from reader.model.span import Span
from reader.ui.page.building import PageBuilder
from reader.ui.page.layout import Measures, PageGeometry
from reader.ui.page.offsets import OffsetMap
from reader.ui.theme import LIGHT
from tests.helpers.articles import document, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LONG = "Title\n\n" + "Some words that fill the line. " * 12 + "\n\nThe end."


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> Iterator[None]:
    return iter([None])


def laid_out(shown: Document, measures: Measures | None = None) -> PageGeometry:
    measures = measures or Measures()
    offsets = OffsetMap(shown.text)
    builder = PageBuilder(shown, offsets, measures, LIGHT)
    builder.build(len(shown.text) + 1)
    page = builder.page
    page.setTextWidth(measures.page_width)
    geometry = PageGeometry(page, offsets, builder.rooms)
    geometry.page_kept_alive = page
    return geometry


def test_one_box_a_line_and_the_boxes_meet() -> None:
    shown = document(LONG)
    boxes = laid_out(shown).boxes(shown.paragraphs[1].span)
    assert len(boxes) >= 4
    assert all(above.bottom() == below.top() for above, below in pairwise(boxes))
    assert {box.left() for box in boxes} == {32.0}
    assert all(box.right() <= 32 + 640 for box in boxes)


def test_boxes_are_as_wide_as_the_words() -> None:
    shown = document(LONG)
    geometry = laid_out(shown)
    (some,) = geometry.boxes(Span(7, 11))
    (words,) = geometry.boxes(Span(12, 17))
    assert some.left() == 32
    assert some.right() < words.left() < some.right() + 10
    assert geometry.boxes(Span(9, 9)) == []


def test_a_span_over_paragraphs_has_boxes_in_both() -> None:
    shown = document(LONG)
    geometry = laid_out(shown)
    both = geometry.boxes(Span(0, 11))
    assert both == [*geometry.boxes(Span(0, 5)), *geometry.boxes(Span(7, 11))]


def test_headline_is_larger_than_the_text() -> None:
    shown = document(LONG)
    geometry = laid_out(shown)
    (title,) = geometry.boxes(Span(0, 5))
    (body,) = geometry.boxes(Span(7, 12))
    assert title.height() > body.height()
    assert title.width() > body.width() * 1.3


def test_one_paragraph_gap_between_paragraphs() -> None:
    shown = document(LONG)
    geometry = laid_out(shown)
    last = geometry.boxes(shown.paragraphs[1].span)[-1]
    (after,) = geometry.boxes(shown.paragraphs[2].span)
    assert after.top() - last.bottom() == pytest.approx(13, abs=1)


def test_block_quotes_are_indented() -> None:
    text = "Body.\n\nQuoted."
    kinds = (ParagraphKind.BODY, ParagraphKind.BLOCK_QUOTE)
    spans = (span_of(text, "Body."), span_of(text, "Quoted."))
    geometry = laid_out(Document(text, tuple(map(Paragraph, spans, kinds))))
    (body,), (quoted,) = map(geometry.boxes, spans)
    assert quoted.left() == body.left() + 28


def test_places_and_offsets_agree_after_an_emoji() -> None:
    shown = document("T\n\n😀 Two 😀 words here")
    geometry = laid_out(shown)
    span = span_of(shown.text, "words")
    (box,) = geometry.boxes(span)
    assert geometry.offset_at(box.center()) in range(span.start + 1, span.end)
    assert geometry.offset_at(box.topLeft()) == span.start


def test_visible_range_holds_the_lines_between_two_heights() -> None:
    shown = document(LONG)
    geometry = laid_out(shown)
    boxes = geometry.boxes(shown.paragraphs[1].span)
    start, end = geometry.visible_range(boxes[1].center().y(), boxes[2].center().y())
    assert geometry.boxes(Span(start, end)) == boxes[1:3]
    assert geometry.visible_range(0, 10_000) == (0, len(LONG) + 1)


def test_far_down_only_what_is_visible_counts() -> None:
    shown = document("\n".join(["Some words that fill the line. " * 40] * 800))
    geometry = laid_out(shown)
    top = geometry.line_top(400_000)
    start, end = geometry.visible_range(top, top + 800)
    assert start <= 400_000 < end < 410_000


def test_zoom_scales_type_lines_and_gaps() -> None:
    shown = document(LONG)
    single, double = laid_out(shown), laid_out(shown, Measures(zoom=2.0, column=1280))
    (one,), (two,) = single.boxes(Span(7, 12)), double.boxes(Span(7, 12))
    assert two.height() == 2 * one.height()
    assert two.width() == pytest.approx(2 * one.width(), rel=0.03)


def test_column_narrows_to_the_room_and_no_further_than_readable() -> None:
    assert Measures().fitted(1920).column == 640
    assert Measures(zoom=1.5).fitted(1920).column == 960
    assert Measures().fitted(500).page_width == 500
    assert Measures().fitted(50).column == 220


def test_room_for_initials_only_within_a_line() -> None:
    text = "T\n\nShe said, “yes, of course.” " + "word " * 9 + "“This begins a line, oh.” End."
    shown = document(text)
    geometry = laid_out(shown)
    assert geometry.has_room(span_of(text, "“yes, of course.”"))
    assert not geometry.begins_line(span_of(text, "“yes, of course.”"))
    assert geometry.begins_line(span_of(text, "She"))
    assert not geometry.has_room(span_of(text, "She"))


def test_right_to_left_paragraphs_are_measured_from_the_right() -> None:
    text = "T\n\nשלמה: “דבר”."
    shown = document(text)
    geometry = laid_out(shown)
    first, quoted = span_of(text, "שלמה"), span_of(text, "“דבר”")
    assert geometry.is_leftward(first)
    assert not geometry.is_leftward(Span(0, 1))
    (start,), (later,) = geometry.boxes(first), geometry.boxes(quoted)
    assert later.right() < start.left()
    assert start.right() == pytest.approx(32 + 640, abs=1)


def test_lines_further_down_are_lower() -> None:
    geometry = laid_out(document(LONG))
    tops = [geometry.line_top(offset) for offset in (0, 7, 200, len(LONG) - 1, len(LONG) + 50)]
    assert tops == sorted(tops)
    assert geometry.bottom_of(7) < geometry.bottom_of(len(LONG) + 50)
