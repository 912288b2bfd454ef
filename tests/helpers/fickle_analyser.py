"""An analyser that can be told to change its mind: about speakers, edges, and what is a quote."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.model.quotation import Analysis
from reader.model.span import Span
from tests.helpers.scripted_analyser import Fault, Gate, Says, ScriptedAnalyser, person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.quotes.analyser import AnalysisProgress

SOMEBODY = person("Somebody Else")


@dataclass
class Mind:
    """What a `FickleAnalyser` goes by from its next article on.

    Attributes:
        script: Who says what.
        is_contrary: Whether it disagrees with that in everything.
        faults: What goes wrong, by a word of the paragraph.
        seen: Texts it was asked about, by their first line.
    """

    script: Sequence[Says] = ()
    is_contrary: bool = False
    name: str = "fickle 1"
    faults: Mapping[str, Fault] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)


class FickleAnalyser:
    """Says what its mind holds; for workers that are threads, as minds are not copied."""

    def __init__(self, mind: Mind, release: Gate | None = None) -> None:
        self._mind = mind
        self._release = release

    @property
    def name(self) -> str:
        return self._mind.name

    def analyse(
        self, document: Document, *, cancelled: Callable[[], bool]
    ) -> Iterator[AnalysisProgress | Analysis]:
        mind = self._mind
        mind.seen.append(document.text.partition("\n")[0])
        scripted = ScriptedAnalyser(mind.script, mind.faults, self._release)
        for report in scripted.analyse(document, cancelled=cancelled):
            found = report.quotations
            if mind.is_contrary:
                found = tuple(contrary(found))
            changed = replace(report, quotations=found)
            yield replace(changed, analyser=mind.name) if isinstance(changed, Analysis) else changed


def contrary(found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Return other quotations: each first lost, each second cut short, all by somebody else."""
    for number, quotation in enumerate(found):
        attribution = replace(quotation.attribution, speaker=SOMEBODY, mention=None, confidence=0.9)
        if number % 3 == 0:
            continue
        span = quotation.span
        if number % 3 == 1:
            span = Span(span.start + 1, span.end - 1)
        number_now = 50 - quotation.statement
        yield replace(
            quotation, span=span, statement=number_now, parent=None, attribution=attribution
        )
