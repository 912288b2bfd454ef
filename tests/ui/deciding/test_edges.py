"""Moving a quote's edges: by keys and by mouse, kept or left, undone, and on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.deciding import Deciding
from reader.errors import LibraryError
from reader.model.quotation import ReviewState
from reader.model.span import Span
from reader.review.edges import Side
from reader.ui.deciding import edge_desk
from reader.ui.theme import DARK, LIGHT, SEPIA, contrast_ratio
from tests.helpers.deciding_window import ALT, CTRL, NO, SHIFT, DecidingRig, Key
from tests.helpers.pixels import count_colour, drawn
from tests.helpers.scripted_analyser import Says
from tests.helpers.window import KESTREL, STORY

if TYPE_CHECKING:
    from reader.model.quotation import Quotation

LAMP = "“A lamp is a lamp,”"


@pytest.fixture
def view(desk: DecidingRig):
    return desk.window.pane.view


@pytest.fixture
def bar(desk: DecidingRig):
    return desk.window.pane.edge_bar


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a screen reader is told."""
    words: list[str] = []
    monkeypatch.setattr(edge_desk, "announce", lambda _source, said: words.append(said))
    return words


def live(desk: DecidingRig) -> str:
    """Return the words between the handles."""
    span = desk.window.pane.view.handles.span
    assert span is not None
    return span.text_of(desk.window.session.document.text)


def speech(desk: DecidingRig) -> list[Quotation]:
    return [q for q in desk.window.session.quotations if q.kind.is_speech]


def begin(desk: DecidingRig, words: str = "A lamp is a lamp") -> None:
    desk.select(words)
    desk.window.pane.view.setFocus()
    desk.press(Key.Key_E)
    assert desk.window.pane.edge_bar.isVisible()


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Key.Key_Right, SHIFT, "“A lamp is a lamp,” B"),
        (Key.Key_Left, SHIFT, "“A lamp is a lamp,"),
        (Key.Key_Right, ALT, "A lamp is a lamp,”"),
        (Key.Key_Left, ALT, ". “A lamp is a lamp,”"),
        (Key.Key_Right, SHIFT | CTRL, "“A lamp is a lamp,” Birch"),
        (Key.Key_Left, SHIFT | CTRL, "“A lamp is a lamp"),
        (Key.Key_Right, ALT | CTRL, "A lamp is a lamp,”"),
        (Key.Key_Left, ALT | CTRL, "sure. “A lamp is a lamp,”"),
    ],
)
def test_keys(desk: DecidingRig, key, modifiers, words: str):
    begin(desk)
    desk.press(key, with_=modifiers)
    assert live(desk) == words
    assert desk.on_disk() == desk.shown()
    assert not desk.window.commands["undo"].isEnabled()
    desk.press(Key.Key_Return)
    assert words in desk.on_disk()
    assert LAMP not in desk.on_disk()
    assert desk.on_disk() == desk.shown()


@pytest.mark.parametrize("keep", [Key.Key_Return, Key.Key_Enter, Key.Key_E])
def test_many_moves_are_one_step(desk: DecidingRig, view, bar, keep):
    before = desk.on_disk()
    begin(desk)
    desk.press(Key.Key_Right, Key.Key_Right, with_=SHIFT | CTRL)
    desk.press(Key.Key_Left, with_=ALT | CTRL)
    desk.press(keep)
    assert not bar.isVisible()
    assert view.handles.span is None
    words = "sure. “A lamp is a lamp,” Birch said"
    assert desk.on_disk()[words] == "Tom Birch"
    assert desk.quote(words).review.state is ReviewState.CORRECTED
    assert view.selected_statement == desk.quote(words).statement
    assert desk.action("undo") == "Undo Move Quote Edges"
    desk.undo()
    assert desk.on_disk() == before == desk.shown()
    assert not desk.window.commands["undo"].isEnabled()
    desk.redo()
    assert words in desk.on_disk()


def test_escape_leaves_and_steps_back_once(desk: DecidingRig, view, bar):
    before = desk.on_disk()
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    desk.press(Key.Key_Escape)
    assert not bar.isVisible()
    assert view.selected_statement == desk.quote("A lamp is a lamp").statement
    assert desk.window.status.currentMessage() == "The edges stay where they were"
    assert desk.on_disk() == before == desk.shown()
    assert view.highlights.touching(0, 999) == speech(desk)
    desk.press(Key.Key_Escape)
    assert view.selected_statement is None


def test_nothing_jumps_back_while_it_is_kept(desk: DecidingRig, view):
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    moved = view.handles.span
    desk.qtbot.keyClick(view, Key.Key_Return)
    assert not desk.window.deciding.desk.is_settled
    assert moved in [q.span for q in view.highlights.touching(0, 999)]
    desk.settle()
    assert moved in [q.span for q in view.highlights.touching(0, 999)]


def test_nothing_moved_is_no_step(desk: DecidingRig):
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT)
    desk.press(Key.Key_Left, with_=SHIFT)
    desk.press(Key.Key_Return)
    assert not desk.window.commands["undo"].isEnabled()
    assert desk.window.status.currentMessage() == "The edges stay where they were"


def test_last_move_is_taken_back(desk: DecidingRig, bar):
    desk.select("A lamp is a lamp")
    desk.press(Key.Key_F)
    begin(desk)
    desk.press(Key.Key_Right, Key.Key_Right, with_=SHIFT | CTRL)
    desk.undo()
    assert live(desk) == "“A lamp is a lamp,” Birch"
    desk.undo()
    desk.undo()
    assert live(desk) == LAMP
    assert bar.isVisible()
    assert desk.quote("A lamp is a lamp").review.is_flagged


def test_keys_are_as_before_outside(desk: DecidingRig, view):
    begin(desk)
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Right, with_=SHIFT)
    assert view.selected_span() is not None
    assert view.selected_span().start == desk.quote("A lamp is a lamp").span.end


def test_shortcuts_of_the_same_keys_rest_meanwhile(desk: DecidingRig):
    gone_back: list[bool] = []
    back = desk.window.commands["back"]
    back.triggered.connect(lambda: gone_back.append(True))
    begin(desk)
    back.setEnabled(True)
    desk.press(Key.Key_Left, with_=ALT)
    assert gone_back == []
    desk.press(Key.Key_Escape)
    back.setEnabled(True)
    desk.press(Key.Key_Left, with_=ALT)
    assert gone_back == [True]


def test_pieces_in_turn_are_one_step(desk: DecidingRig, bar):
    begin(desk, "not fail us now")
    assert bar.title.text() == "Edges of piece 1 of 2"
    assert live(desk) == "“The lamp has never failed us,”"
    desk.press(Key.Key_Left, with_=SHIFT | CTRL)
    desk.press(Key.Key_Tab)
    assert bar.title.text() == "Edges of piece 2 of 2"
    assert live(desk) == "“It will not fail us now.”"
    desk.press(Key.Key_Right, with_=ALT)
    desk.press(Key.Key_Tab)
    assert live(desk) == "“The lamp has never failed us"
    desk.press(Key.Key_Backtab, with_=SHIFT)
    assert live(desk) == "It will not fail us now.”"
    desk.press(Key.Key_Return)
    assert {"“The lamp has never failed us", "It will not fail us now.”"} < set(desk.on_disk())
    one, two = desk.statement("not fail us now").pieces
    assert one.statement == two.statement
    desk.undo()
    assert not desk.window.commands["undo"].isEnabled()


def test_piece_that_was_clicked_comes_first(desk: DecidingRig, view, bar):
    piece = desk.quote("not fail us now").span
    desk.click(view.viewport(), middle(view, piece))
    assert not desk.window.pane.card.isHidden()
    desk.press(Key.Key_E)
    assert desk.window.pane.card.isHidden()
    assert bar.title.text() == "Edges of piece 2 of 2"
    desk.click(view.viewport(), middle(view, desk.statement("not fail us").first.span))
    assert bar.title.text() == "Edges of piece 1 of 2"
    assert desk.window.pane.card.isHidden()
    desk.press(Key.Key_Escape)
    assert not desk.window.pane.card.isHidden()


def test_pieces_of_a_statement_never_touch(desk: DecidingRig, view):
    begin(desk, "not fail us now")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Left, with_=ALT)
    assert live(desk) == ". “It will not fail us now.”"
    for _ in range(60):
        desk.qtbot.keyClick(view, Key.Key_Left, ALT)
    assert live(desk) == "said Ada Kestrel, the harbour master. “It will not fail us now.”"


def middle(view, span: Span) -> QPoint:
    start, end = view.edge_lines(span)
    return ((start.center() + end.center()) / 2).toPoint()


def drag(desk: DecidingRig, side: Side, to: QPointF, modifiers=NO) -> None:
    """Drag a handle to a place, in two moves."""
    view = desk.window.pane.view
    port = view.viewport()
    line = view.edge_lines(view.handles.span)[0 if side is Side.START else 1]
    at = line.center().toPoint()
    desk.qtbot.mousePress(port, Qt.MouseButton.LeftButton, modifiers, at)
    for place in ((QPointF(at) + to) / 2, to):
        move(port, place, modifiers, Qt.MouseButton.LeftButton)
    desk.qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, modifiers, to.toPoint())
    desk.settle()


def move(port, place: QPointF, modifiers=NO, button=Qt.MouseButton.NoButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, port.mapToGlobal(place), Qt.MouseButton.NoButton, button,
        modifiers,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def place_of(desk: DecidingRig, words: str, *, at_end: bool = False) -> QPointF:
    text = desk.window.session.document.text
    start = text.index(words)
    lines = desk.window.pane.view.edge_lines(Span(start, start + len(words)))
    return lines[1 if at_end else 0].center()


def test_handles_are_dragged(desk: DecidingRig, view):
    begin(desk)
    drag(desk, Side.END, place_of(desk, "Birch said.", at_end=True))
    assert live(desk) == "“A lamp is a lamp,” Birch said."
    drag(desk, Side.START, place_of(desk, "was less"))
    assert live(desk) == "was less sure. “A lamp is a lamp,” Birch said."
    assert view.selected_span() is None
    assert desk.window.pane.card.isHidden()
    assert not desk.window.commands["undo"].isEnabled()
    desk.press(Key.Key_Return)
    assert "was less sure. “A lamp is a lamp,” Birch said." in desk.on_disk()


def test_dragging_with_ctrl_goes_by_word(desk: DecidingRig):
    begin(desk)
    drag(desk, Side.END, place_of(desk, "Birch sai", at_end=True), CTRL)
    assert live(desk) == "“A lamp is a lamp,” Birch said"


def test_handles_can_be_seen_and_grasped(desk: DecidingRig, view):
    begin(desk)
    areas = view.handles.areas()
    assert set(areas) == {Side.START, Side.END}
    for side, area in areas.items():
        assert min(area.width(), area.height()) >= 24
        for theme in (LIGHT, DARK, SEPIA):
            view.set_theme(theme)
            seen = count_colour(drawn(view.viewport()), theme.accent, area.toAlignedRect())
            assert seen > 100, side
            assert contrast_ratio(theme.accent, theme.page) >= 3  # its ring is the page's colour
    view.hide_edges()
    box = areas[Side.END].toAlignedRect()
    assert count_colour(drawn(view.viewport()), view.theme.accent, box) == 0


def test_mouse_shows_what_it_can_grasp(desk: DecidingRig, view):
    begin(desk)
    port = view.viewport()
    move(port, view.edge_lines(view.handles.span)[1].center() + QPointF(11, 0))
    assert port.cursor().shape() == Qt.CursorShape.SizeHorCursor
    move(port, place_of(desk, "The council"))
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor
    move(port, view.edge_lines(view.handles.span)[0].center())
    desk.press(Key.Key_Escape)
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_marks_follow_while_edges_move(desk: DecidingRig, view):
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    number = desk.quote("A lamp is a lamp").statement
    assert view.statement_at(place_of(desk, "irch said.").toPoint()) == number
    desk.press(Key.Key_Escape)
    assert view.statement_at(place_of(desk, "irch said.").toPoint()) == 0


def test_going_elsewhere_leaves_and_offers_what_was_moved(desk: DecidingRig, view, bar):
    before = desk.on_disk()
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    desk.press(Key.Key_N)
    assert not bar.isVisible()
    assert view.highlights.touching(0, 999) == speech(desk)
    assert desk.on_disk() == before
    toast = desk.window.deciding.toast
    assert toast.label.text() == "The edges stay where they were"
    desk.click(toast.button)
    assert "“A lamp is a lamp,” Birch" in desk.on_disk()
    assert view.selected_statement == desk.quote("A lamp is a lamp").statement


def test_another_decision_ends_it(desk: DecidingRig, view, bar):
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    desk.press(Key.Key_F)
    assert not bar.isVisible()
    assert view.highlights.touching(0, 999) == speech(desk)
    assert LAMP in desk.on_disk()


def test_buttons_of_the_bar(desk: DecidingRig, view, bar):
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    desk.click(bar.leave)
    assert LAMP in desk.on_disk()
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    desk.click(bar.keep)
    assert "“A lamp is a lamp,” Birch" in desk.on_disk()
    assert view.hasFocus()


def test_screen_readers_hear_where_the_edges_are(desk: DecidingRig, heard):
    begin(desk)
    assert heard[-1].startswith("Edges of this quote: Shift + Left or Right moves the end,")
    desk.press(Key.Key_Left, with_=SHIFT | CTRL)
    assert heard[-1] == "Ends: lamp is a lamp"
    desk.press(Key.Key_Right, with_=ALT)
    assert heard[-1] == "Begins: A lamp is a"
    for _ in range(12):
        desk.press(Key.Key_Right, with_=SHIFT | CTRL)
    assert heard[-1] == "No further"
    desk.press(Key.Key_Escape)
    assert heard[-1] == "The edges stay where they were"


def test_only_for_one_quote(desk: DecidingRig):
    desk.window.selection.clear()
    assert not desk.window.commands["edges"].isEnabled()
    desk.select("A lamp is a lamp")
    assert desk.window.commands["edges"].isEnabled()
    desk.window.statements.view.selectAll()
    desk.settle()
    assert not desk.window.commands["edges"].isEnabled()


def test_find_bar_closes_first(desk: DecidingRig, bar):
    begin(desk)
    desk.press(Key.Key_F, with_=CTRL)
    desk.press(Key.Key_Escape)
    assert not desk.window.finder.is_open
    assert bar.isVisible()


def test_failure_shows_what_is_in_force(desk: DecidingRig, view, monkeypatch):
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT | CTRL)

    def fail(*_arguments: object) -> None:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(Deciding, "decide", fail)
    desk.press(Key.Key_Return)
    assert view.highlights.touching(0, 999) == speech(desk)
    assert LAMP in desk.on_disk()


def test_bar_hides_nothing_of_the_quote(desk: DecidingRig, view):
    desk.window.resize(1280, 420)
    desk.settle()
    foot = view.edge_lines(desk.quote("A lamp is a lamp").span)[1].y2()
    scroll_bar = view.verticalScrollBar()
    scroll_bar.setValue(scroll_bar.value() + round(foot) - view.viewport().height())
    begin(desk)
    assert view.edge_lines(view.handles.span)[1].y2() <= view.viewport().height()


def test_edge_that_is_moved_stays_in_view(rig):
    story = STORY.replace("Birch said.", "Birch said" + " and said again" * 120 + ".")
    desk = DecidingRig(rig, rig.analysed(rig.article(story)))
    view = desk.window.pane.view
    begin(desk)
    drag(desk, Side.END, QPointF(view.viewport().width() / 2, view.viewport().height() - 2))
    for _ in range(30):
        desk.qtbot.keyClick(view, Key.Key_Right, SHIFT | CTRL)
    edge = view.edge_lines(view.handles.span)[1]
    assert 0 <= edge.y1() < edge.y2() <= view.viewport().height()


def test_emoji_stay_whole(rig):
    story = STORY.replace(
        " Birch said.", " \U0001f469\u200d\U0001f52c\U0001f44d\U0001f3fd Birch said."
    )
    desk = DecidingRig(rig, rig.analysed(rig.article("\U0001f600 " + story)))
    begin(desk)
    desk.press(Key.Key_Right, with_=SHIFT)
    assert live(desk) == f"{LAMP} \U0001f469\u200d\U0001f52c"
    desk.press(Key.Key_Right, with_=SHIFT)
    drag(desk, Side.START, place_of(desk, "lamp is a lamp,"))
    desk.press(Key.Key_Return)
    kept = "lamp is a lamp,” \U0001f469\u200d\U0001f52c\U0001f44d\U0001f3fd"
    assert desk.on_disk()[kept] == "Tom Birch"


def test_left_is_on_with_words_that_run_leftward(rig):
    text = "שער\n\nאז היא אמרה «המגדל נמצא כאן כבר שנים» אחר כך הלכה.\n"
    desk = DecidingRig(rig, rig.analysed(rig.article(text), script=[Says("המגדל נמצא", KESTREL)]))
    begin(desk, "המגדל נמצא")
    before = live(desk)
    desk.press(Key.Key_Left, with_=SHIFT | CTRL)
    assert live(desk) == f"{before} אחר"


def test_keys_of_the_bar_in_a_review(desk: DecidingRig, bar):
    desk.press(Key.Key_F8)
    card = desk.window.pane.card
    assert not card.isHidden()
    desk.press(Key.Key_E)
    assert card.isHidden()
    desk.press(Key.Key_Escape)
    assert not bar.isVisible()
    assert desk.window.pane.review_bar.isVisible()
    assert not card.isHidden()
