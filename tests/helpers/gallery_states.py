"""States of the window that take an analyser which says what it is told to."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.model.span import Span
from reader.ui.messages import MessageLevel, MessageTopic
from reader.ui.models.facets import Facet
from reader.ui.models.statements_model import StatementOrder
from reader.ui.session import Stage
from tests.helpers import gallery_article as article
from tests.helpers.scripted_analyser import Fault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from reader.ui.main_window import MainWindow
    from tests.helpers.fickle_analyser import Mind

LIMIT_S = 20
STOPPED_AT = "Elias Tern"


@dataclass
class Scene:
    """A window, its analyser's mind, and a folder for articles."""

    window: MainWindow
    mind: Mind
    folder: Path

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        end = time.monotonic() + LIMIT_S
        while not condition():
            if time.monotonic() > end:
                raise SystemExit("A state does not come up.")
            QTest.qWait(20)

    def settle(self) -> None:
        """Wait until what was decided is on disk and on screen."""
        QTest.qWait(100)
        self.until(lambda: self.window.deciding.desk.is_settled)

    def open(self, text: str, name: str = "lamp.txt") -> None:
        """Open a text as a file and wait until it is analysed."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.window.session.open_path(path)
        self.until(
            lambda: (
                self.window.session.document is not None
                and self.window.session.document.text == text
                and self.window.session.stage in (Stage.DONE, Stage.STOPPED)
            )
        )
        self.settle()

    def select(self, words: str, *, card: bool = False) -> None:
        """Select the statement that holds some words."""
        session = self.window.session
        text = "" if session.document is None else session.document.text
        found = [q for q in session.quotations if words in q.span.text_of(text)][
            -1
        ]  # the inner one
        show = self.window.selection.open_card if card else self.window.selection.select
        show(found.statement)

    def do(self, *names: str) -> None:
        """Trigger actions, one after the other."""
        for name in names:
            self.window.commands[name].trigger()
            self.settle()

    def choose_speaker(self, letters: str) -> None:
        """Answer the question who speaks."""
        picker = self.window.deciding.speaker_change.picker
        self.do("set_speaker")
        picker.box.setText(letters)
        QTest.keyClick(picker.box, Qt.Key.Key_Return)
        self.settle()


def _drag(widget: QWidget, place: QPoint, pressed: bool) -> None:
    kind = QEvent.Type.MouseButtonPress if pressed else QEvent.Type.MouseMove
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(
        widget,
        QMouseEvent(
            kind,
            QPointF(place),
            QPointF(widget.mapToGlobal(place)),
            left if pressed else Qt.MouseButton.NoButton,
            left,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def _over(scene: Scene, aside: bool) -> None:
    """Drag the second speaker on the first, or next to it."""
    chips = scene.window.pane.legend.chips
    source, target = chips[1], chips[0]
    end = source.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    if aside:
        end = source.rect().center() + QPoint(30, 160)
    _drag(source, source.rect().center(), pressed=True)
    for place in (source.rect().center() + QPoint(20, 0), end):
        _drag(source, place, pressed=False)


def doubts(scene: Scene) -> None:
    scene.window.pane.view.scroll_to(0)


def card_of(words: str) -> Callable[[Scene], None]:
    return lambda scene: scene.select(words, card=True)


def quote_menu(scene: Scene) -> None:
    scene.select("A lamp is a lamp", card=False)
    view = scene.window.pane.view
    QTest.qWait(300)
    view.menu_asked.emit(view.viewport().mapToGlobal(QPoint(200, 120)))


def filter_menu(scene: Scene) -> None:
    scene.select("A lamp is a lamp")
    scene.do("flag")
    scene.window.statements._turn_facet(Facet.PROBABLE)
    scene.window.statements._turn_facet(Facet.FLAGGED)
    scene.window.statements.facet_button.click()


def no_hits(scene: Scene) -> None:
    scene.window.statements.search.setText("zeppelin")
    scene.window.library_panel.search.setText("zeppelin")


def library_hits(scene: Scene) -> None:
    scene.window.library_panel.search.setText("lamp")


def legend_menu(scene: Scene) -> None:
    legend = scene.window.pane.legend
    chip = legend.chips[1]
    legend.menu_asked.emit("Ada Kestrel", chip.mapToGlobal(chip.rect().bottomLeft()))


def edges_inside(scene: Scene) -> None:
    scene.select("a very dear candle")
    scene.do("edges")
    view = scene.window.pane.view
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)


def correction(scene: Scene) -> None:
    view, document = scene.window.pane.view, scene.window.session.document
    start = document.text.index("harbour master, was")
    view.select_span(Span(start, start + len("harbour master")))
    scene.do("correct_text")


def refused_correction(scene: Scene) -> None:
    correction(scene)
    box = scene.window.deciding.texts.box
    box.words.selectAll()
    QTest.keyClicks(box.words, "   ")
    QTest.keyClick(box.words, Qt.Key.Key_Return)


def several_steps(scene: Scene) -> None:
    scene.select("A lamp is a lamp")
    scene.do("accept", "flag")
    scene.select("Nobody asked")
    scene.choose_speaker("tern")
    scene.do("reject", "undo", "undo_history")


def company(scene: Scene) -> None:
    scene.select("mercury bath")
    scene.choose_speaker("Ruth")


def decided(scene: Scene) -> None:
    scene.select("a very dear candle")
    scene.choose_speaker("kestrel")
    QTest.keyClick(QApplication.focusWidget() or scene.window, Qt.Key.Key_Escape)
    scene.select("final, and in")
    scene.do("accept", "flag")
    scene.window.selection.clear()


def own_colour(scene: Scene) -> None:
    scene.select("A lamp is a lamp")
    scene.do("edit_speaker")
    dialog = scene.window.deciding.speakers.dialog
    dialog.colour_row.digits.setText("#111144")
    dialog.colour_row.digits.textEdited.emit("#111144")


def differences(scene: Scene) -> None:
    scene.mind.script = (*article.CHANGED_MIND, *article.OTHER_CHANGED_MIND)
    scene.mind.name = "fickle 2"
    scene.do("analyse")
    scene.until(scene.window.anew.differing.panel.isVisible)
    scene.settle()


def everything(scene: Scene) -> None:
    scene.mind.script = (*article.CHANGED_MIND, *article.OTHER_CHANGED_MIND)
    scene.mind.name = "fickle 3"
    scene.do("analyse_all")
    run = scene.window.anew.everything
    run.dialog.start_button.click()
    scene.until(lambda: not run.run.is_on)
    scene.settle()


def orphans(scene: Scene) -> None:
    scene.select("A lamp is a lamp")
    scene.do("flag")
    scene.select("Nobody asked")
    scene.choose_speaker("tern")
    kept = [line for line in article.ARTICLE.split("\n") if "A lamp is" not in line]
    text = "\n".join(line for line in kept if "Nobody asked" not in line)
    (scene.folder / "lamp.txt").write_text(text, encoding="utf-8")
    scene.do("read_source")
    QTest.qWait(800)
    scene.settle()


def orphans_list(scene: Scene) -> None:
    orphans(scene)
    scene.do("orphans")


def stopped(scene: Scene) -> None:
    scene.mind.faults = {STOPPED_AT: Fault.HOLD}
    text = article.ARTICLE.replace("Monday", "Tuesday")
    (scene.folder / "half.txt").write_text(text, encoding="utf-8")
    scene.window.session.open_path(scene.folder / "half.txt")
    QTest.qWait(1000)
    scene.window.session.cancel()
    scene.until(lambda: scene.window.session.stage is Stage.STOPPED)


def running(scene: Scene) -> None:
    scene.mind.faults = {STOPPED_AT: Fault.HOLD}
    text = article.ARTICLE.replace("Monday", "Wednesday")
    (scene.folder / "running.txt").write_text(text, encoding="utf-8")
    scene.window.session.open_path(scene.folder / "running.txt")
    QTest.qWait(2000)


def messages(scene: Scene) -> None:
    tell = scene.window.notices.tell
    tell("3 files were not opened: notes.key, plan.psd, song.mp3.", MessageTopic.ARTICLE)
    tell("Your settings could not be read.", MessageTopic.APP, MessageLevel.WARNING)
    scene.window.session.open_path(scene.folder / "missing.txt")
    QTest.qWait(300)


def hints(scene: Scene) -> None:
    options = scene.window.options
    options.use(replace(options.settings, hints_done=()))
    scene.window.hints.update()


def long_article(scene: Scene) -> None:
    scene.open(article.OTHERS["long.txt"], "long.txt")
    view = scene.window.pane.view
    view.scroll_to(len(article.OTHERS["long.txt"]) // 2)


def no_quotes(scene: Scene) -> None:
    scene.open("Nothing was said\n\nThe day passed without a word.\n", "quiet.txt")


def foreign(scene: Scene) -> None:
    scene.window.notices.tell(
        "This article seems to be in German.", MessageTopic.ARTICLE, MessageLevel.WARNING
    )


def several(scene: Scene) -> None:
    scene.window.statements.view.selectAll()


def by_speaker(scene: Scene) -> None:
    scene.window.statements.set_order(StatementOrder.SPEAKER)


def review_card(scene: Scene) -> None:
    scene.do("review")


def review_end(scene: Scene) -> None:
    scene.do("review")
    for _ in range(9):
        if scene.window.deciding.reviewing.is_on:
            scene.do("accept")


def long_name(scene: Scene) -> None:
    scene.select("Lenses of the first", card=True)


def paste_box(scene: Scene) -> None:
    scene.do("paste_box")


def dropping(scene: Scene) -> None:
    scene.window._cover.cover()


SCRIPTED: dict[str, Callable[[Scene], None]] = {
    "voices": doubts,
    "card-probable": card_of("A lamp is a lamp"),
    "card-nobody": card_of("shame on all"),
    "card-nested": card_of("Never trust"),
    "card-repeat": card_of("lamp has never failed us"),
    "card-long-name": long_name,
    "quote-menu": quote_menu,
    "legend-menu": legend_menu,
    "filter-menu": filter_menu,
    "by-speaker": by_speaker,
    "several": several,
    "drag": lambda scene: _over(scene, aside=False),
    "drag-aside": lambda scene: _over(scene, aside=True),
    "edges-inside": edges_inside,
    "correction-words": correction,
    "correction-refused": refused_correction,
    "decided": decided,
    "company": company,
    "undo-steps": several_steps,
    "own-colour": own_colour,
    "review-scripted": review_card,
    "review-end": review_end,
    "no-hits": no_hits,
    "library-hits": library_hits,
    "messages": messages,
    "hints": hints,
    "dropping": dropping,
    "paste-box": paste_box,
    "differences": differences,
    "all-again-results": everything,
    "orphans-told": orphans,
    "orphans-list": orphans_list,
    "no-quotes": no_quotes,
    "long": long_article,
    "running": running,
    "stopped": stopped,
}
