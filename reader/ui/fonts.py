"""The typefaces of the window: bundled ones, then the system's for other scripts."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from reader.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

USUAL_DPI = 72.0 if sys.platform == "darwin" else 96.0
"""Dots an inch at which the system's type has its usual size, and a point that many pixels."""

SERIF = "Literata"
SANS = "Inter"

# Families for the scripts the bundled faces lack; those the system has not are left out.
_OTHER_SERIFS = (
    "Noto Serif",
    "DejaVu Serif",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "Noto Serif CJK KR",
    "Source Han Serif",
    "Songti SC",
    "SimSun",
    "Yu Mincho",
    "Hiragino Mincho ProN",
    "Batang",
    "Noto Naskh Arabic",
    "Amiri",
    "Noto Serif Hebrew",
    "Noto Serif Devanagari",
    "Noto Sans CJK SC",
    "WenQuanYi Zen Hei",
)
_OTHER_SANS = (
    "Noto Sans",
    "DejaVu Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Source Han Sans",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "WenQuanYi Zen Hei",
)
_FILES = {
    SERIF: ("Literata-Regular", "Literata-Italic", "Literata-SemiBold"),
    SANS: ("Inter-Regular", "Inter-Medium", "Inter-SemiBold"),
}


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled typefaces; needs an application, and does its work once.

    Returns:
        The files that could not be loaded; the window works with the system's fonts then.
    """
    missing = []
    for family, names in _FILES.items():
        for name in names:
            path = resource("fonts", family.lower(), f"{name}.woff2")
            if not path.is_file() or QFontDatabase.addApplicationFont(str(path)) < 0:
                missing.append(str(path))
    return tuple(missing)


def type_scale() -> float:
    """Return how much larger than usual the system sets type: 2.0 is 200 %."""
    screen = QGuiApplication.primaryScreen()
    return 1.0 if screen is None else screen.logicalDotsPerInch() / USUAL_DPI


def serif_font(pixels: float, *, dpi: float = USUAL_DPI, semibold: bool = False) -> QFont:
    """Return the face of the article and of quoted words."""
    return _font(_installed(SERIF, _OTHER_SERIFS), pixels, dpi, semibold=semibold)


def sans_font(pixels: float, *, dpi: float = USUAL_DPI, semibold: bool = False) -> QFont:
    """Return the face of controls, captions and badges."""
    return _font(_installed(SANS, _OTHER_SANS), pixels, dpi, semibold=semibold)


def _font(families: Iterable[str], pixels: float, dpi: float, *, semibold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(pixels * 72 / dpi)  # QFont counts pixels in whole numbers only
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    return font


@cache
def _installed(first: str, others: tuple[str, ...]) -> tuple[str, ...]:
    load_fonts()
    known = set(QFontDatabase.families())
    return tuple(family for family in (first, *others) if family in known) or (first,)
