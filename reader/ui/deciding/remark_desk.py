"""Note, tags and verification of what is selected: asked beside the quote, decided as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from reader.model.quotation import gather_statements
from reader.review.targets import targets_of
from reader.ui.deciding.interruption import Interruption
from reader.ui.models.remarks import Remarks, decide_remarks, remarks_of
from reader.ui.panels.remark_box import RemarkBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.model.quotation import Statement
    from reader.text.change import TextChange
    from reader.ui.appearance import Appearance
    from reader.ui.deciding.chosen import Chosen
    from reader.ui.deciding.desk import DecisionDesk
    from reader.ui.panels.article_pane import ArticlePane
    from reader.ui.selection import StatementSelection
    from reader.ui.session import ReadingSession

RENEWS = "the words were changed since the check; Save checks them anew"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the box is about.

    Attributes:
        statements: Whose remarks change.
        before: What the box showed at first.
        renews: Whether saving makes a check anew whose words were changed.
        interruption: What the box came in between of.
    """

    statements: list[Statement]
    before: Remarks
    renews: bool
    interruption: Interruption


class RemarkDesk(QObject):
    """Opens the box and decides what was filled in; going elsewhere keeps what was typed.

    Attributes:
        box: Note, tags and verification.
    """

    def __init__(
        self,
        desk: DecisionDesk,
        session: ReadingSession,
        chosen: Chosen,
        selection: StatementSelection,
        pane: ArticlePane,
        appearance: Appearance,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self._chosen = chosen
        self._selection = selection
        self._pane = pane
        self._asked: _Asked | None = None
        self.box = RemarkBox(appearance, pane.ground)
        self.box.saved.connect(self._save)
        self.box.left.connect(self.leave)
        self.box.given_up.connect(self.cancel)
        session.text_changed.connect(self._move)
        session.article_opened.connect(self.cancel)
        session.article_closed.connect(self.cancel)

    def open_note(self) -> None:
        """Ask for a note."""
        self._desk.when_settled(lambda: self._open(self.box.note))

    def open_tags(self) -> None:
        """Ask for tags."""
        self._desk.when_settled(lambda: self._open(self.box.tags))

    def open_check(self) -> None:
        """Ask whether the words were checked."""
        self._desk.when_settled(lambda: self._open(self.box.status))

    def step_back(self) -> bool:
        """Leave the box without a change; tell whether it was open."""
        was_open = self._asked is not None
        self.cancel()
        return was_open

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it is."""
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.interruption.close(self.box, selection=self._selection, fallback=self._pane.view)

    @Slot()
    def leave(self) -> None:
        """Close the box and decide what was filled in; looking at an old check renews nothing."""
        self._decide(is_saved=False)

    @Slot()
    def _save(self) -> None:
        self._decide(is_saved=True)

    def _decide(self, *, is_saved: bool) -> None:
        asked, self._asked = self._asked, None
        document = self._session.document
        if asked is None or document is None:
            return
        asked.interruption.close(self.box, selection=self._selection, fallback=self._pane.view)
        decisions = decide_remarks(
            targets_of(document.text, asked.statements),
            asked.before,
            self.box.remarks,
            by=self._desk.library.reviewer,
            on=datetime.now().astimezone().date().isoformat(),
            renews=asked.renews and is_saved,
        )
        if decisions:
            self._desk.decide(decisions, None if len(decisions) == 1 else "Change Remarks")

    def _open(self, field: QWidget) -> None:
        cards = [card for card in self._chosen.cards if not card.is_rejected]
        if not cards:
            return
        self.cancel()
        before = remarks_of([card.review for card in cards])
        renews = field is self.box.status and any(card.review.is_outdated for card in cards)
        self._asked = _Asked(
            [card.statement for card in cards],
            before,
            renews,
            Interruption.begin(self._selection),
        )
        title = "Remarks" if len(cards) == 1 else f"Remarks on {len(cards)} statements"
        self.box.ask(f"{title} · {RENEWS}" if renews else title, before)
        self._pane.close_card()
        self._pane.show_beside(self.box, cards[0].number)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _move(self, change: TextChange) -> None:
        """Go on about the same statements in another text; what was typed stays."""
        asked = self._asked
        if asked is None:
            return
        places = {change.span(statement.first.span) for statement in asked.statements}
        statements = gather_statements(self._session.quotations)
        still = [statement for statement in statements if statement.first.span in places]
        if still:
            self._asked = replace(asked, statements=still)
        else:
            self.cancel()
