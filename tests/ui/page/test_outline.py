"""The outline around words on several lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from reader.ui.page.outline import outline_of


def test_lines_that_meet_make_one_shape() -> None:
    outline = outline_of([QRectF(50, 0, 50, 20), QRectF(0, 20, 80, 20)], 4)
    assert len(outline.toSubpathPolygons()) == 1
    assert outline.boundingRect() == QRectF(0, 0, 100, 40)
    assert outline.contains(QPointF(60, 20))
    assert not outline.contains(QPointF(20, 10))


def test_lines_apart_make_two() -> None:
    outline = outline_of([QRectF(80, 0, 50, 20), QRectF(0, 20, 60, 20)], 4)
    assert len(outline.toSubpathPolygons()) == 2


def test_corners_are_rounded() -> None:
    outline = outline_of([QRectF(0, 0, 60, 20)], 4)
    assert not outline.contains(QPointF(0.3, 0.3))
    assert outline.contains(QPointF(3, 3))


def test_nothing_gives_nothing() -> None:
    assert outline_of([], 4).isEmpty()
    assert outline_of([QRectF(5, 5, 0, 20)], 4).isEmpty()
