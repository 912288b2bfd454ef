"""A window with an article to decide about: keys in, and what follows on screen and on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reader.model.quotation import Quotation, gather_statements
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import BIRCH, KESTREL, STORY, Rig

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.model.quotation import Statement
    from reader.ui.main_window import MainWindow

Key, NO, CTRL, SHIFT, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)

SCRIPT = (
    Says("has never failed us", KESTREL, confidence=0.97),
    Says("not fail us now", KESTREL, confidence=0.97, goes_on=True),
    Says(
        "A lamp is a lamp", BIRCH, confidence=0.62, others=(("Ada Kestrel", 0.3), ("Marrow", 0.1))
    ),
)


@dataclass
class DecidingRig:
    """A window, and short words for what its tests do and look at."""

    rig: Rig
    window: MainWindow

    @property
    def qtbot(self) -> QtBot:
        return self.rig.qtbot

    def quote(self, words: str) -> Quotation:
        """Return the quotation on screen that holds some words."""
        text = self.window.session.document.text
        return next(q for q in self.window.session.quotations if words in q.span.text_of(text))

    def statement(self, words: str) -> Statement:
        number = self.quote(words).statement
        return next(
            s for s in gather_statements(self.window.session.quotations) if s.number == number
        )

    def select(self, words: str, *, card: bool = False) -> None:
        """Select a statement by its words, as the reader does with the mouse or the keys."""
        number = self.quote(words).statement
        if card:
            self.window.selection.open_card(number)
        else:
            self.window.selection.select(number)

    def press(self, *keys: Key, on: QWidget | None = None, with_: Qt.KeyboardModifier = NO) -> None:
        """Press keys where the focus is, and wait until what they decide is shown."""
        for key in keys:
            self.qtbot.keyClick(on or self.focus, key, with_)
        self.settle()

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until a widget has the keys."""
        for _ in range(80):
            if self.focus is widget:
                return
            self.qtbot.keyClick(self.focus, Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {widget.accessibleName() or widget}")

    def type(self, words: str, *, on: QWidget | None = None) -> None:
        self.qtbot.keyClicks(on or self.focus, words)
        self.settle()

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window.pane.view

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        if place is None:
            self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        else:
            self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked of the library is answered."""
        desk = self.window.deciding.desk
        for _ in range(2):  # what is answered may lead to a decision
            self.rig.until(lambda: desk.is_settled)
            done: list[object] = []
            desk.library.run(lambda _workspace: True, done.append)
            self.rig.until(lambda done=done: bool(done))
        self.rig.until(lambda: desk.is_settled)

    def shown(self) -> dict[str, str | None]:
        """Return who speaks on screen, by the first words of each quotation of speech."""
        return spoken(self.window.session.document.text, self.window.session.quotations)

    def on_disk(self) -> dict[str, str | None]:
        """Return the same as another program reads it in the library's file."""
        article = self.rig.kept(self.window)
        return spoken(article.document.text, article.quotations)

    def undo(self) -> None:
        self.press(Key.Key_Z, with_=CTRL)

    def redo(self) -> None:
        self.press(Key.Key_Z, with_=CTRL | SHIFT)

    def action(self, name: str) -> str:
        """Return what the menu calls an action."""
        return self.window.commands[name].text().replace("&", "")


def spoken(text: str, quotations: tuple[Quotation, ...]) -> dict[str, str | None]:
    names: dict[str, str | None] = {}
    for quotation in quotations:
        if quotation.kind.is_speech:
            words = quotation.span.text_of(text)
            key = f"{words} again" if words in names else words
            names[key] = quotation.speaker.name if quotation.speaker else None
    return names


__all__ = ["ALT", "CTRL", "NO", "SCRIPT", "SHIFT", "STORY", "DecidingRig", "Key"]
