"""A speaker's badge: initials on the full hue, with the line that stands under the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from reader.ui.fonts import USUAL_DPI, sans_font, type_scale
from reader.ui.page.lines import draw_line

if TYPE_CHECKING:
    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme

_USUAL_SIZE = QSize(24, 18)
_RADIUS = 4.0


def badge_size(factor: float = 1.0) -> QSize:
    """Return the size of a badge beside the system's type, or a multiple of it."""
    return _USUAL_SIZE * (type_scale() * factor)


def paint_badge(
    painter: QPainter,
    box: QRectF,
    style: SpeakerStyle | None,
    theme: Theme,
    colourless: str = "?",
) -> None:
    """Draw a badge that fills `box`.

    Args:
        painter: Draws on what shows the badge.
        box: Where to.
        style: Of the speaker, or None for a badge without colour.
        theme: Colours.
        colourless: What stands in the latter; "?" is the badge of unattributed words.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    radius = min(_RADIUS, box.height() / 4)
    shape.addRoundedRect(box, radius, radius)
    unit = max(1.0, box.height() / 24)
    if style is None:
        painter.setPen(theme.neutral_line)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        ink, text = theme.dim, colourless
    else:
        hue = theme.hue(style.tint)
        painter.setClipPath(shape)
        painter.fillRect(box, hue.fill)
        draw_line(painter, box, hue.strong, style.underline, is_dashed=False, unit=unit)
        ink, text = theme.on_fill(style.tint), style.initials
    share = 0.56 if len(text) < 3 else 0.46
    painter.setFont(sans_font(box.height() * share, dpi=_dpi(painter), semibold=True))
    painter.setPen(ink)
    painter.drawText(box.adjusted(0, 0, 0, -1.5 * unit), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def badge_pixmap(
    style: SpeakerStyle | None, theme: Theme, size: QSize = _USUAL_SIZE, ratio: float = 1.0
) -> QPixmap:
    """Return a badge as a picture, for item views and labels.

    Args:
        style: Of the speaker; None for unattributed words.
        theme: Colours.
        size: In device-independent pixels.
        ratio: Device pixels in one of them.
    """
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_badge(painter, QRectF(0, 0, size.width(), size.height()), style, theme)
    painter.end()
    return pixmap


def _dpi(painter: QPainter) -> float:
    device = painter.device()
    return float(device.logicalDpiY()) if device is not None else USUAL_DPI
