"""The card of one quote: who speaks, how sure that is and why, who else, and where again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font, type_scale
from reader.ui.models.quote_facts import evidence_chain, speaker_line
from reader.ui.models.remarks import remark_lines
from reader.ui.models.review_facts import (
    has_history,
    how_sure,
    how_sure_hint,
    overruled_line,
    verdict_line,
)
from reader.ui.panels.badge import Badge, StandingMark
from reader.ui.panels.decision_buttons import DecisionButtons
from reader.ui.panels.evidence_chain import ChainLink, ChainStep
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.key_button import KeyButton
from reader.ui.panels.runner_up_row import RunnerUpRow
from reader.ui.panels.variant_lines import VariantLines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QKeyEvent

    from reader.model.span import Span
    from reader.ui.appearance import Appearance
    from reader.ui.models.statement_cards import RepeatLink, StatementCard
    from reader.ui.speaker_style import SpeakerStyle
    from reader.ui.theme import Theme

RADIUS = 12
MARGIN = 16
WIDE = 430
NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything a card shows.

    Attributes:
        card: The statement.
        text: The article's canonical text.
        style: The speaker's, or None.
        count: The speaker's quotes in the article.
        total: All quotes of the article.
        variants: Words of the statements that say nearly the same, by their numbers.
    """

    card: StatementCard
    text: str
    style: SpeakerStyle | None
    count: int
    total: int
    variants: Mapping[int, str] = field(default_factory=dict)


class QuoteCard(QFrame):
    """Floats over the article beside its quote.

    Signals:
        span_asked(object): `Span` of words to point out in the article.
        statement_asked(int): Number of a statement that says the same.
        copy_asked(), next_asked(), previous_asked(), solo_asked(), closed():
            What the reader wants.
        resized(): It needs another place, as more or less is unfolded.
    """

    span_asked = Signal(object)
    statement_asked = Signal(int)
    copy_asked = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    solo_asked = Signal()
    closed = Signal()
    resized = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._content: CardContent | None = None
        self.setObjectName("quoteCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Quote card")
        self._badge = Badge(appearance.theme, 1.5)
        self._mark = StandingMark(appearance.theme)
        self._name, self._line, self._certainty = QLabel(), QLabel(), QLabel()
        self._chain = FlowLayout(gap=5, line_gap=4)
        self._verdict = QLabel()
        self.overruled = QPushButton()
        self._most = NO_LIMIT
        self.runners_up = RunnerUpRow(appearance)
        self._repeats = FlowLayout(gap=4, line_gap=2)
        self.variants = VariantLines()
        self.variants.unfolded.connect(self._unfold)
        self._shadow = QGraphicsDropShadowEffect(self)
        self.setGraphicsEffect(self._shadow)
        self._make_buttons()
        self._lay_out()
        appearance.theme_changed.connect(self._change_theme)
        self._change_theme(appearance.theme)
        self.hide()

    def _make_buttons(self) -> None:
        self.overruled.setFont(sans_font(12))
        self.overruled.setProperty("look", "link")
        self.overruled.setCheckable(True)
        self.overruled.setToolTip("Why the analysis thought so")
        self.overruled.toggled.connect(self._unfold)
        self.history = QPushButton("History")
        self.history.setFont(sans_font(12))
        self.history.setProperty("look", "link")
        self.buttons = DecisionButtons(self._appearance)
        self.copy_button = KeyButton("Copy", "Ctrl+Shift+C", self._appearance)
        self.copy_button.setToolTip("Copy the quote with its speaker and source")
        self.copy_button.clicked.connect(self.copy_asked)
        self.solo_button = KeyButton("Only this speaker", "O", self._appearance)
        self.solo_button.clicked.connect(self.solo_asked)
        self.previous_button = KeyButton("Previous", "P", self._appearance)
        self.previous_button.clicked.connect(self.previous_asked)
        self.next_button = KeyButton("Next", "N", self._appearance)
        self.next_button.clicked.connect(self.next_asked)
        self.close_button = QPushButton("✕")
        self.close_button.setAccessibleName("Close the card")
        self.close_button.setToolTip("Close (Esc)")
        self.close_button.setFixedSize(QSize(28, 28) * type_scale())
        self.close_button.setStyleSheet("padding: 0;")
        self.close_button.clicked.connect(self.closed)

    def _lay_out(self) -> None:
        self._name.setFont(sans_font(14, semibold=True))
        self._name.setWordWrap(True)
        self._line.setFont(sans_font(12))
        self._line.setWordWrap(True)
        self._certainty.setFont(sans_font(12))
        self._verdict.setFont(sans_font(12))
        self._verdict.setWordWrap(True)
        for label in (self._line, self._certainty, self._verdict):
            label.setProperty("tone", "dim")
        self.remarks = QLabel()
        self.remarks.setFont(sans_font(13))
        self.remarks.setWordWrap(True)
        for label in (self._name, self._line, self._verdict, self.remarks):
            label.setTextFormat(Qt.TextFormat.PlainText)
        who = QVBoxLayout()
        who.setSpacing(1)
        who.addWidget(self._name)
        who.addWidget(self._line)
        self._state = QWidget()
        state = QHBoxLayout(self._state)
        state.setContentsMargins(0, 5, 0, 0)
        state.setSpacing(5)
        state.addWidget(self._mark)
        state.addWidget(self._certainty)
        top = Qt.AlignmentFlag.AlignTop
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(self._badge, 0, top)
        self._head.addLayout(who, 1)
        self._head.addWidget(self.close_button, 0, top)
        self._actions = FlowLayout(gap=8, line_gap=6)
        for button in (
            self.copy_button,
            self.solo_button,
            self.previous_button,
            self.next_button,
        ):
            self._actions.addWidget(button)
        self._column = self._scrolled_column()
        self._column.addLayout(self._head)
        said = QHBoxLayout()
        said.addWidget(self._verdict, 1)
        said.addWidget(self.history, 0, top | Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(said)
        self._column.addWidget(self.remarks)
        self._column.addWidget(self.overruled, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._chain)
        self._column.addLayout(self.runners_up)
        self._column.addLayout(self._repeats)
        self._column.addWidget(self.variants)
        self._column.addLayout(self.buttons)
        self._column.addLayout(self._actions)
        self._place_state(WIDE)

    def _scrolled_column(self) -> QVBoxLayout:
        """Return the column that scrolls where the window is low."""
        body = QWidget()
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, MARGIN - 4, MARGIN - 6, MARGIN - 4)
        column.setSpacing(9)
        return column

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Show on the buttons the keys that the window's actions have, by the actions' names."""
        for button, name in (
            (self.copy_button, "copy_quote"),
            (self.solo_button, "only_speaker"),
            (self.previous_button, "previous"),
            (self.next_button, "next"),
        ):
            button.follow(actions[name])
        self.history.clicked.connect(actions["history"].trigger)
        self.history.setToolTip(actions["history"].toolTip())
        self.buttons.follow(actions)
        self.runners_up.follow(actions)

    @property
    def content(self) -> CardContent | None:
        """What the card shows, or showed last."""
        return self._content

    @property
    def statement(self) -> int | None:
        """Number of the statement the card is about, or None."""
        return self._content.card.number if self._content else None

    @property
    def sentence(self) -> str:
        """The evidence as it reads."""
        return " ".join(link.accessibleName() for link in self.links)

    @property
    def links(self) -> list[QPushButton]:
        """The parts of the evidence that can be clicked, in order."""
        items = (self._chain.itemAt(index) for index in range(self._chain.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [step.link for step in widgets if isinstance(step, ChainStep)]

    def show_content(self, content: CardContent, width: int, most: int = NO_LIMIT) -> None:
        """Fill the card for a statement and give it a width and the height it needs then.

        Args:
            content: What it shows.
            width: Of the card.
            most: How high it may be; what does not fit is scrolled.
        """
        self._content = content
        theme, first = self._appearance.theme, content.card.statement.first
        attribution, review = first.attribution, first.review
        self._badge.show_style(content.style, theme)
        self._mark.show_standing(content.card.state, review, theme)
        self._name.setText(content.card.speaker_name)
        self._line.setText(speaker_line(content.card.speaker, content.count, content.total))
        self._name.setToolTip(content.card.speaker.note if content.card.speaker else "")
        self._certainty.setText(how_sure(review, attribution))
        self._certainty.setToolTip(how_sure_hint(review, attribution))
        self._verdict.setText(verdict_line(review, attribution))
        self._verdict.setVisible(review.state.is_reviewed)
        self.history.setVisible(has_history(review))
        remarks = remark_lines(review)
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self._show_overruled(content)
        self.runners_up.show_names(attribution)
        has_speaker = content.card.speaker is not None
        self.buttons.show_review(review, has_speaker=has_speaker)
        self.solo_button.setVisible(content.card.speaker is not None)
        self.setAccessibleDescription(content.card.spoken_name)
        self._area.verticalScrollBar().setValue(0)
        self._fill_chain(content, width - 2 * MARGIN - 12)
        self._fill_repeats(content.card.repeats)
        self.variants.show_variants(
            content.card.quote,
            (
                (repeat.paragraph, content.variants[repeat.statement])
                for repeat in content.card.repeats
                if repeat.statement in content.variants
            ),
        )
        self.fit(width, most)

    def fit(self, width: int, most: int = NO_LIMIT) -> None:
        """Take a width and the height that goes with it, up to `most`."""
        self._most = most
        self._place_state(width)
        self._column.invalidate()
        self._column.activate()
        inner = width - 2
        needed = self._column.totalHeightForWidth(inner) + 2
        if needed > most:  # the scroll bar takes some of the width
            bar = self._area.verticalScrollBar().sizeHint().width()
            needed = self._column.totalHeightForWidth(inner - bar) + 2
        self.setFixedSize(width, max(1, min(needed, most)))
        self._area.setGeometry(self.rect().adjusted(1, 1, -1, -1))

    def _place_state(self, width: int) -> None:
        """Put the state beside the name, or below it where the card is narrow."""
        top = Qt.AlignmentFlag.AlignTop
        if width >= WIDE * type_scale():
            self._head.insertWidget(2, self._state, 0, top)
        else:
            self._column.insertWidget(1, self._state, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_overruled(self, content: CardContent) -> None:
        """Say whom the analysis had found; the chain to that name is folded at first."""
        line = overruled_line(content.card.statement.first)
        if line != self.overruled.text():
            self.overruled.blockSignals(True)
            self.overruled.setChecked(False)
            self.overruled.blockSignals(False)
        self.overruled.setText(line)
        self.overruled.setVisible(bool(line))

    def _unfold(self) -> None:
        """Show or hide why the analysis had said what it said, or how wordings differ."""
        if self._content is not None:
            self.show_content(self._content, self.width(), self._most)
            self.resized.emit()

    def _fill_chain(self, content: CardContent, width: int) -> None:
        self._chain.clear()
        theme = self._appearance.theme
        is_overruled = content.card.statement.first.is_overruled
        style = None if is_overruled else content.style
        colour = theme.hue(style.tint).strong if style else theme.neutral_line
        for part in evidence_chain(content.card.statement, content.text):
            step = ChainStep(part, colour, width)
            step.link.clicked.connect(self._show_span)
            self._chain.addWidget(step)
            step.setVisible(not is_overruled or self.overruled.isChecked())

    def _fill_repeats(self, repeats: tuple[RepeatLink, ...]) -> None:
        self._repeats.removeWidget(self.variants.link)
        self._repeats.clear()
        for repeat in repeats:
            link = QPushButton(repeat.label.capitalize(), self)
            link.setFont(sans_font(12))
            link.setProperty("look", "link")
            words = "the same words" if repeat.is_exact else "nearly the same words"
            link.setToolTip(f"Go to {words} in paragraph {repeat.paragraph}")
            number = repeat.statement
            link.clicked.connect(lambda _checked=False, n=number: self.statement_asked.emit(n))
            self._repeats.addWidget(link)
            link.show()
        self._repeats.addWidget(self.variants.link)

    def _show_span(self) -> None:
        link = self.sender()
        if isinstance(link, ChainLink):
            span: Span = link.span
            self.span_asked.emit(span)

    def _change_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#quoteCard {{ background: {theme.panel.name()}; border-radius: {RADIUS}px;"
            f" border: 1px solid {theme.hairline.name()}; }}"
        )
        self._shadow.setBlurRadius(28)
        self._shadow.setOffset(0, 6)
        self._shadow.setColor(QColor(0, 0, 0, 150 if theme.is_dark else 60))
        if self._content is not None:
            self.show_content(self._content, self.width(), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
