"""The window as a reader uses it: open, see, narrow down, walk, copy, come back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from reader.settings import ThemeChoice
from reader.ui.dialogs.paste_dialog import PasteDialog
from reader.ui.models.library_model import article_state
from reader.ui.session import Stage
from reader.ui.theme import DARK, LIGHT
from tests.helpers.scripted_analyser import Fault, Says
from tests.helpers.window import BIRCH, KESTREL, STORY, texts


def chip(window, name):
    return next(c for c in window.pane.legend.chips if c.tally.name == name)


def shown_names(window):
    return [card.speaker_name for card in window.statements.model.shown]


def library_states(window):
    articles = window.library_panel.articles
    return [article_state(articles.article(articles.index(n))) for n in range(articles.rowCount())]


def test_starts_with_what_to_do(rig):
    window = rig.start()
    assert window.pane.is_empty
    labels = {button.text() for button in window.pane.empty_state.findChildren(QPushButton)}
    assert labels == {"Open…", "Paste text", "Read the sample article"}
    assert not window.commands["export"].isEnabled()
    assert not window.commands["next"].isEnabled()


def test_sample_button_opens_the_sample(rig, qtbot):
    window = rig.start()
    qtbot.mouseClick(window.pane.empty_state.sample_button, Qt.MouseButton.LeftButton)
    rig.wait_for(window, Stage.DONE)
    assert "night ferry" in window.windowTitle()


def test_text_and_marks_are_there_before_any_analysis(rig):
    window = rig.start(rig.article(), faults={"council": Fault.HOLD})
    rig.until(lambda: window.pane.view.highlights.marks_touching(0, len(STORY)) != [])
    assert window.pane.view.shown_document.text.startswith("The lighthouse keeps its lamp")
    rig.wait_for(window, Stage.ANALYSING)
    assert window.pane.progress.is_running
    assert window.statements.model.total == 0


def test_quotes_arrive_while_the_analysis_goes_on(rig):
    window = rig.start(rig.article(), faults={"Somebody at the back": Fault.HOLD})
    rig.until(lambda: window.statements.model.total == 3)
    assert window.session.stage is Stage.ANALYSING
    assert window.pane.progress.share is not None
    assert 0 < window.pane.progress.share < 1
    assert chip(window, "Ada Kestrel").tally.count == 2


def test_finished_article_shows_everything(rig):
    window = rig.analysed()
    assert window.status.text == "4 statements · 2 speakers · 2 to review · Saved"
    assert [c.tally.name for c in window.pane.legend.chips] == [
        "Ada Kestrel",
        "Tom Birch",
        "Unattributed",
    ]
    assert shown_names(window) == ["Ada Kestrel", "Tom Birch", "Ada Kestrel", "Unattributed"]
    assert window.statements.all_chip.text() == "All 4"
    assert window.statements.review_chip.text() == "To review 2"
    assert not window.pane.progress.is_running
    assert window.windowTitle() == "The lighthouse keeps its lamp – Quote Reader"


def test_speaker_looks_the_same_everywhere(rig):
    window = rig.analysed()
    styles = window.presenter.styles
    assert window.pane.view.look.styles == styles
    assert set(styles) == {"Ada Kestrel", "Tom Birch"}
    assert window.statements.delegate.styles == styles
    assert chip(window, "Ada Kestrel").speaker_style == styles["Ada Kestrel"]
    window.selection.open_card(1)
    assert window.pane.card.content.style == styles["Ada Kestrel"]


def test_legend_chip_shows_only_its_speaker_and_then_all(rig, qtbot):
    window = rig.analysed()
    qtbot.mouseClick(chip(window, "Tom Birch"), Qt.MouseButton.LeftButton)
    assert shown_names(window) == ["Tom Birch"]
    assert window.pane.view.look.solo == "Tom Birch"
    assert window.statements.shown_label.text() == "1 of 4 shown"
    qtbot.mouseClick(chip(window, "Tom Birch"), Qt.MouseButton.LeftButton)
    assert len(shown_names(window)) == 4
    assert window.pane.view.look.solo is None


def test_chips_count_the_cards_they_show(rig, qtbot):
    window = rig.analysed()
    for one in window.pane.legend.chips:
        qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
        assert shown_names(window) == [one.tally.name] * one.tally.count


def test_quote_that_is_filtered_out_is_selected_no_more(rig, qtbot):
    window = rig.analysed()
    window.selection.open_card(1)
    qtbot.mouseClick(chip(window, "Ada Kestrel"), Qt.MouseButton.LeftButton)
    assert window.pane.view.selected_statement == 1
    assert window.selection.shows_card
    qtbot.mouseClick(chip(window, "Tom Birch"), Qt.MouseButton.LeftButton)
    assert window.pane.view.selected_statement is None
    assert not window.selection.shows_card


def test_filter_that_hides_all_can_be_cleared(rig, qtbot):
    window = rig.analysed()
    qtbot.keyClicks(window.statements.search, "zebra")
    rig.until(lambda: shown_names(window) == [])
    assert window.statements.shown_label.text() == "0 of 4 shown"
    assert window.statements.stack.currentWidget() is window.statements.empty_label
    qtbot.mouseClick(window.statements.clear_button, Qt.MouseButton.LeftButton)
    assert len(shown_names(window)) == 4
    assert window.statements.search.text() == ""


def test_search_looks_at_words_and_speakers(rig, qtbot):
    window = rig.analysed()
    qtbot.keyClicks(window.statements.search, "birch lamp")
    rig.until(lambda: shown_names(window) == ["Tom Birch"])


def test_review_key_shows_what_is_unsure(rig, qtbot):
    window = rig.analysed()
    assert window.top_bar.review_button.text() == "Review 2"
    qtbot.keyClick(window.pane.view, Qt.Key.Key_R)
    assert shown_names(window) == ["Tom Birch", "Unattributed"]


def test_panel_selects_in_the_text(rig, qtbot):
    window = rig.analysed()
    row = window.statements.model.row_of(2)
    index = window.statements.model.index(row)
    place = window.statements.view.visualRect(index).center()
    qtbot.mouseClick(window.statements.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.pane.view.selected_statement == 2


def test_text_selects_in_the_panel(rig, qtbot):
    window = rig.analysed()
    where = window.pane.view.quote_rect(2).bottomLeft() + QPoint(12, -12)
    qtbot.mouseClick(window.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    current = window.statements.view.currentIndex()
    assert current.row() == window.statements.model.row_of(2)
    assert window.pane.card.statement == 2
    assert window.pane.card.isVisible()


def test_keys_walk_the_quotes(rig, qtbot):
    window = rig.analysed()
    walked = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(window.pane.view, key)
        walked.append(window.pane.view.selected_statement)
        current = window.statements.view.currentIndex()
        assert current.row() == window.statements.model.row_of(walked[-1])
    assert walked == [1, 2, 1]


def test_shift_keeps_to_the_speaker(rig, qtbot):
    window = rig.analysed()
    walked = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        qtbot.keyClick(window.pane.view, key, Qt.KeyboardModifier.ShiftModifier)
        walked.append(window.pane.view.selected_statement)
        if not walked[-1]:
            window.selection.select(1)
    assert walked == [None, 3, 1]


def test_keys_fade_the_rest_and_hide_the_highlights(rig, qtbot):
    window = rig.analysed()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    pictures = []
    for key in (Qt.Key.Key_B, Qt.Key.Key_B, Qt.Key.Key_H, Qt.Key.Key_H, Qt.Key.Key_N):
        qtbot.keyClick(window.pane.view, key, keys)
        pictures.append(window.pane.view.grab().toImage())
    assert pictures[1] == pictures[3]
    assert len({picture.bits().tobytes() for picture in pictures}) == 4
    assert window.commands["number_paragraphs"].isChecked()


def test_keys_walk_from_the_panel_too(rig, qtbot):
    window = rig.analysed()
    window.statements.view.setFocus()
    qtbot.keyClick(window.statements.view, Qt.Key.Key_N)
    assert window.pane.view.selected_statement == 1


def test_letters_are_typed_where_something_is_typed(rig, qtbot):
    window = rig.analysed()
    window.statements.search.setFocus()
    qtbot.keyClicks(window.statements.search, "npor")
    assert window.statements.search.text() == "npor"
    assert window.pane.view.selected_statement is None


def test_enter_opens_the_card_and_escape_steps_out(rig, qtbot):
    window = rig.analysed()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_N)
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Return)
    assert window.pane.card.isVisible()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Escape)
    assert not window.pane.card.isVisible()
    assert window.pane.view.selected_statement == 1
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Escape)
    assert window.pane.view.selected_statement is None


def test_enter_in_the_panel_opens_the_card(rig, qtbot):
    window = rig.analysed()
    window.statements.view.setFocus()
    qtbot.keyClick(window.statements.view, Qt.Key.Key_Down)
    qtbot.keyClick(window.statements.view, Qt.Key.Key_Return)
    assert window.pane.card.isVisible()


@pytest.mark.parametrize("width", [760, 1280, 1900])
def test_card_never_covers_its_quote(rig, width):
    window = rig.analysed(
        rig.article(STORY.replace("\n\n", "\n\n" + "So it goes on. " * 60 + "\n\n"))
    )
    window.resize(width, 700)
    QApplication.processEvents()
    seen = 0
    for card in window.statements.model.shown:
        window.selection.open_card(card.number)
        quote = window.pane.view.quote_rect(card.number)
        origin = window.pane.view.viewport().mapToGlobal(QPoint(0, 0))
        over = window.pane.card
        covered = over.rect().translated(over.mapToGlobal(QPoint(0, 0)))
        assert not covered.intersects(quote.translated(origin))
        evidence = window.pane.view.evidence_rects(card.number)
        seen += len(evidence)
        assert not any(covered.intersects(box.translated(origin)) for box in evidence)
        assert over.isVisible()
    assert seen


def test_open_card_turns_to_the_next_quote(rig, qtbot):
    window = rig.analysed()
    window.selection.open_card(1)
    qtbot.mouseClick(window.pane.card.next_button, Qt.MouseButton.LeftButton)
    assert window.pane.card.statement == 2


def test_click_on_evidence_points_it_out(rig, qtbot, monkeypatch):
    window = rig.analysed()
    window.selection.open_card(1)
    with qtbot.waitSignal(window.pane.card.span_asked) as asked:
        qtbot.mouseClick(window.pane.card.links[-1], Qt.MouseButton.LeftButton)
    assert asked.args[0].text_of(STORY) == "Kestrel"


def test_repeat_leads_to_the_other_place(rig, qtbot):
    window = rig.analysed()
    rig.until(lambda: any(card.repeats for card in window.statements.model.shown))
    window.selection.open_card(3)
    link = next(b for b in window.pane.card.findChildren(QPushButton) if "¶" in b.text())
    assert link.text() == "Varied ¶\u00a03"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.pane.card.statement == 1
    assert window.pane.view.selected_statement == 1


def test_copy_takes_speaker_and_source_along(rig):
    window = rig.analysed()
    window.selection.select(1)
    window.commands["copy_quote"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“The lamp has never failed us. It will not fail us now.”\n— Ada")
    assert "harbour master" in copied
    assert "“The lighthouse keeps its lamp”" in copied


def test_only_this_speaker_by_key(rig, qtbot):
    window = rig.analysed()
    window.selection.select(2)
    qtbot.keyClick(window.pane.view, Qt.Key.Key_O)
    assert shown_names(window) == ["Tom Birch"]
    qtbot.keyClick(window.pane.view, Qt.Key.Key_O)
    assert len(shown_names(window)) == 4


def test_escape_stops_the_analysis_and_keeps_what_was_found(rig, qtbot):
    window = rig.start(rig.article(), faults={"Somebody at the back": Fault.HOLD})
    rig.until(lambda: window.statements.model.total == 3)
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Escape)
    rig.wait_for(window, Stage.STOPPED)
    assert window.statements.model.total == 3
    assert not window.pane.progress.is_running
    assert texts(window) == ["The analysis was stopped. What was found until then stays."]
    rig.until(lambda: library_states(window) == ["3 statements so far"])
    rig.release.release()
    window.commands["analyse"].trigger()
    rig.release.release()
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4
    assert texts(window) == []


def test_second_article_drops_what_still_comes_for_the_first(rig):
    window = rig.start(rig.article(), faults={"council": Fault.DEAF})
    rig.wait_for(window, Stage.ANALYSING)
    other = rig.article("Other news\n\n“All is calm,” said Tom Birch.\n", "other.txt")
    window.session.open_path(other)
    rig.until(lambda: window.session.document.title == "Other news")
    rig.release.release()
    rig.wait_for(window, Stage.DONE)
    assert [card.quote for card in window.statements.model.shown] == ["“All is calm”"]
    assert window.status.text.startswith("1 statement ·")


def test_article_is_there_again_on_the_next_start(rig):
    window = rig.analysed()
    rig.end()
    window = rig.start(script=())
    rig.wait_for(window, Stage.DONE)
    # The script is empty by now: these come from the library.
    assert shown_names(window) == ["Ada Kestrel", "Tom Birch", "Ada Kestrel", "Unattributed"]
    assert window.status.text == "4 statements · 2 speakers · 2 to review · Saved"


def test_reader_who_has_moved_is_left_where_they_are(rig):
    story = STORY + "\n\n".join("The sea was grey. " * 40 for _ in range(30))
    window = rig.analysed(rig.article(story))
    view = window.pane.view
    view.scroll_to(6000)
    before = view.verticalScrollBar().value()
    window.session.position_known.emit(12_000)
    assert view.verticalScrollBar().value() == before > 0
    view.scroll_to(0)
    window.session.position_known.emit(12_000)
    assert view.verticalScrollBar().value() > before


def test_another_article_begins_without_the_filter_of_the_last(rig):
    window = rig.analysed()
    chip(window, "Tom Birch").click()
    window.session.open_text("Bread is up\n\n“It is the flour,” said Ada Kestrel.")
    rig.until(lambda: window.session.document.title == "Bread is up")
    assert window.statements.filter.is_open
    assert window.pane.legend.solo is None


def test_marks_of_an_article_that_is_gone_are_dropped(rig):
    window = rig.analysed()
    first = window.session.keeper.identifier
    document = window.session.document
    seen = []

    def open_the_first(shown, _position):
        if shown.title != document.title:
            window.session.open_saved(first)

    window.session.article_opened.connect(open_the_first)
    window.session.marks_found.connect(
        lambda spans: seen.append((window.session.document.title, spans))
    )
    long = "Long story\n\n" + "“Yes,” she said. “No.” It rained.\n\n" * 20_000
    window.session.open_text(long)
    rig.until(lambda: window.session.document.title == document.title)
    rig.wait_for(window, Stage.DONE)
    done: list[object] = []
    window.session._loader.submit(lambda: True, done.append, done.append)
    rig.until(lambda: bool(done))  # after the marks of both
    assert all(span.end <= len(document.text) for _, spans in seen for span in spans)


def test_article_that_is_open_already_is_not_opened_again(rig, qtbot):
    window = rig.analysed()
    opened = []
    window.session.article_opened.connect(lambda *_: opened.append(1))
    stages = []
    window.session.stage_changed.connect(stages.append)
    window.session.open_saved(window.session.keeper.identifier)
    assert (opened, stages) == ([], [])


def test_reading_goes_on_where_it_was(rig):
    story = STORY + "\n\n".join("The sea was grey. " * 40 for _ in range(30))
    window = rig.analysed(rig.article(story))
    view = window.pane.view
    view.scroll_to(6000)
    rig.until(lambda: view.position > 5000)
    position = view.position
    rig.end()
    window = rig.start()
    rig.wait_for(window, Stage.DONE)
    assert abs(window.pane.view.position - position) < 100


def test_same_file_twice_is_one_article(rig):
    path = rig.article()
    window = rig.analysed(path)
    window.session.open_path(path)
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: window.library_panel.articles.total == 1)
    assert window.library_panel.articles.rowCount() == 1


def test_library_lists_articles_newest_first_and_opens_them(rig, qtbot):
    window = rig.analysed()
    window.session.open_text("Bread is up\n\n“It is the flour,” said Tom Birch.")
    rig.until(lambda: window.library_panel.articles.rowCount() == 2)
    rig.wait_for(window, Stage.DONE)
    model, view = window.library_panel.articles, window.library_panel.article_view
    assert [model.index(row).data() for row in (0, 1)] == [
        "Bread is up",
        "The lighthouse keeps its lamp",
    ]
    place = view.visualRect(model.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rig.until(lambda: window.session.document.title == "The lighthouse keeps its lamp")
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4
    assert view.currentIndex().row() == 1


def test_speakers_of_other_articles_keep_their_initials(rig):
    window = rig.analysed()
    window.session.open_text("A quiet day\n\nNothing was said by anybody.")
    speakers, view = window.library_panel.speakers, window.library_panel.speaker_view
    rig.until(lambda: texts(window) != [] and speakers.rowCount() == 2)
    kestrel, birch = (view.visualRect(speakers.index(row)) for row in range(2))
    for row in (kestrel, birch):
        row.setWidth(36)  # the badge
    picture = view.viewport().grab().toImage()
    assert picture.copy(kestrel) != picture.copy(birch)


def test_library_lists_speakers_with_counts(rig):
    window = rig.analysed()
    speakers = window.library_panel.speakers
    rig.until(lambda: speakers.rowCount() == 2)
    rows = [speakers.speaker(speakers.index(row)) for row in range(2)]
    assert [(row.name, row.count) for row in rows] == [("Ada Kestrel", 2), ("Tom Birch", 1)]


def test_library_search_finds_words_of_the_text(rig, qtbot):
    window = rig.analysed()
    window.session.open_text("Bread is up\n\n“It is the flour,” said Tom Birch.")
    articles = window.library_panel.articles
    rig.until(lambda: articles.rowCount() == 2)
    qtbot.keyClicks(window.library_panel.search, "flour")
    rig.until(lambda: articles.rowCount() == 1)
    assert articles.index(0).data() == "Bread is up"
    window.library_panel.search.clear()
    assert articles.rowCount() == 2


def test_library_search_says_nothing_is_there_only_when_it_has_looked(rig, qtbot):
    window = rig.analysed()
    panel = window.library_panel
    rig.until(lambda: panel.articles.rowCount() == 1)
    qtbot.keyClicks(panel.search, "zebra")
    assert panel.articles.rowCount() == 0
    assert panel.empty_label.text() == "Searching…"
    rig.until(lambda: panel.empty_label.text() == "No article has these words.")
    qtbot.keyClicks(panel.search, "s")
    assert panel.empty_label.text() == "Searching…"


def test_library_search_that_fails_ends(rig, qtbot, monkeypatch):
    window = rig.analysed()
    panel = window.library_panel
    rig.until(lambda: panel.articles.rowCount() == 1)
    monkeypatch.setattr("reader.workspace.Workspace.search", lambda *_args: 1 / 0)
    qtbot.keyClicks(panel.search, "zebra")
    rig.until(lambda: panel.empty_label.text() == "No article has these words.")


def test_pasted_text_is_an_article(rig):
    window = rig.start()
    QGuiApplication.clipboard().setText(STORY)
    window.commands["paste"].trigger()
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4


def test_paste_without_text_opens_the_box(rig, qtbot):
    window = rig.start()
    QGuiApplication.clipboard().clear()
    window.commands["paste"].trigger()
    dialog = window.findChild(PasteDialog)
    assert not dialog.read_button.isEnabled()
    dialog.box.setPlainText(STORY)
    qtbot.mouseClick(dialog.read_button, Qt.MouseButton.LeftButton)
    rig.wait_for(window, Stage.DONE)
    assert window.windowTitle().startswith("The lighthouse")


def drop(window, data):
    """Let go of `data` over the window."""
    centre = QPointF(window.rect().center())
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(centre.toPoint(), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        let_go = QDropEvent(centre, Qt.DropAction.CopyAction, data, button, keys)
        QApplication.sendEvent(window, let_go)
    return enter.isAccepted()


def test_dropped_files_open_the_first_and_keep_the_others(rig):
    window = rig.start()
    other = rig.article("Bread is up\n\n“It is the flour,” said Tom Birch.", "bread.txt")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (rig.article(), other)])
    assert drop(window, data)
    rig.wait_for(window, Stage.DONE)
    rig.until(lambda: window.library_panel.articles.rowCount() == 2)
    assert window.session.document.title == "The lighthouse keeps its lamp"


def test_dropped_text_is_an_article(rig):
    window = rig.start()
    data = QMimeData()
    data.setText(STORY)
    assert drop(window, data)
    rig.wait_for(window, Stage.DONE)
    assert window.statements.model.total == 4


def test_addresses_cannot_be_dropped(rig):
    window = rig.start()
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/story")])
    assert not drop(window, data)


def test_theme_can_be_chosen_and_is_kept(rig):
    window = rig.analysed()
    assert window.pane.view.theme is LIGHT
    dark = next(a for a in window.commands.theme_group.actions() if a.data() is ThemeChoice.DARK)
    dark.trigger()
    assert window.pane.view.theme is DARK
    assert window.pane.view.palette().base().color() == DARK.page
    rig.end()
    window = rig.start()
    assert window.pane.view.theme is DARK


def test_no_panel_covers_another_in_the_smallest_window(rig, qtbot):
    window = rig.analysed()
    window.resize(1, 1)
    qtbot.waitUntil(lambda: window.width() < 700)
    panels = [p for p in (window.library_panel, window.pane, window.statements) if p.isVisible()]
    assert len(panels) == 2
    one, other = panels
    qtbot.waitUntil(lambda: not one.geometry().intersects(other.geometry()))
    assert window.splitter.rect().contains(one.geometry().united(other.geometry()))
    window.selection.open_card(1)
    card = window.pane.card
    assert card.parentWidget().rect().contains(card.geometry().topRight())


def test_narrow_window_keeps_the_panel_that_was_asked_for_last(rig, qtbot):
    window = rig.analysed()
    window.resize(640, 400)
    qtbot.waitUntil(lambda: not window.library_panel.isVisible())
    assert window.statements.isVisible()
    qtbot.keyClick(window.pane.view, Qt.Key.Key_F9)
    assert window.library_panel.isVisible()
    assert not window.statements.isVisible()
    assert window.options.settings.show_library
    qtbot.keyClick(window.pane.view, Qt.Key.Key_F9)
    assert not window.library_panel.isVisible()
    assert window.statements.isVisible()
    window.commands["search_library"].trigger()
    assert window.library_panel.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(window.statements.isVisible)
    assert window.library_panel.isVisible()


def test_panels_can_be_put_aside(rig, qtbot):
    window = rig.analysed()
    window.commands["show_library"].trigger()
    assert not window.library_panel.isVisible()
    window.commands["search_library"].trigger()
    assert window.library_panel.isVisible()


def test_zoom_is_kept(rig):
    window = rig.analysed()
    window.commands["zoom_in"].trigger()
    zoom = window.pane.view.zoom
    assert zoom > 1
    rig.end()
    assert rig.start().pane.view.zoom == zoom


def test_article_without_quotes_says_so(rig):
    window = rig.analysed(rig.article("A calm day\n\nNothing was said at all.\n"))
    assert "No quotes were found" in texts(window)[0]
    assert "No quotes in this article" in window.statements.empty_label.text()
    assert not window.commands["export"].isEnabled()


def test_selected_speaker_is_named_in_the_card(rig):
    window = rig.analysed(script=(Says("has never failed us", KESTREL), Says("A lamp is", BIRCH)))
    window.selection.open_card(1)
    assert window.pane.card.sentence.startswith("“The lamp has never failed us,” · Reporting word:")
