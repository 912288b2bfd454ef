"""What of the open article can be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quotation import Analysis
from reader.ui.dialogs.export_dialog import ExportSource

if TYPE_CHECKING:
    from reader.ui.models.statements_model import StatementsModel
    from reader.ui.session import ReadingSession


def export_source(session: ReadingSession, statements: StatementsModel) -> ExportSource | None:
    """Return the open article with what is known of it; None when no article is open.

    After a stopped analysis that is what was found until then.
    """
    document = session.document
    if document is None:
        return None
    analysis = session.analysis
    if analysis is None:
        analysis = Analysis(document.checksum, session.quotations, "", "")
    shown = {card.number for card in statements.shown}
    return ExportSource(document, analysis, shown, statements.total)
