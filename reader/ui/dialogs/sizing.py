"""How large a dialog opens: larger where the type is, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from reader.ui.fonts import type_scale

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SHARE = 0.9
"""Of the screen, at most."""


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog a size.

    Args:
        dialog: Whose layout is made already.
        width: In pixels where the system's type has the usual size.
        height: The same; it gets more where its words need more.
    """
    room = dialog.screen().availableSize() * _SHARE
    size = QSize(width, height) * type_scale()
    size.setWidth(min(size.width(), room.width()))
    needed = dialog.heightForWidth(size.width()) if dialog.hasHeightForWidth() else 0
    dialog.resize(size.expandedTo(QSize(0, needed)).boundedTo(room))
