"""The middle of the window: legend, messages, the article, and the card that floats over it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reader.ui.fonts import type_scale
from reader.ui.page.article_view import ArticleView
from reader.ui.page.overview_strip import OverviewStrip
from reader.ui.page.share_bar import ShareBar
from reader.ui.panels.card_place import (
    EDGE,
    WIDEST_BESIDE,
    Surroundings,
    last_resort,
    place_card,
    scroll_needed,
)
from reader.ui.panels.edge_bar import EdgeBar
from reader.ui.panels.empty_state import EmptyState
from reader.ui.panels.find_bar import FindBar
from reader.ui.panels.hint_strip import HintStrip
from reader.ui.panels.legend_bar import LegendBar
from reader.ui.panels.message_bar import MessageBar
from reader.ui.panels.progress_strip import ProgressStrip
from reader.ui.panels.quote_card import QuoteCard
from reader.ui.panels.review_bar import ReviewBar
from reader.ui.panels.short_area import ShortArea

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from reader.model.document import Document
    from reader.model.span import Span
    from reader.ui.appearance import Appearance
    from reader.ui.messages import Messages
    from reader.ui.models.overview import Tally
    from reader.ui.panels.floating import Floating
    from reader.ui.panels.quote_card import CardContent
    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme


LEGEND_SHARE = 0.3
"""Part of the height that the speakers may take above the article."""
LOWEST_ARTICLE = 80
"""Height of the article whatever is asked below it, in pixels beside type of usual size."""
LOWEST_WITH_HINTS = 400


class ArticlePane(QWidget):
    """Puts the reading view and what belongs to it together.

    Signals:
        card_closed(): The quote card is gone.
    """

    card_closed = Signal()

    def __init__(self, appearance: Appearance, messages: Messages) -> None:
        super().__init__()
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self.legend = LegendBar(appearance)
        self._legend_area = ShortArea(self.legend)
        self.share_bar = ShareBar(appearance.theme)
        self.progress = ProgressStrip(appearance)
        self.message_bar = MessageBar(messages, appearance)
        self.view = ArticleView(appearance.theme)
        self.strip = OverviewStrip(self.view)
        self.find_bar = FindBar()
        self.review_bar = ReviewBar(appearance)
        self.edge_bar = EdgeBar(appearance)
        self.hint_strip = HintStrip(appearance)
        self.empty_state = EmptyState(appearance)
        self._tabbed: tuple[QWidget, ...] = ()
        self._added_bars: list[QWidget] = []
        self._reading = QWidget()
        self.card = QuoteCard(appearance, self._reading)
        self._lay_out()
        self.card.closed.connect(self.close_card)
        self.card.resized.connect(self._reopen)
        self.view.verticalScrollBar().valueChanged.connect(self._follow)
        self.view.zoom_changed.connect(self._follow)
        self.view.viewport().installEventFilter(self)
        self.review_bar.installEventFilter(self)
        appearance.theme_changed.connect(self._change_theme)
        self.show_empty()

    def _lay_out(self) -> None:
        reading = QHBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(0)
        reading.addWidget(self.view, 1)
        reading.addWidget(self.strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty_state)
        self._stack.addWidget(self._reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._legend_area)
        column.addWidget(self.share_bar)
        column.addWidget(self.message_bar)
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)
        column.addWidget(self.hint_strip)
        column.addWidget(self.review_bar)
        column.addWidget(self.edge_bar)
        column.addWidget(self.find_bar)

    def add_bar(self, bar: QWidget) -> None:
        """Put something of another part of the window at the foot, below the article."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.review_bar), bar)
            self._added_bars.append(bar)
            bar.installEventFilter(self)

    @property
    def is_empty(self) -> bool:
        """Whether no article is open."""
        return self._stack.currentWidget() is self.empty_state

    def show_empty(self) -> None:
        """Show what to do while no article is open."""
        self.close_card()
        self._legend_area.hide()
        self.share_bar.hide()
        self._stack.setCurrentWidget(self.empty_state)
        self._stack.setMinimumHeight(0)  # what the words on it need

    def show_article(self, document: Document, position: int) -> None:
        """Show a text, with a code point of it at the top."""
        self.close_card()
        self.share_bar.set_shares({}, {})
        self._stack.setCurrentWidget(self._reading)
        self._stack.setMinimumHeight(round(LOWEST_ARTICLE * type_scale()))
        # The page is built for the width it will have.
        self.layout().activate()  # type: ignore[union-attr] # set in _lay_out
        self.view.set_document(document, position)

    def show_speakers(
        self,
        tallies: Sequence[Tally],
        words: Mapping[str, int],
        styles: Mapping[str, SpeakerStyle],
    ) -> None:
        """Show who speaks how much above the article; nothing while nobody does."""
        self.legend.show_speakers(tallies, styles)
        if self.legend.chips != self._tabbed:
            self._tabbed = self.legend.chips
            for before, after in pairwise((self.view, *self._tabbed)):
                QWidget.setTabOrder(before, after)  # from the article to the speakers, then on
        self._legend_area.setVisible(bool(tallies))
        self.share_bar.set_shares(words, styles)
        self.share_bar.setVisible(bool(styles))

    def open_card(self, content: CardContent) -> None:
        """Show the card of a statement beside it, scrolling where there is no room."""
        number = content.card.number
        around = self._surroundings(number)
        self.card.show_content(content, around.width, around.height)
        self._make_room(self.card, around)
        self._place(self.card, self._surroundings(number))
        self.view.shows_card = True
        self.card.show()
        self.card.raise_()

    def _reopen(self) -> None:
        """Give the card another place, as there is more or less on it now."""
        if self.card.content is not None:
            self.open_card(self.card.content)

    @property
    def ground(self) -> QWidget:
        """What floats over the article is a child of this."""
        return self._reading

    @property
    def middle(self) -> QWidget:
        """What tells something over the article, or over its absence, is a child of this."""
        return self._stack

    def show_beside(self, floating: Floating, number: int) -> None:
        """Show something beside a statement, as its card is shown."""
        self._show_floating(floating, lambda: self._surroundings(number))

    def show_beside_words(self, floating: Floating, span: Span) -> None:
        """Show something beside words of the article, which are brought into view.

        It leaves the rest of their paragraph free as well, where that can be.
        """
        self.view.go_to_span(span)
        paragraphs = (p.span for p in self.view.shown_document.paragraphs)
        whole = next((p for p in paragraphs if p.contains(span)), span)

        def look() -> Surroundings:
            return self._around(self.view.span_rect(span), [self.view.span_rect(whole)])

        self._show_floating(floating, look)

    def _show_floating(self, floating: Floating, look: Callable[[], Surroundings]) -> None:
        """Show something with what is around it, before and after the text has moved."""
        around = look()
        floating.fit(around.width, around.height)
        self._make_room(floating, around)
        self._place(floating, look())
        floating.show()
        floating.raise_()

    def show_on_top(self, floating: Floating) -> None:
        """Show something that is about no statement, at the head of the article.

        Args:
            floating: A child of the pane.
        """
        area = self._stack.geometry()
        wide = round(WIDEST_BESIDE * type_scale())
        floating.fit(max(1, min(wide, area.width() - 2 * EDGE)), area.height() - 2 * EDGE)
        lowest = self.height() - floating.height()
        floating.move(
            area.center().x() - floating.width() // 2, max(0, min(area.top() + EDGE, lowest))
        )
        floating.show()
        floating.raise_()

    def _make_room(self, floating: QWidget, around: Surroundings) -> None:
        """Scroll where something fits nowhere, or only over words that say who speaks."""
        size = floating.size()
        place = place_card(size, around)
        if place is None or around.hidden_by(QRect(place, size)):
            bar = self.view.verticalScrollBar()
            joined = around.with_evidence(size.height())
            bar.setValue(bar.value() + scroll_needed(size, joined))

    def close_card(self) -> None:
        """Take the card away; the focus goes back to the article."""
        if self.card.isHidden():
            return
        had_focus = self.card.isAncestorOf(self.focusWidget() or self)
        self.view.shows_card = False
        self.card.hide()
        if had_focus or self.card.hasFocus():
            self.view.setFocus()
        self.card_closed.emit()

    def _surroundings(self, number: int) -> Surroundings:
        """Return what is around a statement, in the coordinates of the card's parent."""
        return self._around(self.view.quote_rect(number), self.view.evidence_rects(number))

    def _around(self, quote: QRect, evidence: Sequence[QRect] = ()) -> Surroundings:
        """Return what is around words, given in the coordinates of the viewport."""
        viewport = self.view.viewport()
        origin = viewport.mapTo(self._reading, QPoint(0, 0))
        return Surroundings(
            area=QRect(self.view.pos(), self.view.size()),
            column=QRect(origin, viewport.size()),
            quote=quote.translated(origin),
            evidence=tuple(box.translated(origin) for box in evidence),
        )

    def _place(self, floating: QuoteCard | Floating, around: Surroundings) -> None:
        """Put something where it leaves its words free, as low as need be."""
        if floating.width() != around.width or floating.height() > around.height:
            floating.fit(around.width, around.height)
        place = place_card(floating.size(), around)
        if place is None:
            floating.fit(around.width, around.free_height)
            place = place_card(floating.size(), around)
        floating.move(place or last_resort(floating.size(), around))

    def _follow(self) -> None:
        """Keep the card with its quote while the text moves; hide it while the quote is away."""
        number = self.card.statement
        if number is None or self.card.isHidden():
            return
        around = self._surroundings(number)
        if around.area.intersects(around.quote):
            self._place(self.card, around)
        else:
            self.close_card()

    def _change_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self.share_bar.set_theme(theme)
        self._follow()

    def _share_height(self) -> None:
        """Leave less to the speakers above the article while something is asked below it."""
        bars = (self.review_bar, self.review_bar, *self._added_bars)
        taken = sum(_height_of(bar, self.width()) for bar in bars)
        self._legend_area.set_most(round(LEGEND_SHARE * max(0, self.height() - taken)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the height to the article."""
        super().resizeEvent(event)
        self._share_height()
        self.hint_strip.set_room(self.height() >= LOWEST_WITH_HINTS * type_scale())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the card anew when the article gets another size; give the bars their height."""
        if watched is self.review_bar or watched in self._added_bars:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
                self._share_height()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        return super().eventFilter(watched, event)


def _height_of(bar: QWidget, width: int) -> int:
    """Return the height a bar needs at a width; 0 where it is not shown."""
    if bar.isHidden():
        return 0
    return bar.heightForWidth(width) if bar.hasHeightForWidth() else bar.sizeHint().height()
