"""The real analyser: parses, chooses mentions, finds out who they are."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import LanguageModelMissingError, OperationCancelledError
from reader.model.accuracy import fingerprint
from reader.model.quotation import Analysis, AttributionState
from reader.paths import resource
from reader.quotes.analyser import AnalysisProgress
from reader.quotes.beliefs import Scale
from reader.quotes.confidence import Calibration
from reader.quotes.encoder import Encoder
from reader.quotes.given_names import load_given_names
from reader.quotes.language import load_pipeline
from reader.quotes.reading import ArticleReading
from reader.quotes.tongue import recognise_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.model.document import Document
    from reader.model.quotation import Quotation
    from reader.model.span import Span
    from reader.quotes.analyser import Analyser
    from reader.quotes.language import Pipeline
    from reader.quotes.looks import LookSource

_BATCH = 8  # paragraphs to the first report; each later one waits for as many again as were read
_SOON = 4  # where a fourth of what was read is all that is left, the result follows soon enough
_PLACES = 5
_FOREIGN_CONFIDENCE = 0.6


class QuoteAnalyser:
    """Finds and attributes the quotations of one document at a time.

    Attributes:
        name: Name and version of the pipeline and the attribution networks.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        looks: LookSource,
        scale: Scale,
        calibration: Calibration,
        *,
        version: str = "",
    ) -> None:
        self._pipeline = pipeline
        self._looks = looks
        self._scale = scale
        self._calibration = calibration
        self.name = f"{pipeline.name} {version}".strip()

    def analyse(
        self, document: Document, *, cancelled: Callable[[], bool]
    ) -> Iterator[AnalysisProgress | Analysis]:
        """Report progress from the top of the document down, and the whole result last.

        See `reader.quotes.analyser.Analyser.analyse`.
        """
        reading = ArticleReading(document, self._looks, self._scale)
        language, total = recognise_language(document.text), len(document.paragraphs)
        report = _BATCH
        sent: dict[Span, Quotation] = {}
        for paragraph in self._pipeline.parse(document):
            if cancelled():
                raise OperationCancelledError("The analysis was stopped.")
            reading.add(paragraph)
            worth = paragraph.number // _SOON if sent else 0
            if paragraph.number >= report and total - paragraph.number > worth:
                report = 2 * paragraph.number  # a report reads everything anew
                known = self._quotations(reading, language)
                news = tuple(q for q in known if sent.get(q.span) != q)
                sent = {q.span: q for q in known}
                yield AnalysisProgress(paragraph.number, total, news)
        reading.finish()
        quotations = self._quotations(reading, language)
        notices = _notices(document, reading.unbalanced)
        yield Analysis(document.checksum, quotations, language, self.name, notices)

    def _quotations(self, reading: ArticleReading, language: str) -> tuple[Quotation, ...]:
        found = reading.quotations(self._calibration)
        return tuple(found if language == "en" else map(_doubt, found))


def _doubt(quotation: Quotation) -> Quotation:
    """Lower an attribution in a language the networks never saw to "probable" at most."""
    attribution = quotation.attribution
    if attribution.state is not AttributionState.ATTRIBUTED:
        return quotation
    confidence = min(attribution.confidence, _FOREIGN_CONFIDENCE)
    doubted = replace(attribution, confidence=confidence, state=AttributionState.PROBABLE)
    return replace(quotation, attribution=doubted)


def _notices(document: Document, unbalanced: tuple[int, ...]) -> tuple[str, ...]:
    """Say where quotation marks have no partner, the first few places."""
    starts = [paragraph.span.start for paragraph in document.paragraphs]
    numbers = list(dict.fromkeys(bisect_right(starts, offset) for offset in unbalanced))
    if not numbers:
        return ()
    places = ", ".join(str(number) for number in numbers[:_PLACES])
    more = " and later" if len(numbers) > _PLACES else ""
    return (f"Quotation marks without a partner in paragraph {places}{more}.",)


def load_analyser(pipeline: Path | str | None = None) -> Analyser:
    """Load the language pipeline and the attribution networks; takes a second or two.

    Args:
        pipeline: Folder or name of another language pipeline, or None for the shipped one.

    Raises:
        LanguageModelMissingError: A part is missing or cannot be read.
    """
    folder = resource("attribution")
    try:
        encoder = Encoder.load(folder)
        scale = Scale.load(folder / "beliefs.json")
        calibration = Calibration.load(folder / "calibration.json")
        load_given_names()
        version = fingerprint(folder)
    except (OSError, ValueError, KeyError) as error:
        message = (
            f"The attribution model in {folder} is missing or damaged ({error}). "
            "Install the app again, or rebuild it with: python -m reader.training all."
        )
        raise LanguageModelMissingError(message) from error
    return QuoteAnalyser(load_pipeline(pipeline), encoder, scale, calibration, version=version)
