"""Fixtures of the window's tests; each leaves the application as it found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette

from reader.settings import ThemeChoice
from reader.ui.appearance import Appearance
from tests.helpers.window import Rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def restore(application: QApplication) -> None:
    """Take back colours and style sheet, and delete what waits to be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.setStyleSheet("")
    application.setPalette(QPalette())


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """Return light colours, in force."""
    made = Appearance(qapp, ThemeChoice.LIGHT)
    yield made
    made.deleteLater()
    restore(qapp)


@pytest.fixture
def rig(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Rig]:
    """Return what starts windows."""
    made = Rig(qtbot, qapp, tmp_path)
    yield made
    made.end()
    restore(qapp)
