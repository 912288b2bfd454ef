"""An analyser that needs no models: it says what it was told, and misbehaves when it is told to.

Everything can be pickled, so `functools.partial(ScriptedAnalyser, ...)` is a factory for workers of
both kinds and for the command.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from reader.errors import OperationCancelledError, ReaderError
from reader.model.quotation import (
    Analysis,
    Attribution,
    AttributionState,
    Evidence,
    EvidenceKind,
    Quotation,
    QuotationKind,
    RunnerUp,
)
from reader.model.span import Span
from reader.model.speaker import Speaker, SpeakerKind
from reader.quotes.analyser import AnalysisProgress
from reader.text.segments import find_segments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.model.document import Document
    from reader.text.segments import Segment


class Gate(Protocol):
    """A semaphore of `threading` or of a `multiprocessing` context, at first 0.

    An event would not do: a process killed while it waits for one locks it for everybody.
    """

    def acquire(self, *, timeout: float | None = None) -> bool: ...


class Fault(Enum):
    """What happens at the first paragraph that holds a given word."""

    KNOWN = "a ReaderError"
    BUG = "an exception nobody expects"
    KILL = "the process is killed"
    HOLD = "it waits to be released, and can be cancelled"
    DEAF = "it waits to be released, and does not notice a cancel"


@dataclass(frozen=True)
class Says:
    """Who says the quotation that holds some words.

    Attributes:
        words: Part of the quoted words.
        goes_on: It is another piece of the statement before it.
        others: Names and confidences of the runners-up.
    """

    words: str
    speaker: Speaker | None
    kind: QuotationKind = QuotationKind.DIRECT
    confidence: float = 0.95
    goes_on: bool = False
    others: tuple[tuple[str, float], ...] = ()


def person(name: str, role: str | None = None) -> Speaker:
    return Speaker(name, SpeakerKind.PERSON, role)


class ScriptedAnalyser:
    """Finds what is marked as quoted and attributes it by a script; what is not in it to nobody."""

    name = "scripted 1"

    def __init__(
        self,
        script: Sequence[Says] = (),
        faults: Mapping[str, Fault] | None = None,
        release: Gate | None = None,
    ) -> None:
        self._script = tuple(script)
        self._faults = dict(faults or {})
        self._release = release

    def analyse(
        self, document: Document, *, cancelled: Callable[[], bool]
    ) -> Iterator[AnalysisProgress | Analysis]:
        found = self._quotations(document)
        total = len(document.paragraphs)
        for number, paragraph in enumerate(document.paragraphs, 1):
            self._misbehave(paragraph.span.text_of(document.text), cancelled)
            if cancelled():
                raise OperationCancelledError("The analysis was stopped.")
            here = tuple(q for q in found if q.paragraph == number)
            yield AnalysisProgress(number, total, here)
        yield Analysis(document.checksum, tuple(found), "en", self.name)

    def _misbehave(self, text: str, cancelled: Callable[[], bool]) -> None:
        match next((fault for word, fault in self._faults.items() if word in text), None):
            case Fault.KNOWN:
                raise ReaderError("This article cannot be analysed. Try another one.")
            case Fault.BUG:
                raise ZeroDivisionError("told to")
            case Fault.KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            case Fault.HOLD:
                assert self._release is not None
                while not self._release.acquire(timeout=0.01) and not cancelled():
                    pass
            case Fault.DEAF:
                assert self._release is not None
                self._release.acquire()

    def _quotations(self, document: Document) -> list[Quotation]:
        found: list[Quotation] = []
        statement = 0
        outer: list[tuple[Span, int]] = []
        for segment in find_segments(document.text, document.paragraphs).segments:
            says = self._says(segment.span.text_of(document.text))
            if not (says.goes_on or segment.continues):
                statement += 1
            outer = [(span, number) for span, number in outer if span.contains(segment.span)]
            parent = outer[-1][1] if outer else None
            outer.append((segment.span, statement))
            found.append(_quotation(document, segment, says, statement, parent))
        return found

    def _says(self, text: str) -> Says:
        nobody = Says("", None, confidence=0.0)
        return next((says for says in self._script if says.words in text), nobody)


def _quotation(
    document: Document, segment: Segment, says: Says, statement: int, parent: int | None
) -> Quotation:
    around = document.paragraphs[segment.paragraph - 1].span
    mention = cue = None
    if says.speaker is not None:
        mention = _find(says.speaker.name.split()[-1], document.text, around, segment.span)
        cue = _find("said", document.text, around, segment.span)
    links = ((cue, EvidenceKind.CUE), (mention, EvidenceKind.NAME))
    state = AttributionState.UNATTRIBUTED
    if says.speaker is not None:
        sure = says.confidence >= 0.8
        state = AttributionState.ATTRIBUTED if sure else AttributionState.PROBABLE
    return Quotation(
        segment.span,
        says.kind,
        segment.form,
        statement,
        segment.paragraph,
        parent,
        Attribution(
            says.speaker,
            mention,
            cue,
            says.confidence,
            state,
            tuple(Evidence(span, what) for span, what in links if span is not None),
            tuple(RunnerUp(*other) for other in says.others),
        ),
    )


def _find(word: str, text: str, around: Span, quoted: Span) -> Span | None:
    """Find a word of the reporter's nearest the end of a quotation."""
    after = text.find(word, quoted.end, around.end)
    start = after if after >= 0 else text.rfind(word, around.start, quoted.start)
    return Span(start, start + len(word)) if start >= 0 else None
