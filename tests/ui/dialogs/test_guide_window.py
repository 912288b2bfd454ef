"""The user guide: its pages, its pictures, and nothing from anywhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument

from reader.ui.dialogs.guide_window import GuideWindow, guide_pages
from reader.ui.theme import DARK

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def guide(qtbot, appearance):
    made = GuideWindow(appearance)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_page_can_be_read(guide, qtbot):
    pages = guide_pages()
    assert guide.list.count() == len(pages) >= 6
    for row, (title, _path) in enumerate(pages):
        guide.list.setCurrentRow(row)
        assert guide.page.toPlainText().startswith(title)


def test_pictures_fit_the_page(guide):
    picture = guide.page.loadResource(IMAGE, QUrl("screenshots/window-light.png"))
    assert not picture.isNull()
    assert picture.width() <= guide.page.viewport().width() * guide.devicePixelRatioF()


@pytest.mark.parametrize("name", ["https://example.org/a.png", "file:///etc/passwd"])
def test_nothing_else_is_loaded(guide, name):
    assert guide.page.loadResource(IMAGE, QUrl(name)) is None


def test_links_lead_to_pages_and_addresses_outside(guide, monkeypatch):
    guide.page.anchorClicked.emit(QUrl("6-library.md"))
    assert guide.list.currentItem().text() == "The library"
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    guide.page.anchorClicked.emit(QUrl("https://example.org"))
    assert opened == [QUrl("https://example.org")]


def test_opens_by_its_key_once(rig, qtbot):
    window = rig.analysed()
    for _ in range(2):
        qtbot.keyClick(window.pane.view, Qt.Key.Key_F1)
    guides = window.findChildren(GuideWindow)
    assert len(guides) == 1
    assert guides[0].isVisible()
    settings = window.options.settings
    window.options.use(type(settings)(theme=type(settings.theme)("dark")))
    assert guides[0].page.palette().base().color() == DARK.page
    guides[0].close()
