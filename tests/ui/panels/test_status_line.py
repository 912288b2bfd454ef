"""The line at the foot of the window."""

from __future__ import annotations

from reader.ui.panels.status_line import StatusLine


def first_ink(line):
    """Return how far from the left something is first drawn."""
    image = line.grab().toImage()
    middle = range(4, image.height() - 3)
    ground = image.pixelColor(1, image.height() // 2)
    return next(
        x for x in range(2, image.width()) if any(image.pixelColor(x, y) != ground for y in middle)
    )


def test_messages_begin_where_the_counts_begin(qtbot, appearance):
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(500, 24)
    line.show()
    line.show_counts(11, 3, 2)
    line.clearMessage()
    qtbot.waitUntil(lambda: first_ink(line) < 20)
    counts = first_ink(line)
    line.showMessage("11 of them")
    assert first_ink(line) == counts
