"""The bundled typefaces: there, licensed, and with the letters articles need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo, QRawFont

from reader.paths import resource
from reader.ui.fonts import load_fonts, sans_font, serif_font

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_all_files_load(qtbot: QtBot) -> None:
    assert load_fonts() == ()


@pytest.mark.parametrize("family", ["literata", "inter"])
def test_licence_stands_beside_the_files(family: str) -> None:
    licence = resource("fonts", family, "OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_serif_has_the_letters_of_names_and_the_marks(qtbot: QtBot) -> None:
    face = QRawFont.fromFont(serif_font(18))
    assert face.familyName() == "Literata"
    assert [c for c in "aé“”‘’—…šłőşŽΩЖ" if not face.supportsCharacter(ord(c))] == []


def test_semibold_is_a_cut_of_its_own(qtbot: QtBot) -> None:
    assert QRawFont.fromFont(serif_font(18, semibold=True)).weight() == 600
    assert QRawFont.fromFont(sans_font(18, semibold=True)).weight() == 600


@pytest.mark.parametrize("dpi", [96.0, 120.0])
def test_size_is_in_pixels_whatever_the_screen(qtbot: QtBot, dpi: float) -> None:
    assert serif_font(17.5, dpi=dpi).pointSizeF() * dpi / 72 == pytest.approx(17.5, abs=0.1)


def test_only_installed_families_are_named(qtbot: QtBot) -> None:
    for font in (serif_font(18), sans_font(13)):
        assert QFontInfo(font).family() == font.families()[0]
