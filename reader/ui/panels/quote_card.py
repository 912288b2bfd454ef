"""The card of one quote: who speaks, how sure that is and why, who else, and where again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.fonts import sans_font, type_scale
from reader.ui.models.quote_facts import (
    certainty,
    certainty_hint,
    evidence_chain,
    runners_up_line,
    speaker_line,
)
from reader.ui.panels.badge import Badge, StateMark
from reader.ui.panels.flow_layout import FlowLayout
from reader.ui.panels.key_button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent

    from reader.model.span import Span
    from reader.ui.appearance import Appearance
    from reader.ui.models.quote_facts import ChainPart
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
    """

    card: StatementCard
    text: str
    style: SpeakerStyle | None
    count: int
    total: int


class _ChainLink(QPushButton):
    """Words of the article in the evidence sentence, underlined like a mention."""

    def __init__(self, part: ChainPart, colour: QColor, widest: int) -> None:
        super().__init__()
        self.span = part.span
        self._colour = colour
        self._is_hovered = False
        self.setFont(sans_font(13))
        self._words = QFontMetrics(self.font()).elidedText(
            part.words, Qt.TextElideMode.ElideRight, max(widest - 8, 40)
        )
        self.setAccessibleName(f"{part.lead} {part.words}".strip())
        self.setToolTip("Show in the article")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the words, the line below them and a little room."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._words) + 6, metrics.height() + 5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and their dotted line; a ring with the focus."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                ring = self.palette().link().color()
                painter.setPen(QPen(ring, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
                ground = QColor(ring)
                ground.setAlpha(28)
                painter.setBrush(ground)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            metrics = QFontMetrics(self.font())
            painter.setFont(self.font())
            painter.setPen(self.palette().windowText().color())
            baseline = 1 + metrics.ascent()
            painter.drawText(3, baseline, self._words)
            line = QPen(self._colour, 2, Qt.PenStyle.DotLine)
            painter.setPen(line)
            bottom = baseline + 4
            painter.drawLine(3, bottom, 3 + metrics.horizontalAdvance(self._words), bottom)


class _ChainStep(QWidget):
    """A link with the words that join it to the one before, never parted by a line's end."""

    def __init__(self, part: ChainPart, colour: QColor, widest: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        room = widest
        if part.lead:
            lead = QLabel(part.lead)
            lead.setFont(sans_font(12))
            lead.setProperty("tone", "dim")
            row.addWidget(lead)
            room -= lead.sizeHint().width() + 2
        self.link = _ChainLink(part, colour, room)
        row.addWidget(self.link)


class QuoteCard(QFrame):
    """Floats over the article beside its quote.

    Signals:
        span_asked(object): `Span` of words to point out in the article.
        statement_asked(int): Number of a statement that says the same.
        copy_asked(), next_asked(), previous_asked(), solo_asked(), closed():
            What the reader wants.
    """

    span_asked = Signal(object)
    statement_asked = Signal(int)
    copy_asked = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    solo_asked = Signal()
    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._content: CardContent | None = None
        self.setObjectName("quoteCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Quote card")
        self._badge = Badge(appearance.theme, 1.5)
        self._mark = StateMark(appearance.theme)
        self._name, self._line, self._certainty = QLabel(), QLabel(), QLabel()
        self._chain = FlowLayout(gap=5, line_gap=4)
        self._runners_up = QLabel()
        self._repeats = FlowLayout(gap=4, line_gap=2)
        self._shadow = QGraphicsDropShadowEffect(self)
        self.setGraphicsEffect(self._shadow)
        self._make_buttons()
        self._lay_out()
        appearance.theme_changed.connect(self._change_theme)
        self._change_theme(appearance.theme)
        self.hide()

    def _make_buttons(self) -> None:
        self.copy_button = KeyButton("Copy", "Ctrl+Shift+C", self._appearance, is_primary=True)
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
        self._runners_up.setFont(sans_font(12))
        self._runners_up.setWordWrap(True)
        for label in (self._line, self._certainty, self._runners_up):
            label.setProperty("tone", "dim")
        for label in (self._name, self._line, self._runners_up):
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
        column.addLayout(self._head)
        column.addLayout(self._chain)
        column.addWidget(self._runners_up)
        column.addLayout(self._repeats)
        column.addLayout(self._actions)
        self._column = column
        self._place_state(WIDE)

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Show on the buttons the keys that the window's actions have, by the actions' names."""
        for button, name in (
            (self.copy_button, "copy_quote"),
            (self.solo_button, "only_speaker"),
            (self.previous_button, "previous"),
            (self.next_button, "next"),
        ):
            button.follow(actions[name])

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
        return [step.link for step in widgets if isinstance(step, _ChainStep)]

    def show_content(self, content: CardContent, width: int, most: int = NO_LIMIT) -> None:
        """Fill the card for a statement and give it a width and the height it needs then.

        Args:
            content: What it shows.
            width: Of the card.
            most: How high it may be; what does not fit is scrolled.
        """
        self._content = content
        theme, attribution = self._appearance.theme, content.card.statement.first.attribution
        self._badge.show_style(content.style, theme)
        self._mark.show_state(content.card.state, theme)
        self._name.setText(content.card.speaker_name)
        self._line.setText(speaker_line(content.card.speaker, content.count, content.total))
        self._certainty.setText(certainty(attribution))
        self._certainty.setToolTip(certainty_hint(attribution))
        self._runners_up.setText(runners_up_line(attribution))
        self._runners_up.setVisible(bool(attribution.runners_up))
        self.solo_button.setVisible(content.card.speaker is not None)
        self.setAccessibleDescription(content.card.spoken_name)
        self._area.verticalScrollBar().setValue(0)
        self._fill_chain(content, width - 2 * MARGIN - 12)
        self._fill_repeats(content.card.repeats)
        self.fit(width, most)

    def fit(self, width: int, most: int = NO_LIMIT) -> None:
        """Take a width and the height that goes with it, up to `most`."""
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

    def _fill_chain(self, content: CardContent, width: int) -> None:
        self._chain.clear()
        theme = self._appearance.theme
        style = content.style
        colour = theme.hue(style.hue_index).strong if style else theme.neutral_line
        for part in evidence_chain(content.card.statement, content.text):
            step = _ChainStep(part, colour, width)
            step.link.clicked.connect(self._show_span)
            self._chain.addWidget(step)
            step.show()

    def _fill_repeats(self, repeats: tuple[RepeatLink, ...]) -> None:
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

    def _show_span(self) -> None:
        link = self.sender()
        if isinstance(link, _ChainLink):
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
