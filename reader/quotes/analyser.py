"""What the rest of the app expects of whatever finds and attributes quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model.document import Document
    from reader.model.quotation import Analysis, Quotation


@dataclass(frozen=True, slots=True)
class AnalysisProgress:
    """How far an analysis has come.

    Attributes:
        done: Paragraphs analysed so far.
        total: Paragraphs of the document.
        quotations: Those found or revised since the last report, in text order. A quotation
            replaces an earlier one of the same span.
    """

    done: int
    total: int
    quotations: tuple[Quotation, ...]


class Analyser(Protocol):
    """Finds and attributes the quotations of one document.

    Attributes:
        name: Name and version, as kept with every analysis.
    """

    name: str

    def analyse(
        self, document: Document, *, cancelled: Callable[[], bool]
    ) -> Iterator[AnalysisProgress | Analysis]:
        """Report progress from the top of the document down, and the whole result last.

        Args:
            document: Whose text is analysed; offsets refer to it.
            cancelled: Asked between paragraphs; once it is true, no more is reported.

        Yields:
            Any number of `AnalysisProgress`, then exactly one `Analysis`.

        Raises:
            OperationCancelledError: `cancelled` became true.
            LanguageModelMissingError: The pipeline cannot be loaded.
        """
        ...
