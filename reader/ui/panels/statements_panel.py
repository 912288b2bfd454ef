"""The statements of the open article: searched, narrowed down, ordered, and chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.facets import FacetChoice
from reader.ui.models.statement_cards import StatementCard
from reader.ui.models.statements_model import (
    StatementFilter,
    StatementOrder,
    StatementRole,
    StatementsModel,
)
from reader.ui.panels.facet_button import FacetButton
from reader.ui.panels.facet_chips import FacetChips
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.statement_delegate import StatementDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from reader.ui.appearance import Appearance
    from reader.ui.models.facets import Facet
    from reader.ui.speaker_style import SpeakerStyle

TYPING_PAUSE_MS = 120
BATCH = 60
"""Cards laid out in one go, in about 5 ms; the others follow from the event loop."""

ORDER_WORDS = {
    StatementOrder.TEXT: "In text order",
    StatementOrder.SPEAKER: "By speaker",
}


class _CardList(QListView):
    """A list that lays its cards out anew when its width changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights follow from the width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class StatementsPanel(QWidget):
    """Search box, chips and cards.

    Signals:
        statement_selected(int): The reader moved to another card.
        statement_activated(int): The reader asks for the statement's own card.
        repeat_chosen(int): The reader follows "said again".
        rejected_selected(object): The reader moved to the card of a rejected statement.
        chosen_changed(): Other cards are selected.
        filter_changed(object): The `StatementFilter` in force.
    """

    statement_selected = Signal(int)
    statement_activated = Signal(int)
    repeat_chosen = Signal(int)
    rejected_selected = Signal(object)
    chosen_changed = Signal()
    filter_changed = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = StatementsModel(self)
        self._empty_words = ""
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search these statements")
        self.search.setAccessibleName("Search these statements")
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._apply_filter)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._make_chips()
        self._make_list(appearance)
        self._lay_out()
        self.model.counts_changed.connect(self._update_counts)
        self._update_counts()

    def _make_chips(self) -> None:
        """Make the chips that narrow the list and the menu that orders it."""
        self.all_chip, self.review_chip = QPushButton("All"), QPushButton("To review")
        self.rejected_chip = QPushButton("Rejected")
        self.rejected_chip.setToolTip("Quotes you rejected, to be looked at and restored")
        for chip in (self.all_chip, self.review_chip, self.rejected_chip):
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.clicked.connect(self._apply_filter)
        self.all_chip.setChecked(True)
        self.order_button = QToolButton()
        self.order_button.setProperty("look", "chip")
        self.order_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.order_button.setToolTip("Order of the statements")
        menu = QMenu(self.order_button)
        group = QActionGroup(menu)
        for order, words in ORDER_WORDS.items():
            action = group.addAction(menu.addAction(words))
            action.setCheckable(True)
            action.setChecked(order is StatementOrder.TEXT)
            action.setData(order)
        group.triggered.connect(lambda action: self.set_order(action.data()))
        self.order_button.setMenu(menu)
        self.set_order(StatementOrder.TEXT)
        self.facet_button = FacetButton(lambda: self.model.in_question)
        self.facet_chips = FacetChips()
        for facets in (self.facet_button, self.facet_chips):
            facets.turned.connect(self._turn_facet)
        self.shown_label = QLabel()
        self.shown_label.setProperty("tone", "dim")
        self.clear_button = QPushButton("Clear filter")
        self.clear_button.setProperty("look", "link")
        self.clear_button.clicked.connect(self.clear_filter)

    def _make_list(self, appearance: Appearance) -> None:
        """Make the list of cards, and what stands there when there are none."""
        self.delegate = StatementDelegate(appearance.theme, self)
        self.delegate.repeat_clicked.connect(self.repeat_chosen)
        self.view = _CardList()
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName("Statements")
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Without a scroll bar that comes and goes the cards keep their width.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setLayoutMode(QListView.LayoutMode.Batched)
        self.view.setBatchSize(BATCH)
        self.view.setMouseTracking(True)
        bar = self.view.verticalScrollBar()
        bar.setSingleStep(24)
        bar.setEnabled(False)  # drawn without a handle while everything is in view
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self.view.installEventFilter(self)
        self.view.clicked.connect(self._click)
        self.view.selectionModel().selectionChanged.connect(self._move)
        self.empty_label = QLabel()
        self.empty_label.setProperty("tone", "dim")
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.empty_label.setContentsMargins(12, 28, 12, 12)
        appearance.theme_changed.connect(self._change_theme)

    def _lay_out(self) -> None:
        chips = FlowLayout(gap=6, line_gap=6)
        for chip in (
            self.all_chip,
            self.review_chip,
            self.rejected_chip,
            self.facet_button,
            self.order_button,
        ):
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chips.addWidget(chip)
        chips.push_last()
        narrowed = QHBoxLayout()
        narrowed.addWidget(self.shown_label)
        narrowed.addWidget(self.clear_button)
        narrowed.addStretch(1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 1, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 11, 0)
        top.setSpacing(8)
        top.addWidget(self.search)
        top.addLayout(chips)
        top.addWidget(self.facet_chips)
        top.addLayout(narrowed)
        column.addLayout(top)
        column.addWidget(self.stack, 1)

    @property
    def filter(self) -> StatementFilter:
        """What is let through at present."""
        return self.model.filter

    @property
    def chosen(self) -> list[StatementCard]:
        """The cards that are selected, in the order of the list."""
        rows = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        cards = (index.data(StatementRole.CARD) for index in rows)
        return [card for card in cards if isinstance(card, StatementCard)]

    def set_cards(
        self,
        cards: Iterable[StatementCard],
        styles: Mapping[str, SpeakerStyle],
        rejected: Iterable[StatementCard] = (),
    ) -> None:
        """Show the statements of the open article.

        Args:
            cards: Of those that count.
            styles: How speakers look, by name.
            rejected: Of those that a person rejected.
        """
        self.delegate.styles = styles
        self.model.set_cards(cards, rejected)
        if self.model.filter.only_rejected and not self.model.rejected:
            self.clear_filter()
        self.view.viewport().update()

    def set_empty_words(self, words: str) -> None:
        """Say this where there are no statements at all."""
        self._empty_words = words
        self._update_counts()

    def set_order(self, order: StatementOrder) -> None:
        """Order or group the cards."""
        self.order_button.setText(f"{ORDER_WORDS[order]}  ▾")
        self.model.set_order(order)

    def set_speaker(self, name: str | None) -> None:
        """Show only one speaker's statements, or all."""
        self._apply_filter(speaker=name, keep_speaker=False)

    def clear_filter(self) -> None:
        """Show everything again."""
        self._pause.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.all_chip.setChecked(True)
        self._choose_facets(FacetChoice())
        self.set_speaker(None)

    def restore_filter(self, wanted: StatementFilter) -> None:
        """Narrow the list as it was narrowed before."""
        self.search.blockSignals(True)
        self.search.setText(wanted.words)
        self.search.blockSignals(False)
        (self.review_chip if wanted.only_review else self.all_chip).setChecked(True)
        self._choose_facets(wanted.choice)
        self.set_speaker(wanted.speaker)

    def _choose_facets(self, choice: FacetChoice) -> None:
        self.facet_button.choice = choice
        self.facet_chips.show_choice(choice)

    @Slot(object)
    def _turn_facet(self, value: Facet | str) -> None:
        self._choose_facets(self.facet_button.choice.with_turned(value))
        self._apply_filter()

    def show_review(self) -> None:
        """Show only what needs a look."""
        self.review_chip.setChecked(True)
        self._apply_filter()

    def select_statement(self, number: int | None) -> None:
        """Select a statement's card and bring it into view; no signal is sent."""
        row = None if number is None else self.model.row_of(number)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if row is None:
            selection.clear()
        else:
            index = self.model.index(row)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(index, flag)
            self.view.scrollTo(index)
        selection.blockSignals(False)
        self.view.viewport().update()

    def keep_selection(self, number: int | None) -> None:
        """Select a statement's card unless it is selected already, alone or with others.

        Rejected ones, which have no number in the text, stay selected as well.
        """
        if not any(card.number == number or card.is_rejected for card in self.chosen):
            self.select_statement(number)

    def _apply_filter(
        self, _checked: bool = False, *, speaker: str | None = None, keep_speaker: bool = True
    ) -> None:
        wanted = StatementFilter(
            words=self.search.text().strip(),
            only_review=self.review_chip.isChecked(),
            speaker=self.model.filter.speaker if keep_speaker else speaker,
            only_rejected=self.rejected_chip.isChecked(),
            choice=self.facet_button.choice,
        )
        if wanted != self.model.filter:
            self.model.set_filter(wanted)
            self.filter_changed.emit(wanted)

    def _update_counts(self) -> None:
        total, shown = self.model.total, len(self.model.shown)
        self.all_chip.setText(f"All {total}")
        self.review_chip.setText(f"To review {self.model.to_review}")
        rejected = self.model.rejected
        self.rejected_chip.setText(f"Rejected {rejected}")
        self.rejected_chip.setVisible(rejected > 0)
        is_narrowed = not self.model.filter.is_open and total + rejected > 0
        whole = rejected if self.model.filter.only_rejected else total
        self.shown_label.setText(f"{shown} of {whole} shown")
        self.shown_label.setVisible(is_narrowed)
        self.clear_button.setVisible(is_narrowed)
        for control in (
            self.search,
            self.all_chip,
            self.review_chip,
            self.facet_button,
            self.order_button,
        ):
            control.setEnabled(total + rejected > 0)
        self.empty_label.setText(
            "No statement fits the filter." if total + rejected else self._empty_words
        )
        self.stack.setCurrentWidget(self.view if shown else self.empty_label)

    def _number_at(self, index: QModelIndex) -> int | None:
        card = index.data(StatementRole.CARD)
        return card.number if isinstance(card, StatementCard) else None

    def _move(self, selected: QItemSelection) -> None:
        self.chosen_changed.emit()
        for index in selected.indexes()[-1:]:
            self._click(index)

    def _click(self, index: QModelIndex) -> None:
        card = index.data(StatementRole.CARD)
        if not isinstance(card, StatementCard) or not self.view.selectionModel().isSelected(index):
            return
        if card.is_rejected:
            self.rejected_selected.emit(card)
        else:
            self.statement_selected.emit(card.number)

    def _change_theme(self, theme: object) -> None:
        self.delegate.set_theme(theme)  # type: ignore[arg-type] # Qt signals carry objects
        self.view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the card on Enter; the list itself knows only a double click."""
        if watched is self.view and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            number = self._number_at(self.view.currentIndex())
            if event.type() == QEvent.Type.KeyPress and is_enter and number is not None:
                self.statement_activated.emit(number)
                return True
        return super().eventFilter(watched, event)
