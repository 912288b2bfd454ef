"""The badge: hue, line and initials, in every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from reader.ui.page.badge import badge_pixmap, badge_size, paint_badge
from reader.ui.speaker_style import SpeakerStyle, UnderlineStyle
from reader.ui.theme import DARK, LIGHT
from tests.helpers.pixels import count_colour

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


def test_shows_hue_and_line(qtbot: QtBot) -> None:
    for theme in (LIGHT, DARK):
        image = badge_pixmap(SpeakerStyle("MO", 2), theme, QSize(48, 36)).toImage()
        assert count_colour(image, theme.hue(2).fill) > 400
        assert count_colour(image, theme.hue(2).strong) > 40


def test_initials_and_lines_tell_speakers_apart(qtbot: QtBot) -> None:
    styles = [SpeakerStyle("MO", 2), SpeakerStyle("AB", 2)]
    styles += [SpeakerStyle("MO", 2, line) for line in UnderlineStyle if line.value != "single"]
    images = [badge_pixmap(style, LIGHT).toImage() for style in styles]
    assert all(a != b for n, a in enumerate(images) for b in images[:n])


def test_without_a_speaker(qtbot: QtBot) -> None:
    image = badge_pixmap(None, LIGHT).toImage()
    assert all(count_colour(image, hue.fill) == 0 for hue in LIGHT.hues)
    assert count_colour(image, LIGHT.neutral_line) > 10


def test_initials_without_a_colour(qtbot: QtBot) -> None:
    def badge(words: str) -> QImage:
        pixmap = QPixmap(badge_size())
        pixmap.fill(LIGHT.page)
        with QPainter(pixmap) as painter:
            paint_badge(painter, QRectF(pixmap.rect()), None, LIGHT, words)
        return pixmap.toImage()

    assert badge("MO") != badge("?")
    assert all(count_colour(badge("MO"), hue.fill) == 0 for hue in LIGHT.hues)


def test_sharp_on_dense_screens(qtbot: QtBot) -> None:
    pixmap = badge_pixmap(SpeakerStyle("MO", 0), LIGHT, QSize(24, 18), 2.0)
    assert pixmap.size() == QSize(48, 36)
    assert pixmap.deviceIndependentSize().toSize() == QSize(24, 18)
