"""The cards of the statements panel as a list model: filtered, ordered, grouped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from reader.ui.models.facets import NO_CHOICE, FacetChoice
from reader.ui.models.statement_cards import UNATTRIBUTED, StatementCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex


class StatementRole(IntEnum):
    """What a row can be asked for beyond Qt's own roles."""

    CARD = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2


class StatementOrder(Enum):
    """In what order the cards stand."""

    TEXT = "text"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Heading:
    """A row above the cards of one speaker."""

    name: str
    count: int

    number: ClassVar[None] = None
    """Stands for no statement."""


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which cards are shown.

    Attributes:
        words: What was typed in the search box.
        only_review: Only those whose speaker somebody should look at.
        speaker: Only this speaker's (`UNATTRIBUTED` for those without); None for all.
        only_rejected: Those that a person rejected, in the place of the others.
        choice: Which states, marks and tags.
    """

    words: str = ""
    only_review: bool = False
    speaker: str | None = None
    only_rejected: bool = False
    choice: FacetChoice = NO_CHOICE

    @property
    def is_open(self) -> bool:
        """Whether it lets every card through."""
        return self == StatementFilter()

    def let_through(self, cards: Iterable[StatementCard]) -> list[StatementCard]:
        """Return those of many cards that are shown."""
        words, speaker = self.words.casefold().split(), self.speaker
        return [
            card
            for card in cards
            if card.is_rejected is self.only_rejected
            and (card.needs_review or not self.only_review)
            and (speaker is None or card.speaker_name == speaker)
            and self.choice.lets_through(card)
            and (not words or card.matches(words))
        ]


Row = StatementCard | Heading


class StatementsModel(QAbstractListModel):
    """Cards of one article; headings between them when grouped by speaker.

    Signals:
        counts_changed: How many there are, are shown or need a look.
    """

    counts_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[StatementCard] = []
        self._rejected: list[StatementCard] = []
        self._by_number: dict[int, StatementCard] = {}
        self._to_review: frozenset[int] = frozenset()
        self._rows: list[Row] = []
        self._filter = StatementFilter()
        self._order = StatementOrder.TEXT

    @property
    def filter(self) -> StatementFilter:
        """What is let through at present."""
        return self._filter

    @property
    def order(self) -> StatementOrder:
        """The order at present."""
        return self._order

    @property
    def total(self) -> int:
        """Number of statements of the article, those that were rejected left out."""
        return len(self._cards)

    @property
    def rejected(self) -> int:
        """How many a person rejected."""
        return len(self._rejected)

    @property
    def to_review(self) -> int:
        """How many of all need a look."""
        return len(self._to_review)

    @property
    def to_review_numbers(self) -> frozenset[int]:
        """The numbers of those."""
        return self._to_review

    @property
    def shown(self) -> list[StatementCard]:
        """The cards in the list, in its order."""
        return [row for row in self._rows if isinstance(row, StatementCard)]

    def card(self, number: int) -> StatementCard | None:
        """Return the card of a statement, shown or not; a rejected one has none."""
        return self._by_number.get(number)

    @property
    def in_question(self) -> list[StatementCard]:
        """The cards the list is narrowed down from: those that count, or those rejected."""
        return self._rejected if self._filter.only_rejected else self._cards

    def row_of(self, number: int) -> int | None:
        """Return the row of a statement, or None when it is not shown."""
        for row, content in enumerate(self._rows):
            if content.number == number:
                return row
        return None

    def set_cards(
        self, cards: Iterable[StatementCard], rejected: Iterable[StatementCard] = ()
    ) -> None:
        """Replace all cards; rows that stay the same keep their place and selection."""
        self._cards, self._rejected = list(cards), list(rejected)
        self._by_number = {card.number: card for card in self._cards}
        self._to_review = frozenset(card.number for card in self._cards if card.needs_review)
        self._update_rows()

    def set_filter(self, wanted: StatementFilter) -> None:
        """Show only the cards `wanted` lets through."""
        if wanted != self._filter:
            self._filter = wanted
            self._update_rows()

    def set_order(self, order: StatementOrder) -> None:
        """Order the cards otherwise."""
        if order is not self._order:
            self._order = order
            self.beginResetModel()
            self._rows = self._make_rows()
            self.endResetModel()
            self.counts_changed.emit()

    def _make_rows(self) -> list[Row]:
        cards = self.in_question
        if not self._filter.is_open:
            cards = self._filter.let_through(cards)
        if self._order is StatementOrder.TEXT:
            return list(cards)
        rows: list[Row] = []
        for name, theirs in _by_speaker(cards).items():
            rows += [Heading(name, len(theirs)), *theirs]
        return rows

    def _update_rows(self) -> None:
        """Go from the present rows to the wanted ones by the least rows at one place."""
        wanted = self._make_rows()
        head = _shared_prefix(self._rows, wanted)
        tail = min(
            _shared_prefix(self._rows[::-1], wanted[::-1]),
            len(self._rows) - head,
            len(wanted) - head,
        )
        gone = len(self._rows) - tail
        if gone > head:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            del self._rows[head:gone]
            self.endRemoveRows()
        come = len(wanted) - tail
        if come > head:
            self.beginInsertRows(QModelIndex(), head, come - 1)
            self._rows[head:head] = wanted[head:come]
            self.endInsertRows()
        self._replace_contents(wanted)
        self.counts_changed.emit()

    def _replace_contents(self, wanted: Sequence[Row]) -> None:
        """Put the new content in rows that are the same cards in new words.

        Views are told once, of all rows from the first to the last: telling them ten thousand
        times takes a quarter of a second.
        """
        changed = [
            row
            for row, (new, old) in enumerate(zip(wanted, self._rows, strict=True))
            if new is not old
        ]
        if changed:
            self._rows = list(wanted)
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return _heading_data(row, role)
        return _card_data(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cards be selected, headings not."""
        if index.isValid() and isinstance(self._rows[index.row()], StatementCard):
            never = Qt.ItemFlag.ItemNeverHasChildren
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never
        return Qt.ItemFlag.NoItemFlags


def _card_data(card: StatementCard, role: int) -> object:
    if role == StatementRole.CARD:
        return card
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{card.speaker_name}: {card.quote}"
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return card.spoken_name
    if role == Qt.ItemDataRole.ToolTipRole:
        return card.hint or None
    return None


def _heading_data(heading: Heading, role: int) -> object:
    if role == StatementRole.HEADING:
        return heading
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{heading.name}, {heading.count}"
    return None


def _by_speaker(cards: Iterable[StatementCard]) -> dict[str, list[StatementCard]]:
    """Return each speaker's cards, in order of the first one, those without a name last."""
    theirs: dict[str, list[StatementCard]] = {}
    for card in cards:
        theirs.setdefault(card.speaker_name, []).append(card)
    if UNATTRIBUTED in theirs:
        theirs[UNATTRIBUTED] = theirs.pop(UNATTRIBUTED)
    return theirs


def _key(row: Row) -> object:
    return (row.number, row.is_rejected) if isinstance(row, StatementCard) else row.name


def _shared_prefix(one: Sequence[Row], other: Sequence[Row]) -> int:
    """Return how many rows at the start stand for the same card or heading."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs and _key(mine) != _key(theirs):
            break
        length += 1
    return length
